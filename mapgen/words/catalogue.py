"""The messages of a language as their files have them, each parsed when it is first said."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources

from fluent.syntax import FluentParser
from fluent.syntax.ast import Message, Pattern

from mapgen.errors import AtlasError
from mapgen.words.plurals import plural_form
from mapgen.words.resolve import Resolver, Values, Whole

LOCALES = resources.files("mapgen") / "locales"
"""A folder for each language, with the catalogue in one file for each part of mapgen."""

MESSAGE = re.compile(r"^(?=[a-z][\w-]* =)", re.MULTILINE)
"""Where a message of a catalogue begins."""


class Catalogue:
    """The messages of one language: a map says a third of them.

    Args:
        language: One of `languages()`.
    """

    def __init__(self, language: str) -> None:
        """Find the messages in the language's files."""
        self._parser = FluentParser(with_spans=False)
        self._messages: dict[str, Message | str] = {}
        for entry in (LOCALES / language).iterdir():
            if entry.name.endswith(".ftl"):
                for message in MESSAGE.split(entry.read_text(encoding="utf-8"))[1:]:
                    self._messages[message.partition(" ")[0]] = message

    def say(self, name: str, values: Values, *, whole: Whole = str) -> str:
        """The message with its values filled in.

        Args:
            name: The message's id.
            values: Texts are shown as they are; whole numbers choose a form by themselves or by their plural form.
            whole: How a whole number is written where it is shown.

        Raises:
            LookupError: There is no such message, or it needs a value that is not given.
        """
        return self._resolver(values, whole)(name, self._pattern(name))

    def fix(self, name: str, values: Values, *, whole: Whole = str) -> str:
        """The message's attribute `fix` under the rules of `say`, or empty where it has none."""
        attributes = {attribute.id.name: attribute.value for attribute in self._message(name).attributes}
        return self._resolver(values, whole)(name, attributes["fix"]) if "fix" in attributes else ""

    def _resolver(self, values: Values, whole: Whole) -> Resolver:
        return Resolver(values, whole=whole, named=self._pattern, plural=self._plural)

    def _plural(self, count: int) -> str:
        return plural_form(self.say("plural-forms", {}), count)

    def _pattern(self, name: str) -> Pattern:
        pattern = self._message(name).value
        if pattern is None:
            raise LookupError(f"{name} has no text of its own")
        return pattern

    def _message(self, name: str) -> Message:
        message = self._messages[name]
        if isinstance(message, str):
            entry = self._parser.parse_entry(message)
            if not isinstance(entry, Message):
                raise LookupError(f"{name} cannot be read: {message}")
            message = self._messages[name] = entry
        return message


def languages() -> tuple[str, ...]:
    """The languages that have a catalogue, sorted."""
    return tuple(sorted(entry.name for entry in LOCALES.iterdir() if entry.is_dir()))


@cache
def catalogue(language: str) -> Catalogue:
    """The catalogue of a language such as "en".

    Raises:
        AtlasError: There is none.
    """
    if language not in languages():
        raise AtlasError(
            f"There is no catalogue of words for the language {language!r}.",
            fix=f"Set `language` in the atlas to one of: {', '.join(languages())}.",
        )
    return Catalogue(language)
