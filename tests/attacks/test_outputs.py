"""What comes out of hostile figures and names: what can be drawn, and no cell that a spreadsheet obeys."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import replace
from itertools import accumulate, product
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from mapgen.areas.boundaries import read_boundaries
from mapgen.errors import BoundariesError, MapgenError, ReturnsError
from mapgen.render.data.tables import plain_cell
from mapgen.render.embed.embed import render_embed
from mapgen.render.image.card import card_sheet
from mapgen.render.image.pdf import render_column_pdf, render_pdf
from mapgen.render.image.png import render_card, render_png
from mapgen.render.share.social import render_oembed, social_tags
from mapgen.render.shared.urls import Address
from mapgen.render.site.index import render_index
from mapgen.results.aggregate import aggregate
from mapgen.results.checks import check_votes
from mapgen.results.places import Placer
from mapgen.results.read_table import read_table
from mapgen.specs.contest import MOST_CANDIDATES
from mapgen.specs.scheme import PATTERNS
from mapgen.workflows.build_site import one_map
from mapgen.workflows.load_atlas import load
from tests.attacks.readers import within
from tests.attacks.test_words import EVIL, squares, unseen
from tests.grid import ALDER, BIRCH, CEDAR, DOGWOOD, AtlasOnDisk
from tests.results.grid import COUNTIES, write

pytestmark = pytest.mark.attack


def of_candidates(count: int, folder: Path) -> Path:
    """A file in which so many stood, in each of the four counties."""
    head = ["county", "candidate", "votes"]
    rows = [[name, f"Candidate {at} N{at}", str(at)] for name in COUNTIES.values() for at in range(count)]
    return write(folder, [head, *rows])


def test_more_candidates_than_can_be_drawn_are_refused(tmp_path: Path) -> None:
    """Three times thirty thousand rows were not done after seven minutes."""
    gathered = read_table(of_candidates(MOST_CANDIDATES + 1, tmp_path)).gathered
    with pytest.raises(ReturnsError, match="has 1,001 candidates for one office; up to 1,000 are drawn"):
        aggregate(gathered.slots.items(), Placer(COUNTIES), gathered)


def test_as_many_candidates_as_can_be_drawn_are_read(tmp_path: Path) -> None:
    """Each is held against every county once."""
    gathered = read_table(of_candidates(MOST_CANDIDATES, tmp_path)).gathered
    found = aggregate(gathered.slots.items(), Placer(COUNTIES), gathered)
    assert [each for each in within(5, lambda: check_votes(found, COUNTIES)) if each.code.startswith("line-")] == []


@pytest.mark.parametrize("repeated", [",", "(", "“", "(("])
@pytest.mark.parametrize("column", [0, 1])
def test_a_name_that_is_endless_to_look_through_is_refused(repeated: str, column: int, tmp_path: Path) -> None:
    """A hundred thousand brackets that nobody closes took half a minute, for each name."""
    rows = [["county", "candidate", "votes"], ["Alder", "Ames", "1"], ["Clay", "Burr", "2"]]
    rows[2][column] += repeated * 65_000
    with pytest.raises(ReturnsError, match=r"name of more than 1,000 characters\.\n.*:3: it stands here"):
        within(5, lambda: read_table(write(tmp_path, rows)))


def test_the_longest_name_is_read(tmp_path: Path) -> None:
    """The text of a measure, and an office that is longer than any name may be."""
    rows = [["county", "office", "candidate", "votes"], ["Alder", "M" * 2000, "(" * 1000, "1"]]
    assert read_table(write(tmp_path, rows)).gathered.rows == 1


CELLS = {
    "=1+1": "'=1+1",
    " =1+1": "' =1+1",
    "-x": "'-x",
    "\tx": "'\tx",
    "＝1+1": "'＝1+1",
    "＠SUM(1)": "'＠SUM(1)",
    "Ash;=1+1": "Ash;'=1+1",
    "Ash;;@x; -y": "Ash;;'@x;' -y",
    "Ash\n=1+1": "Ash\n'=1+1",
    'Ash;"=1+1;x': "Ash;'\"=1+1;x",
    'Ash; ""\u00a0@x': 'Ash;\' ""\u00a0@x',
    '"=1+1': "'\"=1+1",
    "\0=1+1": "'\0=1+1",
    "\ufeff\u200b+1": "'\ufeff\u200b+1",
    'Ash "Oak" = 1; "Elm"': 'Ash "Oak" = 1; "Elm"',
    "Smith-Jones; née Ash = Oak": "Smith-Jones; née Ash = Oak",
    "Doña Ana": "Doña Ana",
    "": "",
}
"""Names, and the cells that they become. Half of Europe's spreadsheets part cells at semicolons."""


@pytest.mark.parametrize("name", CELLS)
def test_no_text_becomes_a_formula(name: str) -> None:
    """In whatever country the table is opened."""
    assert plain_cell(name) == CELLS[name]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_no_line_has_a_formula_for_any_separator(separator: str) -> None:
    """`"Ash;""=1+1;x"` is one text between commas, and between semicolons a formula: its first quotation mark ends."""
    texts = [
        "".join(parts) for parts in product(("", "Ash;", "Ash\t", "Ash\n"), ("", '"', ' ""', "\0"), ("=1+1", "-x;"))
    ]
    stream = io.StringIO()
    csv.writer(stream, lineterminator="\n").writerows(["99001", plain_cell(text), "5"] for text in texts)
    for row in csv.reader(io.StringIO(stream.getvalue(), newline=""), delimiter=separator):
        assert [cell for cell in row if cell.strip(' "\0')[:1] in ("=", "-")] == []


@pytest.mark.parametrize("number", [-11.0, 0, None])
def test_numbers_stay_numbers(number: float | None) -> None:
    """What is below zero begins with a sign, and no text."""
    assert plain_cell(number) == number


@pytest.mark.parametrize("headline", ["\u0301", "\u0300\u0301 ", "\u200b", "\u00ad\u2060", " "])
def test_a_headline_without_width_is_drawn(headline: str, atlas: AtlasOnDisk) -> None:
    """Accents alone divided a card's width by nothing; what nobody sees is no headline."""
    atlas.change("atlas.toml", 'title = "Who won"', f'title = "Who won"\nheadline = {json.dumps(headline)}')
    drawn = one_map(load(atlas.path), "winner")
    assert card_sheet(drawn).height == 630
    assert drawn.headline == headline if "\u0301" in headline else drawn.headline.startswith("Ames carried")


def test_no_text_makes_an_image_without_end(atlas: AtlasOnDisk) -> None:
    """A headline of 20,000 characters took 800 MB, and one of 200,000 all the memory there was."""
    drawn = one_map(load(atlas.path), "winner")
    for text in ("headline", "standfirst", "publisher"):
        with pytest.raises(MapgenError, match=r"'winner' would be [\d,]+ pixels high: its texts are too long"):
            render_png(replace(drawn, **{text: "word " * 40_000}))


@pytest.mark.parametrize("name", ["張三", "مريم", "Ada 李", "שרה", "\U00020000"])
def test_no_name_is_missing_in_an_image(name: str, atlas: AtlasOnDisk) -> None:
    """“ won Delaware” stood over the image of a map that 張三 had won, and nothing was said of it."""
    drawn = one_map(load(atlas.path), "winner")
    for render in (render_pdf, render_column_pdf, render_card):
        with pytest.raises(MapgenError, match=f"The images of the map 'winner' cannot show .*{name[-1]}"):
            render(replace(drawn, headline=f"{name} won"))


@pytest.mark.parametrize("name", ["Doña Áž", "Ελένη", "Иван", "Nguyễn", "A\u2011B\u202f3 \N{CRAB}"])
def test_an_image_has_the_letters_of_three_alphabets(name: str, atlas: AtlasOnDisk) -> None:
    """A sign that is no letter is left out as before."""
    drawn = one_map(load(atlas.path), "winner")
    assert render_card(replace(drawn, headline=f"{name} won")).startswith(b"\x89PNG")


@pytest.mark.parametrize(("length", "read"), [(1000, True), (1001, False)])
def test_a_countys_name_is_one_that_results_can_have(length: int, read: bool, tmp_path: Path) -> None:
    """`mapgen init` wrote an atlas of a longer one, whose results could not be read."""
    shapes = squares(tmp_path / "counties.geojson", lambda name: name.ljust(length, "x"))
    if read:
        assert len(read_boundaries(shapes)) == 3
    else:
        with pytest.raises(BoundariesError, match="a name of more than 1,000 characters"):
            read_boundaries(shapes)


def test_ids_of_a_front_page_are_taken_once(atlas: AtlasOnDisk) -> None:
    """A map called `dots` took the id of a texture from a map called `card`, which was then drawn without it."""
    loaded = load(atlas.path)
    maps = [replace(one_map(loaded, "winner"), slug=slug) for slug in ("dots", "card")]
    page = BeautifulSoup(render_index(maps, title="Two", about=""), "html5lib")
    links = [str(link["id"]) for link in page.select("h3 a")]
    assert [link for link in links if any(link == f"{each.slug}-{name}" for each in maps for name in PATTERNS)] == []


def test_what_the_web_is_told_hides_nothing(atlas: AtlasOnDisk) -> None:
    """JSON spells an escape out, and whoever reads the answer has it again."""
    drawn = replace(one_map(load(atlas.path), "winner"), headline=EVIL, publisher=EVIL, place=EVIL, standfirst=EVIL)
    address = Address("winner", "https://example.org/")
    answer = json.loads(render_oembed(drawn, address, site_name=EVIL, base_url=address.base_url))
    (linked,) = BeautifulSoup(social_tags(drawn, address, site_name=EVIL), "html5lib").select("script")
    for document in (answer, json.loads(linked.string or "")):
        texts = list(texts_in(document))
        assert len(texts) > 5
        assert [unseen(text) for text in texts if unseen(text)] == []


def texts_in(value: object) -> Iterator[str]:
    """Every text in a document."""
    if isinstance(value, str):
        yield value
    for part in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from texts_in(part)


def test_a_link_to_a_county_leads_to_it_whatever_its_name(atlas: AtlasOnDisk) -> None:
    """An embed's script puts names in order as the page has them: a line's end of Unicode's is a blank there."""
    drawn = one_map(load(atlas.path), "winner")
    names = dict(zip([ALDER, BIRCH, CEDAR, DOGWOOD], ["a\u2028b", "a!b", "\ufb01", "\N{CRAB}"], strict=True))
    drawn = replace(drawn, counties=tuple(replace(county, name=names[county.geoid]) for county in drawn.counties))
    embed = BeautifulSoup(render_embed(drawn), "html5lib").select_one("#figures")
    assert embed is not None
    steps, *_, shown = (line.split("\t") for line in embed.decode_contents().split("\n")[:6])
    order = sorted(range(4), key=lambda at: shown[at].encode("utf-16-be"))
    codes = [f"{code:05}" for code in accumulate(map(int, steps))]
    assert [drawn.counties[at].geoid for at in order] == codes
