"""What is written: the kind that an ending names, or a page on standard output."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.attacks.given import mapgen, run
from tests.conftest import ROOT
from tests.grid import files_under

pytestmark = pytest.mark.attack

KINDS = {".html": b"<!DOCTYPE html>", ".htm": b"<!DOCTYPE html>", ".png": b"\x89PNG", ".svg": b"<svg", ".pdf": b"%PDF"}


# Endings and standard output


@pytest.mark.parametrize("ending", [*KINDS, ".PNG", ".Html"])
def test_the_ending_says_what_is_written(results: Path, out: Path, ending: str) -> None:
    """An image is one, and not a page under its name."""
    assert run("map", results, "-o", out / f"m{ending}").exit_code == 0
    content = (out / f"m{ending}").read_bytes()
    assert KINDS[ending.lower()].lower() in content[:200].lower()
    assert len(files_under(out)) == 1


@pytest.mark.parametrize("name", ["m", "m.jpg", "m.html.txt", ".html", "m.", "results.csv", "m.html/x"])
@pytest.mark.parametrize("command", ["map", "check"])
def test_any_other_ending_is_a_slip(results: Path, out: Path, name: str, command: str) -> None:
    """Exit 2, the endings named, nothing written and nothing read for long."""
    done = run(command, results, "-o" if command == "map" else "--html", out / name)
    assert done.exit_code == 2
    assert ".html, " in done.stderr or ".html and" in done.stderr
    assert files_under(out) == {}


@pytest.mark.parametrize("option", ["--embed", "--png"])
@pytest.mark.parametrize("name", ["-", "m.svg", "m.png"])
def test_nothing_lies_beside_what_is_no_page(results: Path, option: str, name: str) -> None:
    """Standard output has no neighbour, and an image no embed."""
    assert run("map", results, "-o", name, option).exit_code == 2


def test_a_hyphen_is_standard_output(results: Path, out: Path) -> None:
    """The page is there and nothing else; what is said goes to stderr."""
    page = out / "_.html"  # a name that gives the ids of a page without one
    assert run("map", results, "-o", page).exit_code == 0
    done = mapgen("map", results, "-o", "-", stdout=subprocess.PIPE, cwd=out)
    assert (done.returncode, done.stdout) == (0, page.read_bytes())
    assert b"Standard output written." in done.stderr
    report = mapgen("check", results, "--html", "-", stdout=subprocess.PIPE, cwd=out)
    assert report.stdout.startswith(b"<!DOCTYPE html>")
    assert report.stdout.rstrip().endswith(b"</html>")
    assert list(out.iterdir()) == [page]
    assert run("check", results, "--html", "-", "--json").exit_code == 2


def test_standard_output_that_takes_nothing_is_told(results: Path) -> None:
    """A full disk behind it, or none at all."""
    with Path("/dev/full").open("wb") as full:
        done = mapgen("map", results, "-o", "-", stdout=full)
    assert done.returncode == 1
    assert b"Standard output cannot be written to: No space left on device." in done.stderr
    shell = shutil.which("sh")
    assert shell is not None
    closed = [shell, "-c", 'exec "$@" >&-', "sh", sys.executable, "-m", "mapgen", "map", str(results), "-o", "-"]
    done = subprocess.run(closed, check=False, capture_output=True, env=os.environ | {"PYTHONPATH": str(ROOT)})
    assert done.returncode == 1
    assert b"Standard output is closed." in done.stderr


def test_an_html_report_is_not_promised_for_an_atlas(out: Path) -> None:
    """`check --html` of an atlas wrote nothing and said nothing."""
    assert run("check", ROOT / "atlas.toml", "--html", out / "c.html").exit_code == 2
    assert files_under(out) == {}
