"""Measures: figures beside the votes, in tables, sentences, files and colours; a file of nothing but ballots."""

from __future__ import annotations

import csv
import json
from collections.abc import Sequence
from pathlib import Path

import geopandas as gpd
import msgspec
import pandas as pd
import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from mapgen.cli.main import main
from mapgen.composition.compose import Setting, compose
from mapgen.composition.measure_scheme import measure_scheme, round_bounds
from mapgen.errors import AtlasError, UsageError
from mapgen.model.choropleth import Choropleth
from mapgen.render.data.tables import record
from mapgen.render.embed.embed import render_embed
from mapgen.render.page.page import render_page
from mapgen.specs.atlas import MapSpec
from mapgen.specs.bins import MOST_BOUNDS
from mapgen.specs.measures import Measure, measures
from mapgen.specs.scheme import Bounds
from mapgen.tables.classify import classify
from mapgen.words.wording import Wording
from tests import grid

VOTERS = {grid.ALDER: 200, grid.BIRCH: 160, grid.CEDAR: 100, grid.DOGWOOD: 50}
BALLOTS = {grid.ALDER: 110, grid.BIRCH: 104, grid.CEDAR: 60, grid.DOGWOOD: 5}
"""Turnout: Alder 55, Birch 65, Cedar 60, Dogwood 10 percent; 279 of 510 in all, 54.7."""

COUNTIES = {"Kent": (2000, 1200), "New Castle": (5000, 3500), "Sussex": (3000, 1500)}
"""Registered voters and ballots of Delaware's three: 60, 70 and 50 percent; 6,200 of 10,000 in all."""


@pytest.fixture
def voted(counties: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """The grid with voters and ballots."""
    return counties.assign(registered=pd.Series(VOTERS), ballots_cast=pd.Series(BALLOTS))


def shown(counties: gpd.GeoDataFrame, show: str = "turnout_pct", language: str = "en", **more: object) -> Choropleth:
    """The grid's map of a measure."""
    setting = Setting(place="Gridland", language=language, measures=measures() | dict(more.pop("own", {})))  # type: ignore[call-overload]
    spec = MapSpec(slug="turnout", title="Turnout", contest="now", show=show, **more)  # type: ignore[arg-type]
    return compose(counties, grid.contest(), None, spec, setting=setting)


def delaware(path: Path, *more: str) -> Path:
    """A file of nothing but voters and ballots."""
    rows = [f"{county},{voters},{ballots}" for county, (voters, ballots) in COUNTIES.items()]
    path.write_text("\n".join(["County,Registered Voters,Ballots Cast", *rows, *more]) + "\n", "utf-8")
    return path


def run(*words: str) -> tuple[int, str]:
    """The exit code and everything that is printed."""
    done = CliRunner().invoke(main, words)
    return done.exit_code, done.output


def test_a_share_of_the_whole_is_of_the_sums(voted: gpd.GeoDataFrame) -> None:
    """279 of 510 are 54.7 percent; the mean of the four counties' shares would be 47.5."""
    drawn = shown(voted)
    assert [column.id for column in drawn.columns] == ["registered", "ballots_cast", "turnout_pct"]
    assert [column.whole for column in drawn.columns] == [510, 279, pytest.approx(100 * 279 / 510)]
    assert drawn.headline == "Turnout in Gridland: 54.7%"
    assert drawn.standfirst == (
        "It is highest in Birch County (65.0%) and lowest in Dogwood County (10.0%). "
        "Half the counties have 60.0% or more."
    )


def test_each_county_has_its_figure_everywhere(voted: gpd.GeoDataFrame) -> None:
    """In the sentence, the table of the page, the readout of the embed and the row of the data files."""
    drawn = shown(voted)
    birch = next(county for county in drawn.counties if county.geoid == grid.BIRCH)
    assert birch.figures == (160, 104, 65.0)
    assert birch.sentence == "Birch County: Turnout 65.0%"
    assert record(drawn, birch)["turnout_pct"] == 65.0
    page = render_page(drawn)
    assert '<td data-v="65.0">65.0%</td>' in page
    assert "Ballots cast as a percentage of registered voters" in page
    assert "\tTurnout 65.0%" in render_embed(drawn)


def test_the_votes_stay_beside_a_measure(voted: gpd.GeoDataFrame) -> None:
    """A map of turnout still says who won each county; its table begins with what the map is about."""
    page = render_page(shown(voted))
    heads = [part.split('"')[0] for part in page.split('data-part="')[1:]]
    assert heads[:3] == ["county", "measure", "winner"]
    assert "Ames +30.0 <small>(30)</small>" in page


def test_a_map_of_votes_has_the_measures_as_columns(voted: gpd.GeoDataFrame) -> None:
    """Any figure that the results tell can be seen, whatever the map is about."""
    spec = MapSpec(slug="winner", title="Who won", contest="now", scheme="kinds")
    drawn = compose(voted, grid.contest(), grid.kinds_scheme(), spec)
    assert drawn.subject is None
    assert '<td data-v="160">160</td>' in render_page(drawn)


def test_a_partys_primary_has_no_turnout(voted: gpd.GeoDataFrame) -> None:
    """One party's ballots say nothing as a share of all voters; the counts themselves stay."""
    spec = MapSpec(slug="winner", title="Who won", contest="now", scheme="kinds")
    drawn = compose(voted, grid.contest(election_type="primary"), grid.kinds_scheme(), spec)
    assert [column.id for column in drawn.columns] == ["registered", "ballots_cast"]


def test_a_measure_may_be_of_one_contest(voted: gpd.GeoDataFrame) -> None:
    """Its share of that contest's votes would be nonsense beside another's."""
    own = {"taking_part": Measure("share", "Part", "Votes.", of=("votes_total", "registered"), contests=("then",))}
    assert [column.id for column in shown(voted, own=own).columns] == ["registered", "ballots_cast", "turnout_pct"]
    ours = {"taking_part": msgspec.structs.replace(own["taking_part"], contests=("now",))}
    assert shown(voted, "taking_part", own=ours).columns[-1].whole == pytest.approx(100 * 250 / 510)


def test_votes_of_no_county_leave_the_whole_unsaid(voted: gpd.GeoDataFrame) -> None:
    """Of whose voters they are is not known: a share of all votes would leave them out without a word."""
    spec = MapSpec(slug="m", title="Who won", contest="now", scheme="kinds")
    own = {"part": Measure("share", "Part", "Votes.", of=("votes_total", "registered"))}
    setting = Setting(place="Gridland", measures=measures() | own)
    beyond = {"Overseas": {"ada": 5}}
    drawn = compose(voted, grid.contest(), grid.kinds_scheme(), spec, setting=setting, elsewhere=beyond)
    assert [column.whole for column in drawn.columns] == [510, 279, pytest.approx(100 * 279 / 510), None]


def test_a_scheme_may_colour_a_map_of_a_measure(tmp_path: Path) -> None:
    """`--by` beside `--show`: the colours are the winner's, the words the measure's."""
    table = tmp_path / "de.csv"
    rows = [f"{county},{voters},{ballots},{ballots - 9},9" for county, (voters, ballots) in COUNTIES.items()]
    table.write_text("\n".join(["county,registered_voters,ballots_cast,Ames,Boyd", *rows]) + "\n", "utf-8")
    named = ("--state", "DE", "--date", "2024-11-05", "--show", "turnout_pct", "--by", "margin", "--bins", "5,50")
    code, said = run("map", str(table), "-o", str(tmp_path / "x.html"), *named)
    assert (code, "Turnout in Delaware: 62.0%" in said) == (0, True)
    assert "50 points or more" in (tmp_path / "x.html").read_text("utf-8")


def test_it_speaks_spanish(voted: gpd.GeoDataFrame) -> None:
    """Label, definition and sentences."""
    drawn = shown(voted, language="es")
    assert drawn.headline == "Participación en Gridland: 54,7 %".replace(" %", "\u00a0%")
    assert "condado de Birch" in drawn.standfirst
    assert drawn.legend.title == "Participación"


def test_an_atlas_describes_its_own(counties: gpd.GeoDataFrame) -> None:
    """A number of its attributes: shown with its unit, and never summed."""
    income = Measure("number", "Income", "Median income of households.", unit=" dollars")
    table = counties.assign(income=pd.Series({grid.ALDER: 61000, grid.BIRCH: 52000.5, grid.CEDAR: 40500}))
    drawn = shown(table, "income", own={"income": income}, bins=(45000, 55000))
    assert drawn.headline == "Income in Gridland, county by county"
    assert drawn.standfirst.endswith("One county has no figure.")
    assert [each.label for each in drawn.legend.classes] == [
        "under 45,000 dollars",
        "45,000–55,000 dollars",
        "55,000 dollars or more",
        "No figure",
    ]
    assert [county.sentence for county in drawn.by_name()][-1] == "Dogwood County: Income –"


@pytest.mark.parametrize(
    ("show", "own", "code"),
    [
        ("turnout_pct", {}, "measure-unknown-here"),
        ("kind", {"kind": Measure("number", "Kind", "A text.")}, "measure-of-texts"),
        ("half", {"half": Measure("count", "Half", "Not whole.")}, "measure-not-whole"),
        ("endless", {"endless": Measure("number", "Endless", "Not finite.")}, "measure-not-finite"),
    ],
)
def test_what_cannot_be_shown_is_said(
    counties: gpd.GeoDataFrame, show: str, own: dict[str, Measure], code: str
) -> None:
    """A measure without figures, one of texts, a count of halves, and figures without an end."""
    with pytest.raises(AtlasError) as refused:
        shown(counties.assign(half=0.5, endless=float("inf")), show, own=own)
    assert getattr(refused.value.summary, "code", "") == code


@pytest.mark.parametrize(
    ("values", "bounds"),
    [
        ([62.3, 66, 70.8, 79.8], (65, 70, 75)),
        ([12, 27, 46], (20, 30, 40)),
        ([5, 5, 5], ()),
        ([], ()),
        ([0.1, 0.35], (0.15, 0.2, 0.25, 0.3)),
    ],
)
def test_bounds_are_round(values: list[float], bounds: tuple[float, ...]) -> None:
    """As small as four of them allow."""
    assert round_bounds(values) == bounds


def test_one_city_does_not_set_the_steps() -> None:
    """Among villages it has a class of its own: they are parted as if it was not there."""
    villages = [float(people) for people in range(1000, 21000, 400)]
    assert round_bounds([*villages, 800000.0]) == (5000, 10000, 15000, 20000)


def test_figures_that_double_are_parted_near_their_fifths() -> None:
    """Equal steps would put nine of these twelve in one class."""
    assert round_bounds([1000.0 * 2**at for at in range(12)]) == (5000, 20000, 100000, 500000)


@given(st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=60))
def test_every_figure_is_in_one_class(values: list[float]) -> None:
    """However the figures lie: bounds ascend, none is empty of sense, and each area has exactly one class."""
    bounds = round_bounds(values)
    assert list(bounds) == sorted(set(bounds))
    assert len(bounds) <= MOST_BOUNDS
    assert all(min(values) < bound <= max(values) for bound in bounds)
    table = pd.DataFrame({"name": "A", "value": [*values, None]}, index=[str(at) for at in range(len(values) + 1)])
    made = measure_scheme("value", Measure("number", "V", "A value."), table["value"], Wording("en"))
    classes = classify(table, made)
    assert list(classes)[-1] == "missing"
    for value, key in zip(values, classes, strict=False):
        rule = next(each.when["value"] for each in made.classes if each.key == key)
        assert isinstance(rule, Bounds)
        assert rule.at_least is None or value >= rule.at_least
        assert rule.below is None or value < rule.below


@pytest.mark.parametrize("bins", [(10, 5), (5, 5), (1, 2, 3, 4, 5), (5, float("inf")), (float("nan"),)])
def test_bins_ascend(voted: gpd.GeoDataFrame, bins: Sequence[float]) -> None:
    """And are no more than one colour has steps for."""
    with pytest.raises(UsageError):
        shown(voted, bins=tuple(bins))


def test_a_file_of_ballots_is_a_map_of_turnout(tmp_path: Path) -> None:
    """Nobody's votes are in it, and nobody has won: 6,200 of 10,000 voters, 50 to 70 percent."""
    out = tmp_path / "turnout.html"
    code, said = run("map", str(delaware(tmp_path / "de.csv")), "-o", str(out), "--state", "DE", "--date", "2024-11-05")
    assert (code, "Turnout in Delaware: 62.0%" in said) == (0, True)
    page = out.read_text("utf-8")
    assert "highest in New Castle County (70.0%) and lowest in Sussex County (50.0%)" in page
    assert 'data-part="winner"' not in page
    assert "won" not in page.split("<body>")[1].split("<script")[0].replace("wont", "")


@pytest.mark.usefixtures("without_pictures")
def test_it_becomes_an_atlas(tmp_path: Path) -> None:
    """`init`, `build` and `check` find the same figures in what was written; the data files say what each column is."""
    folder, table = tmp_path / "atlas", delaware(tmp_path / "de.csv")
    more = ("--state", "DE", "--date", "2024-11-05")
    assert run("init", str(folder), "--from", str(table), *more)[0] == 0
    assert run("build", str(folder / "atlas.toml"))[0] == 0
    made = folder / "site" / "turnout"
    rows = list(csv.DictReader((made / "data.csv").read_text("utf-8").splitlines()))
    assert [(row["county"], row["registered"], row["ballots_cast"], row["turnout_pct"]) for row in rows] == [
        ("Kent", "2000", "1200", "60.0"),
        ("New Castle", "5000", "3500", "70.0"),
        ("Sussex", "3000", "1500", "50.0"),
    ]
    described = json.loads((made / "datapackage.json").read_text("utf-8"))
    fields = {field["name"]: field for field in described["resources"][0]["schema"]["fields"]}
    assert (fields["turnout_pct"]["type"], fields["turnout_pct"]["title"]) == ("number", "Turnout")
    assert described["contest"]["outcome"] == "turnout"
    assert run("check", str(folder / "atlas.toml"))[0] == 0


def test_a_check_says_what_the_file_is(tmp_path: Path) -> None:
    """The kind, and what it came to."""
    code, said = run("check", str(delaware(tmp_path / "de.csv")), "--state", "DE", "--date", "2024-11-05")
    assert code == 0
    assert "Kind: Turnout" in said
    assert "Result: 62.0% of registered voters cast a ballot in Delaware" in said
    assert "62.0%" in next(line for line in said.splitlines() if "Ballots cast" in line)


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        (["Absentee,0,300"], "Absentee"),
        (["Kent,0,50"], "Kent"),
    ],
)
def test_ballots_of_no_voters_are_refused(tmp_path: Path, rows: list[str], sentence: str) -> None:
    """Nobody knows what such ballots are a share of."""
    table = delaware(tmp_path / "de.csv", *rows)
    code, said = run("map", str(table), "-o", str(tmp_path / "x.html"), "--state", "DE", "--date", "2024-11-05")
    assert (code, sentence in said, (tmp_path / "x.html").exists()) == (1, True, False)


def test_results_may_tell_voters_and_ballots_beside_votes(tmp_path: Path) -> None:
    """A wide table with both columns: a map of the votes has the columns, and --show draws the turnout."""
    table = tmp_path / "de.csv"
    rows = ["county,Ames,Boyd,registered_voters,ballots_cast", "Kent,700,450,2000,1200"]
    rows += ["New Castle,1500,1900,5000,3500", "Sussex,800,600,3000,1500"]
    table.write_text("\n".join(rows) + "\n", "utf-8")
    more = ("--state", "DE", "--date", "2024-11-05")
    votes, turnout = tmp_path / "votes.html", tmp_path / "turnout.html"
    assert run("map", str(table), "-o", str(votes), *more)[0] == 0
    code, said = run("map", str(table), "-o", str(turnout), "--show", "turnout_pct", "--bins", "55,65", *more)
    assert (code, "Turnout in Delaware: 62.0%" in said) == (0, True)
    assert '<td data-v="70.0">70.0%</td>' in votes.read_text("utf-8")
    assert "55–65%" in turnout.read_text("utf-8")
