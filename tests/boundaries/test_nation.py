"""Any state and the whole country, drawn from the shipped boundaries with made-up votes."""

from __future__ import annotations

import gzip
import html
import re
from functools import cache
from importlib.util import find_spec

import geopandas as gpd
import msgspec
import numpy as np
import pandas as pd
import pytest
import shapely

from mapgen.areas.us_cities import cities_of
from mapgen.areas.us_counties import counties_of
from mapgen.composition.compose import Setting, compose
from mapgen.files.spec import read_schemes
from mapgen.geoid import postal_of
from mapgen.geometry.layout import WIDTH, Layout, lay_out
from mapgen.model.choropleth import Choropleth
from mapgen.render.embed.embed import render_embed
from mapgen.render.page.page import render_page
from mapgen.results.seats import coloured
from mapgen.specs.atlas import MapSpec
from mapgen.specs.contest import Candidate, Contest
from mapgen.tables.join import join_counties
from mapgen.tables.tally import tally

pytestmark = pytest.mark.skipif(find_spec("_plotly_geo") is None, reason="mapgen[us] is not installed")

PIXEL = WIDTH / 1000
CONTEST = Contest(
    id="made-up",
    date="2016-11-08",
    state="US",
    office="President",
    election_type="general",
    title="Made-up election",
    candidates=(
        Candidate(key="oak", name="Olive Oak", short="Oak", party="O", colour="#2166ac"),
        Candidate(key="pine", name="Peter Pine", short="Pine", party="P", colour="#b2182b"),
        Candidate(key="yew", name="Yolanda Yew", short="Yew", party="Y", colour="#d9a400"),
    ),
    status="certified",
)
SIX = tuple(Candidate(key=f"tree-{number}", name=f"Tim Tree {number}", short=f"Tree {number}") for number in range(6))


@cache
def counties(state: str | None) -> gpd.GeoDataFrame:
    """The counties of a state or of the country in 2016."""
    return counties_of(state, 2016).table


@cache
def layout(state: str | None) -> Layout:
    """Their drawing."""
    return lay_out(counties(state))


@cache
def drawn(state: str | None, candidates: int = 3, circles: str = "") -> Choropleth:
    """A map of made-up votes, of the sizes counties have: most with thousands, some with a million."""
    table = counties(state)
    contest = msgspec.structs.replace(CONTEST, candidates=CONTEST.candidates[:candidates])
    dice = np.random.default_rng(20161108)
    sizes = np.exp(dice.normal(9.2, 1.4, len(table))).astype(int)
    shares = dice.dirichlet([6, 6, 0.5][:candidates], len(table))
    votes = (sizes[:, None] * shares).astype(int)
    returns = pd.DataFrame(
        [
            (contest.id, geoid, candidate.key, candidate.party, int(votes[row, at]))
            for row, geoid in enumerate(table.index)
            for at, candidate in enumerate(contest.candidates)
        ],
        columns=["contest", "geoid", "candidate", "party", "votes"],
    ).astype({"votes": "int64"})
    return compose(
        join_counties(table, tally(returns, contest)),
        contest,
        read_schemes()["winner-margin"],
        MapSpec(slug="made-up", title="Made-up election", contest=contest.id, scheme="winner-margin", circles=circles),
        setting=Setting(
            place="Somewhere", layout=layout(state), cities=cities_of({postal_of(geoid) for geoid in table.index})
        ),
    )


def squeezed(text: str) -> int:
    """Bytes after gzip."""
    return len(gzip.compress(text.encode(), 9, mtime=0))


@pytest.mark.parametrize("state", ["AL", "NM", "VA", "AK", "HI", None])
def test_no_line_lies_further_from_its_place_than_half_a_pixel(state: str | None) -> None:
    """The distance of points all along every arc, as projected, from the arc simplified and rounded, and back."""
    drawing = layout(state)
    exact = [shapely.LineString(arc) for arc in drawing._topology.arcs]
    simple = [shapely.LineString(arc) for arc in drawing._arcs]
    assert len(exact) == len(simple) > 1
    assert max(map(furthest, exact, simple)) <= 0.5 * PIXEL
    assert max(map(furthest, simple, exact)) <= 0.5 * PIXEL


def furthest(line: shapely.LineString, other: shapely.LineString) -> float:
    """How far a line comes from another: its corners and, between them, a point at least every quarter of a pixel."""
    shapely.prepare(other)
    dense = shapely.segmentize(line, PIXEL / 4) if line.length else line  # an islet has become one point
    return float(shapely.distance(shapely.points(shapely.get_coordinates(dense)), other).max())


@pytest.mark.parametrize(
    ("state", "kilobytes"), [("AL", 12), ("NM", 12), ("VA", 16), ("AK", 16), ("HI", 4), (None, 80)]
)
def test_the_geometry_is_small(state: str | None, kilobytes: int) -> None:
    """The paths of all counties together, after gzip."""
    assert squeezed("\n".join(layout(state).paths.values())) <= kilobytes * 1000


@pytest.mark.parametrize("state", ["AL", "NM", "VA", "AK", "HI"])
def test_a_state_is_drawn_with_all_its_counties(state: str) -> None:
    """A path and a row for each: Alabama with its zeros, New Mexico's ñ, Virginia's cities beside their counties."""
    page = render_page(drawn(state))
    for geoid, row in counties(state).iterrows():
        assert f'id="made-up-{geoid}"' in page
        assert f'<th scope="row">{row["name"].replace("&", "&amp;").replace(chr(39), "&#39;")}</th>' in page


def test_the_countrys_page_is_small_and_holds_every_county_without_scripts() -> None:
    """At most 240 kB after gzip, with three candidates; each county has its path and its row, named with its state."""
    page = render_page(drawn(None))
    assert squeezed(page) <= 240_000
    paths = re.findall(r'<path id="made-up-([0-9]{5})"', page)
    names = re.findall(r'<tr data-w="[^"]*"><th scope="row">([^<\n]*)', page)
    assert len(set(paths)) == len(paths) == len(names) == 3142
    # As the page's script does: the table says from where in the drawing how many rows are.
    runs = [run.split("+") for run in re.search(r'data-runs="([^"]*)"', page)[1].split()]
    places = [int(first) + on for first, count in runs for on in range(int(count))]
    assert len(runs) == 51
    rows = dict(zip((paths[at] for at in places), names, strict=True))
    assert {geoid: html.unescape(name) for geoid, name in rows.items()} == {
        county.geoid: county.name for county in drawn(None).counties
    }
    assert rows["35013"] == "Doña Ana, NM"
    assert rows["24510"] == "Baltimore city, MD"
    assert next(iter(rows)) == "01001"


@pytest.mark.parametrize("circles", ["", "votes_total"], ids=["plain", "circles"])
@pytest.mark.parametrize("candidates", [2, 3])
def test_the_countrys_embed_is_small(candidates: int, circles: str) -> None:
    """At most 160 kB after gzip, with every county in it: two candidates or three, with circles or without."""
    embed = render_embed(drawn(None, candidates, circles))
    assert squeezed(embed) <= 160_000
    assert len(re.findall(r'<path class="f\d', embed)) == 3142
    drawn_circles = embed.partition('<g class="marks circle">')[2].partition("</g>")[0]
    assert drawn_circles.count("<circle") == (3142 if circles else 0)


def test_six_winners_with_textures_stay_within_the_budgets() -> None:
    """The country in six belts from west to east, four of them under textures: page 240 kB, embed 160 kB after gzip."""
    held = coloured(msgspec.structs.replace(CONTEST, election_type="primary", candidates=SIX))
    places = layout(None).points
    votes = {geoid: [100 + (at == min(x * 6 // WIDTH, 5)) * (x % 60) for at in range(6)]
             for geoid, (x, _) in places.items()}  # fmt: skip
    rows = [
        ("made-up", geoid, each.key, "", number)
        for geoid, numbers in votes.items()
        for each, number in zip(SIX, numbers, strict=True)
    ]
    counted = tally(pd.DataFrame(rows, columns=["contest", "geoid", "candidate", "party", "votes"]), held)
    spec = MapSpec(slug="made-up", title="Made up", contest="made-up", scheme="winner-margin")
    scheme = read_schemes()["winner-margin"]
    made = compose(join_counties(counties(None), counted), held, scheme, spec, setting=Setting(layout=layout(None)))
    assert len({each.pattern for each in made.legend.classes if each.group}) == 5
    assert squeezed(render_page(made)) <= 240_000
    assert squeezed(render_embed(made, page="x")) <= 160_000


def test_far_states_stand_in_frames_that_meet_nothing() -> None:
    """Alaska and Hawaii are wholly inside their frames; no other county comes near one."""
    drawing = layout(None)
    assert [state for state, _ in drawing.insets] == ["02", "15"]
    corners = re.findall(r"M(\d+) (\d+)H(\d+)V(\d+)", drawing.frames)
    frames = [shapely.box(*map(int, corner)) for corner in corners]
    assert not frames[0].intersects(frames[1])
    shapes = dict(zip(drawing._topology.keys, rebuilt(drawing), strict=True))
    for geoid, shape in shapes.items():
        inside = {"02": frames[0], "15": frames[1]}.get(geoid[:2])
        if inside is not None:
            assert inside.contains(shape), geoid
        else:
            assert not any(frame.intersects(shape) for frame in frames), geoid
    everything = shapely.box(0, 0, drawing.width, drawing.height)
    assert all(everything.contains(shape) for shape in [*shapes.values(), *frames])


def rebuilt(drawing: Layout) -> list[shapely.Geometry]:
    """The counties' lines, from the arcs their rings are made of."""
    numbers = [[at if at >= 0 else ~at for ring in rings for at in ring] for rings in drawing._topology.rings]
    return [shapely.MultiLineString([drawing._arcs[at] for at in own]) for own in numbers]


def test_places_fall_into_the_frame_of_their_state() -> None:
    """Anchorage and Honolulu lie in the insets, Denver in the middle, Seattle above Los Angeles."""
    drawing = layout(None)
    anchorage, honolulu = drawing.place(-149.9, 61.2), drawing.place(-157.86, 21.31)
    seattle, angeles, denver = (
        drawing.place(-122.33, 47.6),
        drawing.place(-118.24, 34.05),
        drawing.place(-104.99, 39.74),
    )
    (left, top, right, bottom), (h_left, h_top, h_right, h_bottom) = drawing._boxes
    assert left < anchorage[0] < right
    assert top < anchorage[1] < bottom
    assert h_left < honolulu[0] < h_right
    assert h_top < honolulu[1] < h_bottom
    assert seattle[1] < angeles[1]
    assert seattle[0] < denver[0]


def test_alaska_alone_crosses_the_antimeridian_in_one_piece() -> None:
    """The Aleutians reach past 180 degrees; drawn, they lie to the west and not at the other end."""
    drawing = layout("AK")
    assert drawing.insets == ()
    attu, anchorage, juneau = drawing.place(173.1, 52.9), drawing.place(-149.9, 61.2), drawing.place(-134.4, 58.3)
    assert 0 < attu[0] < anchorage[0] < juneau[0] < drawing.width
    assert drawing.conic.lon_0 == pytest.approx(-159, abs=5)


def test_hawaiis_far_islets_do_not_shrink_its_islands() -> None:
    """Kure lies 2,000 km off: it is left out, that is said, and the main islands fill the width."""
    drawing = layout("HI")
    assert "15003" in drawing.unseen
    niihau, hilo = drawing.place(-160.15, 21.9), drawing.place(-155.08, 19.72)
    assert hilo[0] - niihau[0] > 0.8 * drawing.width


def test_only_lines_between_states_are_state_borders() -> None:
    """One state has none; of the country, Four Corners is on one and the coast is not."""
    assert layout("AL").borders == ""
    drawing = layout(None)
    corners = vertices(drawing.borders)

    def nearest(longitude: float, latitude: float) -> float:
        return float(np.hypot(*(corners - np.array(drawing.place(longitude, latitude))).T).min())

    assert nearest(-109.045, 36.999) < PIXEL
    assert nearest(-122.5, 37.75) > 40 * PIXEL
    assert nearest(-98.5, 38.5) > 30 * PIXEL


def vertices(path: str) -> np.ndarray:
    """Every vertex of path commands that begin with a place and go on in steps."""
    lines = [np.array(re.findall(r"-?\d+", part), dtype=int).reshape(-1, 2) for part in path.split("M")[1:]]
    return np.concatenate([line.cumsum(axis=0) for line in lines])
