"""The way out: a rendered site put in place whole, or not at all."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Collection, Iterable, Mapping
from contextlib import suppress
from pathlib import Path, PurePosixPath

from mapgen.errors import Problem, PublishError
from mapgen.publish.exchange import put_in_place
from mapgen.publish.workshop import NEW, OLD, sweep, workshop

MARK = ".mapgen"
"""A file that says a folder was made by mapgen, and lists what mapgen wrote there: that may be replaced by it."""

MARK_TEXT = "These files are written by mapgen and replaced at the next build:\n"

DROPPINGS = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})
"""What file managers leave in every folder they show: nobody's own files."""

WHOLE = "What was there before is as it was."


def publish(files: Mapping[str, bytes], out: Path, *, keep: Collection[str] = ()) -> None:
    """Write a site beside the old one, then exchange the two in one step.

    Whoever looks, and whenever the build is killed, finds the old site or the new one, whole. Two builds at once
    do not mix: the later one's site stays.

    Args:
        files: Contents by path under the site, with forward slashes.
        out: The site's folder. It is replaced only where it is absent, empty, or holds nothing but what mapgen
            wrote there.
        keep: Folders of the old site that stay in the new one.

    Raises:
        PublishError: A path leaves the folder, the folder holds somebody's own files, or it cannot be written.
            What was there before is then still there, whole.
    """
    outside = [path for path in files if not _stays_inside(path)]
    if outside:
        raise PublishError("A file would leave the output folder.", problems=[Problem(path) for path in outside])
    try:
        out = _normal(out)
        with workshop(out) as beside:
            replaceable(out)
            fresh = beside / NEW
            _write(files, fresh, out, keep)
            replaceable(out)  # somebody may have put a file there in the meantime
            put_in_place(fresh, out, beside / OLD)
            _to_disk([out.parent])
    except OSError as error:
        raise PublishError(f"{out} cannot be written: {error.strerror}.", fix=_advice(error)) from error


def kept(out: Path, folders: Collection[str]) -> dict[str, bytes]:
    """The files of a site's folders that will stay in it, by path under the site, with forward slashes."""
    found = {}
    for folder in folders:
        for file in sorted((out / folder).rglob("*")):
            if file.is_file():
                found[file.relative_to(out).as_posix()] = file.read_bytes()
    return found


def recover(out: Path) -> None:
    """Sweep what killed builds of a site left, and bring the site back that one took away and did not replace."""
    with suppress(OSError):  # where nothing can be read or written, publishing says so
        sweep(_normal(out))


def _normal(out: Path) -> Path:
    return Path(os.path.abspath(out))  # noqa: PTH100  # Path.absolute keeps "..", and the last part is the site's name


def _write(files: Mapping[str, bytes], fresh: Path, out: Path, keep: Collection[str]) -> None:
    fresh.mkdir()
    for folder in keep:
        if (out / folder).is_dir():
            shutil.copytree(out / folder, fresh / folder)
    for path, content in sorted(files.items()):
        target = fresh / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    written = sorted(each.relative_to(fresh).as_posix() for each in fresh.rglob("*") if each.is_file())
    (fresh / MARK).write_text(MARK_TEXT + "".join(f"{path}\n" for path in written), "utf-8", newline="\n")
    _to_disk([*fresh.rglob("*"), fresh])


def _to_disk(paths: Iterable[Path]) -> None:
    """See to it that a power cut after the exchange finds the new files' contents, and not only their names."""
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


def _stays_inside(path: str) -> bool:
    parts = PurePosixPath(path).parts
    return bool(parts) and not PurePosixPath(path).is_absolute() and ".." not in parts and "\\" not in path


def replaceable(out: Path) -> None:
    """Hold a site's folder to be absent, empty, or nothing but what mapgen wrote there.

    Raises:
        PublishError: It is no folder, or holds somebody's own files; each is named.
    """
    out = _normal(out)
    if out.is_symlink() or (out.exists() and not out.is_dir()) or not out.name:
        raise PublishError(f"{out} is not a folder that can be replaced.", fix="Name another one with --out.")
    if not out.exists():
        return
    marked = (out / MARK).is_file()
    ours = set((out / MARK).read_text("utf-8").splitlines()[1:]) if marked else set()
    own = sorted(path for path in _held_in(out) if path not in ours and path != MARK)
    if own:
        raise PublishError(
            f"{out} holds {'files' if len(own) > 1 else 'a file'} that mapgen did not write.",
            problems=[Problem(path) for path in own],
            fix="Move what you want to keep out of it, or name another folder with --out.",
        )


def _held_in(out: Path) -> list[str]:
    """Every file and link under a folder, but for what file managers drop."""
    found = []
    for folder, folders, names in os.walk(out):
        inside = Path(folder)
        linked = [name for name in folders if (inside / name).is_symlink()]
        held = [*linked, *(name for name in names if name not in DROPPINGS)]
        found += [(inside / name).relative_to(out).as_posix() for name in held]
    return found


def _advice(error: OSError) -> str:
    if error.errno == errno.EBUSY:
        return f"It is where another file system is mounted: name a folder inside it with --out. {WHOLE}"
    return WHOLE
