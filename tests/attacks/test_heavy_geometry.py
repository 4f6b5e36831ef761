"""Outlines that are small as files and endless as work: given up in words, and never deaf to a signal."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import shapely
from numpy.typing import NDArray

from mapgen import listening
from mapgen.areas import coverage, shapefile
from mapgen.areas.boundaries import read_boundaries
from mapgen.errors import BoundariesError
from mapgen.geometry import layout, simplify
from tests.attacks.readers import delaware, within

pytestmark = pytest.mark.attack

Ring = NDArray[np.float64]


def star(points: int) -> Ring:
    """A star whose every ray crosses almost every other: 6,000 of them, 9,000,000 times."""
    angle = 2 * np.pi * np.arange(points + 1) * (points // 2) / points
    ring = np.column_stack([-75 + np.cos(angle), 39 + np.sin(angle)])
    ring[-1] = ring[0]
    return ring


def comb(points: int) -> Ring:
    """Slanting teeth, none of which crosses another, though the box around each overlaps the boxes of all."""
    tooth = np.arange(points)
    teeth = np.column_stack([-76 + tooth / points / 2 + tooth % 2, 38.0 + tooth % 2])
    return np.vstack([teeth, [[-74, 37], [-76, 37]], teeth[:1]])


def zigzag(points: int) -> Ring:
    """A line that goes up and down less and less: simplifying it goes one step deeper with every point."""
    place = np.arange(points)
    return np.column_stack([3000 * place / points, 1500 * (1 - place / points) * np.where(place % 2, 1, -1)])


def beside(ring: Ring) -> list[Ring]:
    """The ring, and two squares."""
    return [ring, *(np.array(shapely.box(west, 38, west + 1, 39).exterior.coords) for west in (-72, -70))]


def _in_delaware(ring: Ring) -> Ring:
    """The same drawing, small enough to lie where Delaware's codes must."""
    return np.array([-75.45, 39.1]) + (ring - np.array([-73.0, 38.5])) * np.array([0.08, 0.3])


def boundaries(path: Path, rings: list[Ring]) -> Path:
    """Delaware's three counties with these outlines, as GeoJSON."""
    names = ["Kent", "New Castle", "Sussex"]
    features = [
        {
            "type": "Feature",
            "properties": {"GEOID": f"1000{2 * at + 1}", "NAME": name},
            "geometry": {"type": "Polygon", "coordinates": [_in_delaware(ring).round(9).tolist()]},
        }
        for at, (name, ring) in enumerate(zip(names, rings, strict=True))
    ]
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}), "utf-8")
    return path


@pytest.mark.parametrize(
    ("bound", "most", "says"),
    [("MEND_SECONDS", 1, "more than 1 seconds"), ("MEND_MEMORY", 50_000_000, "more than 47 MB of memory")],
)
def test_mending_that_takes_too_much_is_given_up(
    bound: str, most: int, says: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of both bounds only a part is given, which a star of 190 kB uses up."""
    path = boundaries(tmp_path / "c.geojson", beside(star(6001)))
    monkeypatch.setattr(coverage, bound, most)
    with pytest.raises(BoundariesError, match=f"mending them takes {says}.*\n.*mapshaper IN -clean") as caught:
        within(20, lambda: read_boundaries(path))
    assert str(path) in str(caught.value)


def test_finding_out_that_takes_too_long_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A comb is a valid polygon; to know it every tooth is held against all others."""
    path = boundaries(tmp_path / "c.geojson", beside(comb(12_001)))
    monkeypatch.setattr(coverage, "LONGEST_SECONDS", 0.05)
    with pytest.raises(BoundariesError, match="share their borders took more than"):
        within(10, lambda: read_boundaries(path))


def test_a_shapefiles_holes_that_take_too_long_are_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each hole is looked for in the outlines, by GEOS and out of reach of any clock: here it is never found."""
    delaware().to_file(tmp_path / "c.shp")
    found = threading.Event()
    monkeypatch.setattr(shapefile, "areas_of", lambda *_rings: found.wait())
    monkeypatch.setattr(shapefile, "LONGEST_SECONDS", 0.01)
    try:
        with pytest.raises(BoundariesError, match="reading it took more than"):
            read_boundaries(tmp_path / "c.shp")
    finally:
        found.set()


def test_a_line_that_narrows_does_not_end_the_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """A call deeper for every point, until no stack is left, and no word: here of a quarter of a megabyte."""
    monkeypatch.setattr(simplify, "LONGEST_PIECE", 512)
    before = threading.stack_size(1 << 18)
    try:
        (cells,) = within(60, lambda: simplify.set_on_grid([zigzag(8000)], [1.5], 2.0))
    finally:
        threading.stack_size(before)
    assert len(cells) > 3000


def test_a_line_in_pieces_is_as_near_to_its_place_as_a_whole_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """No point lies further away than was asked, and a straight line needs its ends and its cuts alone."""
    monkeypatch.setattr(simplify, "LONGEST_PIECE", 8)
    place = np.linspace(0, 3000, 200)
    wave, straight = np.column_stack([place, 40 * np.sin(place / 50)]), np.column_stack([np.arange(20.0)] * 2)
    waving, cut, kept = simplify.set_on_grid([wave, straight, straight[:2]], [1.5], 2.0)
    assert shapely.hausdorff_distance(shapely.linestrings(wave), shapely.linestrings(waving)) <= 2.0
    assert cut[:, 0].tolist() == [0, 8, 16, 19]
    assert kept[:, 0].tolist() == [0, 1]


def test_a_layout_that_takes_too_long_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever in it that is; here it is arranging the insets."""
    found = threading.Event()
    monkeypatch.setattr(layout, "arrange", lambda *_areas, **_measures: found.wait())
    monkeypatch.setattr(layout, "LONGEST_SECONDS", 0.01)
    try:
        with pytest.raises(BoundariesError, match="laying them out took more than"):
            layout.lay_out(delaware().set_index("GEOID").rename(columns={"NAME": "name"}))
    finally:
        found.set()


def test_what_goes_wrong_in_the_work_is_raised_where_it_is_waited_for() -> None:
    """With its own words, as if nobody had listened meanwhile."""
    with pytest.raises(ZeroDivisionError):
        listening.listening(lambda: 1 // 0, 5)
    assert listening.listening(lambda: None, 5) is None


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_is_heard_while_borders_are_mended(number: int, tmp_path: Path) -> None:
    """The process that mends them is ended with it."""
    path = boundaries(tmp_path / "c.geojson", beside(star(6001)))
    _struck(number, lambda: read_boundaries(path))
    children = Path(f"/proc/self/task/{os.getpid()}/children")
    if children.exists():
        assert "child.py" not in "".join(
            Path(f"/proc/{child}/cmdline").read_text() for child in children.read_text().split()
        )


def _struck(number: int, work: Callable[[], object]) -> None:
    """Work that is interrupted by a signal within a second."""
    before = signal.signal(number, signal.default_int_handler)
    timer = threading.Timer(0.7, lambda: os.kill(os.getpid(), number))
    timer.start()
    began = time.monotonic()
    try:
        with pytest.raises(KeyboardInterrupt):
            work()
        assert time.monotonic() - began < 2.7
    finally:
        timer.cancel()
        signal.signal(number, before)


def test_a_run_that_is_stopped_within_geos_says_so_and_ends(tmp_path: Path) -> None:
    """What was left behind in a thread goes with the process; a comb of these teeth takes a minute."""
    path = boundaries(tmp_path / "c.geojson", beside(comb(100_001)))
    code = (
        "import os, signal, sys, threading; from mapgen.areas import coverage, mending; sound = mending.sound\n"
        "def struck(shapes):\n"
        "    threading.Timer(0.2, os.kill, (os.getpid(), signal.SIGTERM)).start(); return sound(shapes)\n"
        "coverage.sound = struck; from mapgen.cli.main import main; main()"
    )
    (tmp_path / "r.csv").write_text("county,candidate,votes\nKent,Ada,1\nNew Castle,Ada,2\nSussex,Ada,3\n", "utf-8")
    command = [
        sys.executable,
        "-c",
        code,
        "map",
        "r.csv",
        "-o",
        "x.html",
        "--shapes",
        str(path),
        "--date",
        "2024-11-05",
    ]
    done = within(20, lambda: subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False))
    assert (done.returncode, done.stderr) == (
        143,
        "Terminated. The site's folder is whole, as it was or as it was to be.\n",
    )
    assert not (tmp_path / "x.html").exists()
