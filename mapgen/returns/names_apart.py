"""One person under two names in files of different counties: such lines are told, for neither has all their votes."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import combinations

from mapgen.errors import Problem
from mapgen.returns.cells import name
from mapgen.returns.names import folded
from mapgen.returns.slots import Key, Slot
from mapgen.returns.vocabulary import line_kind, party_code, with_party

LEAST_SHARE = 0.01
"""Of all votes, from which on a line that stands in some counties only is no accident."""

Line = tuple[str, str]
"""A party, and a name as it is compared."""


def names_apart(slots: Iterable[tuple[Key, Slot]], file: str) -> list[Problem]:
    """Lines of one contest and party of which no county has both.

    Args:
        slots: The votes of one contest.
        file: The files as the user knows them.
    """
    counties: defaultdict[Line, set[tuple[str, str]]] = defaultdict(set)
    votes: Counter[Line] = Counter()
    called: dict[Line, str] = {}
    for key, slot in slots:
        written = name(f"{key.first} {key.candidate}".strip())[0]
        if line_kind(written) != "candidate":
            continue
        bare, party = with_party(written)
        line = (party_code(key.party) or party, folded(bare))
        called.setdefault(line, written)
        votes[line] += slot.votes
        counties[line].add((key.geoid, key.county))
    least = LEAST_SHARE * sum(votes.values())
    strong = [line for line in called if line[0] and votes[line] > least]
    return [
        Problem(
            f"{called[one]} and {called[other]} are both {one[0]}, and no county has votes for both: "
            "they seem to be one person, written in two ways",
            file,
        )
        for one, other in combinations(strong, 2)
        if one[0] == other[0] and not counties[one] & counties[other]
    ]
