"""The votes of places that are part of one area put together, where it is certain that all of them are there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from mapgen.areas.crosswalk import Numbered, vintages
from mapgen.areas.gazetteer import area_label
from mapgen.findings import Finding, Value, finding
from mapgen.geoid import STATE_FIPS, postal_of
from mapgen.results.area_parts import AreaPart
from mapgen.results.carry_votes import under_codes
from mapgen.results.check_coverage import find_gaps
from mapgen.results.check_figures import find_repeats
from mapgen.results.contest_votes import ContestVotes
from mapgen.results.first_few import listed
from mapgen.results.sum_evidence import SLIP_VOTES
from mapgen.words.terms import state_code, states

Parts = Mapping[str, AreaPart]
Sums = Literal["right", "wrong", "none"]
"""Whether a state's own rows are the sum of its units', are another, or are not there."""


@dataclass(frozen=True, slots=True)
class MergedParts:
    """A contest whose votes are all in areas.

    Attributes:
        votes: By the codes of areas; states that are drawn as one are in `as_one`.
        whole: The codes of these.
        findings: What is drawn together, as warnings, which stand on the map; as errors, what is not certain.
    """

    votes: ContestVotes
    whole: frozenset[str]
    findings: tuple[Finding, ...]


def merge_parts(votes: ContestVotes, whole: Collection[str], names: Mapping[str, str]) -> MergedParts:
    """Put the votes of parts under the codes of their areas.

    Args:
        votes: By county and part.
        whole: States that the user wants drawn as one, by code or name: whoever asks for it vouches for their places.
        names: The counties' names by GEOID.
    """
    if not votes.parts:
        return MergedParts(votes, frozenset(), ())
    asked = {STATE_FIPS.get(state_code(text), "") for text in whole}
    of_area: dict[str, dict[str, AreaPart]] = {}
    for code, part in votes.parts.items():
        of_area.setdefault(part.area, {})[code] = part
    findings: list[Finding] = list(_as_places(votes))
    as_one: dict[str, str] = {}
    for area, parts in of_area.items():
        if any(part.kind == "city" for part in parts.values()):
            findings.append(_say_city(votes, parts, area_label(area, names)))
        else:
            as_one[area] = states()[postal_of(area)]
            findings += _say_state(votes, parts, names, asked=area[:2] in asked)
    wrong = {found.values.get("code") for found in findings if found.code == "state-units-differ"}
    totals = {where: given for where, given in votes.line_totals.items() if postal_of(where[0]) not in wrong}
    merged = under_codes(
        replace(votes, line_totals=totals, place_totals=_whole_totals(votes)),
        {code: part.area for code, part in votes.parts.items()},
    )
    return MergedParts(replace(merged, as_one=as_one), frozenset(as_one), tuple(findings))


def _as_places(votes: ContestVotes) -> Iterator[Finding]:
    """What is asked of counties asked of parts as well: a row for every line, and figures of their own."""
    names = {code: part.called for code, part in votes.parts.items()}
    own = replace(votes, cells={where: cell for where, cell in votes.cells.items() if where[0] in names})
    for found in (*find_gaps(votes, names), *find_repeats(own, names)):
        if found.area in names:
            place = names[found.area]
            yield replace(found, area=votes.parts[found.area].area, values={**found.values, "place": place})
        elif found.code == "counties-alike":
            alike = str(found.values["listed"])
            for code in names:
                alike = alike.replace(f" ({code})", "")
            yield replace(found, values={**found.values, "listed": alike})


def _whole_totals(votes: ContestVotes) -> dict[str, tuple[int, int]]:
    """The totals of places, without those of areas of which only some parts have one."""
    lacking = {part.area for code, part in votes.parts.items() if code not in votes.place_totals}
    area_of = {code: part.area for code, part in votes.parts.items()}
    return {code: total for code, total in votes.place_totals.items() if area_of.get(code, code) not in lacking}


def _say_city(votes: ContestVotes, parts: Parts, county: str) -> Finding:
    counted = sum(cell.votes for (code, _), cell in votes.cells.items() if code in parts)
    values: dict[str, Value] = {"place": listed(sorted(part.called for part in parts.values())), "votes": counted}
    area = next(iter(parts.values())).area
    return finding("city-in-county", votes.file, severity="warning", area=area, values=values, county=county)


def _say_state(votes: ContestVotes, parts: Parts, names: Mapping[str, str], *, asked: bool) -> Iterator[Finding]:
    """That a state is drawn as one, or why it cannot be."""
    area = next(iter(parts.values())).area
    values: dict[str, Value] = {"place": states()[postal_of(area)], "code": postal_of(area)}
    units = {code: part for code, part in parts.items() if part.kind in ("unit", "row")}
    counties = {part.county for part in units.values()} - {""}
    if 2 * len(counties) <= len(units):
        # Districts and towns bear counties' codes and names.
        counties = set()
    rule = next((each for each in vintages().numbered if each.state == area[:2] and not counties), None)
    lacking = _lacking(votes, units, rule)
    lacking += [name for geoid, name in names.items() if counties and geoid[:2] == area[:2] and geoid not in counties]
    if lacking:
        yield finding("state-lacks-units", votes.file, values=values, units=listed(lacking))
        return
    sums = _sums(votes, parts)
    if sums == "wrong":
        yield finding("state-units-differ", votes.file, values={**values, **_difference(votes, parts)})
        return
    numbers = Counter(part.number for part in units.values())
    # A number that stands twice may be one district under two names.
    numbered = rule is not None and not numbers[0] and max(numbers.values()) == 1
    if rule is not None and numbered:
        by = rule.kind
    elif any(part.kind == "row" for part in parts.values()):
        by = "row"
    elif sums == "right":
        by = "sum"
    elif asked:
        by = "asked"
    else:
        yield finding("state-units-unsure", votes.file, values=values, units=len(units))
        return
    yield finding("state-as-one", votes.file, severity="warning", area=area, values=values, by=by, units=len(units))


def _lacking(votes: ContestVotes, units: Parts, rule: Numbered | None) -> list[str]:
    """What a state's units lack for certain: figures of a unit, or the row of a district."""
    counted = {code for code, _ in votes.cells}
    empty = [part.called for code, part in units.items() if code not in counted]
    numbers = Counter(part.number for part in units.values())
    if rule is not None and not numbers[0]:
        return [*empty, *(f"District {number}" for number in range(1, rule.many + 1) if number not in numbers)]
    return empty


def _by_line(votes: ContestVotes, parts: Parts) -> Counter[str]:
    sums: Counter[str] = Counter()
    for (code, fold), cell in votes.cells.items():
        if code in parts:
            sums[fold] += cell.votes
    return sums


def _sums(votes: ContestVotes, parts: Parts) -> Sums:
    """Whether the state's own rows bear out the sum of its parts, line by line or for all together."""
    fips = next(iter(parts.values())).area[:2]
    sums = _by_line(votes, parts)
    given = {fold: totals for (state, fold), totals in votes.line_totals.items() if state == fips}
    if not given:
        return "none"
    if _difference(votes, parts):
        return "wrong"
    named = {fold for fold, count in sums.items() if count and votes.lines[fold].kind != "other"}
    return "right" if "" in given or named <= set(given) else "none"


def _difference(votes: ContestVotes, parts: Parts) -> dict[str, Value]:
    """The first line whose total in the state's own rows is not the sum of its parts; nothing where all are."""
    fips = next(iter(parts.values())).area[:2]
    sums = _by_line(votes, parts)
    for (state, fold), totals in votes.line_totals.items():
        summed = sums[fold] if fold else sum(sums.values())
        figures = [total.votes for total in totals]
        # A candidate of several parties may have a total for each of their lines.
        if state == fips and all(abs(figure - summed) > SLIP_VOTES for figure in (*figures, sum(figures))):
            choice = votes.lines[fold].name if fold in votes.lines else ""
            return {"of": "one" if fold else "all", "choice": choice, "total": figures[0], "summed": summed}
    return {}
