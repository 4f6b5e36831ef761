"""No file of boundaries chooses its reader: none makes a request, and none brings another file's text into a page."""

from __future__ import annotations

import os
import shutil
import socket
import stat
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.attacks.polyglots import ATTACKS
from tests.attacks.readers import MARK, delaware, geojson, listening, mapped, topojson, zipped

pytestmark = [pytest.mark.attack, pytest.mark.filterwarnings("ignore")]


def named(given: Path, _folder: Path) -> Path:
    """The file of an attack by itself."""
    return next((path for path in given.iterdir() if path.name == "c.shp"), next(iter(given.iterdir())))


def in_folder(given: Path, _folder: Path) -> Path:
    """The folder it lies in."""
    return given


def in_zip(given: Path, folder: Path) -> Path:
    """A zip of that folder."""
    return zipped(given, folder / "c.zip")


BESIDE = ("c.shx", "c.dbf", "c.prj", "c.cpg")
TARGETS = ("http://127.0.0.1:{port}/x.json", "/vsicurl/http://127.0.0.1:{port}/x.json", "{secret}")


@pytest.mark.parametrize("contained", [named, in_folder, in_zip])
@pytest.mark.parametrize("attack", ATTACKS)
def test_a_file_reaches_neither_the_web_nor_another_file(
    attack: str, contained: Callable[[Path, Path], Path], tmp_path: Path
) -> None:
    """It is drawn for what it is, or refused in words; nobody is asked anything, and nothing else is told."""
    secret = tmp_path / "secret.csv"
    secret.write_text(f'GEOID,NAME,WKT\n10001,{MARK},"POLYGON((-76 39,-75.5 39,-75.5 39.5,-76 39))"\n', "utf-8")
    with listening() as listener:
        for number, target in enumerate(TARGETS):
            given, out = tmp_path / f"given{number}", tmp_path / f"out{number}"
            given.mkdir()
            out.mkdir()
            ATTACKS[attack](given, target.format(port=listener.port, secret=secret))
            shapes = contained(given, out)
            shutil.copy(secret, given)
            result = mapped(out, shapes)
            page = out / "page.html"
            assert result.exit_code == (0 if page.exists() else 1), result.output
            assert MARK not in result.output
            assert not page.exists() or MARK not in page.read_text("utf-8")
        assert listener.heard == []


@pytest.mark.parametrize("honest", [geojson, topojson])
def test_an_honest_file_is_drawn(honest: Callable[[], bytes], tmp_path: Path) -> None:
    """What the attacks are made from is read, so that it is the attack that is refused."""
    (tmp_path / "c.json").write_bytes(honest())
    assert mapped(tmp_path, tmp_path / "c.json").exit_code == 0


def test_the_listener_hears() -> None:
    """Were a request made, the tests above would fail."""
    with listening() as listener:
        with socket.create_connection(("127.0.0.1", listener.port)) as caller:
            caller.sendall(b"GET /")
            caller.recv(1)
        assert listener.heard == ["b'GET /'"]


@pytest.mark.parametrize(
    "path",
    [
        "/vsicurl/http://127.0.0.1:{port}/c.json",
        "/vsizip//vsicurl/http://127.0.0.1:{port}/c.zip/c.shp",
        "/vsistdin/",
        "http://127.0.0.1:{port}/c.json",
        "WFS:http://127.0.0.1:{port}/",
        "OAPIF:http://127.0.0.1:{port}/",
        "PG:host=127.0.0.1 port={port}",
        "GeoJSON:http://127.0.0.1:{port}/c.json",
        '{{"type":"FeatureCollection","features":[]}}',
        "<OGRVRTDataSource/>",
        "CSV:secret.csv",
    ],
)
def test_a_path_is_a_path(path: str, tmp_path: Path) -> None:
    """What other programs take for an address or a driver is a file that is not there."""
    with listening() as listener:
        result = mapped(tmp_path, path.format(port=listener.port))
        assert listener.heard == []
    assert result.exit_code == 1
    assert "cannot be read: " in result.output


def test_a_name_that_other_programs_take_for_an_address_is_a_name(tmp_path: Path) -> None:
    """Folders called so, and names with marks, are read like any other."""
    for name in ("vsicurl", "WFS:x", "a!b", "a\tb", "c.zip!"):
        folder = tmp_path / name
        folder.mkdir()
        (folder / "c!.geojson").write_bytes(geojson())
        assert mapped(tmp_path, folder / "c!.geojson").exit_code == 0


def _archive(path: Path, members: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w") as packed:
        for name, content in members.items():
            packed.writestr(name, content)
    return path


@pytest.mark.parametrize("name", ["inner.zip", "inner.geojson", "inner.shp"])
def test_an_archive_within_an_archive_is_refused_in_words(name: str, tmp_path: Path) -> None:
    """Whatever it is called."""
    inner = _archive(tmp_path / "inner.zip", {"c.geojson": geojson()})
    outer = _archive(tmp_path / "outer.zip", {name: inner.read_bytes()})
    result = mapped(tmp_path, outer)
    assert result.exit_code == 1
    assert "archive within" in result.output


def pipe(path: Path) -> None:
    """A pipe that nobody writes to."""
    os.mkfifo(path)


def endless(path: Path) -> None:
    """A link to a device that never ends."""
    path.symlink_to("/dev/zero")


def ear(path: Path) -> None:
    """A socket."""
    if len(str(path)) > 90:
        pytest.skip("a socket's path is at most a hundred bytes long")
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(str(path))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")
@pytest.mark.parametrize("make", [pipe, endless, ear])
@pytest.mark.parametrize(
    "name", ["c.shp", "c.shx", "c.dbf", "c.prj", "c.cpg", "c.gpkg", "c.geojson", "c.parquet", "c.fgb"]
)
def test_what_is_no_regular_file_is_refused_before_it_is_opened(
    name: str, make: Callable[[Path], None], tmp_path: Path
) -> None:
    """Named by itself or in a folder, and also where it lies beside a shapefile."""
    folder = tmp_path / "f"
    folder.mkdir()
    if name in BESIDE:
        delaware().to_file(folder / "c.shp")
        (folder / name).unlink()
    make(folder / name)
    for given in (folder, folder / ("c.shp" if (folder / "c.shp").exists() else name)):
        result = mapped(tmp_path, given, seconds=20)
        assert result.exit_code == 1
        assert "not a file" in result.output
    assert not stat.S_ISREG((folder / name).stat().st_mode)
