"""Rows that take no vote away and add none: other places', blank ones, footers; a map is drawn without them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.results.test_what_files_do import TOTALS, rows, taken, totals


@pytest.mark.parametrize("header", ["st", "abbr_state"])
def test_rows_of_other_states_without_a_code(header: str, tmp_path: Path) -> None:
    """A column of states says whose they are; two of them bear one name, and one is no county of Delaware."""
    own = rows(fips="NA")
    table = [[header, *own[0]], *(["DE", *line] for line in own[1:])]
    table += [[state, "St. Clair", "NA", "Ada Ames", "77"] for state in ("AL", "MO", "IL")]
    assert totals(taken(tmp_path, table)) == TOTALS


def test_islands_where_nobody_votes(tmp_path: Path) -> None:
    """Midway's row with neither state nor votes, in a file of the country, is none of Delaware's."""
    table = [[*line, ""] for line in rows(county="county")]
    table[0][-1] = "fips"
    table.append(["Midway Islands", "NA", "NA", "74300"])
    assert totals(taken(tmp_path, table)) == TOTALS
