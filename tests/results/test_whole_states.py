"""A state of a national map whose rows are of no counties, drawn as one area; a city that counts by itself.

Six square counties in three states: Alabama's Ash and Bell, Alaska's two boroughs, Missouri's Jackson and Clay.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from pathlib import Path

import geopandas as gpd
import pandas as pd
import pytest
from click.testing import CliRunner
from shapely.geometry import box

from mapgen.areas.area_table import AreaTable, BoundarySource
from mapgen.areas.us_counties import counties_of
from mapgen.cli.main import main
from mapgen.geoid import postal_of
from mapgen.results.contest_results import ContestResults
from mapgen.results.import_options import ImportOptions
from mapgen.results.import_results import import_results
from mapgen.results.select_contest import ContestFilter
from mapgen.workflows.build_site import one_map, render_site
from mapgen.workflows.draw_map import draw_map
from mapgen.workflows.load_atlas import load
from mapgen.workflows.start_atlas import start_atlas
from tests.results.grid import write

ALASKA, JACKSON = "02000", "29095"
COUNTIES = {
    "01001": "Ash", "01003": "Bell", "02013": "Aleutians East", "02020": "Anchorage",
    "29047": "Clay", JACKSON: "Jackson",
}  # fmt: skip
AREAS = AreaTable(
    gpd.GeoDataFrame(
        {"name": list(COUNTIES.values()), "state": [geoid[:2] for geoid in COUNTIES], "lsad": "County"},
        index=pd.Index(COUNTIES, name="geoid"),
        geometry=[box(-100 + at, 40, -99 + at, 41) for at in range(len(COUNTIES))],
        crs="EPSG:4269",
    ),
    BoundarySource(title="Squares"),
)

Row = tuple[str, str, str, int, int]
"""State, county, code, votes of Ames and of Burr."""

ALABAMA: list[Row] = [("Alabama", "Ash", "01001", 60, 40), ("Alabama", "Bell", "01003", 30, 70)]
MISSOURI: list[Row] = [("Missouri", "Clay", "29047", 25, 35), ("Missouri", "Jackson", JACKSON, 20, 50)]
DISTRICTS: list[Row] = [("Alaska", f"District {n}", f"020{n:02}", 10 + n, 40 - n) for n in range(1, 41)]
"""Ames has 40 × 10 + 820 = 1,220 votes in them, Burr 40 × 40 − 820 = 780."""


def taken(folder: Path, rows: Iterable[Row], **options: object) -> ContestResults:
    """The results of these rows on the six squares."""
    table = [["state", "county", "fips", "candidate", "votes"]]
    for state, county, code, *votes in rows:
        table += [[state, county, code, who, str(n)] for who, n in zip(("Ada Ames", "Bo Burr"), votes, strict=True)]
    named = ContestFilter(state="US", date="2024-11-05")
    return import_results(write(folder, table), ImportOptions(contest_filter=named, **options), AREAS)  # type: ignore[arg-type]


def votes(found: ContestResults, geoid: str) -> tuple[int, int]:
    """Ames's votes and Burr's in an area; nothing stops the map."""
    assert found.errors == []
    own = found.returns[found.returns["geoid"] == geoid].set_index("candidate")["votes"]
    return int(own["ames"]), int(own["burr"])


def said(found: ContestResults) -> list[str]:
    """What stands on every map of the results."""
    return [finding.what for finding in found.said_on_maps]


def codes(found: ContestResults) -> list[str]:
    """The codes of what stops a map."""
    return [finding.code for finding in found.errors]


def test_forty_districts_are_the_whole_state(tmp_path: Path) -> None:
    """Alaska's districts bear the numbers 1 to 40: all are there, and the state is one area with their sum."""
    found = taken(tmp_path, [*ALABAMA, *DISTRICTS, *MISSOURI])
    assert votes(found, ALASKA) == (1220, 780)
    assert list(found.areas.table.index) == ["01001", "01003", ALASKA, "29047", JACKSON]
    assert found.areas.table.at[ALASKA, "geometry"].area == 2
    assert said(found) == ["Alaska counts by state house district and is drawn as one area"]
    assert found.ledger.as_one == (("Alaska", 2000),)
    assert found.ledger.lost == 0
    assert found.ledger.in_counties == 330


def test_the_map_says_so_everywhere(tmp_path: Path) -> None:
    """In the table's name of the area, among the notes, in the ledger, in the area's own sentence; in Spanish too."""
    found = taken(tmp_path, [*ALABAMA, *DISTRICTS, *MISSOURI])
    for language, name, note in (
        ("en", "Alaska (whole state)", "Alaska counts by state house district and is drawn as one area."),
        (
            "es",
            "Alaska (todo el estado)",
            "Alaska cuenta por distrito de la Cámara estatal y se dibuja como un solo territorio.",
        ),
    ):
        drawn = draw_map(found, slug="map-x", language=language)
        (alaska,) = [county for county in drawn.counties if county.geoid == ALASKA]
        assert alaska.name == name
        assert alaska.sentence.startswith(name)
        assert note in [each.text for each in drawn.caveats]


def test_districts_by_their_codes_alone(tmp_path: Path) -> None:
    """02013 and 02020 are boroughs too; among forty numbers they are districts."""
    rows = [(state, "", code, *both) for state, _, code, *both in DISTRICTS]
    assert votes(taken(tmp_path, [*ALABAMA, *rows, *MISSOURI]), ALASKA) == (1220, 780)


def test_a_district_that_is_missing(tmp_path: Path) -> None:
    """Thirty-nine are not the state, whoever asks for it; which one is missing is said, and the way on."""
    rows = [*ALABAMA, *DISTRICTS[:6], *DISTRICTS[7:], *MISSOURI]
    for asked in ((), ("AK",)):
        found = taken(tmp_path, rows, whole=asked)
        assert codes(found) == ["state-lacks-units"]
        assert found.errors[0].values["units"] == "District 7"
        assert "--leave-out AK" in found.errors[0].what
    assert taken(tmp_path, rows, leave_out=("AK",)).errors == []


def test_a_district_without_figures(tmp_path: Path) -> None:
    """NA for everyone is no figure: the state's sum is not known."""
    table = [["state", "county", "fips", "Ada Ames", "Bo Burr"]]
    table += [[*map(str, row)] for row in (*ALABAMA, *DISTRICTS, *MISSOURI)]
    table[5][3:] = ["NA", "NA"]
    named = ContestFilter(state="US", date="2024-11-05")
    found = import_results(
        write(tmp_path, table), ImportOptions(contest_filter=named, votes=("Ada Ames", "Bo Burr")), AREAS
    )
    assert codes(found) == ["state-lacks-units"]


def test_a_district_without_a_line(tmp_path: Path) -> None:
    """As with a county: nobody knows whether Burr had none."""
    table = [["state", "county", "fips", "candidate", "votes"]]
    for state, county, code, *both in (*ALABAMA, *DISTRICTS, *MISSOURI):
        table += [[state, county, code, who, str(n)] for who, n in zip(("Ada Ames", "Bo Burr"), both, strict=True)]
    table = [row for row in table if row[1:2] + row[3:4] != ["District 3", "Bo Burr"]]
    found = import_results(
        write(tmp_path, table), ImportOptions(contest_filter=ContestFilter(state="US", date="2024-11-05")), AREAS
    )
    assert [(error.code, error.values["place"]) for error in found.errors] == [("line-missing", "District 3")]


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (("Alaska", "Alaska", "02000", 1220, 780), []),
        (("Alaska", "Statewide", "", 1220, 780), []),
        (("Alaska", "Alaska", "02000", 1300, 780), ["state-units-differ"]),
    ],
)
def test_the_states_own_row_beside_its_districts(row: Row, expected: list[str], tmp_path: Path) -> None:
    """It is their sum and is counted once; another is an error, with the way on."""
    found = taken(tmp_path, [*ALABAMA, *DISTRICTS, row, *MISSOURI])
    assert codes(found) == expected
    if expected:
        assert (found.errors[0].values["total"], found.errors[0].values["summed"]) == (1300, 1220)
        assert "--leave-out AK" in found.errors[0].what
    else:
        assert votes(found, ALASKA) == (1220, 780)


@pytest.mark.parametrize("code", ["02000", "2000", "", "02"])
def test_a_state_that_is_one_row(code: str, tmp_path: Path) -> None:
    """The file has Alaska as a whole: that is its sum."""
    found = taken(tmp_path, [*ALABAMA, ("Alaska", "Alaska", code, 7, 9), *MISSOURI])
    assert votes(found, ALASKA) == (7, 9)
    assert said(found) == ["the file has Alaska only as a whole, and it is drawn as one area"]


def test_a_state_at_the_level_of_states(tmp_path: Path) -> None:
    """Every state has a row of its own, a total that its counties are held to; Alaska has nothing else."""
    table = [["statepostal", "level", "reportingunitname", "fipscode", "last", "votecount", "precinctsreportingpct"]]
    people = ("Ames", "Burr")
    for code, _, geoid, *both in ((row[0][:2].upper(), *row[1:]) for row in ALABAMA):
        table += [
            [code, "county", COUNTIES[geoid], geoid, who, str(n), "1"] for who, n in zip(people, both, strict=True)
        ]
    for _, county, geoid, *both in MISSOURI:
        table += [["MO", "county", county, geoid, who, str(n), "1"] for who, n in zip(people, both, strict=True)]
    for code, *both in (("AL", 90, 110), ("AK", 7, 9), ("MO", 45, 85)):
        table += [[code, "state", "", "", who, str(n), "0.5"] for who, n in zip(people, both, strict=True)]
    options = ImportOptions(contest_filter=ContestFilter(state="US", date="2024-11-05"))
    found = import_results(write(tmp_path, table), options, AREAS)
    assert votes(found, ALASKA) == (7, 9)
    assert found.counted.reporting[ALASKA].percent == 50
    table[-1][5] = "80"
    assert codes(import_results(write(tmp_path, table), options, AREAS)) == ["total-differs"]


TOWNS: list[Row] = [("Alaska", town, "", n, 2 * n) for n, town in ((5, "Tok"), (6, "Nome"), (7, "Sitka"))]


def test_towns_that_nobody_counts(tmp_path: Path) -> None:
    """Whether three towns are the state nothing says: it is refused, once, and whoever asks for it vouches for them."""
    found = taken(tmp_path, [*ALABAMA, *TOWNS, *MISSOURI])
    assert codes(found) == ["state-units-unsure"]
    assert "--whole AK" in found.errors[0].what
    assert "--leave-out AK" in found.errors[0].what
    for name in ("AK", "Alaska", "02"):
        asked = taken(tmp_path, [*ALABAMA, *TOWNS, *MISSOURI], whole=(name,))
        assert votes(asked, ALASKA) == (18, 36)
        assert said(asked) == ["Alaska is drawn as one area as asked, with the sum of its 3 places"]


def test_towns_that_sum_to_their_state(tmp_path: Path) -> None:
    """The state's own row proves that all are there."""
    found = taken(tmp_path, [*ALABAMA, *TOWNS, ("Alaska", "Total", "", 18, 36), *MISSOURI])
    assert votes(found, ALASKA) == (18, 36)
    assert "they sum to the state's own row" in said(found)[0]


def test_votes_of_no_unit_are_the_states_all_the_same(tmp_path: Path) -> None:
    """Overseas ballots colour no county, but a whole state: 18 + 30 against 36 is another winner."""
    found = taken(tmp_path, [*ALABAMA, *TOWNS, ("Alaska", "Overseas", "", 30, 0), *MISSOURI], whole=("AK",))
    assert votes(found, ALASKA) == (48, 36)
    assert found.elsewhere.empty


def test_a_state_with_its_counties_stays_as_it_is(tmp_path: Path) -> None:
    """One place that is no county makes no state one area; it stops the map as ever."""
    boroughs: list[Row] = [("Alaska", "Aleutians East", "02013", 1, 2), ("Alaska", "Anchorage", "02020", 3, 4)]
    found = taken(tmp_path, [*ALABAMA, *boroughs, ("Alaska", "Tok", "", 5, 6), *MISSOURI])
    assert codes(found) == ["place-unknown"]
    assert votes(taken(tmp_path, [*ALABAMA, *boroughs, *MISSOURI]), "02013") == (1, 2)
    assert votes(taken(tmp_path, [*ALABAMA, *boroughs, *MISSOURI], whole=("AK",)), ALASKA) == (4, 6)
    assert codes(taken(tmp_path, [*ALABAMA, boroughs[0], *MISSOURI], whole=("AK",))) == ["state-lacks-units"]


def test_rows_of_states_alone_are_no_map_of_counties(tmp_path: Path) -> None:
    """Where most states have nothing but their own row, the file is of states: every county is missing."""
    found = taken(tmp_path, [(state, state, "", 7, 9) for state in ("Alabama", "Alaska", "Missouri")])
    assert "state-as-one" not in {finding.code for finding in found.report}
    assert found.errors


def test_a_unit_that_is_left_out_leaves_the_state_incomplete(tmp_path: Path) -> None:
    """A state drawn as one has all of its places."""
    found = taken(tmp_path, [*ALABAMA, *TOWNS, *MISSOURI], whole=("AK",), leave_out=("Nome",))
    assert codes(found) == ["state-lacks-units"]


def test_a_map_of_the_state_alone_is_refused(tmp_path: Path) -> None:
    """It would be one area; and a state that is not on the map cannot be one of it."""
    alone = AreaTable(AREAS.table[AREAS.table["state"] == "02"], AREAS.source)
    table = [["county", "candidate", "votes"], *([town, "Ada Ames", str(n)] for _, town, _, n, _ in TOWNS)]
    options = ImportOptions(contest_filter=ContestFilter(state="AK", date="2024-11-05"), whole=("AK",))
    assert "whole-alone" in codes(import_results(write(tmp_path, table), options, alone))
    assert codes(taken(tmp_path, [*ALABAMA, *DISTRICTS, *MISSOURI], whole=("OH",))) == ["whole-unknown"]


@pytest.mark.parametrize("code", ["", "36000", "2938000"])
def test_a_city_that_counts_by_itself(code: str, tmp_path: Path) -> None:
    """Kansas City's board counts its part of Jackson County, Jackson's the rest: Burr leads there, Ames in both."""
    found = taken(tmp_path, [*ALABAMA, *DISTRICTS, *MISSOURI, ("Missouri", "Kansas City", code, 90, 10)])
    assert votes(found, JACKSON) == (110, 60)
    (told,) = [finding for finding in found.said_on_maps if finding.code == "city-in-county"]
    assert told.what == (
        "Kansas City is a part of Jackson (29095) that counts by itself: its 100 votes are drawn there"
    )
    assert found.ledger.lost == 0


def test_a_city_without_the_rest_of_its_county(tmp_path: Path) -> None:
    """Kansas City alone is not Jackson County; and with the code of another county it is not sure what it is."""
    city = ("Missouri", "Kansas City", "", 90, 10)
    assert "place-unknown" in codes(taken(tmp_path, [*ALABAMA, *DISTRICTS, MISSOURI[0], city]))
    other = ("Missouri", "Kansas City", "29047", 90, 10)
    assert "place-named-as-nothing" in codes(taken(tmp_path, [*ALABAMA, *DISTRICTS, *MISSOURI, other]))
    assert taken(tmp_path, [*ALABAMA, *DISTRICTS, *MISSOURI, city], elsewhere=("Kansas City",)).errors == []


def shapes(folder: Path) -> Path:
    """The six squares as a file."""
    path = folder / "squares.geojson"
    table = AREAS.table.reset_index().rename(columns={"geoid": "GEOID", "name": "NAME", "lsad": "LSAD"})
    path.write_text(table[["GEOID", "NAME", "LSAD", "geometry"]].to_json(), "utf-8")
    return path


def test_an_atlas_draws_the_state_as_one(tmp_path: Path) -> None:
    """`mapgen init` keeps all counties and the state's own row; the atlas says the same of it."""
    found = taken(tmp_path, [*ALABAMA, *TOWNS, *MISSOURI], whole=("AK",))
    assert found.errors == []
    atlas = tmp_path / "atlas"
    start_atlas(found, atlas)
    kept = json.loads(next(atlas.rglob("counties.geojson")).read_text("utf-8"))
    assert [feature["properties"]["GEOID"] for feature in kept["features"]] == list(COUNTIES)
    assert "02000,Alaska,,,,Ada Ames,18" in next(atlas.rglob("*county.csv")).read_text("utf-8")


def national(folder: Path) -> Path:
    """A file of the country's counties of 2016, each with other figures, and of Alaska's forty districts."""
    table = [["state", "county", "fips", "Ada Ames", "Bo Burr"]]
    for at, (geoid, name) in enumerate(counties_of(None, 2016).names().items()):
        if geoid[:2] != "02":
            table.append([postal_of(geoid), name, geoid, str(100 + at), str(90 + at * 7 % 50)])
    return write(folder, [*table, *([*map(str, row)] for row in DISTRICTS)])


@pytest.mark.usefixtures("without_pictures")
def test_the_country_with_alaska_as_one_area(tmp_path: Path) -> None:
    """A bare map and an atlas: 3,113 counties and Alaska, in its frame, named in the table without its code twice."""
    file, named = national(tmp_path), ["--state", "US", "--date", "2016-11-08", "--votes", "Ada Ames,Bo Burr"]
    page = tmp_path / "map.html"
    written = CliRunner().invoke(main, ["map", str(file), "-o", str(page), "--embed", *named])
    assert written.exit_code == 0, written.output
    text = page.read_text("utf-8")
    assert '<th scope="row">Alaska (whole state)' in text
    assert text.count('<path id="map-map-02') == 1
    assert "Alaska counts by state house district and is drawn as one area." in text
    assert "Alaska (whole state), AK" not in text + (tmp_path / "map-embed.html").read_text("utf-8")
    written = CliRunner().invoke(main, ["init", str(tmp_path / "atlas"), "--from", str(file), *named])
    assert written.exit_code == 0, written.output
    loaded = load(tmp_path / "atlas/atlas.toml")
    drawn = one_map(loaded, loaded.atlas.maps[0].slug)
    assert len(drawn.counties) == 3114
    assert "The file has Alaska only as a whole, and it is drawn as one area." in [note.text for note in drawn.caveats]
    assert len(loaded.boundaries) == 3142
    files = render_site(loaded, [drawn], [drawn])
    features = json.loads(files[f"{drawn.slug}/map.geojson"])["features"]
    assert [feature["id"] for feature in features if feature["id"].startswith("02")] == [ALASKA]
    index = files["index.html"].decode("utf-8")
    assert set(re.findall(r'href="#([\w-]+)"', index)) <= set(re.findall(r'id="([\w-]+)"', index))
