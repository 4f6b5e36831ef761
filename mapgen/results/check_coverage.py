"""Whether a contest covers its counties and lines: what is missing, what is empty, what belongs to no county."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping

from mapgen.areas.gazetteer import area_label
from mapgen.findings import Finding, Value, finding
from mapgen.results.contest_votes import ContestVotes

FEW_PERCENT = 1.0
"""A line below this share of all votes may lack rows; publishers leave out the zeros of write-in candidates."""


def find_missing(
    counted: ContestVotes, names: Mapping[str, str], excused: Collection[str], may_miss: Callable[[str], bool]
) -> list[Finding]:
    """Counties without a single row, but for those that need none."""
    have = set(counted.counties())
    return [
        finding(
            "county-missing",
            counted.file,
            severity="warning" if may_miss(geoid) else "error",
            area=geoid,
            place=area_label(geoid, names),
        )
        for geoid in sorted(names)
        if geoid not in have and geoid not in excused
    ]


def find_gaps(counted: ContestVotes, names: Mapping[str, str]) -> list[Finding]:
    """Counties that lack a line which others have: an error, unless the line has few votes and is not among the first.

    Publishers leave out the zeros of write-in candidates.
    """
    totals = counted.votes_by_line()
    everything = sum(totals.values())
    ranked = sorted(totals, key=lambda fold: -totals[fold])
    counties = counted.counties()
    problems = []
    for fold, line in counted.lines.items():
        absent = [geoid for geoid in counties if (geoid, fold) not in counted.cells]
        if not absent:
            continue
        few = 100 * totals[fold] < FEW_PERCENT * everything and fold not in ranked[:2]
        if few or line.kind == "other":
            figures: dict[str, Value] = {"absent": len(absent), "counties": len(counties)}
            problems.append(finding("line-short", counted.file, severity="note", choice=line.name, values=figures))
        else:
            problems += [
                finding("line-missing", counted.file, area=geoid, place=area_label(geoid, names), choice=line.name)
                for geoid in absent
            ]
    return problems


def find_empty(counted: ContestVotes, names: Mapping[str, str]) -> list[Finding]:
    """Counties whose every line has no votes though they have begun to count; and the votes that belong to none."""
    waiting = {geoid for geoid, share in counted.reporting.items() if share.percent == 0}
    empty = [
        geoid
        for geoid in counted.counties()
        if geoid not in waiting and not any(counted.votes_of(geoid, fold) for fold in counted.lines)
    ]
    problems = [
        finding("county-without-votes", counted.file, severity="warning", area=geoid, place=area_label(geoid, names))
        for geoid in empty
    ]
    if empty and len(empty) == len(counted.counties()):
        problems.append(finding("no-votes-anywhere", counted.file))
    problems += [
        finding("votes-elsewhere", counted.file, severity="note", votes=votes, place=repr(place))
        for place, votes in counted.places_elsewhere().items()
    ]
    return problems
