"""The map for somebody else's page: one small file without Leaflet, drawn before any script runs."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace

from markupsafe import Markup

from mapgen.choropleth import Change, Choropleth, County
from mapgen.contest import OUTCOMES
from mapgen.numbers import numbers
from mapgen.render.embed_layout import EmbedLayout, lay_out_embed
from mapgen.render.environment import asset, bare, fill
from mapgen.render.policy import source_of
from mapgen.render.stylesheet import map_style
from mapgen.render.svg import inline_svg, source_line
from mapgen.render.views import winner_at
from mapgen.wording import Wording

SCRIPTS = ("embed.js", "frame_height.js")

PREFIX = "m"
"""Of element ids: an embed is alone in its document, and short ids are fewer bytes."""

LABEL_SETS = 3
"""Sets of city names an embed carries; the one for the widest maps is for pages."""


@dataclass(frozen=True, slots=True)
class Figures:
    """What the readout says of an area, every figure as it is shown.

    Attributes:
        margin: Who won, by how much.
        votes: Votes and share by candidate.
        change: Against the earlier contest, or empty.
    """

    margin: str
    votes: tuple[tuple[str, str], ...]
    change: str


def render_embed(choropleth: Choropleth, *, page: str = "index.html") -> str:
    """The embed as HTML: no request, no Leaflet, readable without JavaScript, light and dark.

    Args:
        choropleth: The map.
        page: Address of the map's page, absolute or as seen from the embed.
    """
    slug, choropleth = choropleth.slug, _lighter(choropleth)
    figures = [_county_figures(choropleth, county) for county in choropleth.counties]
    state = _state_figures(choropleth)
    layout = _layout(choropleth, [state, *figures])
    own = Markup(fill("embed_style.css.j2", choropleth.language, map=choropleth, layout=layout))  # noqa: S704  # escaped by its template
    style = bare(Markup("\n").join([asset("embed.css"), asset("map.css"), map_style(choropleth), own]))
    scripts = [bare(asset(name)) for name in SCRIPTS]
    allowed = " ".join(source_of(script) for script in scripts)
    return fill(
        "embed.html.j2",
        choropleth.language,
        map=choropleth,
        slug=slug,
        layout=layout,
        state=state,
        drawing=inline_svg(choropleth),
        figures=_columns(choropleth, figures),
        style=style,
        scripts=scripts,
        page=page,
        policy=f"default-src 'none'; img-src data:; style-src {source_of(style)}; script-src {allowed}; "
        "base-uri 'self'; form-action 'none'",
    ).lstrip()


def embed_height(choropleth: Choropleth, width: int = 600) -> int:
    """How high the embed is in a frame of this width, in whole pixels; exact from 600 pixels on."""
    figures = [_county_figures(choropleth, county) for county in choropleth.counties]
    return _layout(choropleth, [_state_figures(choropleth), *figures]).height(width)


def _lighter(choropleth: Choropleth) -> Choropleth:
    """The map with short ids, fewer labels, and without the line around all counties, which is 4 % of the file."""
    labels = choropleth.drawing.labels[:LABEL_SETS]
    return replace(choropleth, slug=PREFIX, drawing=replace(choropleth.drawing, labels=labels, outline=""))


def _layout(choropleth: Choropleth, figures: list[Figures]) -> EmbedLayout:
    shown = {f"{votes} {share}" for each in figures for votes, share in each.votes}
    return lay_out_embed(
        choropleth,
        source=source_line(choropleth),
        change=_change_label(choropleth),
        figures=sorted(shown),
    )


def _columns(choropleth: Choropleth, figures: list[Figures]) -> Markup:
    """What the readout can say: a line for each of its places, the counties in drawing order, tabs between them.

    By column and without quotes it compresses to two thirds of the same rows as JSON objects.
    """
    rows = [
        (
            str(winner_at(choropleth, county.winner)),
            county.name,
            each.margin,
            *(text for pair in each.votes for text in pair),
            *([each.change] if choropleth.comparison is not None else []),
        )
        for county, each in zip(choropleth.counties, figures, strict=True)
    ]
    columns = ["\t".join(" ".join(text.split()) for text in column) for column in zip(*rows, strict=True)]
    text = json.dumps("\n".join(columns), ensure_ascii=False)
    # The element that holds it ends at the first "</script", wherever that stands.
    return Markup(text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e"))  # noqa: S704  # escaped


def _county_figures(choropleth: Choropleth, county: County) -> Figures:
    say, figures = Wording(choropleth.language), numbers(choropleth.language)
    if county.winner in OUTCOMES:
        margin = say(county.winner)
    else:
        points = figures.points(county.margin_pct)
        margin = say("winner-margin", winner=choropleth.short(county.winner), points=points)
    votes = tuple((figures.votes(count), figures.share(count, county.total)) for count in county.votes)
    return Figures(margin, votes, _change(choropleth, county.change))


def _state_figures(choropleth: Choropleth) -> Figures:
    say, figures, state = Wording(choropleth.language), numbers(choropleth.language), choropleth.state
    if state.leader in OUTCOMES:
        margin = say(state.leader)
    else:
        margin = say(
            "by-votes",
            winner=choropleth.short(state.leader),
            votes=figures.votes(state.lead_votes),
            count=state.lead_votes,
        )
    votes = tuple((figures.votes(count), figures.share(count, state.total)) for count in state.votes)
    return Figures(margin, votes, _change(choropleth, state.change))


def _change_label(choropleth: Choropleth) -> str:
    comparison = choropleth.comparison
    if comparison is None:
        return ""
    message = "column-shift" if comparison.two_way else "column-change"
    return Wording(choropleth.language)(message, who=comparison.now.short, then=comparison.earlier.year)


def _change(choropleth: Choropleth, change: Change | None) -> str:
    if choropleth.comparison is None:
        return ""
    points = None
    if change is not None:
        points = change.lead_shift if choropleth.comparison.two_way else change.share_change
    return "–" if points is None else numbers(choropleth.language).signed_points(points)
