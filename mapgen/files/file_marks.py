"""What described files are now: their length and hash, by the same rules by which they are read."""

from __future__ import annotations

import errno
import hashlib
from pathlib import Path

from mapgen.files.description import FileMark
from mapgen.files.inside import inside
from mapgen.files.regular import CHUNK, open_regular

MOST_BYTES = 4_000_000_000
"""Bytes that the files of one resource may have together; the precincts of the largest state have a tenth of that."""


def mark_of_bytes(content: bytes) -> dict[str, str | int]:
    """The length and the hash of a file's content, as a description has them."""
    return {"bytes": len(content), "hash": f"sha256:{hashlib.sha256(content).hexdigest()}"}


def mark_of(folder: Path, path: str) -> FileMark:
    """The length and the hash of a file as it is now.

    Args:
        folder: The described folder.
        path: The file as its description has it.

    Raises:
        LeadsOutError: The path leads out of the folder.
        OSError: There is no such file, it is no regular file, it cannot be read, or it is too large.
    """
    digest, length = hashlib.sha256(), 0
    with open_regular(inside(folder, path)) as stream:
        while chunk := stream.read(CHUNK):
            digest.update(chunk)
            length += len(chunk)
            if length > MOST_BYTES:
                raise OSError(errno.EFBIG, f"it has more than {MOST_BYTES:,} bytes", path)
    return FileMark(length, f"sha256:{digest.hexdigest()}")
