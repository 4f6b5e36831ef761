"""Results of one year's counties on boundaries that fit them, or refused in words; codes in two columns."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from mapgen.areas import us_counties as us
from mapgen.cli.main import main

OLD = ["09001", "09003", "09005", "09007", "09009", "09011", "09013", "09015"]
NEW = [f"09{number}" for number in range(110, 200, 10)]


@pytest.fixture(autouse=True)
def bare(monkeypatch: pytest.MonkeyPatch) -> None:
    """No extra is installed."""
    monkeypatch.setattr(us, "find_spec", lambda _name: None)


def checked(folder: Path, header: str, rows: Iterable[str], *options: str) -> Result:
    """What `mapgen check` says of a table."""
    (folder / "votes.csv").write_text("\n".join([header, *rows]) + "\n")
    return CliRunner().invoke(main, ["check", str(folder / "votes.csv"), *options])


def votes(units: Iterable[str]) -> list[str]:
    """Two candidates in each unit: 50 and 41 votes in the first, 51 and 42 in the second, and so on."""
    return [f"{unit},{who},{first + at}" for at, unit in enumerate(units) for who, first in (("Ada", 50), ("Bo", 41))]


@pytest.mark.parametrize(
    ("units", "date", "counties"),
    [(OLD, "2024-11-05", 8), (OLD, "2020-11-03", 8), (NEW, "2024-11-05", 9), (NEW, "2022-11-08", 9)],
)
def test_connecticut_is_drawn_as_its_results_have_it(
    units: list[str], date: str, counties: int, tmp_path: Path
) -> None:
    """Old counties of 2024 and planning regions of 2022, each on its own."""
    ran = checked(tmp_path, "geoid,candidate,votes", votes(units), "--state", "CT", "--date", date)
    assert ran.exit_code == 0, ran.output
    assert f"Counties: {counties} matched, 0 missing, 0 unknown" in ran.output


def test_old_and_new_counties_in_one_file_are_refused(tmp_path: Path) -> None:
    """Their votes overlap, and none can be divided."""
    ran = checked(tmp_path, "geoid,candidate,votes", votes([*NEW, "09001"]), "--state", "CT", "--date", "2024-11-05")
    assert ran.exit_code == 1
    assert "cut across them" in ran.output


@pytest.mark.parametrize(("state", "date", "codes"), [("SD", "2012-11-06", "46113"), ("SD", "2016-11-08", "46113")])
def test_a_renamed_countys_votes_find_it(state: str, date: str, codes: str, tmp_path: Path) -> None:
    """Shannon in 2012, and where a file still calls it so in 2016."""
    others = [f"46{number:03}" for number in range(3, 138, 2) if number not in (1, 113)]
    ran = checked(tmp_path, "geoid,candidate,votes", votes([*others, codes]), "--state", state, "--date", date)
    assert "no county here has the code 46113" not in ran.output
    assert "Shannon (46113) has no row" not in ran.output


def test_bedford_citys_votes_are_added_to_its_countys(tmp_path: Path) -> None:
    """In 2012 there was the city; the boundaries of the wheel have the county around it, and the note says so."""
    ran = checked(
        tmp_path, "geoid,candidate,votes", votes(["51019", "51515"]), "--state", "VA", "--date", "2012-11-06",
        "--allow-missing",
    )  # fmt: skip
    assert ran.exit_code == 0, ran.output
    assert "Ada" in ran.output
    assert "101" in ran.output
    assert "Bedford became a town in Bedford County" in ran.output


def test_a_states_and_a_countys_digits_in_two_columns(tmp_path: Path) -> None:
    """STATEFP 10 and COUNTYFP 1, 3 and 5 are Delaware's three counties."""
    rows = [f"10,{line}" for line in votes(["1", "3", "5"])]
    ran = checked(tmp_path, "STATEFP,COUNTYFP,candidate,votes", rows, "--date", "2024-11-05")
    assert ran.exit_code == 0, ran.output
    assert "Counties: 3 matched" in ran.output
