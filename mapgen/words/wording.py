"""Every word a reader sees, from one catalogue per language."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import msgspec

from mapgen.words.catalogue import catalogue, languages
from mapgen.words.numbers import numbers

__all__ = ["Text", "Wording", "languages", "text_in"]

Text = str | Annotated[dict[str, str], msgspec.Meta(min_length=1)]
"""A text in the atlas's language, or one text per language."""


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
        self._catalogue = catalogue(language)
        self._whole = numbers(language).votes

    def __call__(self, message: str, **values: str | int) -> str:
        """The message with this id, its values filled in.

        Counts are passed as integers, so that the catalogue can choose singular or plural; figures that were
        formatted already are passed as text.
        """
        return self._catalogue.say(message, values, whole=self._whole)

    def fix(self, message: str, **values: str | int) -> str:
        """What to do about what a message says: its attribute `fix`, or empty."""
        return self._catalogue.fix(message, values, whole=self._whole)

    def text(self, text: Text) -> str:
        """A text that an atlas or scheme gives, in this language where it has it, else its first."""
        return text_in(text, self.language)

    def day(self, iso: str) -> str:
        """A date, `2016-05-17`, as the language writes it in full; a year alone stays as it is."""
        if len(iso) < len("2016-05-17"):
            return iso or self("undated")
        day = date.fromisoformat(iso)
        return self("day-in-full", day=str(day.day), month=self("month", number=day.month), year=str(day.year))

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
