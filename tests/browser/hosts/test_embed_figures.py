"""The embed's script unpacks figures exactly as the one formatter writes them, for every county, awkward ones too."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from playwright.sync_api import Page

from mapgen.geometry.compass import reached
from mapgen.model.choropleth import Choropleth
from mapgen.model.county import County
from mapgen.render.embed.embed import render_embed
from tests.boundaries import test_nation
from tests.browser.hosts.test_embed_keyboard import ARROWS, IN_FOCUS, sentence
from tests.browser.site import module, open_embed

SAID = "Array.from(document.querySelectorAll('.counties path'), path => path.getAttribute('aria-label'))"
IDS = module("embed/packed_figures.js", "unpack(document.getElementById('figures').content.textContent).ids")
STEPS = module(
    "shared/nearest_steps.js",
    """((paths, step) => paths.map((_, at) => [0, 1, 2, 3].map(way => step(at, way))))(
         Array.from(document.querySelectorAll(".counties path")),
         nearestSteps(Array.from(document.querySelectorAll(".counties path"))))""",
)


def shown(page: Page, folder: Path, choropleth: Choropleth) -> None:
    """Opens a map's embed."""
    (folder / "embed.html").write_text(render_embed(choropleth), "utf-8")
    open_embed(page, (folder / "embed.html").as_uri())


def counted(county: County, choropleth: Choropleth, votes: tuple[int, ...]) -> County:
    """The county with other votes."""
    keys = [candidate.key for candidate in choropleth.contest.candidates]
    most, next_most, *_ = sorted(votes, reverse=True)
    won = "no-votes" if not most else "tie" if most == next_most else keys[votes.index(most)]
    points = 100 * (most - next_most) / sum(votes) if most else 0.0
    return replace(county, votes=votes, total=sum(votes), winner=won, margin_votes=most - next_most, margin_pct=points)


@pytest.mark.parametrize("language", ["en", "es"])
def test_awkward_figures_are_the_formatters(
    page: Page, tmp_path: Path, kentucky_maps: dict[str, Choropleth], language: str
) -> None:
    """Halves of a tenth (1 of 2,000 is 0.05%), hardly any votes, hardly none, ties, none at all, millions."""
    choropleth = replace(kentucky_maps["winner"], language=language)
    dice = np.random.default_rng(20160517)
    votes = [(at, 2000 - at, 0, 0, 0) for at in range(50)]
    votes += [(0, 0, 0, 0, 0), (7, 7, 0, 0, 0), (1, 9_999_999, 0, 0, 0), (1234, 12345, 1_234_567, 999, 1000)]
    votes += [tuple(map(int, row)) for row in dice.integers(0, 30, (120 - len(votes), 5))]
    counties = [counted(each, choropleth, own) for each, own in zip(choropleth.counties, votes, strict=True)]
    choropleth = replace(choropleth, counties=tuple(counties))
    shown(page, tmp_path, choropleth)
    assert page.evaluate(SAID) == [sentence(choropleth, at) for at in range(120)]


def test_codes_are_found_again_whatever_the_names(
    page: Page, tmp_path: Path, kentucky_maps: dict[str, Choropleth]
) -> None:
    """Names that repeat, begin alike or lie beyond the first 65,536 characters keep their own GEOIDs."""
    choropleth = kentucky_maps["winner"]
    names = ["Same", "Same", "same", "Ñandú", "\N{PILE OF POO}", "\ufb01x", "Sam", "Z, KY", "a\u2028b", "a!b"]
    counties = [replace(each, name=names[at % len(names)]) for at, each in enumerate(choropleth.counties)]
    shown(page, tmp_path, replace(choropleth, counties=tuple(counties)))
    assert page.evaluate(IDS) == [county.geoid for county in counties]


@pytest.mark.skipif(test_nation.pytestmark.args[0], reason="mapgen[us] is not installed")
def test_the_countrys_embed_says_every_county_and_leads_to_it(page: Page, tmp_path: Path) -> None:
    """3,142 counties: each has its figures and its GEOID, and arrows alone lead from any one to any other."""
    choropleth = test_nation.drawn(None)
    shown(page, tmp_path, choropleth)
    assert page.evaluate(SAID) == [sentence(choropleth, at) for at in range(3142)]
    assert page.evaluate(IDS) == [county.geoid for county in choropleth.counties]
    steps = {str(at): [str(to) for to in four] for at, four in enumerate(page.evaluate(STEPS))}
    assert len(reached("0", steps)) == 3142
    back: dict[str, list[str]] = {at: [] for at in steps}
    for at, four in steps.items():
        for to in four:
            back[to].append(at)
    assert len(reached("0", back)) == 3142


@pytest.mark.skipif(test_nation.pytestmark.args[0], reason="mapgen[us] is not installed")
def test_the_countrys_embed_is_walked_like_a_states(page: Page, tmp_path: Path) -> None:
    """From Denver each arrow leads to a county that lies that way and not far off."""
    choropleth = test_nation.drawn(None)
    at = {county.name: (county.x, county.y) for county in choropleth.counties}
    shown(page, tmp_path, choropleth)
    page.keyboard.press("Tab")
    for arrow, (east, south) in zip(ARROWS, ((-1, 0), (0, -1), (1, 0), (0, 1)), strict=True):
        page.locator(".counties [aria-label^='Denver, CO:']").focus()
        page.keyboard.press(arrow)
        there = page.evaluate(IN_FOCUS)
        x, y = (there_at - from_at for there_at, from_at in zip(at[there], at["Denver, CO"], strict=True))
        assert x * east + y * south > 0, there
        assert abs(x) + abs(y) < 100, there
        assert page.inner_text(".head h2") == there
