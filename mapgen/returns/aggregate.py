"""The slots of one contest put together: votes by county and line, with everything that was left out and why."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from mapgen.errors import ReturnsError
from mapgen.geoid import postal_of
from mapgen.returns.cells import Repair, name, shown
from mapgen.returns.company import company_of
from mapgen.returns.contest_rows import contest_rows
from mapgen.returns.contest_votes import Cell, ContestVotes, Line, LineTotal
from mapgen.returns.leave_out_places import leave_out_places, say_left_places
from mapgen.returns.leave_out_totals import leave_out_line_totals, leave_out_nameless_totals
from mapgen.returns.levels import at_one_level
from mapgen.returns.one_line_a_person import one_line_a_person
from mapgen.returns.places import Cells, Place, Placer, Remark
from mapgen.returns.reporting import ReportingCells, reporting_of
from mapgen.returns.settle import settled
from mapgen.returns.vocabulary import VOTES, party_code, plain, with_party
from mapgen.returns.vote_keys import VoteKey, VoteSum, of_place
from mapgen.returns.vote_sums import VoteSums
from mapgen.specs.contest import MOST_CANDIDATES, Reading


def aggregate(
    slots: Iterable[tuple[VoteKey, VoteSum]],
    placer: Placer,
    gathered: VoteSums,
    *,
    reading: Reading = "",
    leave_out: Sequence[str] = (),
) -> ContestVotes:
    """Put the slots of one contest together.

    Args:
        slots: The slots of one contest, state and party.
        placer: Finds their places.
        gathered: The file they are of.
        leave_out: Places, counties or states that the user leaves out.
        reading: How its column of shares counted is to be read, where the user says it.

    Returns:
        The contest; whatever stops it from being drawn is among its problems with severity "error".
    """
    found = ContestVotes(
        gathered.file,
        by_precinct=gathered.by_precinct,
        wide=gathered.recognised.wide,
        repairs=Counter(gathered.repairs),
    )
    slots = list(slots)
    found.company = company_of(_votes_by_line(slots))
    slots = _of_counties(slots, placer, gathered, found)
    places = leave_out_places(leave_out, _places(slots, placer, found), placer.names, found)
    lines = [_line(key, found, slot.rows) for key, slot in slots]
    rows, lines = one_line_a_person(contest_rows(slots, lines, places, gathered.units), lines, found)
    kept = settled(rows, slots, found, placer.names)
    line_of = {slot.number: line for (_, slot), line in zip(slots, lines, strict=True)}
    unknown: dict[Cells, list[tuple[Line, VoteSum]]] = {}
    for key, slot in kept:
        cells, line = (key.state, key.geoid, key.county), line_of[slot.number]
        place = places[cells]
        if place.kind == "county":
            _count(found, place.geoid, line, slot)
        elif place.kind == "total":
            _sum(found, place, line, slot)
        elif place.kind == "elsewhere":
            _count_elsewhere(found, _called(key, place, placer), line, slot)
            found.elsewhere_states[_called(key, place, placer)] = place.geoid
        elif place.kind == "left-out":
            found.leave_out("asked", slot.rows, slot.votes)
            if line.kind in VOTES:
                found.left_places[name(key.county)[0] or place.geoid] += slot.votes
        else:
            unknown.setdefault(cells, []).append((line, slot))
    _hold_lines(found)
    say_left_places(found, placer.names)
    leave_out_nameless_totals(unknown, places, placer, found)
    leave_out_line_totals(found)
    _unknown({cells: own for cells, own in unknown.items() if places[cells].kind == "unknown"}, places, found)
    _faults(slots, found)
    _place_sums(gathered, slots, places, found)
    _reporting(gathered, slots, places, placer, found, reading)
    return found


def _hold_lines(found: ContestVotes) -> None:
    """Each line is a column of every table: no contest has more of them than an atlas can describe."""
    if len(found.lines) > MOST_CANDIDATES:
        raise ReturnsError(
            f"{found.file} has {len(found.lines):,} candidates for one office; up to {MOST_CANDIDATES:,} are drawn.",
            fix="Sum the names that were written in as one line.",
        )


def _of_counties(
    slots: Iterable[tuple[VoteKey, VoteSum]], placer: Placer, gathered: VoteSums, found: ContestVotes
) -> list[tuple[VoteKey, VoteSum]]:
    """The rows of counties, where a file mixes levels; those that sum over counties are kept as totals."""
    layout = gathered.recognised.layout
    kept = []
    once, again = at_one_level(list(slots), layout.levels)
    for key, slot in again:
        found.leave_out("level", slot.rows, slot.votes, shown(key.level.strip().casefold()))
    for key, slot in once:
        level = key.level.strip().casefold()
        if not layout.county_levels or not level or level in layout.county_levels:
            kept.append((key, slot))
        elif level in layout.total_levels:
            state = "" if level == "national" else placer.state_fips(key.state)
            _sum(found, Place("total", state), _line(key, found, slot.rows), slot)
        else:
            found.leave_out("level", slot.rows, slot.votes, shown(level))
    return kept


def _places(slots: Iterable[tuple[VoteKey, VoteSum]], placer: Placer, found: ContestVotes) -> dict[Cells, Place]:
    rows: Counter[Cells] = Counter()
    for key, slot in slots:
        rows[key.state, key.geoid, key.county] += slot.rows
    places = {cells: placer.find(*cells) for cells in rows}
    taken = {place.geoid for place in places.values() if place.kind == "county"}
    for cells, place in places.items():
        left = [geoid for geoid in place.meanings if geoid not in taken]
        if len(left) == 1:
            # The file has the other place of this name under a name that can only mean it.
            names = {"called": shown(cells[2].strip()), "county": placer.names[left[0]], "geoid": left[0]}
            remark = Remark("place-by-elimination", names)
            places[cells] = Place("county", left[0], remark=remark, repairs=place.repairs)
    for cells, place in places.items():
        found.repairs.update(dict.fromkeys(place.repairs, rows[cells]))
        if place.remark is not None:
            found.say(place.remark.code, severity="warning", area=place.geoid, values=place.remark.values)
    return places


def _written(key: VoteKey) -> str:
    """The name of a line as the file has it."""
    return f"{key.first} {key.candidate}" if key.first.strip() else key.candidate


def _named(key: VoteKey) -> tuple[str, str, tuple[Repair, ...]]:
    """The name and the party of a row's line, and what had to be repaired to read the name."""
    called, repairs = name(_written(key))
    party = party_code(name(key.party)[0])
    if not party:
        called, party = with_party(called)
    return called, party, tuple(repairs)


def _votes_by_line(slots: Iterable[tuple[VoteKey, VoteSum]]) -> Counter[str]:
    votes: Counter[str] = Counter()
    for key, slot in slots:
        votes[_named(key)[0]] += slot.votes
    return votes


def _line(key: VoteKey, found: ContestVotes, rows: int) -> Line:
    called, party, repairs = _named(key)
    found.repairs.update(dict.fromkeys(repairs, rows))
    return Line(called, party, found.company.kind(called))


def _called(key: VoteKey, place: Place, placer: Placer) -> str:
    """What a place of no county is called; on a map of several states, of which state it is."""
    called = name(key.county)[0] or name(key.state)[0] or key.geoid.strip()
    return f"{called}, {postal_of(place.geoid)}" if place.geoid and len(placer.gazetteers) > 1 else called


def _count_elsewhere(found: ContestVotes, place: str, line: Line, slot: VoteSum) -> None:
    """Votes that belong to no county: they are in every total."""
    if line.kind not in VOTES:
        found.leave_out(line.kind, slot.rows, slot.votes)
        return
    fold = line.fold
    found.lines.setdefault(fold, line)
    found.rows_used += slot.rows
    found.elsewhere[place, fold] += slot.votes


def _count(found: ContestVotes, geoid: str, line: Line, slot: VoteSum) -> None:
    if line.kind in VOTES:
        fold = line.fold
        known = found.lines.setdefault(fold, line)
        found.rows_used += slot.rows
        found.party_votes[geoid, fold, line.party] += slot.votes
        cell = found.cells.get((geoid, fold))
        if cell is None:
            found.cells[geoid, fold] = Cell(slot.votes, slot.rows, slot.line)
            return
        fusion = line.party != known.party
        cell.votes += slot.votes
        cell.rows = max(cell.rows, slot.rows) if fusion else cell.rows + slot.rows
        return
    found.leave_out(line.kind, slot.rows, slot.votes)
    if line.kind == "total":
        votes, first = found.place_totals.get(geoid, (0, slot.line))
        found.place_totals[geoid] = (votes + slot.votes, first)
    elif line.kind == "registered":
        found.registered[geoid] = found.registered.get(geoid, 0) + slot.votes
    elif line.kind in ("undervote", "overvote"):
        found.not_counted[geoid] += slot.votes
    elif line.kind == "ballots":
        found.ballots[geoid] += slot.votes


def _sum(found: ContestVotes, place: Place, line: Line, slot: VoteSum) -> None:
    found.leave_out("sums", slot.rows, slot.votes)
    if line.kind not in VOTES and line.kind != "total":
        return
    fold = "" if line.kind == "total" else line.fold
    found.sums.setdefault((place.geoid, fold), []).append(LineTotal(slot.votes, slot.line, line.party))


def _unknown(
    unknown: Mapping[Cells, list[tuple[Line, VoteSum]]],
    places: Mapping[Cells, Place],
    found: ContestVotes,
) -> None:
    """Each place that is not known, once, with the votes it has."""
    for cells, lines in unknown.items():
        _, geoid, county = cells
        found.leave_out("unknown", sum(slot.rows for _, slot in lines), sum(slot.votes for _, slot in lines))
        fault = places[cells].fault or Remark("place-unnamed")
        votes = sum(slot.votes for line, slot in lines if line.kind in VOTES)
        values = {"place": name(county)[0] or geoid.strip(), "votes": votes, **fault.values}
        found.say(fault.code, min(slot.line for _, slot in lines), area=places[cells].geoid, values=values)


def _faults(slots: Iterable[tuple[VoteKey, VoteSum]], found: ContestVotes) -> None:
    """Wrong cells of the chosen slots; those of other contests, states and parties do not matter here."""
    ballots = {id(slot.ballot): slot.ballot for _, slot in slots}
    ours = {slot.number for _, slot in slots}
    faults = [fault for ballot in ballots.values() for number, fault in ballot.faults if number in ours]
    found.problems += faults
    hidden = sum(slot.faulty for _, slot in slots) - len(faults)
    if hidden:
        found.say("votes-no-number-more", more=hidden)


def _place_sums(
    gathered: VoteSums,
    slots: Iterable[tuple[VoteKey, VoteSum]],
    places: Mapping[Cells, Place],
    found: ContestVotes,
) -> None:
    """Each county's own total and registration, where they stand in columns."""
    ours = {key._replace(first="", candidate="", party="") for key, _ in slots}
    if any(plain(key.mode) for key in ours):
        return
    for columns, into in ((gathered.totals, "totals"), (gathered.registered, "registered")):
        sums: defaultdict[str, int] = defaultdict(int)
        for key, number in columns.items():
            place = places.get((key.state, key.geoid, key.county))
            if key in ours and place is not None and place.kind == "county":
                sums[place.geoid] += number
        if into == "totals":
            found.place_totals.update({geoid: (number, 0) for geoid, number in sums.items()})
        else:
            found.registered.update(sums)


def _reporting(
    gathered: VoteSums,
    slots: Iterable[tuple[VoteKey, VoteSum]],
    places: Mapping[Cells, Place],
    placer: Placer,
    found: ContestVotes,
    reading: Reading,
) -> None:
    """How much of each county is counted; what the rows of other contests and levels tell does not matter here."""
    told: defaultdict[str, dict[ReportingCells, int]] = defaultdict(dict)
    for key in dict.fromkeys(of_place(key) for key, _ in slots):
        place = places[key.state, key.geoid, key.county]
        if place.kind == "county":
            for cells, line in gathered.told.get(key, {}).items():
                told[place.geoid].setdefault(cells, line)
    heard = reporting_of(told, gathered.recognised, placer.names, file=found.file, reading=reading)
    found.reporting = dict(heard.shares)
    found.problems += heard.problems
