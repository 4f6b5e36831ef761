"""How much of a county is counted, where a document tells it of each of its towns or precincts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

Rows = Callable[[], Iterator[dict[str, str]]]
"""Gives the rows of a document from the first, as often as is asked."""

CONTEST = ("geoid", "county", "state", "office", "district", "stage", "date")
"""The columns that say which county and which contest a row is of."""


def counts_of_counties(rows: Rows) -> Iterator[dict[str, str]]:
    """The rows with their county's precincts in place of their unit's: the sums over all units of the county.

    A county of which a unit tells no numbers keeps what its rows tell.
    """
    units: dict[tuple[str, ...], dict[str, tuple[str, str]]] = {}
    for row in rows():
        units.setdefault(_contest(row), {})[row.get("precinct", "")] = (
            row.get("reported", ""),
            row.get("precincts", ""),
        )
    sums = {contest: _summed(told) for contest, told in units.items() if len(told) > 1}
    for row in rows():
        counted = sums.get(_contest(row))
        # The unit's own share says nothing of the county.
        yield row if counted is None else {**row, "reported": counted[0], "precincts": counted[1], "reporting": ""}


def _contest(row: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(row.get(column, "") for column in CONTEST)


def _summed(told: Mapping[str, tuple[str, str]]) -> tuple[str, str] | None:
    if not all(reported.isdigit() and precincts.isdigit() for reported, precincts in told.values()):
        return None
    return str(sum(int(one) for one, _ in told.values())), str(sum(int(one) for _, one in told.values()))
