"""The embed as a file: how small, how locked, how it says what it was given."""

from __future__ import annotations

import gzip
import html as markup
import re
from dataclasses import replace
from pathlib import Path

import pytest

from mapgen.model.choropleth import Choropleth
from mapgen.render.embed.embed import render_embed
from mapgen.render.shared.embed_size import embed_heights
from tests.grid import files_under

BUDGET = 24_000
FIGURES = re.compile(r'<template id="figures">(.*?)</template>', re.DOTALL)
WINNERS, NAMES, MARGINS, VOTES = 4, 5, 6, 7
"""Lines of the packed figures; from VOTES on, votes and shares take turns."""


def test_every_embed_is_small(site: Path) -> None:
    """At most 24 kB gzipped, all in."""
    sizes = {
        f"{path.parent.name}/{path.name}": len(gzip.compress(path.read_bytes(), 9))
        for path in [*site.glob("*/embed.html"), *site.glob("*/embed.es.html")]
    }
    assert len(sizes) == 16
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
    assert re.fullmatch(r"'sha256-[A-Za-z0-9+/=]{44}'", parts["script-src"])
    assert "leaflet" not in html.lower()
    assert not re.search(r"\d[ds]?v[hw]\b", html)  # a length that follows the frame would make the frame follow itself


def packed_columns(html: str) -> list[list[str]]:
    """The packed figures of an embed, line by line."""
    return [line.split("\t") for line in markup.unescape(FIGURES.search(html)[1]).split("\n")]


def test_only_what_follows_from_the_votes_is_left_out(kentucky_maps: dict[str, Choropleth]) -> None:
    """Pike's 2,335 of 8,933 are 26.1%, which its votes say already; so do those of every county, and the margins."""
    choropleth = kentucky_maps["winner"]
    columns = packed_columns(render_embed(choropleth))
    at = [county.name for county in choropleth.counties].index("Pike")
    assert [columns[line][at] for line in (WINNERS, NAMES, VOTES, VOTES + 2)] == ["1", "Pike", "2,335", "4,848"]
    assert columns[2][:2] == ["Clinton +", "Sanders +"]
    assert columns[3] == [".", "%"]
    assert columns[MARGINS] == columns[VOTES + 1] == [""]


def test_what_the_formatter_writes_otherwise_stands_in_full(kentucky_maps: dict[str, Choropleth]) -> None:
    """A tie, no votes, one vote of 3,000 and all but one: no rule of whole numbers writes these."""
    choropleth = kentucky_maps["winner"]
    votes = [(5, 5, 0, 0, 0), (0, 0, 0, 0, 0), (1, 2999, 0, 0, 0)]
    outcomes = [("tie", 0, 0.0), ("no-votes", 0, 0.0), ("sanders", 2998, 100 * 2998 / 3000)]
    made = [
        replace(county, votes=each, total=sum(each), winner=winner, margin_votes=margin, margin_pct=points)
        for county, each, (winner, margin, points) in zip(choropleth.counties, votes, outcomes, strict=False)
    ]
    columns = packed_columns(render_embed(replace(choropleth, counties=(*made, *choropleth.counties[3:]))))
    assert columns[WINNERS][:3] == ["tie", "no-votes", "1"]
    assert columns[MARGINS] == ["Tie", "No votes"]
    assert columns[VOTES + 1] == ["", "–", "<0.1%"]
    assert columns[VOTES + 3] == ["", "–", ">99.9%"]


@pytest.mark.attack
@pytest.mark.parametrize("name", ["</script><script>alert(1)</script>", "&amp;</template>", "<!--<script>", "a\tb\nc"])
def test_a_hostile_name_stays_text(kentucky_maps: dict[str, Choropleth], name: str) -> None:
    """A county's name cannot end the element that holds the figures, nor move another county's."""
    choropleth = kentucky_maps["winner"]
    first, *others = choropleth.counties
    html = render_embed(replace(choropleth, counties=(replace(first, name=name), *others), headline=name))
    assert html.count("<script") == html.count("</script") == html.count("</template") == 1
    columns = packed_columns(html)
    assert len(columns[WINNERS]) == len(columns[NAMES]) == len(columns[VOTES]) == 120
    assert columns[NAMES][0] == " ".join(name.split())


def test_a_longer_headline_makes_a_higher_embed(kentucky_maps: dict[str, Choropleth]) -> None:
    """Two lines more of 25 pixels each, where the headline takes three lines."""
    choropleth = kentucky_maps["winner"]
    longer = replace(choropleth, headline=" ".join(["Clinton won Kentucky with a third of its counties"] * 3))
    assert embed_heights(longer)[600] - embed_heights(choropleth)[600] == 50


def test_two_builds_give_the_same_files(site: Path, tmp_path: Path) -> None:
    """PNG and PDF too: the same bytes twice."""
    from mapgen.workflows.build_site import build  # noqa: PLC0415  # late: the other tests do not build

    build(Path(__file__).parents[1] / "atlas.toml", tmp_path / "site", only=("coal",))
    once, again = files_under(site / "coal"), files_under(tmp_path / "site" / "coal")
    # The page's menu names the maps that are there, which are fewer beside one map alone.
    assert [name for name in once if once[name] != again[name]] in ([], ["index.html"])
