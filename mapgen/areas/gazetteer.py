"""County names as people write them, resolved to GEOIDs; never guessed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Mapping
from difflib import get_close_matches
from functools import lru_cache

from mapgen.words.terms import short_county_names

SUFFIXES = (
    "county",
    "parish",
    "city and borough",
    "borough",
    "municipality",
    "census area",
    "planning region",
    "municipio",
)
PREFIX = re.compile(r"^(city (and|&) county|county|parish|borough|municipality) of ")
"""How official names begin: "County of Hawaii", "City & County of Honolulu"."""

TOTAL_ROWS = frozenset(
    {
        "total",
        "totals",
        "totalvotes",
        "totalvote",
        "statewide",
        "statetotal",
        "statewidetotal",
        "grandtotal",
        "allcounties",
    }
)


@lru_cache(maxsize=20_000)
def folded(name: str) -> str:
    """A name without what people write differently: case, accents, spaces, punctuation, "County".

    "LaRue", "Larue County" and "LA RUE" fold alike, "Mc Cracken" like "McCracken", "Doña Ana" like "Dona Ana",
    "City & County of Honolulu" like "Honolulu".
    """
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    plain = re.sub(r"\s+", " ", plain).strip().casefold()
    plain = PREFIX.sub("", plain)
    for suffix in SUFFIXES:
        plain = plain.removesuffix(f" {suffix}")
    plain = re.sub(r"\b(st|ste)\.? ", lambda found: {"st": "saint ", "ste": "sainte "}[found[1]], plain)
    return re.sub(r"[^0-9a-z]", "", plain.replace("&", "and"))


def _run_together(name: str) -> str:
    """A name folded as it is where its words stand without blanks: "StClair" for "St. Clair"."""
    return folded(re.sub(r"[\s.]+", "", name))


def is_total(name: str) -> bool:
    """Whether a row under this name holds the sum of the others and not a county."""
    return folded(name) in TOTAL_ROWS


CITY = re.compile(r"\s+\(?(independent\s+)?city\)?$|^city of\s+", re.IGNORECASE)
NOT_CITY = re.compile(r"\s+(county|parish|co\.?)$", re.IGNORECASE)


class Gazetteer:
    """The counties a name can mean.

    Args:
        names: County names by GEOID, of one state.
        cities: Those of them that are cities outside any county, such as Baltimore city; they may share a name with
            a county, and are told apart by the word "city" or "County" after it.
    """

    def __init__(self, names: Mapping[str, str], cities: Collection[str] = ()) -> None:
        """Fold every name once."""
        self.names = names
        self.cities = frozenset(cities)
        self._folded: dict[str, list[str]] = {}
        for geoid, name in names.items():
            for fold in {folded(name), folded(CITY.sub("", name)) if geoid in self.cities else folded(name)}:
                self._folded.setdefault(fold, []).append(geoid)
        # Looked at only where no county bears the name as its own.
        self._besides: dict[str, list[str]] = {}
        for geoid, name in names.items():
            for fold in {_run_together(name), *map(folded, short_county_names().get(geoid, ()))} - self._folded.keys():
                self._besides.setdefault(fold, []).append(geoid)

    def resolve(self, name: str) -> str | None:
        """The GEOID of the one county that bears this name, or None where none or several do."""
        found = self.meanings(name)
        return found[0] if len(found) == 1 else None

    def meanings(self, name: str) -> list[str]:
        """The GEOIDs of all counties the name can mean."""
        county = NOT_CITY.search(name.strip()) is not None
        bare = NOT_CITY.sub("", name.strip())
        city = not county and CITY.search(bare) is not None
        found = self._folded.get(folded(bare)) or self._besides.get(folded(bare), [])
        if not found and city:
            found = [geoid for geoid in self._folded.get(folded(CITY.sub("", bare)), []) if geoid in self.cities]
        if len(found) > 1 and (county or city):
            found = [geoid for geoid in found if (geoid in self.cities) == city]
        return found

    def nearest(self, name: str, count: int = 3) -> list[str]:
        """The names most like this one, for a message; never for a decision."""
        close = get_close_matches(folded(name), self._folded, n=count, cutoff=0.5)
        return [f"{self.names[geoid]} ({geoid})" for fold in close for geoid in self._folded[fold]]


def area_label(geoid: str, names: Mapping[str, str]) -> str:
    """An area's name and code for a message: "Clay (01005)"."""
    return f"{names.get(geoid, '?')} ({geoid})"
