"""Parties that stand behind a candidate's name, in files that have no column for them."""

from __future__ import annotations

from pathlib import Path

import pytest

from mapgen.errors import UsageError
from mapgen.results.import_options import ImportOptions
from mapgen.results.import_results import import_results
from mapgen.results.select_contest import ContestFilter
from mapgen.words.terms import with_party


@pytest.mark.parametrize(
    ("written", "name", "party"),
    [
        ("Kamala Harris (D)", "Kamala Harris", "DEM"),
        ("Donald Trump [Republican]", "Donald Trump", "REP"),
        ("Trump REP", "Trump", "REP"),
        ("Harris - DEM", "Harris", "DEM"),
        ("Ada Ames (write-in)", "Ada Ames (write-in)", ""),
        ("Ada AMES", "Ada AMES", ""),
        ("REP", "REP", ""),
    ],
)
def test_a_party_behind_a_name_is_told_from_a_name(written: str, name: str, party: str) -> None:
    """Known parties in brackets or as three capitals; anything else stays part of the name."""
    assert with_party(written) == (name, party)


@pytest.mark.parametrize("header", ["Kamala Harris (D),Donald Trump (R)", "Harris DEM,Trump REP"])
def test_a_column_per_candidate_may_name_the_party(header: str, tmp_path: Path) -> None:
    """A wide table of Delaware's three counties: the candidates get their parties, and so their parties' colours."""
    path = tmp_path / "de.csv"
    path.write_text(f"county,{header}\nKent,1,2\nNew Castle,3,4\nSussex,5,6\n", "utf-8")
    contest, _ = import_results(path, ImportOptions(contest_filter=ContestFilter(state="DE"))).sound()
    assert {each.name.split()[-1]: each.party for each in contest.candidates} == {"Harris": "DEM", "Trump": "REP"}
    assert {each.short for each in contest.candidates} == {"Harris", "Trump"}
    assert len({each.colour for each in contest.candidates}) == 2


def test_a_general_election_is_no_primary_though_all_are_of_one_party(tmp_path: Path) -> None:
    """The first two of a primary of all parties may be of one: a file that says "general" is believed."""
    rows = [f"{place},U.S. House,1,DEM,{who},{n}" for place in ("Kent", "New Castle", "Sussex") for who, n in
            (("Ada Ames", 5), ("Ben Boyd", 3))]  # fmt: skip
    text = "county,office,district,party,candidate,votes\n" + "\n".join(rows) + "\n"
    titles = {}
    for stage in ("general", "primary"):
        path = tmp_path / f"20141104__de__{stage}__county.csv"
        path.write_text(text, "utf-8")
        contest, _ = import_results(path, ImportOptions()).sound()
        titles[contest.election_type] = contest.title
    assert titles == {
        "general": "U.S. House election, district 1",
        "primary": "Democratic U.S. House primary, district 1",
    }


def test_no_party_is_taken_out_of_a_general_election(tmp_path: Path) -> None:
    """A map of one party's candidates alone would be called its primary: refused, as the file says "general"."""
    rows = [f"{place},Governor,{party},{who},{n}" for place in ("Kent", "New Castle", "Sussex") for party, who, n in
            (("DEM", "Ada Ames", 5), ("REP", "Ben Boyd", 3))]  # fmt: skip
    path = tmp_path / "20141104__de__general__county.csv"
    path.write_text("county,office,party,candidate,votes\n" + "\n".join(rows) + "\n", "utf-8")
    with pytest.raises(UsageError, match="is of a general election"):
        import_results(path, ImportOptions(contest_filter=ContestFilter(party="DEM")))
    import_results(path, ImportOptions(contest_filter=ContestFilter(party="all"))).sound()
