"""One person under two names in files of different counties: such lines are told, for neither has all their votes."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import combinations

from mapgen.findings import Finding, finding
from mapgen.results.contest_votes import ContestVotes
from mapgen.words.terms import line_kind

LEAST_SHARE = 0.01
"""Of all votes, from which on a line that stands in some counties only is no accident."""

Choice = tuple[str, str]
"""A party, and a name as it is compared."""


def names_apart(counted: ContestVotes) -> list[Finding]:
    """Lines of one contest and party of which no county has both, but for those that are told already."""
    counties: defaultdict[Choice, set[str]] = defaultdict(set)
    votes: Counter[Choice] = Counter()
    for (geoid, fold, party), number in counted.party_votes.items():
        if party and line_kind(counted.lines[fold].name) == "candidate":
            counties[party, fold].add(geoid)
            votes[party, fold] += number
    least = LEAST_SHARE * sum(counted.party_votes.values())
    strong = [choice for choice in votes if votes[choice] > least]
    told = {
        frozenset((found.values["first"], found.values["second"]))
        for found in counted.findings
        if found.code in ("persons-alike", "persons-may-be-one")
    }
    found = []
    for (party, one), (other_party, other) in combinations(strong, 2):
        first, second = counted.lines[one].name, counted.lines[other].name
        if party != other_party or counties[party, one] & counties[party, other] or frozenset((first, second)) in told:
            continue
        found.append(finding("names-apart", counted.file, first=first, second=second, party=party))
    return found
