"""The slots of one contest put together: votes by county and line, with everything that was left out and why."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from mapgen.returns.assembled import LEFT_OUT, Assembled, Cell, Line, LineTotal
from mapgen.returns.cells import name
from mapgen.returns.contest_rows import contest_rows
from mapgen.returns.gather import Gathered
from mapgen.returns.leave_out_places import LEFT_OUT_AS_ASKED, leave_out_places, say_left_places
from mapgen.returns.leave_out_totals import leave_out_line_totals, leave_out_nameless_totals
from mapgen.returns.one_finding import Instance, found_in
from mapgen.returns.one_line_a_person import one_line_a_person
from mapgen.returns.places import Cells, Place, Placer
from mapgen.returns.reporting import Told, reporting_of
from mapgen.returns.settle import settled
from mapgen.returns.slots import Key, Slot, of_place
from mapgen.returns.vocabulary import VOTES, line_kind, party_code, plain, with_party
from mapgen.specs.contest import Reading


def assemble(
    slots: Iterable[tuple[Key, Slot]],
    placer: Placer,
    gathered: Gathered,
    *,
    reading: Reading = "",
    leave_out: Sequence[str] = (),
) -> Assembled:
    """Put the slots of one contest together.

    Args:
        slots: The slots of one contest, state and party.
        placer: Finds their places.
        gathered: The file they are of.
        reading: How its column of shares counted is to be read, where the user says it.
        leave_out: Places, counties or states that the user leaves out.

    Returns:
        The contest; whatever stops it from being drawn is among its problems with severity "error".
    """
    found = Assembled(
        gathered.file,
        by_precinct=gathered.by_precinct,
        wide=gathered.recognised.wide,
        repairs=Counter(gathered.repairs),
    )
    slots = _of_counties(slots, placer, gathered, found)
    places = leave_out_places(leave_out, _places(slots, placer, found), placer.names, found)
    lines = [_line(key, found, slot.rows) for key, slot in slots]
    rows, lines = one_line_a_person(contest_rows(slots, lines, places, gathered.units), lines, found)
    kept = settled(rows, slots, found, placer.names)
    line_of = {slot.number: line for (_, slot), line in zip(slots, lines, strict=True)}
    for key, slot in kept:
        place, line = places[key.state, key.geoid, key.county], line_of[slot.number]
        if place.kind == "county":
            _count(found, place.geoid, line, slot)
        elif place.kind == "total":
            _sum(found, place, line, slot)
        elif place.kind == "elsewhere":
            found.left_out["of places outside all counties"] += slot.rows
            if line.kind in VOTES:
                found.elsewhere[name(key.county)[0]] += slot.votes
        elif place.kind == "left-out":
            found.left_out[LEFT_OUT_AS_ASKED] += slot.rows
            if line.kind in VOTES:
                found.left_places[name(key.county)[0] or place.geoid] += slot.votes
    say_left_places(found, placer.names)
    leave_out_nameless_totals(kept, places, line_of, placer, found)
    leave_out_line_totals(found)
    _unknown(slots, places, found)
    _faults(slots, found)
    _place_sums(gathered, slots, places, found)
    _reporting(gathered, slots, places, placer, found, reading)
    return found


def _of_counties(
    slots: Iterable[tuple[Key, Slot]], placer: Placer, gathered: Gathered, found: Assembled
) -> list[tuple[Key, Slot]]:
    """The rows of counties, where a file mixes levels; those that sum over counties are kept as totals."""
    layout = gathered.recognised.layout
    kept = []
    for key, slot in slots:
        level = key.level.strip().casefold()
        if not layout.county_levels or not level or level in layout.county_levels:
            kept.append((key, slot))
        elif level in layout.total_levels:
            state = "" if level == "national" else placer.state_fips(key.state)
            _sum(found, Place("total", state), _line(key, found, slot.rows), slot)
        else:
            found.left_out[f"of the level {level!r}"] += slot.rows
    return kept


def _places(slots: Iterable[tuple[Key, Slot]], placer: Placer, found: Assembled) -> dict[Cells, Place]:
    rows: Counter[Cells] = Counter()
    for key, slot in slots:
        rows[key.state, key.geoid, key.county] += slot.rows
    places = {cells: placer.find(*cells) for cells in rows}
    taken = {place.geoid for place in places.values() if place.kind == "county"}
    for cells, place in places.items():
        left = [geoid for geoid in place.meanings if geoid not in taken]
        if len(left) == 1:
            # The file has the other place of this name under a name that can only mean it.
            remark = (
                f"{cells[2].strip()!r} is {placer.names[left[0]]} ({left[0]}), because the file names the other one"
            )
            places[cells] = Place("county", left[0], remark=remark, repairs=place.repairs)
    for cells, place in places.items():
        found.repairs.update(dict.fromkeys(place.repairs, rows[cells]))
        if place.remark:
            found.say(place.remark, as_warning=True)
    return places


def _line(key: Key, found: Assembled, rows: int) -> Line:
    called, repairs = name(f"{key.first} {key.candidate}" if key.first.strip() else key.candidate)
    found.repairs.update(dict.fromkeys(repairs, rows))
    party = party_code(name(key.party)[0])
    if not party:
        called, party = with_party(called)
    return Line(called, party, line_kind(called))


def _count(found: Assembled, geoid: str, line: Line, slot: Slot) -> None:
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
    found.left_out[f"of {LEFT_OUT[line.kind]}"] += slot.rows
    if line.kind == "total":
        votes, first = found.place_totals.get(geoid, (0, slot.line))
        found.place_totals[geoid] = (votes + slot.votes, first)
    elif line.kind == "registered":
        found.registered[geoid] = found.registered.get(geoid, 0) + slot.votes
    elif line.kind in ("undervote", "overvote"):
        found.not_counted[geoid] += slot.votes


def _sum(found: Assembled, place: Place, line: Line, slot: Slot) -> None:
    found.left_out["that sum the others"] += slot.rows
    if line.kind not in VOTES and line.kind != "total":
        return
    fold = "" if line.kind == "total" else line.fold
    found.sums.setdefault((place.geoid, fold), []).append(LineTotal(slot.votes, slot.line, line.party))


def _unknown(slots: Iterable[tuple[Key, Slot]], places: Mapping[Cells, Place], found: Assembled) -> None:
    unknown: dict[Cells, Instance] = {}
    for key, slot in slots:
        cells = (key.state, key.geoid, key.county)
        place = places[cells]
        if place.kind == "unknown":
            found.left_out["of unknown places"] += slot.rows
            called = name(key.county)[0] or key.geoid.strip() or "a row without a county"
            unknown.setdefault(cells, Instance(f"{called}: {place.fault}", slot.line))
    found.problems += found_in(
        list(unknown.values()), "{name}", "{many} places are no counties here. {first}", file=found.file
    )


def _faults(slots: Iterable[tuple[Key, Slot]], found: Assembled) -> None:
    """Wrong cells of the chosen slots; those of other contests, states and parties do not matter here."""
    ballots = {id(slot.ballot): slot.ballot for _, slot in slots}
    ours = {slot.number for _, slot in slots}
    causes: dict[str, list[Instance]] = {}
    for fault in (fault for ballot in ballots.values() for fault in ballot.faults if fault.slot in ours):
        causes.setdefault(fault.why, []).append(Instance(fault.whose, fault.line))
    for why, cells in causes.items():
        several = "{many} cells are no numbers of votes: {first}; each {why}"
        found.problems += found_in(cells, "{name} {why}", several, file=found.file, why=why)
    hidden = sum(slot.faulty for _, slot in slots) - sum(map(len, causes.values()))
    if hidden:
        found.say(f"{hidden:,} more cells are no numbers of votes")


def _place_sums(
    gathered: Gathered,
    slots: Iterable[tuple[Key, Slot]],
    places: Mapping[Cells, Place],
    found: Assembled,
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
    gathered: Gathered,
    slots: Iterable[tuple[Key, Slot]],
    places: Mapping[Cells, Place],
    placer: Placer,
    found: Assembled,
    reading: Reading,
) -> None:
    """How much of each county is counted; what the rows of other contests and levels tell does not matter here."""
    told: defaultdict[str, dict[Told, int]] = defaultdict(dict)
    for key in dict.fromkeys(of_place(key) for key, _ in slots):
        place = places[key.state, key.geoid, key.county]
        if place.kind == "county":
            for cells, line in gathered.told.get(key, {}).items():
                told[place.geoid].setdefault(cells, line)
    heard = reporting_of(told, gathered.recognised, placer.names, file=found.file, reading=reading)
    found.reporting = dict(heard.shares)
    found.problems += heard.problems
