"""Several maps at a time: the same results in the same order, the same bytes."""

from pathlib import Path

import pytest

from mapgen.errors import MapgenError, Problem
from mapgen.workflows.build_site import build
from mapgen.workflows.parallel import mapped
from tests.faults.conftest import contents
from tests.grid import AtlasOnDisk


def double(number: int) -> int:
    """Twice the number."""
    return 2 * number


def refuse(number: int) -> int:
    """An error with everything an error has."""
    raise MapgenError(f"{number} is wrong.", problems=[Problem("here", file="a.csv", line=3)], fix="Mend it.")


@pytest.mark.parametrize("jobs", [1, 2, 5])
def test_results_are_in_the_order_of_the_items(jobs: int) -> None:
    """However many at a time."""
    assert mapped(double, [3, 1, 2], jobs=jobs) == [6, 2, 4]


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_error_arrives_whole(jobs: int) -> None:
    """Its place and its advice survive the way from another process."""
    with pytest.raises(MapgenError) as caught:
        mapped(refuse, [1, 1], jobs=jobs)
    assert str(caught.value).splitlines() == ["1 is wrong.", "  a.csv:3: here", "Mend it."]


def test_the_site_is_the_same_for_any_number_of_jobs(atlas: AtlasOnDisk, tmp_path: Path) -> None:
    """Two maps with their pictures by one job and by two: byte for byte."""
    # Dots over a quarter of a map, as its counties without votes have them, take a PDF seconds to draw.
    atlas.change("atlas.toml", 'scheme = "winner-margin"', 'scheme = "share-change"')
    build(atlas.path, tmp_path / "one", jobs=1)
    build(atlas.path, tmp_path / "two", jobs=2)
    assert {"winner/map.png", "change/map-column.pdf"} <= contents(tmp_path / "one").keys()
    assert contents(tmp_path / "one") == contents(tmp_path / "two")
