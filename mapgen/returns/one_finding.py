"""One cause, one finding: how often it is met, and where first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from mapgen.errors import Problem, Severity

FIRST_TOLD = 3
"""So many instances of one cause are told one by one; of more, so many are named in one finding."""


class Instance(NamedTuple):
    """What a cause is met in: a county, a unit, a cell; and its line in the file, or None."""

    name: str
    line: int | None = None


def listed(names: Sequence[str]) -> str:
    """The first few, and how many more."""
    more = len(names) - FIRST_TOLD
    return ", ".join(names[:FIRST_TOLD]) + (f" and {more:,} more" if more > 0 else "")


def lines_of(instances: Sequence[Instance]) -> str:
    """Where the first few are: " (lines 8, 9, 10)"; empty where no line is known."""
    lines = [str(each.line) for each in instances[:FIRST_TOLD] if each.line]
    more = " …" if len(instances) > FIRST_TOLD else ""
    return f" ({'lines' if len(lines) > 1 else 'line'} {', '.join(lines)}{more})" if lines else ""


def found_in(
    instances: Sequence[Instance],
    single: str,
    several: str,
    *,
    file: str | None = None,
    severity: Severity = "error",
    **values: str,
) -> list[Problem]:
    """The findings of one cause.

    Args:
        instances: Where it is met, in the order in which it is told.
        single: What is said of one; `{name}` stands for its name.
        several: What is said of many together; `{many}` stands for their number, `{first}` for the first of them.
        file: The file.
        severity: Of each.
        values: What else stands in braces.
    """
    if len(instances) <= FIRST_TOLD:
        return [Problem(single.format(name=each.name, **values), file, each.line, severity) for each in instances]
    what = several.format(many=f"{len(instances):,}", first=listed([each.name for each in instances]), **values)
    return [Problem(f"{what}{lines_of(instances)}", file, instances[0].line, severity)]
