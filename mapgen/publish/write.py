"""The one way in which a command writes files: each is whole or is not there, and none that must stay is touched."""

from __future__ import annotations

import errno
import os
import secrets
import stat
import sys
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path

import click

from mapgen.errors import PublishError
from mapgen.files.regular import KINDS
from mapgen.findings import finding, refusal
from mapgen.publish.disk import to_disk
from mapgen.publish.exchange import exchanged
from mapgen.publish.inputs import STANDARD_STREAM, Identity, identities, identity

FLAGS = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)

NO_FOLDER = "part of its path is a file, not a folder"


@dataclass(frozen=True, slots=True)
class _Ready:
    """A file that is written beside its place."""

    path: Path
    beside: Path


@dataclass(frozen=True, slots=True)
class _Move:
    """A file on its way to its place, told by its identity wherever it is found."""

    file: _Ready
    fresh: Identity
    replaces: bool

    def is_done(self) -> bool:
        try:
            return identity(os.lstat(self.file.path)) == self.fresh
        except OSError:
            return False

    def undo(self) -> None:
        """Bring back what was exchanged, or take away what stands where nothing stood."""
        if self.is_done() and self.replaces:
            self.file.beside.replace(self.file.path)
        elif self.is_done():
            self.file.path.unlink()


def write_files(files: Mapping[Path, bytes], *, inputs: Collection[Path] = ()) -> None:
    """Write files beside their places, then move them there: all, or none.

    A new file has the mode that the umask asks for; one that takes another's place has the other's.

    Args:
        files: Contents by place; "-" is standard output.
        inputs: What the run reads, which no file may replace: files, folders of boundaries, "-" for standard input.

    Raises:
        PublishError: A place is an input, a link, or anything but a file; or it cannot be written to. Files that
            were there are then as they were, and nothing lies beside them.
    """
    read = identities(inputs)
    if STANDARD_STREAM in files:
        _print(files[STANDARD_STREAM], read)
    folders: list[Path] = []
    ready: list[_Ready] = []
    done = False
    try:
        for path, content in files.items():
            if path != STANDARD_STREAM:
                with _told_of(path):
                    there = _there(path, read)
                    _make_folders(path.parent, folders)
                    ready.append(_Ready(path, path.with_name(f".{path.name[:20]}-{secrets.token_hex(8)}")))
                    _write(ready[-1].beside, content, there)
        _put_in_place(ready, read)
        done = True
    finally:
        for file in ready:
            with suppress(OSError):
                file.beside.unlink()
        for folder in () if done else reversed(folders):
            with suppress(OSError):
                folder.rmdir()


def hold_places(places: Collection[Path], *, inputs: Collection[Path] = ()) -> None:
    """Say before anything is drawn what `write_files` would say after it.

    Raises:
        PublishError: A place is an input, a link, or anything but a file.
    """
    read = identities(inputs)
    for path in places:
        if path != STANDARD_STREAM:
            with _told_of(path):
                _there(path, read)


def _there(path: Path, read: frozenset[Identity]) -> os.stat_result | None:
    """The file that will be replaced, or None where there is none.

    Raises:
        PublishError: It is an input, a folder or a link.
        OSError: It is no file, may not be written to, or cannot be looked at.
    """
    try:
        about = os.lstat(path)
    except FileNotFoundError:
        return None
    if stat.S_ISLNK(about.st_mode):
        raise PublishError(refusal("place-is-link", path, to=os.readlink(path)))  # noqa: PTH115  # as it stands
    if stat.S_ISDIR(about.st_mode):
        raise PublishError(refusal("place-is-folder", path))
    for is_kind, _number, said in KINDS:
        if is_kind(about.st_mode):
            raise OSError(errno.EINVAL, said, str(path))
    if identity(about) in read:
        raise PublishError(refusal("place-is-read", path))
    if not os.access(path, os.W_OK):
        raise PermissionError(errno.EACCES, "it is write-protected", str(path))
    return about


def _make_folders(folder: Path, made: list[Path]) -> None:
    missing = list(takewhile(lambda one: not os.path.lexists(one), (folder, *folder.parents)))
    for one in reversed(missing):
        one.mkdir()
        made.append(one)


def _write(beside: Path, content: bytes, there: os.stat_result | None) -> None:
    mode = 0o666 if there is None else stat.S_IMODE(there.st_mode) & 0o777
    with os.fdopen(os.open(beside, FLAGS, mode), "wb") as stream:
        stream.write(content)
    if there is not None:
        with suppress(OSError, AttributeError):  # only root gives files away; Windows has no owners of this kind
            os.chown(beside, there.st_uid, there.st_gid)
        beside.chmod(mode)  # the umask took its part of it
    to_disk([beside])


def _put_in_place(ready: list[_Ready], read: frozenset[Identity]) -> None:
    """Move files to their places; where one cannot be, bring back what was at the others'."""
    moves: list[_Move] = []
    try:
        for file in ready:
            with _told_of(file.path):
                old = _there(file.path, read) is not None  # something may have come to lie there since
                moves.append(_Move(file, identity(os.lstat(file.beside)), replaces=old))
                if not (old and file is not ready[-1] and exchanged(file.beside, file.path)):
                    file.beside.replace(file.path)
    except BaseException:
        # An interruption can come right after a move. Of the last one nothing is left to bring back: it is done.
        if not (moves and len(moves) == len(ready) and moves[-1].is_done() and moves[-1].replaces):
            for move in reversed(moves):
                with suppress(OSError):
                    move.undo()
        raise
    with suppress(OSError):  # the files are there
        to_disk({file.path.parent for file in ready})


def _print(content: bytes, read: frozenset[Identity]) -> None:
    """Write to standard output.

    Raises:
        PublishError: It is closed, an input, or cannot be written to.
        BrokenPipeError: Nobody reads it any more.
    """
    if sys.stdout is None:
        raise PublishError(finding("output-closed"))
    with suppress(OSError, ValueError):  # in a notebook it is no file of the system's
        if identity(os.fstat(sys.stdout.fileno())) in read:
            raise PublishError(finding("output-is-read"))
    try:
        click.echo(content, nl=False)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise PublishError(finding("output-unwritable", said=str(error.strerror))) from error


@contextmanager
def _told_of(path: Path) -> Iterator[None]:
    """Tell what the system says of a file, or of what was made for it, as a message about the file."""
    try:
        yield
    except OSError as error:
        reason = NO_FOLDER if error.errno == errno.ENOTDIR else error.strerror
        raise PublishError(refusal("file-unwritable", path, said=str(reason))) from error
    except ValueError as error:
        raise PublishError(refusal("file-no-name", repr(str(path)))) from error
