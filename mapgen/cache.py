"""What is slow to compute and depends on boundaries alone, kept in the user's cache folder and never trusted."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any, TypeVar

import geopandas as gpd
import msgspec
import numpy as np
import platformdirs
import shapely

from mapgen.layout import Layout, lay_out

FOLDER = "MAPGEN_CACHE"
"""The environment variable that names another folder; empty for none."""

WORTHWHILE = 200_000
"""Points from which on looking up saves more than it costs: a state has a seventh of it, the nation five times it."""

KEPT = 64
"""Entries that stay when a new one is written, the latest used."""

MAGIC = b"mapgen cache 1\n"

OURS = "[0-9a-f]" * 64 + ".mapgen*"
"""What the cache's own files are called, finished or not; the folder may hold others."""

T = TypeVar("T")


def cached_layout(boundaries: gpd.GeoDataFrame) -> Layout:
    """`lay_out`, remembered for boundaries of many points; the same layout with the cache as without."""
    return remembered("layout", boundaries, lambda: lay_out(boundaries), Layout)


def remembered(kind: str, boundaries: gpd.GeoDataFrame, make: Callable[[], T], type_: type[T]) -> T:
    """What `make` makes of boundaries, from the cache where it is there, whole and mapgen's own.

    An entry that is damaged, made by another version of mapgen, shapely or numpy, made of other boundaries, or
    owned by somebody else is made anew. A cache that cannot be read or written is done without.

    Args:
        kind: What is made.
        boundaries: Indexed by `geoid`; all that `make` depends on.
        make: Makes it.
        type_: What it is: of plain values, dataclasses and numpy arrays.
    """
    folder = cache_folder()
    if folder is None or shapely.get_num_coordinates(boundaries.geometry.to_numpy()).sum() < WORTHWHILE:
        return make()
    key = _key(kind, boundaries)
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


def _key(kind: str, boundaries: gpd.GeoDataFrame) -> str:
    """A hash of everything the entry depends on, the code that makes it included."""
    digest = hashlib.sha256(f"{kind} {shapely.__version__} {shapely.geos_version} {np.__version__}".encode())
    for source in sorted(Path(__file__).parent.glob("*.py")):
        digest.update(source.read_bytes())
    for geoid, shape in zip(boundaries.index, shapely.to_wkb(boundaries.geometry.to_numpy()), strict=True):
        digest.update(f"{geoid} {len(shape)} ".encode())
        digest.update(shape)
    return digest.hexdigest()


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
    latest_first = sorted(folder.glob(OURS), key=lambda path: path.stat().st_mtime, reverse=True)
    for path in latest_first[KEPT:]:
        path.unlink(missing_ok=True)


def _parts(value: Any) -> Any:
    if isinstance(value, np.ndarray):
        return value.dtype.str, value.shape, value.tobytes()
    raise NotImplementedError(type(value))


def _array(_type: type, parts: Any) -> Any:
    dtype, shape, content = parts
    return np.frombuffer(content, dtype=dtype).reshape(shape)
