"""Two folders exchanged in one step, where the system can: nobody ever finds neither of them."""

from __future__ import annotations

import ctypes
import errno
import os
import sys
from contextlib import suppress
from pathlib import Path

LINUX_EXCHANGE, MACOS_SWAP = 1 << 1, 1 << 1
"""RENAME_EXCHANGE of renameat2(2) and RENAME_SWAP of renamex_np(2)."""

CANNOT = frozenset({errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP})
"""What systems and file systems answer that know no exchange."""


def put_in_place(fresh: Path, out: Path, old: Path) -> None:
    """Put a folder where another one may be, and that one where `fresh` was or, without an exchange, at `old`.

    Where the system cannot exchange there is a moment, between two renames, without a folder at `out`: who is
    killed in it leaves the old one at `old`, from where `take_back` brings it home.

    Args:
        fresh: The new folder, on the same file system as `out`.
        out: Its place.
        old: A free path on the same file system.

    Raises:
        OSError: `out` cannot be replaced; it is then as it was.
    """
    if out.exists() and exchanged(fresh, out):
        return
    if out.exists():
        out.rename(old)
    try:
        fresh.rename(out)
    except BaseException:
        take_back(old, out)
        raise


def take_back(old: Path, out: Path) -> None:
    """Undo the first of two renames whose second did not come; where there is nothing to undo, do nothing."""
    if old.is_dir() and not out.exists():
        with suppress(OSError):
            old.rename(out)


def exchanged(one: Path, other: Path) -> bool:
    """Exchange two folders in one step; False, with both where they were, where there is no such step.

    Raises:
        OSError: There is such a step, and it failed.
    """
    if sys.platform == "linux":
        call, before, between, flag = "renameat2", (-100,), (-100,), LINUX_EXCHANGE  # -100 is AT_FDCWD
    elif sys.platform == "darwin":
        call, before, between, flag = "renamex_np", (), (), MACOS_SWAP
    else:
        return False
    function = getattr(ctypes.CDLL(None, use_errno=True), call, None)
    if function is None:
        return False
    arguments = (*before, ctypes.c_char_p(os.fsencode(one)), *between, ctypes.c_char_p(os.fsencode(other)))
    if function(*arguments, ctypes.c_uint(flag)) == 0:
        return True
    number = ctypes.get_errno()
    if number in CANNOT:
        return False
    raise OSError(number, os.strerror(number), str(other))
