"""Names and titles of columns, chosen by somebody careless or hostile: no figure is taken for another."""

from __future__ import annotations

import json

import pytest

from mapgen.build import one_map
from mapgen.errors import AtlasError, JoinError
from mapgen.render.tables import record
from mapgen.workflows.load_atlas import load
from tests.grid import KINDS, AtlasOnDisk

pytestmark = pytest.mark.attack

FIGURES = (
    *("votes_ada", "votes_total", "winner", "margin_votes", "margin_pct", "lead_pct", "status", "reporting_pct"),
    *("share_before_pct", "share_now_pct", "share_change_pts", "lead_before_pct", "lead_now_pct", "lead_shift_pts"),
    *("prior_winner", "carried", "flipped"),
)
"""Columns that mapgen counts."""


def with_attribute(atlas: AtlasOnDisk, column: str) -> AtlasOnDisk:
    """The grid with one more attribute, 7 in every county."""
    lines = ["geoid,kind,population,", *(f"{geoid},{kind},1000,7" for geoid, kind in KINDS.items())]
    (atlas.folder / "place" / "attributes.csv").write_text(
        "\n".join(lines).replace(",\n", f",{column}\n", 1) + "\n", "utf-8"
    )
    atlas.describe()
    return atlas


def grouped_by(atlas: AtlasOnDisk, name: str) -> AtlasOnDisk:
    """The grid whose grouping lies in a file of this name."""
    folder = atlas.folder / "place" / "schemes"
    (folder / "kinds.toml").rename(folder / f"{name}.toml")
    atlas.change("atlas.toml", '"kinds"', f'"{name}"')
    return atlas


@pytest.mark.parametrize("column", FIGURES)
def test_an_attribute_takes_no_figures_place(column: str, atlas: AtlasOnDisk) -> None:
    """`carried` and `share_now_pct` of an attribute table stood on the map in place of the comparison's own."""
    with pytest.raises(JoinError, match=rf"column of one name: {column}\."):
        load(with_attribute(atlas, column).path)


@pytest.mark.parametrize("column", ["name", "state", "lsad"])
def test_what_the_boundaries_say_of_a_county_stands(column: str, atlas: AtlasOnDisk) -> None:
    """A table of attributes often says a county's name once more: it is passed over."""
    drawn = one_map(load(with_attribute(atlas, column).path), "winner")
    assert {county.name for county in drawn.counties} == {"Alder", "Birch", "Cedar", "Dogwood"}


@pytest.mark.parametrize("name", [*FIGURES, "name", "lsad", "state", "geometry", "geoid"])
def test_a_grouping_takes_no_columns_place(name: str, atlas: AtlasOnDisk) -> None:
    """A grouping called `name` made “urban” and “rural” of the counties' names; `votes_ada` ended in a traceback."""
    with pytest.raises(AtlasError, match=f"The grouping '{name}' is called as a column of mapgen's own"):
        one_map(load(grouped_by(atlas, name).path), "winner")


def test_a_grouping_may_be_called_as_the_attribute_it_sorts(atlas: AtlasOnDisk) -> None:
    """`kind` by `kind` is what one calls it."""
    drawn = one_map(load(grouped_by(atlas, "kind").path), "winner")
    assert {record(drawn, county)["Kinds"] for county in drawn.counties} == {"Urban", "Rural"}


@pytest.mark.parametrize("title", ["geoid", "county", "class", "votes_ada", "winner", "contest_kind", " geoid\u200b"])
def test_a_title_takes_no_columns_place(title: str, atlas: AtlasOnDisk) -> None:
    """A grouping titled `geoid` wrote “Urban” over every county's code in the tables to download."""
    atlas.change("place/schemes/kinds.toml", '"Kinds"', json.dumps(title))
    with pytest.raises(AtlasError, match=r"is titled '.*', as a column of mapgen's own is"):
        one_map(load(atlas.path), "winner")


def test_two_groupings_have_two_titles(atlas: AtlasOnDisk) -> None:
    """Of two columns with one heading the tables had one."""
    text = (atlas.folder / "place" / "schemes" / "kinds.toml").read_text("utf-8")
    (atlas.folder / "place" / "schemes" / "more.toml").write_text(text, "utf-8")
    atlas.change("atlas.toml", 'groupings = ["kinds"]', 'groupings = ["kinds", "more"]')
    with pytest.raises(AtlasError, match="The grouping 'more' is titled 'Kinds', as the grouping 'kinds' is"):
        one_map(load(atlas.path), "winner")
