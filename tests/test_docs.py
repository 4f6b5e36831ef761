"""The documentation, held to the code: every field, option and column, and examples that run."""

from __future__ import annotations

import importlib
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import click
import msgspec
import pytest

from mapgen.cli.main import COMMANDS
from mapgen.files.description import Description, Resource
from mapgen.specs.atlas import Atlas, Compare, ContestUse, MapSpec, Place, parse_atlas
from mapgen.specs.columns import COLUMNS
from mapgen.specs.contest import Candidate, Contest
from mapgen.specs.marks import MarkUse
from mapgen.specs.measures import Measure
from mapgen.specs.scheme import PATTERNS, Bounds, Fill, Scheme, SchemeClass, parse_scheme
from mapgen.specs.status import Status
from tests.conftest import ROOT

DOCS = ROOT / "docs"
PAGES = [
    ROOT / "README.md",
    ROOT / "CONTRIBUTING.md",
    ROOT / "CHANGELOG.md",
    ROOT / "SECURITY.md",
    *sorted(DOCS.rglob("*.md")),
]


def section(page: str, heading: str) -> str:
    """The text under a heading, up to the next of its rank."""
    text = (DOCS / page).read_text("utf-8")
    marks = heading.split(" ", maxsplit=1)[0]
    found = re.search(rf"^{re.escape(heading)}$\n(.*?)(?=^#{{1,{len(marks)}}} |\Z)", text, re.MULTILINE | re.DOTALL)
    assert found is not None, f"{page} has no heading {heading!r}"
    return found[1]


def first_table(text: str) -> str:
    """The first table of a text."""
    found = re.search(r"(?:^\|.*\n?)+", text, re.MULTILINE)
    assert found is not None
    return found[0]


def named(table: str) -> set[str]:
    """What the first column of a table names: one or more words in code."""
    cells = [line.split("|")[1] for line in table.splitlines()[2:] if line.startswith("|")]
    return {name for cell in cells for name in re.findall(r"`([^`]+)`", cell)}


def blocks(page: Path, language: str) -> list[str]:
    """The examples of a page in a language."""
    return re.findall(rf"^```{language}\n(.*?)^```$", page.read_text("utf-8"), re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize(
    ("page", "heading", "struct", "elsewhere"),
    [
        ("atlas.md", "## The site", Atlas, set()),
        ("atlas.md", "## `[place]`", Place, set()),
        ("atlas.md", "## `[contests.ID]`", ContestUse, set()),
        ("atlas.md", "## `[[maps]]`", MapSpec, set()),
        ("atlas.md", "## `[measures.NAME]`", Measure, set()),
        ("atlas.md", "## `marks`", MarkUse, set()),
        ("schemes.md", "## The file", Scheme, {"id"}),
        ("schemes.md", "## A class", SchemeClass, set()),
        ("schemes.md", "## Conditions", Bounds, set()),
        ("schemes.md", "## Fills", Fill, set()),
        ("data.md", "## `datapackage.json`", Description, set()),
        ("data.md", "### A resource", Resource, set()),
        ("data.md", "### A contest", Contest, {"id", "status", "caveats", "source", "totals"}),
        ("data.md", "### A candidate", Candidate, set()),
    ],
)
def test_every_field_is_documented(page: str, heading: str, struct: type, elsewhere: set[str]) -> None:
    """Each field of a specification has its line, and no line is of a field that does not exist."""
    fields = {field.encode_name for field in msgspec.structs.fields(struct)}
    assert named(first_table(section(page, heading))) == fields - elsewhere
    assert all(f"`{field}`" in section(page, heading) for field in elsewhere)


def test_comparisons_are_documented() -> None:
    """The second table under contests."""
    text = section("atlas.md", "## `[contests.ID]`")
    second = text.partition(first_table(text))[2]
    assert named(first_table(second)) == {field.encode_name for field in msgspec.structs.fields(Compare)}


def test_every_texture_and_status_is_documented() -> None:
    """By its name."""
    assert set(re.findall(r"`([a-z-]+)`", section("schemes.md", "## Textures").splitlines()[1])) == set(PATTERNS)
    listed = set(re.findall(r"^- `([a-z-]+)`:", section("data.md", "### A resource"), re.MULTILINE))
    assert listed == set(Status.__args__)


def test_every_column_is_documented() -> None:
    """Word for word, in the dictionary's order."""
    rows = [f"| `{c.name}` | {c.table} | {c.kind} | {c.meaning} |" for c in COLUMNS]
    text = (DOCS / "columns.md").read_text("utf-8")
    assert text.splitlines()[-len(rows) :] == rows


def test_every_command_and_option_is_documented() -> None:
    """Each option of each command has its line, and no line is of an option that does not exist."""
    shared = named(section("commands.md", "## Which contest"))
    for name in COMMANDS:
        command = importlib.import_module(f"mapgen.cli.{name}").command
        parts = [command, *command.commands.values()] if isinstance(command, click.Group) else [command]
        options = {
            option for part in parts for each in part.params if isinstance(each, click.Option) for option in each.opts
        }
        text = section("commands.md", f"## `mapgen {name}`")
        documented = named(first_table(text)) | (shared if "*Which contest*" in text else set())
        assert documented == options, name
    headings = re.findall(r"^## `mapgen (\w+)`$", (DOCS / "commands.md").read_text("utf-8"), re.MULTILINE)
    assert sorted(headings) == sorted(COMMANDS)


def test_the_example_atlas_and_scheme_are_understood() -> None:
    """As the parser understands them."""
    (atlas,) = blocks(DOCS / "atlas.md", "toml")
    assert parse_atlas(tomllib.loads(atlas), file="docs/atlas.md").maps[0].slug == "winner"
    (scheme,) = blocks(DOCS / "schemes.md", "toml")
    assert len(parse_scheme("example", tomllib.loads(scheme), file="docs/schemes.md").classes) == 2


def test_the_example_returns_are_understood(tmp_path: Path) -> None:
    """Two counties, two candidates."""
    from mapgen.results.import_results import read_returns  # noqa: PLC0415  # late: the others need no pandas
    from tests.grid import ADA, ALDER, BIRCH, BO, boundaries, contest  # noqa: PLC0415  # the same

    (table,) = blocks(DOCS / "data.md", "csv")
    (tmp_path / "votes.csv").write_text(table, "utf-8")
    two = boundaries().loc[[ALDER, BIRCH]]
    assert read_returns(tmp_path / "votes.csv", contest(ADA, BO), two)["votes"].tolist() == [60, 30, 45, 50]


def test_the_readmes_example_is_one_that_runs() -> None:
    """It is the first of docs/python.md."""
    assert blocks(ROOT / "README.md", "python") == blocks(DOCS / "python.md", "python")[:1]


def test_the_python_examples_run(tmp_path: Path, cache_of_the_site: Path) -> None:
    """In order, as they stand, in a checkout; what they write goes to a temporary folder.

    The site that they build has been built before, as that of whoever tries them has from the second time on.
    """
    code = "\n".join(blocks(DOCS / "python.md", "python"))
    assert code
    script = tmp_path / "example.py"
    script.write_text(re.sub(r"/tmp/", f"{tmp_path.as_posix()}/", code), "utf-8")  # noqa: S108  # only replaced
    done = subprocess.run(
        [sys.executable, script],
        check=False,
        capture_output=True,
        text=True,
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8", "MAPGEN_CACHE": str(cache_of_the_site)},
    )
    assert done.returncode == 0, done.stderr
    assert "Clinton carried 38 of 120 counties and Kentucky by 1,911 votes" in done.stdout
    assert re.search(r"lost\s+82\s+kept\s+36\s+gained\s+2", done.stdout)
    written = {path.name for path in tmp_path.iterdir()}
    assert {"winner.html", "winner.svg", "winner.csv", "with-a-circle.html", "site"} <= written


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    """Every relative link and picture is a file of the repository."""
    for link in re.findall(r"\]\(([^)]+)\)", page.read_text("utf-8")):
        if not link.startswith("https://"):
            assert (page.parent / link.partition("#")[0]).exists(), link


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_no_page_names_this_machine(page: Path) -> None:
    """No home, no workplace, no local address; examples write to /tmp."""
    assert not re.search(r"/work\b|/root\b|/home/|localhost|127\.0\.0\.1", page.read_text("utf-8"))


def test_decisions_are_numbered_once() -> None:
    """One file to a number, and the heading has it too."""
    files = sorted((DOCS / "decisions").glob("*.md"))
    numbers = [path.name[:4] for path in files]
    assert len(set(numbers)) == len(numbers)
    for path in files:
        assert path.read_text("utf-8").startswith(f"# {int(path.name[:4])}. ")


def test_the_picture_is_small() -> None:
    """At most 150 kB."""
    assert (DOCS / "images" / "urban-rural.png").stat().st_size <= 150_000
