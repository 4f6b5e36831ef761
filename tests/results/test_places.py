"""Codes and names found among the counties, and refused where they disagree."""

import pytest

from mapgen.findings import finding
from mapgen.results.places import Placer, state_by_names, unmatched_names

VIRGINIA = {
    "51001": "Accomack",
    "51036": "Charles City",
    "51059": "Fairfax County",
    "51095": "James City",
    "51159": "Richmond County",
    "51600": "Fairfax city",
    "51760": "Richmond city",
}
PLACER = Placer(VIRGINIA, ["51760", "51600"])


@pytest.mark.parametrize(
    ("called", "geoid"),
    [
        ("Richmond City", "51760"),
        ("RICHMOND CITY", "51760"),
        ("City of Richmond", "51760"),
        ("Richmond County", "51159"),
        ("richmond co.", "51159"),
        ("James City", "51095"),
        ("James City County", "51095"),
        ("Charles City County", "51036"),
        ("Accomack County", "51001"),
    ],
)
def test_independent_cities_and_counties(called: str, geoid: str) -> None:
    """A city outside any county and the county of its name are told apart; James City is a county."""
    place = PLACER.find("", "", called)
    assert (place.kind, place.geoid) == ("county", geoid)


def test_an_ambiguous_name_is_not_guessed() -> None:
    """Richmond alone can mean either, and both are named."""
    place = PLACER.find("VA", "", "Richmond")
    assert place.kind == "unknown"
    assert place.fault is not None
    assert "51159" in str(place.fault.values["meanings"])
    assert "51760" in str(place.fault.values["meanings"])


def test_a_code_settles_an_ambiguous_name() -> None:
    """Beside its code the name Richmond means the one with the code."""
    assert PLACER.find("VA", "51760", "Richmond").geoid == "51760"


@pytest.mark.parametrize("code", ["51760", "51760.0", "0500000US51760", "760"])
def test_a_code_however_it_is_written(code: str) -> None:
    """Float text, the Census's long form and three digits beside a state."""
    assert PLACER.find("VA", code, "").geoid == "51760"


@pytest.mark.parametrize(
    ("code", "called", "reason"),
    [
        ("51001", "James City", "is that of 51095"),
        ("51001", "Virginia", "that of a state"),
        ("51001", "Zzyzx", "is no county's"),
        ("51999", "Accomack", "no county here has the code 51999"),
        ("51.5", "Accomack", "not a county's five digits"),
        ("99999999", "Accomack", ""),
        ("", "Nowhere", "not the name of one county"),
        ("", "", "names no county"),
    ],
)
def test_what_is_refused(code: str, called: str, reason: str) -> None:
    """A code that disagrees with its name, or is none, is refused with the reason."""
    place = PLACER.find("VA", code, called)
    assert place.kind == "unknown"
    assert place.fault is not None
    assert reason in finding(place.fault.code, values={"place": called, "votes": 0, **place.fault.values}).what


@pytest.mark.parametrize("called", ["Total", "TOTALS:", "Statewide", "Total Votes", "Virginia"])
def test_total_rows(called: str) -> None:
    """A row under such a name sums the others."""
    assert PLACER.find("VA", "", called).kind == "total"


def test_another_spelling_is_remarked() -> None:
    """A name that is nearly the county's own passes, and is said."""
    remark = PLACER.find("VA", "51001", "Accomac").remark
    assert remark is not None
    assert remark.code == "place-spelled"
    assert remark.values["county"] == "Accomack"


def test_a_state_is_known_by_its_counties() -> None:
    """The one state that has all of the names; none where no state has."""
    names = {"21001": "Adair", "29001": "Adair", "21123": "Larue", "19001": "Adair"}
    assert state_by_names(["Adair County", "LaRue", "Total"], names) == ["KY"]
    assert sorted(state_by_names(["Adair"], names)) == ["IA", "KY", "MO"]
    assert state_by_names(["Adair", "Zzyzx"], names) == []
    assert unmatched_names(["Adair", "LaRue", "Zzyzx"], names)["KY"] == ("Zzyzx",)


@pytest.mark.parametrize(
    ("state", "code", "called"),
    [("GU", "", "Guam"), ("", "66010", "Guam"), ("", "", "U.S. Virgin Islands"), ("", "78030", "")],
)
def test_a_territory_lies_outside_all_counties(state: str, code: str, called: str) -> None:
    """By its state, its code or its name; no county is guessed, and no map stopped."""
    assert PLACER.find(state, code, called).kind == "elsewhere"


def test_three_digits_are_no_territory() -> None:
    """Virginia's 600 is Fairfax city, and begins no code of American Samoa's 60."""
    assert PLACER.find("VA", "600", "").geoid == "51600"
