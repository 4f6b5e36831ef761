"""`mapgen init`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from mapgen.commands.common import echo, quiet_option
from mapgen.commands.results import one_or_all, results_options, say, wanted_of


@click.command("init")
@click.argument("folder", required=False, default=".", metavar="[DIR]", type=click.Path(path_type=Path))
@click.option(
    "--from",
    "results",
    required=True,
    multiple=True,
    type=click.Path(path_type=Path, allow_dash=True),
    help="The results file, or a folder of them; may be repeated.",
)
@click.option("--title", default="", help="What readers call the contest, in place of the computed title.")
@click.option("--source", default="", help="Who published the figures.")
@results_options
@quiet_option
def command(folder: Path, results: tuple[Path, ...], title: str, source: str, quiet: bool, **given: Any) -> None:
    """Write an atlas of the contest in RESULTS to DIR: atlas.toml, described results and boundaries, a Makefile."""
    from mapgen.intake import take_in

    taken = take_in(one_or_all(results), wanted_of(given, title=title, source=source))
    from mapgen.start import start_atlas

    written = start_atlas(taken, folder)
    say([problem for problem in taken.problems if problem.severity != "error"], quiet=quiet)
    if not quiet:
        echo(f"{len(written)} files written to {folder}. Now: cd {folder} && mapgen build", err=True)
