"""`mapgen init`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from mapgen.commands.common import echo, quiet_option
from mapgen.commands.results import areas_of, import_options, one_or_all, results_options, say
from mapgen.errors import UsageError


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
    for option, text in (("--title", title), ("--source", source)):
        if any("\ud800" <= letter <= "\udfff" for letter in text):
            raise UsageError(f"{option} {text!r} is no text: it was typed in another encoding than the terminal's.")
    from mapgen.results.import_results import import_results
    from mapgen.workflows.house_colours import house_colours

    colours = house_colours(given["colours"], given["allow_alike"])
    options = import_options(given, title=title, source=source)
    taken, accepted = colours.on(import_results(one_or_all(results), options, areas_of(given["shapes"])))
    from mapgen.workflows.start_atlas import start_atlas

    written = start_atlas(taken, folder, allow_alike=accepted)
    say(taken.remarks, quiet=quiet)
    if not quiet:
        echo(f"{len(written)} files written to {folder}. Now: cd {folder} && mapgen build", err=True)
