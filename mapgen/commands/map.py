"""`mapgen map`."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any
from urllib.parse import quote

import click

from mapgen.commands.common import echo, quiet_option
from mapgen.commands.results import results_options, say, wanted_of


@click.command("map")
@click.argument("results", type=click.Path(path_type=Path, allow_dash=True))
@click.option("-o", "--out", required=True, type=click.Path(path_type=Path), help="The page to write, map.html.")
@click.option("--embed", is_flag=True, help="Write map-embed.html beside the page, for other sites to frame.")
@click.option("--png", is_flag=True, help="Write map.png beside the page, for print and for posts.")
@click.option("--by", default="", metavar="winner|margin|wide-margin|votes", help="What the counties' colours show.")
@click.option("--title", default="", help="The page's headline, in place of the computed one.")
@click.option("--source", default="", help="Who published the figures, for the line under the map.")
@click.option(
    "--status",
    default="not-stated",
    type=click.Choice(["certified", "unofficial-complete", "unofficial-partial", "not-stated"]),
    help="How final the figures are.",
)
@results_options
@quiet_option
def command(
    results: Path,
    out: Path,
    embed: bool,
    png: bool,
    by: str,
    title: str,
    source: str,
    status: str,
    quiet: bool,
    **given: Any,
) -> None:
    """Draw RESULTS, a file of county or precinct returns, as one page.

    The layout, the contest, the state and the counties are found in the file; where it holds several, the command
    says which and how to name one. “-” reads standard input.
    """
    from mapgen.intake import take_in

    taken = take_in(results, wanted_of(given, status=status, source=source))
    # folium takes a second to import; a file that cannot be drawn is refused before.
    from mapgen.publish.write import write_files
    from mapgen.quick import quick_map, slug_of
    from mapgen.render.page import render_page

    drawn = quick_map(taken, slug=slug_of(out), by=by, title=title)
    files = {out: render_page(drawn).encode("utf-8")}
    measure = ""
    if embed:
        from mapgen.render.embed import embed_heights, render_embed

        beside = quote(os.fsencode(out.name))  # as an address has it
        files[out.with_name(f"{out.stem}-embed.html")] = render_embed(drawn, page=beside).encode("utf-8")
        ((width, height),) = embed_heights(drawn).items()
        measure = f" In a frame {width} pixels wide, the embed is {height} high."
    if png:
        from mapgen.render.picture import render_png

        files[out.with_suffix(".png")] = render_png(drawn)
    write_files(files)
    say([problem for problem in taken.problems if problem.severity != "error"], quiet=quiet)
    if not quiet:
        echo(f"{drawn.headline}. {', '.join(map(str, files))} written.{measure}", err=True)
