"""Messages: what is wrong, where, and what to do."""

from __future__ import annotations

import pytest

from mapgen import errors
from mapgen.errors import SHOWN_AT_MOST, MapgenError, Problem, UsageError


@pytest.mark.parametrize(
    ("problem", "text"),
    [
        (Problem("Alder has no votes"), "Alder has no votes"),
        (Problem("Alder has no votes", file="votes.csv"), "votes.csv: Alder has no votes"),
        (Problem("Alder has no votes", file="votes.csv", line=7), "votes.csv:7: Alder has no votes"),
    ],
)
def test_a_problem_begins_with_its_place(problem: Problem, text: str) -> None:
    """File and line stand first, as compilers write them, where they are known."""
    assert str(problem) == text


def test_a_message_says_what_where_and_what_to_do() -> None:
    """The summary, a line for each finding, and the way out, in this order."""
    error = MapgenError("It is wrong.", problems=[Problem("here", file="a.csv", line=2)], fix="Mend it.")
    assert str(error) == "It is wrong.\n  a.csv:2: here\nMend it."


def test_a_message_stays_readable() -> None:
    """Of a thousand findings the first are shown and the rest are counted; the error keeps them all."""
    error = MapgenError("Much is wrong.", problems=[Problem(f"n{at}") for at in range(1025)])
    lines = str(error).splitlines()
    assert len(lines) == SHOWN_AT_MOST + 2
    assert lines[-1] == "  … and 1,000 more"
    assert len(error.problems) == 1025


def test_every_error_belongs_to_the_one_tree() -> None:
    """Whatever a module raises can be caught as MapgenError; only a usage error exits with 2."""
    kinds = [each for each in vars(errors).values() if isinstance(each, type) and issubclass(each, Exception)]
    assert len(kinds) > 5
    assert all(issubclass(kind, MapgenError) for kind in kinds)
    assert {kind for kind in kinds if kind.exit_code != 1} == {UsageError}
    assert UsageError.exit_code == 2
