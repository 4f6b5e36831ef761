"""What attacks on files share: returns to draw, and a folder to write in."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.attacks.given import DELAWARE


@pytest.fixture
def results(tmp_path: Path) -> Path:
    """A file of returns, under a name that a page could have."""
    pytest.importorskip("_plotly_geo", reason="the country's boundaries are the extra mapgen[us]")
    file = tmp_path / "results.html"
    file.write_text(DELAWARE, "utf-8")
    return file


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """An empty folder to write in."""
    (tmp_path / "out").mkdir()
    return tmp_path / "out"
