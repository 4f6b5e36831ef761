"""How far a count is: nothing in, some precincts in, finished; through every table to the map, in texture and words.

Alder is 9 of 10 precincts in and Ada leads, Birch is finished and Bo's, Cedar is finished and a tie, and from Dogwood
nothing is in yet.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from mapgen.composition.compose import compose
from mapgen.errors import ReturnsError
from mapgen.files.spec import read_schemes
from mapgen.render.data.tables import render_csv
from mapgen.render.embed.embed import render_embed
from mapgen.render.image.card import card_sheet
from mapgen.render.image.svg import render_svg
from mapgen.render.marks.textures import texture_layers
from mapgen.render.page.page import render_page
from mapgen.render.shared.figures import county_figures
from mapgen.results.import_results import read_returns
from mapgen.specs.atlas import MapSpec
from mapgen.specs.contest import Contest
from mapgen.tables.join import join_counties
from mapgen.tables.tally import tally
from tests import grid
from tests.grid import ALDER, BIRCH, CEDAR, DOGWOOD, NAMES

if TYPE_CHECKING:
    import pandas as pd

    from mapgen.model.choropleth import Choropleth

SCHEMES = read_schemes()
PRECINCTS = {ALDER: (9, 10), BIRCH: (12, 12), CEDAR: (4, 4), DOGWOOD: (0, 8)}
UNFINISHED = grid.contest(status="unofficial-partial")


def returns_file(folder: Path, columns: str, told: dict[str, str]) -> Path:
    """The grid's votes as a file that also has these columns, with these cells for each county."""
    head, *lines = grid.votes_csv(grid.NOW, grid.contest()).splitlines()
    path = folder / "returns.csv"
    rows = [f"{line},{told[line.split(',')[0]]}" for line in lines]
    path.write_text("\n".join([f"{head},{columns}", *rows]) + "\n", "utf-8")
    return path


def counted(folder: Path, held: Contest = UNFINISHED) -> pd.DataFrame:
    """The tally of the grid with its precincts."""
    told = {geoid: f"{done},{of}" for geoid, (done, of) in PRECINCTS.items()}
    return tally(
        read_returns(returns_file(folder, "precincts_reporting,precincts_total", told), held, grid.boundaries()), held
    )


@pytest.fixture
def night(tmp_path: Path) -> Choropleth:
    """The map of the night."""
    joined = join_counties(grid.boundaries(), counted(tmp_path), grid.attributes())
    spec = MapSpec(slug="night", title="Who leads", contest="now", scheme="winner-margin")
    return compose(joined, UNFINISHED, SCHEMES["winner-margin"], spec)


def test_a_card_says_what_the_texture_of_an_unfinished_count_is(night: Choropleth) -> None:
    """Its legend names the counties that are still counted, under their texture."""
    sheet = card_sheet(night)
    assert "Count not finished" in [line.text for line in sheet.key]
    assert "strokes" in [patch.pattern for patch in sheet.patches]


def test_four_states_are_four_things(tmp_path: Path) -> None:
    """A lead, a win, a tie, and no results, which are not no votes."""
    table = counted(tmp_path)
    assert table["status"].to_dict() == {ALDER: "partial", BIRCH: "final", CEDAR: "final", DOGWOOD: "none"}
    assert table["winner"].to_dict() == {ALDER: "ada", BIRCH: "bo", CEDAR: "tie", DOGWOOD: "no-results"}
    assert table["reporting_pct"].to_dict() == {ALDER: 90.0, BIRCH: 100.0, CEDAR: 100.0, DOGWOOD: 0.0}


def test_all_precincts_and_no_votes_is_no_votes(tmp_path: Path) -> None:
    """A county that has finished without a vote is not waiting for any."""
    rows = read_returns(
        returns_file(tmp_path, "reporting", dict.fromkeys(NAMES, "100")), grid.contest(), grid.boundaries()
    )
    assert tally(rows, grid.contest()).loc[DOGWOOD, ["winner", "status"]].tolist() == ["no-votes", "final"]


def test_votes_before_the_first_precinct_are_results() -> None:
    """Real: at 0:09 UTC on 21 May 2008 Adair had 54 votes and 0 of 16 precincts, Anderson 14 of 14."""
    held = grid.contest(grid.ADA, grid.BO, status="unofficial-partial")
    rows = grid.returns({"21001": (44, 8), "21005": (3481, 1130)}, held)
    table = tally(rows.assign(reporting=rows["geoid"].map({"21001": 0.0, "21005": 100.0})), held)
    assert table["status"].tolist() == ["partial", "final"]
    assert table["winner"].tolist() == ["ada", "ada"]


def test_returns_that_do_not_tell_are_final() -> None:
    """Without a column for it nothing is said to be missing."""
    table = tally(grid.returns(grid.NOW, grid.contest()), grid.contest())
    assert set(table["status"]) == {"final"}
    assert set(table["reporting_pct"]) == {100.0}


@pytest.mark.parametrize(
    ("columns", "cell", "said"),
    [
        ("reporting", "101", "'101' reporting"),
        ("reporting", "-1", "'-1' reporting"),
        ("reporting", "nan", "'nan' reporting"),
        ("reporting", "half", "'half' reporting"),
        ("precincts_reporting,precincts_total", "9,8", "'9 of 8 precincts' reporting"),
        ("precincts_reporting,precincts_total", "0,0", "'0 of 0 precincts' reporting"),
        ("precincts_reporting,precincts_total", ",10", "' of 10 precincts' reporting"),
    ],
)
def test_a_share_that_is_none_is_named_with_its_line(tmp_path: Path, columns: str, cell: str, said: str) -> None:
    """Nothing is guessed about a count."""
    good = {"reporting": "100", "precincts_reporting,precincts_total": "8,8"}[columns]
    told = dict.fromkeys(NAMES, good) | {ALDER: cell}
    with pytest.raises(ReturnsError, match="cannot be drawn") as refused:
        read_returns(returns_file(tmp_path, columns, told), UNFINISHED, grid.boundaries())
    first = refused.value.problems[0]
    assert said in first.what
    assert "Alder" in first.what
    assert first.line == 2


def test_two_shares_of_one_county_are_one_too_many(tmp_path: Path) -> None:
    """All lines of a county are counted together."""
    path = returns_file(tmp_path, "reporting", dict.fromkeys(NAMES, "50"))
    path.write_text(path.read_text("utf-8").replace("Bo Burr,30,50", "Bo Burr,30,60"), "utf-8")
    with pytest.raises(ReturnsError, match="60 percent reporting here and 50 in line 2"):
        read_returns(path, UNFINISHED, grid.boundaries())


def test_an_unfinished_count_is_not_called_certified(tmp_path: Path) -> None:
    """What is described of a contest is held to its precincts."""
    path = returns_file(tmp_path, "reporting", dict.fromkeys(NAMES, "90"))
    with pytest.raises(ReturnsError, match="called certified, but 4 of 4 counties"):
        read_returns(path, grid.contest(), grid.boundaries())


def test_the_map_draws_and_names_every_state(night: Choropleth) -> None:
    """The leader's colour under a texture; a class of its own for those without results."""
    assert night.states is not None
    assert [(each.key, each.label, each.counties, each.votes) for each in night.states.classes] == [
        ("final", "Count finished", 2, 150),
        ("partial", "Count not finished", 1, 100),
    ]
    layers = {layer.pattern: layer.geoids for layer in texture_layers(night) if not layer.print_only}
    assert layers["strokes"] == (ALDER,)
    assert layers["dashes"] == (DOGWOOD,)
    assert layers["cross"] == (CEDAR,)
    held = {night.legend.classes[county.fill].label: county.name for county in night.counties}
    assert held["No results yet"] == "Dogwood"
    assert {each.group for each in night.legend.classes} == {"Ames leads", "Burr leads", ""}


def test_every_output_tells_how_far_the_count_is(night: Choropleth) -> None:
    """Headline, sentence, table, legend, file."""
    page = render_page(night)
    assert "Ames leads in" in night.headline
    assert "2 of 4 counties are fully counted, 1 has no results yet." in night.standfirst
    assert "count not finished, 90.0% reported" in page
    assert ">Share reported</th>" in page
    assert "Count not finished" in page
    assert "No results yet" in render_svg(night)
    assert "Count not finished" in render_svg(night)
    assert f"{ALDER},Alder," in render_csv(night)
    assert ",partial" in render_csv(night)
    sentences = {county.name: county.sentence for county in night.counties}
    assert sentences["Dogwood"].endswith(": No results yet")


def test_a_finished_count_has_no_legend_of_states(kentucky_maps: dict[str, Choropleth]) -> None:
    """Kentucky's maps are all final, and look it."""
    for choropleth in kentucky_maps.values():
        assert choropleth.states is None
        assert "strokes" not in render_page(choropleth)
        assert "Share reported" not in render_page(choropleth)


def test_a_county_without_results_has_lost_nothing() -> None:
    """Not in the comparison either: whether it was kept is not known yet."""
    from mapgen.tables.compare import compare  # noqa: PLC0415  # late: one test needs it

    held = grid.contest(grid.ADA, grid.BO, status="unofficial-partial")
    rows = grid.returns({ALDER: (0, 0), BIRCH: (3, 1)}, held)
    now = tally(rows.assign(reporting=rows["geoid"].map({ALDER: 0.0, BIRCH: 50.0})), held)
    before = tally(grid.returns({ALDER: (5, 1), BIRCH: (1, 5)}, grid.before()), grid.before())
    table = compare(now, before, key_now="ada", key_before="ada")
    assert table["carried"].isna().tolist() == [True, False]
    assert table["flipped"].tolist() == [False, True]


def test_the_embeds_legend_names_what_is_not_finished(night: Choropleth) -> None:
    """One entry under a heading of its own, with the texture that the map has; what is finished needs none."""
    legend = render_embed(night).partition('<section class="legend"')[2].partition("</section>")[0]
    (entry,) = legend.partition("<h2>How far the count is</h2>")[2].split("<li")[1:]
    assert 'class="t-strokes"' in entry
    assert "Count not finished" in entry


def test_what_is_not_known_is_no_zero(night: Choropleth) -> None:
    """Dogwood has no results yet: dashes in table and figures, not 0 votes. Alder's share is said."""
    row = render_page(night).partition(f'<tr data-g="{DOGWOOD}"')[2].partition("</tr>")[0]
    assert row.count('<td data-v="">–</td>') == 4
    figures = {county.geoid: county_figures(night, county) for county in night.counties}
    assert figures[DOGWOOD].votes == (("–", "–"),) * 3
    assert figures[ALDER].margin.endswith(", 90.0% reported")
