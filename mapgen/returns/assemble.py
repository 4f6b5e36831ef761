"""The slots of one contest put together: votes by county and line, with everything that was left out and why."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from mapgen.returns.assembled import Assembled, Cell, Line
from mapgen.returns.cells import Repair, name
from mapgen.returns.company import company_of
from mapgen.returns.gather import Gathered
from mapgen.returns.names import folded
from mapgen.returns.places import Place, Placer
from mapgen.returns.reporting import Told, reporting_of
from mapgen.returns.slots import Ballot, Key, Slot, of_place
from mapgen.returns.vocabulary import VOTES, LineKind, line_kind, party_code, plain, with_party
from mapgen.specs.contest import Reading

ALL_MODES = frozenset({"total", "totals", "all", "all modes"})


def assemble(
    slots: Iterable[tuple[Key, Slot]], placer: Placer, gathered: Gathered, *, reading: Reading = ""
) -> Assembled:
    """Put the slots of one contest together.

    Args:
        slots: The slots of one contest, state and party.
        placer: Finds their places.
        gathered: The file they are of.
        reading: How its column of shares counted is to be read, where the user says it.

    Returns:
        The contest; whatever stops it from being drawn is among its problems with severity "error".
    """
    found = Assembled(
        gathered.file,
        by_precinct=gathered.by_precinct,
        wide=gathered.recognised.wide,
        repairs=Counter(gathered.repairs),
    )
    slots = list(slots)
    found.company = company_of(_votes_by_line(slots))
    slots = _of_counties(slots, placer, gathered, found)
    places = _places(slots, placer, found)
    modes = _modes(slots, places)
    parts: Counter[tuple[str, str]] = Counter()
    for key, slot in slots:
        place = places[key.state, key.geoid, key.county]
        line = _line(key, found, slot.rows)
        if plain(key.mode) not in ALL_MODES and _mode_key(key, place) in modes:
            found.left_out["of one mode of voting where a row for all modes stands beside them"] += slot.rows
            if place.kind == "county":
                parts[place.geoid, folded(line.name) or plain(line.name)] += slot.votes
        elif place.kind == "county":
            _count(found, place.geoid, line, slot)
        elif place.kind == "total":
            _sum(found, place, line, slot)
        elif place.kind == "elsewhere":
            found.left_out["of places outside all counties"] += slot.rows
            if line.kind in VOTES:
                found.elsewhere[name(key.county)[0]] += slot.votes
    _mode_sums(parts, placer.names, found)
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


def _places(slots: Iterable[tuple[Key, Slot]], placer: Placer, found: Assembled) -> dict[tuple[str, str, str], Place]:
    rows: Counter[tuple[str, str, str]] = Counter()
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


def _mode_key(key: Key, place: Place) -> tuple[str, str, str]:
    return place.geoid or key.county, plain(f"{key.first} {key.candidate}"), party_code(key.party)


def _modes(
    slots: Iterable[tuple[Key, Slot]], places: Mapping[tuple[str, str, str], Place]
) -> set[tuple[str, str, str]]:
    """The places and lines that have a row for all modes of voting together."""
    return {
        _mode_key(key, places[key.state, key.geoid, key.county]) for key, _ in slots if plain(key.mode) in ALL_MODES
    }


def _mode_sums(parts: Mapping[tuple[str, str], int], names: Mapping[str, str], found: Assembled) -> None:
    """Votes by mode held to the row for all modes, which is what is counted."""
    for (geoid, fold), votes in parts.items():
        cell = found.cells.get((geoid, fold))
        if cell is not None and cell.votes != votes:
            what = f"{found.lines[fold].name} in {names.get(geoid, geoid)}: the modes of voting sum to {votes:,}"
            found.say(f"{what}, their total is {cell.votes:,}", cell.line, as_warning=True)


def _called(key: Key) -> tuple[str, str, tuple[Repair, ...]]:
    """The name and the party of a row's line, and what had to be repaired to read the name."""
    called, repairs = name(f"{key.first} {key.candidate}" if key.first.strip() else key.candidate)
    party = party_code(name(key.party)[0])
    if not party:
        called, party = with_party(called)
    return called, party, tuple(repairs)


def _votes_by_line(slots: Iterable[tuple[Key, Slot]]) -> Counter[str]:
    votes: Counter[str] = Counter()
    for key, slot in slots:
        votes[_called(key)[0]] += slot.votes
    return votes


def _line(key: Key, found: Assembled, rows: int) -> Line:
    called, party, repairs = _called(key)
    found.repairs.update(dict.fromkeys(repairs, rows))
    return Line(called, party, found.company.kind(called))


def _count(found: Assembled, geoid: str, line: Line, slot: Slot) -> None:
    if line.kind in VOTES:
        fold = folded(line.name) or plain(line.name)
        known = found.lines.setdefault(fold, line)
        found.rows_used += slot.rows
        cell = found.cells.get((geoid, fold))
        if cell is None:
            found.cells[geoid, fold] = Cell(slot.votes, slot.rows, slot.line)
            return
        fusion = line.party != known.party
        if not fusion and not found.by_precinct and slot.rows:
            found.say(f"{line.name} in {geoid} stands here and in line {cell.line}", slot.line)
        cell.votes += slot.votes
        cell.rows = max(cell.rows, slot.rows) if fusion else cell.rows + slot.rows
        return
    found.left_out[f"of {_KINDS[line.kind]}"] += slot.rows
    if line.kind == "total":
        votes, first = found.place_totals.get(geoid, (0, slot.line))
        found.place_totals[geoid] = (votes + slot.votes, first)
    elif line.kind == "registered":
        found.registered[geoid] = found.registered.get(geoid, 0) + slot.votes
    elif line.kind in ("undervote", "overvote"):
        found.not_counted[geoid] += slot.votes
    elif line.kind == "ballots":
        found.ballots[geoid] += slot.votes


_KINDS: dict[LineKind, str] = {
    "total": "all candidates’ votes together",
    "undervote": "under votes",
    "overvote": "over votes",
    "ballots": "ballots cast",
    "exhausted": "ballots that bear no vote any more",
    "aside": "other counts",
    "registered": "registered voters",
}


def _sum(found: Assembled, place: Place, line: Line, slot: Slot) -> None:
    found.left_out["that sum the others"] += slot.rows
    if line.kind not in VOTES and line.kind != "total":
        return
    fold = "" if line.kind == "total" else folded(line.name) or plain(line.name)
    found.sums.setdefault((place.geoid, fold), []).append((slot.votes, slot.line))


def _unknown(slots: Iterable[tuple[Key, Slot]], places: Mapping[tuple[str, str, str], Place], found: Assembled) -> None:
    told: set[tuple[str, str, str]] = set()
    for key, slot in slots:
        cells = (key.state, key.geoid, key.county)
        place = places[cells]
        if place.kind == "unknown":
            found.left_out["of unknown places"] += slot.rows
            if cells not in told:
                told.add(cells)
                called = name(key.county)[0] or key.geoid.strip() or "a row without a county"
                found.say(f"{called}: {place.fault}", slot.line)


def _faults(slots: Iterable[tuple[Key, Slot]], found: Assembled) -> None:
    """Wrong cells and repeated rows of the chosen slots; those of other contests do not matter here."""
    ballots: dict[int, Ballot] = {}
    names: dict[int, Key] = {}
    for key, slot in slots:
        ballots[id(slot.ballot)] = slot.ballot
        names[slot.number] = key
    for ballot in ballots.values():
        found.problems += ballot.faults
        hidden = ballot.faulty - len(ballot.faults)
        if hidden:
            found.say(f"{hidden:,} more cells are no numbers of votes")
        told: set[int] = set()
        for number, line, first in ballot.repeated():
            again = names.get(number)
            if again is not None and line not in told and line_kind(name(again.candidate)[0]) != "other":
                told.add(line)
                who = " ".join(
                    part for part in (again.candidate.strip(), "in", again.county.strip() or again.geoid) if part
                )
                found.say(f"{name(who)[0]} stands here and in line {first}", line)


def _place_sums(
    gathered: Gathered,
    slots: Iterable[tuple[Key, Slot]],
    places: Mapping[tuple[str, str, str], Place],
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
    places: Mapping[tuple[str, str, str], Place],
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
