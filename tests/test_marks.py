"""Marks over the counties: made of figures, drawn by every product, said and headed by what they show."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

import geopandas as gpd
import msgspec
import pytest
import shapely

from mapgen.composition.comparison import Against
from mapgen.composition.compose import Setting, compose
from mapgen.composition.marks import MARKS
from mapgen.errors import AtlasError
from mapgen.model.choropleth import Choropleth, Comparison
from mapgen.model.mark import Circle, Mark, Polygon
from mapgen.render.embed.embed import render_embed
from mapgen.render.image.card import card_sheet
from mapgen.render.image.pdf import render_pdf, sheet_pdf
from mapgen.render.image.svg import render_svg
from mapgen.render.page.page import render_page
from mapgen.render.shared.embed_size import embed_heights
from mapgen.specs.atlas import MapSpec
from mapgen.specs.marks import MarkUse, mark_kinds, mark_styles
from mapgen.tables.join import join_counties
from mapgen.tables.tally import tally
from mapgen.words.wording import languages
from mapgen.workflows.build_site import compose_map
from mapgen.workflows.loaded_atlas import Loaded
from tests import grid
from tests.conftest import ROOT


def drawn(*marks: MarkUse, compared: bool = True, language: str = "en", circles: str = "") -> Choropleth:
    """The grid's map of Ada against her earlier self, with these marks."""
    now, then = grid.contest(), grid.before()
    counted, before = tally(grid.returns(grid.NOW, now), now), tally(grid.returns(grid.BEFORE, then), then)
    against = Against(Comparison(then, grid.ADA, grid.ADA, two_way=False), counted, before) if compared else None
    tables = [against.table().reindex(counted.index)] if against else []
    counties: gpd.GeoDataFrame = join_counties(grid.boundaries(), counted, grid.attributes(), *tables)
    spec = MapSpec(slug="m", title="Who won", contest="now", scheme="kinds", marks=marks, circles=circles)  # type: ignore[arg-type]
    scheme = grid.scheme(*({"key": kind, "when": {"kind": kind}} for kind in ("urban", "rural")))
    return compose(counties, now, scheme, spec, setting=Setting(place="Gridland", language=language), against=against)


def only(choropleth: Choropleth) -> Mark:
    """The map's one mark."""
    (mark,) = choropleth.marks
    return mark


def corners(shape: Polygon) -> list[tuple[float, float]]:
    """The corners of a shape, its tip first."""
    numbers = [float(number) for number in re.findall(r"-?[0-9.]+", shape.commands)]
    return list(zip(numbers[::2], numbers[1::2], strict=True))


def length(points: Sequence[tuple[float, float]]) -> float:
    """From the tip to the corner that is furthest from it."""
    return max(math.dist(points[0], point) for point in points)


def arrows_of_kentucky(kentucky: Loaded) -> Mark:
    """Clinton's share since 2008 as arrows."""
    spec = next(each for each in kentucky.atlas.maps if each.slug == "since-2008")
    uses = (MarkUse("arrow", "share_change_pts"),)
    return only(compose_map(kentucky, msgspec.structs.replace(spec, marks=uses)))


def test_a_circle_is_as_large_as_its_figure() -> None:
    """Alder's lead is 30, Birch's 5: six times the area. A tie and no votes have none."""
    mark = only(drawn(MarkUse("circle", "margin_votes")))
    circles = {shape.geoid: shape for shape in mark.shapes if isinstance(shape, Circle)}
    assert list(circles) == [grid.ALDER, grid.BIRCH]
    assert (circles[grid.ALDER].radius / circles[grid.BIRCH].radius) ** 2 == pytest.approx(6, rel=0.01)
    assert [circle.candidate for circle in circles.values()] == [0, 1]
    assert [sample.label for sample in mark.samples] == ["20", "5", "1"]


def test_the_short_way_is_the_same_mark() -> None:
    """`circles = "margin_votes"` says what `marks` says at greater length."""
    assert only(drawn(circles="margin_votes")) == only(drawn(MarkUse("circle", "margin_votes")))


@pytest.mark.parametrize(("size", "told"), [("margin_votes", "the lead in votes"), ("votes_total", "all votes")])
def test_circles_are_named_by_what_they_show(size: str, told: str) -> None:
    """Their key says whether their area is the lead or all votes, on the page, the embed and the image."""
    choropleth = drawn(MarkUse("circle", size))
    for made in (render_page(choropleth), render_embed(choropleth), render_svg(choropleth)):
        assert f"Area of a circle: {told}" in made


@pytest.mark.parametrize("kind", MARKS)
@pytest.mark.parametrize("language", languages())
def test_every_mark_is_drawn_everywhere(kind: str, language: str) -> None:
    """Page, embed, image, PDF and card have as many shapes as the map; the description says what they are."""
    size = next(iter(mark_kinds()[kind].sizes))
    choropleth = drawn(MarkUse(kind, size), language=language)
    plain = drawn(language=language)
    mark = only(choropleth)
    assert mark.shapes
    for made in (render_page(choropleth), render_embed(choropleth), render_svg(choropleth)):
        group = made.split(f'<g class="marks {mark.kind}"')[1].partition("</g>")[0]
        assert group.count("<circle") + group.count("<path") == len(mark.shapes)
        assert mark.title in made
    assert len(render_pdf(choropleth)) > len(render_pdf(plain))
    assert len(sheet_pdf(card_sheet(choropleth))) > len(sheet_pdf(card_sheet(plain)))
    assert mark.note in choropleth.description
    assert "{" not in mark.title + mark.note
    assert embed_heights(choropleth)[600] > embed_heights(plain)[600]


def test_every_kind_is_described_and_drawn() -> None:
    """`marks.toml` and the modules that draw are of the same kinds; each has a style and both languages."""
    assert set(MARKS) == set(mark_kinds())
    assert set(MARKS) <= set(mark_styles())
    for kind in mark_kinds().values():
        for text in (kind.title, kind.note, *kind.sizes.values()):
            assert isinstance(text, dict)
            assert set(text) == set(languages())


def test_an_arrow_shows_no_count() -> None:
    """Voters have no direction."""
    with pytest.raises(AtlasError) as refused:
        drawn(MarkUse("arrow", "votes_total"))
    assert getattr(refused.value.summary, "code", "") == "mark-without-figures"


@pytest.mark.parametrize("size", ["turnout", "winner", "population"])
def test_a_mark_needs_figures(size: str) -> None:
    """A column that there is not, one of texts, one that nobody has described as a figure."""
    with pytest.raises(AtlasError) as refused:
        drawn(MarkUse("circle", size))
    assert getattr(refused.value.summary, "code", "") == "mark-without-figures"


def test_a_kind_that_there_is_not_is_refused() -> None:
    """With those that there are."""
    with pytest.raises(ValueError, match="there are: circle"):
        msgspec.convert({"type": "star", "size": "votes_total"}, MarkUse)


def test_a_width_is_said_once() -> None:
    """How wide the line around a marked group is, on screens as on sheets, stands in `marks.toml` alone."""
    ring = mark_styles()["ring"]
    assert (ring.screen, ring.casing_screen, ring.sheet, ring.casing_sheet) == (2, 4.5, 8, 16)
    styles = [path for suffix in ("*.css", "*.css.j2") for path in (ROOT / "mapgen" / "render").rglob(suffix)]
    saying = [path.name for path in styles if ".ring" in path.read_text("utf-8")]
    assert sorted(saying) == ["forced-colors.css", "index.css"]


def test_an_arrow_points_to_the_side_that_gained() -> None:
    """Ada's share: Alder +20, Birch −25, Cedar −11, Dogwood unknown. Heads lie right of tails where she gained."""
    mark = only(drawn(MarkUse("arrow", "share_change_pts")))
    heads = {shape.geoid: shape for shape in mark.shapes if isinstance(shape, Polygon)}
    assert {geoid: shape.candidate for geoid, shape in heads.items()} == {grid.BIRCH: 1, grid.ALDER: 0, grid.CEDAR: 1}
    spans = {geoid: corners(shape) for geoid, shape in heads.items()}
    assert spans[grid.ALDER][0][0] == max(x for x, _ in spans[grid.ALDER])
    assert spans[grid.BIRCH][0][0] == min(x for x, _ in spans[grid.BIRCH])
    assert length(spans[grid.ALDER]) / length(spans[grid.BIRCH]) == pytest.approx(20 / 25, rel=0.02)


def test_arrows_can_point_the_other_way() -> None:
    """As newspapers of a country have a party's side on the left."""
    right, left = (only(drawn(MarkUse("arrow", "share_change_pts", side))) for side in ("right", "left"))
    tips = [[corners(shape)[0][0] for shape in mark.shapes if isinstance(shape, Polygon)] for mark in (right, left)]
    points = {county.geoid: county.x for county in drawn().counties}
    middles = [points[geoid] for geoid in (grid.BIRCH, grid.ALDER, grid.CEDAR)]
    assert [tip > middle for tip, middle in zip(tips[0], middles, strict=True)] == [False, True, False]
    assert [tip > middle for tip, middle in zip(tips[1], middles, strict=True)] == [True, False, True]


def test_no_arrow_lies_over_another(kentucky: Loaded) -> None:
    """Of two that would meet the longer is drawn; Kentucky has room for most of its 120."""
    shapes = arrows_of_kentucky(kentucky).shapes
    areas = [shapely.Polygon(corners(shape)) for shape in shapes if isinstance(shape, Polygon)]
    assert 100 <= len(areas) <= 120
    assert not any(one.intersects(other) for at, one in enumerate(areas) for other in areas[:at])


def test_arrows_need_something_to_compare() -> None:
    """A contest alone has no swing."""
    with pytest.raises(AtlasError) as refused:
        drawn(MarkUse("arrow", "lead_shift_pts"), compared=False)
    assert getattr(refused.value.summary, "code", "") in ("mark-without-comparison", "mark-without-figures")
