"""What kind of contest the lines of a file are: found where they show it, else asked or told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from mapgen.findings import Finding, finding
from mapgen.results.company import speaks_of_retention
from mapgen.results.contest_votes import ContestVotes
from mapgen.specs.kind import Kind

MOST_WRITTEN_IN = 10.0
"""Percent of the votes that may be written in where one person alone stood on the ballot."""

MOST_NAMED = 6
"""Lines that a finding names."""

INSISTING: frozenset[Kind | str] = frozenset({"candidates", "uncontested"})
"""Kinds that, where a user names them, say that the lines are all there are."""


def kind_of(
    counted: ContestVotes, *, office: str, at_round: int, names: Mapping[str, str], asked: Kind | str = ""
) -> tuple[Kind, list[Finding]]:
    """The kind of a contest, and what speaks against it.

    Args:
        counted: The contest by county.
        office: What it is for, with its district.
        at_round: The round of a ranked choice, 0 where there are none.
        names: County names by GEOID.
        asked: The kind that is named, or empty.

    Returns:
        The kind, and errors and notes on it.
    """
    company = counted.company
    found: list[Finding] = []
    if company.turnout:
        return "turnout", _without_voters(counted, names)
    if company.fault is not None and asked not in INSISTING:
        found.append(replace(company.fault, file=counted.file))
    if company.answers and asked in ("", "measure", "retention", "candidates"):
        stays = company.retention or speaks_of_retention(office)
        return ("retention" if asked == "retention" or (stays and asked != "measure") else "measure"), found
    if asked != "approval":
        found += _more_than_ballots(counted, names)
    people = _people(counted)
    if asked == "approval":
        return "approval", found
    if at_round:
        return "ranked", found
    if len(people) == 1 and asked in ("", "uncontested", "candidates") and _stands_alone(counted):
        found.append(finding("nobody-else-stood", counted.file, severity="note", choice=people[0]))
        return "uncontested", found
    return "candidates", found


def hold_kind(counted: ContestVotes, found: Kind, asked: Kind | str) -> list[Finding]:
    """Hold the kind that a user names to the one that the lines can be.

    Args:
        counted: The contest by county.
        found: As `kind_of` has it.
        asked: The kind that the user names, or empty.
    """
    if not asked or asked == found or (asked == "candidates" and found in ("uncontested", "measure", "retention")):
        return []
    listed = ", ".join(_people(counted)[:MOST_NAMED])
    return [finding("kind-does-not-fit", counted.file, kind=asked, lines=listed)]


def ballots_known(counted: ContestVotes) -> bool:
    """Whether every county tells how many ballots were cast in it, and no fewer than any line has votes.

    How many ballots the votes of no county stood on is never known.
    """
    return (
        bool(counted.cells)
        and not counted.elsewhere
        and all(counted.ballots.get(geoid, 0) >= cell.votes for (geoid, _), cell in counted.cells.items())
    )


def _without_voters(counted: ContestVotes, names: Mapping[str, str]) -> list[Finding]:
    """What a turnout cannot be told of: ballots of no county, counties without registered voters to hold them to."""
    found = [
        finding("turnout-elsewhere", counted.file, place=place, votes=ballots)
        for place, ballots in counted.places_elsewhere().items()
    ]
    ballots = counted.votes_by_county()
    lacking = [geoid for geoid in ballots if ballots[geoid] and not counted.registered.get(geoid)]
    if lacking:
        named = ", ".join(names.get(geoid, geoid) for geoid in lacking[:MOST_NAMED])
        found.append(finding("voters-not-known", counted.file, area=lacking[0], counties=len(lacking), named=named))
    return found


def _people(counted: ContestVotes) -> list[str]:
    return [line.name for line in counted.lines.values() if line.kind == "candidate"]


def _stands_alone(counted: ContestVotes) -> bool:
    """Whether beside one person there are only votes that were written in, and few."""
    if any(line.kind == "preference" for line in counted.lines.values()):
        return False
    votes = counted.votes_by_line()
    written_in = sum(count for fold, count in votes.items() if counted.lines[fold].kind == "other")
    return 100 * written_in <= MOST_WRITTEN_IN * sum(votes.values())


def _more_than_ballots(counted: ContestVotes, names: Mapping[str, str]) -> list[Finding]:
    """More votes than ballots: voters could choose several, or something was counted twice, which only they know."""
    votes = dict.fromkeys(counted.counties(), 0)
    for (geoid, _), cell in counted.cells.items():
        votes[geoid] += cell.votes
    above = [geoid for geoid in votes if 0 < counted.ballots.get(geoid, 0) < votes[geoid]]
    if not above:
        return []
    first = above[0]
    figures = {"counties": len(above), "votes": votes[first], "ballots": counted.ballots[first]}
    named = {"first": names.get(first, first)}
    return [finding("more-votes-than-ballots", counted.file, area=first, values={**figures, **named})]
