"""A package and what a stranger may do to it: shared by the attacks on what is read of one."""

from __future__ import annotations

import hashlib
import json
import os
import socket
from collections.abc import Callable
from pathlib import Path
from tempfile import gettempdir
from typing import Any

import pytest

from mapgen.areas.area_table import AreaTable, BoundarySource
from mapgen.areas.attributes import read_cities, read_described_attributes
from mapgen.areas.boundaries import read_described_areas
from mapgen.errors import PackageError
from mapgen.files.datapackage import Package
from mapgen.workflows.load_atlas import read_described_results
from tests import grid
from tests.grid import AtlasOnDisk

OUTSIDE = "outside"
"""The folder beside the atlas whose files are nobody's business."""

CITIES = "name,latitude,longitude,rank\nTown,40.5,-89.5,1\n"
KINDS = {
    "results": ("returns", "now", "now.csv"),
    "boundaries": ("place", "counties", "counties.geojson"),
    "attributes": ("place", "attributes", "attributes.csv"),
    "cities": ("place", "cities", "cities.csv"),
}
"""What a package holds: the folder, the resource, its file."""

LEADING_OUT: dict[str, Callable[[Path], str]] = {
    "absolute": str,
    "absolute twice": lambda outside: f"/{outside}",
    "drive": lambda outside: f"C:/{outside.name}",
    "UNC": lambda outside: f"//server/share/{outside.name}",
    "NUL": lambda outside: f"{outside.name}\0.csv",
    "line break": lambda outside: f"{outside.name}\n",
    "address": lambda outside: outside.as_uri(),
    "endless": lambda outside: "a/" * 5_000 + outside.name,
}
"""Paths to something outside, as somebody hostile writes them in a description or an atlas."""

Described = dict[str, Any]


def mark(file: Path) -> Described:
    """The true length and hash of a file."""
    content = file.read_bytes()
    return {"bytes": len(content), "hash": f"sha256:{hashlib.sha256(content).hexdigest()}"}


def redescribe(folder: Path, name: str, change: Callable[[Described], object]) -> None:
    """Change what a description says of one resource."""
    file = folder / "datapackage.json"
    described = json.loads(file.read_text("utf-8"))
    change(next(resource for resource in described["resources"] if resource["name"] == name))
    file.write_text(json.dumps(described), "utf-8")


def with_cities(atlas: AtlasOnDisk) -> AtlasOnDisk:
    """The grid with cities; every file of its packages lies once more, as good, in a folder beside the atlas."""
    place = atlas.folder / "place"
    (place / "cities.csv").write_text(CITIES, "utf-8")
    described = json.loads((place / "datapackage.json").read_text("utf-8"))
    described["resources"].append({"name": "cities", "path": "cities.csv", **mark(place / "cities.csv")})
    (place / "datapackage.json").write_text(json.dumps(described), "utf-8")
    atlas.change(
        "atlas.toml", 'attributes = "attributes"', 'attributes = "attributes"\ncities = "cities"', describe=False
    )
    outside = atlas.folder.parent / OUTSIDE
    outside.mkdir()
    for folder, _, name in KINDS.values():
        (outside / name).write_bytes((atlas.folder / folder / name).read_bytes())
    return atlas


def read(atlas: AtlasOnDisk, kind: str) -> object:
    """What is read of a package, by the reader that a build uses."""
    folder, resource, _ = KINDS[kind]
    package = Package(atlas.folder / folder)
    if kind == "results":
        areas = AreaTable(grid.boundaries(), BoundarySource())
        return read_described_results(package, package.contest(resource), areas).sound()
    readers = {
        "boundaries": read_described_areas,
        "attributes": read_described_attributes,
        "cities": read_cities,
    }
    return readers[kind](package, resource)


def refused(atlas: AtlasOnDisk, kind: str) -> str:
    """What is said of a file that is not read; its private copy is not spoken of."""
    with pytest.raises(PackageError) as error:
        read(atlas, kind)
    assert f"{gettempdir()}/mapgen-" not in str(error.value)
    return str(error.value)


def a_pipe(path: Path) -> None:
    """Whoever opens it waits for its other end."""
    os.mkfifo(path)


def a_folder(path: Path) -> None:
    """With nothing in it."""
    path.mkdir()


def a_socket(path: Path) -> None:
    """Bound, and listened to by nobody."""
    here = Path.cwd()
    os.chdir(path.parent)  # a socket's path has a hundred characters at most
    try:
        socket.socket(socket.AF_UNIX).bind(path.name)
    finally:
        os.chdir(here)


def endless(path: Path) -> None:
    """A link to a device that never stops."""
    path.symlink_to("/dev/zero")


def a_circle(path: Path) -> None:
    """A link to itself."""
    path.symlink_to(path.name)


def nothing(path: Path) -> None:
    """A link to a file that is not there."""
    path.symlink_to("nowhere")


STRANGE = [a_pipe, a_folder, a_socket, endless, a_circle, nothing]
