"""`mapgen build`."""

from __future__ import annotations

from pathlib import Path

import click

from mapgen.commands.common import atlas_argument, find_atlas, progress, quiet_option


@click.command("build")
@atlas_argument
@click.option(
    "--out",
    default="site",
    show_default=True,
    type=click.Path(path_type=Path),
    help="The site's folder. It is replaced whole, or left as it is.",
)
@click.option(
    "--map",
    "slugs",
    multiple=True,
    metavar="SLUG",
    help="Make this map only and keep the others; may be repeated.",
)
@click.option(
    "--jobs",
    default=1,
    show_default=True,
    type=click.IntRange(min=1),
    help="Render this many maps at a time; pays from about twenty maps on.",
)
@quiet_option
def command(atlas: Path | None, out: Path, slugs: tuple[str, ...], jobs: int, quiet: bool) -> None:
    """Make the maps of ATLAS and write the site.

    ATLAS is a file, or a folder with an atlas.toml; without it the one in this folder is built, and where there
    is none the Kentucky atlas that comes with mapgen.
    """
    path, shipped = find_atlas(atlas)
    if shipped and not quiet:
        click.echo("There is no atlas.toml here: building the Kentucky atlas that comes with mapgen.", err=True)
    from mapgen.build import build

    made = build(path, out, only=slugs, jobs=jobs, progress=progress(quiet=quiet))
    if not quiet:
        click.echo(f"{len(made)} {'map' if len(made) == 1 else 'maps'} written. Open {out / 'index.html'}", err=True)
