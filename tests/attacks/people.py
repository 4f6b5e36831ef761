"""Another user, as whom a test does what root could not be refused."""

from __future__ import annotations

import os
import shutil
import tempfile
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

NOBODY = 65534

IS_ROOT = hasattr(os, "geteuid") and os.geteuid() == 0


@contextmanager
def folder_of_nobody() -> Iterator[Path]:
    """A folder that belongs to whom `as_nobody` is; pytest's own can be entered by nobody but its maker."""
    folder = Path(tempfile.mkdtemp())
    if IS_ROOT:
        os.chown(folder, NOBODY, NOBODY)
    try:
        yield folder
    finally:
        for inner in (folder, *folder.rglob("*")):
            if inner.is_dir() and not inner.is_symlink():
                inner.chmod(0o700)
        shutil.rmtree(folder)


def as_nobody(check: Callable[[], None]) -> None:
    """Run a check as a user without root's rights, in a child where this is root; what it asserts must hold."""
    if not IS_ROOT:
        check()
        return
    child = os.fork()
    if child == 0:
        code = 1
        try:
            os.setgroups([])
            os.setgid(NOBODY)
            os.setuid(NOBODY)
            check()
            code = 0
        except BaseException:  # noqa: BLE001  # told below, and by the exit code
            traceback.print_exc()
        finally:
            os._exit(code)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0, "the check failed in its own process"
