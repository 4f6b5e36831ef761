"""What a contest came to, by its kind: who won, whether a measure passed, whether nobody has what is needed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from mapgen.specs.contest import Candidate, Contest
from mapgen.specs.needs import MAJORITY

Ranked = Sequence[tuple[Candidate, int]]
"""Candidates and their votes, the strongest first."""

Outcome = Literal[
    "nothing", "tied", "won", "leading", "passed", "failed", "retained", "not-retained", "unopposed", "runoff", "short",
    "ahead-in-round", "won-in-round", "most-approved", "turnout",
]  # fmt: skip
"""What a contest came to: "nothing" without votes; "tied" where two have most; "leading" while votes are counted;
"runoff" where a majority is needed and nobody has it; "short" where another share is; "turnout" where it is
not told whom ballots were for."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a contest came to.

    Attributes:
        outcome: In one word.
        leader: Whom or what it is of: the candidate with most votes, the "yes" of a question; None without votes and in
            a tie.
        votes: The leader's.
        second: In a runoff the other candidate who is in it; None where that is not known.
        second_votes: The second's.
    """

    outcome: Outcome
    leader: Candidate | None = None
    votes: int = 0
    second: Candidate | None = None
    second_votes: int = 0


def verdict_of(contest: Contest, votes: Sequence[int], total: int, *, counting: bool = False) -> Verdict:
    """What a contest came to.

    Args:
        contest: Its kind, its lines and what is needed.
        votes: Of the whole area by candidate, in the contest's order, none below 0.
        total: What shares are of: all votes, or ballots.
        counting: Whether votes are still to come, so that nothing has come to anything yet.
    """
    ranked = sorted(zip(contest.candidates, votes, strict=True), key=lambda pair: -pair[1])
    if contest.kind == "uncontested":
        return Verdict("unopposed" if ranked[0][0].person else "leading", *ranked[0])
    if ranked[0][1] == 0 or total <= 0:
        return Verdict("nothing")
    if contest.kind == "turnout":
        return Verdict("turnout", *ranked[0])
    if contest.kind in ("measure", "retention"):
        return _answered(contest, votes, total, counting=counting)
    return _among_several(contest, ranked, total, counting=counting)


def _among_several(contest: Contest, ranked: Ranked, total: int, *, counting: bool) -> Verdict:
    (leader, most), others = ranked[0], [count for _, count in ranked[1:] if count]
    enough = contest.threshold is None or contest.threshold.reached(most, total)
    if most in others and (enough or counting or len(others) == 1):
        return Verdict("tied")
    outcome: Outcome
    if contest.kind == "ranked":
        last = not counting and contest.round == contest.rounds and 2 * most > total
        outcome = "won-in-round" if last else "ahead-in-round"
    elif counting:
        outcome = "leading"
    elif contest.kind == "approval":
        outcome = "most-approved"
    elif enough:
        outcome = "won"
    elif contest.needs == MAJORITY:
        return _runoff(ranked)
    else:
        outcome = "short"
    return Verdict(outcome, leader, most)


def _answered(contest: Contest, votes: Sequence[int], total: int, *, counting: bool) -> Verdict:
    """Whether a measure passed or somebody stays, by the share of "yes"; a tie of the two is told as one."""
    by_answer = {line.answer: count for line, count in zip(contest.candidates, votes, strict=True)}
    yes, no = by_answer["yes"], by_answer["no"]
    if contest.threshold is None and yes == no:
        return Verdict("tied")
    enough = yes > no if contest.threshold is None else contest.threshold.reached(yes, total)
    outcome: Outcome = "passed" if enough else "failed"
    if contest.kind == "retention":
        outcome = "retained" if enough else "not-retained"
    return Verdict("leading" if counting else outcome, contest.answering("yes"), yes)


def _runoff(ranked: Ranked) -> Verdict:
    """A runoff between two people; who they are is left open where a third has as many votes or one is no person."""
    first, most = ranked[0]
    if len(ranked) > 1:
        second, next_most = ranked[1]
        third = ranked[2][1] if len(ranked) > 2 else 0
        if first.person and second.person and third < next_most:
            return Verdict("runoff", first, most, second, next_most)
    return Verdict("runoff", first, most)
