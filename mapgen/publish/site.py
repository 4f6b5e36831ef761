"""The way out: a rendered site put in place whole, or not at all."""

from __future__ import annotations

import errno
import os
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path, PurePosixPath

from mapgen.errors import PublishError
from mapgen.files.regular import open_regular
from mapgen.findings import Finding, finding, refusal
from mapgen.publish.disk import to_disk
from mapgen.publish.exchange import put_in_place
from mapgen.publish.mark import MARK, Maker, Mark, is_as_written, read_mark, render_mark
from mapgen.publish.workshop import NEW, OLD, sweep, workshop

DROPPINGS = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})
"""What file managers leave in every folder they show: nobody's own files."""


def publish(files: Mapping[str, bytes], out: Path, *, maker: Maker | None = None, replace: bool = False) -> None:
    """Write a site beside the old one, then exchange the two in one step.

    Whoever looks, and whenever the build is killed, finds the old site or the new one, whole. Two builds at once
    do not mix: the later one's site stays.

    Args:
        files: Contents by path under the site, with forward slashes.
        out: The site's folder. It is replaced only where it is absent, empty, or holds nothing but what mapgen
            wrote there.
        maker: The atlas it is made of; the site of another one is not replaced.
        replace: Replace it all the same.

    Raises:
        PublishError: A path leaves the folder, the folder holds somebody's own files or another atlas's site, or it
            cannot be written. What was there before is then still there, whole.
    """
    outside = [path for path in files if not _stays_inside(path)]
    if outside:
        raise PublishError(finding("outside-the-output"), problems=[finding("path", path=path) for path in outside])
    try:
        out = _normal(out)
        with workshop(out) as beside:
            replaceable(out, maker=maker, replace=replace)
            fresh = beside / NEW
            _write(files, fresh, maker)
            replaceable(out, maker=maker, replace=replace)  # somebody may have put a file there in the meantime
            put_in_place(fresh, out, beside / OLD)
            to_disk([out.parent])
    except OSError as error:
        way = "mounted" if error.errno == errno.EBUSY else "none"
        raise PublishError(refusal("site-unwritable", out, said=str(error.strerror), way=way)) from error


def kept(out: Path, folders: Collection[str]) -> dict[str, bytes]:
    """The files of a site's folders that will stay in it, by path under the site, with forward slashes.

    Only what mapgen wrote there: no link is followed, and nothing that was changed or added is taken along.

    Raises:
        PublishError: The folder cannot be read.
    """
    mark = read_mark(out) or Mark({})
    found = {}
    try:
        for path in _held_in(out) if out.is_dir() else ():
            if PurePosixPath(path).parts[0] in folders and is_as_written(mark, out, path):
                with open_regular(out / path) as stream:
                    content = stream.read()
                if mark.wrote(path, content):
                    found[path] = content
    except OSError as error:
        raise PublishError(refusal("site-unreadable", out, said=str(error.strerror))) from error
    return found


def recover(out: Path) -> None:
    """Sweep what killed builds of a site left, and bring the site back that one took away and did not replace."""
    with suppress(OSError):  # where nothing can be read or written, publishing says so
        sweep(_normal(out))


def _normal(out: Path) -> Path:
    if "\0" in str(out):
        raise PublishError(refusal("site-no-name", repr(str(out))))
    return Path(os.path.abspath(out))  # noqa: PTH100  # Path.absolute keeps "..", and the last part is the site's name


def _write(files: Mapping[str, bytes], fresh: Path, maker: Maker | None) -> None:
    fresh.mkdir()
    for path, content in sorted(files.items()):
        target = fresh / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    (fresh / MARK).write_bytes(render_mark(files, maker))
    to_disk([*fresh.rglob("*"), fresh])


def _stays_inside(path: str) -> bool:
    parts = PurePosixPath(path).parts
    return bool(parts) and not PurePosixPath(path).is_absolute() and ".." not in parts and "\\" not in path


def replaceable(out: Path, *, maker: Maker | None = None, replace: bool = False) -> None:
    """Hold a site's folder to be absent, empty, or nothing but what mapgen wrote there, of the same atlas.

    Args:
        out: The folder.
        maker: The atlas that is built, or None where it does not matter.
        replace: Whether another atlas's site may be replaced.

    Raises:
        PublishError: It is no folder, holds somebody's own files, each of which is named, or another atlas's site.
        OSError: It cannot be read.
    """
    out = _normal(out)
    if out.is_symlink() or (out.exists() and not out.is_dir()) or not out.name:
        raise PublishError(refusal("site-no-folder", out))
    if not out.exists():
        return
    mark = read_mark(out)
    own = list(_not_written(out, mark))
    if own:
        raise PublishError(refusal("site-holds-others", out, many=len(own)), problems=own)
    if mark is not None and maker is not None and not replace and not mark.is_of(maker):
        known = "known" if mark.atlas else "none"
        raise PublishError(refusal("site-of-another", out, atlas=known, other=mark.atlas or "", own=maker.name))


def is_anothers(out: Path, maker: Maker) -> bool:
    """Whether a folder holds a site that this atlas did not make."""
    mark = read_mark(_normal(out))
    return mark is not None and not mark.is_of(maker)


def hold_apart(out: Path, inputs: Iterable[Path]) -> None:
    """Hold a site's folder to hold nothing that the site is made of.

    Raises:
        PublishError: It does; each file is named.
    """
    folder = Path(os.path.realpath(out))
    inside = [path for path in inputs if folder in Path(os.path.realpath(path)).parents]
    if inside:
        problems = [finding("path", path=str(path)) for path in inside]
        raise PublishError(refusal("site-is-source", out), problems=problems)


def _not_written(out: Path, mark: Mark | None) -> Iterator[Finding]:
    """What a folder holds that mapgen did not write, or not so."""
    for path in _held_in(out):
        if mark is None or (path != MARK and path not in mark.hashes):
            yield finding("path", path=path)
        elif path != MARK and not is_as_written(mark, out, path):
            yield finding("changed-since-written", path)


def _held_in(out: Path) -> list[str]:
    """Every file and link under a folder, sorted, but for what file managers drop.

    Raises:
        OSError: A folder cannot be looked into.
    """
    found = []
    for folder, folders, names in os.walk(out, onerror=_raised):
        inside = Path(folder)
        linked = [name for name in folders if (inside / name).is_symlink()]
        held = [*linked, *(name for name in names if name not in DROPPINGS)]
        found += [(inside / name).relative_to(out).as_posix() for name in held]
    return sorted(found)


def _raised(error: OSError) -> None:
    raise error
