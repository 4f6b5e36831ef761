"""The embed as a file: how small, how locked, how it says what it was given."""

from __future__ import annotations

import gzip
import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from mapgen.choropleth import Choropleth
from mapgen.render.embed import embed_heights, render_embed
from tests.grid import files_under

BUDGET = 24_000
FIGURES = re.compile(r'<script type="application/json" id="figures">(.*?)</script>', re.DOTALL)


def test_every_embed_is_small(site: Path) -> None:
    """At most 24 kB gzipped, all in."""
    sizes = {
        f"{path.parent.name}/{path.name}": len(gzip.compress(path.read_bytes(), 9))
        for path in [*site.glob("*/embed.html"), *site.glob("*/embed.es.html")]
    }
    assert len(sizes) == 14
    assert {slug: size for slug, size in sizes.items() if size > BUDGET} == {}


def test_the_web_component_is_a_kilobyte(site: Path) -> None:
    """At most 1,024 bytes gzipped."""
    assert len(gzip.compress((site / "mapgen-map.js").read_bytes(), 9)) <= 1024


def test_the_policy_allows_nothing_but_its_own_parts(site: Path) -> None:
    """Everything is forbidden but data: images and the styles and scripts with these hashes."""
    html = (site / "winner" / "embed.html").read_text("utf-8")
    policy = re.search(r'Content-Security-Policy" content="(.*?)"', html)[1].replace("&#39;", "'")
    parts = dict(part.strip().split(" ", 1) for part in policy.split(";"))
    assert parts["default-src"] == "'none'"
    assert parts["img-src"] == "data:"
    assert re.fullmatch(r"('sha256-[A-Za-z0-9+/=]{44}' ?)+", parts["style-src"])
    assert re.fullmatch(r"('sha256-[A-Za-z0-9+/=]{44}' ?){2}", parts["script-src"])
    assert "leaflet" not in html.lower()
    assert not re.search(r"\d[ds]?v[hw]\b", html)  # a length that follows the frame would make the frame follow itself


def test_the_readout_has_the_figures_of_the_table(kentucky_maps: dict[str, Choropleth]) -> None:
    """Pike in the certified table: 2,335 for Clinton, 4,848 for Sanders of 8,933, which is +28.1 points."""
    choropleth = kentucky_maps["winner"]
    columns = [line.split("\t") for line in json.loads(FIGURES.search(render_embed(choropleth))[1]).split("\n")]
    rows = dict(zip([county.geoid for county in choropleth.counties], zip(*columns, strict=True), strict=True))
    assert rows["21195"][:7] == ("1", "Pike", "Sanders +28.1", "2,335", "26.1%", "4,848", "54.3%")


@pytest.mark.parametrize("name", ["</script><script>alert(1)</script>", "<!--<script>", "a\tb\nc", '"\\u003c&amp;'])
def test_a_hostile_name_stays_text(kentucky_maps: dict[str, Choropleth], name: str) -> None:
    """A county's name cannot end the element that holds the figures, nor move another county's."""
    choropleth = kentucky_maps["winner"]
    first, *others = choropleth.counties
    html = render_embed(replace(choropleth, counties=(replace(first, name=name), *others), headline=name))
    assert html.count("<script") == 3
    assert "alert(1)</script><script>" not in html.replace("&lt;", "<") or "<script>alert" not in html
    columns = json.loads(FIGURES.search(html)[1]).split("\n")
    assert {len(column.split("\t")) for column in columns} == {120}
    assert columns[1].split("\t")[0] == " ".join(name.split())


def test_a_longer_headline_makes_a_higher_embed(kentucky_maps: dict[str, Choropleth]) -> None:
    """Two lines more of 25 pixels each, where the headline takes three lines."""
    choropleth = kentucky_maps["winner"]
    longer = replace(choropleth, headline=" ".join(["Clinton won Kentucky with a third of its counties"] * 3))
    assert embed_heights(longer)[600] - embed_heights(choropleth)[600] == 50


def test_two_builds_give_the_same_files(site: Path, tmp_path: Path) -> None:
    """PNG and PDF too: the same bytes twice."""
    from mapgen.build import build  # noqa: PLC0415  # late: the other tests do not build

    build(Path(__file__).parents[1] / "atlas.toml", tmp_path / "site", only=("coal",))
    once, again = files_under(site / "coal"), files_under(tmp_path / "site" / "coal")
    # The page's menu names the maps that are there, which are fewer beside one map alone.
    assert [name for name in once if once[name] != again[name]] in ([], ["index.html"])
