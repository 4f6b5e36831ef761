"""Regular files, and nothing else: a pipe, a device or a folder is told before it is opened."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path
from typing import BinaryIO

KINDS = (
    (stat.S_ISDIR, errno.EISDIR, "it is a folder, not a file"),
    (stat.S_ISFIFO, errno.ESPIPE, "it is a pipe, not a file"),
    (stat.S_ISSOCK, errno.EINVAL, "it is a socket, not a file"),
    (stat.S_ISCHR, errno.EINVAL, "it is a device, not a file"),
    (stat.S_ISBLK, errno.EINVAL, "it is a device, not a file"),
)
"""What a path can lead to that is no regular file: the error's number, and what is said of it."""

CHUNK = 1 << 20


def open_regular(path: Path) -> BinaryIO:
    """Open a regular file for reading; a link is followed, and what it leads to is held to be one.

    Raises:
        OSError: There is no such file, it cannot be read, or it is no regular file; its `strerror` says which, in
            words that follow "cannot be read: ".
    """
    _held_to_be_regular(os.stat(path), path)  # noqa: PTH116  # the same call as below, for a path
    # Another file may have come to lie there since; opening it must not wait for a pipe's other end.
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    try:
        _held_to_be_regular(os.fstat(descriptor), path)
        return os.fdopen(descriptor, "rb")
    except BaseException:
        os.close(descriptor)
        raise


def read_regular(path: Path, *, most_bytes: int) -> bytes:
    """The bytes of a regular file that holds no more than `most_bytes` of them.

    Raises:
        OSError: As `open_regular`; also where the file is larger.
    """
    with open_regular(path) as stream:
        # Python makes room for all that is asked for, however little there is.
        content = stream.read(min(os.fstat(stream.fileno()).st_size, most_bytes) + 1)
        # What is still growing, or has no size that is told, goes on.
        while len(content) <= most_bytes and (more := stream.read(min(CHUNK, most_bytes + 1 - len(content)))):
            content += more
    if len(content) > most_bytes:
        raise OSError(errno.EFBIG, f"it has more than {most_bytes:,} bytes", str(path))
    return content


def is_folder(path: Path) -> bool:
    """Whether a folder lies there; a path that no system takes leads to none, which whoever opens it will say."""
    return os.path.isdir(path)  # noqa: PTH112  # a Path's own raises where a name is too long


def is_there(path: Path) -> bool:
    """Whether anything lies there; the same of a path that no system takes."""
    return os.path.exists(path)  # noqa: PTH110  # the same


def _held_to_be_regular(about: os.stat_result, path: Path) -> None:
    for is_kind, number, said in KINDS:
        if is_kind(about.st_mode):
            raise OSError(number, said, str(path))
