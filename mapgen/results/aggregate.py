"""One contest put together: its rows normalised, matched to areas, settled, counted; nothing on the way is lost."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from mapgen.errors import ReturnsError, Severity
from mapgen.files.parse_cells import Repair
from mapgen.findings import Finding, finding, refusal
from mapgen.results.area_parts import find_area_parts, lone_states
from mapgen.results.company import Company, company_of
from mapgen.results.contest_rows import contest_rows
from mapgen.results.contest_votes import ContestVotes, Line, fold_of
from mapgen.results.count_votes import PlacedVotes, count_votes
from mapgen.results.county_columns import county_figures, county_reporting
from mapgen.results.empty_cells import find_empty_counties, find_proven_zeros, say_empty_cells
from mapgen.results.leave_out_places import leave_out_places, say_left_places
from mapgen.results.leave_out_totals import find_nameless_totals, leave_out_line_totals
from mapgen.results.left_out import LeftOut, by_reason
from mapgen.results.levels import CountyLevel, county_level, is_national
from mapgen.results.match_areas import count_repairs, match_areas, name_elsewhere
from mapgen.results.normalise import LineCells, line_cells
from mapgen.results.one_line_a_person import one_line_a_person
from mapgen.results.places import Cells, Place, Placer, Remark, cells_of
from mapgen.results.settle_rows import settle_rows
from mapgen.results.vote_keys import VoteKey, VoteSum
from mapgen.results.vote_sums import VoteSums
from mapgen.specs.contest import MOST_CANDIDATES, Reading
from mapgen.words.terms import VOTES

Sums = list[tuple[VoteKey, VoteSum]]


def aggregate(
    sums: Iterable[tuple[VoteKey, VoteSum]],
    placer: Placer,
    source: VoteSums,
    *,
    reading: Reading = "",
    leave_out: Sequence[str] = (),
    whole: Sequence[str] = (),
    described: Collection[str] = (),
) -> ContestVotes:
    """Put the votes of one contest together.

    Args:
        sums: The votes of one contest, state and party by key.
        placer: Finds their places.
        source: The file they are of.
        reading: How its column of shares counted is to be read, where the user says it.
        leave_out: Places, counties or states that the user leaves out.
        whole: States that the user wants drawn as one area each.
        described: The candidates' names, where they are described: two of them are two persons.

    Returns:
        The contest; whatever stops it from being drawn is among its findings with severity "error".
    """
    file, sums = source.file, list(sums)
    cells_of_line = {votes.number: line_cells(key) for key, votes in sums}
    company = _company(sums, cells_of_line)
    level, alone = _with_lone_states(county_level(sums, source.recognised.layout), placer)
    matched = match_areas(level.counties, placer, file)
    left = leave_out_places(leave_out, matched.places, placer.names, file)
    merging = find_area_parts(left.places, placer, whole, file, alone=alone)
    places = merging.places
    names = {**placer.names, **{code: part.called for code, part in merging.parts.items()}}
    lines = [_line(cells_of_line[votes.number], company) for _, votes in level.counties]
    _hold_lines({line.fold for line in lines if line.kind in VOTES}, file)
    rows = contest_rows(level.counties, lines, places, source.units)
    persons = one_line_a_person(rows, lines, company, file, described={fold_of(called) for called in described})
    settled = settle_rows(persons.rows, level.counties, names, file)

    line_of = {votes.number: line for (_, votes), line in zip(level.counties, persons.lines, strict=True)}
    line_of |= {votes.number: _line(cells_of_line[votes.number], company) for _, votes in level.totals}
    empty = find_empty_counties(level.counties, places)
    placed = [
        (key, _placed(key, votes, line_of[votes.number], places, placer))
        for key, votes in settled.sums
        if votes.number not in empty.numbers
    ]
    counted = count_votes(file, [*_level_totals(level, line_of, placer), *(row for _, row in placed)])
    unknown = _by_place(placed, "unknown")
    totals, of_totals = find_nameless_totals(unknown, counted, placer)
    strange = {cells: unknown[cells] for cells in unknown if cells not in totals}
    without, of_lines = leave_out_line_totals(counted)
    reporting = county_reporting(source, level.counties, places, placer, reading)
    left_before = [*without.left_out, *level.left_out, *persons.left_out, *settled.left_out]
    sums_told = {cells: unknown[cells] for cells in totals}
    zeros = find_proven_zeros(level.counties, line_of, counted)
    return replace(
        _with_columns(without, source, level.counties, places),
        company=company,
        left_counties=left.counties,
        parts=merging.parts,
        reporting=reporting.shares,
        repairs=_repairs(source, [*level.totals, *level.counties], cells_of_line) + Counter(matched.repairs),
        left_out=by_reason([*left_before, *_left_out(sums_told, "sums"), *_left_out(strange, "unknown")]),
        findings=(
            *matched.findings,
            *left.findings,
            *merging.findings,
            *persons.findings,
            *settled.findings,
            *say_left_places(counted.places_left_out(), left.counties, placer.names, file),
            *of_totals,
            *of_lines,
            *_say_unknown(strange, places, file),
            *_faults([row for row in level.counties if row[1].number not in empty.numbers | zeros], file),
            *say_empty_cells(empty, zeros, level.counties, names, file),
            *reporting.problems,
        ),
    )


def _with_columns(counted: ContestVotes, source: VoteSums, sums: Sums, places: Mapping[Cells, Place]) -> ContestVotes:
    """The contest with what columns beside the votes tell of each county."""
    totals, registered, ballots = (
        county_figures(column, sums, places) for column in (source.totals, source.registered, source.ballots)
    )
    return replace(
        counted,
        by_precinct=source.by_precinct,
        wide=source.recognised.wide,
        place_totals={**counted.place_totals, **{geoid: (total, 0) for geoid, total in totals.items()}},
        registered={**counted.registered, **registered},
        ballots={**counted.ballots, **ballots},
    )


def _with_lone_states(level: CountyLevel, placer: Placer) -> tuple[CountyLevel, frozenset[str]]:
    """The votes of counties with those of states that have no rows but the state's own, and these states' digits."""
    of_states = [(key, votes) for key, votes in level.totals if not is_national(key)]
    with_counties = {placer.state_fips(key.state) for key, _ in level.counties} if of_states else set()
    levels = {fips: fips in with_counties for fips in (placer.state_fips(key.state) for key, _ in of_states)}
    alone = lone_states(levels, placer)
    lone = [(key, votes) for key, votes in of_states if placer.state_fips(key.state) in alone]
    numbers = {votes.number for _, votes in lone}
    totals = [(key, votes) for key, votes in level.totals if votes.number not in numbers]
    return CountyLevel([*level.counties, *lone], totals, level.left_out), alone


def _hold_lines(folds: Collection[str], file: str) -> None:
    """Each line is a column of every table: no contest has more of them than an atlas can describe."""
    if len(folds) > MOST_CANDIDATES:
        raise ReturnsError(refusal("candidates-too-many", file, candidates=len(folds), most=MOST_CANDIDATES))


def _company(sums: Sums, cells: Mapping[int, LineCells]) -> Company:
    votes_of: Counter[str] = Counter()
    for _, votes in sums:
        votes_of[cells[votes.number].name] += votes.votes
    return company_of(votes_of)


def _line(cells: LineCells, company: Company) -> Line:
    return Line(cells.name, cells.party, company.kind(cells.name))


def _repairs(source: VoteSums, sums: Sums, cells: Mapping[int, LineCells]) -> Counter[Repair]:
    return Counter(source.repairs) + count_repairs((cells[votes.number].repairs, votes.rows) for _, votes in sums)


def _placed(key: VoteKey, votes: VoteSum, line: Line, places: Mapping[Cells, Place], placer: Placer) -> PlacedVotes:
    cells = cells_of(key)
    place = places[cells]
    called = name_elsewhere(cells, place, several_states=len(placer.gazetteers) > 1)
    if place.kind == "left-out" and not place.geoid:
        place = replace(place, geoid=placer.state_fips(key.state))
    return PlacedVotes(line, place, called, votes)


def _level_totals(level: CountyLevel, line_of: Mapping[int, Line], placer: Placer) -> list[PlacedVotes]:
    """Votes that sum over counties, each as the total of its state or of the country."""
    return [
        PlacedVotes(
            line_of[votes.number],
            Place("total", "" if is_national(key) else placer.state_fips(key.state)),
            "",
            votes,
        )
        for key, votes in level.totals
    ]


def _by_place(placed: Sequence[tuple[VoteKey, PlacedVotes]], kind: str) -> dict[Cells, list[PlacedVotes]]:
    rows: dict[Cells, list[PlacedVotes]] = {}
    for key, row in placed:
        if row.place.kind == kind:
            rows.setdefault(cells_of(key), []).append(row)
    return rows


def _left_out(unknown: Mapping[Cells, Sequence[PlacedVotes]], reason: str) -> list[LeftOut]:
    return [LeftOut(reason, "", row.votes.rows, row.votes.votes) for rows in unknown.values() for row in rows]


def _say_unknown(
    unknown: Mapping[Cells, Sequence[PlacedVotes]], places: Mapping[Cells, Place], file: str
) -> list[Finding]:
    """Each place that is not known, once, with the votes it has."""
    findings = []
    for cells, rows in unknown.items():
        place = places[cells]
        fault = place.fault or Remark("place-unnamed")
        votes = sum(row.votes.votes for row in rows if row.line.kind in VOTES)
        values = {"place": place.called or cells[1].strip(), "votes": votes, **fault.values}
        first = min(row.votes.line for row in rows)
        # A unit of no county that has no votes takes none away: it is said, and stops nothing. A county that nobody
        # knows may be the one that is missing.
        harmless = fault.code == "place-unnamed-unit" and not votes and not any(row.votes.faulty for row in rows)
        severity: Severity = "warning" if harmless else "error"
        findings.append(finding(fault.code, file, first, severity, area=place.geoid, values=values))
    return findings


def _faults(sums: Sums, file: str) -> list[Finding]:
    """Wrong cells of the chosen votes; those of other contests, states and parties do not matter here."""
    ballots = {id(votes.ballot): votes.ballot for _, votes in sums}
    ours = {votes.number for _, votes in sums}
    faults = [fault for ballot in ballots.values() for number, fault in ballot.faults if number in ours]
    hidden = sum(votes.faulty for _, votes in sums) - len(faults)
    return [*faults, finding("votes-no-number-more", file, more=hidden)] if hidden else faults
