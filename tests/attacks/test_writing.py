"""Where a command writes, chosen by somebody careless or hostile: nothing that is there is lost."""

from __future__ import annotations

import os
import socket
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from mapgen.errors import PublishError
from mapgen.publish import write
from mapgen.publish.site import publish
from mapgen.publish.write import hold_places, write_files
from tests.attacks.given import DELAWARE, mapgen, not_written, run
from tests.grid import files_under

pytestmark = pytest.mark.attack

# What is read is not written over


def same(file: Path) -> Path:
    """The file itself."""
    return file


def roundabout(file: Path) -> Path:
    """The file by a way around."""
    (file.parent / "way").mkdir()
    return file.parent / "way" / ".." / file.name


def through_a_linked_folder(file: Path) -> Path:
    """The file in a folder that is a link."""
    (file.parent / "linked").symlink_to(file.parent, target_is_directory=True)
    return file.parent / "linked" / file.name


def hard_linked(file: Path) -> Path:
    """Another name of the file."""
    other = file.with_name("other.html")
    other.hardlink_to(file)
    return other


def linked(file: Path) -> Path:
    """A link to the file."""
    link = file.with_name("link.html")
    link.symlink_to(file)
    return link


@pytest.mark.parametrize("alias", [same, roundabout, through_a_linked_folder, hard_linked, linked])
@pytest.mark.parametrize("command", ["map", "check"])
def test_the_results_are_not_written_over(results: Path, command: str, alias: Callable[[Path], Path]) -> None:
    """By whatever name they are called, the figures are still there."""
    place = alias(results)
    option = ["-o", place] if command == "map" else ["--html", place]
    done = run(command, results, *option)
    assert done.exit_code == 1
    assert "Nothing was written." in done.stderr
    assert "written." not in done.stderr.replace("Nothing was written.", "")
    assert results.read_text("utf-8") == DELAWARE


def test_what_lies_beside_the_page_is_no_input_either(results: Path, out: Path) -> None:
    """The embed's place is the results under another name: the page is not written either."""
    (out / "map-embed.html").hardlink_to(results)
    assert run("map", results, "-o", out / "map.html", "--embed").exit_code == 1
    assert files_under(out) == {"map-embed.html": DELAWARE.encode()}


def test_standard_input_is_an_input(results: Path) -> None:
    """`mapgen map - -o results.html < results.html`."""
    with results.open("rb") as stream:
        done = mapgen("map", "-", "-o", results, stdin=stream)
    assert done.returncode == 1
    assert results.read_text("utf-8") == DELAWARE


def test_standard_output_is_no_input(results: Path) -> None:
    """`mapgen map results.html -o - >> results.html`."""
    with results.open("ab") as stream:
        done = mapgen("map", results, "-o", "-", stdout=stream)
    assert done.returncode == 1
    assert b"Standard output leads to a file that is read here." in done.stderr
    assert results.read_text("utf-8") == DELAWARE


@pytest.mark.parametrize("named", ["counties.shp", "counties.DBF", "."])
def test_every_part_of_the_boundaries_is_an_input(named: str, tmp_path: Path, out: Path) -> None:
    """A shapefile is read with its companions, whichever part or folder of it is named."""
    folder = tmp_path / "shapes"
    folder.mkdir()
    for ending in (".shp", ".DBF", ".shx", ".prj"):
        (folder / f"counties{ending}").write_bytes(b"figures")
        (out / f"map{ending}.html").hardlink_to(folder / f"counties{ending}")
    (folder / "counties.html").write_bytes(b"an earlier map")
    for place in out.iterdir():
        assert "read here" in not_written({place: b"new"}, folder / named)
    write_files({folder / "counties.html": b"new"}, inputs=[folder / named])
    assert {content for path, content in files_under(folder).items() if path != "counties.html"} == {b"figures"}


# Only files are replaced


def pipe(place: Path) -> None:
    """A pipe that nobody reads."""
    os.mkfifo(place)


def device(place: Path) -> None:
    """A device like /dev/null."""
    try:
        os.mknod(place, 0o666 | stat.S_IFCHR, os.makedev(1, 3))
    except PermissionError:
        pytest.skip("devices are made by root alone")


def socket_file(place: Path) -> None:
    """A socket that nobody listens at."""
    here = Path.cwd()
    os.chdir(place.parent)  # a socket's path may not be long
    try:
        with socket.socket(socket.AF_UNIX) as made:
            made.bind(place.name)
    finally:
        os.chdir(here)


def folder(place: Path) -> None:
    """A folder with somebody's file."""
    place.mkdir()
    (place / "thesis.txt").write_text("years of work", "utf-8")


def link_to_a_file(place: Path) -> None:
    """A link to somebody's file."""
    place.with_name("thesis.txt").write_text("years of work", "utf-8")
    place.symlink_to("thesis.txt")


def link_to_nothing(place: Path) -> None:
    """A link that would make a file elsewhere."""
    place.symlink_to(place.with_name("authorized_keys"))


def link_to_a_device(place: Path) -> None:
    """What /dev/stdout is."""
    place.symlink_to("/dev/null")


STRANGE = [pipe, device, socket_file, folder, link_to_a_file, link_to_nothing, link_to_a_device]


@pytest.mark.parametrize("make", STRANGE)
@pytest.mark.parametrize("command", ["map", "embed", "png", "check"])
def test_what_is_no_file_is_not_replaced(results: Path, out: Path, make: Callable[[Path], None], command: str) -> None:
    """It is named, stays what it is, and nothing else is written."""
    name = {"map": "m.html", "embed": "m-embed.html", "png": "m.png", "check": "m.html"}[command]
    make(out / name)
    before = {path.name: path.lstat().st_mode for path in out.rglob("*")}
    options = ["--html", out / "m.html"] if command == "check" else ["-o", out / "m.html"]
    done = run(
        "check" if command == "check" else "map", results, *options, *(["--embed", "--png"] * (command != "check"))
    )
    assert done.exit_code == 1
    assert str(out / name) in done.stderr
    assert {path.name: path.lstat().st_mode for path in out.rglob("*")} == before
    assert "years of work" in "".join(path.read_text("utf-8") for path in out.rglob("thesis.txt")) or make not in (
        folder,
        link_to_a_file,
    )


def test_the_systems_own_devices_are_told() -> None:
    """As root, /dev/null was once replaced by a page."""
    for place, words in (("/dev/null", "a device"), ("/dev/stdout", "a link"), ("/", "a folder")):
        with pytest.raises(PublishError, match=words):
            hold_places([Path(place)])


def test_a_pipe_that_comes_meanwhile_is_told_too(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Between the writing and the moving somebody puts something else there."""
    flushed = write.to_disk

    def late(paths: object) -> None:
        flushed(paths)  # type: ignore[arg-type]  # passed on
        if not (out / "b.html").exists():
            os.mkfifo(out / "b.html")

    monkeypatch.setattr(write, "to_disk", late)
    assert "a pipe" in not_written({out / "a.html": b"new", out / "b.html": b"new"})
    assert [path.name for path in out.iterdir()] == ["b.html"]


def test_an_atlas_is_begun_over_no_link(results: Path, out: Path) -> None:
    """`mapgen init` makes no file where a link leads."""
    link_to_nothing(out / "atlas.toml")
    assert run("init", out, "--from", results, "--date", "2024-11-05").exit_code == 1
    assert [path.name for path in out.iterdir()] == ["atlas.toml"]
    assert not (out / "authorized_keys").exists()


@pytest.mark.parametrize("planted", ["results", "shapefiles", "results/de", "shapefiles/de"])
def test_an_atlas_is_begun_in_its_own_folder(planted: str, results: Path, out: Path, tmp_path: Path) -> None:
    """A folder that somebody sent can have a link in it, by which `mapgen init` wrote into another one."""
    (tmp_path / "elsewhere").mkdir()
    (out / planted).parent.mkdir(exist_ok=True)
    (out / planted).symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    done = run("init", out, "--from", results, "--date", "2024-11-05")
    assert done.exit_code == 1
    assert "lies outside the folder" in done.stderr
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_an_atlas_is_begun_in_a_folder_that_is_a_link(results: Path, out: Path, tmp_path: Path) -> None:
    """The folder itself is the user's to name."""
    (tmp_path / "linked").symlink_to(out, target_is_directory=True)
    assert run("init", tmp_path / "linked", "--from", results, "--date", "2024-11-05", "-q").exit_code == 0
    assert (out / "atlas.toml").is_file()


@pytest.mark.parametrize("option", ["--title", "--source"])
def test_an_atlas_is_begun_with_texts_alone(option: str, results: Path, out: Path) -> None:
    """A byte of another encoding is no text that a description could hold; it ended as a fault."""
    done = run("init", out, "--from", results, "--date", "2024-11-05", option, "Wahl f\udcfcr alle")
    assert done.exit_code == 2
    assert f"{option} 'Wahl f\\udcfcr alle' is no text" in done.stderr
    assert list(out.iterdir()) == []


# Modes


@contextmanager
def masked(umask: int) -> Iterator[None]:
    """This process's umask."""
    before = os.umask(umask)
    try:
        yield
    finally:
        os.umask(before)


@pytest.mark.parametrize("umask", [0o077, 0o027, 0o022, 0o000])
def test_files_and_sites_have_the_modes_that_the_umask_asks_for(results: Path, tmp_path: Path, umask: int) -> None:
    """A page, a report, an atlas and a site alike; folders too."""
    made = tmp_path / "made"
    with masked(umask):
        assert run("map", results, "-o", made / "map.html", "--embed", "-q").exit_code == 0
        run("check", results, "--html", made / "check.html")
        run("init", made / "atlas", "--from", results, "--date", "2024-11-05", "-q")
        publish({"index.html": b"", "winner/index.html": b""}, made / "site")
    for path in (made, *made.rglob("*")):
        asked = (0o777 if path.is_dir() else 0o666) & ~umask
        assert stat.S_IMODE(path.stat().st_mode) == asked, path
    assert {"map.html", "map-embed.html", "check.html", "atlas", "site"} == {path.name for path in made.iterdir()}


@pytest.mark.parametrize("umask", [0o077, 0o022])
@pytest.mark.parametrize("mode", [0o600, 0o640, 0o666])
def test_a_file_that_is_replaced_keeps_its_mode(out: Path, mode: int, umask: int) -> None:
    """A private one stays private, one that all may read stays so; no right to run as its owner comes along."""
    for name in ("a.html", "b.html"):
        (out / name).write_bytes(b"old")
        (out / name).chmod(mode | stat.S_ISUID)
    with masked(umask):
        write_files({out / "a.html": b"new", out / "b.html": b"new"})
    for path in out.iterdir():
        assert (path.read_bytes(), stat.S_IMODE(path.stat().st_mode)) == (b"new", mode)
