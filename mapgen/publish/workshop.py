"""The folder beside a site in which the next one is made: claimed while its build lives, swept when that is dead.

Only what a build of the same user made is swept: its lock says which folder it lies in, by their inodes, which nobody
who sends a folder can foretell. A folder that was put there, unpacked or copied is not touched, and neither is a link.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import stat
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from mapgen.publish.exchange import take_back

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

LOCK, NEW, OLD = "lock", "new", "old"
LOCK_TEXT = b"mapgen makes a site here. When no mapgen is running, this folder is a remnant and can be deleted.\n"
NO_LINKS = getattr(os, "O_NOFOLLOW", 0)


@contextmanager
def workshop(out: Path) -> Iterator[Path]:
    """An empty folder beside `out`, on its file system, gone when the block is left.

    What killed builds of the same `out` left behind is swept first, and a site they took away but did not replace
    is brought back. Builds that are still alive are not disturbed.

    Raises:
        OSError: The folder that `out` lies in cannot be written to.
    """
    out.parent.mkdir(parents=True, exist_ok=True)
    sweep(out)
    folder, lock = _claimed(out)
    try:
        yield folder
    finally:
        _clear(folder, lock)


def sweep(out: Path) -> None:
    """Remove what killed builds of `out` left beside it: only folders whose name and lock are ours, and free."""
    for folder in sorted(out.parent.glob(f"{_prefix(out)}*")):
        lock = _free(folder)
        if lock is not None:
            take_back(folder / OLD, out)
            _clear(folder, lock)
        else:
            with suppress(OSError):  # empty where the build was killed before it made its lock; else it stays
                folder.rmdir()


def _prefix(out: Path) -> str:
    # The site's own name may be as long as a name can be.
    return f".mapgen-{hashlib.sha256(os.fsencode(out.name)).hexdigest()[:12]}-"


def _claimed(out: Path) -> tuple[Path, int]:
    """A new folder with its lock held; again, should another build sweep it away before the lock is."""
    while True:
        folder = Path(tempfile.mkdtemp(prefix=_prefix(out), dir=out.parent))
        try:
            lock = os.open(folder / LOCK, os.O_RDWR | os.O_CREAT | os.O_EXCL | NO_LINKS, 0o600)
        except FileNotFoundError:
            continue
        try:
            os.write(lock, lock_text(folder.stat(), os.fstat(lock)))
            _hold(lock)
            if os.path.samestat(os.fstat(lock), os.lstat(folder / LOCK)):
                return folder, lock
            os.close(lock)
        except (FileNotFoundError, BlockingIOError, PermissionError):  # what a lock answers that another build has
            os.close(lock)
        except BaseException:
            _clear(folder, lock)
            raise


def lock_text(folder: os.stat_result, lock: os.stat_result) -> bytes:
    """What the lock of a folder of ours holds."""
    return LOCK_TEXT + f"Folder {folder.st_ino}, lock {lock.st_ino}.\n".encode()


def _free(folder: Path) -> int | None:
    """The lock of a remnant of ours, now held, or None where it is not ours or a living build has it."""
    try:
        # A pipe of this name would keep whoever opens it waiting.
        lock = os.open(folder / LOCK, os.O_RDWR | NO_LINKS | getattr(os, "O_NONBLOCK", 0))
    except OSError:
        return None
    with suppress(OSError):
        _hold(lock)
        if _is_ours(folder, lock):
            return lock
    os.close(lock)
    return None


def _is_ours(folder: Path, lock: int) -> bool:
    """Whether a folder is no link, belongs to this user, and holds a lock made for it and nothing strange."""
    about, held = os.lstat(folder), os.fstat(lock)
    if not stat.S_ISDIR(about.st_mode) or not stat.S_ISREG(held.st_mode) or held.st_nlink != 1:
        return False
    if hasattr(os, "geteuid") and {about.st_uid, held.st_uid} != {os.geteuid()}:
        return False
    if not os.path.samestat(held, os.lstat(folder / LOCK)):
        return False
    text = lock_text(about, held)
    os.lseek(lock, 0, os.SEEK_SET)
    written = os.read(lock, len(text) + 1)
    parts = {part.name: part for part in os.scandir(folder)}
    if set(parts) == {LOCK}:
        # A build that was killed while it wrote its lock leaves the beginning of the text, or nothing of it.
        return text.startswith(written)
    made = [part for name, part in parts.items() if name != LOCK]
    return written == text and all(part.name in (NEW, OLD) and part.is_dir(follow_symlinks=False) for part in made)


def _hold(lock: int) -> None:
    """Take the lock, which the system frees when its holder ends, however it ends.

    Raises:
        OSError: Another build has it, or this file system knows no locks.
    """
    if sys.platform == "win32":
        os.lseek(lock, 0, os.SEEK_SET)
        msvcrt.locking(lock, msvcrt.LK_NBLCK, 1)
    else:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _clear(folder: Path, lock: int) -> None:
    """Remove the folder, its lock last: what a second kill leaves can still be told to be ours."""
    for part in (NEW, OLD):
        _remove(folder, part)
    os.close(lock)
    with suppress(OSError):  # another build may be sweeping it at the same time
        if [held.name for held in folder.iterdir()] == [LOCK]:
            (folder / LOCK).unlink()
            folder.rmdir()


def _remove(folder: Path, part: str) -> None:
    """Remove a part of a folder of ours, which nobody can make a way to another folder meanwhile."""
    if not shutil.rmtree.avoids_symlink_attacks:
        shutil.rmtree(folder / part, ignore_errors=True)
        return
    with suppress(OSError):
        opened = os.open(folder, os.O_RDONLY | NO_LINKS)
        try:
            shutil.rmtree(part, ignore_errors=True, dir_fd=opened)
        finally:
            os.close(opened)
