"""Writing that fails halfway or cannot begin: all is as it was, and one line says what."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from mapgen.errors import PublishError
from mapgen.publish import write
from mapgen.publish.site import publish
from mapgen.publish.write import write_files
from tests.attacks.given import not_written
from tests.attacks.people import as_nobody, folder_of_nobody
from tests.faults.test_disk import mounted
from tests.grid import files_under

pytestmark = pytest.mark.attack

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
    assert f"{places[fails]} cannot be written: Operation not permitted" in not_written(dict.fromkeys(places, b"new"))
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


@pytest.mark.parametrize("at", [0, 1, 2])
@pytest.mark.parametrize("last_is_there", [False, True])
def test_an_interruption_right_after_a_move(
    at: int, last_is_there: bool, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ctrl-C when a file has just been moved and nobody has noted it: all files are the old ones, or all the new."""
    places = [out / "a.html", out / "b.html", out / "c.html"]
    before = {path.name: b"old" for path in places[: 3 if last_is_there else 1]}
    for name, content in before.items():
        (out / name).write_bytes(content)
    exchanged, replace, interrupted = write.exchanged, Path.replace, []

    def once(place: Path) -> None:
        if place == places[at] and not interrupted:
            interrupted.append(place)
            raise KeyboardInterrupt

    def exchange(one: Path, other: Path) -> bool:
        done = exchanged(one, other)
        if done:
            once(other)
        return done

    def move(one: Path, other: Path) -> Path:
        done = replace(one, other)
        once(other)
        return done

    monkeypatch.setattr(write, "exchanged", exchange)
    monkeypatch.setattr(Path, "replace", move)
    with pytest.raises(KeyboardInterrupt):
        write_files(dict.fromkeys(places, b"new"))
    all_new = dict.fromkeys(("a.html", "b.html", "c.html"), b"new")
    assert files_under(out) == (all_new if at == 2 and last_is_there else before)


# What a disk, a limit or a name may answer


def test_a_full_disk_is_told(tmp_path: Path) -> None:
    """Two files of which the second does not fit: neither is there, and the first is as it was."""
    with mounted(tmp_path / "disk", "-o", "size=512k") as disk:
        (disk / "a.html").write_bytes(b"old")
        said = not_written({disk / "a.html": b"new", disk / "b.html": os.urandom(1 << 20)})
        assert f"{disk / 'b.html'} cannot be written: No space left on device." in said
        assert files_under(disk) == {"a.html": b"old"}


def test_a_read_only_disk_is_told(tmp_path: Path) -> None:
    """By name."""
    with mounted(tmp_path / "disk") as disk:
        (disk / "a.html").write_bytes(b"old")
        subprocess.run(["mount", "-o", "remount,ro", disk], check=True)
        assert "Read-only file system" in not_written({disk / "b.html": b"new"})
        assert "cannot be written" in not_written({disk / "a.html": b"new"})


@pytest.mark.parametrize("most", [0, 10])
def test_a_limit_on_file_sizes_is_told(out: Path, most: int) -> None:
    """`ulimit -f 0`, and one that strikes in the middle of a file."""
    resource = pytest.importorskip("resource", reason="this system limits no file sizes")
    (out / "a.html").write_bytes(b"old")
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, limits[1]))
    try:
        said = not_written({out / "a.html": b"new" * 10})
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
            assert "Permission denied" in not_written({there / "closed" / "new.html": b"new"})
            assert "Permission denied" in not_written({there / "closed" / "old.html": b"new"})
            assert "write-protected" in not_written({there / "protected.html": b"new"})
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
    assert words in not_written({out / name: b"new"})
    assert sorted(path.name for path in out.iterdir()) == ["file", "loop"]


def test_a_long_name_that_a_file_can_have_is_written(out: Path) -> None:
    """What lies beside it meanwhile has a shorter one."""
    name = "é" * 125 + ".html"
    write_files({out / name: b"new"})
    assert [path.name for path in out.iterdir()] == [name]
