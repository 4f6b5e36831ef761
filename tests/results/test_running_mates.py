"""Tickets: the headline names who heads them, however the running mate is put behind."""

from __future__ import annotations

from pathlib import Path

import pytest

from mapgen.results.candidates import display_name, short_name
from mapgen.results.import_options import ImportOptions
from mapgen.results.import_results import import_results
from mapgen.results.select_contest import ContestFilter


@pytest.mark.parametrize(
    ("written", "called", "short"),
    [
        ("BARACK OBAMA and JOE BIDEN", "Barack Obama and Joe Biden", "Obama"),
        ("Philip Murphy - Shelia Oliver", "Philip Murphy / Shelia Oliver", "Murphy"),
        ("Philip Murphy – Shelia Oliver", "Philip Murphy / Shelia Oliver", "Murphy"),
        ("Ada A. Ames with B. C. Boyd", "Ada A. Ames with B. C. Boyd", "Ames"),
        ("Ada Ames & Ben Boyd", "Ada Ames / Ben Boyd", "Ames"),
        ("Ada Ames + Ben Boyd", "Ada Ames / Ben Boyd", "Ames"),
        ("Ada Ames; Ben Boyd", "Ada Ames / Ben Boyd", "Ames"),
        ("Ada Ames/Ben Boyd", "Ada Ames / Ben Boyd", "Ames"),
        ("Ada Ames\nBen Boyd", "Ada Ames / Ben Boyd", "Ames"),
        ("Ames, Ada J. / Boyd, Ben R.", "Ada J. Ames / Ben R. Boyd", "Ames"),
        ("AMES, ADA and BOYD, BEN", "Ada Ames and Ben Boyd", "Ames"),
        ("Ada Ames Jr. and Ben Boyd (WI)", "Ada Ames Jr. and Ben Boyd (WI)", "Ames"),
    ],
)
def test_a_running_mate_is_not_the_winner(written: str, called: str, short: str) -> None:
    """After a word, a sign, a dash between blanks or a line break stands who runs along."""
    assert (display_name(written), short_name(called)) == (called, short)


@pytest.mark.parametrize(
    ("written", "short"),
    [
        ("Alexandria Ocasio-Cortez", "Ocasio-Cortez"),
        ("Alexandria Ocasio - Cortez", "Cortez"),
        ("Ames - Boyd", "Ames - Boyd"),
        ("Law and Order", "Law and Order"),
        ("Ada\nAmes", "Ames"),
    ],
)
def test_a_name_with_a_sign_in_it_is_no_ticket(written: str, short: str) -> None:
    """A hyphenated name, a line that is no person; two words that may be either are said whole."""
    assert short_name(display_name(written)) == short


@pytest.mark.parametrize(
    ("written", "short"),
    [("Ames A", "Ames"), ("Ames A.", "Ames"), ("De La Cruz R", "De La Cruz"), ("Ames Ada J", "Ames Ada"), ("X", "X")],
)
def test_an_initial_is_no_last_name(written: str, short: str) -> None:
    """Written last name first without a comma, the name before the initial is what a headline says."""
    assert short_name(display_name(written)) == short


def test_the_contest_of_a_ticket_has_its_heads_name(tmp_path: Path) -> None:
    """Delaware's three counties, each ticket under both names: the winner is who heads it."""
    rows = [f"{place},{who},{n}" for place in ("Kent", "New Castle", "Sussex") for who, n in
            (("Ada Ames and Ben Boyd", 5), ("Cy Cole and Di Dorn", 3))]  # fmt: skip
    path = tmp_path / "de.csv"
    path.write_text("county,candidate,votes\n" + "\n".join(rows) + "\n", "utf-8")
    contest, _ = import_results(path, ImportOptions(contest_filter=ContestFilter(state="DE"))).sound()
    assert [each.short for each in contest.candidates] == ["Ames", "Cole"]
