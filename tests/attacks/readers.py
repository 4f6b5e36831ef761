"""What the attacks on boundaries share: Delaware in three squares, a secret beside it, and somebody who listens."""

from __future__ import annotations

import json
import socket
import threading
import zipfile
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

import geopandas as gpd
from click.testing import CliRunner, Result
from shapely import box

from mapgen.cli.main import main

MARK = "hunter2-of-the-secret-file"
NAMES = {"10001": "Kent", "10003": "New Castle", "10005": "Sussex"}
VOTES = """\
geoid,candidate,party,votes
10001,Ada Lovelace,DEM,44518
10001,Emmy Noether,REP,39862
10003,Ada Lovelace,DEM,189402
10003,Emmy Noether,REP,91207
10005,Ada Lovelace,DEM,61305
10005,Emmy Noether,REP,77094
"""

T = TypeVar("T")


def delaware(crs: str = "EPSG:4269") -> gpd.GeoDataFrame:
    """Three squares beside each other."""
    shapes = [box(-76 + at / 2, 39, -75.5 + at / 2, 39.5) for at in range(3)]
    return gpd.GeoDataFrame({"GEOID": list(NAMES), "NAME": list(NAMES.values())}, geometry=shapes, crs=crs)


def features() -> list[dict[str, Any]]:
    """The same as the features of GeoJSON."""
    return json.loads(delaware("EPSG:4326").to_json())["features"]


def geojson(**more: object) -> bytes:
    """An honest GeoJSON file, with more in it."""
    return json.dumps({"type": "FeatureCollection", **more, "features": features()}).encode()


def topojson(**more: object) -> bytes:
    """The same as TopoJSON."""
    rings = [feature["geometry"]["coordinates"][0] for feature in features()]
    parts = [
        {"type": "Polygon", "arcs": [[at]], "id": code, "properties": {"name": name}}
        for at, (code, name) in enumerate(NAMES.items())
    ]
    counties = {"counties": {"type": "GeometryCollection", "geometries": parts}}
    return json.dumps({"type": "Topology", **more, "arcs": rings, "objects": counties}).encode()


@dataclass
class Listener:
    """Somebody who waits on a port of this machine, and counts who comes."""

    port: int
    heard: list[str] = field(default_factory=list)


@contextmanager
def listening() -> Iterator[Listener]:
    """A listener, who must not have heard anything when the block ends."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        listener = Listener(server.getsockname()[1])

        def wait() -> None:
            while True:
                try:
                    caller, _ = server.accept()
                except OSError:
                    return
                with caller:
                    caller.settimeout(1)
                    listener.heard.append(repr(caller.recv(400)))

        threading.Thread(target=wait, daemon=True).start()
        yield listener
        server.shutdown(socket.SHUT_RDWR)


def within(seconds: float, function: Callable[[], T]) -> T:
    """What a function gives, which must not wait for anything longer than that."""
    future: Future[T] = Future()

    def run() -> None:
        try:
            future.set_result(function())
        except BaseException as error:  # noqa: BLE001  # raised again where it is waited for
            future.set_exception(error)

    threading.Thread(target=run, daemon=True).start()
    return future.result(timeout=seconds)


def mapped(folder: Path, shapes: object, seconds: float = 60) -> Result:
    """`mapgen map` of Delaware's votes on a file of boundaries; any traceback is a failure."""
    (folder / "codes.csv").write_text(VOTES, "utf-8")
    given = [folder / "codes.csv", "-o", folder / "page.html", "--date", "2024-11-05", "--shapes", shapes]
    result = within(seconds, lambda: CliRunner().invoke(main, ["map", *map(str, given)]))
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def zipped(folder: Path, archive: Path) -> Path:
    """A zip of a folder's files."""
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as packed:
        for file in sorted(folder.iterdir()):
            packed.write(file, f"inside/{file.name}")
    return archive
