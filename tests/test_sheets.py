"""Images fitted to the map's size: a tall state is narrower, and its textures and strokes are no finer for it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from mapgen.composition.compose import compose
from mapgen.files.spec import read_schemes
from mapgen.model.choropleth import Choropleth
from mapgen.render.embed.embed import render_embed
from mapgen.render.image.card import STYLE, card_sheet
from mapgen.render.image.svg import render_svg
from mapgen.render.shared.map_sheet import sheet_of
from mapgen.render.shared.sheet import COLUMN, TALLEST, WIDE, Style
from mapgen.specs.atlas import MapSpec
from tests import grid

if TYPE_CHECKING:
    import geopandas as gpd


@pytest.fixture
def wide(counties: gpd.GeoDataFrame) -> Choropleth:
    """The grid's map, drawn twice as wide as high; it has a tie, which is textured."""
    spec = MapSpec(slug="now", title="Winner", contest="now", scheme="winner")
    made = compose(counties, grid.contest(), read_schemes()["winner"], spec)
    return replace(made, drawing=replace(made.drawing, width=3000, height=1500))


@pytest.fixture
def tall(wide: Choropleth) -> Choropleth:
    """The same, drawn three times as high as wide."""
    return replace(wide, drawing=replace(wide.drawing, width=3000, height=9000))


@pytest.mark.parametrize("style", [WIDE, COLUMN])
def test_a_tall_map_is_narrower_and_in_the_middle(wide: Choropleth, tall: Choropleth, style: Style) -> None:
    """At most 1.2 times as high as the sheet's column is wide, and as far from the left as from the right."""
    inner = style.width - 2 * style.margin
    low, high = sheet_of(wide, style), sheet_of(tall, style)
    assert (low.scale * 3000, low.map_x, low.coarse) == (pytest.approx(inner), style.margin, 1)
    assert high.scale * 9000 == pytest.approx(inner * TALLEST)
    assert high.map_x - style.margin == pytest.approx((inner - high.scale * 3000) / 2)


def test_textures_and_strokes_are_as_wide_on_a_tall_map(wide: Choropleth, tall: Choropleth) -> None:
    """On the sheet, in pixels: a texture repeats after as many, and a county's line is as wide."""
    for drawn in (wide, tall):
        sheet, svg = sheet_of(drawn, WIDE), render_svg(drawn)
        every = float(re.search(r'<pattern id="now-cross" width="([0-9.]+)"', svg)[1])
        line = [float(found) for found in re.findall(r"\.counties path \{[^}]*stroke-width: ?([0-9.]+)", svg)][-1]
        assert every * sheet.scale == pytest.approx(30 * 0.257, rel=0.01)
        assert line * sheet.scale == pytest.approx(3 * 0.257, rel=0.02)


def test_no_texture_on_a_card_is_a_gray(tall: Choropleth) -> None:
    """The card of a tall state draws it a hundred pixels wide; its textures repeat after six pixels all the same."""
    sheet = card_sheet(tall)
    assert sheet.scale * 3000 < 200
    assert 30 * sheet.coarse * sheet.scale == pytest.approx(30 * STYLE.fine) == pytest.approx(6)


def test_an_embeds_textures_are_fitted_too(wide: Choropleth, tall: Choropleth) -> None:
    """45 grid units on 600 pixels; on a map 187 pixels wide as many more, so that both are 9 pixels."""
    pattern = re.compile(r'<pattern id="?m-c[0-9]+"? width="?([0-9.]+)')
    units = [float(pattern.search(render_embed(drawn, page=""))[1]) for drawn in (wide, tall)]
    assert units[0] == 45
    assert units[1] * 187 / 3000 == pytest.approx(9, rel=0.02)
