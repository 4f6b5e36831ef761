"""Small questions that templates ask of a model."""

from __future__ import annotations

from mapgen.composition.text.ledger import ledger_lines
from mapgen.model.choropleth import Choropleth
from mapgen.model.county import County
from mapgen.specs.contest import NO_DATA, NO_RESULTS

RIVALS = 2
"""Candidates that a split's ends and a headline name."""

LISTED = 3
"""Candidates with a column of their own where the counties are too many for everyone's."""


def opening(text: str) -> str:
    """A text as it stands at the beginning of a line: "The United States"."""
    return text[:1].upper() + text[1:]


def is_unknown(county: County) -> bool:
    """Whether there are no figures of it: what is not known is not 0."""
    return county.winner in (NO_DATA, NO_RESULTS)


def ledger_lines_of(choropleth: Choropleth) -> tuple[tuple[str, int], ...]:
    """Where every figure of the file went: a name and votes; nothing where all of them are drawn."""
    ledger = choropleth.ledger
    if ledger is None or (ledger.source == ledger.drawn and not ledger.as_one):
        return ()
    return ledger_lines(ledger, choropleth.language)


def winner_at(choropleth: Choropleth, winner: str) -> int | str:
    """The position of a winner among the candidates, or its outcome."""
    keys = [candidate.key for candidate in choropleth.contest.candidates]
    return keys.index(winner) if winner in keys else winner


def leading(choropleth: Choropleth) -> tuple[int, int | None]:
    """The positions of the two candidates with most votes, in ballot order; the second is None where there is one."""
    votes = choropleth.state.votes
    best = sorted(range(len(votes)), key=lambda at: -votes[at])[:RIVALS]
    first, *rest = sorted(best)
    return first, rest[0] if rest else None


def listed(choropleth: Choropleth) -> list[int]:
    """The positions of the candidates who have a column in the table, in ballot order."""
    everyone = range(len(choropleth.contest.candidates))
    if not choropleth.many:
        return list(everyone)
    return sorted(sorted(everyone, key=lambda at: -choropleth.state.votes[at])[:LISTED])


def bar_order(choropleth: Choropleth) -> list[int]:
    """Candidates' positions along a bar: one leading candidate at each end, everyone else between."""
    first, second = leading(choropleth)
    between = [at for at in range(len(choropleth.contest.candidates)) if at not in (first, second)]
    return [first, *between, *([second] if second is not None else [])]


def named(choropleth: Choropleth, at: int) -> bool:
    """Whether the candidate at this position has a colour of its own in a bar."""
    return at in leading(choropleth)


def arrow_columns(choropleth: Choropleth) -> str:
    """How many counties each arrow key goes on in the drawing order: a column each for west, north, east and south.

    West is counted backwards, because the drawing begins there: so few numbers have a sign, which parts them as well
    as a space does.
    """
    arrows = choropleth.drawing.arrows
    return "|".join(
        " ".join(str((four[way] - at) * (1 if way else -1)) for at, four in enumerate(arrows)).replace(" -", "-")
        for way in range(4)
    )


def row_runs(choropleth: Choropleth) -> str:
    """Where the rows of the table stand in the drawing, row by row: "7+3 0+7" are 7, 8, 9, and then 0 to 6."""
    places = {county.geoid: at for at, county in enumerate(choropleth.counties)}
    runs: list[list[int]] = []
    for county in choropleth.by_name():
        at = places[county.geoid]
        if runs and at == sum(runs[-1]):
            runs[-1][1] += 1
        else:
            runs.append([at, 1])
    return " ".join(f"{first}+{count}" for first, count in runs)


def tense(choropleth: Choropleth) -> str:
    """How figures are spoken of.

    "counting" while votes are and where some are left out, "counted" once they are; "led" where most votes carry no
    county, and "unopposed" where nobody else stood.
    """
    if not choropleth.contest.has_rivals:
        return "unopposed"
    if choropleth.counting:
        return "counting"
    return "counted" if choropleth.contest.areas_are_won else "led"
