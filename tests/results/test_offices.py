"""Offices under the many names that files have for them."""

from __future__ import annotations

import pytest

from mapgen.words.terms import office_name


@pytest.mark.parametrize(
    ("office", "written"),
    [
        ("President", "PRESIDENT AND VICE PRESIDENT OF THE UNITED STATES"),
        ("President", "U.S. President/Vice President"),
        ("President", "Electors for President & Vice President"),
        ("President", "President of the U.S."),
        ("U.S. Senate", "United States Senator"),
        ("U.S. Senate", "Senator in Congress"),
        ("U.S. Senate", "United States U.S. Senator"),
        ("U.S. Senate", "United States Senator From Indiana"),
        ("U.S. House", "U.S. House of Representatives"),
        ("U.S. House", "Representative in Congress"),
        ("Governor", "FOR GOVERNOR / LT. GOVERNOR"),
        # Other offices, and other contests of one, keep their own names.
        ("State Senate", "State Senate"),
        ("Vice President", "Vice President"),
        ("Lieutenant Governor", "Lieutenant Governor"),
        ("Council President", "Council President"),
        ("US Senate (Special)", "US Senate (Special)"),
        ("President - Democratic", "President - Democratic"),
    ],
)
def test_an_office_is_known_by_its_words(office: str, written: str) -> None:
    """What stands around an office's name is passed over, but never what makes it another contest."""
    assert office_name(written) == office
