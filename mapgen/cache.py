"""What is slow to make, kept in the user's cache folder and never trusted."""

from __future__ import annotations

import hashlib
import os
import sys
import zlib
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import cache
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any, TypeVar

import geopandas as gpd
import msgspec
import numpy as np
import platformdirs
import shapely

from mapgen.geometry.layout import Layout, lay_out

FOLDER = "MAPGEN_CACHE"
"""The environment variable that names another folder; empty for none."""

WORTHWHILE = 4_000
"""Points from which on looking up saves more than it costs: most states have ten times as many."""

KEPT = 400
"""Entries that stay when a new one is written, the latest used."""

KEPT_BYTES = 250_000_000
"""How large they may be together."""

MAGIC = b"mapgen cache 2\n"

OURS = "[0-9a-f]" * 64 + ".mapgen*"
"""What the cache's own files are called, finished or not; the folder may hold others."""

SOURCES = {".py", ".j2", ".css", ".js", ".ftl", ".toml"}
"""What mapgen is made of: another byte in any such file is another mapgen."""

T = TypeVar("T")


def cached_layout(boundaries: gpd.GeoDataFrame) -> Layout:
    """`lay_out`, remembered for boundaries of many points; the same layout with the cache as without."""
    return remembered("layout", boundaries, lambda: lay_out(boundaries), Layout)


def remembered(kind: str, boundaries: gpd.GeoDataFrame, make: Callable[[], T], type_: type[T]) -> T:
    """What `make` makes of boundaries, from the cache where they have many points and it is there.

    Args:
        kind: What is made.
        boundaries: Indexed by `geoid`: `name` and `geometry`, which are all that `make` depends on.
        make: Makes it.
        type_: What it is: of plain values, dataclasses and numpy arrays.
    """
    if shapely.get_num_coordinates(boundaries.geometry.to_numpy()).sum() < WORTHWHILE:
        return make()
    return stored(kind, _parts_of(boundaries), make, type_)


def stored(kind: str, inputs: Iterable[bytes], make: Callable[[], T], type_: type[T]) -> T:
    """What `make` makes of inputs, from the cache where it is there, whole and mapgen's own.

    An entry that is damaged, made by another version of mapgen or of what it stands on, made of other inputs, or
    owned by somebody else is made anew. A cache that cannot be read or written is done without.

    Args:
        kind: What is made.
        inputs: All that `make` depends on; each is told from the next.
        make: Makes it.
        type_: What it is: of plain values, dataclasses and numpy arrays.
    """
    folder = cache_folder()
    if folder is None:
        return make()
    key = _key(kind, inputs)
    with suppress(OSError, ValueError, TypeError):  # msgspec's errors are ValueErrors
        return msgspec.msgpack.decode(_read(folder / f"{key}.mapgen", key), type=type_, dec_hook=_array)
    made = make()
    with suppress(OSError):
        _write(folder / f"{key}.mapgen", key, msgspec.msgpack.encode(made, enc_hook=_parts))
        _prune(folder)
    return made


def cache_folder() -> Path | None:
    """The user's own, or the one that MAPGEN_CACHE names; None where that is empty."""
    named = os.environ.get(FOLDER)
    if named is not None:
        return Path(named) if named else None
    folder = platformdirs.user_cache_path("mapgen", appauthor=False)
    return folder if folder.is_absolute() else None  # without a home it would lie in "~", wherever one stands


def _parts_of(boundaries: gpd.GeoDataFrame) -> Iterable[bytes]:
    for geoid, name in zip(boundaries.index, boundaries["name"], strict=True):
        yield f"{geoid} {name}".encode()
    yield from shapely.to_wkb(boundaries.geometry.to_numpy())


def _key(kind: str, inputs: Iterable[bytes]) -> str:
    """A hash of everything the entry depends on, the code that makes it included."""
    digest = hashlib.sha256(f"{kind}\n{_makers()}\n".encode())
    for each in inputs:
        digest.update(b"%d " % len(each))
        digest.update(each)
    return digest.hexdigest()


@cache
def _makers() -> str:
    """A hash of mapgen's sources, and the versions of everything it may stand on."""
    digest = hashlib.sha256()
    folder = Path(__file__).parent
    for source in sorted(path for path in folder.rglob("*") if path.suffix in SOURCES):
        digest.update(f"{source.relative_to(folder).as_posix()}\n".encode())
        digest.update(source.read_bytes())
    stands_on = [sys.version, zlib.ZLIB_RUNTIME_VERSION, shapely.geos_version_string, *_installed()]
    return " ".join([digest.hexdigest(), *stands_on])


def _installed() -> Iterable[str]:
    """Name and version of every package there is, as the folders beside them are called."""
    for folder in map(Path, sys.path):
        with suppress(OSError):
            yield from sorted(each.name for each in folder.iterdir() if each.name.endswith((".dist-info", ".egg-info")))


def _read(path: Path, key: str) -> bytes:
    if hasattr(os, "geteuid") and path.stat().st_uid != os.geteuid():
        raise PermissionError(path)
    entry = path.read_bytes()
    head = len(MAGIC) + hashlib.sha256().digest_size
    content = entry[head:]
    if entry[:head] != MAGIC + _seal(key, content):
        raise ValueError(path)
    with suppress(OSError):
        os.utime(path)
    return content


def _write(path: Path, key: str, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=path.parent, prefix=path.name, delete=False) as beside:
        try:
            beside.write(MAGIC + _seal(key, content) + content)
            beside.close()
            Path(beside.name).replace(path)
        except BaseException:
            Path(beside.name).unlink(missing_ok=True)
            raise


def _seal(key: str, content: bytes) -> bytes:
    return hashlib.sha256(key.encode() + content).digest()


def _prune(folder: Path) -> None:
    sizes = [(path.stat(), path) for path in folder.glob(OURS)]
    together = 0
    for place, (about, path) in enumerate(sorted(sizes, key=lambda each: each[0].st_mtime, reverse=True)):
        together += about.st_size
        if place >= KEPT or together > KEPT_BYTES:
            path.unlink(missing_ok=True)


def _parts(value: Any) -> Any:
    if isinstance(value, np.ndarray):
        return value.dtype.str, value.shape, value.tobytes()
    raise NotImplementedError(type(value))


def _array(_type: type, parts: Any) -> Any:
    dtype, shape, content = parts
    return np.frombuffer(content, dtype=dtype).reshape(shape)
