"""SVG, PNG, PDF and card opened again, and held to the page's figures."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from PIL import Image
from pypdf import PdfReader
from reportlab import rl_config

from mapgen.model.choropleth import Choropleth
from mapgen.render.image.card import card_sheet
from mapgen.render.image.pdf import render_column_pdf
from mapgen.render.marks.texture_lines import texture_lines
from mapgen.render.shared.map_sheet import sheet_of
from mapgen.render.shared.sheet import COLUMN, WIDE, Sheet
from mapgen.render.shared.typeface import text_width

SLUGS = ("winner", "urban-rural", "coal", "since-2008", "votes-not-acres", "general-2016", "general-2020-2024")
SVG = "{http://www.w3.org/2000/svg}"
INKSCAPE = "{http://www.inkscape.org/namespaces/inkscape}"


def sheets(choropleth: Choropleth) -> dict[str, Sheet]:
    """Every sheet a map is put on."""
    return {"wide": sheet_of(choropleth, WIDE), "column": sheet_of(choropleth, COLUMN), "card": card_sheet(choropleth)}


def classes_in_csv(site: Path, slug: str) -> dict[str, str]:
    """Class key by GEOID as the table has it."""
    rows = csv.DictReader(io.StringIO((site / slug / "data.csv").read_text("utf-8")))
    return {row["geoid"]: row["class"] for row in rows}


@pytest.mark.parametrize("slug", SLUGS)
def test_the_svg_has_the_classes_of_the_table(site: Path, kentucky_maps: dict[str, Choropleth], slug: str) -> None:
    """Every county in the SVG has the class that the table gives it."""
    root = ET.parse(site / slug / "map.svg").getroot()  # noqa: S314  # our own file
    legend = kentucky_maps[slug].legend.classes
    drawn = {
        path.attrib["id"].removeprefix(f"{slug}-"): legend[int(path.attrib["class"][1:])].key
        for path in root.iter(f"{SVG}path")
        if "id" in path.attrib
    }
    assert drawn == classes_in_csv(site, slug)


def test_the_svg_has_named_layers(site: Path) -> None:
    """Inkscape and Illustrator show these layers, from the background up."""
    root = ET.parse(site / "coal" / "map.svg").getroot()  # noqa: S314  # our own file
    layers = [group for group in root.iter(f"{SVG}g") if group.get(f"{INKSCAPE}groupmode") == "layer"]
    names = ["Background", "Counties", "Textures", "Outlines", "Labels", "Legend", "Headline", "Source"]
    assert [layer.get("id") for layer in layers] == [layer.get(f"{INKSCAPE}label") for layer in layers] == names


@pytest.mark.parametrize("slug", SLUGS)
def test_the_png_is_small_and_has_the_colours_of_the_classes(
    site: Path, kentucky_maps: dict[str, Choropleth], slug: str
) -> None:
    """1,640 pixels wide, at most 200 kB; every class's colour is in it, and counties show theirs at their middle."""
    file = site / slug / "map.png"
    assert file.stat().st_size <= 200_000
    choropleth = kentucky_maps[slug]
    sheet = sheet_of(choropleth, WIDE)
    with Image.open(file) as image:
        assert image.size == (1640, round(sheet.height) * 2)
        pixels = image.convert("RGB")
    colours = {"#{:02x}{:02x}{:02x}".format(*colour) for _, colour in pixels.getcolors(1 << 24)}
    assert {each.light for each in choropleth.legend.classes} <= colours
    seen = 0
    for county in choropleth.counties:
        x, y = (sheet.map_x + county.x * sheet.scale) * 2, (sheet.map_y + county.y * sheet.scale) * 2
        around = {
            "#{:02x}{:02x}{:02x}".format(*pixels.getpixel((round(x) + right, round(y) + down)))
            for right in (-7, 0, 7)
            for down in (-7, 0, 7)
        }
        seen += choropleth.legend.classes[county.fill].light in around
    assert seen >= (0 if choropleth.marks else 110)


@pytest.mark.parametrize("slug", SLUGS)
@pytest.mark.parametrize(("name", "width"), [("map.pdf", 615), ("map-column.pdf", 240)])
def test_the_pdf_has_text(site: Path, kentucky_maps: dict[str, Choropleth], slug: str, name: str, width: float) -> None:
    """One page of its width in points; headline, standfirst and source are text in an embedded font; no picture."""
    reader = PdfReader(site / slug / name)
    (page,) = reader.pages
    choropleth = kentucky_maps[slug]
    text = " ".join(page.extract_text().split())
    for expected in (choropleth.headline, choropleth.standfirst, choropleth.contest.source):
        assert expected in text
    assert [each.label for each in choropleth.legend.classes if each.label not in text] == []
    assert float(page.mediabox.width) == width
    assert list(page.images) == []
    fonts = [font.get_object() for font in page["/Resources"]["/Font"].values()]
    assert fonts
    assert all("SourceSansPro" in str(font["/BaseFont"]) for font in fonts)


def test_the_pdf_says_what_it_is_and_is_the_same_twice(kentucky_maps: dict[str, Choropleth]) -> None:
    """Title, subject and language of the document; not one byte changes, whatever reportlab's settings are."""
    choropleth = replace(kentucky_maps["winner"], headline="Cañón ★ won", language="es")
    pdf = render_column_pdf(choropleth)
    reader = PdfReader(io.BytesIO(pdf))
    assert (reader.metadata.title, reader.metadata.subject) == ("Cañón ★ won", choropleth.alt)
    assert reader.trailer["/Root"]["/Lang"] == "es"
    assert "Cañón  won" in reader.pages[0].extract_text()  # the type has no star
    assert render_column_pdf(choropleth) == pdf
    assert rl_config.useA85


def test_an_area_of_no_county_has_no_texture(kentucky_maps: dict[str, Choropleth]) -> None:
    """A class that nobody is in is drawn nowhere, and the others are."""
    choropleth = kentucky_maps["coal"]
    unmarked = replace(choropleth, counties=tuple(replace(county, mark=None) for county in choropleth.counties))
    assert len(render_column_pdf(unmarked)) < len(render_column_pdf(choropleth))


@pytest.mark.parametrize("slug", SLUGS)
def test_nothing_is_clipped_and_nothing_overlaps(kentucky_maps: dict[str, Choropleth], slug: str) -> None:
    """On every sheet each text lies inside, and no two texts' boxes meet, nor a text and a swatch."""
    for kind, sheet in sheets(kentucky_maps[slug]).items():
        boxes = [
            (
                each.x,
                each.y - each.size * 0.72,
                each.x + text_width(each.text, each.size, each.weight),
                each.y,
                each.text,
            )
            for each in (*sheet.head, *sheet.key, *sheet.foot)
        ]
        outside = [box for box in boxes if box[0] < 0 or box[1] < 0 or box[2] > sheet.width or box[3] > sheet.height]
        assert outside == [], kind
        boxes += [(each.x, each.y, each.x + each.width, each.y + each.height, "swatch") for each in sheet.patches]
        frame = (sheet.map_x, sheet.map_y)
        size = (sheet.choropleth.drawing.width * sheet.scale, sheet.choropleth.drawing.height * sheet.scale)
        boxes.append((frame[0], frame[1], frame[0] + size[0], frame[1] + size[1], "map"))
        meeting = [
            (one[4], other[4])
            for at, one in enumerate(boxes)
            for other in boxes[at + 1 :]
            if one[0] < other[2] - 0.01 and other[0] < one[2] - 0.01 and one[1] < other[3] and other[1] < one[3]
        ]
        assert meeting == [], kind


@pytest.mark.parametrize("slug", SLUGS)
def test_the_card_can_be_read_when_it_is_small(site: Path, kentucky_maps: dict[str, Choropleth], slug: str) -> None:
    """1200 by 630; at 400 pixels no type is under 10 pixels and the map takes at least half the width."""
    with Image.open(site / slug / "card.png") as image:
        assert image.size == (1200, 630)
    sheet = card_sheet(kentucky_maps[slug])
    assert min(line.size for line in (*sheet.head, *sheet.key, *sheet.foot)) / 3 >= 10
    assert sheet.choropleth.drawing.width * sheet.scale >= 600


@pytest.mark.parametrize(
    "pattern", ["hatch", "hatch-back", "cross", "dots", "rings", "vertical", "horizontal", "dashes"]
)
def test_every_texture_can_be_drawn_without_patterns(pattern: str) -> None:
    """Light and dark marks that cover a square of 60 by 60 around the origin."""
    drawn = list(texture_lines(pattern, (-30, -30, 30, 30)))
    assert {mark.light for mark in drawn} == {True, False}
    for mark in drawn:
        points = [point for line in mark.lines for point in line] + [(x, y) for x, y, _ in mark.dots]
        assert bool(mark.lines) != bool(mark.dots)
        assert max(min(place) for place in zip(*points, strict=True)) <= -20
        assert min(max(place) for place in zip(*points, strict=True)) >= 20
