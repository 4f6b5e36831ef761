"""The figures in the repository, each held to its description."""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from frictionless import validate

from mapgen.files.datapackage import DESCRIPTION, Package
from tests.conftest import ROOT

FOLDERS = [
    path.parent
    for path in sorted([*ROOT.glob("results/**/" + DESCRIPTION), *ROOT.glob("shapefiles/**/" + DESCRIPTION)])
]


def described(folder: Path) -> list[dict[str, Any]]:
    """The resources of a folder."""
    found: list[dict[str, Any]] = json.loads((folder / DESCRIPTION).read_text("utf-8"))["resources"]
    return found


def english(text: str | dict[str, str]) -> str:
    """A text, or the first of its languages, which is the returns'."""
    return text if isinstance(text, str) else text["en"]


RESOURCES = [(folder, each) for folder in FOLDERS for each in described(folder)]
TABLES = [(folder, each) for folder, each in RESOURCES if each["path"].endswith(".csv")]
CONTESTS = [(folder, each) for folder, each in RESOURCES if "contest" in each]


def names(resources: list[tuple[Path, dict[str, Any]]]) -> list[str]:
    """What tests over resources are called."""
    return [f"{folder.relative_to(ROOT).as_posix()}:{each['name']}" for folder, each in resources]


def test_every_folder_of_figures_is_described() -> None:
    """Results and shapefiles of at least one state."""
    assert {"results/ky", "shapefiles/ky"} <= {folder.relative_to(ROOT).as_posix() for folder in FOLDERS}


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.relative_to(ROOT).as_posix())
def test_every_file_is_described(folder: Path) -> None:
    """No figure lies in the repository without a source: each file belongs to a resource, schemes aside."""
    listed = {path for each in described(folder) for path in (each["path"], *each.get("files", ()))}
    there = {p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file() and p.suffix != ".toml"}
    assert there - {DESCRIPTION} == listed


@pytest.mark.parametrize(("folder", "each"), RESOURCES, ids=names(RESOURCES))
def test_every_entry_has_its_bytes(folder: Path, each: dict[str, Any]) -> None:
    """Length and hash, computed here without mapgen, and by mapgen."""
    marks = each.get("files") or {each["path"]: each}
    for path, mark in marks.items():
        content = (folder / path).read_bytes()
        assert len(content) == mark["bytes"]
        assert f"sha256:{hashlib.sha256(content).hexdigest()}" == mark["hash"]
    assert Package(folder).verified(each["name"]) == folder / each["path"]


@pytest.mark.parametrize(("folder", "each"), RESOURCES, ids=names(RESOURCES))
def test_every_entry_says_where_it_is_from(folder: Path, each: dict[str, Any]) -> None:
    """A title, a source and a licence; addresses are secure ones."""
    assert each["title"]
    assert folder.is_dir()
    assert all(source["title"] for source in each["sources"])
    assert all(licence["name"] and licence["title"] for licence in each["licenses"])
    addresses = [entry["path"] for entry in [*each["sources"], *each["licenses"]] if "path" in entry]
    assert all(address.startswith("https://") for address in addresses)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.relative_to(ROOT).as_posix())
def test_the_descriptions_are_valid(folder: Path) -> None:
    """By frictionless: descriptor, hashes, headers, types and constraints of every table."""
    tables = {"name": folder.name, "resources": [each for each in described(folder) if each["path"].endswith(".csv")]}
    report = validate(tables, basepath=str(folder))
    assert report.valid, report.flatten(["title", "rowNumber", "fieldName", "type", "message"])


@pytest.mark.parametrize(("folder", "each"), TABLES, ids=names(TABLES))
def test_tables_are_plain(folder: Path, each: dict[str, Any]) -> None:
    """UTF-8 without a byte order mark, one kind of line end, one at the end, no space around a value."""
    text = (folder / each["path"]).read_bytes().decode("utf-8")
    assert not text.startswith("\ufeff")
    assert "\r" not in text
    assert text.endswith("\n")
    assert not text.endswith("\n\n")
    cells = pd.read_csv(folder / each["path"], dtype=str, keep_default_na=False)
    assert list(cells) == [field["name"] for field in each["schema"]["fields"]]
    assert cells.equals(cells.apply(lambda column: column.str.strip()))


@pytest.mark.parametrize(("folder", "each"), CONTESTS, ids=names(CONTESTS))
def test_returns_are_whole(folder: Path, each: dict[str, Any]) -> None:
    """120 counties, a row for each candidate, the candidates' totals, and a name as OpenElections gives it."""
    table = pd.read_csv(folder / each["path"], dtype={"geoid": str})
    contest = each["contest"]
    by_name = {english(candidate["name"]): candidate["key"] for candidate in contest["candidates"]}
    assert set(table["candidate"]) == set(by_name)
    assert len(table) == table["geoid"].nunique() * len(by_name) == 120 * len(by_name)
    sums = table.groupby(table["candidate"].map(by_name))["votes"].sum().to_dict()
    assert sums | {"all": table["votes"].sum()} == each["totals"]
    stamp = contest["date"].replace("-", "")
    assert each["path"] == f"{stamp}__{contest['state'].lower()}__{contest['election_type']}__president__county.csv"
    assert contest["id"] == each["name"]


def test_only_what_is_certified_is_called_so() -> None:
    """The primary of 2016; the others say that they are unofficial, and why."""
    status = {each["name"]: each["status"] for _, each in CONTESTS}
    assert [name for name, value in status.items() if value == "certified"] == ["primary-2016"]
    assert set(status.values()) == {"certified", "unofficial-complete"}
    assert all(each["caveats"] for _, each in CONTESTS)


def test_codes_and_names_agree_everywhere() -> None:
    """One name for each county in every table, and it is the shapefile's."""
    import geopandas as gpd  # noqa: PLC0415  # late: the others need no geometry

    counties = gpd.read_file(ROOT / "shapefiles" / "ky" / "counties.shp", ignore_geometry=True)
    expected = dict(zip(counties["GEOID"], counties["NAME"], strict=True))
    assert len(expected) == 120
    for folder, each in TABLES:
        table = pd.read_csv(folder / each["path"], dtype=str, keep_default_na=False)
        if "county" in table:
            assert dict(zip(table["geoid"], table["county"], strict=True)) == expected, each["name"]


def test_every_city_lies_in_its_county() -> None:
    """Coordinates and codes agree, and each rank and name stands once."""
    import geopandas as gpd  # noqa: PLC0415  # the same

    counties = gpd.read_file(ROOT / "shapefiles" / "ky" / "counties.shp").set_index("GEOID")
    cities = pd.read_csv(ROOT / "shapefiles" / "ky" / "cities.csv", dtype={"geoid": str})
    points = gpd.points_from_xy(cities["longitude"], cities["latitude"])
    assert all(counties.geometry[geoid].contains(point) for geoid, point in zip(cities["geoid"], points, strict=True))
    assert max(Counter(cities["rank"]).values()) == max(Counter(cities["name"]).values()) == 1
    wanted = {"Louisville", "Lexington", "Bowling Green", "Owensboro", "Covington", "Paducah", "Pikeville", "Hazard"}
    assert wanted <= set(cities["name"])


def test_no_figure_names_this_machine() -> None:
    """Descriptions hold no path and no local address."""
    for folder in FOLDERS:
        assert not re.search(r"file://|localhost|\"/|[A-Z]:\\\\", (folder / DESCRIPTION).read_text("utf-8"))
