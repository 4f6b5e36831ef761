"""The excerpts of published files that lie beside a checkout: each read rightly, or refused in the right words."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from mapgen.errors import MapgenError
from mapgen.results.import_options import ImportOptions
from mapgen.results.import_results import import_results
from mapgen.results.select_contest import ContestFilter

SAMPLES = Path(os.environ.get("MAPGEN_SAMPLES", Path(__file__).parents[2].parent / "shared" / "samples"))
pytestmark = pytest.mark.skipif(not SAMPLES.is_dir(), reason=f"no samples in {SAMPLES}; set MAPGEN_SAMPLES")

READ: list[tuple[str, dict[str, str], int, dict[str, int]]] = [
    ("clarity_dpotus_wide.csv", {}, 4, {"Sanders": 3678, "Clinton": 3367, "Uncommitted": 471}),
    ("oe_2016_primary_total_rows.csv", {}, 2, {"Clinton": 2474, "Sanders": 2828}),
    ("oe_2016_primary_thousands.csv", {}, 8, {"Paul": 15768}),
    ("oe_2024_mccracken_one_precinct.csv", {}, 1, {"Harris": 284, "Trump": 189, "Stein": 2}),
    ("kaggle_float_fips_lost_zero.csv", {"state": "AL"}, 2, {"Clinton": 7677, "Sanders": 3238}),
    ("kaggle_float_fips_lost_zero.csv", {"state": "KY"}, 2, {"Clinton": 1457, "Sanders": 1701}),
    # Chicago and the suburbs, which count by themselves, are Cook County.
    ("kaggle_8digit_town_codes.csv", {"state": "IL", "party": "DEM"}, 1, {"Clinton": 616171, "Sanders": 523653}),
    ("kaggle_zero_vote_units.csv", {"state": "UT"}, 3, {"Clinton": 0, "Sanders": 0}),
    ("kaggle_leading_space_candidate.csv", {"state": "IA"}, 3, {"Uncommitted": 0}),
    ("tonmcg_2016_alaska_repeat.csv", {"state": "KY"}, 3, {"Democratic candidate": 5306, "Other": 1076}),
    ("tonmcg_2016_alaska_repeat.csv", {"state": "NM"}, 1, {"Democratic candidate": 37543}),
]
"""File, what is asked, counties, and votes of some candidates, added up by hand."""

REFUSED: list[tuple[str, dict[str, str], str]] = [
    ("oe_2016_primary_tail_no_final_newline.csv", {}, "no row of headers"),
    ("oe_2016_primary_blank_office.csv", {}, "does not say what office"),
    ("semicolon_KYFIPS.csv", {}, "either the columns candidate and votes or a column of votes for each candidate"),
    ("kaggle_float_fips_lost_zero.csv", {}, "holds 2 states"),
    ("kaggle_8digit_town_codes.csv", {}, "holds 5 states"),
]

ERRORS: list[tuple[str, dict[str, str], str]] = [
    ("national_atlas_2012_ky_permuted.csv", {}, "21145 is McCracken's, but the name 'Madison' is that of 21151"),
    ("tonmcg_2016_alaska_repeat.csv", {"state": "AK"}, "the name 'Alaska' is that of a state"),
    ("kaggle_8digit_town_codes.csv", {"state": "CT"}, "New England town"),
    ("kaggle_8digit_town_codes.csv", {"state": "KS"}, "congressional district"),
    ("kaggle_8digit_town_codes.csv", {"state": "AK"}, "Alaska counts by state house district"),
    ("kaggle_8digit_town_codes.csv", {"state": "WY"}, "Albany-Natrona"),
    ("kaggle_leading_space_candidate.csv", {"state": "MA"}, "New England town"),
    ("oe_2016_primary_total_rows.csv", {}, "the total of Hillary Clinton is 212,534, the counties sum to 2,474"),
    ("kaggle_zero_vote_units.csv", {"state": "UT"}, "no county has a single vote"),
]


def taken(name: str, asked: dict[str, str]) -> object:
    """The file, taken in."""
    return import_results(SAMPLES / name, ImportOptions(contest_filter=ContestFilter(**asked)))


@pytest.mark.parametrize(("name", "asked", "counties", "votes"), READ)
def test_is_read_rightly(name: str, asked: dict[str, str], counties: int, votes: dict[str, int]) -> None:
    """The counties and votes are those in the excerpt."""
    found = taken(name, asked)
    shorts = {candidate.key: candidate.short for candidate in found.contest.candidates}
    sums = found.returns.groupby("candidate")["votes"].sum().rename(shorts).to_dict()
    assert len(found.counted.counties()) == counties
    assert {who: sums[who] for who in votes} == votes


@pytest.mark.parametrize(("name", "asked", "sentence"), REFUSED)
def test_is_refused(name: str, asked: dict[str, str], sentence: str) -> None:
    """The message says what a reporter needs."""
    with pytest.raises(MapgenError) as refused:
        taken(name, asked)
    assert sentence in str(refused.value)


@pytest.mark.parametrize(("name", "asked", "sentence"), ERRORS)
def test_its_fault_is_found(name: str, asked: dict[str, str], sentence: str) -> None:
    """The fault the excerpt was taken for is among the errors."""
    assert any(sentence in problem.what for problem in taken(name, asked).errors)


def test_every_sample_is_covered() -> None:
    """No excerpt is left out."""
    files = {path.name for path in SAMPLES.glob("*.csv")} - {"MANIFEST.csv"}
    assert files == {each[0] for each in (*READ, *REFUSED, *ERRORS)}
