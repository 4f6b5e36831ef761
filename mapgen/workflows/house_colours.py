"""A newsroom's own colours for the candidates of a results file, by their names."""

from __future__ import annotations

import re
import shlex
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from mapgen.errors import UsageError
from mapgen.findings import Finding, finding
from mapgen.results.seats import TIERS, coloured, keys_named
from mapgen.words.terms import colours as shipped

if TYPE_CHECKING:
    from mapgen.results.contest_results import ContestResults
    from mapgen.specs.contest import Contest


@dataclass(frozen=True, slots=True)
class HouseColours:
    """What a newsroom says of its candidates' colours.

    Attributes:
        given: Base colours, `#rrggbb`, by a candidate's name.
        alike: Names of candidates whose colours may look like others'.
    """

    given: Mapping[str, str] = field(default_factory=dict)
    alike: Sequence[str] = ()

    def on(self, taken: ContestResults) -> tuple[ContestResults, list[str]]:
        """The file with these colours, and the keys of those who may look alike.

        Raises:
            UsageError: No candidate is called so, or one has two colours.
        """
        if taken.contest is None or not (self.given or self.alike):
            return taken, []
        keys = keys_named(taken.contest, self.given)
        if len(set(keys)) < len(keys):
            raise UsageError(finding("colours-twice", called="none", choice=""))
        contest = coloured(taken.contest, dict(zip(keys, self.given.values(), strict=True)))
        return replace(taken, contest=contest), keys_named(contest, self.alike)


def house_colours(given: Sequence[str], alike: Sequence[str]) -> HouseColours:
    """Colours as options have them.

    Args:
        given: Each of the form `NAME=#rrggbb`.
        alike: Names of candidates whose colours may look like others'.

    Raises:
        UsageError: One is not of that form, or a name stands twice.
    """
    colours: dict[str, str] = {}
    for text in given:
        called, _, colour = (part.strip() for part in text.rpartition("="))
        if not called or re.fullmatch(r"#[0-9a-fA-F]{6}", colour) is None:
            raise UsageError(finding("colour-form", text=repr(text)))
        if called in colours:
            raise UsageError(finding("colours-twice", called="known", choice=repr(called)))
        colours[called] = colour.lower()
    return HouseColours(colours, alike)


def to_keep(contest: Contest) -> list[Finding]:
    """A note on how the strongest keep their colours until the last count, while votes are still being counted."""
    seated = [each for each in contest.candidates[: TIERS[-1]] if each.colour in shipped().candidates]
    if contest.status != "unofficial-partial" or len(seated) < 2:
        return []
    options = " ".join(f"--color {shlex.quote(f'{each.name}={each.colour}')}" for each in seated)
    return [finding("colours-to-keep", severity="note", options=options)]
