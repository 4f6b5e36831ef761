"""`.mapgen`, the file by which a folder is known for a site of mapgen's: what was written there, and of which atlas."""

from __future__ import annotations

import hashlib
import json
import os
import stat
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from mapgen.files.regular import open_regular, read_regular

MARK = ".mapgen"
FIRST = "# These files are written by mapgen and replaced at the next build, as long as they are what it wrote."
ATLAS = "# atlas: "

FORMER = "These files are written by mapgen and replaced at the next build:"
"""The first line of lists without hashes, which mapgen wrote up to 0.1; the site's manifest has the hashes."""

MANIFEST = "manifest.json"
MOST_BYTES = 50_000_000
BLOCK = 1 << 20
UNREADABLE = (OSError, ValueError, msgspec.MsgspecError, RecursionError)


@dataclass(frozen=True, slots=True)
class Maker:
    """The atlas that a site is made of.

    Attributes:
        name: What tells it from other atlases: its `id`, or its title.
        file: The name of its file.
        hash: The "sha256:…" of that file.
    """

    name: str
    file: str
    hash: str


@dataclass(frozen=True, slots=True)
class Mark:
    """What a folder says of itself.

    Attributes:
        hashes: SHA-256 of every file that mapgen wrote, by path under the folder, with forward slashes.
        atlas: The name of the atlas it was made of, or None where it does not say.
        read: Of a list of the former kind: what was read, each with its hash.
    """

    hashes: Mapping[str, str]
    atlas: str | None = None
    read: Mapping[str, str] = field(default_factory=dict)

    def is_of(self, maker: Maker) -> bool:
        """Whether this atlas made it. Where the name is not said, the very same bytes of the atlas's file say so."""
        return self.read.get(maker.file) == maker.hash if self.atlas is None else self.atlas == maker.name

    def wrote(self, path: str, content: bytes) -> bool:
        """Whether mapgen wrote these bytes there."""
        return self.hashes.get(path) == hashlib.sha256(content).hexdigest()


class _File(msgspec.Struct, frozen=True):
    hash: str


class _Manifest(msgspec.Struct, frozen=True):
    mapgen: str
    inputs: dict[str, _File]
    files: dict[str, _File]


def render_mark(files: Mapping[str, bytes], maker: Maker | None) -> bytes:
    """The list of a site's files, which `sha256sum --check` understands."""
    lines = [FIRST, *([ATLAS + json.dumps(maker.name)] if maker is not None else [])]
    lines += [f"{hashlib.sha256(files[path]).hexdigest()}  {path}" for path in sorted(files)]
    return "".join(f"{line}\n" for line in lines).encode("utf-8")


def read_mark(folder: Path) -> Mark | None:
    """What a folder says of itself; None where it says nothing that mapgen understands."""
    content = _own_file(folder / MARK)
    if content is None:
        return None
    try:
        first, *lines = content.decode("utf-8").splitlines()
        if first == FORMER:
            return _former(folder, lines)
        if first == FIRST:
            listed = [line.partition("  ") for line in lines if not line.startswith("#")]
            named = [json.loads(line.removeprefix(ATLAS)) for line in lines if line.startswith(ATLAS)]
            return Mark({path: digest for digest, _, path in listed}, str(named[0]) if named else None)
    except UNREADABLE:
        pass
    return None


def is_as_written(mark: Mark, folder: Path, path: str) -> bool:
    """Whether what lies at a path is a file with the bytes that mapgen wrote: no link, no pipe, not changed since."""
    try:
        if not stat.S_ISREG(os.lstat(folder / path).st_mode):
            return False
        digest = hashlib.sha256()
        with open_regular(folder / path) as stream:
            while block := stream.read(BLOCK):
                digest.update(block)
        return mark.hashes.get(path) == digest.hexdigest()
    except OSError:
        return False


def _former(folder: Path, listed: list[str]) -> Mark | None:
    content = _own_file(folder / MANIFEST)
    if content is None:
        return None
    manifest = msgspec.json.decode(content, type=_Manifest)
    hashes = {path: manifest.files[path].hash.removeprefix("sha256:") for path in listed if path in manifest.files}
    own = {MANIFEST: hashlib.sha256(content).hexdigest()} if MANIFEST in listed else {}
    return Mark(hashes | own, read={path: file.hash for path, file in manifest.inputs.items()})


def _own_file(path: Path) -> bytes | None:
    """The bytes of a file that is no link and not too large to be mapgen's; None where there is none."""
    try:
        return read_regular(path, most_bytes=MOST_BYTES) if stat.S_ISREG(os.lstat(path).st_mode) else None
    except OSError:
        return None
