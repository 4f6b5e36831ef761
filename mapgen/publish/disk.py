"""What is written is on the disk, and not only on its way there."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path


def to_disk(paths: Iterable[Path]) -> None:
    """See to it that a power cut after a rename finds the new files' contents, and not only their names.

    Raises:
        OSError: The disk does not take them.
    """
    for path in paths:
        with suppress(PermissionError):  # Windows opens no folders
            opened = os.open(path, os.O_RDONLY)
            try:
                os.fsync(opened)
            except OSError as error:
                if error.errno not in (errno.EINVAL, errno.ENOTSUP):  # a file system that cannot is no reason to stop
                    raise
            finally:
                os.close(opened)
