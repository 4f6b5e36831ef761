"""What an editor asks of a file of results before signing it: sums, gaps, and figures that cannot be."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Mapping
from statistics import median

import numpy as np

from mapgen.errors import Severity
from mapgen.findings import Finding, Value, finding
from mapgen.returns.contest_votes import ContestVotes
from mapgen.returns.names import folded
from mapgen.returns.sum_evidence import judge
from mapgen.returns.vocabulary import plain

FEW_PERCENT = 1.0
"""A line below this share of all votes may lack rows; publishers leave out the zeros of write-in candidates."""

COINCIDENCE, CERTAINTY = 100, 1000
"""Two counties of a state with this many votes hardly have the same figures by chance; with as many as the second
number, or three counties together, they do not."""

DOZENS = 12
"""A county with one precinct stands out where the middle county has this many."""


def check_votes(
    found: ContestVotes,
    names: Mapping[str, str],
    *,
    expected_totals: Mapping[str, int] | None = None,
    keys: Mapping[str, str] | None = None,
    excused: Collection[str] = (),
    may_miss: Callable[[str], bool] = lambda _geoid: False,
) -> list[Finding]:
    """Hold the figures of one contest to each other and to what they must be.

    Args:
        found: The contest by county.
        names: The names of all counties it should cover, by GEOID.
        expected_totals: Votes by candidate, by name or key, that the file is held to.
        keys: The candidate's key of every line, where the candidates are described.
        excused: Counties that have no returns of their own, with good reason.
        may_miss: Whether a county, by GEOID, may be without votes: that is a warning and no error.
    """
    return [
        *_missing(found, names, excused, may_miss),
        *_gaps(found, names),
        *_wrong_sums(found),
        *_place_sums(found, names),
        *_expected(found, expected_totals or {}, keys or {}),
        *_registration(found, names),
        *_repeats(found, names),
        *_precincts(found, names),
        *_nothing(found, names),
    ]


def sums(found: ContestVotes) -> dict[str, int]:
    """The votes of every line, by folded name: of all counties, and of places that belong to none."""
    totals = dict.fromkeys(found.lines, 0)
    for (_, fold), cell in found.cells.items():
        totals[fold] += cell.votes
    for (_, fold), votes in found.elsewhere.items():
        totals[fold] += votes
    return totals


def _missing(
    found: ContestVotes, names: Mapping[str, str], excused: Collection[str], may_miss: Callable[[str], bool]
) -> list[Finding]:
    have = set(found.counties())
    return [
        finding(
            "county-missing",
            found.file,
            severity="warning" if may_miss(geoid) else "error",
            area=geoid,
            place=_named(geoid, names),
        )
        for geoid in sorted(names)
        if geoid not in have and geoid not in excused
    ]


def _gaps(found: ContestVotes, names: Mapping[str, str]) -> list[Finding]:
    """Counties that lack a line which others have: an error, unless the line has few votes and is not among the first.

    Publishers leave out the zeros of write-in candidates.
    """
    totals = sums(found)
    everything = sum(totals.values())
    ranked = sorted(totals, key=lambda fold: -totals[fold])
    counties = found.counties()
    problems = []
    for fold, line in found.lines.items():
        absent = [geoid for geoid in counties if (geoid, fold) not in found.cells]
        if not absent:
            continue
        few = 100 * totals[fold] < FEW_PERCENT * everything and fold not in ranked[:2]
        if few or line.kind == "other":
            figures: dict[str, Value] = {"absent": len(absent), "counties": len(counties)}
            problems.append(finding("line-short", found.file, severity="note", choice=line.name, values=figures))
        else:
            problems += [
                finding("line-missing", found.file, area=geoid, place=_named(geoid, names), choice=line.name)
                for geoid in absent
            ]
    return problems


def _wrong_sums(found: ContestVotes) -> list[Finding]:
    """The file's rows of totals, for the whole or for each state, held to the counties' sum."""
    problems = []
    for (state, fold), given in found.sums.items():
        if fold and fold not in found.lines:
            problems += [
                finding("total-of-nothing", found.file, total.line, total=total.votes) for total in given if total.votes
            ]
            continue
        by_party = _by_party(found, state, fold)
        parties = {total.party for total in given}
        for total in given:
            # A candidate of several parties may have a total for each of their lines.
            fusion = len(by_party) > 1 and len(parties) > 1 and total.party in by_party
            parts = by_party[total.party] if fusion else _parts(found, state, fold)
            # A total may be of the counties alone, with those of no county, or with what is left out as asked.
            if total.votes in (parts[0], sum(parts[:2]), sum(parts)):
                continue
            difference = parts[0] - total.votes
            figures: dict[str, Value] = {"total": total.votes, "summed": parts[0], "difference": difference}
            if fold:
                called = found.lines[fold].name
                figures["choice"] = f"{called} ({total.party})" if fusion else called
            code = "total-differs" if fold else "total-of-all-differs"
            problems.append(finding(code, found.file, total.line, values=figures))
    return problems


Parts = tuple[int, int, int]
"""Votes of counties, of places that belong to none, and of places that are left out as asked."""


def _parts(found: ContestVotes, state: str, fold: str) -> Parts:
    """The votes for a line, or for all where it is empty, in a state, or everywhere where it is empty."""

    def own(code: str, each: str) -> bool:
        return each == (fold or each) and code.startswith(state)

    return (
        sum(cell.votes for (geoid, each), cell in found.cells.items() if own(geoid, each)),
        sum(n for (place, each), n in found.elsewhere.items() if own(found.elsewhere_states.get(place, ""), each)),
        sum(n for (place, each), n in found.left_votes.items() if own(found.left_geoids[place], each)),
    )


def _by_party(found: ContestVotes, state: str, fold: str) -> dict[str, Parts]:
    """The votes for a line by the party it stands under; what is left out is not told apart."""
    drawn: Counter[str] = Counter()
    beyond: Counter[str] = Counter()
    for (geoid, each, party), votes in found.party_votes.items():
        drawn[party] += votes if each == fold and geoid.startswith(state) else 0
    for (place, each, party), votes in found.party_elsewhere.items():
        own = each == fold and found.elsewhere_states.get(place, "").startswith(state)
        beyond[party] += votes if own else 0
    stands = {party for _, each, party in found.party_votes if each == fold}
    return {party: (drawn[party], beyond[party], 0) for party in stands}


def _place_sums(found: ContestVotes, names: Mapping[str, str]) -> list[Finding]:
    """Each county's own total, which may be of the candidates or of all ballots."""
    summed: defaultdict[str, int] = defaultdict(int)
    leaders: defaultdict[str, int] = defaultdict(int)
    for (geoid, _), cell in found.cells.items():
        summed[geoid] += cell.votes
        leaders[geoid] = max(leaders[geoid], cell.votes)
    problems = []
    short = []
    for geoid, (total, line) in found.place_totals.items():
        if geoid not in summed or total in (summed[geoid], summed[geoid] + found.not_counted[geoid]):
            continue
        more = total - summed[geoid]
        if more > leaders[geoid]:
            # Whoever has these votes has more than the leader, if they are one candidate's.
            unsaid: dict[str, Value] = {"place": _named(geoid, names), "votes": more, "total": total}
            problems.append(finding("county-total-unsaid", found.file, line or None, area=geoid, values=unsaid))
            continue
        if more > 0:
            short.append((geoid, more))
            continue
        values: dict[str, Value] = {"place": _named(geoid, names), "summed": summed[geoid], "total": total}
        problems.append(finding("county-total-differs", found.file, line or None, area=geoid, values=values))
    if short:
        figures: dict[str, Value] = {
            "counties": len(short),
            "votes": sum(more for _, more in short),
            "first": _named(short[0][0], names),
            "most": short[0][1],
        }
        problems.append(finding("county-totals-larger", found.file, severity="warning", values=figures))
    return problems


def _expected(found: ContestVotes, expected: Mapping[str, int], keys: Mapping[str, str]) -> list[Finding]:
    totals = sums(found)
    listed = ", ".join(line.name for line in found.lines.values())
    findings = []
    for called, votes in expected.items():
        matches = _lines_called(called, found, keys)
        if not matches:
            findings.append(finding("expected-unknown", called=repr(called), candidates=listed))
            continue
        summed = sum(totals[fold] for fold in matches)
        if summed != votes:
            figures = {"summed": summed, "expected": votes, "difference": summed - votes}
            findings.append(finding("expected-differs", found.file, choice=called, values=figures))
    return findings


def _lines_called(called: str, found: ContestVotes, keys: Mapping[str, str]) -> list[str]:
    """The lines that a total is of: all of them, or the one with this key or name."""
    if plain(called) in ("all", "total"):
        return list(found.lines)
    wanted = folded(called)
    for matches in (
        [fold for fold, key in keys.items() if key == called],
        [fold for fold in found.lines if fold == wanted],
        [fold for fold in found.lines if wanted and wanted in fold],
    ):
        if matches:
            return matches if len(matches) == 1 else []
    return []


def _registration(found: ContestVotes, names: Mapping[str, str]) -> list[Finding]:
    summed: defaultdict[str, int] = defaultdict(int)
    for (geoid, _), cell in found.cells.items():
        summed[geoid] += cell.votes
    return [
        finding(
            "more-votes-than-voters",
            found.file,
            area=geoid,
            place=_named(geoid, names),
            votes=summed[geoid],
            voters=voters,
        )
        for geoid, voters in found.registered.items()
        if summed[geoid] > voters > 0
    ]


def _repeats(found: ContestVotes, names: Mapping[str, str]) -> list[Finding]:
    """Counties that have the same figures as others of their state, or as all of them together."""
    figures = {geoid: tuple(_votes(found, geoid, fold) for fold in found.lines) for geoid in found.counties()}
    alike: defaultdict[tuple[str, tuple[int, ...]], list[str]] = defaultdict(list)
    whole: dict[str, list[int]] = {}
    for geoid, votes in figures.items():
        alike[geoid[:2], votes].append(geoid)
        sums_so_far = whole.setdefault(geoid[:2], [0] * len(votes))
        whole[geoid[:2]] = [one + other for one, other in zip(sums_so_far, votes, strict=True)]
    problems = []
    for (_, votes), geoids in alike.items():
        if len(geoids) < 2 or len(votes) < 2 or sum(votes) < COINCIDENCE:
            continue
        listed = ", ".join(_named(geoid, names) for geoid in geoids[:6]) + (" …" if len(geoids) > 6 else "")
        values: dict[str, Value] = {"counties": len(geoids), "votes": sum(votes), "listed": listed}
        severity: Severity = "error" if len(geoids) > 2 or sum(votes) >= CERTAINTY else "warning"
        problems.append(finding("counties-alike", found.file, _first_line(found, geoids[1]), severity, values=values))
    states = Counter(geoid[:2] for geoid in figures)
    for geoid, votes in figures.items():
        own = np.array(votes, np.int64)
        others = np.array(whole[geoid[:2]], np.int64) - own
        total = judge(own, others, siblings=states[geoid[:2]] - 1) != "part"
        if states[geoid[:2]] > 2 and sum(votes) >= COINCIDENCE and total:
            line = _first_line(found, geoid)
            problems.append(finding("county-is-a-sum", found.file, line, area=geoid, place=_named(geoid, names)))
    return problems


def _first_line(found: ContestVotes, geoid: str) -> int:
    return min(found.cells[geoid, fold].line for fold in found.lines if (geoid, fold) in found.cells)


def _precincts(found: ContestVotes, names: Mapping[str, str]) -> list[Finding]:
    if not found.by_precinct:
        return []
    rows: defaultdict[str, int] = defaultdict(int)
    for (geoid, _), cell in found.cells.items():
        rows[geoid] = max(rows[geoid], cell.rows)
    middle = median(rows.values()) if rows else 0
    if middle < DOZENS:
        return []
    return [
        finding(
            "one-precinct",
            found.file,
            severity="warning",
            area=geoid,
            place=_named(geoid, names),
            middle=round(middle),
        )
        for geoid, count in rows.items()
        if count == 1
    ]


def _nothing(found: ContestVotes, names: Mapping[str, str]) -> list[Finding]:
    waiting = {geoid for geoid, share in found.reporting.items() if share.percent == 0}
    empty = [
        geoid
        for geoid in found.counties()
        if geoid not in waiting and not any(_votes(found, geoid, fold) for fold in found.lines)
    ]
    problems = [
        finding("county-without-votes", found.file, severity="warning", area=geoid, place=_named(geoid, names))
        for geoid in empty
    ]
    if empty and len(empty) == len(found.counties()):
        problems.append(finding("no-votes-anywhere", found.file))
    problems += [
        finding("votes-elsewhere", found.file, severity="note", votes=votes, place=repr(place))
        for place, votes in found.places_elsewhere().items()
    ]
    return problems


def _votes(found: ContestVotes, geoid: str, fold: str) -> int:
    cell = found.cells.get((geoid, fold))
    return cell.votes if cell is not None else 0


def _named(geoid: str, names: Mapping[str, str]) -> str:
    return f"{names.get(geoid, '?')} ({geoid})"
