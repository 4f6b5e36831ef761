"""The one formatter of figures."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from mapgen.words.numbers import MINUS, numbers

EN = numbers("en")
ES = numbers("es")


@pytest.mark.parametrize(("count", "text"), [(0, "0"), (999, "999"), (454565, "454,565"), (-18883, "−18,883")])
def test_votes_are_grouped(count: int, text: str) -> None:
    """Thousands are grouped; below zero stands a minus sign, not a hyphen."""
    assert EN.votes(count) == text


@pytest.mark.parametrize(("count", "text"), [(1911, "+1,911"), (0, "0"), (-1, "−1")])
def test_differences_carry_their_sign(count: int, text: str) -> None:
    """A lead has a plus, a deficit a minus, and zero neither."""
    assert EN.signed_votes(count) == text


@pytest.mark.parametrize(
    ("part", "whole", "text"),
    [
        (1, 4, "25.0%"),
        (0, 4, "0.0%"),
        (4, 4, "100.0%"),
        (1, 10_000, "<0.1%"),
        (9_999, 10_000, ">99.9%"),
        (0, 0, "–"),
        (212_534, 454_565, "46.8%"),
    ],
)
def test_a_share_is_a_percentage_with_one_decimal(part: int, whole: int, text: str) -> None:
    """Some is never 0 %, not all is never 100 %, and of nothing there is no share."""
    assert EN.share(part, whole) == text


@pytest.mark.parametrize(
    ("percent", "text"), [(0.05, "0.1%"), (0.049, "<0.1%"), (12.25, "12.3%"), (12.35, "12.4%"), (99.95, ">99.9%")]
)
def test_halves_round_up(percent: float, text: str) -> None:
    """12.25 becomes 12.3 and 12.35 becomes 12.4, whatever their binary form; 99.95 is not all."""
    assert EN.percentage(percent) == text


@pytest.mark.parametrize(
    ("points", "plain", "signed"),
    [
        (12.0, "12.0", "+12.0"),
        (-64.7, "64.7", "−64.7"),
        (0.0, "0.0", "0.0"),
        (0.01, "<0.1", "+<0.1"),
        (-0.01, "<0.1", "−<0.1"),
        (64.65, "64.7", "+64.7"),
    ],
)
def test_points_are_differences_of_percentages(points: float, plain: str, signed: str) -> None:
    """One decimal, a true minus sign, and a small difference is not shown as none."""
    assert EN.points(points) == plain
    assert EN.signed_points(points) == signed


@given(part=st.integers(0, 10**9), rest=st.integers(0, 10**9))
@example(part=1, rest=10**9)
@example(part=10**9, rest=1)
def test_no_share_is_rounded_to_none_or_all(part: int, rest: int) -> None:
    """Only nothing reads 0.0% and only everything 100.0%."""
    if part + rest == 0:
        return
    text = EN.share(part, part + rest)
    assert (text == "0.0%") == (part == 0)
    assert (text == "100.0%") == (rest == 0)


@given(part=st.integers(1, 10**6), rest=st.integers(1, 10**6))
def test_a_share_is_exact_arithmetic_rounded_half_up(part: int, rest: int) -> None:
    """What is shown equals the exact quotient rounded to a tenth."""
    exact = (Decimal(100 * part) / Decimal(part + rest)).quantize(Decimal("0.1"), ROUND_HALF_UP)
    if 0 < exact < 100:
        assert EN.share(part, part + rest) == f"{exact}%"


@given(count=st.integers(-(10**9), 10**9))
def test_votes_can_be_read_back(count: int) -> None:
    """Grouping and sign lose nothing."""
    assert int(EN.votes(count).replace(",", "").replace(MINUS, "-")) == count


def test_spanish_writes_figures_its_own_way() -> None:
    """A comma before decimals, a full stop between thousands, a space before the percent sign."""
    assert ES.votes(454_565) == "454.565"
    assert ES.share(1, 4) == "25,0\N{NO-BREAK SPACE}%"
    assert ES.signed_points(-64.7) == "−64,7"
