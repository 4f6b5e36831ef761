"""What `mapgen check` says of a results file: what was read, what it was held to, what was found."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mapgen.areas.boundaries import read_areas
from mapgen.composition.text.facts import capital
from mapgen.composition.text.ledger import ledger_lines
from mapgen.composition.text.outcome import in_words, share_needed
from mapgen.errors import MapgenError, Remark, Severity
from mapgen.findings import Finding, advice_of, remarks_of, sentence
from mapgen.model.choropleth import Note
from mapgen.model.verdict import verdict_of
from mapgen.results.contest_results import ContestResults
from mapgen.results.contest_votes import ContestVotes
from mapgen.results.import_options import ImportOptions
from mapgen.results.import_results import import_results
from mapgen.results.read_table import Results, written_names
from mapgen.specs.contest import Contest
from mapgen.tables.tally import tally
from mapgen.words.numbers import numbers
from mapgen.words.wording import Wording
from mapgen.workflows.draw_map import boundary_source, colours_alike
from mapgen.workflows.house_colours import HouseColours


@dataclass(frozen=True, slots=True)
class ResultsReport:
    """A check that an editor can sign.

    Attributes:
        file: The file as the user knows it.
        facts: What was recognised, counted and left out, each with what it is about.
        totals: Candidates in the contest's order: name, votes, share as it is shown.
        all_votes: The sum of all lines.
        ledger: Where every figure of the file went: a name and votes, in the order of a sum.
        findings: Errors, warnings and notes, in this order.
        fix: What to do about errors that stopped the reading, or empty.
        language: Of the facts.
    """

    file: str
    facts: tuple[Note, ...]
    totals: tuple[tuple[str, int, str], ...]
    all_votes: int
    findings: tuple[Remark, ...]
    ledger: tuple[tuple[str, int], ...] = ()
    fix: str = ""
    language: str = "en"

    def of(self, severity: Severity) -> list[Remark]:
        """The findings of one kind."""
        return [found for found in self.findings if found.severity == severity]

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
            "ledger": [{"what": what, "votes": votes} for what, votes in self.ledger],
            "findings": [remark_as_json(found) for found in self.findings],
            "fix": self.fix,
        }


def report_on(
    path: Results, options: ImportOptions, shapes: Path | None = None, colours: HouseColours | None = None
) -> ResultsReport:
    """Check a results file; whatever is wrong with it stands in the report, and nothing is raised for it.

    Args:
        path: The results file, a folder of them, or several.
        options: What a user says about it.
        shapes: A file of boundaries, or None for the country's.
        colours: The colours its map shall have, or None for mapgen's own.
    """
    try:
        taken = import_results(path, options, None if shapes is None else lambda state: read_areas(shapes, state=state))
        taken, accepted = (colours or HouseColours()).on(taken)
    except MapgenError as error:
        if error.exit_code != 1:
            raise
        advice = advice_of(error, options.language)
        return ResultsReport(
            written_names(path), (), (), 0, tuple(remarks_of(error)), fix=advice, language=options.language
        )
    say, figures = Wording(options.language), numbers(options.language)
    totals = taken.counted.votes_by_line()
    everything = sum(totals.values())
    shares_of = sum(taken.counted.registered.values()) if taken.counted.company.turnout else everything
    ordered = sorted(taken.counted.lines, key=lambda fold: (-totals[fold], fold))
    sound = taken.contest is not None and not taken.errors
    close = colours_alike(taken, allow_alike=accepted) if sound else []
    return ResultsReport(
        file=taken.file,
        facts=tuple(_facts(taken, say)),
        totals=tuple(
            (taken.counted.lines[fold].name, totals[fold], figures.share(totals[fold], shares_of)) for fold in ordered
        ),
        all_votes=everything,
        findings=(*close, *taken.findings),
        ledger=ledger_lines(taken.ledger, options.language),
        language=options.language,
    )


def _facts(taken: ContestResults, say: Wording) -> list[Note]:
    figures = numbers(say.language)
    gathered, assembled = taken.read.gathered, taken.counted
    matched = len(set(assembled.counties()) & set(taken.areas.table.index))
    unknown = sum(found.times for found in taken.errors if found.code.startswith("place-"))
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
        *(Note(say("check-left-out"), left) for left in _left_out(assembled, say.language)),
    ]
    if taken.contest is not None:
        about = [taken.place, taken.contest.title, taken.contest.date]
        facts.append(Note(say("check-contest"), ", ".join(part for part in about if part)))
        facts += _kind(taken, taken.contest, say)
    facts.append(
        Note(
            say("check-counties"),
            say(
                "check-counties-text",
                matched=figures.votes(matched),
                missing=figures.votes(len(taken.areas.table) - matched),
                unknown=figures.votes(unknown),
            ),
        )
    )
    if assembled.reporting:
        kinds = Counter(_how_far(share.percent, geoid, assembled) for geoid, share in assembled.reporting.items())
        counted = {kind: figures.votes(kinds[kind]) for kind in ("final", "partial", "none")}
        facts.append(Note(say("check-counted"), say("check-counted-text", **counted)))
    source = boundary_source(taken.areas.source, say)
    facts += [Note(say("check-boundaries"), source)] if source else []
    return facts


def _kind(taken: ContestResults, contest: Contest, say: Wording) -> list[Note]:
    """What kind of contest it is, and what it came to where that is another thing than who has most votes."""
    answers = {line.answer: line.short for line in contest.candidates}
    needed = share_needed(contest, say)
    told = say(
        "check-kind-text",
        kind=contest.kind,
        yes=answers.get("yes", ""),
        no=answers.get("no", ""),
        round=str(contest.round),
        needs="share" if needed else "majority" if contest.threshold else "no",
        needed=needed,
    )
    facts = [Note(say("check-kind"), told)]
    if not contest.areas_are_won and not taken.errors and not taken.returns.empty:
        table, totals = tally(taken.returns, contest), taken.totals()
        votes = [totals[each.key] for each in contest.candidates]
        total = int(table["votes_total"].sum()) + int(taken.elsewhere.to_numpy().sum())
        missing = len(table) < len(taken.areas.table) or taken.ledger.incomplete
        counting = contest.status == "unofficial-partial" or missing
        found = verdict_of(contest, votes, total, counting=counting)
        came_to = in_words(found, contest, votes, total, place=taken.place or contest.title, say=say)
        facts += [Note(say("check-result"), capital(came_to))] if came_to else []
    return facts


def remark_as_json(found: Remark) -> dict[str, Any]:
    """A finding as plain values; what ends the reading of a file has no code of its own."""
    described: dict[str, Any] = {"severity": found.severity, "what": found.what, "file": found.file, "line": found.line}
    if isinstance(found, Finding):
        described |= {"code": found.code, "area": found.area, "values": dict(found.values), "times": found.times}
    return described


def _left_out(votes: ContestVotes, language: str) -> list[str]:
    return [sentence("left-out-rows", values, language) for values in votes.passed_over()]


def _how_far(percent: float, geoid: str, assembled: ContestVotes) -> str:
    """The state of a county's count, as `mapgen.tables.tally` has it: votes may come before the first precinct."""
    if percent >= 100:
        return "final"
    voted = any(cell.votes for (place, _), cell in assembled.cells.items() if place == geoid)
    return "partial" if percent > 0 or voted else "none"
