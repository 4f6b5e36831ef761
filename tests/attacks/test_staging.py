"""What lies beside a site, put there by somebody hostile: nothing is deleted for it, and nothing brought back."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from mapgen.publish.mark import MARK
from mapgen.publish.site import publish, recover
from mapgen.publish.workshop import LOCK, LOCK_TEXT, NEW, OLD, lock_text, workshop
from tests.attacks.given import SITE, mark_of, put, state
from tests.attacks.people import IS_ROOT, NOBODY
from tests.grid import files_under

pytestmark = pytest.mark.attack

THESIS = {"thesis.txt": b"years of work", "new/chapter.txt": b"one", "old/chapter.txt": b"two", "lock": b""}


# What lies beside the site


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    """A folder of the user's, elsewhere."""
    return put(THESIS, tmp_path / "mine")


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """Where a site is to be made, alone in its folder."""
    (tmp_path / "there").mkdir()
    return tmp_path / "there" / "site"


def staging(out: Path) -> Path:
    """A name such as a killed build's folder has."""
    with workshop(out) as beside:
        name = beside.name
    return out.with_name(name)


def a_link(out: Path, mine: Path) -> Path:
    """The staging folder is a link to the user's, which has an empty file called `lock` by chance."""
    made = staging(out)
    made.symlink_to(mine, target_is_directory=True)
    return made


def planted(lock: bytes) -> Callable[[Path, Path], Path]:
    """A staging folder with this lock and links to the user's folder."""

    def plant(out: Path, mine: Path) -> Path:
        made = staging(out)
        made.mkdir()
        (made / LOCK).write_bytes(lock)
        (made / NEW).symlink_to(mine, target_is_directory=True)
        (made / OLD).symlink_to(mine, target_is_directory=True)
        return made

    return plant


def a_forged_lock(out: Path, mine: Path) -> Path:
    """A staging folder whose lock is right in every letter, with links to the user's folder."""
    made = planted(b"")(out, mine)
    (made / LOCK).write_bytes(lock_text(made.stat(), (made / LOCK).stat()))
    return made


def a_site_to_bring_back(out: Path, mine: Path) -> Path:
    """A staging folder with a stranger's page in it, said to have been taken away from the site's place."""
    made = staging(out)
    put({OLD + "/index.html": b"<script>", NEW + "/thesis.txt": b"years of work", LOCK: LOCK_TEXT}, made)
    shutil.copytree(mine, made / OLD / "mine")
    return made


def a_pipe_for_a_lock(out: Path, mine: Path) -> Path:
    """A lock that would keep whoever opens it waiting."""
    made = put({NEW + "/thesis.txt": b"years of work"}, staging(out))
    os.mkfifo(made / LOCK)
    shutil.copytree(mine, made / OLD)
    return made


def a_linked_lock(out: Path, mine: Path) -> Path:
    """A lock that is the user's file under another name."""
    made = put({NEW + "/thesis.txt": b"years of work"}, staging(out))
    (made / LOCK).hardlink_to(mine / "lock")
    return made


def a_folder_with_more(out: Path, mine: Path) -> Path:
    """A folder with the right lock that holds something else as well."""
    made = put({NEW + "/index.html": b"", LOCK: b""}, staging(out))
    (made / LOCK).write_bytes(lock_text(made.stat(), (made / LOCK).stat()))
    shutil.copytree(mine, made / "mine")
    return made


def a_copied_remnant(out: Path, mine: Path) -> Path:
    """What a killed build left, unpacked or copied from elsewhere."""
    with workshop(out) as beside:
        shutil.copytree(mine, beside / OLD)
        made = shutil.copytree(beside, beside.with_name(beside.name + "copy"))
    return Path(made)


PLANTS = [
    a_link,
    planted(LOCK_TEXT),
    planted(b""),
    a_forged_lock,
    a_site_to_bring_back,
    a_pipe_for_a_lock,
    a_linked_lock,
    a_folder_with_more,
    a_copied_remnant,
]
NAMES = [
    "a link",
    "links and the text",
    "links and an empty lock",
    "links and a forged lock",
    "a site to bring back",
    "a pipe",
    "a linked lock",
    "more than a site",
    "a copy",
]


@pytest.mark.parametrize("plant", PLANTS, ids=NAMES)
def test_a_planted_staging_folder_deletes_and_brings_back_nothing(
    plant: Callable[[Path, Path], Path], out: Path, mine: Path
) -> None:
    """Neither where no site is, nor where one is made; the user's folder and the planted one stay as they are."""
    made = plant(out, mine)
    before, planted_before = state(mine), state(made)
    recover(out)
    assert not os.path.lexists(out)
    publish(SITE, out)
    publish(SITE, out)
    assert files_under(out).keys() == {MARK, *SITE}
    assert state(mine) == before
    assert state(made) == planted_before
    assert {path.name for path in out.parent.iterdir()} == {"site", made.name}


def test_a_remnant_of_this_user_is_swept(out: Path) -> None:
    """And this shows that the test above can fail: a real one is recognised and goes."""
    old = {f"{OLD}/{path}": content for path, content in {**SITE, MARK: mark_of(SITE)}.items()}
    made = put({NEW + "/index.html": b"", **old, LOCK: b""}, staging(out))
    (made / LOCK).write_bytes(lock_text(made.stat(), (made / LOCK).stat()))
    recover(out)
    assert files_under(out).keys() == {MARK, *SITE}
    publish(SITE, out)
    assert [path.name for path in out.parent.iterdir()] == ["site"]


@pytest.mark.skipif(not IS_ROOT, reason="only root can make another user's folder")
def test_another_users_staging_folder_is_not_ours(out: Path) -> None:
    """In a shared folder somebody else may know every inode: what is theirs is neither swept nor made the site."""
    made = put({OLD + "/index.html": b"<script>", LOCK: b""}, staging(out))
    (made / LOCK).write_bytes(lock_text(made.stat(), (made / LOCK).stat()))
    for path in (made, *made.rglob("*")):
        os.chown(path, NOBODY, NOBODY)
    recover(out)
    assert not out.exists()
    assert (made / OLD / "index.html").read_bytes() == b"<script>"
