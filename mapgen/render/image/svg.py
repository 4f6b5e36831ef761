"""The map as an SVG file of its own."""

from __future__ import annotations

from mapgen.model.choropleth import Choropleth
from mapgen.render.shared.sheet import WIDE, Sheet, Style, lay_out_sheet
from mapgen.render.shared.templates import fill
from mapgen.render.shared.typeface import CSS_WEIGHT, FAMILY
from mapgen.words.numbers import numbers
from mapgen.words.wording import Wording


def render_svg(choropleth: Choropleth) -> str:
    """The map as an SVG file with named layers: headline, drawing, legend, source; no script, no request."""
    return fill(
        "image/standalone.svg.j2",
        choropleth.language,
        sheet=sheet_of(choropleth, WIDE),
        weights=CSS_WEIGHT,
        family=f"'{FAMILY}', 'Source Sans 3', 'Helvetica Neue', Helvetica, Arial, sans-serif",
    ).lstrip()


def sheet_of(choropleth: Choropleth, style: Style) -> Sheet:
    """The map on a sheet, with the words and figures of its page."""
    say, figures, circles = Wording(choropleth.language), numbers(choropleth.language), choropleth.circles
    return lay_out_sheet(
        choropleth,
        style,
        source=source_line(choropleth),
        circles_title=say("legend-circles", column=circles.column) if circles else "",
        numbers=[figures.votes(votes) for votes, _ in circles.samples] if circles else [],
    )


def source_line(choropleth: Choropleth) -> str:
    """Contest, day, how final it is, and who published it."""
    say, contest = Wording(choropleth.language), choropleth.contest
    about = {"title": contest.title, "date": say.day(contest.date)}
    if contest.status == "not-stated":
        line = say("status-line-unstated", **about)
    else:
        line = say("status-line", **about, status=say(f"status-{contest.status}"))
    return " ".join(filter(None, [line, contest.source, choropleth.publisher]))
