"""Places left out by name: the rest is drawn, and the map says what is missing."""

from __future__ import annotations

from pathlib import Path

import pytest

from mapgen.results.contest_results import ContestResults
from mapgen.results.import_options import ImportOptions
from mapgen.results.import_results import import_results
from mapgen.returns.select_contest import ContestFilter
from mapgen.workflows.draw_map import draw_map
from tests.results.grid import write

ROWS = [
    ["county", "candidate", "votes"],
    *(
        [county, who, str(votes)]
        for county, both in {
            "Kent": (10, 12), "New Castle": (20, 12), "Sussex": (10, 15), "Dover City": (400, 300)
        }.items()
        for who, votes in zip(("Ada Ames", "Bo Burr"), both, strict=True)
    ),
]  # fmt: skip


def taken(folder: Path, *leave_out: str) -> ContestResults:
    """Delaware's three counties and a city that is none."""
    named = ContestFilter(state="DE", date="2024-11-05")
    return import_results(write(folder, ROWS), ImportOptions(contest_filter=named, leave_out=leave_out))


def test_a_place_that_is_no_county(tmp_path: Path) -> None:
    """It stops the map until it is left out; then it is named with its votes, and nobody has won."""
    assert [problem.code for problem in taken(tmp_path).errors] == ["place-unknown"]
    found = taken(tmp_path, "dover city")
    assert found.errors == []
    said = "Dover City is left out as asked: its 700 votes are in no county and in no total"
    assert said in [problem.what for problem in found.findings if problem.severity == "warning"]
    drawn = draw_map(found, slug="map-x")
    assert f"{said}." in [note.text for note in drawn.caveats]
    assert "won" not in drawn.headline


@pytest.mark.parametrize("county", ["Kent", "10001"])
def test_a_county_is_drawn_as_no_data(county: str, tmp_path: Path) -> None:
    """By its name or its code; it needs no row and is named."""
    found = taken(tmp_path, "Dover City", county)
    assert found.errors == []
    assert "drawn as “no data”, because they are left out: Kent" in [problem.what for problem in found.findings]
    assert set(found.returns["geoid"]) == {"10003", "10005"}


def test_a_name_that_is_not_there(tmp_path: Path) -> None:
    """What could be meant is listed."""
    errors = [problem.what for problem in taken(tmp_path, "Kansas City").errors]
    assert "--leave-out 'Kansas City' is no place of the file; what is no county there (1): Dover City" in errors
