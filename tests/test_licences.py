"""What is somebody else's in what mapgen hands on, and that its licence goes with it."""

from __future__ import annotations

import re
from importlib import resources
from io import BytesIO
from pathlib import Path

import font_source_sans_pro
import pytest
from click.testing import CliRunner
from pypdf import PdfReader
from xstatic.pkg import leaflet

from mapgen.cli.main import main
from mapgen.model.choropleth import Choropleth
from mapgen.render.page.page import folium_map
from mapgen.render.shared.typeface import FILES, typeface
from tests.conftest import ROOT

LICENCES = ROOT / "mapgen" / "licences"
CODE = "!function(t,e)"
"""How Leaflet's minified script begins."""


def licence(name: str) -> str:
    """A licence as mapgen carries it."""
    return (resources.files("mapgen") / "licences" / name).read_text("utf-8").strip()


def carries_the_licence(html: str) -> bool:
    """Whether a page has Leaflet's whole licence, once, before its code."""
    return html.count(licence("Leaflet.txt")) == 1 and html.index(licence("Leaflet.txt")) < html.index(CODE)


def test_every_page_with_leaflet_in_it_has_its_licence(site: Path) -> None:
    """Notice, conditions and disclaimer, word for word; no other file has its code."""
    with_code = [path for path in site.rglob("*") if path.is_file() and CODE.encode() in path.read_bytes()]
    assert {path.name for path in with_code} == {"index.html"}
    assert len(with_code) == 8
    assert [path for path in with_code if not carries_the_licence(path.read_text("utf-8"))] == []


def test_a_page_that_travels_alone_has_it_too(tmp_path: Path, kentucky_maps: dict[str, Choropleth]) -> None:
    """The one page of `mapgen map`, and what a notebook saves."""
    table = tmp_path / "votes.csv"
    table.write_text(
        "geoid,candidate,votes\n10001,Ada,60\n10003,Ada,40\n10005,Ada,30\n10001,Bo,20\n10003,Bo,50\n10005,Bo,10\n"
    )
    page = tmp_path / "map.html"
    ran = CliRunner().invoke(main, ["map", str(table), "-o", str(page), "--date", "2024-11-05", "--state", "DE"])
    assert ran.exit_code == 0, ran.output
    assert carries_the_licence(page.read_text("utf-8"))
    saved = tmp_path / "saved.html"
    folium_map(kentucky_maps["winner"]).save(saved)
    assert carries_the_licence(saved.read_text("utf-8"))


def test_the_licences_are_those_of_what_is_installed() -> None:
    """The same years as in Leaflet's own first lines, and the font's file as its package has it."""
    notice = (Path(leaflet.BASE_DIR) / "leaflet.js").read_text("utf-8")[:300]
    years = re.findall(r"\(c\) (\d{4}-\d{4})", notice)
    assert re.findall(r"Copyright \(c\) (\d{4}-\d{4})", licence("Leaflet.txt")) == years
    font = Path(font_source_sans_pro.__file__).parent / "files" / "LICENSE.txt"
    assert licence("Source-Sans-Pro.txt").split() == font.read_text("utf-8").split()


def test_the_type_may_be_embedded() -> None:
    """Its own flag says so: installable embedding, without restriction."""
    tables = [typeface(weight).face.get_table("OS/2") for weight in FILES]
    assert {int.from_bytes(table[8:10], "big") for table in tables} == {0}  # fsType


def test_no_output_is_a_font(site: Path) -> None:
    """The type is in PDFs, as the few letters each needs and by its name; a document needs no licence."""
    for path in sorted(site.rglob("*")):
        assert path.suffix not in {".ttf", ".otf", ".woff", ".woff2"}
        if path.suffix in {".html", ".svg", ".css"}:
            assert not re.search(r"@font-face|data:(application/)?(x-)?font", path.read_text("utf-8"))
    for path in (site / "winner" / "map.pdf", site / "winner" / "map-column.pdf"):
        page = PdfReader(BytesIO(path.read_bytes())).pages[0]
        names = {str(font.get_object()["/BaseFont"]) for font in page["/Resources"]["/Font"].values()}
        assert names
        assert all(re.fullmatch(r"/[A-Z]+\+.*Source\s?Sans\s?Pro.*", name, re.IGNORECASE) for name in names), names


@pytest.mark.parametrize("path", sorted(LICENCES.iterdir()), ids=lambda path: path.name)
def test_a_licence_is_plain_text(path: Path) -> None:
    """With a copyright in it, and line ends that every system reads."""
    text = path.read_bytes().decode("ascii")
    assert "Copyright" in text
    assert "\r" not in text
