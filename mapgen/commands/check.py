"""`mapgen check`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from mapgen.commands.check_against import check_two
from mapgen.commands.common import echo, example_option, find_atlas, json_option, print_json
from mapgen.commands.output import STANDARD_OUTPUT, hold_page
from mapgen.commands.results import import_options, results_options
from mapgen.errors import MapgenError, UsageError
from mapgen.files.regular import is_folder

LEDGER = "Where every vote went"

if TYPE_CHECKING:
    from mapgen.workflows.check_results import ResultsReport


@click.command("check")
@click.argument("path", required=False, metavar="[ATLAS|RESULTS]", type=click.Path(path_type=Path, allow_dash=True))
@results_options
@json_option
@example_option
@click.option(
    "--html",
    type=click.Path(path_type=Path, allow_dash=True),
    help="Write the report on RESULTS as a page; “-” prints the page and nothing else.",
)
@click.option(
    "--against",
    type=click.Path(path_type=Path),
    help="Another source of the same contest: every difference is listed, and ends with 1.",
)
def command(
    path: Path | None, as_json: bool, example: bool, html: Path | None, against: Path | None, **given: Any
) -> None:
    """Do everything up to the drawing, draw nothing, and say what was held to what.

    ATLAS is an atlas.toml or a folder with one; any other file is RESULTS, and its report ends with 1 on any error.
    """
    if example or path is None or is_folder(path) or path.suffix == ".toml":
        for option, value in (("--html", html), ("--against", against)):
            if value is not None:
                raise UsageError(f"{option} is for a results file, and this is an atlas.")
        _check_atlas(find_atlas(path, example=example), as_json=as_json)
    elif against is not None:
        check_two(path, against, given, as_json=as_json, html=html)
    else:
        _check_results(path, given, as_json=as_json, html=html)


def _check_atlas(path: Path, *, as_json: bool) -> None:
    from mapgen.workflows.check_atlas import report
    from mapgen.workflows.check_results import remark_as_json

    try:
        held, remarks = report(path)
    except MapgenError as error:
        if not as_json:
            raise
        print_json(_as_json(path, error))
        sys.exit(error.exit_code)
    if as_json:
        print_json({"atlas": str(path), "verdict": "ok", "held": held, "findings": list(map(remark_as_json, remarks))})
        return
    for sentence in held:
        echo(f"✓ {sentence}.")
    for remark in remarks:
        echo(f"{remark.severity}: {remark}")
    echo(f"{path}: everything belongs together.")


def _as_json(path: Path, error: MapgenError) -> dict[str, Any]:
    from mapgen.workflows.check_results import remark_as_json

    return {
        "atlas": str(path),
        "verdict": "error",
        "error": error.what,
        "problems": list(map(remark_as_json, error.problems)),
        "fix": error.fix,
    }


def _check_results(path: Path, given: dict[str, Any], *, as_json: bool, html: Path | None) -> None:
    inputs = [read for read in (path, given["shapes"]) if read is not None]
    hold_page(html, inputs, as_json=as_json)
    from mapgen.workflows.check_results import report_on
    from mapgen.workflows.house_colours import house_colours

    colours = house_colours(given["colours"], given["allow_alike"])
    found = report_on(path, import_options(given), given["shapes"], colours)
    if html is not None:
        _write_page(found, html, inputs)
    if as_json:
        print_json(found.as_json())
    elif html != STANDARD_OUTPUT:
        _print(found)
    if found.verdict == "error":
        sys.exit(1)


def _write_page(found: ResultsReport, html: Path, inputs: list[Path]) -> None:
    from mapgen.publish.write import write_files
    from mapgen.render.check_page import CheckedFile, render_check

    checked = CheckedFile(
        found.file, found.facts, found.totals, found.all_votes, found.findings, found.fix, found.ledger
    )
    write_files({html: render_check(checked, language=found.language).encode("utf-8")}, inputs=inputs)


def _print(found: ResultsReport) -> None:
    from mapgen.words.numbers import numbers

    figures = numbers("en")
    echo(found.file)
    for fact in found.facts:
        echo(f"  {fact.about}: {fact.text}")
    width = max((len(name) for name, _, _ in found.totals), default=0)
    for name, votes, share in found.totals:
        echo(f"  {name.ljust(width)}  {figures.votes(votes):>12}  {share:>6}")
    if found.ledger:
        wide = max(len(what) for what, _ in found.ledger)
        echo(f"  {LEDGER}:")
        for what, votes in found.ledger:
            echo(f"    {what.ljust(wide)}  {figures.votes(votes):>12}")
    for severity in ("error", "warning", "note"):
        for problem in found.of(severity):
            echo(f"{severity}: {problem}")
    if found.fix:
        echo(found.fix)
    errors, warnings = len(found.of("error")), len(found.of("warning"))
    echo(f"{figures.votes(errors)} errors, {figures.votes(warnings)} warnings.")
