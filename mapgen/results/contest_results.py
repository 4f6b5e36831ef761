"""What was counted: one contest of a results file with everything that was found in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from mapgen.areas.area_table import AreaTable
from mapgen.errors import ReturnsError
from mapgen.findings import Finding, by_severity, refusal
from mapgen.results.contest_votes import ContestVotes
from mapgen.results.ledger import Ledger
from mapgen.results.read_table import Read
from mapgen.results.select_contest import SelectedContest
from mapgen.specs.contest import Contest

SAID_AGAIN = frozenset({"place-left-out", "places-left-out", "counties-left-out", "state-as-one"})
"""Findings that stand on every map of the contest, and are found again in the table that an atlas keeps of it."""

ON_EVERY_MAP = SAID_AGAIN | {"city-in-county"}
"""Findings that stand on every map of the contest."""


@dataclass(frozen=True, slots=True)
class ContestResults:
    """One contest of a results file.

    Attributes:
        contest: The contest, or None where the file names no candidate.
        returns: One row for each county and candidate: `contest`, `geoid` (text), `candidate` (key), `party`, `votes`
            (int64), and `reporting` (percent, 0–100) where the file tells it. Empty where there is no contest.
        elsewhere: The votes that belong to no county, which are in every total: indexed by `place`, a column (int64)
            for each candidate's key.
        counts: What the file tells of each county beside its votes (`county_counts`).
        areas: The counties it is drawn on.
        report: What was found in the file: errors, warnings and notes, in this order.
        place: What the area is called, or empty where no state is known.
        counted: The votes by county and line as the file has them.
        ledger: Where every figure of the file went.
        selected: Which contest of the file it is.
        read: The file as it was read.
        excused: Counties that need no votes of their own, by GEOID, with the reason.
    """

    contest: Contest | None
    returns: pd.DataFrame
    elsewhere: pd.DataFrame
    counts: pd.DataFrame
    areas: AreaTable
    report: tuple[Finding, ...]
    place: str
    counted: ContestVotes
    ledger: Ledger
    selected: SelectedContest
    read: Read
    excused: Mapping[str, str]

    @property
    def file(self) -> str:
        """The file as the user knows it."""
        return self.read.gathered.file

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What was found in the file and in its boundaries."""
        return by_severity([*self.report, *self.areas.findings])

    @property
    def errors(self) -> list[Finding]:
        """The findings that stop a map."""
        return [finding for finding in self.report if finding.severity == "error"]

    @property
    def remarks(self) -> list[Finding]:
        """The findings that are only said: warnings and notes, of the file and of its boundaries."""
        return [finding for finding in self.findings if finding.severity != "error"]

    @property
    def said_on_maps(self) -> list[Finding]:
        """What was left out as asked or is drawn as one, which every map says."""
        return [found for found in self.report if found.code in ON_EVERY_MAP]

    def elsewhere_by_place(self) -> dict[str, dict[str, int]]:
        """The votes that belong to no county, by place and candidate's key."""
        return {
            str(place): {str(key): int(votes) for key, votes in row.items()}
            for place, row in self.elsewhere.to_dict("index").items()
        }

    def totals(self) -> dict[str, int]:
        """Every vote by candidate's key: of the counties, and of places that belong to none."""
        drawn = self.returns.groupby("candidate")["votes"].sum()
        beyond = self.elsewhere.sum()
        keys = [candidate.key for candidate in self.contest.candidates] if self.contest is not None else []
        return {key: int(drawn.get(key, 0)) + int(beyond.get(key, 0)) for key in keys}

    def described_totals(self) -> dict[str, int]:
        """Every vote by candidate's key, and of all, as a description has them."""
        totals = self.totals()
        return {**totals, "all": sum(totals.values())}

    def sound(self) -> tuple[Contest, pd.DataFrame]:
        """The contest and its returns.

        Raises:
            ReturnsError: Something is wrong with the file.
        """
        if self.errors or self.contest is None:
            way = "allow" if {error.code for error in self.errors} == {"county-missing"} else "mend"
            summary = refusal("cannot-be-drawn", self.file, errors=len(self.errors), way=way)
            raise ReturnsError(summary, problems=self.errors)
        return self.contest, self.returns
