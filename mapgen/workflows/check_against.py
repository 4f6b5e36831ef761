"""`mapgen check A --against B`: two sources of one contest, one verdict."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal

from mapgen.areas.boundaries import read_areas
from mapgen.errors import MapgenError, Remark
from mapgen.findings import Finding, Value, advice_of, by_severity, finding, remarks_of
from mapgen.results.compare_results import ResultsDifference, compare_results
from mapgen.results.contest_results import ContestResults
from mapgen.results.import_options import ImportOptions
from mapgen.results.import_results import import_results
from mapgen.results.normalise import NATION
from mapgen.results.read_table import Results, written_names
from mapgen.words.numbers import numbers
from mapgen.workflows.check_results import remark_as_json

Verdict = Literal["agree", "differ", "error"]
WHICH = ("first", "second")


@dataclass(frozen=True, slots=True)
class AgainstReport:
    """Two files held against each other, for an editor to sign.

    Attributes:
        files: The two, as the user knows them.
        totals: A name and every vote in each file; a candidate whom a file has not has 0 there.
        all_votes: The sums of these.
        compared: How many counties both files have.
        differences: Everything that differs.
        findings: What was found in each file by itself, errors first.
        fixes: What to do about files that could not be read.
        language: Of the page.
    """

    files: tuple[str, str]
    totals: tuple[tuple[str, int, int], ...] = ()
    all_votes: tuple[int, int] = (0, 0)
    compared: int = 0
    differences: tuple[Finding, ...] = ()
    findings: tuple[Remark, ...] = ()
    fixes: tuple[str, ...] = ()
    language: str = "en"

    @property
    def errors(self) -> int:
        """How many errors the files have by themselves: a file with one vouches for nothing."""
        return sum(found.severity == "error" for found in self.findings)

    @property
    def verdict(self) -> Verdict:
        """Whether both say the same; "error" where one of them cannot be relied on."""
        return "error" if self.errors else "differ" if self.differences else "agree"

    def as_json(self) -> dict[str, Any]:
        """The report as plain values."""
        rows = [*self.totals, ("all", *self.all_votes)] if self.totals else []
        return {
            "first": self.files[0],
            "second": self.files[1],
            "verdict": self.verdict,
            "counties_compared": self.compared,
            "totals": [
                {"candidate": name, "first": one, "second": other, "difference": other - one}
                for name, one, other in rows
            ],
            "differences": [remark_as_json(found) for found in self.differences],
            "findings": [remark_as_json(found) for found in self.findings],
            "fixes": list(self.fixes),
        }


def check_against(first: Results, second: Results, options: ImportOptions, shapes: Path | None = None) -> AgainstReport:
    """Hold two files of one contest against each other; whatever is wrong with either stands in the report.

    Args:
        first: A results file.
        second: Another, in any layout; its contest and counties are those of the first.
        options: What a user says about the contest. What is said of columns, tables and totals is said of the first.
        shapes: A file of boundaries, or None for the country's.
    """
    files = (written_names(first), written_names(second))
    one = _imported(first, options, None if shapes is None else lambda state: read_areas(shapes, state=state))
    # Without the first file nothing says whose counties are meant; what is wrong with the second is said all the same.
    beside = one if isinstance(one, ContestResults) else None
    other = _imported(second, _for_the_second(options, beside), beside.areas if beside else None)
    taken = [side for side in (one, other) if isinstance(side, ContestResults)]
    refused = [side for side in (one, other) if isinstance(side, MapgenError)]
    findings: list[Any] = [found for error in refused for found in remarks_of(error)]
    # Both are drawn on the same boundaries: what is said of these is said once.
    own = [found for side in taken for found in side.report]
    findings += by_severity([found for at, found in enumerate(own) if found not in own[:at]])
    report = AgainstReport(
        files,
        findings=tuple(findings),
        fixes=tuple(dict.fromkeys(filter(None, (advice_of(error, options.language) for error in refused)))),
        language=options.language,
    )
    if len(taken) < 2 or any(side.contest is None for side in taken):
        return report
    difference = compare_results(*taken)
    notes = [
        finding("names-taken-for-one", severity="note", first=choice.names[0], second=choice.names[1])
        for choice in difference.choices
        if choice.by_last_name
    ]
    return replace(
        report,
        totals=tuple((choice.name, *choice.totals) for choice in difference.choices),
        all_votes=difference.totals,
        compared=difference.compared,
        differences=tuple(findings_of(difference, options.language)),
        findings=(*findings, *notes),
    )


def findings_of(difference: ResultsDifference, language: str) -> list[Finding]:
    """A finding for everything that differs: what the contests are of, candidates, counties, votes, reporting."""
    percent = numbers(language).percentage
    found = [
        finding("differs-contest", field=what, first=one, second=other)
        for what, (one, other) in difference.about.items()
    ]
    for choice in difference.of_one:
        values: Mapping[str, Value] = {"which": WHICH[choice.keys[0] is None], "votes": sum(choice.totals)}
        found.append(finding("differs-candidate", choice=choice.name, values=values))
    for area in difference.areas:
        values = {"place": area.place, "which": WHICH[area.at], "votes": area.votes}
        found.append(finding("differs-area", area=area.geoid, values=values))
    for cell in difference.cells:
        one, other = cell.votes
        values = {"place": cell.place, "choice": cell.choice, "difference": other - one}
        found.append(finding("differs-votes", area=cell.geoid, values=values, first=one, second=other))
    for reporting in difference.reporting:
        first, second = map(percent, reporting.percent)
        values = {"place": reporting.place, "first": first, "second": second}
        found.append(finding("differs-reporting", area=reporting.geoid, values=values))
    return found


def _imported(path: Results, options: ImportOptions, areas: Any) -> ContestResults | MapgenError:
    try:
        return import_results(path, options, areas)
    except MapgenError as error:
        return error


def _for_the_second(options: ImportOptions, beside: ContestResults | None) -> ImportOptions:
    """What is known of the second file: the contest and the state, not the first one's columns and totals."""
    known = options.contest_filter
    if beside is not None and not known.state and beside.selected.state not in ("", NATION):
        known = replace(known, state=beside.selected.state)
    return replace(options, contest_filter=known, table="", votes=(), reading="", expected_totals={})
