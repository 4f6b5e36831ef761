"""The command line as a user meets it: what it prints, where, and how it exits."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from mapgen import __version__
from mapgen.cli.main import COMMANDS, main
from mapgen.specs.columns import COLUMNS
from tests.conftest import ROOT
from tests.grid import AtlasOnDisk, files_under

SLOW = ("pandas", "geopandas", "folium", "shapely", "numpy", "jinja2", "fluent", "reportlab", "coloraide", "msgspec")
"""What answering a question about the command line must not wait for."""


pytestmark = pytest.mark.usefixtures("without_pictures")


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to be in."""
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


def run(*arguments: object) -> Result:
    """The command line with these arguments; an exception that escapes it fails the test."""
    return CliRunner().invoke(main, [str(each) for each in arguments], catch_exceptions=False)


def imported_by(*arguments: str) -> tuple[str, set[str]]:
    """What a command prints, and the modules it has imported by then, in a process of its own."""
    code = (
        "import sys, atexit; sys.argv = ['mapgen', *sys.argv[1:]]\n"
        "atexit.register(lambda: print(*sorted({name.partition('.')[0] for name in sys.modules}), file=sys.stderr))\n"
        "from mapgen.cli.main import main; main()"
    )
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments], check=True, capture_output=True, text=True, env=environment
    )
    return done.stdout, set(done.stderr.split())


# Answers at once


@pytest.mark.parametrize("arguments", [("--help",), ("-h",), ("--version",), ("build", "--help"), ("check", "--help")])
def test_help_and_version_wait_for_nothing(arguments: tuple[str, ...]) -> None:
    """No table, map or template library is imported to answer them."""
    printed, modules = imported_by(*arguments)
    assert printed
    assert "mapgen" in modules
    assert modules & set(SLOW) == set()


def test_a_check_does_not_wait_for_folium(atlas: AtlasOnDisk) -> None:
    """It draws nothing; and this shows that the test above can fail."""
    _, modules = imported_by("check", str(atlas.path))
    assert "pandas" in modules
    assert modules & {"folium", "branca"} == set()


def test_help_lists_every_command() -> None:
    """With its line, in the order of use."""
    text = run("--help").stdout
    assert all(f"{name} " in text and line[:40] in text for name, line in COMMANDS.items())


def test_the_version_is_the_packages() -> None:
    """One line, the package's own number."""
    assert run("--version").stdout == f"mapgen, version {__version__}\n"


@pytest.mark.parametrize("arguments", [("bild",), ("build", "--oot", "x"), ("list", "everything"), ("build", "a", "b")])
def test_a_slip_is_a_usage_error(here: Path, arguments: tuple[str, ...]) -> None:
    """Exit 2, the usage on stderr, nothing on stdout, nothing written."""
    done = run(*arguments)
    assert (done.exit_code, done.stdout) == (2, "")
    assert "Usage: " in done.stderr
    assert list(here.iterdir()) == []


# build

NO_ADDRESS = (
    "No base URL: social cards, oEmbed and structured data are left out (--base-url, or base_url in the atlas).\n"
)


def nobody(file: object) -> str:
    """What is said of the grid's results: nobody voted in one county."""
    return f"warning: {file}: Dogwood (99007) has no votes for anyone\n"


def test_a_build_says_what_it_wrote_and_where(atlas: AtlasOnDisk, here: Path) -> None:
    """On stderr, because stdout is for data."""
    done = run("build", atlas.path, "--out", "out")
    assert (done.exit_code, done.stdout) == (0, "")
    assert (
        done.stderr == nobody(atlas.folder / "returns/now.csv") + NO_ADDRESS + "2 maps written. Open out/index.html\n"
    )
    assert (here / "out" / "index.html").is_file()


def test_a_quiet_build_says_nothing(atlas: AtlasOnDisk, here: Path) -> None:
    """And writes `site/` beside the atlas, the default, and nothing where it was called."""
    done = run("build", atlas.path, "-q")
    assert (done.exit_code, done.output) == (0, "")
    assert (atlas.folder / "site" / "index.html").is_file()
    assert list(here.iterdir()) == []


@pytest.mark.usefixtures("here")
def test_a_folder_with_an_atlas_may_be_named(atlas: AtlasOnDisk) -> None:
    """The folder stands for the atlas.toml in it."""
    assert run("build", atlas.folder, "-q").exit_code == 0
    assert (atlas.folder / "site" / "winner" / "index.html").is_file()


def test_the_atlas_of_this_folder_is_built(atlas: AtlasOnDisk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where nothing is named."""
    monkeypatch.chdir(atlas.folder)
    done = run("build")
    assert done.stderr == nobody("returns/now.csv") + NO_ADDRESS + "2 maps written. Open site/index.html\n"
    assert (atlas.folder / "site" / "change" / "index.html").is_file()


def test_the_example_is_built_for_the_asking(here: Path, site: Path) -> None:
    """An empty folder gets Kentucky where it is asked for."""
    done = run("build", "--example")
    assert done.exit_code == 0
    assert done.stderr == NO_ADDRESS + "8 maps written. Open site/index.html\n"
    built = files_under(here / "site")
    # These two list the files, and this build leaves the pictures out.
    listings = {".mapgen", "manifest.json"}
    assert {path: content for path, content in built.items() if path not in listings}.items() <= files_under(
        site
    ).items()
    assert "winner/index.html" in built


@pytest.mark.usefixtures("here")
def test_one_map_may_be_named(atlas: AtlasOnDisk) -> None:
    """And is counted as one."""
    done = run("build", atlas.path, "--map", "winner")
    remark = nobody(atlas.folder / "returns/now.csv")
    assert done.stderr == remark + NO_ADDRESS + f"1 map written. Open {atlas.folder / 'site' / 'index.html'}\n"
    assert not (atlas.folder / "site" / "change").exists()


def test_a_map_that_does_not_exist_exits_with_2(atlas: AtlasOnDisk, here: Path) -> None:
    """It is the command that is wrong, and not the input."""
    done = run("build", atlas.path, "--map", "loser")
    assert done.exit_code == 2
    assert done.stderr == "The atlas has no map loser.\nIt has: winner, change.\nNothing was written.\n"
    assert list(here.iterdir()) == []


def test_a_fault_in_the_input_exits_with_1(atlas: AtlasOnDisk, here: Path) -> None:
    """What, where, what to do, and that nothing was written; no traceback."""
    file = atlas.change("returns/now.csv", "Ada Ames,60", "Ada Ames,60.5")
    done = run("build", atlas.path)
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr.splitlines() == [
        f"{file} cannot be drawn: 1 error.",
        f"  {file}:2: Ada Ames in Alder has '60.5' votes, which is not a whole number",
        "Mend the file, or ask its publisher; mapgen guesses no votes and no counties.",
        "Nothing was written.",
    ]
    assert list(here.iterdir()) == []


@pytest.mark.parametrize("missing", ["nowhere.toml", "nowhere", "."])
def test_an_atlas_that_is_not_there_exits_with_1(here: Path, missing: str) -> None:
    """A file, a folder, a folder without one."""
    done = run("build", missing)
    assert done.exit_code == 1
    assert "cannot be read: No such file or directory." in done.stderr
    assert done.stderr.endswith("Nothing was written.\n")
    assert list(here.iterdir()) == []


def test_somebodys_folder_is_not_overwritten(atlas: AtlasOnDisk, here: Path) -> None:
    """`--out .` in a folder with files leaves them."""
    (here / "notes.txt").write_text("mine")
    done = run("build", atlas.path, "--out", ".")
    assert done.exit_code == 1
    assert "notes.txt" in done.stderr
    assert files_under(here) == {"notes.txt": b"mine"}


# check


def test_a_check_says_what_holds_and_writes_nothing(atlas: AtlasOnDisk, here: Path) -> None:
    """One line for everything that was held to something, the verdict last, on stdout."""
    done = run("check", atlas.path)
    lines = done.stdout.splitlines()
    assert (done.exit_code, done.stderr) == (0, "")
    remarks = [line for line in lines if line.startswith(("warning: ", "note: "))]
    # Of a file in an atlas is said what is said of a bare one: here a county where nobody voted.
    assert [line.partition("now.csv: ")[2] for line in remarks] == ["Dogwood (99007) has no votes for anyone"]
    assert all(line.startswith("✓ ") for line in lines[:-1] if line not in remarks)
    assert "✓ now (certified): 4 counties, 12 rows, 250 votes." in lines
    assert lines[-1] == f"{atlas.path}: everything belongs together."
    assert list(here.iterdir()) == []


def test_a_check_for_programs(atlas: AtlasOnDisk) -> None:
    """The same as JSON."""
    found = json.loads(run("check", atlas.path, "--json").stdout)
    assert (found["atlas"], found["verdict"]) == (str(atlas.path), "ok")
    assert "now (certified): 4 counties, 12 rows, 250 votes" in found["held"]


def test_a_check_that_fails(atlas: AtlasOnDisk) -> None:
    """Exit 1; the findings on stderr, or as JSON on stdout with file and line."""
    file = atlas.change("returns/now.csv", "Ada Ames,60", "Ada Ames,")
    plain = run("check", atlas.path)
    assert (plain.exit_code, plain.stdout) == (1, "")
    assert f"{file}:2: " in plain.stderr
    done = run("check", atlas.path, "--json")
    assert done.exit_code == 1
    found: dict[str, Any] = json.loads(done.stdout)
    assert found["verdict"] == "error"
    (problem,) = found["problems"]
    assert (problem["file"], problem["line"], problem["severity"]) == (str(file), 2, "error")


# list


@pytest.mark.parametrize(
    ("what", "key", "some"),
    [
        ("maps", "slug", {"winner", "change"}),
        ("schemes", "scheme", {"kinds", "carried-fill", "winner-margin"}),
        ("contests", "contest", {"now", "before"}),
    ],
)
def test_what_there_is_can_be_listed(atlas: AtlasOnDisk, what: str, key: str, some: set[str]) -> None:
    """As columns for people and as JSON for programs, with the same rows."""
    rows = json.loads(run("list", what, atlas.path, "--json").stdout)
    assert some <= {row[key] for row in rows}
    lines = run("list", what, atlas.path).stdout.splitlines()
    assert [line.split()[0] for line in lines] == [row[key] for row in rows]


def test_columns_can_be_listed() -> None:
    """Every column of the dictionary, with its meaning."""
    rows = json.loads(run("list", "columns", "--json").stdout)
    assert [row["column"] for row in rows] == [column.name for column in COLUMNS]
    assert all(row["meaning"].endswith(".") for row in rows)


def test_the_module_can_be_run(here: Path) -> None:
    """`python -m mapgen` is the same command, under its own name."""
    done = subprocess.run(
        [sys.executable, "-m", "mapgen", "--help"],
        check=True,
        capture_output=True,
        text=True,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        cwd=here,
    )
    assert done.stdout.startswith("Usage: mapgen [OPTIONS]")


def test_a_reader_that_stops_early_is_no_error() -> None:
    """`mapgen list columns | head -1` prints one line and no traceback."""
    head = shutil.which("head")
    if head is None:
        pytest.skip("there is no head")
    done = subprocess.run(  # noqa: S602  # a pipe is what is tested
        f"{sys.executable} -m mapgen list columns | {head} -1",
        shell=True,
        check=True,
        capture_output=True,
        text=True,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )
    assert len(done.stdout.splitlines()) == 1
    assert done.stderr == ""
