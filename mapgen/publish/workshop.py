"""The folder beside a site in which the next one is made: claimed while its build lives, swept when that is dead."""

from __future__ import annotations

import hashlib
import os
import shutil
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
        with suppress(FileNotFoundError):
            (folder / LOCK).write_bytes(LOCK_TEXT)
            lock = _free(folder)
            if lock is not None:
                return folder, lock


def _free(folder: Path) -> int | None:
    """The lock of a folder of ours, now held, or None where it is not ours or a living build has it."""
    path = folder / LOCK
    try:
        lock = os.open(path, os.O_RDWR | getattr(os, "O_NOFOLLOW", 0))
    except OSError:
        return None
    with suppress(OSError):
        # A build that was killed while it wrote its lock leaves the beginning of the text, or nothing of it.
        ours = LOCK_TEXT.startswith(os.read(lock, len(LOCK_TEXT) + 1))
        if ours and _held(lock) and os.path.samestat(os.fstat(lock), path.stat()):
            return lock
    os.close(lock)
    return None


def _held(lock: int) -> bool:
    """Take the lock, which the system frees when its holder ends, however it ends."""
    if sys.platform == "win32":
        msvcrt.locking(lock, msvcrt.LK_NBLCK, 1)
    else:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    return True


def _clear(folder: Path, lock: int) -> None:
    """Remove the folder, its lock last: what a second kill leaves can still be told to be ours."""
    for part in (NEW, OLD):
        shutil.rmtree(folder / part, ignore_errors=True)
    os.close(lock)
    if [each.name for each in folder.iterdir()] == [LOCK]:
        with suppress(OSError):  # another build may be sweeping it at the same time
            (folder / LOCK).unlink()
            folder.rmdir()
