"""The figures of a map as files: a table, and the counties with their polygons."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping
from typing import Any

import msgspec

from mapgen.model.choropleth import Choropleth
from mapgen.model.county import County
from mapgen.model.split import Elsewhere
from mapgen.specs.columns import votes_column

NO_COUNTY = "no-county"
"""The status of a row whose votes belong to no county."""

PASSED_OVER = r"[\s\"\x00-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff]"
"""What a spreadsheet may leave out before it looks for a sign: blanks, what nobody sees, and quotation marks, which end
a cell's text where a table is read with other separators than it was written with."""

FORMULA_STARTS = re.compile(rf"(?:^|(?<=[;\t\r\n]))(?={PASSED_OVER}*[=+\-@＝＋－＠]|[\t\r])")
"""Where a spreadsheet would begin a formula: at the start of a cell, also in the wide signs that it takes in East Asia,
and after what separates cells where people write 0,5 for a half."""


def render_csv(choropleth: Choropleth) -> str:
    """The table of all counties as CSV: GEOIDs as text, numbers plain, percentages 0–100 with four decimals.

    Args:
        choropleth: The map.
    """
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    records = all_records(choropleth)
    writer.writerow([plain_cell(column) for column in records[0]])
    writer.writerows([plain_cell(value) for value in each.values()] for each in records)
    return stream.getvalue()


def plain_cell(value: Any) -> Any:
    """A text that a spreadsheet would take for a formula, made text by an apostrophe."""
    return FORMULA_STARTS.sub("'", value) if isinstance(value, str) else value


def render_json(choropleth: Choropleth) -> str:
    """The same table as JSON: a list of records, numbers as numbers, null where there is nothing to compare."""
    records = all_records(choropleth)
    lines = ",\n".join(msgspec.json.encode(each).decode() for each in records)
    return f"[\n{lines}\n]\n"


def render_geojson(choropleth: Choropleth, shapes: Mapping[str, Any]) -> str:
    """The counties as GeoJSON (RFC 7946), each with its row of the table; places of no county without a geometry.

    Args:
        choropleth: The map.
        shapes: GeoJSON geometries by GEOID, longitude and latitude.
    """
    features = [
        {
            "type": "Feature",
            "id": county.geoid,
            "properties": record(choropleth, county),
            "geometry": shapes[county.geoid],
        }
        for county in choropleth.by_name()
    ]
    features += [
        {"type": "Feature", "properties": elsewhere_record(choropleth, own), "geometry": None}
        for own in choropleth.elsewhere
    ]
    collection = {"type": "FeatureCollection", "features": features}
    return msgspec.json.encode(collection).decode() + "\n"


def all_records(choropleth: Choropleth) -> list[dict[str, Any]]:
    """A row for each county, and after them one for each place whose votes belong to no county: the columns sum up."""
    counties = [record(choropleth, county) for county in choropleth.by_name()]
    return [*counties, *(elsewhere_record(choropleth, own) for own in choropleth.elsewhere)]


def elsewhere_record(choropleth: Choropleth, own: Elsewhere) -> dict[str, Any]:
    """The row of a place that belongs to no county: it has votes, and neither a code, a class nor a winner."""
    empty: dict[str, Any] = dict.fromkeys(record(choropleth, choropleth.counties[0]), None)
    texts = {"geoid": "", "county": own.place, "class": "", "winner": "", "status": NO_COUNTY}
    votes = {votes_column(c.key): v for c, v in zip(choropleth.contest.candidates, own.votes, strict=True)}
    return empty | texts | votes | {"votes_total": own.total}


def record(choropleth: Choropleth, county: County) -> dict[str, Any]:
    """A county's row: key, name, class, votes, winner, margin, measures, the contest's kind, its change if any."""
    row: dict[str, Any] = {
        "geoid": county.geoid,
        "county": county.name,
        "class": choropleth.legend.classes[county.fill].key,
    }
    if choropleth.marking is not None and county.mark is not None:
        row["marking"] = choropleth.marking.classes[county.mark].key
    row.update(zip(choropleth.kinds, county.kinds, strict=True))
    if choropleth.shows_votes:
        row.update({votes_column(c.key): v for c, v in zip(choropleth.contest.candidates, county.votes, strict=True)})
        row["ballots" if choropleth.contest.shares_of == "ballots" else "votes_total"] = county.total
        row["winner"] = county.winner
        row["margin_votes"] = county.margin_votes
        row["margin_pct"] = round(county.margin_pct, 4)
    row.update({column.id: _rounded(value) for column, value in zip(choropleth.columns, county.figures, strict=True)})
    row["status"] = county.status
    row["contest_kind"] = choropleth.contest.kind
    if choropleth.comparison is not None:
        change = county.change
        row["share_before_pct"] = _rounded(change.share_before if change else None)
        row["share_now_pct"] = _rounded(change.share_now if change else None)
        row["share_change_pts"] = _rounded(change.share_change if change else None)
        row["lead_shift_pts"] = _rounded(change.lead_shift if change else None)
        row["prior_winner"] = change.prior_winner if change else ""
        row["carried"] = change.carried if change else ""
    return row


def _rounded(number: float | None) -> float | None:
    return None if number is None else round(number, 4)
