"""What `mapgen check A --against B` prints and writes."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mapgen.cli.options import echo, print_json
from mapgen.cli.output import STANDARD_OUTPUT, hold_page
from mapgen.cli.result_options import import_options, one_or_all

if TYPE_CHECKING:
    from mapgen.workflows.check_against import AgainstReport


def check_two(
    first: tuple[Path, ...], second: Path, given: dict[str, Any], *, as_json: bool, html: Path | None
) -> None:
    """Hold two results files against each other; ends with 1 where they differ or one has an error."""
    inputs = [read for read in (*first, second, given["shapes"]) if read is not None]
    hold_page(html, inputs, as_json=as_json)
    from mapgen.workflows.check_against import check_against

    report = check_against(one_or_all(first), second, import_options(given), given["shapes"])
    if html is not None:
        _write_page(report, html, inputs)
    if as_json:
        print_json(report.as_json())
    elif html != STANDARD_OUTPUT:
        _print(report)
    if report.verdict != "agree":
        sys.exit(1)


def _write_page(report: AgainstReport, html: Path, inputs: list[Path]) -> None:
    from mapgen.publish.write import write_files
    from mapgen.render.check.check_page import ComparedFiles, render_against

    compared = ComparedFiles(
        report.files,
        report.verdict,
        report.compared,
        report.totals,
        report.all_votes,
        report.differences,
        report.findings,
        report.fixes,
    )
    write_files({html: render_against(compared, language=report.language).encode("utf-8")}, inputs=inputs)


def _print(report: AgainstReport) -> None:
    from mapgen.words.wording import Wording

    say = Wording("en")
    echo(*(f"{which}: {file}" for which, file in zip(("first", "second"), report.files, strict=True)))
    print_totals(report.totals, report.all_votes)
    echo(*(f"differs: {difference}" for difference in report.differences))
    echo(*(f"{found.severity}: {found}" for found in report.findings))
    echo(*report.fixes)
    counts = {"agree": report.compared, "differ": len(report.differences), "error": report.errors}
    count = counts[report.verdict]
    echo(say(f"against-verdict-{report.verdict}", count=count, n=f"{count:,}"))


def print_totals(totals: tuple[tuple[str, int, int], ...], all_votes: tuple[int, int]) -> None:
    """Every candidate's votes in two files and their difference, and the sums, in columns."""
    from mapgen.words.numbers import MINUS, numbers

    figures = numbers("en")
    rows = [*totals, ("all", *all_votes)] if totals else []
    wide = max((len(name) for name, _, _ in rows), default=0)
    for name, one, other in rows:
        # A terminal may have no other sign.
        difference = figures.signed_votes(other - one).replace(MINUS, "-")
        echo(f"  {name.ljust(wide)}  {figures.votes(one):>12}  {figures.votes(other):>12}  {difference:>10}")
