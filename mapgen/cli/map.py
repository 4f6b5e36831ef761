"""`mapgen map`."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import click

from mapgen.cli.options import echo, quiet_option
from mapgen.cli.output import PAGES, PICTURES, STANDARD_OUTPUT, beside, ending_of
from mapgen.cli.result_options import areas_of, import_options, one_or_all, results_argument, results_options, say
from mapgen.errors import UsageError
from mapgen.specs.status import STATUSES

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
@click.option("--show", default="", metavar="MEASURE", help="The figure beside the votes that the map is about.")
@click.option("--title", default="", help="The page's headline, in place of the computed one.")
@click.option("--source", default="", help="Who published the figures, for the line under the map.")
@click.option(
    "--status",
    default="not-stated",
    type=click.Choice(STATUSES),
    help="How final the figures are.",
)
@click.option(
    "--bins", default="", metavar="5,15,30", help="Bounds between the bins of the margin, in points, or of --show."
)
@click.option("--language", default="en", metavar="en|es", help="The language of every word.")
@results_options
@quiet_option
def command(
    results: tuple[Path, ...],
    out: Path,
    embed: bool,
    png: bool,
    by: str,
    show: str,
    title: str,
    source: str,
    status: str,
    bins: str,
    language: str,
    quiet: bool,
    **given: Any,
) -> None:
    """Draw RESULTS, county or precinct returns in a file, in several or in a folder of them, as one page or image.

    The layout, the contest, the state and the counties are found in the file; where it holds several, the command
    says which and how to name one. “-” reads standard input.
    """
    ending = ending_of(out, (*PAGES, *PICTURES))
    embed_at, png_at = beside(out, embed=embed, png=png)
    from mapgen.publish.write import hold_places, write_files
    from mapgen.results.import_results import import_results
    from mapgen.words.wording import languages
    from mapgen.workflows.house_colours import house_colours, to_keep

    bounds = _bounds(bins)
    if language not in languages():
        raise UsageError(f"There is no language {language!r}.", fix=f"--language takes: {', '.join(languages())}.")
    colours = house_colours(given["colours"], given["allow_alike"])
    inputs = [path for path in (*results, given["shapes"]) if path is not None]
    hold_places([path for path in (out, embed_at, png_at) if path is not None], inputs=inputs)
    options = import_options(given, status=status, source=source, language=language)
    taken = import_results(one_or_all(results), options, areas_of(given["shapes"]))
    # folium takes a second to import; a file that cannot be drawn is refused before.
    from mapgen.workflows.draw_map import draw_map, slug_of

    taken, accepted = colours.on(taken)
    drawn = draw_map(
        taken,
        slug=slug_of(out),
        by=by,
        show=show,
        title=title,
        language=language,
        bins=bounds,
        allow_alike=accepted,
    )
    files = {out: _drawn_as(ending, drawn)}
    measure = ""
    if embed_at is not None:
        from mapgen.render.embed.embed import render_embed
        from mapgen.render.shared.embed_size import embed_heights

        # As an address has it.
        files[embed_at] = render_embed(drawn, page=quote(os.fsencode(out.name))).encode("utf-8")
        ((width, height),) = embed_heights(drawn).items()
        measure = f" In a frame {width} pixels wide, the embed is {height} high."
    if png_at is not None:
        files[png_at] = _drawn_as(".png", drawn)
    write_files(files, inputs=inputs)
    say([*taken.remarks, *to_keep(drawn.contest)], quiet=quiet)
    if not quiet:
        named = "Standard output" if out == STANDARD_OUTPUT else ", ".join(map(str, files))
        echo(f"{drawn.headline}. {named} written.{measure}", err=True)


def _bounds(text: str) -> list[float]:
    """The bounds between bins, as they are written.

    Raises:
        UsageError: One of them is no number.
    """
    try:
        return [float(part) for part in text.split(",")] if text else []
    except ValueError as error:
        raise UsageError(f"--bins {text!r} is no list of numbers.", fix="Write it as --bins 5,15,30.") from error


def _drawn_as(ending: str, drawn: Choropleth) -> bytes:
    """The map as the kind of file that an ending names."""
    if ending == ".svg":
        from mapgen.render.image.svg import render_svg

        return render_svg(drawn).encode("utf-8")
    if ending == ".pdf":
        from mapgen.render.image.pdf import render_pdf

        return render_pdf(drawn)
    if ending == ".png":
        from mapgen.render.image.png import render_png

        return render_png(drawn)
    from mapgen.render.page.page import render_page

    return render_page(drawn).encode("utf-8")
