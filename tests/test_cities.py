"""Cities of every state: where they lie, which come first, and that their source is named."""

from __future__ import annotations

from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely
from click.testing import CliRunner

from mapgen.areas.us_cities import cities_of
from mapgen.areas.us_counties import counties_of
from mapgen.cli.main import main
from mapgen.geoid import STATE_FIPS
from mapgen.geometry.spread import spread
from tests.conftest import ROOT

TABLE = "county,candidate,votes\nKent,Ada,6\nKent,Bo,2\nNew Castle,Ada,4\nNew Castle,Bo,5\nSussex,Ada,3\nSussex,Bo,1\n"


def chosen(people: list[float], kilometres: list[float], apart: float) -> list[int]:
    """What is chosen of places on the equator, each so many kilometres east of Greenwich."""
    east = np.array(kilometres) / 111.2
    return spread(np.zeros(len(east)), east, np.array(people), apart).tolist()


def test_the_largest_come_first_and_keep_others_away() -> None:
    """Of three towns ten kilometres apart, where twelve are asked for, the middle one hides both or neither."""
    assert chosen([300, 200, 100], [0, 10, 20], 12) == [0, 2]
    assert chosen([200, 300, 100], [0, 10, 20], 12) == [1]
    assert chosen([100, 200, 300], [0, 20, 40], 12) == [2, 1, 0]


def test_a_large_citys_quarters_are_no_cities() -> None:
    """Twenty kilometres from eight million people is within their city, from a thousand it is another town."""
    assert chosen([8_800_000, 400_000], [0, 20], 12) == [0]
    assert chosen([1_000, 400], [0, 20], 12) == [0, 1]


@pytest.mark.parametrize("state", STATE_FIPS)
def test_every_city_lies_in_its_state(state: str) -> None:
    """Within three kilometres of its counties; none stands twice, and there are as many as a map can name."""
    cities = cities_of([state])
    assert 1 <= len(cities) <= 40
    assert len(cities) >= 15 or state in ("DC", "RI")
    assert not cities["name"].duplicated().any()
    points = gpd.GeoSeries(gpd.points_from_xy(cities["longitude"], cities["latitude"]))
    area = shapely.union_all(shapely.buffer(counties_of(state, 2024).table.geometry.to_numpy(), 0.03))
    assert points.within(area).all()


def test_the_countrys_cities_lie_apart() -> None:
    """New York before Los Angeles, and no Newark between them; sixty in all."""
    cities = cities_of(set(STATE_FIPS) - {"PR"})
    assert list(cities["name"][:2]) == ["New York", "Los Angeles"]
    assert len(cities) == 60
    assert "Newark" not in set(cities["name"])


def test_nothing_is_known_of_other_places() -> None:
    """Codes of no state give an empty table, and a map without names of places."""
    assert cities_of(["99"]).empty


def test_a_map_of_a_file_names_cities_and_their_source(tmp_path: Path) -> None:
    """The licence wants GeoNames named wherever its places are shown."""
    (tmp_path / "votes.csv").write_text(TABLE)
    place = ["--state", "DE", "--date", "2024-11-05"]
    ran = CliRunner().invoke(main, ["map", str(tmp_path / "votes.csv"), "-o", str(tmp_path / "map.html"), *place])
    assert ran.exit_code == 0, ran.output
    page = (tmp_path / "map.html").read_text("utf-8")
    assert "Wilmington" in page
    assert "GeoNames (CC BY 4.0)" in page


def test_init_writes_the_cities(tmp_path: Path) -> None:
    """A described table that the atlas names; the first is the largest."""
    (tmp_path / "votes.csv").write_text(TABLE)
    place = ["--state", "DE", "--date", "2024-11-05"]
    ran = CliRunner().invoke(main, ["init", str(tmp_path / "de"), "--from", str(tmp_path / "votes.csv"), *place])
    assert ran.exit_code == 0, ran.output
    assert 'cities = "cities"' in (tmp_path / "de" / "atlas.toml").read_text("utf-8")
    table = pd.read_csv(tmp_path / "de" / "shapefiles" / "de" / "cities.csv")
    assert table.at[0, "name"] == "Wilmington"
    checked = CliRunner().invoke(main, ["check", str(tmp_path / "de" / "atlas.toml")])
    assert checked.exit_code == 0, checked.output


def test_where_the_data_come_from_is_said() -> None:
    """Each file beside the code stands in its list, with a source and a licence."""
    said = (ROOT / "mapgen" / "us" / "README.md").read_text("utf-8")
    files = {path.name for path in (ROOT / "mapgen" / "us").iterdir()} - {"README.md"}
    assert all(f"| `{name}` |" in said for name in files)
    assert "CC BY 4.0" in said
    assert "public domain" in said
