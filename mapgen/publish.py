"""The way out: a rendered site put in place whole, or not at all."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Collection, Mapping
from contextlib import suppress
from pathlib import Path, PurePosixPath

from mapgen.errors import Problem, PublishError

MARK = ".mapgen"
"""A file that says a folder was made by mapgen and may be replaced by it."""

MARK_TEXT = "This folder is written by mapgen. What else is put here is lost at the next build.\n"


def publish(files: Mapping[str, bytes], out: Path, *, keep: Collection[str] = ()) -> None:
    """Write a site beside the old one, then put it in the old one's place.

    Args:
        files: Contents by path under the site, with forward slashes.
        out: The site's folder. It is replaced only where it is absent, empty, or was made by mapgen.
        keep: Folders of the old site that stay in the new one.

    Raises:
        PublishError: A path leaves the folder, the folder holds somebody's own files, or it cannot be written.
            What was there before is then still there, whole.
    """
    outside = [path for path in files if not _stays_inside(path)]
    if outside:
        raise PublishError("A file would leave the output folder.", problems=[Problem(path) for path in outside])
    out = out.absolute()
    _replaceable(out)
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        beside = Path(tempfile.mkdtemp(prefix=f".{out.name}-", dir=out.parent))
    except OSError as error:
        raise PublishError(f"{out.parent} cannot be written to: {error.strerror}.") from error
    try:
        fresh = beside / "new"
        for folder in keep:
            if (out / folder).is_dir():
                shutil.copytree(out / folder, fresh / folder)
        for path, content in sorted({**files, MARK: MARK_TEXT.encode()}.items()):
            target = fresh / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
        _swap(fresh, out, beside / "old")
    except OSError as error:
        raise PublishError(f"{out} cannot be written: {error.strerror}.", fix="The old site is as it was.") from error
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def kept(out: Path, folders: Collection[str]) -> dict[str, bytes]:
    """The files of a site's folders that will stay in it, by path under the site, with forward slashes."""
    found = {}
    for folder in folders:
        for file in sorted((out / folder).rglob("*")):
            if file.is_file():
                found[file.relative_to(out).as_posix()] = file.read_bytes()
    return found


def _swap(fresh: Path, out: Path, old: Path) -> None:
    if out.exists():
        out.rename(old)
    try:
        fresh.rename(out)
    except BaseException:
        if old.exists():
            with suppress(OSError):
                old.rename(out)
        raise


def _stays_inside(path: str) -> bool:
    parts = PurePosixPath(path).parts
    return bool(parts) and not PurePosixPath(path).is_absolute() and ".." not in parts and "\\" not in path


def _replaceable(out: Path) -> None:
    if not out.exists():
        return
    if out.is_symlink() or not out.is_dir():
        raise PublishError(f"{out} is not a folder.", fix="Name another one with --out.")
    if any(out.iterdir()) and not (out / MARK).is_file():
        raise PublishError(
            f"{out} holds files that mapgen did not write.",
            problems=[Problem(name) for name in sorted(each.name for each in out.iterdir())[:5]],
            fix="Name another folder with --out, or empty this one yourself.",
        )
