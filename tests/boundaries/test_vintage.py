"""County codes that changed: carried over where that is exact, refused with the reason where it is not."""

from __future__ import annotations

import pytest

from mapgen.areas.crosswalk import carry, unmappable, vintages
from mapgen.geoid import is_county_geoid
from mapgen.results.carry_votes import carry_votes
from mapgen.results.contest_votes import Cell, ContestVotes

EXACT = [
    ("renamed", ["46113"], ["46102"], {"46113": "46102"}),
    ("renamed, to earlier boundaries", ["02158"], ["02270"], {"02158": "02270"}),
    ("two became one", ["51019", "51515"], ["51019"], {"51515": "51019"}),
    ("one became two, to earlier boundaries", ["02063", "02066"], ["02261"], {"02063": "02261", "02066": "02261"}),
    ("Dade", ["12025"], ["12086"], {"12025": "12086"}),
    ("nothing changed", ["21001", "21003"], ["21001", "21003"], {}),
    ("an unknown code is the join's to refuse", ["21999"], ["21001"], {}),
]

REFUSED = [
    ("one became two", ["02261"], ["02063", "02066"], "Valdez-Cordova"),
    ("half of two", ["02063"], ["02261"], "Valdez-Cordova"),
    ("the city is in its county's votes", ["51019"], ["51019", "51515"], "Bedford"),
    ("planning regions cut across counties", ["09001"], ["09110", "09190"], "planning regions"),
    ("and the other way round", ["09110"], ["09001"], "planning regions"),
    ("made of parts of four", ["08001", "08013"], ["08001", "08013", "08014"], "Broomfield"),
]


@pytest.mark.parametrize(("returns", "boundaries", "codes"), [case[1:] for case in EXACT], ids=[c[0] for c in EXACT])
def test_exact_changes_are_carried_over(returns: list[str], boundaries: list[str], codes: dict[str, str]) -> None:
    """The mapping is as listed, and there is a note for every change."""
    carried = carry(returns, boundaries)
    assert carried.codes == codes
    assert len(carried.findings) == bool(codes)


@pytest.mark.parametrize(("returns", "boundaries", "says"), [c[1:] for c in REFUSED], ids=[c[0] for c in REFUSED])
def test_votes_are_never_divided(returns: list[str], boundaries: list[str], says: str) -> None:
    """Where one county's votes would have to go to several, the change is named with its date and source."""
    refused = carry(returns, boundaries)
    assert refused.codes == {}
    (error,) = refused.findings
    assert error.severity == "error"
    assert says in error.what
    assert "https://" in error.what


@pytest.mark.parametrize(
    ("day", "stops"), [("2016-06-28", False), ("2002", False), ("2001", True), ("2000-11-07", True), ("", True)]
)
def test_a_changed_county_that_is_not_of_the_contest(day: str, *, stops: bool) -> None:
    """Adams votes and Broomfield does not: after 2001 that is a district of Adams; before, Adams was larger."""
    carried = carry(["08001", "08005"], ["08001", "08005", "08014"], day)
    assert [found.code for found in carried.findings] == (["codes-cannot-be-carried"] if stops else [])


def test_votes_of_counties_that_became_one_are_summed() -> None:
    """Bedford's 30 votes join Bedford County's 100 for the one candidate, 5 join 50 for the other; no row is lost."""
    votes = {"51019": (100, 50), "51515": (30, 5)}
    cells = {
        (geoid, line): Cell(count, 1, 2)
        for geoid, both in votes.items()
        for line, count in zip("ab", both, strict=True)
    }
    carried, (note,), without = carry_votes(ContestVotes("v.csv", cells=cells), ["51019"])
    assert {place: cell.votes for place, cell in carried.cells.items()} == {("51019", "a"): 130, ("51019", "b"): 55}
    assert "Bedford" in note.what
    assert without == {}
    assert sum(cell.votes for cell in cells.values()) == 185


def test_kalawao_is_counted_with_maui() -> None:
    """Hawaii publishes four counties of five: the fifth is without returns, with the reason."""
    carried = carry(["15001", "15003", "15007", "15009"], ["15001", "15003", "15005", "15007", "15009"])
    assert set(carried.without) == {"15005"}
    assert "Maui" in carried.without["15005"]


UNITS = [
    ("State House District 1", "AK", "house district"),
    ("90200101.0", "AK", "house district"),
    ("02001", None, "house district"),
    ("90900001.0", None, "New England town"),
    ("0900108070", "CT", "New England town"),
    ("Congressional District 1", "KS", "Kansas"),
    ("92000106", "20", "Kansas"),
    ("Chicago", "IL", "Cook County"),
    ("Albany-Natrona", "WY", "Wyoming"),
    ("Congressional District 3", "MN", "districts cut across"),
]

COUNTIES = [
    ("21001", "KY"),
    ("02013", "AK"),
    ("Miami-Dade", "FL"),
    ("Aleutians East", "AK"),
    ("09001", None),
    ("District of Columbia", "DC"),
]


@pytest.mark.parametrize(("unit", "state", "says"), UNITS)
def test_units_that_are_no_counties_are_refused_with_the_reason(unit: str, state: str | None, says: str) -> None:
    """Districts, towns and parts of counties, by code and by name."""
    assert says in (unmappable(unit, state) or "")


@pytest.mark.parametrize(("unit", "state"), COUNTIES)
def test_counties_are_not_taken_for_anything_else(unit: str, state: str | None) -> None:
    """Nothing is known against a county."""
    assert unmappable(unit, state) is None


def test_no_county_of_the_country_is_taken_for_anything_else() -> None:
    """Neither by code nor by name is any county of 2016 refused."""
    pytest.importorskip("_plotly_geo")
    from mapgen.areas.us_counties import counties_of  # noqa: PLC0415  # needs the extra

    for geoid, row in counties_of(None, 2016).table[["name", "state"]].iterrows():
        assert unmappable(str(geoid), row["state"]) is None
        assert unmappable(row["name"], row["state"]) is None
        assert unmappable(str(geoid)) is None


def test_the_table_of_changes_is_whole() -> None:
    """Every code has five digits, every change has a source, the latest stands first."""
    changes = vintages().changes
    assert [change.date for change in changes] == sorted((change.date for change in changes), reverse=True)
    for change in changes:
        assert all(is_county_geoid(code) for code in (*change.before, *change.after))
        assert set(change.before) != set(change.after)
        assert change.source.startswith("https://")
