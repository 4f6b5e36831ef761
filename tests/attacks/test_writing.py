"""Where a command writes, chosen by somebody careless or hostile: nothing is lost, and one line says what."""

from __future__ import annotations

import os
import shutil
import socket
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from mapgen.cli import main
from mapgen.errors import PublishError
from mapgen.publish import write
from mapgen.publish.site import publish
from mapgen.publish.write import hold_places, write_files
from tests.attacks.people import as_nobody, folder_of_nobody
from tests.conftest import ROOT
from tests.faults.test_disk import mounted
from tests.grid import files_under

pytestmark = pytest.mark.attack

DELAWARE = "county,candidate,votes\n" + "".join(
    f"{county},{who},{votes}\n" for county in ("Kent", "New Castle", "Sussex") for who, votes in (("Ada", 2), ("Bo", 1))
)
KINDS = {".html": b"<!DOCTYPE html>", ".htm": b"<!DOCTYPE html>", ".png": b"\x89PNG", ".svg": b"<svg", ".pdf": b"%PDF"}


@pytest.fixture
def results(tmp_path: Path) -> Path:
    """A file of returns, under a name that a page could have."""
    pytest.importorskip("_plotly_geo", reason="the country's boundaries are the extra mapgen[us]")
    file = tmp_path / "results.html"
    file.write_text(DELAWARE, "utf-8")
    return file


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """An empty folder to write in."""
    (tmp_path / "out").mkdir()
    return tmp_path / "out"


def run(*arguments: object) -> Result:
    """Run mapgen in this process; an exception that is no exit is a failure of the test."""
    return CliRunner().invoke(main, [str(each) for each in arguments], catch_exceptions=False)


def mapgen(*arguments: object, **options: object) -> subprocess.CompletedProcess[bytes]:
    """Run mapgen in a process of its own, with streams of its own."""
    command = [sys.executable, "-m", "mapgen", *map(str, arguments)]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, check=False, stderr=subprocess.PIPE, env=environment, **options)  # type: ignore[call-overload]  # passed on
    assert b"Traceback" not in done.stderr, done.stderr
    return done  # type: ignore[no-any-return]  # the overload is not told


def refused(files: Mapping[Path, bytes], *inputs: Path) -> str:
    """The message with which writing is refused."""
    with pytest.raises(PublishError) as caught:
        write_files(files, inputs=inputs)
    return str(caught.value)


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
        assert "read here" in refused({place: b"new"}, folder / named)
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
    assert "a pipe" in refused({out / "a.html": b"new", out / "b.html": b"new"})
    assert [path.name for path in out.iterdir()] == ["b.html"]


def test_an_atlas_is_begun_over_no_link(results: Path, out: Path) -> None:
    """`mapgen init` makes no file where a link leads."""
    link_to_nothing(out / "atlas.toml")
    assert run("init", out, "--from", results, "--date", "2024-11-05").exit_code == 1
    assert [path.name for path in out.iterdir()] == ["atlas.toml"]
    assert not (out / "authorized_keys").exists()


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


# All or nothing


@pytest.mark.parametrize("fails", [0, 1, 2])
def test_where_one_file_cannot_be_moved_none_is(out: Path, fails: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Old files are back, new ones gone, and nothing lies beside them."""
    places = [out / "a.html", out / "b.html", out / "c" / "d" / "c.html"]
    for path in places[:2]:
        path.write_bytes(b"old")
    exchanged, replace = write.exchanged, Path.replace
    refuses = PermissionError(1, "Operation not permitted")

    def exchange(one: Path, other: Path) -> bool:
        if other == places[fails]:
            raise refuses
        return exchanged(one, other)

    def move(one: Path, other: Path) -> Path:
        if other == places[fails] and one.read_bytes() == b"new":
            raise refuses
        return replace(one, other)

    monkeypatch.setattr(write, "exchanged", exchange)
    monkeypatch.setattr(Path, "replace", move)
    assert f"{places[fails]} cannot be written: Operation not permitted" in refused(dict.fromkeys(places, b"new"))
    assert files_under(out) == {"a.html": b"old", "b.html": b"old"}
    assert not (out / "c").exists()


def test_an_interruption_leaves_what_was_there(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C while the second file is flushed: the first is as it was, and nothing lies beside it."""
    (out / "a.html").write_bytes(b"old")
    flushed = []

    def interrupted(paths: list[Path]) -> None:
        flushed.append(paths)
        if len(flushed) == 2:
            raise KeyboardInterrupt

    monkeypatch.setattr(write, "to_disk", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_files({out / "a.html": b"new", out / "b.html": b"new"})
    assert files_under(out) == {"a.html": b"old"}


# What a disk, a limit or a name may answer


def test_a_full_disk_is_told(tmp_path: Path) -> None:
    """Two files of which the second does not fit: neither is there, and the first is as it was."""
    with mounted(tmp_path / "disk", "-o", "size=512k") as disk:
        (disk / "a.html").write_bytes(b"old")
        said = refused({disk / "a.html": b"new", disk / "b.html": os.urandom(1 << 20)})
        assert f"{disk / 'b.html'} cannot be written: No space left on device." in said
        assert files_under(disk) == {"a.html": b"old"}


def test_a_read_only_disk_is_told(tmp_path: Path) -> None:
    """By name."""
    with mounted(tmp_path / "disk") as disk:
        (disk / "a.html").write_bytes(b"old")
        subprocess.run(["mount", "-o", "remount,ro", disk], check=True)
        assert "Read-only file system" in refused({disk / "b.html": b"new"})
        assert "cannot be written" in refused({disk / "a.html": b"new"})


@pytest.mark.parametrize("most", [0, 10])
def test_a_limit_on_file_sizes_is_told(out: Path, most: int) -> None:
    """`ulimit -f 0`, and one that strikes in the middle of a file."""
    resource = pytest.importorskip("resource", reason="this system limits no file sizes")
    (out / "a.html").write_bytes(b"old")
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, limits[1]))
    try:
        said = refused({out / "a.html": b"new" * 10})
        with pytest.raises(PublishError, match="File too large"):
            publish({"index.html": b"new" * 10}, out / "site")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert "File too large" in said
    assert files_under(out) == {"a.html": b"old"}
    assert [path.name for path in out.iterdir()] == ["a.html"]


def test_a_folder_and_a_file_without_permission_are_told() -> None:
    """As anybody but root: a folder that may not be written to, and a file that is write-protected."""
    with folder_of_nobody() as there:

        def check() -> None:
            (there / "closed").mkdir()
            (there / "closed" / "old.html").write_bytes(b"old")
            (there / "protected.html").write_bytes(b"old")
            (there / "protected.html").chmod(0o444)
            (there / "closed").chmod(0o500)
            assert "Permission denied" in refused({there / "closed" / "new.html": b"new"})
            assert "Permission denied" in refused({there / "closed" / "old.html": b"new"})
            assert "write-protected" in refused({there / "protected.html": b"new"})
            assert files_under(there) == {"closed/old.html": b"old", "protected.html": b"old"}

        as_nobody(check)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("n" * 300 + ".html", "File name too long"),
        ("é" * 126 + ".html", "File name too long"),
        ("file/map.html", "part of its path is a file, not a folder"),
        ("file/deep/map.html", "part of its path is a file, not a folder"),
        ("a\0b.html", "no file can have this name"),
        ("loop/map.html", "symbolic links"),
    ],
)
def test_a_name_that_no_file_can_have_is_told(out: Path, name: str, words: str) -> None:
    """In words, without a trace on the disk."""
    (out / "file").write_bytes(b"mine")
    (out / "loop").symlink_to("loop")
    assert words in refused({out / name: b"new"})
    assert sorted(path.name for path in out.iterdir()) == ["file", "loop"]


def test_a_long_name_that_a_file_can_have_is_written(out: Path) -> None:
    """What lies beside it meanwhile has a shorter one."""
    name = "é" * 125 + ".html"
    write_files({out / name: b"new"})
    assert [path.name for path in out.iterdir()] == [name]


# Endings and standard output


@pytest.mark.parametrize("ending", [*KINDS, ".PNG", ".Html"])
def test_the_ending_says_what_is_written(results: Path, out: Path, ending: str) -> None:
    """An image is one, and not a page under its name."""
    assert run("map", results, "-o", out / f"m{ending}").exit_code == 0
    content = (out / f"m{ending}").read_bytes()
    assert KINDS[ending.lower()].lower() in content[:200].lower()
    assert len(files_under(out)) == 1


@pytest.mark.parametrize("name", ["m", "m.jpg", "m.html.txt", ".html", "m.", "results.csv", "m.html/x"])
@pytest.mark.parametrize("command", ["map", "check"])
def test_any_other_ending_is_a_slip(results: Path, out: Path, name: str, command: str) -> None:
    """Exit 2, the endings named, nothing written and nothing read for long."""
    done = run(command, results, "-o" if command == "map" else "--html", out / name)
    assert done.exit_code == 2
    assert ".html, " in done.stderr or ".html and" in done.stderr
    assert files_under(out) == {}


@pytest.mark.parametrize("option", ["--embed", "--png"])
@pytest.mark.parametrize("name", ["-", "m.svg", "m.png"])
def test_nothing_lies_beside_what_is_no_page(results: Path, option: str, name: str) -> None:
    """Standard output has no neighbour, and an image no embed."""
    assert run("map", results, "-o", name, option).exit_code == 2


def test_a_hyphen_is_standard_output(results: Path, out: Path) -> None:
    """The page is there and nothing else; what is said goes to stderr."""
    page = out / "_.html"  # a name that gives the ids of a page without one
    assert run("map", results, "-o", page).exit_code == 0
    done = mapgen("map", results, "-o", "-", stdout=subprocess.PIPE, cwd=out)
    assert (done.returncode, done.stdout) == (0, page.read_bytes())
    assert b"Standard output written." in done.stderr
    report = mapgen("check", results, "--html", "-", stdout=subprocess.PIPE, cwd=out)
    assert report.stdout.startswith(b"<!DOCTYPE html>")
    assert report.stdout.rstrip().endswith(b"</html>")
    assert list(out.iterdir()) == [page]
    assert run("check", results, "--html", "-", "--json").exit_code == 2


def test_standard_output_that_takes_nothing_is_told(results: Path) -> None:
    """A full disk behind it, or none at all."""
    with Path("/dev/full").open("wb") as full:
        done = mapgen("map", results, "-o", "-", stdout=full)
    assert done.returncode == 1
    assert b"Standard output cannot be written to: No space left on device." in done.stderr
    shell = shutil.which("sh")
    assert shell is not None
    closed = [shell, "-c", 'exec "$@" >&-', "sh", sys.executable, "-m", "mapgen", "map", str(results), "-o", "-"]
    done = subprocess.run(closed, check=False, capture_output=True, env=os.environ | {"PYTHONPATH": str(ROOT)})
    assert done.returncode == 1
    assert b"Standard output is closed." in done.stderr


def test_an_html_report_is_not_promised_for_an_atlas(out: Path) -> None:
    """`check --html` of an atlas wrote nothing and said nothing."""
    assert run("check", ROOT / "atlas.toml", "--html", out / "c.html").exit_code == 2
    assert files_under(out) == {}
