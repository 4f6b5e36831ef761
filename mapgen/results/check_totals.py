"""The sums of a contest held to the totals that the file, its counties or the user give."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping

from mapgen.areas.gazetteer import area_label, folded
from mapgen.errors import Severity
from mapgen.findings import Finding, Value, finding
from mapgen.results.contest_votes import ContestVotes
from mapgen.results.sum_evidence import SLIP_VOTES
from mapgen.words.terms import plain

Parts = tuple[int, int, int]
"""Votes of counties, of places that belong to none, and of places that are left out as asked."""


def hold_line_totals(counted: ContestVotes) -> list[Finding]:
    """The file's rows of totals, for the whole or for each state, held to the counties' sum.

    A total that is a vote or two off is a slip of whoever added it up, and a warning where so few decide nothing.
    """
    problems = []
    first, second, *_ = sorted((*counted.votes_by_line().values(), 0, 0), reverse=True)
    slip = SLIP_VOTES if first - second > SLIP_VOTES else 0
    for (state, fold), given in counted.line_totals.items():
        if fold and fold not in counted.lines:
            problems += [
                finding("total-of-nothing", counted.file, total.line, total=total.votes)
                for total in given
                if total.votes
            ]
            continue
        by_party = _by_party(counted, state, fold)
        parties = {total.party for total in given}
        for total in given:
            # A candidate of several parties may have a total for each of their lines.
            fusion = len(by_party) > 1 and len(parties) > 1 and total.party in by_party
            parts = by_party[total.party] if fusion else _parts(counted, state, fold)
            # A total may be of the counties alone, with those of no county, or with what is left out as asked.
            if total.votes in (parts[0], sum(parts[:2]), sum(parts)):
                continue
            difference = parts[0] - total.votes
            figures: dict[str, Value] = {"total": total.votes, "summed": parts[0], "difference": difference}
            if fold:
                called = counted.lines[fold].name
                figures["choice"] = f"{called} ({total.party})" if fusion else called
            code = "total-differs" if fold else "total-of-all-differs"
            severity: Severity = "warning" if abs(difference) <= slip else "error"
            problems.append(finding(code, counted.file, total.line, severity, values=figures))
    return problems


def hold_county_totals(counted: ContestVotes, names: Mapping[str, str]) -> list[Finding]:
    """Each county's own total, which may be of the candidates or of all ballots."""
    summed = counted.votes_by_county()
    leaders: defaultdict[str, int] = defaultdict(int)
    for (geoid, _), cell in counted.cells.items():
        leaders[geoid] = max(leaders[geoid], cell.votes)
    problems = []
    short = []
    for geoid, (total, line) in counted.place_totals.items():
        if geoid not in summed or total in (summed[geoid], summed[geoid] + counted.not_counted.get(geoid, 0)):
            continue
        more = total - summed[geoid]
        if more > leaders[geoid]:
            # Whoever has these votes has more than the leader, if they are one candidate's.
            unsaid: dict[str, Value] = {"place": area_label(geoid, names), "votes": more, "total": total}
            problems.append(finding("county-total-unsaid", counted.file, line or None, area=geoid, values=unsaid))
            continue
        if more > 0:
            short.append((geoid, more))
            continue
        values: dict[str, Value] = {"place": area_label(geoid, names), "summed": summed[geoid], "total": total}
        problems.append(finding("county-total-differs", counted.file, line or None, area=geoid, values=values))
    if short:
        figures: dict[str, Value] = {
            "counties": len(short),
            "votes": sum(more for _, more in short),
            "first": area_label(short[0][0], names),
            "most": short[0][1],
        }
        problems.append(finding("county-totals-larger", counted.file, severity="warning", values=figures))
    return problems


def hold_expected_totals(counted: ContestVotes, expected: Mapping[str, int], keys: Mapping[str, str]) -> list[Finding]:
    """The totals that the user gives; the keys are those of the lines, where the candidates are described."""
    totals = counted.votes_by_line()
    listed = ", ".join(line.name for line in counted.lines.values())
    findings = []
    for called, votes in expected.items():
        named = _lines_called(called, counted, keys)
        if not named:
            findings.append(finding("expected-unknown", called=repr(called), candidates=listed))
            continue
        summed = sum(totals[fold] for fold in named)
        if summed != votes:
            figures = {"summed": summed, "expected": votes, "difference": summed - votes}
            findings.append(finding("expected-differs", counted.file, choice=called, values=figures))
    return findings


def _parts(counted: ContestVotes, state: str, fold: str) -> Parts:
    """The votes for a line, or for all where it is empty, in a state, or everywhere where it is empty."""

    def own(code: str, line: str) -> bool:
        return line == (fold or line) and code.startswith(state)

    return (
        sum(cell.votes for (geoid, line), cell in counted.cells.items() if own(geoid, line)),
        sum(n for (place, line), n in counted.elsewhere.items() if own(counted.elsewhere_states.get(place, ""), line)),
        sum(n for (place, line), n in counted.left_votes.items() if own(counted.left_geoids[place], line)),
    )


def _by_party(counted: ContestVotes, state: str, fold: str) -> dict[str, Parts]:
    """The votes for a line by the party it stands under; what is left out is not told apart."""
    drawn: Counter[str] = Counter()
    beyond: Counter[str] = Counter()
    for (geoid, line, party), votes in counted.party_votes.items():
        drawn[party] += votes if line == fold and geoid.startswith(state) else 0
    for (place, line, party), votes in counted.party_elsewhere.items():
        own = line == fold and counted.elsewhere_states.get(place, "").startswith(state)
        beyond[party] += votes if own else 0
    stands = {party for _, line, party in counted.party_votes if line == fold}
    return {party: (drawn[party], beyond[party], 0) for party in stands}


def _lines_called(called: str, counted: ContestVotes, keys: Mapping[str, str]) -> list[str]:
    """The lines that a total is of: all of them, or the one with this key or name."""
    if plain(called) in ("all", "total"):
        return list(counted.lines)
    wanted = folded(called)
    for named in (
        [fold for fold, key in keys.items() if key == called],
        [fold for fold in counted.lines if fold == wanted],
        [fold for fold in counted.lines if wanted and wanted in fold],
    ):
        if named:
            return named if len(named) == 1 else []
    return []
