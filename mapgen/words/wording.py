"""Every word a reader sees, from one catalogue per language."""

from __future__ import annotations

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
        self._bundle = _bundle(language)

    def __call__(self, message: str, **values: Any) -> str:
        """The message with this id, its values filled in.

        Counts are passed as integers, so that the catalogue can choose singular or plural; figures that were
        formatted already are passed as text.
        """
        found = self._bundle.get_message(message)
        if found.value is None:
            raise LookupError(message)
        text, faults = self._bundle.format_pattern(found.value, values)
        if faults:
            raise LookupError(f"{message}: {faults[0]}")
        return str(text)

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


def text_in(text: Text, language: str) -> str:
    """A text in a language where it has it, else its first."""
    if isinstance(text, str):
        return text
    return text.get(language) or next(iter(text.values()))


def languages() -> tuple[str, ...]:
    """The languages that have a catalogue, sorted."""
    return tuple(sorted(entry.name for entry in LOCALES.iterdir() if entry.is_dir()))


@cache
def _bundle(language: str) -> FluentBundle:
    if language not in languages():
        raise AtlasError(
            f"There is no catalogue of words for the language {language!r}.",
            fix=f"Set `language` in the atlas to one of: {', '.join(languages())}.",
        )
    # Isolation marks would end up in file names, CSV cells and meta tags.
    bundle = FluentBundle([language], use_isolating=False)
    for entry in sorted((LOCALES / language).iterdir(), key=lambda each: each.name):
        if entry.name.endswith(".ftl"):
            bundle.add_resource(FluentResource(entry.read_text(encoding="utf-8")))
    return bundle
