"""A file is held to the same whether it comes bare or in an atlas, and no code reads what is said of it."""

from __future__ import annotations

import ast
from pathlib import Path

import msgspec
import pytest
from click.testing import CliRunner

from mapgen.areas.area_table import AreaTable, BoundarySource
from mapgen.cli.main import main
from mapgen.errors import MapgenError
from mapgen.findings import Finding
from mapgen.results.contest_results import ContestResults
from mapgen.results.import_options import ImportOptions, options_of
from mapgen.results.import_results import import_results
from mapgen.results.select_contest import ContestFilter
from mapgen.words.catalogue import LOCALES
from tests.conftest import ROOT
from tests.results.grid import CONTEST, COUNTIES, SQUARES, TIDY, write

AREAS = AreaTable(SQUARES, BoundarySource())
CODES = {name: geoid for geoid, name in COUNTIES.items()}
CODED = [["geoid", *TIDY[0]], *([CODES[row[0]], *row] for row in TIDY[1:])]
EVERYONE = list(COUNTIES.values())
Rows = list[list[str]]


def of_all(hayes: int, tilden: int) -> Rows:
    """A table in which every county has the same votes."""
    votes = (("Rutherford Hayes", hayes), ("Samuel Tilden", tilden))
    return [TIDY[0], *([county, who, str(n)] for county in EVERYONE for who, n in votes)]


def changed(row: int, column: int, value: str, rows: Rows = TIDY) -> Rows:
    """The table with one cell replaced."""
    return [
        [value if (r, c) == (row, column) else cell for c, cell in enumerate(cells)] for r, cells in enumerate(rows)
    ]


def with_column(header: str, value: str) -> Rows:
    """The table with one more column."""
    return [[*TIDY[0], header], *([*row, value] for row in TIDY[1:])]


SUMMED = ((100, 50), (200, 70), (300, 90), (600, 210))
"""The last has the votes of the others together."""

FIXTURES: dict[str, tuple[Rows, set[str]]] = {
    "sound": (TIDY, set()),
    "repeated figures": (of_all(1000, 900), {"counties-alike"}),
    "thousands": (changed(3, 2, "1,400"), {"repaired-thousands"}),
    "blanks in a name": (changed(1, 1, "Rutherford  Hayes"), {"repaired-spaces"}),
    "no number": (changed(1, 2, "n/a"), {"votes-no-number"}),
    "blank": (changed(1, 2, ""), {"votes-blank"}),
    "a row twice": ([*TIDY, TIDY[1]], {"row-repeated"}),
    "no county": ([row for row in TIDY if row[0] != "Clay"], {"county-missing"}),
    "another county": (changed(1, 0, "Ashe"), {"place-unknown", "line-missing", "left-out"}),
    "a wrong total": ([*TIDY, ["Total", "Samuel Tilden", "1"]], {"total-differs", "left-out"}),
    "overseas": ([*TIDY, ["Overseas", "Samuel Tilden", "1"]], {"votes-elsewhere"}),
    "a sum of others": (
        [TIDY[0], *([county, who, str(n)] for county, both in zip(EVERYONE, SUMMED, strict=True)
                    for who, n in zip(("Rutherford Hayes", "Samuel Tilden"), both, strict=True))],
        {"county-is-a-sum"},
    ),
    "no votes": (of_all(0, 0), {"county-without-votes", "no-votes-anywhere"}),
    "an unread column": (with_column("remark", "x"), {"columns-not-used"}),
    "half counted": (with_column("reporting", "50%"), {"reporting-taken"}),
    "codes and names at odds": (changed(1, 0, "01003", CODED), {"place-two-names", "line-missing", "left-out"}),
    "lost zeros": ([[code.removeprefix("0"), *rest] for code, *rest in CODED], {"repaired-zero"}),
}  # fmt: skip
"""Tables of the grid's four counties, and the codes of what is found in each."""


def bare(path: Path, areas: AreaTable = AREAS, **more: str) -> ContestResults:
    """The file as `mapgen map` reads it."""
    named = ContestFilter(**({"office": "President", "date": CONTEST.date, "kind": "general"} | more))  # type: ignore[arg-type]
    return import_results(path, ImportOptions(contest_filter=named), areas)


def described(path: Path, found: ContestResults, areas: AreaTable = AREAS) -> ContestResults:
    """The same file as an atlas reads it that describes it rightly."""
    assert found.contest is not None
    contest = msgspec.structs.replace(found.contest, state="AL") if areas is AREAS else found.contest
    return import_results(path, options_of(contest), areas)


@pytest.mark.parametrize("fixture", FIXTURES)
def test_the_findings_are_the_same_both_ways(fixture: str, tmp_path: Path) -> None:
    """Bare, and with the contest that the bare file was found to hold: the same codes, lines and values."""
    rows, codes = FIXTURES[fixture]
    path = write(tmp_path, rows)
    found = bare(path)
    assert {each.code for each in found.report} == codes
    assert described(path, found).report == found.report


FIXTURE_FILES = [*sorted((ROOT / "results" / "ky").glob("*.csv")), ROOT / "tests" / "results" / "ky_2016_precincts.csv"]


@pytest.mark.parametrize("path", FIXTURE_FILES, ids=lambda path: path.name)
def test_every_file_of_results_gives_the_same_findings_both_ways(path: Path) -> None:
    """Kentucky's own files: nothing is found in one way that is not found in the other."""
    pytest.importorskip("_plotly_geo")
    options = ImportOptions(contest_filter=ContestFilter(state="KY"))
    found = import_results(path, options)
    assert found.contest is not None
    again = import_results(path, options_of(found.contest), found.areas)
    said = {"boundaries-chosen", "undated"}
    assert [each for each in again.report if each.code not in said] == [
        each for each in found.report if each.code not in said
    ]


DAKOTA = """geoid,county,office,district,party,candidate,votes
46003,Aurora,President,,DEM,Ada Ames,1000
46003,Aurora,President,,REP,Bo Burr,900
46005,Beadle,President,,DEM,Ada Ames,{beadle}
46005,Beadle,President,,REP,Bo Burr,{burr}
46113,Shannon,President,,DEM,Ada Ames,30
46113,Shannon,President,,REP,Bo Burr,{shannon}
"""


def test_an_atlas_finds_what_a_bare_file_does(tmp_path: Path) -> None:
    """An atlas of three counties, whose file then repeats figures, writes thousands and has a county's old code."""
    pytest.importorskip("_plotly_geo")
    file = tmp_path / "sd.csv"
    run = CliRunner().invoke
    options = ["--state", "SD", "--office", "President", "--date", "2016-11-08", "--allow-missing"]
    file.write_text(DAKOTA.format(beadle='"1,000"', burr=900, shannon=7), "utf-8")
    started = run(main, ["init", str(tmp_path / "atlas"), "--from", str(file), *options])
    assert started.exit_code == 1
    assert "2 counties have the very same votes" in started.output
    of_today = DAKOTA.replace("46113,Shannon", "46102,Oglala Lakota")
    file.write_text(of_today.format(beadle='"1,001"', burr=900, shannon=7), "utf-8")
    assert run(main, ["init", str(tmp_path / "atlas"), "--from", str(file), *options]).exit_code == 0
    for text, codes, exit_code in (
        (DAKOTA.format(beadle='"1,001"', burr=900, shannon=7), {"repaired-thousands", "codes-carried"}, 0),
        (DAKOTA.format(beadle=1000, burr=900, shannon=7), {"counties-alike", "expected-differs"}, 1),
    ):
        _redescribe(tmp_path / "atlas", text)
        done = run(main, ["check", str(tmp_path / "atlas"), "--json"])
        told = msgspec.json.decode(done.output)
        assert done.exit_code == exit_code, done.output
        found = {each["code"] for each in told.get("findings", told.get("problems"))}
        assert codes <= found, found


def _redescribe(atlas: Path, text: str) -> None:
    """Put another table in the place of the atlas's, described by its bytes."""
    import hashlib  # noqa: PLC0415  # one test needs it

    (description,) = atlas.glob("results/*/datapackage.json")
    document = msgspec.json.decode(description.read_bytes())
    resource = document["resources"][0]
    content = text.encode()
    (description.parent / resource["path"]).write_bytes(content)
    resource |= {"bytes": len(content), "hash": f"sha256:{hashlib.sha256(content).hexdigest()}"}
    description.write_bytes(msgspec.json.encode(document))


EDGES = {
    "cli",
    "render",
    "findings.py",
    "errors.py",
    "check_results.py",
    "start_atlas.py",
    "draw_map.py",
    "crosswalk.py",
}
"""Where a sentence is said, or, in the last, a recorded change's own words are a value."""


def test_no_code_reads_a_sentence() -> None:
    """A finding's sentence is asked for where it is said, and nowhere else; nothing branches on its words."""
    for path in sorted((ROOT / "mapgen").rglob("*.py")):
        parts = path.relative_to(ROOT / "mapgen").parts
        asked = [
            node.lineno
            for node in ast.walk(ast.parse(path.read_text("utf-8")))
            if isinstance(node, ast.Attribute) and node.attr in ("what", "sentence") and parts[0] != "showcase"
        ]
        if not EDGES & set(parts):
            wrapped = [line for line in asked if "error." not in path.read_text("utf-8").splitlines()[line - 1]]
            assert wrapped == [], f"{path}: {wrapped}"


def test_every_finding_has_its_sentence() -> None:
    """Each code that the code names has a message; each message is that of a code."""
    texts = [path.read_text("utf-8") for path in (ROOT / "mapgen").rglob("*.py")]
    catalogue = (LOCALES / "en" / "findings.ftl").read_text("utf-8")
    codes = [line.split(" =")[0].removeprefix("found-") for line in catalogue.splitlines() if line.startswith("found-")]
    assert len(codes) == len(set(codes)) > 70
    for code in codes:
        start = "repaired-" if code.startswith("repaired-") else f'"{code}"'
        assert any(start in text for text in texts), code


def test_a_finding_is_said_in_any_language() -> None:
    """Its values stay what they are; the words around them, and how a number is written, are the language's."""
    found = Finding("expected-differs", values={"choice": "Ames", "summed": 12345, "expected": 12344, "difference": 1})
    assert found.what == "Ames sums to 12,345, 12,344 is given (+1)"
    assert found.sentence("es") == "Ames suma 12.345, se da 12.344 (+1)"


def test_a_described_contest_that_the_file_does_not_hold_is_refused(tmp_path: Path) -> None:
    """The way on speaks of the description, because nobody named an office on a command line."""
    path = write(tmp_path, [["office", *TIDY[0]], *(["Governor", *row] for row in TIDY[1:])])
    with pytest.raises(MapgenError, match="has no office 'President'") as refused:
        import_results(path, options_of(CONTEST), AREAS)
    assert refused.value.exit_code == 1
    assert "--office" not in str(refused.value)


def test_one_cause_is_told_once(tmp_path: Path) -> None:
    """Four cells that say NA are one finding, with how often and where; three are told singly."""
    rows = [[county, who, "NA" if who == "Rutherford Hayes" else votes] for county, who, votes in TIDY]
    (error,) = bare(write(tmp_path, rows)).errors
    assert (error.code, error.times, error.line) == ("votes-no-number", 4, 2)
    said = "Rutherford Hayes in Ash has 'NA' votes, which is not a number; and 3 more like it: Bell, Clay, Doña Ana"
    assert error.what == said
    few = bare(write(tmp_path, [*rows[:6], *TIDY[6:]])).errors
    assert [(found.code, found.times) for found in few] == [("votes-no-number", 1)] * 3


def test_places_that_are_missing_are_one_finding(tmp_path: Path) -> None:
    """A file of one county says so once, with the names of the others; each may be drawn as "no data"."""
    pytest.importorskip("_plotly_geo")
    path = write(tmp_path, [["county", "candidate", "votes"], ["Adair", "Hayes", "7"], ["Adair", "Tilden", "5"]])
    found = import_results(path, ImportOptions(contest_filter=ContestFilter(state="KY", date="2016-11-08")))
    (error,) = found.errors
    assert (error.code, error.times) == ("county-missing", 119)
    assert "Allen (21003) has no row; and 118 more like it: Anderson (21005), Ballard (21007)" in error.what
    assert error.what.endswith(" …")
    options = ImportOptions(contest_filter=ContestFilter(state="KY", date="2016-11-08"), allow_missing=True)
    (lacking,) = (found for found in import_results(path, options).report if found.code == "county-missing")
    assert (lacking.severity, len(lacking.others)) == ("warning", 118)
