"""`mapgen add`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from mapgen.cli.options import atlas_argument, contest_title_option, echo, find_atlas, quiet_option, source_option
from mapgen.cli.result_options import import_options, one_or_all, results_options, say
from mapgen.errors import UsageError


@click.command("add")
@atlas_argument
@click.option(
    "--contest",
    "results",
    multiple=True,
    type=click.Path(path_type=Path, allow_dash=True),
    help="The results of another contest, or a folder of them; may be repeated.",
)
@click.option("--attributes", type=click.Path(path_type=Path), help="A CSV about the counties, with a column geoid.")
@click.option("--id", "contest_id", default="", help="What the atlas calls the contest, in place of its kind and year.")
@contest_title_option
@source_option
@results_options
@quiet_option
def command(
    atlas: Path | None,
    results: tuple[Path, ...],
    attributes: Path | None,
    contest_id: str,
    title: str,
    source: str,
    quiet: bool,
    **given: Any,
) -> None:
    """Add a contest or a table of attributes to ATLAS, with the entries that `mapgen init` would have written.

    What stands in the atlas and its descriptions stays, comments too.
    """
    if bool(results) == (attributes is not None):
        raise UsageError("Name what to add: either --contest RESULTS or --attributes FILE.")
    path = find_atlas(atlas, example=False)
    from mapgen.workflows.add_attributes import add_attributes
    from mapgen.workflows.add_contest import add_contest, import_beside
    from mapgen.workflows.house_colours import house_colours

    if attributes is not None:
        written, added = add_attributes(path, attributes, source), "attributes"
    else:
        colours = house_colours(given["colours"], given["allow_alike"])
        options = import_options(given, title=title, source=source)
        added, taken, written = add_contest(import_beside(path, one_or_all(results), options), colours, contest_id)
        say(taken.remarks, quiet=quiet)
    if not quiet:
        echo(f"{added} added. {', '.join(map(str, written))} written. Now: mapgen build {path}", err=True)
