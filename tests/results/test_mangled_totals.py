"""Copies of small files with a total, a share or modes put in: the tally is right, or the file is refused."""

from __future__ import annotations

import random
import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from mapgen.errors import MapgenError
from mapgen.results.aggregate import aggregate
from mapgen.results.checks import check_votes
from mapgen.results.places import Placer
from mapgen.results.read_table import read_table
from mapgen.results.select_contest import ContestFilter, select_contest
from tests.results.grid import COUNTIES, write
from tests.results.test_totals_by_figures import sums

Rows = list[list[str]]
NAMES = ["Total", "Summe", "", "W9", "Ash", "GRAND TOTAL", "Alle Wards", "county", "Boyd", "100"]
PEOPLE = ("Ames", "Boyd", "Cole")

ward_votes = st.lists(st.tuples(*[st.integers(0, 900)] * 3), min_size=1, max_size=4)
files = st.lists(ward_votes, min_size=4, max_size=4)
"""By county and ward, the votes of three candidates."""


def tidy(counties: list[list[tuple[int, ...]]]) -> Rows:
    """A row for each ward and candidate."""
    return [
        [county, f"W{at}", who, str(votes)]
        for county, wards in zip(COUNTIES.values(), counties, strict=True)
        for at, ward in enumerate(wards, 1)
        for who, votes in zip(PEOPLE, ward, strict=True)
    ]


def wide(counties: list[list[tuple[int, ...]]]) -> Rows:
    """A row for each county, a column for each candidate."""
    return [
        [county, *(str(sum(ward[at] for ward in wards)) for at in range(3))]
        for county, wards in zip(COUNTIES.values(), counties, strict=True)
    ]


def right_or_refused(rows: Rows, counties: list[list[tuple[int, ...]]]) -> None:
    """Read, assembled and audited without an error, the sums are the true ones."""
    with tempfile.TemporaryDirectory() as folder:
        path = write(Path(folder), rows)
        try:
            gathered = read_table(path).gathered
            found = aggregate(select_contest(gathered, ContestFilter()).slots, Placer(COUNTIES), gathered)
        except MapgenError:
            return
    problems = [*found.findings, *check_votes(found, COUNTIES)]
    if any(problem.severity == "error" for problem in problems):
        return
    true = {who: sum(ward[at] for wards in counties for ward in wards) for at, who in enumerate(PEOPLE)}
    # Totals of a few votes may be a ward's own: they are not told apart, and move no county by more than that.
    few = sum(min(sum(map(sum, wards)), 60) for wards in counties)
    got = sums(found)
    assert set(got) == set(true), got
    assert all(abs(got[who] - votes) <= few for who, votes in true.items()), (got, true)


@settings(max_examples=60, deadline=None)
@given(files, st.sampled_from(NAMES), st.sets(st.integers(0, 3), min_size=1), st.integers(0, 2), st.randoms())
def test_a_total_in_a_units_row(
    counties: list[list[tuple[int, ...]]], name: str, where: set[int], slip: int, chance: random.Random
) -> None:
    """Under any name, in some counties or all, in any place, a vote or two off."""
    rows = tidy(counties)
    for at in where:
        county, totals = list(COUNTIES.values())[at], [sum(column) for column in zip(*counties[at], strict=True)]
        rows += [[county, name, who, str(votes + slip)] for who, votes in zip(PEOPLE, totals, strict=True)]
    chance.shuffle(rows)
    right_or_refused([["county", "ward", "candidate", "votes"], *rows], counties)


@settings(max_examples=40, deadline=None)
@given(files, st.sampled_from(NAMES), st.randoms())
def test_a_total_in_a_countys_row(counties: list[list[tuple[int, ...]]], name: str, chance: random.Random) -> None:
    """The state's row, under any name and in any place."""
    rows = wide(counties)
    rows.append([name, *(str(sum(int(row[at]) for row in rows)) for at in (1, 2, 3))])
    chance.shuffle(rows)
    right_or_refused([["county", *PEOPLE], *rows], counties)


@settings(max_examples=40, deadline=None)
@given(
    files, st.sampled_from(["Total", "Alles", "Percent of Ames", "Ames %", "Electors", "Zusammen"]), st.integers(1, 4)
)
def test_a_column_that_is_no_candidate(counties: list[list[tuple[int, ...]]], header: str, place: int) -> None:
    """Sums, shares and counts of voters, in any place among the candidates."""
    rows = [["county", *PEOPLE], *wide(counties)]
    for row in rows:
        votes = [int(cell) for cell in row[1:] if cell.isdecimal()]
        share = str(round(100 * votes[0] / max(sum(votes), 1), 1)) if votes else ""
        row.insert(place, header if row[0] == "county" else share if "Ames" in header else str(sum(votes)))
    right_or_refused(rows, counties)


@settings(max_examples=40, deadline=None)
@given(files, st.sampled_from(["TOTAL", "Gesamt", ""]), st.randoms())
def test_modes_beside_their_total(counties: list[list[tuple[int, ...]]], name: str, chance: random.Random) -> None:
    """Every row in two modes and their sum, which may have no name at all."""
    rows = []
    for county, ward, who, votes in tidy(counties):
        early = int(votes) // 3
        modes = {"early": early, "election day": int(votes) - early, name: int(votes)}
        rows += [[county, ward, mode, who, str(count)] for mode, count in modes.items()]
    chance.shuffle(rows)
    right_or_refused([["county", "ward", "mode", "candidate", "votes"], *rows], counties)


@settings(max_examples=25, deadline=None)
@given(files, st.randoms())
def test_rows_that_stand_twice(counties: list[list[tuple[int, ...]]], chance: random.Random) -> None:
    """A file pasted under itself is refused."""
    rows = tidy(counties) * 2
    chance.shuffle(rows)
    right_or_refused([["county", "ward", "candidate", "votes"], *rows], counties)
