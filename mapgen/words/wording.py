"""Every word a reader sees, from one catalogue per language."""

from __future__ import annotations

import re
import sys
from datetime import date
from functools import cache
from importlib import resources
from typing import Annotated, Any

import msgspec
from babel import Locale
from babel.dates import format_date
from fluent.runtime import FluentBundle, FluentResource, resolver

from mapgen.errors import AtlasError

# A guard against catalogues of strangers, which would refuse a long list of counties; ours come with mapgen.
resolver.MAX_PART_LENGTH = sys.maxsize

Text = str | Annotated[dict[str, str], msgspec.Meta(min_length=1)]
"""A text in the atlas's language, or one text per language."""

LOCALES = resources.files("mapgen") / "locales"
"""A folder for each language, with the catalogue in one file for each part of mapgen."""

MESSAGE = re.compile(r"^(?=[a-z][\w-]* =)", re.MULTILINE)
"""Where a message of a catalogue begins."""

REFERENCE = re.compile(r"\{ ([a-z][\w-]*) \}")
"""Where one names another."""


class Wording:
    """The catalogue of one language.

    Args:
        language: A language for which `mapgen/locales/` has a catalogue, such as "en".

    Raises:
        AtlasError: There is no such catalogue.
    """

    def __init__(self, language: str) -> None:
        """Read the catalogue that ships with the package."""
        self.language = language
        self._catalogue = _catalogue(language)

    def __call__(self, message: str, **values: Any) -> str:
        """The message with this id, its values filled in.

        Counts are passed as integers, so that the catalogue can choose singular or plural; figures that were
        formatted already are passed as text.
        """
        bundle = self._catalogue.with_message(message)
        pattern = bundle.get_message(message).value
        if pattern is None:
            raise LookupError(message)
        return _formatted(bundle, pattern, message, values)

    def fix(self, message: str, **values: Any) -> str:
        """What to do about what a message says: its attribute `fix`, or empty."""
        bundle = self._catalogue.with_message(message)
        pattern = bundle.get_message(message).attributes.get("fix")
        return "" if pattern is None else _formatted(bundle, pattern, message, values)

    def text(self, text: Text) -> str:
        """A text that an atlas or scheme gives, in this language where it has it, else its first."""
        return text_in(text, self.language)

    def day(self, iso: str) -> str:
        """A date, `2016-05-17`, as the language writes it in full; a year alone stays as it is."""
        if len(iso) < len("2016-05-17"):
            return iso or self("undated")
        return format_date(date.fromisoformat(iso), "long", locale=Locale.parse(self.language, sep="-"))

    def listed(self, items: list[str]) -> str:
        """The items as running text: "A", "A and B", "A, B and C"."""
        if len(items) < 2:
            return "".join(items)
        return self("list-last", before=self("list-comma").join(items[:-1]), last=items[-1])


def _formatted(bundle: FluentBundle, pattern: Any, message: str, values: dict[str, Any]) -> str:
    text, faults = bundle.format_pattern(pattern, values)
    if faults:
        raise LookupError(f"{message}: {faults[0]}")
    return str(text)


def text_in(text: Text, language: str) -> str:
    """A text in a language where it has it, else its first."""
    if isinstance(text, str):
        return text
    return text.get(language) or next(iter(text.values()))


def languages() -> tuple[str, ...]:
    """The languages that have a catalogue, sorted."""
    return tuple(sorted(entry.name for entry in LOCALES.iterdir() if entry.is_dir()))


class _Catalogue:
    """The messages of a language, each parsed when it is first said: a map says a third of them."""

    def __init__(self, language: str) -> None:
        # Isolation marks would end up in file names, CSV cells and meta tags.
        self._bundle = FluentBundle([language], use_isolating=False)
        self._unparsed: dict[str, str] = {}
        for entry in (LOCALES / language).iterdir():
            if entry.name.endswith(".ftl"):
                for message in MESSAGE.split(entry.read_text(encoding="utf-8"))[1:]:
                    self._unparsed[message.partition(" ")[0]] = message

    def with_message(self, name: str) -> FluentBundle:
        """The bundle, in which the message is and those that it names, if the catalogue has them."""
        message = self._unparsed.pop(name, "")
        if message:
            self._bundle.add_resource(FluentResource(message))
            for named in REFERENCE.findall(message):
                self.with_message(named)
        return self._bundle


@cache
def _catalogue(language: str) -> _Catalogue:
    if language not in languages():
        raise AtlasError(
            f"There is no catalogue of words for the language {language!r}.",
            fix=f"Set `language` in the atlas to one of: {', '.join(languages())}.",
        )
    return _Catalogue(language)
