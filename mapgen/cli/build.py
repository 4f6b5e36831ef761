"""`mapgen build`."""

from __future__ import annotations

from pathlib import Path

import click

from mapgen.cli.options import (
    atlas_argument,
    base_url_option,
    echo,
    example_option,
    find_atlas,
    progress,
    quiet_option,
)
from mapgen.cli.result_options import say

NO_ADDRESS = (
    "No base URL: social cards, oEmbed and structured data are left out (--base-url, or base_url in the atlas)."
)


@click.command("build")
@atlas_argument
@click.option(
    "--out",
    default=None,
    type=click.Path(path_type=Path),
    help="The site's folder, replaced whole or left as it is.  [default: site, beside the atlas]",
)
@click.option("--replace", is_flag=True, help="Replace the site even where another atlas made it.")
@click.option("--frozen", is_flag=True, help="A file that changed since it was described is an error.")
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
    help="Render this many maps at a time; pays from about seven maps on.",
)
@base_url_option
@example_option
@quiet_option
def command(
    atlas: Path | None,
    out: Path | None,
    replace: bool,
    frozen: bool,
    slugs: tuple[str, ...],
    jobs: int,
    base_url: str,
    example: bool,
    quiet: bool,
) -> None:
    """Make the maps of ATLAS and write the site.

    ATLAS is a file, or a folder with an atlas.toml; without it the one in this folder is built. With --example it is
    the Kentucky atlas that comes with mapgen, and the site is made in this folder.
    """
    path = find_atlas(atlas, example=example)
    from mapgen.files.spec import read_atlas
    from mapgen.workflows.build_site import build

    if out is None:
        out = Path("site") if example else path.parent / "site"
    made = build(
        path,
        out,
        only=slugs,
        base_url=base_url,
        jobs=jobs,
        replace=replace,
        frozen=frozen,
        progress=progress(quiet=quiet),
        remark=lambda remarks: say(remarks, quiet=quiet),
    )
    if not quiet:
        if not (base_url or read_atlas(path).base_url):
            echo(NO_ADDRESS, err=True)
        echo(f"{len(made)} {'map' if len(made) == 1 else 'maps'} written. Open {out / 'index.html'}", err=True)
