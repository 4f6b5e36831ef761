"""The figures in SECURITY.md are those of this checkout, and the table counts what it says it counts."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.attacks.figures import PLACE, SECURITY, Collector, Row, markdown, terminal
from tests.conftest import ROOT, attack_rows


def test_the_figures_are_true() -> None:
    """Collected anew, nothing run: every file of attacks with its number."""
    command = [sys.executable, "-m", "tests.attacks.figures", "--check"]
    done = subprocess.run(command, check=False, capture_output=True, text=True, cwd=ROOT)
    assert done.returncode == 0, done.stdout + done.stderr
    assert int(re.search(r"\*\*all\*\* \| \| \*\*(\d+)\*\*", SECURITY.read_text("utf-8"))[1]) > 200


def test_every_suite_that_is_named_is_there() -> None:
    """Promises are held by files that exist."""
    named = re.findall(r"`(tests/[^`]*)`", SECURITY.read_text("utf-8"))
    assert len(named) > 15
    assert [name for name in named if not (ROOT / name).exists()] == []


def test_there_is_one_place_for_them() -> None:
    """Between the two comments."""
    assert len(PLACE.findall(SECURITY.read_text("utf-8"))) == 1


def test_an_attack_that_is_expected_to_fail_does_not_hold() -> None:
    """Two tried, one held."""

    def item(mark: object) -> SimpleNamespace:
        return SimpleNamespace(path=Path(__file__), get_closest_marker=lambda name: mark if name == "xfail" else None)

    collector = Collector()
    collector.pytest_collection_finish(SimpleNamespace(items=[item(None), item(pytest.mark.xfail)]))
    assert [(row.tried, row.held) for row in collector.rows] == [(2, 1)]


def test_the_tables_have_a_sum() -> None:
    """Of tried and of held, for the page and for the terminal."""
    figures = [Row("tests/a.py", "a", 3, 2), Row("tests/b.py", "b", 4, 4)]
    assert "| **all** | | **7** | **6** |" in markdown(figures)
    assert terminal(figures)[-1].split() == ["7", "6", "all"]


def test_a_run_counts_what_it_ran() -> None:
    """What passed held; what failed or broke did not; what was skipped was not tried."""
    file = Path(__file__).relative_to(ROOT).as_posix()

    def report(when: str) -> SimpleNamespace:
        return SimpleNamespace(nodeid=f"{file}::test[a::b]", keywords={"attack": 1}, when=when)

    stats = {
        "passed": [report("call")] * 3,
        "failed": [report("call")],
        "error": [report("setup")],
        "skipped": [report("setup")],
    }
    (row,) = attack_rows(stats)
    assert (row.tried, row.held) == (5, 3)
