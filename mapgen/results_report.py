"""What `mapgen check` says of a results file: what was read, what it was held to, what was found."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mapgen.errors import MapgenError, Problem, Severity
from mapgen.intake import Intake, Wanted, take_in
from mapgen.model.choropleth import Note
from mapgen.notes import notes_of
from mapgen.read.table import Results
from mapgen.returns.assembled import Assembled
from mapgen.returns.audit import sums
from mapgen.words.numbers import numbers
from mapgen.words.wording import Wording


@dataclass(frozen=True, slots=True)
class ResultsReport:
    """A check that an editor can sign.

    Attributes:
        file: The file as the user knows it.
        facts: What was recognised, counted and left out, each with what it is about.
        totals: Candidates in the contest's order: name, votes, share as it is shown.
        all_votes: The sum of all lines.
        problems: Errors, warnings and notes, in this order.
        fix: What to do about errors that stopped the reading, or empty.
        language: Of the facts.
    """

    file: str
    facts: tuple[Note, ...]
    totals: tuple[tuple[str, int, str], ...]
    all_votes: int
    problems: tuple[Problem, ...]
    fix: str = ""
    language: str = "en"

    def of(self, severity: Severity) -> list[Problem]:
        """The findings of one kind."""
        return [problem for problem in self.problems if problem.severity == severity]

    @property
    def verdict(self) -> Severity:
        """The worst kind of finding; "note" where nothing speaks against the file."""
        return "error" if self.of("error") else "warning" if self.of("warning") else "note"

    def as_json(self) -> dict[str, Any]:
        """The report as plain values."""
        return {
            "file": self.file,
            "verdict": "ok" if self.verdict == "note" else self.verdict,
            "facts": {fact.about: fact.text for fact in self.facts},
            "totals": {name: votes for name, votes, _ in self.totals},
            "all_votes": self.all_votes,
            "findings": [
                {"severity": each.severity, "what": each.what, "file": each.file, "line": each.line}
                for each in self.problems
            ],
            "fix": self.fix,
        }


def report_on(path: Results, wanted: Wanted) -> ResultsReport:
    """Check a results file; whatever is wrong with it stands in the report, and nothing is raised for it."""
    try:
        taken = take_in(path, wanted)
    except MapgenError as error:
        if error.exit_code != 1:
            raise
        # A finding names its file itself.
        file = str(path) if isinstance(path, str | Path) else ", ".join(map(str, path))
        what = error.what.rstrip(".").removeprefix(f"{file} ")
        found = [Problem(what, file), *error.problems]
        return ResultsReport(file, (), (), 0, tuple(found), error.fix, wanted.language)
    say, figures = Wording(wanted.language), numbers(wanted.language)
    totals = sums(taken.assembled)
    everything = sum(totals.values())
    ordered = sorted(taken.assembled.lines, key=lambda fold: (-totals[fold], fold))
    return ResultsReport(
        file=taken.read.gathered.file,
        facts=tuple(_facts(taken, say)),
        totals=tuple(
            (taken.assembled.lines[fold].name, totals[fold], figures.share(totals[fold], everything))
            for fold in ordered
        ),
        all_votes=everything,
        problems=taken.problems,
        language=wanted.language,
    )


def _facts(taken: Intake, say: Wording) -> list[Note]:
    figures = numbers(say.language)
    gathered, assembled = taken.read.gathered, taken.assembled
    matched = len(set(assembled.counties()) & set(taken.boundaries.index))
    unknown = sum(": " in problem.what for problem in assembled.problems if problem.severity == "error")
    facts = [
        Note(say("check-layout"), gathered.recognised.layout.title),
        Note(
            say("check-rows"),
            say(
                "check-figures-text" if assembled.wide else "check-rows-text",
                read=figures.votes(gathered.rows),
                used=figures.votes(assembled.rows_used),
            ),
        ),
        *(Note(say("check-left-out"), each) for each in assembled.passed_over()),
    ]
    if taken.contest is not None:
        about = [taken.place, taken.contest.title, taken.contest.date]
        facts.append(Note(say("check-contest"), ", ".join(part for part in about if part)))
    facts.append(
        Note(
            say("check-counties"),
            say(
                "check-counties-text",
                matched=figures.votes(matched),
                missing=figures.votes(len(taken.boundaries) - matched),
                unknown=figures.votes(unknown),
            ),
        )
    )
    if assembled.reporting:
        kinds = Counter(_how_far(share.percent, geoid, assembled) for geoid, share in assembled.reporting.items())
        counted = {kind: figures.votes(kinds[kind]) for kind in ("final", "partial", "none")}
        facts.append(Note(say("check-counted"), say("check-counted-text", **counted)))
    facts += [Note(say("check-boundaries"), problem.what) for problem in notes_of(taken.boundaries)[:1]]
    return facts


def _how_far(percent: float, geoid: str, assembled: Assembled) -> str:
    """The state of a county's count, as `mapgen.tables.tally` has it: votes may come before the first precinct."""
    if percent >= 100:
        return "final"
    voted = any(cell.votes for (place, _), cell in assembled.cells.items() if place == geoid)
    return "partial" if percent > 0 or voted else "none"
