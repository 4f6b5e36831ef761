"""`mapgen map`."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import click

from mapgen.commands.common import echo, quiet_option
from mapgen.commands.output import PAGES, PICTURES, STANDARD_OUTPUT, beside, ending_of
from mapgen.commands.results import one_or_all, results_argument, results_options, say, wanted_of

if TYPE_CHECKING:
    from mapgen.model.choropleth import Choropleth


@click.command("map")
@results_argument
@click.option(
    "-o",
    "--out",
    required=True,
    type=click.Path(path_type=Path, allow_dash=True),
    help="The file to write: a page (map.html) or an image (.png, .svg, .pdf); “-” for a page on standard output.",
)
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
    results: tuple[Path, ...],
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
    """Draw RESULTS, county or precinct returns in a file, in several or in a folder of them, as one page or image.

    The layout, the contest, the state and the counties are found in the file; where it holds several, the command
    says which and how to name one. “-” reads standard input.
    """
    ending = ending_of(out, (*PAGES, *PICTURES))
    embed_at, png_at = beside(out, embed=embed, png=png)
    from mapgen.intake import take_in
    from mapgen.publish.write import hold_places, write_files

    inputs = [path for path in (*results, given["shapes"]) if path is not None]
    hold_places([path for path in (out, embed_at, png_at) if path is not None], inputs=inputs)
    taken = take_in(one_or_all(results), wanted_of(given, status=status, source=source))
    # folium takes a second to import; a file that cannot be drawn is refused before.
    from mapgen.quick import quick_map, slug_of

    drawn = quick_map(taken, slug=slug_of(out), by=by, title=title)
    files = {out: _drawn_as(ending, drawn)}
    measure = ""
    if embed_at is not None:
        from mapgen.render.embed import embed_heights, render_embed

        # As an address has it.
        files[embed_at] = render_embed(drawn, page=quote(os.fsencode(out.name))).encode("utf-8")
        ((width, height),) = embed_heights(drawn).items()
        measure = f" In a frame {width} pixels wide, the embed is {height} high."
    if png_at is not None:
        files[png_at] = _drawn_as(".png", drawn)
    write_files(files, inputs=inputs)
    say([problem for problem in taken.problems if problem.severity != "error"], quiet=quiet)
    if not quiet:
        named = "Standard output" if out == STANDARD_OUTPUT else ", ".join(map(str, files))
        echo(f"{drawn.headline}. {named} written.{measure}", err=True)


def _drawn_as(ending: str, drawn: Choropleth) -> bytes:
    """The map as the kind of file that an ending names."""
    if ending == ".svg":
        from mapgen.render.svg import render_svg

        return render_svg(drawn).encode("utf-8")
    if ending == ".pdf":
        from mapgen.render.pdf import render_pdf

        return render_pdf(drawn)
    if ending == ".png":
        from mapgen.render.picture import render_png

        return render_png(drawn)
    from mapgen.render.page import render_page

    return render_page(drawn).encode("utf-8")
