"""Single files put in place: each is whole or is not there."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from mapgen.errors import PublishError


def write_files(files: Mapping[Path, bytes]) -> None:
    """Write files beside their places, then move them there.

    Raises:
        PublishError: A place is a folder or cannot be written to; files that were there are then as they were.
    """
    ready: list[tuple[str, Path]] = []
    try:
        for path, content in files.items():
            if path.is_dir():
                raise PublishError(f"{path} is a folder.", fix="Name the file to write.")
            path.parent.mkdir(parents=True, exist_ok=True)
            handle, beside = tempfile.mkstemp(prefix=f".{path.name[:40]}-", dir=path.parent)
            ready.append((beside, path))
            with os.fdopen(handle, "wb") as stream:
                stream.write(content)
            # mkstemp makes files that only their owner can read; a web server must.
            Path(beside).chmod(0o644)
        for beside, path in ready:
            Path(beside).replace(path)
    except OSError as error:
        raise PublishError(f"{error.filename or 'The file'} cannot be written: {error.strerror}.") from error
    finally:
        for beside, _ in ready:
            with suppress(OSError):
                Path(beside).unlink()
