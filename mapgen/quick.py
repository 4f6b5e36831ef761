"""The wiring of `mapgen map`: one results file to one map, without an atlas."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Literal

import pandas as pd

from mapgen.cache import cached_layout
from mapgen.errors import Problem, UsageError
from mapgen.intake import Intake
from mapgen.model.choropleth import Choropleth, Note
from mapgen.model.compose import Setting, compose
from mapgen.model.legends import is_counting
from mapgen.notes import notes_of
from mapgen.read.spec import read_schemes
from mapgen.returns.cells import name
from mapgen.returns.choose import NATION
from mapgen.specs.atlas import MapSpec
from mapgen.specs.columns import votes_column
from mapgen.specs.contest import Contest
from mapgen.tables.join import join_counties
from mapgen.tables.tally import tally
from mapgen.words.visible import spelled
from mapgen.words.wording import Wording

BY = {"winner": "winner", "margin": "winner-margin", "wide-margin": "winner-margin-wide", "votes": "winner-faint"}
"""What a map can be coloured by, and the scheme it means; any other scheme can be named by its own id."""

LOPSIDED = 20.0
"""Where the middle county's margin is wider than this many points, bins of 20 points tell counties apart."""


def quick_map(taken: Intake, *, slug: str, by: str = "", title: str = "", language: str = "en") -> Choropleth:
    """The map of a results file.

    Args:
        taken: The file, sound.
        slug: Prefix of element ids; made from the output's name by `slug_of`.
        by: A key of `BY` or a scheme's id, or empty for the winner's margin in bins that fit.
        title: The headline, or empty for the computed one.
        language: Of every word.

    Raises:
        ReturnsError: The file has errors.
        UsageError: The scheme does not exist, or reads a column that a results file has not.
        MapgenError: The map cannot be made.
    """
    contest, returns = taken.sound()
    wording = Wording(language)
    counted = tally(returns, contest)
    absent = taken.boundaries.index.difference(counted.index)
    counties = join_counties(taken.boundaries, counted, allow_missing=list(absent))
    wanted = by or fitting(counted, contest)
    schemes = read_schemes()
    scheme = schemes.get(BY.get(wanted, wanted))
    known = [*BY, *(each for each, own in schemes.items() if each not in BY.values() and _can(own.columns(), counties))]
    if scheme is None or not _can(scheme.columns(), counties):
        raise UsageError(f"A results file cannot be drawn by {wanted!r}.", fix=f"--by takes: {', '.join(known)}.")
    # The first note names the vintage; which election it was chosen for is not the reader's concern.
    which = next((problem.what.split(", for ")[0] for problem in notes_of(taken.boundaries)), "")
    spec = MapSpec(
        slug=slug,
        title=wording.text(scheme.titled(contest, counting=is_counting(counties, contest))),
        contest=contest.id,
        scheme=scheme.id,
        circles=circles_of(contest) if wanted == "votes" else "",
        headline=name(title)[0]
        or (
            ""
            if len(absent) or contest.status == "unofficial-partial" or not contest.areas_are_won
            else _headline(counted, contest, taken, wording)
        ),
        story="votes" if wanted == "votes" else "winner",
        notes=tuple(_caution(problem) for problem in taken.problems if problem.severity == "warning"),
    )
    setting = Setting(
        place=taken.place or contest.title,
        language=language,
        layout=cached_layout(taken.boundaries),
        sources=(Note(wording("source-boundaries"), which),) if which else (),
    )
    return compose(counties, contest, scheme, spec, setting=setting)


def _headline(counted: pd.DataFrame, contest: Contest, taken: Intake, wording: Wording) -> str:
    """Who won, where every county is in and nobody ties; else the finding stands as headline."""
    votes = [(int(counted[votes_column(each.key)].sum()), each) for each in contest.candidates]
    most, winner = max(votes, key=lambda pair: pair[0])
    if not taken.place or sum(each == most for each, _ in votes) > 1:
        return ""
    # Nobody wins a country by its votes alone.
    message = "headline-most" if contest.state == NATION else "headline-won"
    return wording(message, leader=winner.short, place=taken.place)


def circles_of(contest: Contest) -> Literal["margin_votes", "votes_total"]:
    """What circles show: leads, or all votes where nobody else stood."""
    return "votes_total" if contest.kind == "uncontested" else "margin_votes"


def fitting(counted: pd.DataFrame, contest: Contest) -> str:
    """The key of `BY` whose bins tell the counties of a tally apart; one colour where nobody else stood."""
    if contest.kind == "uncontested":
        return "winner"
    drawn = counted["margin_pct"][counted["votes_total"] > 0]
    return "wide-margin" if len(drawn) and float(drawn.median()) > LOPSIDED else "margin"


def slug_of(path: Path) -> str:
    """A slug from the name of the file that is written."""
    plain = re.sub(r"[^a-z0-9]+", "-", path.stem.casefold()).strip("-")[:60].strip("-")
    return f"map-{plain}" if plain else "map"


def _can(columns: tuple[str, ...], counties: object) -> bool:
    return set(columns) <= set(getattr(counties, "columns", ()))


def _caution(problem: Problem) -> str:
    return spelled(f"{problem.what[:1].upper()}{problem.what[1:]}.")
