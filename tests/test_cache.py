"""The cache: the same answer with it as without, and nothing in it is believed that mapgen did not put there."""

import os
from collections.abc import Iterator
from pathlib import Path

import geopandas as gpd
import numpy as np
import pytest
import shapely

from mapgen import cache
from mapgen.cache import cache_folder, cached_layout, remembered
from mapgen.geometry.layout import Layout, lay_out


@pytest.fixture
def grid() -> gpd.GeoDataFrame:
    """Four square counties.

    A B    north
    C D    south
    """
    squares = [shapely.box(x - 86, y + 37, x - 85, y + 38) for y in (1, 0) for x in (0, 1)]
    index = ["21001", "21003", "21005", "21007"]
    return gpd.GeoDataFrame({"name": list("ABCD")}, geometry=squares, index=index, crs=4269)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty cache folder that is used for boundaries of any size."""
    monkeypatch.setenv("MAPGEN_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr(cache, "WORTHWHILE", 0)
    return tmp_path / "cache"


def looked_up(grid: gpd.GeoDataFrame) -> bool:
    """Whether the answer comes from the cache."""
    made = []
    assert remembered("numbers", grid, lambda: made.append(1) or [1, 2], list[int]) == [1, 2]
    return not made


def entry(folder: Path) -> Path:
    """The one file of the cache."""
    (path,) = folder.iterdir()
    return path


def test_what_was_made_once_is_looked_up(grid: gpd.GeoDataFrame, folder: Path) -> None:
    """The first call makes, the second finds."""
    assert [looked_up(grid), looked_up(grid)] == [False, True]
    assert len(list(folder.iterdir())) == 1


def test_a_layout_comes_back_the_same(grid: gpd.GeoDataFrame, folder: Path) -> None:
    """Every field of a layout survives, arrays too, and its methods work."""
    made, kept, plain = cached_layout(grid), cached_layout(grid), lay_out(grid)
    assert len(list(folder.iterdir())) == 1
    for layout in (made, kept):
        assert isinstance(layout, Layout)
        for name in ("conic", "scale", "left", "top", "width", "height", "paths", "points", "neighbours"):
            assert getattr(layout, name) == getattr(plain, name), name
        assert list(layout.paths) == list(plain.paths)
        assert layout.outline(["21001", "21003"]) == plain.outline(["21001", "21003"])
        assert layout.place(-85.5, 37.5) == plain.place(-85.5, 37.5)


@pytest.mark.parametrize(
    "damage",
    [
        lambda _content: b"",
        lambda content: content[:-1],
        lambda content: content[:-1] + bytes([content[-1] ^ 1]),
        lambda content: content.replace(b"cache 2", b"cache 3"),
        lambda _content: b"\x80\x04]\x94.",
    ],
    ids=["empty", "cut short", "one bit", "another version", "a pickle"],
)
def test_a_damaged_entry_is_made_anew(grid: gpd.GeoDataFrame, folder: Path, damage: object) -> None:
    """What is not whole is not used, and is replaced."""
    looked_up(grid)
    path = entry(folder)
    path.write_bytes(damage(path.read_bytes()))  # type: ignore[operator]  # a function, above
    assert [looked_up(grid), looked_up(grid)] == [False, True]


@pytest.mark.usefixtures("folder")
def test_an_entry_of_another_kind_is_made_anew(grid: gpd.GeoDataFrame) -> None:
    """A sound entry of the right name that holds something else is not used."""
    remembered("numbers", grid, lambda: {"not": "a list"}, dict[str, str])
    assert not looked_up(grid)


def test_an_entry_of_other_boundaries_under_this_name_is_made_anew(grid: gpd.GeoDataFrame, folder: Path) -> None:
    """A file that was renamed is found out by its seal."""
    looked_up(grid)
    ours = entry(folder).name
    other = grid.iloc[:2]
    remembered("numbers", other, lambda: [9], list[int])
    (theirs,) = (path for path in folder.iterdir() if path.name != ours)
    theirs.replace(folder / ours)
    assert not looked_up(grid)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can give a file away")
def test_an_entry_of_somebody_elses_is_made_anew(grid: gpd.GeoDataFrame, folder: Path) -> None:
    """In a folder that several people write to, only one's own entries count."""
    looked_up(grid)
    os.chown(entry(folder), 65534, 65534)
    assert not looked_up(grid)


def test_other_boundaries_are_another_entry(grid: gpd.GeoDataFrame, folder: Path) -> None:
    """A vertex moved, a county renamed: the key is another."""
    looked_up(grid)
    moved = grid.copy()
    moved.loc["21001", "geometry"] = shapely.box(-86, 38, -85, 38.5)
    assert not looked_up(moved)
    assert not looked_up(grid.rename({"21001": "21009"}))
    assert len(list(folder.iterdir())) == 3


@pytest.mark.parametrize("unusable", ["/dev/null", "/proc/none", ""])
def test_a_cache_that_cannot_be_used_is_done_without(
    grid: gpd.GeoDataFrame, folder: Path, monkeypatch: pytest.MonkeyPatch, unusable: str
) -> None:
    """No message, no failure, the same answer."""
    monkeypatch.setenv("MAPGEN_CACHE", unusable)
    assert [looked_up(grid), looked_up(grid)] == [False, False]
    assert not folder.exists()


def test_old_entries_go_and_other_files_stay(
    grid: gpd.GeoDataFrame, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The folder does not grow for ever, and what mapgen did not write there is not touched."""
    monkeypatch.setattr(cache, "KEPT", 2)
    folder.mkdir()
    (folder / "thesis.txt").write_text("years of work", "utf-8")
    for count in (1, 2, 3, 4):
        remembered("numbers", grid.iloc[:count], lambda: [1], list[int])
        for path in folder.glob("*.mapgen*"):
            stamp = path.stat().st_mtime - 10
            os.utime(path, (stamp, stamp))
    assert len(list(folder.glob("*.mapgen"))) == 2
    assert (folder / "thesis.txt").read_text("utf-8") == "years of work"


def test_small_boundaries_are_not_cached(grid: gpd.GeoDataFrame, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Below the size from which it pays, nothing is written."""
    monkeypatch.setattr(cache, "WORTHWHILE", 21)  # four squares of five points
    assert not looked_up(grid)
    assert not folder.exists()


def test_without_a_home_there_is_no_cache(monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder called "~" where one happens to stand would be no cache."""
    monkeypatch.delenv("MAPGEN_CACHE", raising=False)
    monkeypatch.setattr(cache.platformdirs, "user_cache_path", lambda *_, **__: Path("~/.cache/mapgen"))
    assert cache_folder() is None


@pytest.mark.usefixtures("folder")
def test_arrays_come_back_as_arrays(grid: gpd.GeoDataFrame) -> None:
    """Shape, type and values."""
    wanted = np.array([[1, 2], [3, 4]], dtype=np.int64)
    remembered("array", grid, lambda: wanted, np.ndarray)
    found = remembered("array", grid, lambda: np.zeros(1), np.ndarray)
    assert found.dtype == wanted.dtype
    assert (found == wanted).all()
