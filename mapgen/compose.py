"""Classified tables to the frozen model of one map. After this there are no tables."""

from __future__ import annotations

import math
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd

from mapgen.atlas import MapSpec
from mapgen.choropleth import (
    MANY,
    Change,
    Choropleth,
    Circles,
    Comparison,
    County,
    Drawing,
    Legend,
    LegendClass,
    Note,
    Split,
    SplitRow,
)
from mapgen.classify import classify
from mapgen.columns import votes_column
from mapgen.compare import compare
from mapgen.compass import compass
from mapgen.contest import Contest
from mapgen.definitions import definitions
from mapgen.fills import fill_of
from mapgen.finding import Facts, find
from mapgen.geoid import postal_of, state_of
from mapgen.labels import City, place_labels
from mapgen.layout import Layout, lay_out
from mapgen.scheme import Scheme, for_contest
from mapgen.sentence import county_sentence
from mapgen.split import split_by
from mapgen.wording import Wording

LARGEST_CIRCLE = 0.05
"""Radius of the largest circle, as a part of the drawing's width."""

NAMED_CIRCLES = 8
"""How many of the largest circles bear their county's name."""

UNFINISHED = "strokes"
"""The texture of counties whose count is not finished."""

STORIES_OF_CHANGE = ("change", "shift")
"""The stories of an atlas in which a county's own change is told."""

LABEL_SETS = ((280, 115, 5), (400, 82, 9), (620, 58, 14), (900, 42, 28))
"""For maps from this many CSS pixels wide: type size in grid units, how many labels at most."""


@dataclass(frozen=True, slots=True)
class Against:
    """The two tallies a comparison is made of, both of the same lines of the ballot.

    Attributes:
        comparison: Who is followed, from which contest.
        now: Tally of this contest, indexed by `geoid`.
        before: Tally of the earlier one.
    """

    comparison: Comparison
    now: pd.DataFrame
    before: pd.DataFrame

    def table(self) -> pd.DataFrame:
        """The county-by-county comparison (`mapgen.compare`)."""
        return compare(self.now, self.before, key_now=self.comparison.now.key, key_before=self.comparison.before.key)


@dataclass(frozen=True, slots=True)
class Setting:
    """What the maps of one area have in common.

    Attributes:
        place: The area's name.
        language: Of every word.
        layout: The boundaries, drawn; or None to draw those of the counties.
        groupings: Schemes that sort counties into kinds, by id.
        cities: `name`, `latitude`, `longitude`, the most important first; or None.
        sources: Where the boundaries, attributes and cities come from.
        publisher: Who publishes the maps, or empty.
    """

    place: str = ""
    language: str = "en"
    layout: Layout | None = None
    groupings: Mapping[str, Scheme] = field(default_factory=dict)
    cities: pd.DataFrame | None = None
    sources: tuple[Note, ...] = ()
    publisher: str = ""


def compose(
    counties: gpd.GeoDataFrame,
    contest: Contest,
    scheme: Scheme,
    spec: MapSpec,
    *,
    setting: Setting | None = None,
    marking: Scheme | None = None,
    against: Against | None = None,
) -> Choropleth:
    """Make the model of one map.

    Args:
        counties: Indexed by `geoid`: boundaries, tally, attributes and, with `against`, the comparison, as
            `join_counties` brings them together.
        contest: The contest of the tally.
        scheme: Colours the counties.
        spec: Slug, title, headline, story, circles, split and notes.
        setting: Place, language, layout, groupings, cities.
        marking: A second scheme, drawn as texture and outline.
        against: The earlier contest, or None.

    Returns:
        The model, which knows no tables.

    Raises:
        ClassifyError: A scheme does not put every county in exactly one class.
    """
    setting = setting or Setting()
    wording = Wording(setting.language)
    layout = setting.layout or lay_out(counties)
    counties = with_groupings(counties, setting.groupings, contest)
    counting = is_counting(counties, contest)
    fill_scheme = for_contest(scheme, contest, counting=counting)
    fills = classify(counties, fill_scheme)
    mark_scheme = for_contest(marking, contest) if marking else None
    marks = classify(counties, mark_scheme) if mark_scheme else None

    legend = _legend(fill_scheme, fills, counties, layout, wording)
    mark_legend = (
        _legend(mark_scheme, marks, counties, layout, wording)
        if mark_scheme is not None and marks is not None
        else None
    )
    states = _states(counties, wording)
    kinds = {each: for_contest(setting.groupings[each], contest) for each in setting.groupings}
    circles, radii = _circles(counties, spec.circles, layout.width)
    several = len({state_of(geoid) for geoid in layout.paths}) > 1
    rows = pd.DataFrame(counties.drop(columns="geometry")).to_dict("index")
    shown = [
        County(
            geoid=geoid,
            name=f"{row['name']}, {postal_of(geoid)}" if several else str(row["name"]),
            path=layout.paths[geoid],
            x=layout.points[geoid][0],
            y=layout.points[geoid][1],
            fill=_at(legend, fills[geoid]),
            mark=_at(mark_legend, marks[geoid]) if mark_legend is not None and marks is not None else None,
            votes=tuple(int(row[votes_column(c.key)]) for c in contest.candidates),
            total=int(row["votes_total"]),
            winner=str(row["winner"]),
            margin_votes=int(row["margin_votes"]),
            margin_pct=float(row["margin_pct"]),
            status=str(row["status"]),
            kinds=tuple(_label(kinds[each], str(row[each]), wording) for each in kinds),
            change=_county_change(row, against),
            radius=radii[geoid],
            reporting=float(row["reporting_pct"]),
        )
        for geoid, row in ((geoid, rows[geoid]) for geoid in layout.paths)
    ]
    told = against.comparison if against and spec.story in STORIES_OF_CHANGE else None
    if len(shown) <= MANY:
        shown = [replace(each, sentence=county_sentence(each, contest, wording, comparison=told)) for each in shown]
    everyone = pd.Series("all", index=counties.index, name="all")
    whole = {"all": (wording("state-total", place=setting.place), "", "")}
    state = _rows(counties, everyone, whole, contest, against)[0]
    split = _split(counties, spec.split, kinds, contest, against, wording)
    title = wording.text(spec.title)
    finding = find(
        Facts(
            wording=wording,
            place=setting.place,
            title=title,
            contest=contest,
            state=state,
            counties=shown,
            legend=legend,
            marking=mark_legend,
            circles=circles,
            split=split,
            comparison=against.comparison if against else None,
        ),
        spec.story,
    )
    return Choropleth(
        slug=spec.slug,
        title=title,
        headline=wording.text(spec.headline) or finding.headline,
        standfirst=finding.standfirst,
        alt=finding.alt,
        description=finding.description,
        language=setting.language,
        place=setting.place,
        contest=contest,
        comparison=against.comparison if against else None,
        drawing=_drawing(layout, _largest(shown) if circles else _cities(layout, setting.cities), shown),
        counties=tuple(shown),
        legend=legend,
        marking=mark_legend,
        states=states,
        circles=circles,
        state=state,
        split=split,
        kinds=tuple(wording.text(each.title) for each in kinds.values()),
        definitions=definitions(
            contest,
            [legend, mark_legend, states],
            kinds,
            against.comparison if against else None,
            setting.place,
            wording,
        ),
        sources=_sources(contest, against, setting, wording),
        caveats=(*_caveats(contest, against, spec, wording), *_unseen(layout, shown, wording)),
        publisher=setting.publisher,
    )


def with_groupings(counties: gpd.GeoDataFrame, groupings: Mapping[str, Scheme], contest: Contest) -> gpd.GeoDataFrame:
    """The counties with a column for each grouping, named by its id, holding class keys."""
    return counties.assign(**{each: classify(counties, for_contest(groupings[each], contest)) for each in groupings})


def _legend(scheme: Scheme, classes: pd.Series, counties: gpd.GeoDataFrame, layout: Layout, wording: Wording) -> Legend:
    """The classes that occur, with what they hold."""
    votes = counties["votes_total"].groupby(classes).sum()
    held = classes.groupby(classes).groups
    return Legend(
        title=wording.text(scheme.title),
        definition=wording.text(scheme.definition),
        classes=tuple(
            LegendClass(
                key=each.key,
                label=wording.text(each.label),
                noun=wording.text(each.noun),
                group=wording.text(each.group),
                light=fill_of(each, "light"),
                dark=fill_of(each, "dark"),
                pattern=each.pattern or "",
                print_pattern=str(each.print_pattern or each.pattern or ""),
                outline=layout.outline(list(held[each.key])) if each.outline else "",
                counties=len(held[each.key]),
                votes=int(votes[each.key]),
            )
            for each in scheme.classes
            if each.key in held
        ),
    )


def is_counting(counties: pd.DataFrame, contest: Contest) -> bool:
    """Whether votes are still being counted, so that nobody has carried anything yet."""
    return contest.status == "unofficial-partial" or bool(counties["status"].isin(["partial", "none"]).any())


def _states(counties: gpd.GeoDataFrame, wording: Wording) -> Legend | None:
    """The counties whose count is finished and those whose is not; None where all are of one kind."""
    status = counties["status"]
    if not (status == "partial").any():
        return None
    patterns = {"final": "", "partial": UNFINISHED}
    return Legend(
        title=wording("states"),
        definition=wording("states-text"),
        classes=tuple(
            LegendClass(
                key=key,
                label=wording(f"status-{key}"),
                noun="",
                group="",
                light="",
                dark="",
                pattern=pattern,
                print_pattern=pattern,
                outline="",
                counties=int((status == key).sum()),
                votes=int(counties.loc[status == key, "votes_total"].sum()),
            )
            for key, pattern in patterns.items()
            if (status == key).any()
        ),
    )


def _at(legend: Legend, key: str) -> int:
    return next(at for at, each in enumerate(legend.classes) if each.key == key)


def _label(scheme: Scheme, key: str, wording: Wording) -> str:
    return next(wording.text(each.label) for each in scheme.classes if each.key == key)


def _circles(counties: gpd.GeoDataFrame, column: str, width: int) -> tuple[Circles | None, dict[str, float]]:
    """Radii by GEOID; area is to votes as the largest circle's area is to the largest number of votes."""
    if not column:
        return None, dict.fromkeys(counties.index, 0.0)
    values = counties[column].astype(int)
    largest = int(values.max())
    if largest == 0:
        return None, dict.fromkeys(counties.index, 0.0)
    full = width * LARGEST_CIRCLE

    def radius(votes: int) -> float:
        return round(full * math.sqrt(votes / largest), 1)

    top = _round_down(largest)
    samples = tuple((votes, radius(votes)) for votes in (top, top // 4, top // 20) if votes > 0)
    return Circles(column, samples), {str(geoid): radius(int(votes)) for geoid, votes in values.items()}


def _round_down(number: int) -> int:
    """The largest 1, 2 or 5 times a power of ten that is not above the number."""
    power: int = 10 ** int(math.log10(number))
    return max(step * power for step in (1, 2, 5) if step * power <= number)


def _split(
    counties: gpd.GeoDataFrame,
    by: str,
    kinds: Mapping[str, Scheme],
    contest: Contest,
    against: Against | None,
    wording: Wording,
) -> Split | None:
    if not by:
        return None
    scheme = kinds[by]
    texts = {
        each.key: (wording.text(each.label), wording.text(each.noun), wording.text(each.noun_one))
        for each in scheme.classes
    }
    rows = _rows(counties, counties[by], texts, contest, against)
    return Split(wording.text(scheme.title), wording.text(scheme.definition), tuple(rows))


def _rows(
    counties: gpd.GeoDataFrame,
    grouping: pd.Series,
    texts: Mapping[str, tuple[str, str, str]],
    contest: Contest,
    against: Against | None,
) -> list[SplitRow]:
    rows = split_by(counties, grouping, contest).to_dict("index")
    return [
        SplitRow(
            key=key,
            label=label,
            noun=(one if rows[key]["counties"] == 1 else many) or label,
            counties=int(rows[key]["counties"]),
            votes=tuple(int(rows[key][votes_column(c.key)]) for c in contest.candidates),
            total=int(rows[key]["votes_total"]),
            leader=str(rows[key]["leader"]),
            lead_votes=int(rows[key]["lead_votes"]),
            won=tuple(int(rows[key][f"won_{c.key}"]) for c in contest.candidates),
            change=_group_change(grouping.index[grouping == key], against),
        )
        for key, (label, many, one) in texts.items()
        if key in rows
    ]


def _group_change(geoids: pd.Index, against: Against | None) -> Change | None:
    """A group's change: both elections' votes are summed over it before shares are taken."""
    if against is None:
        return None
    summed = []
    for table in (against.now, against.before):
        columns = [column for column in table if str(column).startswith("votes_")]
        total = table.loc[table.index.intersection(geoids), columns].sum().to_frame().T
        total["winner"] = ""
        summed.append(total)
    row = compare(*summed, key_now=against.comparison.now.key, key_before=against.comparison.before.key).iloc[0]
    return Change(
        share_before=_number(row["share_before_pct"]),
        share_now=_number(row["share_now_pct"]),
        lead_before=_number(row["lead_before_pct"]),
        lead_now=_number(row["lead_now_pct"]),
    )


def _county_change(row: Mapping[Hashable, Any], against: Against | None) -> Change | None:
    if against is None or pd.isna(row["prior_winner"]):
        return None
    prior = str(row["prior_winner"])
    earlier = {candidate.key: candidate.short for candidate in against.comparison.earlier.candidates}
    return Change(
        share_before=_number(row["share_before_pct"]),
        share_now=_number(row["share_now_pct"]),
        lead_before=_number(row["lead_before_pct"]),
        lead_now=_number(row["lead_now_pct"]),
        prior_winner=earlier.get(prior, prior),
        carried="" if pd.isna(row["carried"]) else str(row["carried"]),
    )


def _number(value: float) -> float | None:
    return None if np.isnan(value) else float(value)


def _drawing(layout: Layout, places: Sequence[City], counties: Sequence[County]) -> Drawing:
    drawn = [City(each.name, each.x, each.y, each.radius) for each in counties if each.radius > 0]
    return Drawing(
        width=layout.width,
        height=layout.height,
        conic=layout.conic,
        scale=layout.scale,
        left=layout.left,
        top=layout.top,
        outline=layout.outline(list(layout.paths)),
        labels=tuple(
            place_labels(
                places,
                width=layout.width,
                height=layout.height,
                size=size,
                from_width=from_width,
                most=most,
                circles=drawn,
            )
            for from_width, size, most in LABEL_SETS
        ),
        arrows=_arrows(layout),
        borders=layout.borders,
        frames=layout.frames,
    )


def _arrows(layout: Layout) -> tuple[tuple[int, ...], ...]:
    if len(layout.paths) > MANY:
        return ()
    at = {geoid: position for position, geoid in enumerate(layout.paths)}
    steps = compass({geoid: layout.points[geoid] for geoid in at}, layout.neighbours)
    return tuple(tuple(at[step or geoid] for step in steps[geoid]) for geoid in at)


def _cities(layout: Layout, cities: pd.DataFrame | None) -> list[City]:
    if cities is None:
        return []
    places = cities[["name", "longitude", "latitude"]].itertuples(index=False, name=None)
    return [City(str(name), *layout.place(float(longitude), float(latitude))) for name, longitude, latitude in places]


def _largest(counties: Sequence[County]) -> list[City]:
    """The counties with the largest circles, to be named in place of cities."""
    ranked = sorted(counties, key=lambda county: (-county.radius, county.geoid))
    return [City(each.name, each.x, each.y, each.radius) for each in ranked[:NAMED_CIRCLES] if each.radius > 0]


def _sources(contest: Contest, against: Against | None, setting: Setting, wording: Wording) -> tuple[Note, ...]:
    contests = [contest, *([against.comparison.earlier] if against else [])]
    returns = [
        Note(
            wording("source-of", title=each.title, year=each.year, status=each.status),
            each.source,
        )
        for each in contests
    ]
    return (*returns, *setting.sources)


def _unseen(layout: Layout, counties: Sequence[County], wording: Wording) -> tuple[Note, ...]:
    names = [county.name for county in counties if county.geoid in layout.unseen]
    return (Note("", wording("islets-unseen", counties=wording.listed(names))),) if names else ()


def _caveats(contest: Contest, against: Against | None, spec: MapSpec, wording: Wording) -> tuple[Note, ...]:
    contests: Iterable[Contest] = [contest, *([against.comparison.earlier] if against else [])]
    found = [Note(f"{each.title}, {each.year}", text) for each in contests for text in each.caveats]
    return (*(Note("", wording.text(note)) for note in spec.notes), *found)
