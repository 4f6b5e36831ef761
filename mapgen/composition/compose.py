"""Classified tables to the frozen model of one map. After this there are no tables."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

import geopandas as gpd
import pandas as pd

from mapgen.composition.asked import as_asked
from mapgen.composition.colours import classify_colours
from mapgen.composition.columns import columns_of, measures_of, subject_of, with_shares
from mapgen.composition.comparison import Against, split_of
from mapgen.composition.counties import counties_of
from mapgen.composition.definitions import definitions
from mapgen.composition.drawing import drawing_of
from mapgen.composition.groupings import grouping_titles, with_groupings
from mapgen.composition.legends import count_states, is_counting
from mapgen.composition.marks import marks_of
from mapgen.composition.marks.context import MarkContext
from mapgen.composition.measure_scheme import measure_scheme
from mapgen.composition.text import Facts, find
from mapgen.composition.text.measure import measure_sentence
from mapgen.composition.text.outcome import verdict
from mapgen.composition.text.sentence import county_sentence
from mapgen.composition.whole import places_elsewhere, whole_of
from mapgen.errors import ClassifyError
from mapgen.geometry.layout import Layout, lay_out
from mapgen.model.choropleth import MANY, Choropleth, Comparison, Note
from mapgen.model.column import Column
from mapgen.model.county import County
from mapgen.results.ledger import Ledger
from mapgen.specs.atlas import MapSpec
from mapgen.specs.contest import Contest
from mapgen.specs.for_contest import for_contest
from mapgen.specs.marks import mark_kinds
from mapgen.specs.measures import Measure, measures
from mapgen.specs.scheme import Scheme
from mapgen.visible import seen
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
        AtlasError: A grouping is called as a column of mapgen's own, or the counties have no figures for the measure or
            for a mark.
        ClassifyError: A scheme does not put every county in exactly one class, or sorts the counties of a contest
            without a rival by margins.
    """
    setting = setting or Setting()
    wording = Wording(setting.language)
    contest = as_asked(contest, wording)
    _hold_rivals(contest, scheme, marking)
    layout = setting.layout or lay_out(counties)
    # Only the layout is of shapes; a plain table is quicker to ask for the rest.
    table = pd.DataFrame(counties.drop(columns="geometry"))
    measured = measures_of(table, setting.measures, contest)
    table = with_groupings(with_shares(table, measured), setting.groupings, contest)
    beyond = places_elsewhere(elsewhere or {}, contest)
    columns = columns_of(table, measured, wording, elsewhere=bool(beyond))
    subject = subject_of(columns, spec.show)
    if scheme is None:
        scheme = measure_scheme(spec.show, measured[spec.show], table[spec.show], wording, bins=spec.bins)
    comparison = against.comparison if against else None
    marks = marks_of(spec.drawn_marks, MarkContext(table, layout, contest, comparison, columns, wording))
    taken = {texture for use in spec.drawn_marks for texture in mark_kinds()[use.type].textures_like_it}
    counting = is_counting(table, contest, ledger)
    colours = classify_colours(
        scheme, marking, contest, table, layout, wording, counting=counting, accepted=allow_alike, taken=taken
    )
    kinds = {each: for_contest(setting.groupings[each], contest) for each in setting.groupings}
    shown = counties_of(
        table, layout, contest=contest, colours=colours, columns=columns, kinds=kinds, against=against, wording=wording
    )
    if len(shown) <= MANY:
        say = _sentences(spec, contest, comparison, columns, subject, wording)
        shown = [replace(county, sentence=say(county)) for county in shown]
    label = wording("state-total-and-elsewhere" if beyond else "state-total", place=setting.place)
    facts = Facts(
        wording=wording,
        place=setting.place,
        title=wording.text(spec.title),
        contest=contest,
        state=whole_of(table, label[:1].upper() + label[1:], contest, beyond, against),
        elsewhere=beyond,
        counties=shown,
        legend=colours.legend,
        marking=colours.marking,
        marks=marks,
        split=split_of(table, spec.split, kinds, contest, against, wording),
        comparison=comparison,
        incomplete=ledger is not None and ledger.incomplete,
        columns=columns,
        subject=subject,
    )
    states = count_states(table, wording)
    return Choropleth(
        slug=spec.slug,
        **_told(facts, spec),
        language=setting.language,
        place=setting.place,
        contest=contest,
        comparison=comparison,
        counties=tuple(shown),
        legend=colours.legend,
        marking=colours.marking,
        state=facts.state,
        split=facts.split,
        elsewhere=beyond,
        columns=columns,
        subject=subject,
        marks=marks,
        drawing=drawing_of(layout, setting.cities, shown, marks),
        states=states,
        verdict=verdict(facts),
        kinds=grouping_titles(kinds, contest, wording),
        definitions=definitions(
            contest,
            [colours.legend, colours.marking, states],
            kinds,
            comparison,
            setting.place,
            wording,
            columns=columns,
        ),
        sources=_sources(contest, against, setting, wording),
        caveats=(*_caveats(contest, against, spec, wording), *_unseen(layout, shown, wording)),
        publisher=setting.publisher,
        ledger=ledger,
    )


def _sentences(
    spec: MapSpec,
    contest: Contest,
    comparison: Comparison | None,
    columns: Sequence[Column],
    subject: Column | None,
    wording: Wording,
) -> Callable[[County], str]:
    """What says a county in one sentence: its measure, or its result, with the change where the map tells of one."""
    if subject is not None:
        return partial(measure_sentence, columns=columns, subject=subject, wording=wording)
    told = comparison if spec.told in STORIES_OF_CHANGE else None
    return partial(county_sentence, contest=contest, wording=wording, comparison=told)


def _hold_rivals(contest: Contest, *schemes: Scheme | None) -> None:
    for scheme in schemes:
        if not contest.has_rivals and scheme is not None and set(MARGINS) & set(scheme.columns()):
            raise ClassifyError(
                f"The scheme {scheme.id!r} sorts by margins, and nobody else stood in {contest.id}.",
                fix="Colour the map by the scheme “winner”, or by “winner-faint” with circles of all votes.",
            )


def _told(facts: Facts, spec: MapSpec) -> dict[str, str]:
    """Title, headline and everything that is said of the map, the computed headline where the map gives none."""
    finding, given = find(facts, spec.told), facts.wording.text(spec.headline)
    headline = given if seen(given).strip() else ""
    return {
        "title": facts.title,
        "headline": headline or finding.headline,
        "standfirst": finding.standfirst if headline else finding.beneath,
        "alt": finding.alt,
        "description": finding.description,
    }


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
