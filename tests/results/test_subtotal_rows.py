"""Subtotals that stand for some candidates only: refused with the line named, since no unit is judged by one line."""

from __future__ import annotations

from pathlib import Path

import pytest

from mapgen.results.import_options import ImportOptions
from mapgen.results.import_results import import_results
from mapgen.results.select_contest import ContestFilter
from tests.results.grid import write

ROWS = {"Ames": (("Dover 1", 300), ("Dover 2", 200), ("Smyrna 1", 90)),
        "Boyd": (("Dover 1", 136), ("Dover 2", 449), ("Smyrna 1", 50))}  # fmt: skip


def codes(folder: Path, **more: tuple[int, str, int]) -> dict[str, str]:
    """The errors of Kent's precincts, a row (where, unit, votes) added to a candidate's, and their lines."""
    rows = [["county", "precinct", "candidate", "votes"]]
    for who, own in ROWS.items():
        units = list(own)
        if who in more:
            at, unit, votes = more[who]
            units.insert(at, (unit, votes))
        rows += [["Kent", unit, who, str(votes)] for unit, votes in units]
    options = ImportOptions(contest_filter=ContestFilter(state="DE"), allow_missing=True)
    found = import_results(write(folder, rows), options).report
    return {each.code: str(each.values.get("rows", "")) for each in found if each.severity == "error"}


@pytest.mark.parametrize(
    ("at", "unit", "votes"),
    [(2, "", 585), (0, "", 585), (3, "", 635), (2, "Dover all told", 585)],
    ids=["below its parts", "above them", "of all", "under a name"],
)
def test_one_candidates_subtotal_is_refused(at: int, unit: str, votes: int, tmp_path: Path) -> None:
    """136 + 449 = 585 and with 50 they are 635; Ames has no such row."""
    assert codes(tmp_path, Boyd=(at, unit, votes)) == {"row-may-be-a-subtotal": f"Boyd: '{unit}' in Kent"}


@pytest.mark.parametrize(("unit", "votes"), [("", 584), ("Harrington", 700), ("", 12)])
def test_other_figures_are_a_units_own(unit: str, votes: int, tmp_path: Path) -> None:
    """What is no sum is counted, whatever its unit is called."""
    assert codes(tmp_path, Boyd=(2, unit, votes)) == {}
