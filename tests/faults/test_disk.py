"""Where a site is written: full, read-only, foreign, somebody else's. Nothing is lost, and one line says what."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from mapgen.errors import PublishError
from mapgen.publish.mark import MARK
from mapgen.publish.site import publish
from tests.faults.conftest import contents

pytestmark = pytest.mark.attack

OLD = {"index.html": b"old", "winner/map.svg": b"<svg/>"}
NEW = {"index.html": b"new" * 1000, "winner/map.svg": os.urandom(1 << 20)}


@contextmanager
def mounted(folder: Path, *options: str) -> Iterator[Path]:
    """A small file system of its own at `folder`; the test is skipped where mounting is not allowed."""
    folder.mkdir()
    done = subprocess.run(
        ["mount", "-t", "tmpfs", *options, "tmpfs", folder], check=False, capture_output=True, text=True
    )
    if done.returncode != 0:
        pytest.skip(f"no file system can be mounted here: {done.stderr.strip()}")
    try:
        yield folder
    finally:
        subprocess.run(["umount", folder], check=True)


def refused(files: dict[str, bytes], out: Path) -> str:
    """The message with which publishing is refused."""
    with pytest.raises(PublishError) as caught:
        publish(files, out)
    return str(caught.value)


def held(out: Path) -> dict[str, bytes]:
    """What the site holds, but for mapgen's own mark."""
    return {path: content for path, content in contents(out).items() if path != MARK}


def test_a_full_disk_leaves_the_old_site(tmp_path: Path) -> None:
    """On a file system of 512 kB a site of 1 MB does not fit: the old one stays, and no remnant fills the disk."""
    with mounted(tmp_path / "disk", "-o", "size=512k") as disk:
        publish(OLD, disk / "site")
        said = refused(NEW, disk / "site")
        assert said.splitlines() == [
            f"{disk / 'site'} cannot be written: No space left on device.",
            "What was there before is as it was.",
        ]
        assert held(disk / "site") == OLD
        assert [each.name for each in disk.iterdir()] == ["site"]


def test_a_read_only_disk_leaves_the_old_site(tmp_path: Path) -> None:
    """A file system mounted read-only is named as such."""
    with mounted(tmp_path / "disk") as disk:
        publish(OLD, disk / "site")
        subprocess.run(["mount", "-o", "remount,ro", disk], check=True)
        assert "Read-only file system" in refused(NEW, disk / "site")
        assert held(disk / "site") == OLD


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write to a read-only folder")
def test_a_read_only_folder_leaves_the_old_site(tmp_path: Path) -> None:
    """A folder without write permission is named."""
    publish(OLD, tmp_path / "there" / "site")
    (tmp_path / "there").chmod(0o500)
    try:
        assert "Permission denied" in refused(NEW, tmp_path / "there" / "site")
        assert held(tmp_path / "there" / "site") == OLD
    finally:
        (tmp_path / "there").chmod(0o700)


def test_a_site_can_lie_on_another_file_system(tmp_path: Path) -> None:
    """Nothing is written elsewhere first, so no file has to move between file systems."""
    with mounted(tmp_path / "disk", "-o", "size=8m") as disk:
        publish(OLD, disk / "deep" / "site")
        publish(NEW, disk / "deep" / "site")
        assert held(disk / "deep" / "site") == NEW


def test_a_mounted_folder_cannot_be_exchanged_and_says_so(tmp_path: Path) -> None:
    """Where the site's own folder is a mount, as in a container, the way out is a folder inside it."""
    with mounted(tmp_path / "site") as out:
        assert "name a folder inside it" in refused(NEW, out)
        assert held(out) == {}


def test_a_limit_on_file_sizes_leaves_the_old_site(tmp_path: Path) -> None:
    """A quota that strikes in the middle of a file is an error like any other."""
    resource = pytest.importorskip("resource", reason="this system limits no file sizes")
    publish(OLD, tmp_path / "site")
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1 << 16, limits[1]))
    try:
        assert "File too large" in refused(NEW, tmp_path / "site")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert held(tmp_path / "site") == OLD


def test_a_folder_with_somebodys_own_files_is_not_touched(tmp_path: Path) -> None:
    """A folder that mapgen did not make is refused, its files named."""
    out = tmp_path / "thesis"
    out.mkdir()
    (out / "chapter.tex").write_text("years of work", "utf-8")
    assert "chapter.tex" in refused(NEW, out)
    assert contents(out) == {"chapter.tex": b"years of work"}


@pytest.mark.parametrize("own", ["CNAME", ".git/config", "winner/notes.txt"])
def test_a_site_with_somebodys_own_file_is_not_replaced(own: str, tmp_path: Path) -> None:
    """A file that was put into the site after the build would be lost: it is named instead."""
    out = tmp_path / "site"
    publish(OLD, out)
    (out / own).parent.mkdir(exist_ok=True)
    (out / own).write_text("mine", "utf-8")
    assert own in refused(NEW, out)
    assert held(out) == {**OLD, own: b"mine"}


def test_what_file_managers_drop_does_not_stop_a_build(tmp_path: Path) -> None:
    """Looking at a folder leaves .DS_Store or Thumbs.db in it, which is nobody's own."""
    publish(OLD, tmp_path / "site")
    (tmp_path / "site" / "winner" / ".DS_Store").write_bytes(b"")
    publish(NEW, tmp_path / "site")
    assert held(tmp_path / "site") == NEW


def test_a_link_is_neither_followed_nor_replaced(tmp_path: Path) -> None:
    """A site that is a link, or a link inside it to somebody's folder, is refused."""
    (tmp_path / "mine").mkdir()
    (tmp_path / "site").symlink_to(tmp_path / "mine")
    assert "not a folder" in refused(NEW, tmp_path / "site")
    publish(OLD, tmp_path / "other")
    (tmp_path / "other" / "linked").symlink_to(tmp_path / "mine", target_is_directory=True)
    assert "linked" in refused(NEW, tmp_path / "other")


def test_a_file_in_the_sites_place_stays(tmp_path: Path) -> None:
    """A file is not taken for a folder."""
    (tmp_path / "site").write_text("mine", "utf-8")
    assert "not a folder" in refused(NEW, tmp_path / "site")
    assert (tmp_path / "site").read_text("utf-8") == "mine"


@pytest.mark.parametrize("path", ["../x", "/x", "a/../../x", "a\\..\\x", ""])
def test_no_file_leaves_the_folder(path: str, tmp_path: Path) -> None:
    """A path that would lead out of the site stops the build before anything is written."""
    assert "leave the output folder" in refused({path: b""}, tmp_path / "site")
    assert list(tmp_path.iterdir()) == []


def test_the_root_is_not_replaced() -> None:
    """`--out /` has no name to put a site under."""
    assert "not a folder that can be replaced" in refused(NEW, Path("/"))
