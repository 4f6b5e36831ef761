"""The rows of one contest's slots as arrays."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from mapgen.results.contest_votes import Line
from mapgen.results.places import Cells, Place, cells_of
from mapgen.results.vote_keys import Ballot, VoteKey, VoteSum
from mapgen.results.vote_rows import Choice, Indices, VoteRows
from mapgen.words.terms import VOTES, plain


def contest_rows(
    slots: Sequence[tuple[VoteKey, VoteSum]], lines: Sequence[Line], places: Mapping[Cells, Place], units: Sequence[str]
) -> VoteRows:
    """The rows of one contest.

    Args:
        slots: Its slots.
        lines: The line of each.
        places: The place of each slot's cells.
        units: The file's units, as the slots' ballots number them (`VoteSums.units`).
    """
    areas: dict[str, int] = {}
    counties = set()
    modes: dict[str, int] = {}
    choices: dict[Choice, int] = {}
    size = max((slot.number for _, slot in slots), default=-1) + 1
    of_slot = np.full((3, size), -1, np.int64)
    for (key, slot), line in zip(slots, lines, strict=True):
        cells = cells_of(key)
        place = places[cells]
        where = place.geoid if place.kind == "county" else "\t".join((*cells[:3], key.level, cells[3]))
        area = areas.setdefault(where, len(areas))
        if place.kind == "county":
            counties.add(area)
        choice = Choice(line.fold, line.name, line.party, line.kind in VOTES, line.kind == "other")
        of_slot[:, slot.number] = (
            area,
            modes.setdefault(plain(key.mode), len(modes)),
            choices.setdefault(choice, len(choices)),
        )
    ballots = {id(slot.ballot): slot.ballot for _, slot in slots}
    parts = [_of_ballot(ballot, of_slot[0]) for ballot in ballots.values()]
    number, unit, votes, line_at = np.concatenate(parts, axis=1) if parts else np.zeros((4, 0), np.int64)
    area_at, mode, choice_at = of_slot[:, number]
    return VoteRows(
        number, area_at, unit, mode, choice_at, votes, line_at,
        tuple(areas), frozenset(counties), tuple(units), tuple(modes), tuple(choices),
    )  # fmt: skip


def _of_ballot(ballot: Ballot, area: Indices) -> Indices:
    """The chosen rows of a ballot: 4 × rows, the slot, unit, votes and line of each."""
    number = np.frombuffer(ballot.slots, np.uint32)
    ours = number < len(area)
    ours[ours] = area[number[ours]] >= 0
    kinds = ((ballot.units, np.uint32), (ballot.votes, np.int32), (ballot.lines, np.uint32))
    return np.array([number[ours], *(np.frombuffer(c, kind)[ours] for c, kind in kinds)], np.int64)
