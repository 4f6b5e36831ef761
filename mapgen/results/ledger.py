"""Every vote of a file accounted for: drawn in a county, of no county, or left out with its reason."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from mapgen.results.contest_votes import ContestVotes
from mapgen.results.left_out import LeftOut
from mapgen.results.vote_keys import VoteKey, VoteSum


@dataclass(frozen=True, slots=True)
class Ledger:
    """Where the figures of one contest went: `source` is `drawn`, `elsewhere` and `left_out` together, and `lost`.

    Attributes:
        source: The sum of all figures under the contest's name in the file.
        drawn: Votes in counties.
        elsewhere: Votes that belong to no county, by the name of the place, in the file's order.
        left_out: Figures that are no votes in the contest, or the sum of others.
        wide: Whether a row of the file holds several figures.
        as_one: Of those that are drawn, the votes of states drawn as one area, by the state's name.
    """

    source: int
    drawn: int
    elsewhere: tuple[tuple[str, int], ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    wide: bool = False
    as_one: tuple[tuple[str, int], ...] = ()

    @property
    def in_counties(self) -> int:
        """The votes drawn in counties, and in no state drawn as one area."""
        return self.drawn - sum(votes for _, votes in self.as_one)

    @property
    def counted(self) -> int:
        """The votes that are in every total: those drawn, and those of no county."""
        return self.drawn + sum(votes for _, votes in self.elsewhere)

    @property
    def incomplete(self) -> bool:
        """Whether votes are left out because a user asked for it, so that no total is of the whole area."""
        return any(left.votes for left in self.left_out if left.reason == "asked")

    @property
    def lost(self) -> int:
        """What is in the file and nowhere else; anything but 0 is a fault of mapgen's."""
        return self.source - self.counted - sum(left.votes for left in self.left_out)


def ledger_of(sums: Iterable[tuple[VoteKey, VoteSum]], votes: ContestVotes) -> Ledger:
    """Account for the figures of a contest.

    Args:
        sums: Everything that the file has under the contest.
        votes: What was made of it.
    """
    return Ledger(
        source=sum(figure.votes for _, figure in sums),
        drawn=sum(cell.votes for cell in votes.cells.values()),
        elsewhere=tuple(votes.places_elsewhere().items()),
        left_out=votes.left_out,
        wide=votes.wide,
        as_one=tuple(
            (name, sum(cell.votes for (geoid, _), cell in votes.cells.items() if geoid == area))
            for area, name in sorted(votes.as_one.items())
        ),
    )
