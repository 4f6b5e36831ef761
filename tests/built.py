"""Built pages as a reader finds them: what stands where in their HTML."""

from __future__ import annotations

import base64
import hashlib
from functools import lru_cache
from pathlib import Path

from bs4 import BeautifulSoup, Tag


def soup(file: Path) -> BeautifulSoup:
    """The parsed file, as browsers parse it; one tree for all who ask, which nobody changes."""
    return _parsed(file.read_text("utf-8"))


@lru_cache(maxsize=20)
def _parsed(text: str) -> BeautifulSoup:
    return BeautifulSoup(text, "html5lib")


def page(site: Path, slug: str) -> BeautifulSoup:
    """A map's page."""
    return soup(site / slug / "index.html")


def text(tag: Tag | None) -> str:
    """What a tag says, its white space as a browser shows it."""
    assert tag is not None
    return " ".join(tag.get_text().split())


def standfirst(found: BeautifulSoup) -> str:
    """The computed finding under the headline."""
    return text(found.select_one("p.standfirst"))


def county(found: BeautifulSoup, geoid: str) -> list[str]:
    """The cells of a county's row in the table of all counties."""
    row = found.select_one(f'table#counties tr[data-g="{geoid}"]')
    assert row is not None
    return [text(cell) for cell in row.select("th, td")]


def county_rows(found: BeautifulSoup) -> list[list[str]]:
    """The cells of every county's row."""
    return [[text(cell) for cell in row.select("th, td")] for row in found.select("table#counties tbody tr")]


def split_rows(found: BeautifulSoup) -> dict[str, list[str]]:
    """The cells of the split's table by the name of their group."""
    rows = [[text(cell) for cell in row.select("th, td")] for row in found.select("section.split table tbody tr")]
    return {name: cells for name, *cells in rows}


def legend_rows(found: BeautifulSoup) -> list[tuple[str, str, str, str]]:
    """Group, class, counties and votes of every line of the legend."""
    lines = []
    for table in found.select(".legend table"):
        group = text(table.select_one("thead th"))
        for row in table.select("tbody tr"):
            label, counties, votes = (text(cell) for cell in row.select("th, td"))
            lines.append((group, label, counties, votes))
    return lines


def drawn_counties(found: BeautifulSoup) -> list[Tag]:
    """The paths of counties in the drawing."""
    return found.select("svg .counties path")


def policy(found: BeautifulSoup) -> dict[str, list[str]]:
    """The content security policy by directive."""
    meta = found.find("meta", attrs={"http-equiv": "Content-Security-Policy"})
    assert meta is not None
    return {name: values for name, *values in (part.split() for part in str(meta["content"]).split(";"))}


def digest(script: str) -> str:
    """A script or style as a policy names it."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"


def scripts_of(found: BeautifulSoup) -> list[str]:
    """The scripts that a browser would run: not the blocks that hold figures."""
    return [tag.string or "" for tag in found.find_all("script") if tag.get("type") != "application/json"]
