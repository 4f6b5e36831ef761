"""Names of columns, classes and candidates, chosen by somebody careless or hostile: none is taken for another."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from mapgen.errors import AtlasError, JoinError, PackageError
from mapgen.files.datapackage import Package
from mapgen.files.spec import read_schemes
from mapgen.render.data.tables import record
from mapgen.specs.for_contest import for_contest
from mapgen.workflows.build_site import one_map
from mapgen.workflows.load_atlas import load
from tests.attacks.given import run
from tests.grid import KINDS, AtlasOnDisk, candidate, contest

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


def test_a_title_takes_no_columns_place_in_another_language(atlas: AtlasOnDisk) -> None:
    """What `mapgen build` would find in the second language, `mapgen check` finds in the first."""
    atlas.change("place/schemes/kinds.toml", '"Kinds"', '{ en = "Kinds", es = "county" }')
    with pytest.raises(AtlasError, match="is titled 'county'"):
        one_map(load(atlas.path), "winner")


def test_two_groupings_have_two_titles(atlas: AtlasOnDisk) -> None:
    """Of two columns with one heading the tables had one."""
    text = (atlas.folder / "place" / "schemes" / "kinds.toml").read_text("utf-8")
    (atlas.folder / "place" / "schemes" / "more.toml").write_text(text, "utf-8")
    atlas.change("atlas.toml", 'groupings = ["kinds"]', 'groupings = ["kinds", "more"]')
    with pytest.raises(AtlasError, match="The grouping 'more' is titled 'Kinds', as the grouping 'kinds' is"):
        one_map(load(atlas.path), "winner")


def test_a_class_is_one_candidates() -> None:
    """“Ames by 20 to 30 points” and “Ames-20 by 30 or more” have one key: one winner was drawn as the other."""
    people = (candidate("ames", "Ada Ames", "#0b7f86", ""), candidate("ames-20", "Bo Ames-20", "#d9731a", ""))
    with pytest.raises(AtlasError, match="two classes called 'ames-20-30'"):
        for_contest(read_schemes(None)["winner-margin"], contest(*people))


def test_a_file_that_makes_two_classes_one_is_not_drawn(tmp_path: Path) -> None:
    """The keys of a bare file come of the candidates' names."""
    results = tmp_path / "results.csv"
    rows = [
        f"{county},{who},{votes + at}"
        for at, county in enumerate(("Kent", "New Castle", "Sussex"))
        for who, votes in (("Ada Ames", 32), ("Bo Ames-20", 68))
    ]
    results.write_text("\n".join(["county,candidate,votes", *rows, ""]), "utf-8")
    election = ("--state", "DE", "--date", "2024-11-05", "--by", "margin")
    done = run("map", results, "-o", tmp_path / "map.html", *election)
    assert (done.exit_code, (tmp_path / "map.html").exists()) == (1, False)
    assert "two classes called 'ames-20-30'" in done.stderr


def test_a_candidate_is_no_placeholder() -> None:
    """A first candidate called “{second}” gave the legend's heading to the second."""
    people = (candidate("ada", "{second}", "#0b7f86", ""), candidate("bo", "{first}", "#d9731a", ""))
    filled = for_contest(read_schemes(None)["lead-shift"], contest(*people))
    groups = {each.key: each.group["en"] for each in filled.classes if isinstance(each.group, dict)}
    assert (groups["first-0"], groups["second-0"]) == ("Towards {second}", "Towards {first}")


SHORTS = {
    "one for two": ("Ames", "Ada Ames and Bo Burr have one short name"),
    "one in other letters": (" AMES", "Ada Ames and Bo Burr have one short name"),
    "one with what hides": ("A\u200bmes", "Ada Ames and Bo Burr have one short name"),
    "none": ("", "bo has no short name"),
    "nothing that is seen": ("\u200b \u00ad", "bo has no short name"),
}


@pytest.mark.parametrize("about", SHORTS)
def test_a_short_name_is_one_candidates(about: str, atlas: AtlasOnDisk) -> None:
    """Of two “Ames” nobody could tell which had won: legend and headline have the short name alone."""
    short, said = SHORTS[about]
    atlas.change("returns/datapackage.json", '"short": "Burr"', f'"short": {json.dumps(short)}', describe=False)
    with pytest.raises(PackageError, match=said):
        load(atlas.path)


def test_who_stands_on_two_lines_has_one_name(atlas: AtlasOnDisk) -> None:
    """Where parties nominate together."""
    text = (atlas.folder / "returns" / "datapackage.json").read_text("utf-8")
    for old, new in (('"Bo Burr"', '"Ada Ames"'), ('"Burr"', '"Ames"')):
        text = text.replace(old, new)
    (atlas.folder / "returns" / "datapackage.json").write_text(text, "utf-8")
    assert len(Package(atlas.folder / "returns").contest("now").candidates) == 3


LABELS = {
    "one for two": ('"Rural"', "'urban' and 'rural' have one label, 'Rural'"),
    "one with what hides": ('"\\u200bRural "', "have one label"),
    "one in one language": ('{ en = "Urban", es = "Rural" }', "have one label"),
    "none": ('""', "'urban' has no label"),
    "nothing that is seen": ('"\\u200b \\u00ad"', "'urban' has no label"),
}


@pytest.mark.parametrize("about", LABELS)
def test_a_label_is_one_class(about: str, atlas: AtlasOnDisk) -> None:
    """A legend with two lines of one label says nothing of either colour."""
    label, said = LABELS[about]
    atlas.change("place/schemes/kinds.toml", 'label = "Urban"', f"label = {label}")
    with pytest.raises(AtlasError, match=said):
        load(atlas.path)
