"""The words that results files use: parties, offices, lines that are no candidate, units that are no county."""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from importlib import resources
from typing import Any, Literal

import msgspec

from mapgen.geoid import STATE_FIPS
from mapgen.words.wording import Text

TERMS = resources.files("mapgen") / "terms"

LineKind = Literal[
    "candidate", "total", "undervote", "overvote", "ballots", "exhausted", "aside", "registered", "other", "preference"
]
"""What a line of a table counts; only "candidate", "other" and "preference" are votes in the contest."""

VOTES: frozenset[LineKind] = frozenset({"candidate", "other", "preference"})


class Party(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A party: the adjective of its primary, its base colour, and how files write it."""

    adjective: Text
    colour: str
    written: tuple[str, ...]


class Office(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An office: how mapgen writes it, its part of a title, and the pattern of its names in files (`plain`)."""

    name: str
    title: Text
    pattern: str


class Units(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Reporting units that are not counties; the texts are plain (`plain`), headers as `header_key` writes them."""

    pseudo_precincts: frozenset[str]
    stateless: frozenset[str]
    totals: frozenset[str]
    shares: frozenset[str]
    headers: frozenset[str]


class Colours(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Base colours: of candidates of one party, in order of votes, of lines that are no person, of the two answers."""

    candidates: tuple[str, ...]
    line: str
    yes: str
    no: str


class Answers(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How files write the two answers to a question; the weak ones are answers only beside a "yes"."""

    yes: tuple[str, ...]
    no: tuple[str, ...]
    weak_no: tuple[str, ...]
    retention: tuple[str, ...]


class RunoffRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A law by which most votes are not enough: states, stage, the share, the years in which it holds, and for whom.

    Attributes:
        offices: As mapgen writes them; every office but President where there are none.
    """

    states: tuple[str, ...]
    stage: str
    needs: str
    from_year: int
    to_year: int
    offices: tuple[str, ...] = ()


class Area(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What an area is in law or statistics: the word after its name, and how boundary files write it."""

    word: str
    written: tuple[str, ...]


@lru_cache(maxsize=20_000)
def plain(text: str) -> str:
    """A text without what people write differently: case, punctuation, repeated spaces."""
    return re.sub(r"[\W_]+", " ", text.casefold()).strip()


@cache
def parties() -> dict[str, Party]:
    """The parties by abbreviation."""
    return msgspec.convert(_terms("parties"), dict[str, Party])


@cache
def offices() -> tuple[Office, ...]:
    """The offices that are written in many ways."""
    return msgspec.convert(tuple(_terms("offices").values()), tuple[Office, ...])


@cache
def units() -> Units:
    """Reporting units that are not counties."""
    return msgspec.convert(_terms("units"), Units)


@cache
def colours() -> Colours:
    """The base colours of candidates whom no party tells apart."""
    return msgspec.convert(_terms("colours"), Colours)


@cache
def party_code(written: str) -> str:
    """The abbreviation of a party however a file writes it; an unknown one in capitals, as it stands."""
    text = plain(written)
    return _party_words().get(text, re.sub(r"\s+", " ", written).strip().upper())


BESIDE = re.compile(r"(?P<name>.*[\w.])(?:\s*[(\[](?P<within>[^()\[\]]{1,24})[)\]]|[\s,–-]+(?P<after>[A-Z]{3}))")
"""A name with a party behind it: in brackets however it is written, or as its abbreviation of three letters."""


def with_party(written: str) -> tuple[str, str]:
    """A candidate's name and the party that stands behind it, as in "Ada Ames (D)" or "Ames REP".

    What stands there and is no party known here is part of the name, and the party is then empty.
    """
    found = BESIDE.fullmatch(written)
    code = party_code(found["within"] or found["after"]) if found is not None else ""
    return (found["name"], code) if found is not None and code in parties() else (written, "")


def party_adjective(code: str) -> Text:
    """What a primary of the party is called; the abbreviation itself where the party is not known."""
    known = parties().get(code)
    return known.adjective if known is not None else code


@cache
def office_name(written: str) -> str:
    """An office as mapgen writes it; an unknown one as it stands."""
    text = plain(written)
    known = (name for name, pattern in _office_patterns() if pattern.fullmatch(text) or text == plain(name))
    return next(known, re.sub(r"\s+", " ", written).strip())


@cache
def line_kind(written: str) -> LineKind:
    """What the line under this name counts."""
    return _line_words().get(plain(written), "candidate")


@cache
def answers() -> Answers:
    """The words of the two answers to a question; the texts are plain (`plain`)."""
    return msgspec.convert(_terms("answers"), Answers)


@cache
def runoff_rules() -> tuple[RunoffRule, ...]:
    """Laws by which most votes are not enough."""
    return msgspec.convert(tuple(_terms("runoffs")["rule"]), tuple[RunoffRule, ...])


@cache
def areas() -> dict[str, Area]:
    """What county-level areas can be, by the key their names have in the catalogues."""
    return msgspec.convert(_terms("areas"), dict[str, Area])


@cache
def area_kind(written: str) -> str:
    """The key of what an area is, from its code or word; empty where that says nothing known."""
    return _area_words().get(written.strip().casefold(), "")


def area_word(written: str) -> str:
    """The word after the name of such an area, "Parish"; empty where nothing is known."""
    kind = area_kind(written)
    return areas()[kind].word if kind else ""


def is_country(written: str) -> bool:
    """Whether a text is the country's name or code."""
    return plain(written) in ("us", "u s", "usa", "u s a", "united states", "united states of america")


@cache
def states() -> dict[str, str]:
    """The names of the states by postal code."""
    return msgspec.convert(_terms("states"), dict[str, str])


@cache
def state_code(written: str) -> str:
    """The postal code of a state however a file writes it: by code, name or two digits; empty where it is none."""
    text = plain(written)
    words = {plain(name): code for code, name in states().items()}
    words |= {code.casefold(): code for code in states()} | {fips: code for code, fips in STATE_FIPS.items()}
    words |= {fips.lstrip("0"): code for code, fips in STATE_FIPS.items()}
    return words.get(text.removesuffix(" 0"), "")


@cache
def _party_words() -> dict[str, str]:
    found = {plain(word): code for code, party in parties().items() for word in party.written}
    return found | {plain(code): code for code in parties()}


@cache
def _area_words() -> dict[str, str]:
    return {word.casefold(): kind for kind, area in areas().items() for word in (area.word, *area.written)}


@cache
def _office_patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    # A pattern is broken over lines before an alternative or a group, whose own space it keeps.
    return tuple((office.name, re.compile(re.sub(r"\n\s*", "", office.pattern))) for office in offices())


@cache
def _line_words() -> dict[str, LineKind]:
    kinds = msgspec.convert(_terms("lines"), dict[LineKind, tuple[str, ...]])
    return {plain(word): kind for kind, words in kinds.items() for word in words}


@cache
def short_county_names() -> dict[str, tuple[str, ...]]:
    """Short names by which files call counties besides their own, by GEOID."""
    return {geoid: tuple(names) for geoid, names in _terms("short_county_names").items()}


def _terms(name: str) -> dict[str, Any]:
    return tomllib.loads((TERMS / f"{name}.toml").read_text("utf-8"))
