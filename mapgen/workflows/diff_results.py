"""`mapgen diff OLD NEW`: what another version of a results file changes on its map, county by county."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from mapgen.areas.boundaries import read_areas
from mapgen.model.choropleth import Choropleth
from mapgen.model.county import County
from mapgen.results.compare_results import Choice, Pair, ResultsDifference, compare_results
from mapgen.results.contest_results import ContestResults
from mapgen.results.import_options import ImportOptions
from mapgen.results.import_results import import_results
from mapgen.results.normalise import NATION
from mapgen.results.read_table import Results
from mapgen.specs.contest import OUTCOMES
from mapgen.tables.tally import tally
from mapgen.words.wording import Wording
from mapgen.workflows.check_against import findings_of
from mapgen.workflows.check_results import remark_as_json
from mapgen.workflows.draw_map import draw_map, fitting
from mapgen.workflows.house_colours import HouseColours

SLUG = "map"


@dataclass(frozen=True, slots=True)
class CountyChange:
    """A county that is not the same in both versions; empty texts where one of them has it not.

    Attributes:
        geoid: The county.
        name: Its name.
        votes: Every vote in each version.
        winner: Who has most votes, or what else came of it.
        legend: The class that it is drawn in, with the heading that stands over it.
    """

    geoid: str
    name: str
    votes: tuple[int, int]
    winner: Pair
    legend: Pair


@dataclass(frozen=True, slots=True)
class ResultsChange:
    """What differs between the maps of two versions.

    Attributes:
        files: The two, as the user knows them.
        headlines: Of the two maps.
        difference: Of their figures.
        counties: Those whose votes, winner or class differ, in the order of their codes.
    """

    files: Pair
    headlines: Pair
    difference: ResultsDifference
    counties: tuple[CountyChange, ...]

    @property
    def same(self) -> bool:
        """Whether nothing differs."""
        return self.difference.same and not self.counties and self.headlines[0] == self.headlines[1]

    def as_json(self) -> dict[str, Any]:
        """What differs as plain values."""
        choices, totals = self.difference.choices, self.difference.totals
        rows = [*((choice.name, *choice.totals) for choice in choices), ("all", *totals)]
        return {
            "old": self.files[0],
            "new": self.files[1],
            "same": self.same,
            "headline": _pair(self.headlines),
            "totals": [
                {"candidate": name, "old": one, "new": other, "difference": other - one} for name, one, other in rows
            ],
            "counties": [
                {
                    "area": county.geoid,
                    "name": county.name,
                    "votes": _pair(county.votes),
                    "winner": _pair(county.winner),
                    "class": _pair(county.legend),
                }
                for county in self.counties
            ],
            "differences": [remark_as_json(found) for found in findings_of(self.difference, "en")],
        }


def diff_results(
    old: Results,
    new: Results,
    options: ImportOptions,
    shapes: Path | None = None,
    *,
    by: str = "",
    colours: HouseColours | None = None,
) -> ResultsChange:
    """Read two versions of a results file and hold their maps against each other.

    Args:
        old: The former version.
        new: The present one, which is drawn on the counties of the former.
        options: What a user says of both; the totals that are given are those of the new one.
        shapes: A file of boundaries, or None for the country's.
        by: What the counties' classes show, as `draw_map` takes it; empty for the winner's margin in the bins that fit
            the new version. Both are drawn alike.
        colours: The colours that the maps shall have, or None for mapgen's own.

    Raises:
        MapgenError: One of them cannot be read, has errors or cannot be drawn.
    """
    areas = None if shapes is None else lambda state: read_areas(shapes, state=state)
    house = colours or HouseColours()
    before, alike = house.on(import_results(old, replace(options, expected_totals={}), areas))
    before.sound()
    known = options.contest_filter
    if not known.state and before.selected.state not in ("", NATION):
        known = replace(known, state=before.selected.state)
    now, alike_now = house.on(import_results(new, replace(options, contest_filter=known), before.areas))
    contest, returns = now.sound()
    by = by or fitting(tally(returns, contest), contest)
    maps = (
        draw_map(before, slug=SLUG, by=by, allow_alike=alike),
        draw_map(now, slug=SLUG, by=by, allow_alike=alike_now),
    )
    difference = compare_results(before, now)
    return ResultsChange(
        files=(before.file, now.file),
        headlines=(maps[0].headline, maps[1].headline),
        difference=difference,
        counties=tuple(_counties((before, now), maps, difference.choices)),
    )


def _counties(
    both: tuple[ContestResults, ContestResults], maps: tuple[Choropleth, Choropleth], choices: tuple[Choice, ...]
) -> list[CountyChange]:
    named = [{choice.keys[at] or "": choice.name for choice in choices} for at in (0, 1)]
    shown = [{county.geoid: county for county in drawn.counties} for drawn in maps]
    changed = []
    for geoid, name in both[0].areas.names().items():
        one, other = shown[0].get(geoid), shown[1].get(geoid)
        votes = _votes(one, named[0], maps[0]), _votes(other, named[1], maps[1])
        winner = _winner(one, named[0]), _winner(other, named[1])
        legend = _class(one, maps[0]), _class(other, maps[1])
        if votes[0] != votes[1] or winner[0] != winner[1] or legend[0] != legend[1]:
            sums = sum(votes[0].values()), sum(votes[1].values())
            changed.append(CountyChange(geoid, name, sums, winner, legend))
    return changed


def _votes(county: County | None, named: Mapping[str, str], drawn: Choropleth) -> dict[str, int]:
    """The votes of a county by candidate's name, those of nobody left out."""
    if county is None:
        return {}
    keys = (candidate.key for candidate in drawn.contest.candidates)
    return {named[key]: votes for key, votes in zip(keys, county.votes, strict=False) if votes}


def _winner(county: County | None, named: Mapping[str, str]) -> str:
    if county is None:
        return ""
    return Wording("en")(county.winner) if county.winner in OUTCOMES else named[county.winner]


def _class(county: County | None, drawn: Choropleth) -> str:
    if county is None:
        return ""
    found = drawn.legend.classes[county.fill]
    return f"{found.group}: {found.label}" if found.group else found.label


def _pair(values: tuple[Any, Any]) -> dict[str, Any]:
    return {"old": values[0], "new": values[1]}
