"""`mapgen init`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from mapgen.cli.options import contest_title_option, echo, quiet_option, source_option
from mapgen.cli.result_options import areas_of, from_option, import_options, one_or_all, results_options, say
from mapgen.files.regular import is_there

if TYPE_CHECKING:
    from mapgen.results.import_options import ImportOptions
    from mapgen.workflows.house_colours import HouseColours


@click.command("init")
@click.argument("folder", required=False, default=".", metavar="[DIR]", type=click.Path(path_type=Path))
@from_option("The results file, or a folder of them; may be repeated.")
@click.option("--force", is_flag=True, help="Where there is an atlas: put the results in it, and keep what is written.")
@contest_title_option
@source_option
@results_options
@quiet_option
def command(
    folder: Path, results: tuple[Path, ...], force: bool, title: str, source: str, quiet: bool, **given: Any
) -> None:
    """Write an atlas of the contest in RESULTS to DIR: atlas.toml, described results and boundaries, a Makefile."""
    from mapgen.results.import_results import import_results
    from mapgen.workflows.house_colours import house_colours

    colours = house_colours(given["colours"], given["allow_alike"])
    options = import_options(given, title=title, source=source)
    if force and is_there(folder / "atlas.toml"):
        _start_over(folder, one_or_all(results), options, colours, quiet=quiet)
        return
    taken, accepted = colours.on(import_results(one_or_all(results), options, areas_of(given["shapes"])))
    from mapgen.workflows.start_atlas import start_atlas

    written = start_atlas(taken, folder, allow_alike=accepted, keep=force)
    say(taken.remarks, quiet=quiet)
    if not quiet:
        echo(f"{len(written)} files written to {folder}. Now: cd {folder} && mapgen build", err=True)


def _start_over(
    folder: Path, results: Path | tuple[Path, ...], options: ImportOptions, colours: HouseColours, *, quiet: bool
) -> None:
    from mapgen.workflows.start_over import start_over

    contest, found, written = start_over(folder / "atlas.toml", results, options, colours)
    say(found, quiet=quiet)
    if not quiet:
        files = f"{', '.join(map(str, written))} written" if written else "nothing changed"
        echo(f"{contest}: {files}; everything else stays. Now: cd {folder} && mapgen build", err=True)
