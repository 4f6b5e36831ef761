"""What every built page is: self-contained, well-formed, small, and safe."""

from __future__ import annotations

import gzip
import re
from collections import Counter
from pathlib import Path

import html5lib
import pytest
from bs4 import BeautifulSoup

from tests import built

SLUGS = ("winner", "urban-rural", "coal", "since-2008", "votes-not-acres", "general-2016", "general-2020-2024")
PAGES = [*(f"{slug}/index.html" for slug in SLUGS), "index.html"]
BUDGET = 90_000
"""Bytes of a page, gzipped, with everything in it."""

NAMESPACES = {
    "http://www.w3.org/2000/svg",
    "http://www.w3.org/1999/xlink",
    "http://www.inkscape.org/namespaces/inkscape",  # names the layers for whoever edits the file
}


@pytest.fixture(params=PAGES)
def file(request: pytest.FixtureRequest, site: Path) -> Path:
    """Each page of Kentucky's site in turn."""
    return site / request.param


def addresses(found: BeautifulSoup) -> list[tuple[str, str, str]]:
    """Element, attribute and value of everything that can name another file."""
    names = ("src", "srcset", "href", "xlink:href", "data", "action", "formaction", "poster", "background", "ping")
    return [(tag.name, name, tag[name]) for tag in found.find_all(True) for name in names if tag.has_attr(name)]


def test_a_page_is_small(file: Path) -> None:
    """At most 90 kB gzipped, Leaflet and everything else in it."""
    assert 10_000 < len(gzip.compress(file.read_bytes(), 9, mtime=0)) <= BUDGET


def test_a_page_is_well_formed(file: Path) -> None:
    """A strict HTML5 parser has nothing to object to."""
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    parser.parse(file.read_text("utf-8"))
    assert parser.errors == []


def test_the_strict_parser_objects() -> None:
    """So that the test above means something."""
    parser = html5lib.HTMLParser(strict=True)
    with pytest.raises(html5lib.html5parser.ParseError):
        parser.parse("<!DOCTYPE html><p><div></p>")


def test_a_page_loads_nothing(file: Path) -> None:
    """No element names another file but links that a reader may follow; pictures are in the page."""
    for tag, name, value in addresses(built.soup(file)):
        if (tag, name) == ("a", "href"):
            assert re.fullmatch(r"#[\w-]+|(\.\./)?([\w-]+/)?[\w-]+\.[a-z]+", value)
        elif tag == "use":
            assert value.startswith("#")
        else:
            assert value.startswith("data:image/"), (tag, name, value[:80])


def test_a_page_names_no_address_in_its_styles(file: Path) -> None:
    """No `@import`, and every `url()` is a pattern of the page or data in it."""
    found = built.soup(file)
    styles = [tag.get_text() for tag in found.find_all("style")] + [tag["style"] for tag in found.select("[style]")]
    assert styles
    for style in styles:
        assert "@import" not in style
        for address in re.findall(r"url\(\s*['\"]?([^)'\"]*)", style):
            assert address.startswith(("#", "data:")), address


def test_links_lead_to_files_that_are_there(file: Path) -> None:
    """Every link of every page, and every fragment."""
    found = built.soup(file)
    links = {str(tag["href"]) for tag in found.select("a[href]")}
    assert links
    for link in links:
        if link.startswith("#"):
            assert found.find(id=link[1:]) is not None, link
        else:
            assert (file.parent / link).resolve().is_file(), link


def test_ids_are_unique(file: Path) -> None:
    """No element's id is another's."""
    counts = Counter(tag["id"] for tag in built.soup(file).select("[id]"))
    assert [name for name, times in counts.items() if times > 1] == []


def test_references_have_their_targets(file: Path) -> None:
    """What is labelled by, described by or drawn from something finds it."""
    found = built.soup(file)
    ids = {tag["id"] for tag in found.select("[id]")}
    for name in ("aria-labelledby", "aria-describedby", "aria-controls", "aria-details", "for"):
        for tag in found.select(f"[{name}]"):
            assert set(str(tag[name]).split()) <= ids, tag
    for tag in found.select("use[href]"):
        assert str(tag["href"])[1:] in ids
    drawn = re.findall(r"url\(#([\w-]+)\)", file.read_text("utf-8"))
    assert set(drawn) <= ids | {"default"}


def test_the_policy_allows_what_is_there_and_nothing_else(file: Path) -> None:
    """Nothing by default; exactly the page's own styles and scripts by their hashes."""
    found = built.soup(file)
    rules = built.policy(found)
    assert rules["default-src"] == ["'none'"]
    assert rules.get("img-src", ["data:"]) == ["data:"]
    assert rules["base-uri"] == rules["form-action"] == ["'none'"]
    scripts = built.scripts_of(found)
    styles = [tag.string or "" for tag in found.find_all("style") if tag.find_parent("svg") is None]
    assert rules.get("script-src", []) == [built.digest(each) for each in scripts]
    assert rules["style-src"] == [built.digest(each) for each in styles]
    assert "unsafe" not in str(rules)


def test_no_attribute_is_a_script_or_a_style(file: Path) -> None:
    """The policy would refuse `onclick` and `style`, so there are none."""
    for tag in built.soup(file).find_all(True):
        assert [name for name in tag.attrs if name.startswith("on") or name == "style"] == []


def test_a_page_says_its_language_and_encoding(file: Path) -> None:
    """First things first."""
    text = file.read_text("utf-8")
    assert text.startswith("<!DOCTYPE html>")
    found = built.soup(file)
    assert found.html is not None
    assert found.html["lang"] == "en"
    assert 'charset="utf-8"' in text[:200]
    assert found.title is not None
    assert found.title.get_text().strip()
    assert len(found.find_all("h1")) == 1


def test_a_drawing_is_a_file_of_its_own(site: Path) -> None:
    """Well-formed XML without script, request or foreign reference, on the map's own ids."""
    import xml.etree.ElementTree as ET  # noqa: PLC0415  # late: only this test reads XML, and it is our own

    for slug in SLUGS:
        text = (site / slug / "map.svg").read_text("utf-8")
        root = ET.fromstring(text)  # noqa: S314  # the same
        assert root.tag == "{http://www.w3.org/2000/svg}svg"
        assert set(re.findall(r"https?://[^\s\"'<>]+", text)) <= NAMESPACES
        assert not [each for each in root.iter() if each.tag.endswith(("script", "image", "foreignObject"))]
        assert len(root.findall(".//*[@class='counties']/*")) == 120
