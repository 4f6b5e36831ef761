"""What a contest came to, as a clause in the words of its kind."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from mapgen.composition.text.facts import Facts
from mapgen.model.verdict import Verdict, verdict_of
from mapgen.specs.contest import Contest
from mapgen.specs.needs import MAJORITY
from mapgen.words.numbers import numbers
from mapgen.words.wording import Wording

QUESTIONS = ("measure", "retention")
"""The kinds that answer a question."""


def verdict(facts: Facts) -> Verdict:
    """What the contest came to."""
    return verdict_of(facts.contest, facts.state.votes, facts.state.total, counting=facts.counting)


def clause(facts: Facts) -> str:
    """What the contest came to: who carried how much, or what its kind has in place of that."""
    if facts.contest.areas_are_won:
        return facts.carried()
    found = verdict(facts)
    told = in_words(found, facts.contest, facts.state.votes, facts.state.total, place=facts.place, say=facts.wording)
    # What is no verdict of a kind is told like any other contest: no votes, two candidates with as many.
    return told or facts.carried()


def in_words(found: Verdict, contest: Contest, votes: Sequence[int], total: int, *, place: str, say: Wording) -> str:
    """A verdict as a clause; empty where it is none that only this kind of contest has.

    Args:
        found: The verdict.
        contest: The contest.
        votes: Of the whole area by candidate, in the contest's order.
        total: What shares are of.
        place: The area's name.
        say: The catalogue.
    """
    if found.outcome == "tied" and contest.kind in QUESTIONS:
        most = max(votes)
        each = say("votes", n=numbers(say.language).votes(most), count=most)
        return say("verdict-tied", measure=_measure(contest), place=place, votes=each)
    if found.leader is None or (contest.kind == "uncontested" and found.outcome != "unopposed"):
        return ""
    answered = contest.kind in QUESTIONS
    message = f"verdict-{found.outcome}"
    if answered and found.outcome == "leading":
        message = "verdict-answering"
    elif found.outcome == "runoff" and found.second is None:
        message = "verdict-runoff-open"
    needed = share_needed(contest, say)
    told = say(
        message,
        measure=_measure(contest),
        leader=found.leader.short,
        place=place,
        share=_share(found.votes, total, contest, say),
        second=found.second.short if found.second else "",
        secondshare=numbers(say.language).share(found.second_votes, total),
        needed=needed,
        round=str(contest.round),
        of=contest.shares_of,
    )
    return say("verdict-needed", verdict=told, needed=needed) if answered and needed else told


def share_needed(contest: Contest, say: Wording) -> str:
    """The share that is needed, as the language writes it; empty where it is a majority or most votes are enough."""
    if contest.threshold is None or contest.needs == MAJORITY:
        return ""
    return numbers(say.language).threshold(contest.needs)


def _measure(contest: Contest) -> str:
    """A question's name as a sentence begins with it."""
    return contest.title.rstrip(".!?")


def _share(votes: int, total: int, contest: Contest, say: Wording) -> str:
    """A share that stands, as it is shown too, on its own side of the share that decides."""
    needed = contest.threshold
    if contest.kind not in QUESTIONS and needed is None:
        return numbers(say.language).share(votes, total)
    return numbers(say.language).share_apart(votes, total, needed.share if needed is not None else Fraction(1, 2))
