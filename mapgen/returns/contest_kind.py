"""What kind of contest the lines of a file are: found where they show it, else asked or told."""

from __future__ import annotations

from collections.abc import Mapping

from mapgen.errors import Problem
from mapgen.returns.assembled import Assembled
from mapgen.returns.company import speaks_of_retention
from mapgen.specs.kind import Kind

MOST_WRITTEN_IN = 10.0
"""Percent of the votes that may be written in where one person alone stood on the ballot."""

MOST_NAMED = 6
"""Lines that a finding names."""

NEEDED: dict[str, str] = {
    "measure": "two answers such as Yes and No",
    "retention": "two answers such as Yes and No",
    "uncontested": "one candidate alone",
    "ranked": "the number of the round, for instance --round 1",
    "candidates": "no rounds",
}
"""What the lines must be for a kind that a user names."""

INSISTING: frozenset[Kind | str] = frozenset({"candidates", "uncontested"})
"""Kinds that, where a user names them, say that the lines are all there are."""


def kind_of(
    assembled: Assembled, *, office: str, at_round: int, names: Mapping[str, str], asked: Kind | str = ""
) -> tuple[Kind, list[Problem]]:
    """The kind of a contest, and what speaks against it.

    Args:
        assembled: The contest by county.
        office: What it is for, with its district.
        at_round: The round of a ranked choice, 0 where there are none.
        asked: The kind that the user names, or empty.
        names: County names by GEOID.

    Returns:
        The kind, and errors and notes on it.
    """
    file, company = assembled.file, assembled.company
    problems = [Problem(company.fault, file)] if company.fault and asked not in INSISTING else []
    if company.answers and asked in ("", "measure", "retention", "candidates"):
        stays = company.retention or speaks_of_retention(office)
        return ("retention" if asked == "retention" or (stays and asked != "measure") else "measure"), problems
    if asked != "approval":
        problems += _more_than_ballots(assembled, names)
    people = [line.name for line in assembled.lines.values() if line.kind == "candidate"]
    found: Kind = "candidates"
    if asked == "approval":
        found = "approval"
    elif at_round:
        found = "ranked"
    elif len(people) == 1 and asked in ("", "uncontested", "candidates") and _stands_alone(assembled):
        found = "uncontested"
        what = f"there is no line beside {people[0]}: nobody else stood, or the file has not everyone"
        problems.append(Problem(what, file, severity="note"))
    if asked and asked != found and not (asked == "candidates" and found == "uncontested"):
        listed = ", ".join(people[:MOST_NAMED])
        problems.append(Problem(f"--kind {asked} needs {NEEDED[asked]}; the lines are {listed}", file))
    return found, problems


def ballots_known(assembled: Assembled) -> bool:
    """Whether every county tells how many ballots were cast in it, and no fewer than any line has votes."""
    return bool(assembled.cells) and all(
        assembled.ballots.get(geoid, 0) >= cell.votes for (geoid, _), cell in assembled.cells.items()
    )


def _stands_alone(assembled: Assembled) -> bool:
    """Whether beside one person there are only votes that were written in, and few."""
    if any(line.kind == "preference" for line in assembled.lines.values()):
        return False
    votes = dict.fromkeys(assembled.lines, 0)
    for (_, fold), cell in assembled.cells.items():
        votes[fold] += cell.votes
    written_in = sum(count for fold, count in votes.items() if assembled.lines[fold].kind == "other")
    return 100 * written_in <= MOST_WRITTEN_IN * sum(votes.values())


def _more_than_ballots(assembled: Assembled, names: Mapping[str, str]) -> list[Problem]:
    """More votes than ballots: voters could choose several, or something was counted twice, which only they know."""
    votes = dict.fromkeys(assembled.counties(), 0)
    for (geoid, _), cell in assembled.cells.items():
        votes[geoid] += cell.votes
    above = [geoid for geoid in votes if 0 < assembled.ballots.get(geoid, 0) < votes[geoid]]
    if not above:
        return []
    first, many = above[0], len(above)
    example = f"{names.get(first, first)}: {votes[first]:,} votes, {assembled.ballots[first]:,} ballots"
    what = (
        f"there are more votes than ballots in {many:,} {'county' if many == 1 else 'counties'} "
        f"({example}): if voters could choose several, "
        "--kind approval says so; else something is counted twice"
    )
    return [Problem(what, assembled.file)]
