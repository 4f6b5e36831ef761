"""The way out: a site put in place whole, or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from mapgen.errors import PublishError
from mapgen.publish.site import kept, publish
from tests.grid import files_under

OLD = {"index.html": b"old", "winner/index.html": b"old winner", "change/index.html": b"old change"}
NEW = {"index.html": b"new", "winner/index.html": b"new winner"}


def shown(out: Path) -> dict[str, bytes]:
    """The site's files, without mapgen's own mark."""
    return {path: content for path, content in files_under(out).items() if not path.startswith(".")}


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """A folder with a site in it."""
    publish(OLD, tmp_path / "site")
    return tmp_path / "site"


def test_a_site_is_written(tmp_path: Path) -> None:
    """Where there was nothing, with the folders it needs."""
    publish(NEW, tmp_path / "a" / "b" / "site")
    assert shown(tmp_path / "a" / "b" / "site") == NEW


def test_a_site_takes_the_old_ones_place(out: Path) -> None:
    """What the new one does not have is gone, and nothing lies beside it."""
    publish(NEW, out)
    assert shown(out) == NEW
    assert [each.name for each in out.parent.iterdir()] == ["site"]


def test_maps_that_are_kept_stay_as_they_were(out: Path) -> None:
    """The rest is new."""
    publish({**kept(out, ["change", "never-made"]), **NEW}, out)
    assert shown(out) == NEW | {"change/index.html": b"old change"}


def test_an_empty_folder_may_be_used(tmp_path: Path) -> None:
    """Somebody made it for this."""
    (tmp_path / "site").mkdir()
    publish(NEW, tmp_path / "site")
    assert shown(tmp_path / "site") == NEW


def test_a_folder_with_somebodys_files_is_refused(tmp_path: Path) -> None:
    """They are named and stay."""
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "thesis.doc").write_text("years of work")
    with pytest.raises(PublishError, match="did not write") as refused:
        publish(NEW, tmp_path / "site")
    assert "thesis.doc" in str(refused.value)
    assert "--out" in refused.value.fix
    assert files_under(tmp_path / "site") == {"thesis.doc": b"years of work"}


def test_a_file_or_a_link_is_no_folder(tmp_path: Path) -> None:
    """Neither is followed or replaced."""
    (tmp_path / "site").write_text("a file")
    with pytest.raises(PublishError, match="not a folder"):
        publish(NEW, tmp_path / "site")
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    with pytest.raises(PublishError, match="not a folder"):
        publish(NEW, tmp_path / "link")


@pytest.mark.parametrize("path", ["../outside", "a/../../outside", "/outside", "", "a\\..\\b"])
def test_no_file_leaves_the_folder(out: Path, path: str) -> None:
    """Whatever path a renderer were to ask for."""
    with pytest.raises(PublishError, match="leave the output folder"):
        publish({path: b"x"}, out)
    assert shown(out) == OLD
    assert [each.name for each in out.parent.iterdir()] == ["site"]


def test_a_failure_leaves_the_old_site(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk that is full halfway: the old site is whole, and nothing lies beside it."""
    write = Path.write_bytes

    def full(path: Path, content: bytes) -> int:
        if content == b"new winner":
            raise OSError(28, "No space left on device")
        return write(path, content)

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(PublishError, match="No space left on device"):
        publish(NEW, out)
    assert shown(out) == OLD
    assert [each.name for each in out.parent.iterdir()] == ["site"]


def test_an_interruption_leaves_the_old_site(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C while files are written: the same."""
    write = Path.write_bytes

    def interrupted(path: Path, content: bytes) -> int:
        if content == b"new winner":
            raise KeyboardInterrupt
        return write(path, content)

    monkeypatch.setattr(Path, "write_bytes", interrupted)
    with pytest.raises(KeyboardInterrupt):
        publish(NEW, out)
    assert shown(out) == OLD
    assert [each.name for each in out.parent.iterdir()] == ["site"]


def test_the_same_files_give_the_same_site(tmp_path: Path) -> None:
    """Whatever their order."""
    publish(NEW, tmp_path / "one")
    publish(dict(reversed(NEW.items())), tmp_path / "other")
    assert files_under(tmp_path / "one") == files_under(tmp_path / "other")
