"""Classified tables to the frozen model of one map. After this there are no tables."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

import geopandas as gpd
import pandas as pd

from mapgen.composition.asked import as_asked
from mapgen.composition.columns import columns_of, figure_of, measures_of, subject_of, with_shares
from mapgen.composition.comparison import Against, county_change, split_of
from mapgen.composition.definitions import definitions
from mapgen.composition.dress import dressed
from mapgen.composition.groupings import grouping_titles, with_groupings
from mapgen.composition.legends import count_states, is_counting, label_of, legend_of, position
from mapgen.composition.marks import (
    circles_of,
    city_places,
    drawing_of,
    largest_circles,
)
from mapgen.composition.measure_scheme import measure_scheme
from mapgen.composition.text import Facts, find
from mapgen.composition.text.measure import measure_sentence
from mapgen.composition.text.outcome import verdict
from mapgen.composition.text.sentence import county_sentence
from mapgen.composition.whole import places_elsewhere, whole_of
from mapgen.errors import ClassifyError
from mapgen.geoid import postal_of, state_of
from mapgen.geometry.layout import Layout, lay_out
from mapgen.model.choropleth import MANY, Choropleth, Note
from mapgen.model.county import County
from mapgen.results.ledger import Ledger
from mapgen.specs.atlas import MapSpec
from mapgen.specs.columns import votes_column
from mapgen.specs.contest import Contest
from mapgen.specs.for_contest import for_contest
from mapgen.specs.measures import Measure, measures
from mapgen.specs.scheme import ROUND, Scheme
from mapgen.tables.classify import classify
from mapgen.visible import seen
from mapgen.words.terms import area_kind
from mapgen.words.wording import Wording

MARGINS = ("margin_votes", "margin_pct", "lead_pct")
"""Columns that say nothing where nobody else stood."""

STORIES_OF_CHANGE = ("change", "shift")
"""The stories of an atlas in which a county's own change is told."""


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
        measures: Figures beside the votes, by the name of their column.
    """

    place: str = ""
    language: str = "en"
    layout: Layout | None = None
    groupings: Mapping[str, Scheme] = field(default_factory=dict)
    cities: pd.DataFrame | None = None
    sources: tuple[Note, ...] = ()
    publisher: str = ""
    measures: Mapping[str, Measure] = field(default_factory=measures)


def compose(
    counties: gpd.GeoDataFrame,
    contest: Contest,
    scheme: Scheme | None,
    spec: MapSpec,
    *,
    setting: Setting | None = None,
    marking: Scheme | None = None,
    against: Against | None = None,
    allow_alike: Collection[str] = (),
    elsewhere: Mapping[str, Mapping[str, int]] | None = None,
    ledger: Ledger | None = None,
) -> Choropleth:
    """Make the model of one map.

    Args:
        counties: Indexed by `geoid`: boundaries, tally, attributes and, with `against`, the comparison, as
            `join_counties` brings them together.
        contest: The contest of the tally.
        scheme: Colours the counties; None for the bins of the measure that the map shows.
        spec: Slug, title, headline, story, measure, circles, split and notes.
        setting: Place, language, layout, groupings, cities.
        marking: A second scheme, drawn as texture and outline.
        against: The earlier contest, or None.
        allow_alike: Keys of candidates whose colours may look like others'; textures tell them apart.
        elsewhere: Votes that belong to no county, by place and candidate's key; they are in every total.
        ledger: Where every figure of the file went, or None.

    Returns:
        The model, which knows no tables.

    Raises:
        AtlasError: A grouping is called as a column of mapgen's own, or the counties have no figures for the measure.
        ClassifyError: A scheme does not put every county in exactly one class, or sorts the counties of a contest
            without a rival by margins.
    """
    setting = setting or Setting()
    wording = Wording(setting.language)
    contest = as_asked(contest, wording)
    for each in (scheme, marking):
        if not contest.has_rivals and each is not None and set(MARGINS) & set(each.columns()):
            raise ClassifyError(
                f"The scheme {each.id!r} sorts by margins, and nobody else stood in {contest.id}.",
                fix="Colour the map by the scheme “winner”, or by “winner-faint” with circles of all votes.",
            )
    layout = setting.layout or lay_out(counties)
    # Only the layout is of shapes; a plain table is quicker to ask for the rest.
    table = pd.DataFrame(counties.drop(columns="geometry"))
    shown_measures = measures_of(table, setting.measures, contest)
    counties = with_groupings(with_shares(table, shown_measures), setting.groupings, contest)
    columns = columns_of(counties, shown_measures, wording)
    subject = subject_of(columns, spec.show)
    if scheme is None:
        scheme = measure_scheme(spec.show, shown_measures[spec.show], counties[spec.show], wording, bins=spec.bins)
    counting = is_counting(counties, contest)
    mark_scheme = for_contest(marking, contest) if marking else None
    overlaid = {each.pattern for each in mark_scheme.classes if each.pattern} if mark_scheme else set()
    fill_scheme = dressed(
        scheme,
        contest,
        counties,
        wording,
        counting=counting,
        accepted=allow_alike,
        taken={*overlaid, *(ROUND if spec.circles else ())},
    )
    fills = classify(counties, fill_scheme)
    marks = classify(counties, mark_scheme) if mark_scheme else None

    legend = legend_of(fill_scheme, fills, counties, layout, wording)
    mark_legend = (
        legend_of(mark_scheme, marks, counties, layout, wording)
        if mark_scheme is not None and marks is not None
        else None
    )
    states = count_states(counties, wording)
    kinds = {each: for_contest(setting.groupings[each], contest) for each in setting.groupings}
    titles = grouping_titles(kinds, contest, wording)
    circles, radii = circles_of(counties, spec.circles, layout.width)
    several = len({state_of(geoid) for geoid in layout.paths}) > 1
    rows = counties.to_dict("index")
    shown = [
        County(
            geoid=geoid,
            region=postal_of(geoid),
            name=f"{row['name']}, {postal_of(geoid)}" if several else str(row["name"]),
            path=layout.paths[geoid],
            x=layout.points[geoid][0],
            y=layout.points[geoid][1],
            fill=position(legend, fills[geoid]),
            mark=position(mark_legend, marks[geoid]) if mark_legend is not None and marks is not None else None,
            votes=tuple(int(row[votes_column(c.key)]) for c in contest.candidates),
            total=int(row["votes_total"]),
            winner=str(row["winner"]),
            margin_votes=int(row["margin_votes"]),
            margin_pct=float(row["margin_pct"]),
            status=str(row["status"]),
            kinds=tuple(label_of(kinds[each], str(row[each]), wording) for each in kinds),
            change=county_change(row, against),
            radius=radii[geoid],
            reporting=float(row["reporting_pct"]),
            area=area_kind(str(row.get("lsad", ""))),
            figures=tuple(figure_of(row[column.id], column) for column in columns),
        )
        for geoid, row in ((geoid, rows[geoid]) for geoid in layout.paths)
    ]
    told = against.comparison if against and spec.told in STORIES_OF_CHANGE else None
    if len(shown) <= MANY:
        say = partial(measure_sentence, columns=columns, subject=subject, wording=wording) if subject else None
        say = say or partial(county_sentence, contest=contest, wording=wording, comparison=told)
        shown = [replace(each, sentence=say(each)) for each in shown]
    beyond = places_elsewhere(elsewhere or {}, contest)
    label = wording("state-total-and-elsewhere" if beyond else "state-total", place=setting.place)
    state = whole_of(counties, label[:1].upper() + label[1:], contest, beyond, against)
    split = split_of(counties, spec.split, kinds, contest, against, wording)
    title = wording.text(spec.title)
    facts = Facts(
        wording=wording,
        place=setting.place,
        title=title,
        contest=contest,
        state=state,
        elsewhere=beyond,
        counties=shown,
        legend=legend,
        marking=mark_legend,
        circles=circles,
        split=split,
        comparison=against.comparison if against else None,
        incomplete=ledger is not None and ledger.incomplete,
        columns=columns,
        subject=subject,
    )
    finding = find(facts, spec.told)
    headline = wording.text(spec.headline) if seen(wording.text(spec.headline)).strip() else ""
    return Choropleth(
        slug=spec.slug,
        title=title,
        headline=headline or finding.headline,
        standfirst=finding.standfirst if headline else finding.beneath,
        alt=finding.alt,
        description=finding.description,
        language=setting.language,
        place=setting.place,
        contest=contest,
        comparison=against.comparison if against else None,
        drawing=drawing_of(layout, largest_circles(shown) if circles else city_places(layout, setting.cities), shown),
        counties=tuple(shown),
        legend=legend,
        marking=mark_legend,
        states=states,
        verdict=verdict(facts),
        circles=circles,
        state=state,
        split=split,
        kinds=titles,
        definitions=definitions(
            contest,
            [legend, mark_legend, states],
            kinds,
            against.comparison if against else None,
            setting.place,
            wording,
            columns=columns,
        ),
        sources=_sources(contest, against, setting, wording),
        caveats=(*_caveats(contest, against, spec, wording), *_unseen(layout, shown, wording)),
        publisher=setting.publisher,
        elsewhere=beyond,
        ledger=ledger,
        columns=columns,
        subject=subject,
    )


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
