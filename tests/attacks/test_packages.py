"""Packages from strangers: every file that is read is one that was hashed, and lies in the package's own folder."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from tempfile import gettempdir

import geopandas as gpd
import pytest

from mapgen.areas.boundaries import read_described_areas
from mapgen.errors import MapgenError, PackageError
from mapgen.files.datapackage import Package
from mapgen.files.spec import read_atlas
from mapgen.workflows.input_hashes import input_hashes
from mapgen.workflows.load_atlas import load
from tests import grid
from tests.attacks.packages import KINDS, LEADING_OUT, OUTSIDE, STRANGE, mark, read, redescribe, refused, with_cities
from tests.grid import AtlasOnDisk

pytestmark = pytest.mark.attack


@pytest.fixture
def whole(atlas: AtlasOnDisk) -> AtlasOnDisk:
    """The grid with cities, and as good files outside of it."""
    return with_cities(atlas)


def test_what_is_attacked_is_read(whole: AtlasOnDisk) -> None:
    """Before anything is done to it, all of it belongs together, and the manifest has the true hashes."""
    load(whole.path)
    hashes = input_hashes(whole.path, read_atlas(whole.path))
    assert {name: mark(whole.folder / name) for name in hashes} == hashes
    assert {f"{folder}/{name}" for folder, _, name in KINDS.values()} < set(hashes)


def test_a_description_that_comes_with_an_atlas_reads_no_other_file(whole: AtlasOnDisk) -> None:
    """By the way a build goes: neither the figures nor the manifest take anything from outside."""
    (whole.folder / "returns" / "ok.txt").write_text("ok", "utf-8")
    files = {"ok.txt": mark(whole.folder / "returns" / "ok.txt")}
    redescribe(whole.folder / "returns", "now", lambda it: it.update(path=f"../../{OUTSIDE}/now.csv", files=files))
    for reading in (lambda: load(whole.path), lambda: input_hashes(whole.path, read_atlas(whole.path))):
        with pytest.raises(PackageError, match="is not among its files"):
            reading()


PATHS: dict[str, Callable[[Path], str]] = {
    **LEADING_OUT,
    "climbs": lambda outside: f"../../{OUTSIDE}/{outside.name}",
    "climbs from within": lambda outside: f"a/../../../{OUTSIDE}/{outside.name}",
    "climbs to itself": lambda outside: f"../{KINDS_OF_FILE[outside.name]}/{outside.name}",
    "backslashes": lambda outside: f"..\\..\\{OUTSIDE}\\{outside.name}",
    "drive without a root": lambda outside: f"C:{outside.name}",
    "UNC with backslashes": lambda outside: f"\\\\server\\share\\{outside.name}",
    "escape": lambda outside: f"\x1b[2J{outside.name}",
    "web": lambda outside: f"https://example.org/{outside.name}",
    "GDAL": lambda outside: f"/vsizip/{outside}",
    "nothing": lambda _: "",
    "dot": lambda _: ".",
}
KINDS_OF_FILE = {name: folder for folder, _, name in KINDS.values()}


@pytest.mark.parametrize("hashed", [True, False], ids=["hashed", "not among the files"])
@pytest.mark.parametrize("trick", PATHS)
@pytest.mark.parametrize("kind", KINDS)
def test_no_path_leads_out(whole: AtlasOnDisk, kind: str, trick: str, hashed: bool) -> None:
    """With the true hash of the file outside, and with files that are hashed in its place."""
    folder, resource, name = KINDS[kind]
    outside = whole.folder.parent / OUTSIDE / name
    path = PATHS[trick](outside)
    (whole.folder / folder / "ok.txt").write_text("ok", "utf-8")
    files = {path: mark(outside)} if hashed else {"ok.txt": mark(whole.folder / folder / "ok.txt")}
    redescribe(whole.folder / folder, resource, lambda it: it.update(path=path, files=files, **mark(outside)))
    said = refused(whole, kind)
    assert ("holds the character zero" if hashed and "\0" in path else "not the ones") in said


@pytest.mark.parametrize("kind", KINDS)
def test_no_file_is_read_that_is_not_hashed(whole: AtlasOnDisk, kind: str) -> None:
    """A file of the very folder, as good as the described one, beside which only another is hashed."""
    folder, resource, name = KINDS[kind]
    (whole.folder / folder / "ok.txt").write_text("ok", "utf-8")
    files = {"ok.txt": mark(whole.folder / folder / "ok.txt")}
    redescribe(whole.folder / folder, resource, lambda it: it.update(files=files))
    assert f"its path '{name}' is not among its files" in refused(whole, kind)


@pytest.mark.parametrize("kind", KINDS)
def test_a_file_is_not_described_twice(whole: AtlasOnDisk, kind: str) -> None:
    """What it is said to be itself is what it is among the files."""
    folder, resource, name = KINDS[kind]
    true = mark(whole.folder / folder / name)
    redescribe(whole.folder / folder, resource, lambda it: it.update(files={name: true}, bytes=1))
    assert "has one length and hash itself, and others among the files" in refused(whole, kind)


def a_link(file: Path, outside: Path) -> None:
    """The file itself."""
    file.unlink()
    file.symlink_to(outside)


def a_relative_link(file: Path, outside: Path) -> None:
    """By a way that begins in the folder."""
    file.unlink()
    file.symlink_to(os.path.relpath(outside, file.parent))


def a_chain_of_links(file: Path, outside: Path) -> None:
    """The first two lie in the folder."""
    file.unlink()
    file.symlink_to("second")
    (file.parent / "second").symlink_to("third")
    (file.parent / "third").symlink_to(outside)


LINKS = [a_link, a_relative_link, a_chain_of_links]


@pytest.mark.parametrize("link", LINKS)
@pytest.mark.parametrize("kind", KINDS)
def test_no_link_leads_out(whole: AtlasOnDisk, kind: str, link: Callable[[Path, Path], None]) -> None:
    """What it leads to has the described bytes, and is still not the package's."""
    folder, _, name = KINDS[kind]
    link(whole.folder / folder / name, whole.folder.parent / OUTSIDE / name)
    assert "it is a link that leads there" in refused(whole, kind)


@pytest.mark.parametrize("kind", KINDS)
def test_no_link_among_the_folders_leads_out(whole: AtlasOnDisk, kind: str) -> None:
    """A folder below the package's, on the way to a file that is none."""
    folder, resource, name = KINDS[kind]
    (whole.folder / folder / "below").symlink_to(whole.folder.parent / OUTSIDE)
    redescribe(whole.folder / folder, resource, lambda it: it.update(path=f"below/{name}"))
    assert "it is a link that leads there" in refused(whole, kind)


@pytest.mark.parametrize("kind", KINDS)
def test_a_link_within_the_folder_is_followed(whole: AtlasOnDisk, kind: str) -> None:
    """One file under two names, both in the package."""
    folder, _, name = KINDS[kind]
    (whole.folder / folder / name).rename(whole.folder / folder / "kept")
    (whole.folder / folder / name).symlink_to("kept")
    read(whole, kind)


@pytest.mark.parametrize("make", STRANGE)
@pytest.mark.parametrize("kind", KINDS)
def test_only_regular_files_are_opened(whole: AtlasOnDisk, kind: str, make: Callable[[Path], None]) -> None:
    """In the place of a described file."""
    folder, _, name = KINDS[kind]
    (whole.folder / folder / name).unlink()
    make(whole.folder / folder / name)
    assert name in refused(whole, kind)


@pytest.mark.parametrize("make", [*STRANGE, lambda path: path.symlink_to(path.parents[2] / OUTSIDE / "d.json")])
@pytest.mark.parametrize("folder", ["place", "returns"])
def test_a_description_is_a_regular_file_of_its_folder(
    whole: AtlasOnDisk, folder: str, make: Callable[[Path], None]
) -> None:
    """Also where the link leads to a good one elsewhere."""
    kind = "results" if folder == "returns" else "boundaries"
    description = whole.folder / folder / "datapackage.json"
    description.rename(whole.folder.parent / OUTSIDE / "d.json")
    make(description)
    assert str(description) in refused(whole, kind)


# What is read is what was hashed


@pytest.mark.parametrize("kind", KINDS)
def test_a_file_that_is_exchanged_meanwhile_is_not_read(whole: AtlasOnDisk, kind: str) -> None:
    """A link to another file comes to lie there once the hash was taken: the reader has the hashed bytes."""
    folder, resource, name = KINDS[kind]
    file = whole.folder / folder / name
    content = file.read_bytes()
    stranger = whole.folder.parent / OUTSIDE / "stranger"
    stranger.write_text("geoid\n", "utf-8")

    def meanwhile() -> None:
        with Package(whole.folder / folder).held(resource) as path:
            a_link(file, stranger)
            assert path.read_bytes() == content

    with pytest.raises(PackageError, match="it is a link that leads there"):
        meanwhile()


def test_a_reader_sees_the_described_files_alone(whole: AtlasOnDisk) -> None:
    """What else lies beside them, an index or a log that GDAL would open, does not lie beside what is read."""
    place = whole.folder / "place"
    for name in ("counties.geojson.aux.xml", "counties.gfs", "counties.geojson-wal"):
        (place / name).write_text("x", "utf-8")
    with Package(place).held("counties") as path:
        assert [each.name for each in path.parent.iterdir()] == ["counties.geojson"]
        assert path.parent.stat().st_mode & 0o077 == 0
        copy = path
    assert not copy.exists()


@pytest.fixture
def shapefile(whole: AtlasOnDisk) -> Path:
    """The place with a shapefile for its boundaries, all of whose parts are described."""
    place = whole.folder / "place"
    squares = grid.boundaries().rename(columns={"name": "NAME"}).rename_axis("GEOID").reset_index()
    gpd.GeoDataFrame(squares).to_file(place / "squares.shp")
    files = {part.name: mark(part) for part in place.glob("squares.*")}
    assert {Path(name).suffix for name in files} == {".shp", ".shx", ".dbf", ".prj", ".cpg"}
    redescribe(place, "counties", lambda it: it.update(path="squares.shp", files=files, **mark(place / "squares.shp")))
    read(whole, "boundaries")
    return place


@pytest.mark.parametrize("part", [".shx", ".dbf", ".prj", ".cpg"])
def test_no_part_of_a_shapefile_is_read_unhashed(whole: AtlasOnDisk, shapefile: Path, part: str) -> None:
    """A part that lies there and is not described would move every county or rename it: neither read nor left out."""
    redescribe(shapefile, "counties", lambda it: it["files"].pop(f"squares{part}"))
    with pytest.raises(PackageError, match="does not describe all of the shapefile") as error:
        read(whole, "boundaries")
    assert f"squares{part}: is a part of it" in str(error.value)


@pytest.mark.parametrize("name", ["squares.PRJ", "squares.Cpg"])
def test_no_part_is_read_under_another_case(whole: AtlasOnDisk, shapefile: Path, name: str) -> None:
    """GDAL looks for both."""
    part = shapefile / name.lower()
    redescribe(shapefile, "counties", lambda it: it["files"].pop(part.name))
    part.rename(shapefile / name)
    with pytest.raises(PackageError, match="does not describe all of the shapefile"):
        read(whole, "boundaries")


def test_an_index_beside_a_shapefile_is_not_read(shapefile: Path) -> None:
    """A spatial index that hides records, and what else programs leave there, change nothing."""
    for suffix in (".qix", ".sbn", ".sbx", ".idm", ".ind", ".shp.xml"):
        (shapefile / f"squares{suffix}").write_bytes(b"SQT\x01\x01\x00\x00\x00" + b"\0" * 64)
    assert len(read_described_areas(Package(shapefile), "counties").table) == 4


@pytest.mark.parametrize("kind", KINDS)
def test_messages_name_the_file_that_was_given(whole: AtlasOnDisk, kind: str) -> None:
    """Not the private copy, whichever reader speaks."""
    folder, resource, name = KINDS[kind]
    file = whole.folder / folder / name
    file.write_text("{" if kind == "boundaries" else 'geoid,county,votes\n"', "utf-8")
    redescribe(file.parent, resource, lambda it: it.update(mark(file)))
    with pytest.raises(MapgenError) as error:
        read(whole, kind)
    assert str(file) in str(error.value)
    assert f"{gettempdir()}/mapgen-" not in str(error.value)


def test_a_folder_of_hashed_files_is_no_file(whole: AtlasOnDisk) -> None:
    """A folder cannot stand for a file, even when what is in it is hashed."""
    place = whole.folder / "place"
    (place / "in").mkdir()
    (place / "counties.geojson").rename(place / "in" / "counties.geojson")
    files = {"in/counties.geojson": mark(place / "in" / "counties.geojson")}
    redescribe(place, "counties", lambda it: it.update(path="in", files=files))
    assert "its path 'in' is not among its files" in refused(whole, "boundaries")
