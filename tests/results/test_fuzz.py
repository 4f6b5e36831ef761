"""Mangled copies of a good file: the right tally or a message, and nothing else."""

from __future__ import annotations

import contextlib
import gzip
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mapgen.errors import MapgenError
from mapgen.results.import_results import read_returns
from mapgen.tables.join import join_counties
from mapgen.tables.tally import tally
from tests.results.grid import CONTEST, COUNTIES, SQUARES, VOTES, tallied, text_of

pytestmark = pytest.mark.attack

# The totals come first: a number that is cut at the end of a file can only be told by a total that is still there.
ROWS = [["geoid", "county", "office", "district", "party", "candidate", "votes"]]
ROWS += [["", "Total Votes", "President", "", "REP", "Rutherford Hayes", "1,687"]]
ROWS += [["", "Total Votes", "President", "", "DEM", "Samuel Tilden", "1,771"]]
ROWS += [
    [geoid, COUNTIES[geoid], "President", "", candidate.party, candidate.name, f"{votes:,}"]
    for geoid, both in VOTES.items()
    for candidate, votes in zip(CONTEST.candidates, both, strict=True)
]
ROWS += [["01001", "Ash", "U.S. Senate", "", "REP", "Somebody Else", "12"]]

Rows = list[list[str]]
Mangle = Callable[[Rows], Rows]


@st.composite
def row_mangles(draw: st.DrawFn) -> Mangle:
    """One thing people or programs do to the rows of a table."""
    at, other = draw(st.integers(1, len(ROWS) - 1)), draw(st.integers(1, len(ROWS) - 1))
    column, text = draw(st.integers(0, 6)), draw(st.text(max_size=12))
    order = draw(st.permutations(range(7)))
    kinds: dict[str, Mangle] = {
        "drop": lambda rows: rows[:at] + rows[at + 1 :],
        "double": lambda rows: [*rows, rows[min(at, len(rows) - 1)]],
        "swap": lambda rows: [rows[other] if i == at else rows[at] if i == other else r for i, r in enumerate(rows)],
        "columns": lambda rows: [[row[i] for i in order] for row in rows],
        "header": lambda rows: [[text if i == column else c for i, c in enumerate(rows[0])], *rows[1:]],
        "cell": lambda rows: [
            [text if (i, j) == (at, column) else c for j, c in enumerate(r)] for i, r in enumerate(rows)
        ],
        "blank": lambda rows: [*rows[:at], [""] * 7, *rows[at:]],
        "pad": lambda rows: [[f" {cell}  " for cell in row] for row in rows],
        "shift": lambda rows: [[*r[:column], "", *r[column:]] if i == at else r for i, r in enumerate(rows)],
        "lose zero": lambda rows: [[row[0].lstrip("0"), *row[1:]] for row in rows],
        "floats": lambda rows: [[row[0] and f"{row[0]}.0" if i else row[0], *row[1:]] for i, row in enumerate(rows)],
        "shout": lambda rows: [[cell.upper() if j == 1 else cell for j, cell in enumerate(row)] for row in rows],
    }
    return kinds[draw(st.sampled_from(sorted(kinds)))]


@st.composite
def byte_mangles(draw: st.DrawFn) -> Callable[[bytes], bytes]:
    """One thing that happens to the bytes of a file."""
    place, value, length = draw(st.floats(0, 1)), draw(st.binary(min_size=1, max_size=3)), draw(st.integers(0, 5))

    def splice(content: bytes) -> bytes:
        at = int(place * len(content))
        return content[:at] + value + content[at + length :]

    kinds: dict[str, Callable[[bytes], bytes]] = {
        "splice": splice,
        "cut": lambda content: content[: int(place * len(content))],
        "gzip": gzip.compress,
        "cut gzip": lambda content: gzip.compress(content)[: int(place * 400)],
        "twice": lambda content: content + content,
        "nothing": lambda content: content,
    }
    return kinds[draw(st.sampled_from(sorted(kinds)))]


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    mangled=st.one_of(st.tuples(row_mangles(), st.none()), st.tuples(st.none(), byte_mangles())),
    separator=st.sampled_from([",", ";", "\t"]),
    end=st.sampled_from(["\n", "\r\n", "\r"]),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1252"]),
)
def test_the_right_tally_or_a_message(
    mangled: tuple[Mangle | None, Callable[[bytes], bytes] | None],
    separator: str,
    end: str,
    encoding: str,
    tmp_path: Path,
) -> None:
    """Whatever was done to the file, no wrong votes come out of it."""
    mangle, spoil = mangled
    table = mangle(ROWS) if mangle else ROWS
    written = text_of(table, separator, end).encode(encoding, errors="replace")
    written = spoil(written) if spoil else written
    path = tmp_path / "results.csv"
    path.write_bytes(written)
    with contextlib.suppress(MapgenError):
        returns = read_returns(path, CONTEST, SQUARES)
        join_counties(SQUARES, tally(returns, CONTEST))
        assert tallied(returns) == VOTES


def test_the_unmangled_file_is_read(tmp_path: Path) -> None:
    """The fuzz begins from a file that is right."""
    path = tmp_path / "results.csv"
    path.write_text(text_of(ROWS), "utf-8")
    assert tallied(read_returns(path, CONTEST, SQUARES)) == VOTES
