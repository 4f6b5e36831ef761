"""One finding at four lengths: headline, standfirst, alt text, long description."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from mapgen.composition.text import change, description, measure, outcome, result
from mapgen.composition.text.facts import Facts, capital

ALT_LIMIT = 250
"""Characters an alt text has at most, so that a screen reader can say it in one breath."""

STANDFIRSTS: dict[str, Callable[[Facts], str]] = {
    "winner": result.winner,
    "split": result.kinds,
    "change": change.share,
    "shift": change.lead,
    "votes": result.votes,
    "measure": measure.spread,
}
GISTS: dict[str, Callable[[Facts], str]] = {
    "change": change.share_clause,
    "shift": change.lead_clause,
    "measure": measure.clause,
}
"""The clause that an alt text has room for, where it is not who carried what."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What a map shows, in words.

    Attributes:
        headline: A clause without a full stop: who, where, by how much.
        standfirst: A sentence or a few: the story with its figures.
        alt: One sentence of at most 250 characters.
        description: What the map is, its figures, and the pattern they make, in several sentences.
    """

    headline: str
    standfirst: str
    alt: str
    description: str

    @property
    def beneath(self) -> str:
        """The standfirst beneath the finding's own headline: a verdict that stands there is not said twice."""
        for sign in (": ", ". "):
            told = self.standfirst.removeprefix(f"{self.headline}{sign}")
            if told != self.standfirst:
                return capital(told)
        return self.standfirst


def find(facts: Facts, story: str) -> Finding:
    """The finding for one of the atlas's stories; who won, where the figures of that story are not there.

    Args:
        facts: The map's figures.
        story: "winner", "split", "change", "shift", "votes" or "measure".
    """
    standfirst = STANDFIRSTS[story](facts) or result.winner(facts)
    return Finding(
        headline=measure.headline(facts) if story == "measure" else _headline(facts),
        standfirst=" ".join(
            each for each in (standfirst, description.elsewhere(facts), description.counted_so_far(facts)) if each
        ),
        alt=_alt(facts, story),
        description=description.describe(facts, story),
    )


def _headline(facts: Facts) -> str:
    if len(facts.ranked()) == 0 or facts.state.lead_votes == 0 or not facts.contest.areas_are_won:
        return capital(outcome.clause(facts))
    return facts.wording(
        "carried-place",
        tense=facts.tense,
        leader=facts.short(facts.state.leader),
        place=facts.place,
        votes=facts.votes(facts.state.lead_votes),
    )


def _alt(facts: Facts, story: str) -> str:
    """The fullest of the forms that is short enough; names of any length are cut in the last resort."""
    gist = GISTS.get(story, outcome.clause)(facts) or outcome.clause(facts)
    values = {
        "place": facts.place,
        "title": facts.title.rstrip(".!?"),
        "contest": facts.contest.title,
        "year": facts.contest.year,
        "finding": gist,
    }
    forms = [facts.wording(form, **values) for form in ("alt-full", "alt-contest", "alt-finding", "alt-place")]
    return next((form for form in forms if len(form) <= ALT_LIMIT), _cut(forms[-1]))


def _cut(text: str) -> str:
    """The words that fit, and an ellipsis."""
    kept = text[: ALT_LIMIT - 1]
    words = re.sub(r"\s+\S*$", "", kept)
    return (words or kept) + "…"
