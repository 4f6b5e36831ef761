"""What a headline calls candidates: each by a name of its own that is nobody else's and no outcome's."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cache

import msgspec

from mapgen.specs.contest import OUTCOMES, Candidate, Contest
from mapgen.words.terms import plain
from mapgen.words.wording import Wording, languages


def told_apart(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Candidates whose short names are told apart from each other's, and from what a map says where nobody has won.

    A short name that two share gives way to the full ones, and so does one that is also an outcome's, as "Tie" is. A
    full name that is, stands in quotation marks.
    """
    shorts = Counter(candidate.short.casefold() for candidate in candidates)
    return [
        msgspec.structs.replace(each, short=each.name if shorts[each.short.casefold()] > 1 else no_outcome(each))
        for each in candidates
    ]


def apart_from_outcomes(contest: Contest) -> Contest:
    """A described contest, none of whose short names reads like an outcome."""
    candidates = tuple(msgspec.structs.replace(each, short=no_outcome(each)) for each in contest.candidates)
    return msgspec.structs.replace(contest, candidates=candidates)


def no_outcome(candidate: Candidate) -> str:
    """A candidate's short name, such that no reader takes it for an outcome."""
    if plain(candidate.name) in _outcomes():
        return f"“{candidate.name.strip('“”')}”"
    return candidate.name if plain(candidate.short) in _outcomes() else candidate.short


@cache
def _outcomes() -> frozenset[str]:
    """What outcomes are called in every language, and their keys, which stand in tables."""
    said = {Wording(language)(outcome) for language in languages() for outcome in OUTCOMES}
    return frozenset(map(plain, {*said, *OUTCOMES}))
