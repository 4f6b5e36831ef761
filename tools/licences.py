"""Whether the licences of what is installed are ones that mapgen may stand on."""

from __future__ import annotations

import re
from collections.abc import Iterable
from importlib.metadata import Distribution

PERMISSIVE = {
    "0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "BSL-1.0", "CC0-1.0", "ISC", "HPND", "MIT", "MIT-0",
    "MIT-CMU", "PSF-2.0", "Python-2.0", "Unlicense", "Zlib",
}  # fmt: skip
WEAK_COPYLEFT = {
    "LGPL-2.1-only", "LGPL-2.1-or-later", "LGPL-3.0-only", "LGPL-3.0-or-later", "MPL-2.0", "OFL-1.1",
}  # fmt: skip
ALLOWED = PERMISSIVE | WEAK_COPYLEFT

SPELLINGS = {
    "apache 2.0": "Apache-2.0",
    "apache license 2.0": "Apache-2.0",
    "apache software license": "Apache-2.0",
    "bsd license": "BSD-3-Clause",
    "isc license": "ISC",
    "isc license (iscl)": "ISC",
    "mit license": "MIT",
    "mozilla public license 2.0 (mpl 2.0)": "MPL-2.0",
    "python software foundation license": "PSF-2.0",
    "sil open font license 1.1 (ofl-1.1)": "OFL-1.1",
}
"""What packages that give no SPDX expression call their licences."""

READ_BY_HAND = {
    "axe-playwright-python": "MIT AND MPL-2.0",  # the MPL is axe-core's, which it carries
    "pypdfium2": "BSD-3-Clause AND Apache-2.0",  # "BSD-3-Clause, Apache-2.0, dependency licenses"
    "text-unidecode": "Artistic-1.0-Perl OR GPL-2.0-or-later",
    "xstatic-leaflet": "BSD-2-Clause",  # "(same as Leaflet)"
}
"""Packages whose metadata says nothing that can be read; from their own licence files."""

FOR_TESTS_ALONE = {"text-unidecode"}
"""Allowed whatever their licence is: a checker of the tests needs them, and nothing that is handed on holds them."""


def expression(package: Distribution) -> str:
    """A package's licence as an SPDX expression, or what it says instead."""
    by_hand = READ_BY_HAND.get(_normal(package.name))
    told = package.metadata.get("License-Expression")
    if by_hand or told:
        return str(by_hand or told)
    classifiers = [text for text in package.metadata.get_all("Classifier") or [] if text.startswith("License :: ")]
    names = [text.rpartition(" :: ")[2] for text in classifiers] or [package.metadata.get("License") or "nothing"]
    return " AND ".join(SPELLINGS.get(name.lower(), name) for name in names)


def is_allowed(text: str) -> bool:
    """Whether an SPDX expression can be kept to: one side of an `OR`, both of an `AND`; `WITH` only ever permits more.

    What is no such expression is not allowed.
    """
    tokens = re.findall(r"[()]|[^\s()]+", text)
    try:
        well, rest = _either(tokens)
    except IndexError:
        return False
    return well and not rest


def _either(tokens: list[str]) -> tuple[bool, list[str]]:
    well, rest = _both(tokens)
    while rest[:1] == ["OR"]:
        other, rest = _both(rest[1:])
        well = well or other
    return well, rest


def _both(tokens: list[str]) -> tuple[bool, list[str]]:
    well, rest = _one(tokens)
    while rest[:1] == ["AND"]:
        other, rest = _one(rest[1:])
        well = well and other
    return well, rest


def _one(tokens: list[str]) -> tuple[bool, list[str]]:
    first, rest = tokens[0], tokens[1:]
    if first == "(":
        well, rest = _either(rest)
        return (well, rest[1:]) if rest[0] == ")" else (False, rest)
    return first in ALLOWED, rest[2:] if rest[:1] == ["WITH"] else rest


def licence_faults(installed: Iterable[Distribution]) -> list[str]:
    """Packages whose licence is neither permissive nor weak copyleft, or cannot be read."""
    told = {_normal(package.name): expression(package) for package in installed}
    return sorted(
        f"{name}: {text}" for name, text in told.items() if not is_allowed(text) and name not in FOR_TESTS_ALONE
    )


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
