"""Rows of the joined table as the counties of a map."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from mapgen.composition.colours import Colours
from mapgen.composition.columns import figure_of
from mapgen.composition.comparison import Against, county_change
from mapgen.composition.legends import label_of
from mapgen.geoid import postal_of, state_of
from mapgen.geometry.layout import Layout
from mapgen.model.column import Column
from mapgen.model.county import WHOLE_STATE, County
from mapgen.specs.columns import votes_column
from mapgen.specs.contest import Contest
from mapgen.specs.scheme import Scheme
from mapgen.words.terms import area_kind
from mapgen.words.wording import Wording


def counties_of(
    table: pd.DataFrame,
    layout: Layout,
    *,
    contest: Contest,
    colours: Colours,
    columns: Sequence[Column],
    kinds: Mapping[str, Scheme],
    against: Against | None,
    wording: Wording,
) -> list[County]:
    """The counties in drawing order, without their sentences."""
    several = len({state_of(geoid) for geoid in layout.paths}) > 1
    rows = table.to_dict("index")
    return [
        County(
            geoid=geoid,
            region=postal_of(geoid),
            name=_name(str(row["name"]), geoid, area_kind(str(row.get("lsad", ""))), wording, several=several),
            path=layout.paths[geoid],
            x=layout.points[geoid][0],
            y=layout.points[geoid][1],
            fill=colours.fills[geoid],
            mark=colours.textured.get(geoid),
            votes=tuple(int(row[votes_column(c.key)]) for c in contest.candidates),
            total=int(row["votes_total"]),
            winner=str(row["winner"]),
            margin_votes=int(row["margin_votes"]),
            margin_pct=float(row["margin_pct"]),
            status=str(row["status"]),
            kinds=tuple(label_of(kinds[each], str(row[each]), wording) for each in kinds),
            change=county_change(row, against),
            reporting=float(row["reporting_pct"]),
            area=area_kind(str(row.get("lsad", ""))),
            figures=tuple(figure_of(row[column.id], column) for column in columns),
        )
        for geoid, row in ((geoid, rows[geoid]) for geoid in layout.paths)
    ]


def _name(name: str, geoid: str, area: str, wording: Wording, *, several: bool) -> str:
    """An area's name: on a map of several states with its state's code, unless it is the state itself."""
    if area == WHOLE_STATE:
        return wording("county-full", name=name, area=area)
    return f"{name}, {postal_of(geoid)}" if several else name
