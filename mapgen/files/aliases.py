"""Names of an archive's files that are one name to some system or program: which of the files is read would be luck."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable


def aliases(names: Iterable[str]) -> list[str]:
    r"""The names that another one stands for too, in their order.

    "a/b", "a\b", "./a//b", "A/b" and "a/b." are one on Windows; letters with accents can be written in two ways, which
    macOS takes for one. A name that stands twice is among them.
    """
    first: dict[str, str] = {}
    found: dict[str, None] = {}
    for name in names:
        one = _one(name)
        if one in first:
            found.update({first[one]: None, name: None})
        first.setdefault(one, name)
    return list(found)


def _one(name: str) -> str:
    """A name as the least careful of systems reads it."""
    parts = (part.rstrip(". ") for part in name.replace("\\", "/").split("/"))
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", "/".join(filter(None, parts))).casefold())
