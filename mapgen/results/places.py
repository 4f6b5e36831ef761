"""The places of a results file found among the counties, by code and by name, never by guessing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import Literal

from mapgen.areas.crosswalk import unmappable, vintages
from mapgen.areas.gazetteer import Gazetteer, folded, is_total
from mapgen.files.parse_cells import Repair, county_code, name, shown
from mapgen.findings import Value
from mapgen.geoid import STATE_FIPS, is_county_geoid, state_of, territory_code
from mapgen.results.vote_keys import VoteKey
from mapgen.words.terms import is_country, plain, state_code, states, units

NO_CODE = frozenset({"", "0", "00000", "na", "n/a", "nan", "none", "null", "."})
SPELLED_ALIKE = 0.75
"""From this likeness on, an unknown name beside a right code is another spelling of the county's own."""

Cells = tuple[str, str, str, str]
"""The cells that say where a row is of: state, code, county, and its unit where they name no county."""


def cells_of(key: VoteKey) -> Cells:
    """The cells of a row that say where it is of."""
    return (key.state, key.geoid, key.county, key.unit)


PlaceKind = Literal["county", "total", "elsewhere", "left-out", "unknown"]


@dataclass(frozen=True, slots=True)
class Remark:
    """What must be said of a place: the code of a finding, and its values besides the place's own name."""

    code: str
    values: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Place:
    """What a row's place is.

    Attributes:
        kind: A county; the sum of others; a place outside all counties; one that the user leaves out; or not known.
        geoid: The county's code, or the state code of a total or of a place outside all counties.
        fault: Why it is not known, or None.
        remark: What a reader of the report must know all the same, or None.
        repairs: What had to be repaired to read its code and name.
        meanings: The counties an ambiguous name can mean.
        called: The name in the county's cell, or the unit's where no county is named.
        by_unit: Whether a county is known by the unit's name alone, the county's cell naming the state.
    """

    kind: PlaceKind
    geoid: str = ""
    fault: Remark | None = None
    remark: Remark | None = None
    repairs: tuple[Repair, ...] = ()
    meanings: tuple[str, ...] = ()
    called: str = ""
    by_unit: bool = False


class Placer:
    """Finds places among the counties of one state or of the country.

    Args:
        names: The counties' names by GEOID.
        cities: Those that are cities outside any county.
        elsewhere: Names of places that belong to no county, as the user declares them.
    """

    def __init__(self, names: Mapping[str, str], cities: Iterable[str] = (), elsewhere: Iterable[str] = ()) -> None:
        """Fold the names of every state once."""
        self.names = names
        self.elsewhere = frozenset(map(plain, elsewhere))
        independent = frozenset(cities)
        by_state: dict[str, dict[str, str]] = {}
        for geoid, county in names.items():
            by_state.setdefault(state_of(geoid), {})[geoid] = county
        self.gazetteers = {state: Gazetteer(own, independent & set(own)) for state, own in by_state.items()}
        # Codes of other years are known too; they are carried to these boundaries afterwards.
        self.other_years = {
            code for change in vintages().changes for code in (*change.before, *change.after) if code not in names
        }

    def find(self, state: str, code: str, county: str, unit: str = "") -> Place:
        """The place that a row's cells name.

        Args:
            state: The state's cell, or empty.
            code: The code's cell, or empty.
            county: The name's cell, or empty.
            unit: The row's precinct, ward or town, where neither of them names a county.
        """
        fips = self.state_fips(state)
        called, repairs = name(county)
        geoid, code_repairs = county_code(code, fips)
        repairs = (*repairs, *code_repairs)
        territory = territory_code(state) or (is_county_geoid(geoid) and territory_code(state_of(geoid)))
        if territory or any(text and plain(text) in self.elsewhere for text in (called, unit)):
            return Place("elsewhere", "" if territory else fips, repairs=repairs)
        if code.strip().casefold() in NO_CODE:
            return self._by_unit(called, unit, fips) or self._by_name(called, fips, repairs)
        if geoid in self.names:
            return self._held_to_name(geoid, called, repairs)
        whole = _whole(code.strip(), geoid, called)
        if is_total(called) or whole is not None:
            return Place("total", fips if whole is None else whole, repairs=repairs)
        if geoid in self.other_years:
            return Place("county", geoid, repairs=repairs)
        return Place("unknown", fault=_no_county(code.strip(), geoid, called, fips))

    def state_fips(self, written: str) -> str:
        """The two digits of a state; those of the only one there is where the cell does not say."""
        fips = STATE_FIPS.get(state_code(written), "")
        return fips or (next(iter(self.gazetteers)) if len(self.gazetteers) == 1 else "")

    def _by_unit(self, called: str, unit: str, fips: str) -> Place | None:
        """The place of a row whose cells name no county, by its unit; None where that says nothing."""
        if not unit.strip():
            return None
        counties = self.gazetteers[fips].meanings(unit) if called and fips in self.gazetteers else []
        if len(counties) == 1:
            return Place("county", counties[0], by_unit=True)
        if is_total(unit) or plain(unit) in units().totals:
            return Place("total", fips)
        if called:
            return None
        stateless = plain(unit) in units().stateless
        return Place("elsewhere", fips) if stateless else Place("unknown", fault=Remark("place-unnamed-unit"))

    def _by_name(self, called: str, fips: str, repairs: tuple[Repair, ...]) -> Place:
        asked = [self.gazetteers[fips]] if fips in self.gazetteers else list(self.gazetteers.values())
        found = [geoid for each in asked for geoid in each.meanings(called)] if called else []
        if len(found) == 1:
            return Place("county", found[0], repairs=repairs)
        if found:
            listed = " or ".join(f"{self.names[geoid]} ({geoid})" for geoid in found[:6])
            fault = Remark("place-ambiguous", {"meanings": listed})
            return Place("unknown", fault=fault, meanings=tuple(found), repairs=repairs)
        own_state = state_code(called) and (not fips or STATE_FIPS[state_code(called)] == fips)
        if is_total(called) or plain(called) in units().totals or own_state:
            return Place("total", fips or STATE_FIPS.get(state_code(called), ""), repairs=repairs)
        if plain(called) in units().stateless:
            return Place("elsewhere", fips, repairs=repairs)
        return Place("unknown", fault=self._no_name(called, asked, fips))

    def _no_name(self, called: str, asked: list[Gazetteer], fips: str) -> Remark:
        """Why a name is none of a county here."""
        if not called:
            return Remark("place-unnamed")
        near = [each for gazetteer in asked for each in gazetteer.nearest(called)][:3]
        known = unmappable(called, states_code(fips))
        if known:
            return Remark("place-unmappable", {"reason": known})
        return Remark("place-unknown", {"near": len(near), "nearest": ", ".join(near)})

    def _held_to_name(self, geoid: str, called: str, repairs: tuple[Repair, ...]) -> Place:
        """A county by its code, whose name must not speak of another place."""
        gazetteer = self.gazetteers[state_of(geoid)]
        meanings = gazetteer.meanings(called) if called else [geoid]
        if geoid in meanings:
            return Place("county", geoid, repairs=repairs)
        ours = self.names[geoid]
        names = {"called": shown(called), "county": ours, "geoid": geoid}
        alike = SequenceMatcher(None, folded(called), folded(ours)).ratio() >= SPELLED_ALIKE
        if meanings:
            fault = Remark("place-two-names", {"others": ", ".join(meanings)})
        elif state_code(called):
            fault = Remark("place-named-as-state")
        elif alike:
            return Place("county", geoid, remark=Remark("place-spelled", names), repairs=repairs)
        else:
            known = unmappable(called, states_code(geoid))
            fault = Remark("place-code-unmappable", {"reason": known}) if known else Remark("place-named-as-nothing")
        return Place("unknown", geoid, Remark(fault.code, {**names, **fault.values}))


def _whole(written: str, code: str, called: str) -> str | None:
    """The two digits of the state whose own row it is, none for the country's; None where it is neither's."""
    nameless = called.casefold() in NO_CODE
    if state_code(called) and written.removesuffix(".0").zfill(2) == STATE_FIPS[state_code(called)]:
        return STATE_FIPS[state_code(called)]
    if code[2:] == "000" and (nameless or state_code(called)):
        # The Census Bureau's code of a state as a whole.
        return code[:2]
    if nameless and (state_code(code) or is_country(code)):
        return STATE_FIPS.get(state_code(code), "")
    return None


def _no_county(code: str, geoid: str, called: str, fips: str) -> Remark:
    """Why a code is none of a county here."""
    postal = states_code(fips or geoid)
    known = unmappable(geoid, postal) or (unmappable(called, postal) if called else None)
    if known:
        return Remark("place-unmappable", {"reason": known})
    if not is_county_geoid(geoid):
        return Remark("place-no-code", {"written": shown(code)})
    return Remark("place-code-unknown", {"geoid": geoid})


def states_code(geoid: str) -> str | None:
    """The postal code of the state a GEOID lies in."""
    return next((postal for postal, fips in STATE_FIPS.items() if fips == state_of(geoid)), None)


def state_by_names(called: Iterable[str], everywhere: Mapping[str, str], cities: Iterable[str] = ()) -> list[str]:
    """The states, by postal code, that have a county for every one of these names.

    Args:
        called: Names as a file has them; totals and places outside all counties are passed over.
        everywhere: The names of all counties of the country by GEOID.
        cities: Those that are cities outside any county.
    """
    return [postal for postal, strange in unmatched_names(called, everywhere, cities).items() if not strange]


def unmatched_names(
    called: Iterable[str], everywhere: Mapping[str, str], cities: Iterable[str] = ()
) -> dict[str, tuple[str, ...]]:
    """By state, those of the names that are none of its counties', sorted; nothing where no name speaks of a place.

    Args:
        called: As for `state_by_names`.
        everywhere: As there.
        cities: As there.
    """
    wanted = {each for each in (name(text)[0] for text in called) if each and not is_total(each)}
    wanted = {each for each in wanted if plain(each) not in units().stateless and not state_code(each)}
    placer = Placer(everywhere, cities)
    gazetteers = {postal: placer.gazetteers.get(STATE_FIPS[postal]) for postal in states()}
    return {
        postal: tuple(sorted(each for each in wanted if not gazetteer.meanings(each)))
        for postal, gazetteer in gazetteers.items()
        if gazetteer is not None and wanted
    }
