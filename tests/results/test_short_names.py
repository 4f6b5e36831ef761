"""Candidates called like an outcome, and names that run from right to left."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from mapgen.model.choropleth import Choropleth
from mapgen.render.data.tables import render_csv
from mapgen.render.embed.embed import render_embed
from mapgen.render.image.svg import render_svg
from mapgen.render.page.page import render_page
from mapgen.results.import_options import ImportOptions
from mapgen.results.import_results import import_results
from mapgen.results.select_contest import ContestFilter
from mapgen.specs.contest import OUTCOMES
from mapgen.visible import isolated
from mapgen.workflows.draw_map import draw_map
from tests.results.grid import write


def drawn(folder: Path, first: str, language: str = "en") -> Choropleth:
    """Delaware: the first candidate has Kent by 20 of 220, Burr New Castle by 40, and Sussex is a tie."""
    votes = {"Kent": (120, 100), "New Castle": (300, 340), "Sussex": (80, 80)}
    rows = [["county", "candidate", "votes"]]
    rows += [
        [county, who, str(n)] for county, both in votes.items() for who, n in zip((first, "Bo Burr"), both, strict=True)
    ]
    options = ImportOptions(contest_filter=ContestFilter(state="DE", date="2024-11-05"), language=language)
    return draw_map(import_results(write(folder, rows), options), slug="map-x", language=language)


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Tie", "“Tie”"),
        ("Ima Tie", "Ima Tie"),
        ("No Votes", "“No Votes”"),
        ("NO RESULTS", "“NO Results”"),
        ("Sin Datos", "“Sin Datos”"),
        ("Ada Tiem", "Tiem"),
    ],
)
def test_a_name_that_reads_like_an_outcome(name: str, short: str, tmp_path: Path) -> None:
    """It gives way to the full name, or stands in quotation marks: in legend, table, sentences and CSV."""
    map_of = drawn(tmp_path, name)
    assert map_of.contest.candidates[1].short == short
    kent, _, sussex = sorted(map_of.counties, key=lambda county: county.geoid)
    assert f"{short} by 9.1 points" in kent.sentence
    assert sussex.sentence.endswith(", Tie")
    assert f"{short} won" in {each.group for each in map_of.legend.classes}
    assert f"{short} +9.1" in render_page(map_of)
    rows = {row["geoid"]: row["winner"] for row in csv.DictReader(render_csv(map_of).splitlines())}
    # A table has keys, none of which can be an outcome's.
    assert (rows["10001"], rows["10005"]) == (map_of.contest.candidates[1].key, "tie")
    assert rows["10001"] not in OUTCOMES


def test_names_from_right_to_left_are_kept_apart() -> None:
    """Each run stands between its two marks; what runs from left to right has none."""
    assert isolated("Ames +3.0") == "Ames +3.0"
    assert isolated("עדה לב +3.0, Burr") == "\u2068עדה לב\u2069 +3.0, Burr"
    assert isolated("Ada עדה 12\tليلى 5") == "Ada \u2068עדה\u2069 12\t\u2068ليلى\u2069 5"


def test_a_page_and_an_embed_isolate_them(tmp_path: Path) -> None:
    """The name in every sentence; a map without such names has no mark, and an image knows none."""
    map_of = drawn(tmp_path, "עדה")
    for text in (render_page(map_of), render_embed(map_of)):
        assert text.count("עדה") == text.count("\u2068עדה\u2069") > 0
    assert "\u2068" not in render_svg(map_of)
    assert "\u2068" not in render_csv(map_of)
    plain = drawn(tmp_path, "Ada Ames")
    assert "\u2068" not in render_page(plain) + render_embed(plain)
