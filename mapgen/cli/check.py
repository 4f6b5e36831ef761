"""`mapgen check`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from mapgen.cli.check_against import check_two
from mapgen.cli.options import echo, example_option, find_atlas, json_option, print_json
from mapgen.cli.output import STANDARD_OUTPUT, hold_page
from mapgen.cli.result_options import import_options, one_or_all, results_options
from mapgen.errors import MapgenError, ReturnsError, UsageError
from mapgen.files.regular import is_folder

LEDGER = "Where every vote went"

if TYPE_CHECKING:
    from mapgen.workflows.check_results import ResultsReport


@click.command("check")
@click.argument("paths", nargs=-1, metavar="[ATLAS|RESULTS]", type=click.Path(path_type=Path, allow_dash=True))
@results_options
@json_option
@example_option
@click.option("--frozen", is_flag=True, help="An atlas's file that changed since it was described is an error.")
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
    paths: tuple[Path, ...],
    as_json: bool,
    example: bool,
    frozen: bool,
    html: Path | None,
    against: Path | None,
    **given: Any,
) -> None:
    """Do everything up to the drawing, draw nothing, and say what was held to what.

    ATLAS is an atlas.toml or a folder with one; any other file is RESULTS, and so are several files and a folder of
    tables. Their report ends with 1 on any error.
    A folder with a layout.toml is held to the sample that lies in it.
    """
    path = paths[0] if len(paths) == 1 else None
    if len(paths) > 1 and any(_is_atlas(one) for one in paths):
        raise UsageError("An atlas is checked alone.", fix="Name it, and nothing else; or name results.")
    if path is not None and not example and _is_layout(path):
        _no_results({"--against": against}, "a layout")
        _check_layout(path, as_json=as_json)
    elif len(paths) < 2 and (example or path is None or _is_atlas(path)):
        _no_results({"--html": html, "--against": against}, "an atlas")
        _check_atlas(find_atlas(path, example=example), as_json=as_json, frozen=frozen)
    elif frozen:
        raise UsageError("--frozen is for an atlas, and this is a results file.")
    elif against is not None:
        check_two(paths, against, given, as_json=as_json, html=html)
    else:
        _check_results(paths, given, as_json=as_json, html=html)


def _no_results(options: dict[str, Path | None], what: str) -> None:
    """Refuse options that are of results files where something else is checked."""
    for option, value in options.items():
        if value is not None:
            raise UsageError(f"{option} is for a results file, and this is {what}.")


def _is_atlas(path: Path) -> bool:
    """Whether a path is to be an atlas; a folder with nothing but tables in it is not."""
    if not is_folder(path):
        return path.suffix == ".toml"
    from mapgen.results.several import holds_tables

    return (path / "atlas.toml").exists() or not holds_tables(path)


def _is_layout(path: Path) -> bool:
    return is_folder(path) and (path / "layout.toml").is_file() and not (path / "atlas.toml").is_file()


def _check_layout(folder: Path, *, as_json: bool) -> None:
    from mapgen.findings import refusal
    from mapgen.results.conformance import EXPECTED, differences

    error: MapgenError | None
    try:
        found = differences(folder)
        error = ReturnsError(refusal("sample-not-as-expected", folder), problems=found) if found else None
    except MapgenError as refused:
        error = refused
    if error is not None and not as_json:
        raise error
    if as_json:
        print_json(_as_json(folder, error) if error else {"layout": str(folder), "verdict": "ok"})
        sys.exit(error.exit_code if error else 0)
    echo(f"{folder}: the layout reads its sample as {EXPECTED} has it.")


def _check_atlas(path: Path, *, as_json: bool, frozen: bool) -> None:
    from mapgen.workflows.check_atlas import report
    from mapgen.workflows.check_results import remark_as_json

    try:
        held, remarks = report(path, frozen=frozen)
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
    from mapgen.findings import remarks_of
    from mapgen.workflows.check_results import remark_as_json

    summary, *problems = map(remark_as_json, remarks_of(error))
    return {
        "atlas": str(path),
        "verdict": "error",
        "error": error.what,
        "code": summary["code"],
        "values": summary["values"],
        "problems": problems,
        "fix": error.fix,
    }


def _check_results(paths: tuple[Path, ...], given: dict[str, Any], *, as_json: bool, html: Path | None) -> None:
    inputs = [read for read in (*paths, given["shapes"]) if read is not None]
    hold_page(html, inputs, as_json=as_json)
    from mapgen.workflows.check_results import report_on
    from mapgen.workflows.house_colours import house_colours

    colours = house_colours(given["colours"], given["allow_alike"])
    found = report_on(one_or_all(paths), import_options(given), given["shapes"], colours)
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
    from mapgen.render.check.check_page import CheckedFile, render_check

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
