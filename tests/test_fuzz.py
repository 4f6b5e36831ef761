"""Whatever a file holds, readers answer with a table or with an error of mapgen's: never with anything else."""

import contextlib
import csv
import io
import json
import tomllib
from pathlib import Path
from typing import Any

import geopandas as gpd
import pandas as pd
import pytest
import shapely
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from mapgen.areas.attributes import read_attributes
from mapgen.areas.boundaries import read_boundaries
from mapgen.errors import AtlasError, MapgenError, PackageError
from mapgen.files.datapackage import Package
from mapgen.geometry.layout import lay_out
from mapgen.results.import_results import read_returns
from mapgen.specs.atlas import Atlas, parse_atlas
from mapgen.specs.contest import Candidate, Contest
from mapgen.specs.scheme import Scheme, parse_scheme
from tests.faults.conftest import ROOT

pytestmark = pytest.mark.attack

COUNTIES = gpd.GeoDataFrame(
    {"name": ["Adair", "Allen"]}, index=pd.Index(["21001", "21003"], name="geoid"), geometry=[None, None]
)
CONTEST = Contest(
    id="c",
    date="2016-05-17",
    state="KY",
    office="President",
    election_type="primary",
    title="Primary",
    status="certified",
    candidates=(Candidate(key="a", name="Ann", short="Ann"), Candidate(key="b", name="Bob", short="Bob")),
)

quick = settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
cells = st.one_of(
    st.sampled_from(
        ["", "21001", "21003", "Adair", "Allen", "President", "Ann", "Bob", "0", "7", "-3", "1e3", "٣", "Total", "NaN"]
    ),
    st.text(max_size=12),
)
header = st.one_of(
    st.just(["geoid", "county", "office", "party", "candidate", "votes"]),
    st.lists(
        st.one_of(st.sampled_from(["geoid", "county", "office", "candidate", "votes", "Votes "]), cells), max_size=8
    ),
)
values = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=20)),
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(st.text(max_size=10), inner, max_size=4)),
    max_leaves=12,
)


def table(rows: list[list[str]]) -> bytes:
    """The rows as CSV."""
    stream = io.StringIO()
    csv.writer(stream).writerows(rows)
    return stream.getvalue().encode("utf-8", "surrogatepass")


@quick
@given(
    st.one_of(
        st.binary(max_size=300),
        st.builds(lambda head, rows: table([head, *rows]), header, st.lists(st.lists(cells, max_size=7), max_size=8)),
    )
)
@example(b"county,office,candidate,votes\n\x00,a,b,c\n")
@example(b'county,office,candidate,votes\nAdair,President,Ann,"7')
@example(b"county,county,office,candidate,votes\nAdair,Adair,President,Ann,7\n")
def test_any_bytes_are_returns_or_an_error(tmp_path: Path, content: bytes) -> None:
    """Votes that are counted are whole, not negative, of known counties and candidates."""
    path = tmp_path / "returns.csv"
    path.write_bytes(content)
    try:
        found = read_returns(path, CONTEST, COUNTIES)
    except MapgenError:
        return
    assert set(found["candidate"]) <= {"a", "b"}
    assert (found["votes"] >= 0).all()
    assert not found.duplicated(["geoid", "candidate"]).any()


@quick
@given(st.one_of(st.binary(max_size=300), st.builds(table, st.lists(st.lists(cells, max_size=5), max_size=8))))
@example(b"geoid\n21001\n21001\n")
@example(b"geoid,geoid\n21001,1\n")
@example(b'geoid,"a\n')
@example(b"\xff\xfe")
def test_any_bytes_are_attributes_or_an_error(tmp_path: Path, content: bytes) -> None:
    """A table that is read has one row for each key."""
    path = tmp_path / "attributes.csv"
    path.write_bytes(content)
    try:
        found = read_attributes(path)
    except MapgenError:
        return
    assert found.index.is_unique
    assert found.index.str.fullmatch(r"[0-9]{5}").all()


@quick
@given(values)
def test_any_toml_is_an_atlas_or_an_error(document: Any) -> None:
    """A parsed document of any shape."""
    with contextlib.suppress(AtlasError):
        assert isinstance(parse_atlas(document, file="atlas.toml"), Atlas)


@quick
@given(values)
def test_any_toml_is_a_scheme_or_an_error(document: Any) -> None:
    """The same for schemes."""
    with contextlib.suppress(AtlasError):
        assert isinstance(parse_scheme("s", document, file="s.toml"), Scheme)


def places(document: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The way to every value in a nest of tables and lists."""
    inner = (
        document.items() if isinstance(document, dict) else enumerate(document) if isinstance(document, list) else ()
    )
    return [path, *(way for key, value in inner for way in places(value, (*path, key)))]


def replaced(document: Any, path: tuple[Any, ...], value: Any) -> Any:
    """A copy with the value at one place replaced."""
    if not path:
        return value
    copy = document.copy()
    copy[path[0]] = replaced(copy[path[0]], path[1:], value)
    return copy


ATLAS = tomllib.loads((ROOT / "atlas.toml").read_text("utf-8"))
SCHEME = tomllib.loads((ROOT / "mapgen" / "schemes" / "winner-margin.toml").read_text("utf-8"))
DESCRIPTION = json.loads((ROOT / "results" / "ky" / "datapackage.json").read_text("utf-8"))


@quick
@given(st.sampled_from(places(ATLAS)[1:]), values)
def test_an_atlas_with_one_value_exchanged_is_an_atlas_or_an_error(place: tuple[Any, ...], value: Any) -> None:
    """Anything in the place of any single value of Kentucky's atlas."""
    with contextlib.suppress(AtlasError):
        assert isinstance(parse_atlas(replaced(ATLAS, place, value), file="atlas.toml"), Atlas)


@quick
@given(st.sampled_from(places(SCHEME)[1:]), values)
def test_a_scheme_with_one_value_exchanged_is_a_scheme_or_an_error(place: tuple[Any, ...], value: Any) -> None:
    """Anything in the place of any single value of a scheme."""
    with contextlib.suppress(AtlasError):
        assert isinstance(parse_scheme("s", replaced(SCHEME, place, value), file="s.toml"), Scheme)


@quick
@given(st.sampled_from(places(DESCRIPTION)[1:]), values)
def test_a_description_with_one_value_exchanged_describes_or_is_an_error(
    tmp_path: Path, place: tuple[Any, ...], value: Any
) -> None:
    """Anything in the place of any single value of a datapackage.json: every resource opens or says why not."""
    (tmp_path / "datapackage.json").write_text(json.dumps(replaced(DESCRIPTION, place, value)), "utf-8")
    try:
        package = Package(tmp_path)
    except MapgenError:
        return
    for resource in package.resources:
        try:
            assert isinstance(package.contest(resource.name), Contest)
        except MapgenError:
            continue
        with pytest.raises(MapgenError):
            package.verified(resource.name)  # the files themselves are not there


@quick
@given(st.binary(max_size=400))
@example(b"{")
@example(b"[]")
@example(b'{"name": "x", "resources": [{"name": "a", "path": "../../etc/passwd", "bytes": 1, "hash": ""}]}')
def test_any_bytes_are_a_description_or_an_error(tmp_path: Path, content: bytes) -> None:
    """No file outside the folder is opened, whatever the description asks for."""
    (tmp_path / "datapackage.json").write_bytes(content)
    try:
        package = Package(tmp_path)
        for resource in package.resources:
            package.verified(resource.name)
    except PackageError:
        pass


SQUARE = gpd.GeoDataFrame({"GEOID": ["21001"], "NAME": ["Adair"]}, geometry=[shapely.box(-86, 37, -85, 38)], crs=4269)


@settings(quick, max_examples=60)
@given(st.sampled_from(["shp", "dbf", "shx", "prj", "cpg"]), st.integers(0, 400), st.binary(min_size=1, max_size=4))
def test_a_damaged_shapefile_is_boundaries_or_an_error(tmp_path: Path, part: str, at: int, damage: bytes) -> None:
    """A few bytes exchanged anywhere in any of its files."""
    SQUARE.to_file(tmp_path / "counties.shp")
    file = tmp_path / f"counties.{part}"
    content = bytearray(file.read_bytes())
    at = min(at, max(len(content) - len(damage), 0))
    content[at : at + len(damage)] = damage
    file.write_bytes(bytes(content))
    try:
        found = read_boundaries(tmp_path / "counties.shp")
        lay_out(found)
    except MapgenError:
        return
    assert list(found.columns) == ["name", "state", "lsad", "geometry"]
