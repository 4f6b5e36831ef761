"""Places left out by name: the rest is drawn, and the map says what is missing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from mapgen.cli.main import main
from mapgen.render.page.page import render_page
from mapgen.results.contest_results import ContestResults
from mapgen.results.import_options import ImportOptions
from mapgen.results.import_results import import_results
from mapgen.results.select_contest import ContestFilter
from mapgen.workflows.build_site import one_map
from mapgen.workflows.draw_map import draw_map
from mapgen.workflows.load_atlas import load
from tests.results.grid import write

ROWS = [
    ["county", "candidate", "votes"],
    *(
        [county, who, str(votes)]
        for county, both in {
            "Kent": (10, 12), "New Castle": (20, 12), "Sussex": (10, 15), "Dover City": (400, 300)
        }.items()
        for who, votes in zip(("Ada Ames", "Bo Burr"), both, strict=True)
    ),
]  # fmt: skip


def taken(folder: Path, *leave_out: str) -> ContestResults:
    """Delaware's three counties and a city that is none."""
    named = ContestFilter(state="DE", date="2024-11-05")
    return import_results(write(folder, ROWS), ImportOptions(contest_filter=named, leave_out=leave_out))


def test_a_place_that_is_no_county(tmp_path: Path) -> None:
    """It stops the map until it is left out; then it is named with its votes, and nobody has won."""
    assert [problem.code for problem in taken(tmp_path).errors] == ["place-unknown"]
    found = taken(tmp_path, "dover city")
    assert found.errors == []
    said = "Dover City is left out as asked: its 700 votes are in no county and in no total"
    assert said in [problem.what for problem in found.findings if problem.severity == "warning"]
    drawn = draw_map(found, slug="map-x")
    assert f"{said}." in [note.text for note in drawn.caveats]
    assert "won" not in drawn.headline


@pytest.mark.parametrize("county", ["Kent", "10001"])
def test_a_county_is_drawn_as_no_data(county: str, tmp_path: Path) -> None:
    """By its name or its code; it needs no row and is named."""
    found = taken(tmp_path, "Dover City", county)
    assert found.errors == []
    assert "drawn as “no data”, because they are left out: Kent" in [problem.what for problem in found.findings]
    assert set(found.returns["geoid"]) == {"10003", "10005"}


def test_a_name_that_is_not_there(tmp_path: Path) -> None:
    """What could be meant is listed."""
    errors = [problem.what for problem in taken(tmp_path, "Kansas City").errors]
    assert "--leave-out 'Kansas City' is no place of the file; what is no county there (1): Dover City" in errors


def test_a_total_may_have_what_is_left_out(tmp_path: Path) -> None:
    """The file's own total is of the counties, or of them and of what is left out; another is an error."""
    for ames, sound in ((40, True), (440, True), (430, False)):
        rows = [*ROWS, ["Total", "Ada Ames", str(ames)]]
        options = ImportOptions(contest_filter=ContestFilter(state="DE", date="2024-11-05"), leave_out=("Dover City",))
        found = import_results(write(tmp_path, rows), options)
        assert [each.code for each in found.errors] == ([] if sound else ["total-differs"])


def test_an_atlas_says_what_is_left_out(tmp_path: Path) -> None:
    """`mapgen init` keeps the rows and describes them; the maps name them, call nothing won, and account for all."""
    file = write(tmp_path, ROWS)
    named = ["--state", "DE", "--date", "2024-11-05", "--leave-out", "Dover City", "--leave-out", "10001"]
    written = CliRunner().invoke(main, ["init", str(tmp_path / "atlas"), "--from", str(file), *named])
    assert written.exit_code == 0, written.output
    (description,) = (tmp_path / "atlas/results").rglob("datapackage.json")
    contest = json.loads(description.read_text("utf-8"))["resources"][0]["contest"]
    assert contest["leave_out"] == ["10001", "Dover City"]
    loaded = load(tmp_path / "atlas/atlas.toml")
    drawn = one_map(loaded, loaded.atlas.maps[0].slug)
    said = [note.text for note in drawn.caveats]
    assert "Dover City is left out as asked: its 700 votes are in no county and in no total." in said
    assert "won" not in drawn.headline
    assert "carried" not in drawn.headline
    assert drawn.ledger is not None
    assert [(line.reason, line.votes) for line in drawn.ledger.left_out] == [("asked", 722)]
    assert drawn.ledger.lost == 0


def test_a_measure_has_not_passed_where_a_place_is_left_out(tmp_path: Path) -> None:
    """Its verdict is of every vote, and some are not here."""
    rows = [[county, {"Ada Ames": "Yes", "Bo Burr": "No"}.get(who, who), votes] for county, who, votes in ROWS]
    named = ContestFilter(state="DE", date="2024-11-05")
    for left, votes, said in (((), rows[:-2], "passed"), (("Dover City",), rows, "leading")):
        drawn = draw_map(
            import_results(write(tmp_path, votes), ImportOptions(contest_filter=named, leave_out=left)), slug="map-x"
        )
        assert drawn.verdict is not None
        assert drawn.verdict.outcome == said


def test_a_count_that_is_over_is_not_called_unfinished(tmp_path: Path) -> None:
    """What is left out is named; that votes were still to come would be another thing."""
    drawn = draw_map(taken(tmp_path, "Dover City"), slug="map-x")
    assert "not finished" not in drawn.description
    assert "won" not in drawn.headline


@pytest.mark.parametrize(
    ("language", "words", "never"),
    [
        ("en", ("Leader, by margin", "Burr leads", "Ames leads", "Leader and margin"), ("Burr won", "Winner")),
        ("es", ("Quién va por delante", "Burr va por delante", "Ames va por delante"), ("Ganó", "Ganador")),
    ],
)
def test_legends_and_headings_call_nothing_won(
    language: str, words: tuple[str, ...], never: tuple[str, ...], tmp_path: Path
) -> None:
    """As for a count that is not finished, on the page and in the legend: 700 votes are not in the map."""
    left, whole = (
        draw_map(taken(tmp_path, *place) if place else all_of_it(tmp_path), slug="map-x", language=language)
        for place in (("Dover City",), ())
    )
    page = render_page(left)
    said = [left.title, left.legend.title, *(each.group or each.label for each in left.legend.classes)]
    for word in words:
        assert word in page
    for word in never:
        assert word not in " ".join(said)
        assert word in " ".join([whole.title, *(each.group or each.label for each in whole.legend.classes)])


def test_counties_without_figures_are_spoken_of_alike(tmp_path: Path) -> None:
    """Sentences say “leads” where a county is missing and nobody calls the figures complete; so does the legend."""
    options = ImportOptions(contest_filter=ContestFilter(state="DE", date="2024-11-05"), allow_missing=True)
    drawn = draw_map(import_results(write(tmp_path, ROWS[:5]), options), slug="map-x")
    assert "leads" in drawn.standfirst + drawn.headline
    assert {each.group for each in drawn.legend.classes} <= {"Burr leads", "Ames leads", ""}
    assert drawn.counting


def all_of_it(folder: Path) -> ContestResults:
    """Delaware's three counties alone: nothing is left out."""
    named = ContestFilter(state="DE", date="2024-11-05")
    return import_results(write(folder, ROWS[:-2]), ImportOptions(contest_filter=named))
