"""Totals are known by their figures; modes are settled within one unit. Small tables whose sums can be made by eye."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from mapgen.results.aggregate import aggregate
from mapgen.results.contest_votes import ContestVotes
from mapgen.results.line_totals import judge_lines
from mapgen.results.places import Placer
from mapgen.results.read_table import read_table
from mapgen.results.sum_evidence import chance_of_sum, judge
from mapgen.results.unit_totals import find_unit_totals
from mapgen.results.vote_modes import settle_modes
from mapgen.results.vote_rows import Choice, VoteRows, grouped, repeated_rows, zeros_beside_votes
from tests.results.grid import COUNTIES, write

Cells = list[tuple[str, str, str, str, int]]
"""County, unit, mode, choice, votes."""


def vote_rows(cells: Cells) -> VoteRows:
    """Rows in this order, from line 2 on; the choice "blank" is no vote."""
    columns = list(zip(*cells, strict=True))
    known = [list(dict.fromkeys(column)) for column in columns[:4]]
    at = [np.array([known[of].index(value) for value in columns[of]], np.int64) for of in range(4)]
    slot, _ = grouped(at[0], at[2], at[3])
    return VoteRows(
        slot, at[0], at[1], at[2], at[3],
        np.array(columns[4], np.int64), np.arange(2, len(cells) + 2),
        tuple(known[0]), frozenset(range(len(known[0]))), tuple(known[1]), tuple(known[2]),
        tuple(Choice(name, name, "", name != "blank") for name in known[3]),
    )  # fmt: skip


def units(county: str, **votes: tuple[int, int]) -> Cells:
    """A county's units with the votes of two candidates, Ames and Boyd."""
    return [
        (county, unit, "", name, many)
        for unit, both in votes.items()
        for name, many in zip(("Ames", "Boyd"), both, strict=True)
    ]


def totals_of(rows: VoteRows) -> tuple[list[str], list[str], list[str]]:
    """The units that are totals, called so wrongly, and doubtful, as "county unit"."""
    found = find_unit_totals(rows)
    return tuple(  # type: ignore[return-value]  # three lists
        [f"{rows.areas[each.area]} {rows.units[each.unit]}" for each in some]
        for some in (found.totals, found.wrong, found.doubtful)
    )


def test_a_chance_is_the_product_over_candidates() -> None:
    """A figure of 9 met exactly is met once in ten; 99 beside it, once in a hundred; one vote off, three times that."""
    assert chance_of_sum(np.array([9, 99]), np.array([9, 99])) == pytest.approx(0.001)
    assert chance_of_sum(np.array([9, 99]), np.array([9, 98])) == pytest.approx(0.003)
    assert chance_of_sum(np.array([0, 0]), np.array([0, 0])) == 1.0


@pytest.mark.parametrize(
    ("total", "parts", "siblings", "verdict"),
    [
        ([600, 500], [600, 500], 2, "total"),
        ([600, 500], [599, 502], 2, "total"),
        ([600, 500], [600, 500], 1, "perhaps"),
        ([60000, 50000], [60100, 50100], 5, "perhaps"),
        ([600, 500], [590, 505], 5, "part"),
        ([40, 30], [40, 30], 2, "perhaps"),
        ([5, 3], [5, 3], 2, "part"),
        ([0, 0], [0, 0], 2, "part"),
    ],
)
def test_what_figures_are(total: list[int], parts: list[int], siblings: int, verdict: str) -> None:
    """Exact or a slip off; the same figures once; near; far; small enough to be chance; nothing at all."""
    assert judge(np.array(total), np.array(parts), siblings=siblings) == verdict


@pytest.mark.parametrize("name", ["Total", "Ward 3", "Zusammen", ""])
@pytest.mark.parametrize("first", [True, False])
def test_a_unit_that_sums_the_others_is_a_total(name: str, *, first: bool) -> None:
    """100 + 200 and 70 + 150, whatever the third unit is called and wherever it stands."""
    parts, total = units("Ash", one=(100, 70), two=(200, 150)), units("Ash", **{name: (300, 220)})
    rows = vote_rows([*total, *parts] if first else [*parts, *total])
    assert totals_of(rows) == ([f"Ash {name}"], [], [])
    assert rows.only(find_unit_totals(rows).kept).votes.sum() == 520


def test_lines_that_are_no_votes_need_not_add_up() -> None:
    """A total that forgets the blank ballots is one all the same."""
    blank = [("Ash", "one", "", "blank", 7)]
    cells = [*units("Ash", one=(100, 70), two=(200, 150)), *blank, *units("Ash", three=(300, 220))]
    assert totals_of(vote_rows(cells))[0] == ["Ash three"]


def test_a_countys_only_unit_is_no_total() -> None:
    """A county of one precinct may call it "Total"."""
    assert totals_of(vote_rows(units("Ash", Total=(300, 220)))) == ([], [], [])


def test_two_units_with_the_same_figures_are_doubtful_unless_one_is_called_a_total() -> None:
    """Nobody can know whether the second is a total or another precinct; its name can say it."""
    assert totals_of(vote_rows(units("Ash", one=(300, 220), two=(300, 220))))[2] == ["Ash two"]
    assert totals_of(vote_rows(units("Ash", one=(300, 220), Totals=(300, 220)))) == (["Ash Totals"], [], [])
    assert totals_of(vote_rows(units("Ash", one=(3, 2), two=(3, 2)))) == ([], [], [])
    named = find_unit_totals(vote_rows(units("01001", one=(300, 220), ASH=(300, 220))), COUNTIES)
    assert (len(named.totals), named.doubtful) == (1, ())


def test_a_name_that_sums_elsewhere_says_what_it_is_in_a_county_of_one_precinct() -> None:
    """The unit Alle sums two precincts in Ash, and so is no second precinct in Bell."""
    cells = [*units("Ash", one=(100, 70), two=(200, 150), Alle=(300, 220)), *units("Bell", one=(50, 60), Alle=(50, 60))]
    assert totals_of(vote_rows(cells)) == (["Ash Alle", "Bell Alle"], [], [])


def test_a_sum_of_single_votes_elsewhere_says_nothing_of_two_precincts_with_the_same_figures() -> None:
    """In Ash two precincts agree; that Bell's of the same name has as many votes as two of one each is no evidence."""
    cells = [*units("Ash", one=(151, 21), two=(151, 21)), *units("Bell", one=(0, 1), two=(0, 2), three=(0, 1))]
    assert totals_of(vote_rows(cells)) == ([], [], ["Ash two"])


def test_a_ward_that_is_a_sum_in_one_county_is_a_ward_in_another() -> None:
    """The clerk of Ash put the total where Ward 3 belongs; the one of Bell did not."""
    ash = units("Ash", **{"Ward 1": (100, 70), "Ward 2": (200, 150), "Ward 3": (300, 221)})
    bell = units("Bell", **{"Ward 1": (100, 70), "Ward 2": (200, 150), "Ward 3": (140, 90)})
    assert totals_of(vote_rows([*ash, *bell])) == (["Ash Ward 3"], [], [])


def test_a_total_may_leave_out_the_write_ins() -> None:
    """It says none where the wards have nine: of those it says nothing, and they stay."""
    cells = [*units("Ash", one=(100, 70), two=(200, 150), Total=(300, 220))]
    cells += [("Ash", "one", "", "Write-in", 9), ("Ash", "Total", "", "Write-in", 0)]
    rows = vote_rows(cells)
    choices = tuple(Choice(c.fold, c.name, "", counts=True, nobody=c.name == "Write-in") for c in rows.choices)
    found = find_unit_totals(replace(rows, choices=choices))
    assert (len(found.totals), found.wrong) == (1, ())
    assert rows.votes[found.kept].sum() == 529


def test_a_total_that_is_not_the_sum_is_wrong() -> None:
    """It is called a total; a precinct is missing or a figure is wrong."""
    assert totals_of(vote_rows(units("Ash", one=(100, 70), two=(200, 150), Total=(390, 280))))[1] == ["Ash Total"]


def test_subtotals_are_left_out_before_the_total() -> None:
    """North's two wards with their total, South's one, and all of them."""
    cells = units(
        "Ash", north_1=(100, 70), north_2=(200, 150), **{"North Total": (300, 220)}, south=(55, 66), alle=(355, 286)
    )
    assert totals_of(vote_rows(cells))[0] == ["Ash North Total", "Ash alle"]


def modes(county: str, unit: str, **votes: int) -> Cells:
    """One candidate's votes by mode."""
    return [(county, unit, mode, "Ames", many) for mode, many in votes.items()]


def test_modes_are_settled_within_a_unit() -> None:
    """A precinct known by its total and a unit of early votes are both counted; beside a total its parts are not."""
    rows = vote_rows([*modes("Ash", "one", total=70), *modes("Ash", "EARLY", early=30)])
    assert settle_modes(rows).kept.all()
    rows = vote_rows([*modes("Ash", "one", total=70, early=30, late=40), *modes("Ash", "two", early=5)])
    assert rows.votes[settle_modes(rows).kept].tolist() == [70, 5]


def test_a_mode_that_sums_the_others_needs_no_name() -> None:
    """In four units "gesamt" is early and late together; of two modes with the same votes nobody can know."""
    cells = [cell for at in range(1, 5) for cell in modes("Ash", f"u{at}", early=at * 30, late=at * 17, gesamt=at * 47)]
    found = settle_modes(vote_rows(cells))
    assert vote_rows(cells).votes[found.kept].sum() == 470
    assert [vote_rows(cells).modes[at] for at in found.known_by_figures] == ["gesamt"]
    assert settle_modes(vote_rows(modes("Ash", "one", early=3000, gesamt=3000))).doubtful


def test_modes_far_from_their_total_are_serious() -> None:
    """A tenth of the votes is missing from one of the two."""
    found = settle_modes(vote_rows(modes("Ash", "one", total=1000, early=400, late=500)))
    assert found.serious
    assert [(each.modes_sum, each.total) for each in found.mismatches] == [(900, 1000)]


def test_modes_of_a_county_without_a_total_are_added_up(tmp_path: Path) -> None:
    """They are no rows that stand twice; one mode that does is told, however the name is written."""
    rows = [["county", "mode", "candidate", "votes"], ["Ash", "EARLY", "Ames", "5"], ["Ash", "LATE", "Ames", "7"]]
    assert sums(assembled(write(tmp_path, rows))) == {"Ames": 12}
    assert "AMES in Ash stands here and in line 3" in said(
        assembled(write(tmp_path, [*rows, ["Ash", "LATE", "AMES", "7"]]))
    )


def test_a_row_that_stands_twice_is_told_by_both_lines() -> None:
    """The same unit, mode and choice."""
    rows = vote_rows([*units("Ash", one=(1, 2)), *units("Ash", one=(1, 2))])
    assert [(int(rows.line[at]), int(rows.line[first])) for at, first in repeated_rows(rows)] == [(4, 2), (5, 3)]


def test_a_line_that_sums_the_others_everywhere_is_a_total() -> None:
    """Two candidates and their sum in two counties; with blank ballots in it; nearly; two lines alone."""
    votes = np.array([[100, 70, 170], [200, 150, 350]])
    none = np.zeros(2, np.int64)
    assert judge_lines(votes, none) == {2: "total"}
    assert judge_lines(votes + np.array([0, 0, 9]), np.array([9, 9])) == {2: "total"}
    assert judge_lines(np.array([[60000, 50000, 110100]] * 3), np.zeros(3, np.int64)) == {2: "perhaps"}
    assert judge_lines(np.array([[60, 50, 115]] * 8), np.zeros(8, np.int64)) == {2: "perhaps"}
    assert judge_lines(np.array([[60, 50, 115]] * 7), np.zeros(7, np.int64)) == {}
    assert judge_lines(votes[:, :2], none) == {}


def assembled(path: Path) -> ContestVotes:
    """The one contest of a file."""
    gathered = read_table(path).gathered
    return aggregate(gathered.slots.items(), Placer(COUNTIES), gathered)


def sums(found: ContestVotes) -> dict[str, int]:
    """Votes by line over all counties."""
    return {
        line.name: sum(cell.votes for (_, at), cell in found.cells.items() if at == fold)
        for fold, line in found.lines.items()
    }


def said(found: ContestVotes) -> str:
    """Every finding's kind and words."""
    return "\n".join(f"{problem.severity}: {problem.what}" for problem in found.findings)


def test_a_file_with_a_total_in_a_wards_row(tmp_path: Path) -> None:
    """It is left out, and said with its slip of one vote."""
    header = ["county", "ward", "candidate", "votes"]
    rows = [["Ash", f"W{at}", name, str(votes)] for at, both in enumerate([(100, 70), (200, 150), (300, 221)], 1)
            for name, votes in zip(("Ames", "Boyd"), both, strict=True)]  # fmt: skip
    found = assembled(write(tmp_path, [header, *rows]))
    assert sums(found) == {"Ames": 300, "Boyd": 220}
    assert "warning: 1 of these differs from the parts by a vote or two: 'W3' in Ash has 221" in said(found)
    assert "note: left out, because each of its lines is the sum of its county's other units: 'W3' in Ash" in said(
        found
    )


def test_a_column_that_sums_the_others(tmp_path: Path) -> None:
    """A grand total is no candidate, and a county where it is not the sum is told (`audit`)."""
    rows = [["county", "Ames", "Boyd", "Alles"], ["Ash", "100", "70", "170"], ["Bell", "200", "150", "350"]]
    found = assembled(write(tmp_path, rows))
    assert sums(found) == {"Ames": 300, "Boyd": 220}
    assert "note: Alles is left out, because it is the sum of all other lines in every county" in said(found)
    assert found.place_totals["01001"] == (170, 2)


def test_wrong_cells_of_another_state_stop_nothing(tmp_path: Path) -> None:
    """Only the chosen rows' cells are told."""
    rows = [["state", "county", "candidate", "votes"], ["AL", "Ash", "Ames", "5"], ["VA", "Bedford", "Ames", "NA"]]
    gathered = read_table(write(tmp_path, rows)).gathered
    ours = [(key, slot) for key, slot in gathered.slots.items() if key.state == "AL"]
    assert aggregate(ours, Placer(COUNTIES), gathered).findings == ()


@pytest.mark.parametrize("called", ["", "Gridland", "Summe"])
def test_a_row_of_no_county_that_sums_them_all(called: str, tmp_path: Path) -> None:
    """A state's row without a county, or under any name, is a total; with other figures it stays an unknown place."""
    both = {"Ash": (100, 70), "Bell": (200, 150), called: (300, 220)}
    rows = [[county, name, str(votes)] for county, pair in both.items() for name, votes in zip("AB", pair, strict=True)]
    header = ["county", "candidate", "votes"]
    found = assembled(write(tmp_path, [header, *rows]))
    assert sums(found) == {"A": 300, "B": 220}
    assert [problem.severity for problem in found.findings] == ["note"]
    assert "is left out, because each of its lines is the sum of all counties" in said(found)
    rows[-1][2] = "250"
    assert "error" in said(assembled(write(tmp_path, [header, *rows])))


def test_one_candidates_rows_without_a_unit_are_the_counties_own() -> None:
    """334 is 62 + 160 + 112 and 201 is 13 + 188; where a county has one precinct, its 270 are that one's."""
    figures = {"Kent": (334, 62, 160, 112), "New Castle": (270, 270), "Sussex": (201, 13, 188)}
    cells: Cells = [
        (county, unit, "", "Corbett", votes)
        for county, own in figures.items()
        for unit, votes in zip(("", *(f"{county} {at}" for at in range(1, len(own)))), own, strict=True)
    ]
    assert totals_of(vote_rows(cells)) == (["Kent ", "New Castle ", "Sussex "], [], [])


@pytest.mark.parametrize(
    ("again", "zeros"),
    [
        ([(41, 30), (0, 0)], [4, 5]),
        ([(0, 0), (41, 30)], [2, 3]),
        ([(0, 0), (0, 0)], [4, 5]),
        ([(41, 0), (0, 30)], []),
        ([(41, 30), (0, 30)], []),
        ([(41, 30), (41, 30)], []),
    ],
)
def test_a_unit_that_stands_again_with_zeros(again: list[tuple[int, int]], zeros: list[int]) -> None:
    """Zeros for both candidates add nothing; a zero for one of them is another figure of the same unit."""
    cells = [cell for both in again for cell in units("Kent", Absentee=both)]
    rows = vote_rows(cells)
    assert rows.line[zeros_beside_votes(rows)].tolist() == zeros
