"""The wiring of `mapgen map`: one results file to one map, without an atlas."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Literal

import pandas as pd

from mapgen.areas.area_table import BoundarySource, census_values
from mapgen.areas.us_cities import SOURCE as CITIES_SOURCE
from mapgen.areas.us_cities import cities_of
from mapgen.cache import cached_layout
from mapgen.composition.check_palette import alike, gate_counted, hold_colours
from mapgen.composition.compose import Setting, compose
from mapgen.composition.legends import is_counting
from mapgen.errors import Problem, UsageError
from mapgen.files.parse_cells import name
from mapgen.files.spec import read_schemes
from mapgen.findings import Finding, finding
from mapgen.geoid import postal_of
from mapgen.model.choropleth import Choropleth, Note
from mapgen.results.contest_results import ContestResults
from mapgen.results.normalise import NATION
from mapgen.specs.atlas import MapSpec
from mapgen.specs.bins import rebinned
from mapgen.specs.contest import Contest
from mapgen.specs.measures import measures
from mapgen.specs.scheme import ROUND, Scheme
from mapgen.tables.join import join_counties
from mapgen.tables.tally import tally
from mapgen.visible import spelled
from mapgen.words.wording import Wording

BY = {"winner": "winner", "margin": "winner-margin", "wide-margin": "winner-margin-wide", "votes": "winner-faint"}
"""What a map can be coloured by, and the scheme it means; any other scheme can be named by its own id."""

TURNOUT = "turnout_pct"
"""The measure that a map shows where nothing but ballots was counted."""

LOPSIDED = 20.0
"""Where the middle county's margin is wider than this many points, bins of 20 points tell counties apart."""


def draw_map(
    taken: ContestResults,
    *,
    slug: str,
    by: str = "",
    show: str = "",
    title: str = "",
    language: str = "en",
    bins: Sequence[float] = (),
    allow_alike: Collection[str] = (),
) -> Choropleth:
    """The map of a results file.

    Args:
        taken: The file, sound.
        slug: Prefix of element ids; made from the output's name by `slug_of`.
        by: A key of `BY` or a scheme's id, or empty for the winner's margin in bins that fit.
        show: The measure that the map is about, or empty where it is about the votes.
        title: The headline, or empty for the computed one.
        language: Of every word.
        bins: Bounds between the bins of the margin or of the measure, or none for the usual ones.
        allow_alike: Keys of candidates whose colours may look like others'; textures tell them apart.

    Raises:
        ReturnsError: The file has errors.
        PaletteError: Two classes look alike.
        UsageError: The scheme does not exist, or reads a column that a results file has not, or cannot
            have these bins.
        MapgenError: The map cannot be made.
    """
    contest, returns = taken.sound()
    wording = Wording(language)
    counted = tally(returns, contest)
    absent = taken.areas.table.index.difference(counted.index)
    counties = join_counties(taken.areas.table, counted, taken.counts, allow_missing=list(absent))
    show = show or (TURNOUT if contest.kind == "turnout" else "")
    scheme = None if show and not by else _scheme(by or fitting(counted, contest), counties, bins, wording)
    which = boundary_source(taken.areas.source, wording)
    cities = cities_of(map(postal_of, taken.areas.table.index))
    spec = MapSpec(
        slug=slug,
        title=_title(show, wording) if show or scheme is None else _titled(scheme, counties, taken, wording),
        contest=contest.id,
        scheme=scheme.id if scheme else "",
        show=show,
        bins=tuple(bins) if scheme is None else (),
        circles=circles_of(contest) if by == "votes" else "",
        headline=name(title)[0]
        or (
            ""
            if show
            or len(absent)
            or taken.counted.left_votes
            or contest.status == "unofficial-partial"
            or not contest.areas_are_won
            else _headline(contest, taken, wording)
        ),
        story="votes" if by == "votes" else "",
        notes=tuple(caution(found, language) for found in taken.findings if found.severity == "warning"),
    )
    setting = Setting(
        place=taken.place or contest.title,
        language=language,
        layout=cached_layout(taken.areas.table),
        cities=cities,
        sources=(
            *((Note(wording("source-boundaries"), which),) if which else ()),
            *((Note(wording("source-cities"), CITIES_SOURCE),) if len(cities) else ()),
        ),
    )
    drawn = compose(
        counties,
        contest,
        scheme,
        spec,
        setting=setting,
        allow_alike=allow_alike,
        elsewhere=taken.elsewhere_by_place(),
        ledger=taken.ledger,
    )
    hold_colours([drawn])
    return drawn


def colours_alike(taken: ContestResults, *, allow_alike: Collection[str] = ()) -> list[Problem]:
    """The pairs of classes that look alike on the maps that `mapgen init` writes of a results file without errors."""
    contest, returns = taken.sound()
    if contest.kind == "turnout":
        return []
    counted, schemes, say = tally(returns, contest), read_schemes(), Wording("en")
    found = []
    for by in (fitting(counted, contest), "votes"):
        taken_up = ROUND if by == "votes" else ()
        findings = gate_counted(schemes[BY[by]], contest, counted, say, accepted=allow_alike, taken=taken_up)
        found += alike(findings, BY[by])
    return found


def _headline(contest: Contest, taken: ContestResults, wording: Wording) -> str:
    """Who won by every vote, where every county is in and nobody ties; else the finding stands as headline."""
    totals = taken.totals()
    winner = max(contest.candidates, key=lambda candidate: totals[candidate.key])
    if not taken.place or list(totals.values()).count(totals[winner.key]) > 1:
        return ""
    # Nobody wins a country by its votes alone.
    message = "headline-most" if contest.state == NATION else "headline-won"
    return wording(message, leader=winner.short, place=taken.place)


def circles_of(contest: Contest) -> Literal["margin_votes", "votes_total"]:
    """What circles show: leads, or all votes where nobody else stood."""
    return "votes_total" if contest.kind == "uncontested" else "margin_votes"


def fitting(counted: pd.DataFrame, contest: Contest) -> str:
    """The key of `BY` whose bins tell the counties of a tally apart; one colour where nobody else stood."""
    if contest.kind == "uncontested":
        return "winner"
    drawn = counted["margin_pct"][counted["votes_total"] > 0]
    return "wide-margin" if len(drawn) and float(drawn.median()) > LOPSIDED else "margin"


def slug_of(path: Path) -> str:
    """A slug from the name of the file that is written."""
    plain = re.sub(r"[^a-z0-9]+", "-", path.stem.casefold()).strip("-")[:60].strip("-")
    return f"map-{plain}" if plain else "map"


def _scheme(by: str, counties: pd.DataFrame, bins: Sequence[float], wording: Wording) -> Scheme:
    """The scheme that is named, with the bins that are given."""
    schemes = read_schemes()
    scheme = schemes.get(BY.get(by, by))
    if scheme is None or not _can(scheme.columns(), counties):
        others = [each for each, own in schemes.items() if each not in BY.values() and _can(own.columns(), counties)]
        raise UsageError(finding("by-unknown", by=repr(by), known=", ".join([*BY, *others])))
    return rebinned(scheme, bins, wording) if bins else scheme


def _title(show: str, wording: Wording) -> str:
    """What the map of a measure is called; one that nobody has described is refused when it is composed."""
    return wording.text(measures()[show].label) if show in measures() else show


def _titled(scheme: Scheme, counties: pd.DataFrame, taken: ContestResults, wording: Wording) -> str:
    contest, _ = taken.sound()
    return wording.text(scheme.titled(contest, counting=is_counting(counties, contest, taken.ledger)))


def _can(columns: tuple[str, ...], counties: object) -> bool:
    return set(columns) <= set(getattr(counties, "columns", ()))


def boundary_source(source: BoundarySource, wording: Wording) -> str:
    """Where boundaries come from, in words."""
    return wording("source-census", **census_values(source)) if source.year is not None else spelled(source.title)


def caution(found: Finding, language: str) -> str:
    """A finding as a sentence on a map."""
    sentence = found.sentence(language)
    return spelled(f"{sentence[:1].upper()}{sentence[1:]}.")
