"""Every vote of a file is accounted for, and what belongs to no county is in every total that anybody sees."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import msgspec
import pypdf
import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from mapgen.areas.area_table import AreaTable, BoundarySource
from mapgen.cli.main import main
from mapgen.composition.comparison import Against
from mapgen.composition.whole import whole_of
from mapgen.errors import MapgenError
from mapgen.model.choropleth import Choropleth, Comparison
from mapgen.render.data.datapackage import render_datapackage
from mapgen.render.data.tables import render_csv, render_geojson, render_json
from mapgen.render.embed.embed import render_embed
from mapgen.render.image.card import card_sheet
from mapgen.render.image.pdf import render_column_pdf
from mapgen.render.image.svg import render_svg
from mapgen.render.page.page import render_page
from mapgen.render.share.fragment import render_fragment, render_newsletter
from mapgen.render.shared.urls import Address
from mapgen.render.site.index import render_index
from mapgen.results.aggregate import aggregate
from mapgen.results.import_options import ImportOptions, options_of
from mapgen.results.import_results import import_results
from mapgen.results.ledger import ledger_of
from mapgen.results.places import Placer
from mapgen.results.read_table import read_table
from mapgen.results.select_contest import ContestFilter
from mapgen.tables.tally import tally
from mapgen.workflows.draw_map import draw_map
from tests import grid as squares
from tests.results.grid import CONTEST, COUNTIES, SQUARES, TIDY, write

AREAS = AreaTable(SQUARES, BoundarySource())
OFFICE = ContestFilter(office="President", date=CONTEST.date, kind="general")
OVERSEAS = [["State UOCAVA", "Rutherford Hayes", "900"], ["State UOCAVA", "Samuel Tilden", "3"]]
"""Hayes then has 2,587 votes and Tilden 1,774: without them Tilden would be ahead by 84."""

PLACES = [*COUNTIES.values(), "Total", "Overseas", "State UOCAVA", "Guam", "Nowhere", ""]
LINES = ["Rutherford Hayes", "Samuel Tilden", "Write-ins", "Under Votes", "Over Votes", "Registered Voters", "Total"]
MODES = ["", "Election Day", "Absentee", "Total"]


@settings(max_examples=200)
@given(
    rows=st.lists(
        st.tuples(st.sampled_from(PLACES), st.sampled_from(LINES), st.sampled_from(MODES), st.integers(0, 10_000)),
        min_size=1,
        max_size=40,
    )
)
def test_no_vote_is_lost(rows: list[tuple[str, str, str, int]], tmp_path_factory: pytest.TempPathFactory) -> None:
    """Whatever stands in a file: its figures are those drawn, those of no county and those left out, together."""
    table = [["county", "candidate", "mode", "votes"], *([place, line, mode, str(n)] for place, line, mode, n in rows)]
    try:
        gathered = read_table(write(tmp_path_factory.getbasetemp(), table)).gathered
    except MapgenError:
        return
    slots = list(gathered.slots.items())
    ledger = ledger_of(slots, aggregate(slots, Placer(COUNTIES), gathered))
    assert ledger.source == sum(votes for *_, votes in rows)
    assert ledger.lost == 0
    left_out = sum(line.votes for line in ledger.left_out)
    assert ledger.drawn + sum(votes for _, votes in ledger.elsewhere) + left_out == ledger.source


def test_a_row_without_a_county_is_no_row_of_headers(tmp_path: Path) -> None:
    """Found by the test above: a second row with a blank first cell was read as the modes under a row of candidates."""
    path = write(
        tmp_path, [["county", "candidate", "mode", "votes"], ["Ash", "Hayes", "", "7"], ["", "Hayes", "", "0"]]
    )
    gathered = read_table(path).gathered
    assert gathered.rows == 2
    assert sum(slot.votes for slot in gathered.slots.values()) == 7


@pytest.fixture
def drawn(tmp_path: Path) -> Choropleth:
    """The map of the grid with votes from overseas, which turn the result."""
    taken = import_results(write(tmp_path, [*TIDY, *OVERSEAS]), ImportOptions(contest_filter=OFFICE), AREAS)
    return draw_map(taken, slug="m")


def test_the_whole_is_drawn_and_elsewhere(drawn: Choropleth) -> None:
    """Votes, leader, lead, headline, alternative text and standfirst are of every vote; counties are won as before."""
    assert (drawn.state.votes, drawn.state.total) == ((2587, 1774), 4361)
    assert (drawn.state.leader, drawn.state.lead_votes) == ("hayes", 813)
    assert sum(drawn.state.won) == 4
    assert "Hayes won" in drawn.headline
    assert "by 813 votes" in drawn.alt
    assert "903 votes (State UOCAVA) belong to no county, and are in every total." in drawn.standfirst
    assert "of 4,361 in all. 903 votes (State UOCAVA)" in drawn.description


HERE = Address("m", "https://example.org/")


@pytest.mark.parametrize("product", ["page", "svg", "embed", "fragment", "newsletter", "index"])
def test_every_product_says_how_many_votes_are_in_no_county(product: str, drawn: Choropleth) -> None:
    """In words that a reader of that product alone sees, with the sum of all votes where it has one."""
    made = {
        "page": lambda: render_page(drawn),
        "svg": lambda: render_svg(drawn),
        "embed": lambda: render_embed(drawn),
        "fragment": lambda: render_fragment(drawn, HERE),
        "newsletter": lambda: render_newsletter(drawn, HERE),
        "index": lambda: render_index([drawn], title="Maps", about=""),
    }[product]()
    assert "903 votes" in made.replace("\n", " ")
    assert "59.3%" in made or product == "svg"


def test_images_for_print_and_posts_say_it(drawn: Choropleth) -> None:
    """The column's PDF in its standfirst, the card in the line at its foot, within its frame."""
    text = pypdf.PdfReader(io.BytesIO(render_column_pdf(drawn))).pages[0].extract_text().replace("\n", " ")
    assert "903 votes (State UOCAVA)" in " ".join(text.split())
    assert card_sheet(drawn).foot[0].text.endswith("903 votes in no county")


def test_data_files_sum_to_every_vote(drawn: Choropleth) -> None:
    """A row for the place, told by its status; the key of a row is then its code and its name."""
    rows = list(csv.DictReader(io.StringIO(render_csv(drawn))))
    assert [(row["geoid"], row["county"]) for row in rows if row["status"] == "no-county"] == [("", "State UOCAVA")]
    records = json.loads(render_json(drawn))
    shapes = {geoid: {"type": "Point", "coordinates": [0, 0]} for geoid in COUNTIES}
    features = json.loads(render_geojson(drawn, shapes))["features"]
    assert [feature["properties"]["county"] for feature in features if feature["geometry"] is None] == ["State UOCAVA"]
    for table in (rows, records, [feature["properties"] for feature in features]):
        assert sum(int(row["votes_total"]) for row in table) == 4361
        assert sum(int(row["votes_hayes"]) for row in table) == 2587
    package = json.loads(render_datapackage(drawn, {"data.csv": render_csv(drawn).encode()}))
    assert package["resources"][0]["schema"]["primaryKey"] == ["geoid", "county"]
    assert package["ledger"]["elsewhere"] == [{"place": "State UOCAVA", "votes": 903}]


def test_the_page_has_the_ledger_and_the_places_row(drawn: Choropleth) -> None:
    """In the table of counties the place stands last; a map whose every vote is drawn has neither."""
    page = render_page(drawn)
    assert "Where every vote went" in page
    assert '<tfoot>\n<tr><th scope="row">State UOCAVA</th><td>in no county</td>' in page


def test_a_map_without_such_votes_says_nothing_of_them(tmp_path: Path) -> None:
    """Not a word, not a row."""
    taken = import_results(write(tmp_path, TIDY), ImportOptions(contest_filter=OFFICE), AREAS)
    page = render_page(draw_map(taken, slug="m"))
    assert "no county" not in page
    assert "Where every vote went" not in page
    assert taken.ledger.source == taken.ledger.drawn == 3458


def errors(path: Path, **more: object) -> list[str]:
    """The codes of a file's errors."""
    options = ImportOptions(contest_filter=OFFICE, **more)  # type: ignore[arg-type]
    return [error.code for error in import_results(path, options, AREAS).errors]


def test_totals_are_of_every_vote(tmp_path: Path) -> None:
    """What is given on the command line, and a file's own row of totals; its counties' total may stand there too."""
    path = write(tmp_path, [*TIDY, *OVERSEAS])
    assert errors(path, expected_totals={"Hayes": 2587, "all": 4361}) == []
    assert errors(path, expected_totals={"Hayes": 1687}) == ["expected-differs"]
    for total, codes in (("2587", []), ("1687", []), ("2588", ["total-differs"])):
        assert errors(write(tmp_path, [*TIDY, *OVERSEAS, ["Total", "Rutherford Hayes", total]])) == codes


def test_an_unknown_place_is_offered_and_declared(tmp_path: Path) -> None:
    """The message has the option with the name and its votes; with it the votes are in every total."""
    rows = [*TIDY, ["Town Hall", "Rutherford Hayes", "900"], ["Town Hall", "Samuel Tilden", "3"]]
    path = write(tmp_path, rows)
    found = import_results(path, ImportOptions(contest_filter=OFFICE), AREAS)
    (error,) = found.errors
    assert (error.code, error.values["votes"]) == ("place-unknown", 903)
    assert 'If it is a place of no county, --elsewhere "Town Hall" keeps its 903 votes in every total' in error.what
    declared = import_results(path, ImportOptions(contest_filter=OFFICE, elsewhere=("TOWN HALL",)), AREAS)
    assert declared.errors == []
    assert declared.totals() == {"hayes": 2587, "tilden": 1774}
    contest = msgspec.structs.replace(CONTEST, elsewhere=("Town Hall",))
    described = import_results(path, options_of(contest), AREAS)
    assert described.report == declared.report
    assert described.totals() == declared.totals()


DELAWARE = "county,candidate,votes\n" + "".join(
    f"{county},{who},{votes}\n"
    for county, both in {"Kent": (50, 40), "New Castle": (90, 80), "Sussex": (30, 35), "Dover desk": (2, 70)}.items()
    for who, votes in zip(("Ada Ames", "Bo Burr"), both, strict=True)
)
"""Ames is ahead by 15 in the counties, Burr by 53 of all votes."""


def test_an_atlas_keeps_them(tmp_path: Path) -> None:
    """What `init` writes has the rows, the declaration and true totals; `check` and `build` agree with `map`."""
    pytest.importorskip("_plotly_geo")
    run = CliRunner().invoke
    file, atlas = tmp_path / "de.csv", tmp_path / "atlas"
    file.write_text(DELAWARE, "utf-8")
    options = ["--state", "DE", "--date", "2024-11-05", "--elsewhere", "Dover desk"]
    refused = run(main, ["map", str(file), "-o", str(tmp_path / "m.html"), *options[:4]])
    assert refused.exit_code == 1
    assert '--elsewhere "Dover desk" keeps its 72 votes' in refused.output
    drawn = run(main, ["map", str(file), "-o", str(tmp_path / "m.svg"), *options, "--total", "Burr=225"])
    assert drawn.exit_code == 0, drawn.output
    assert "Burr won Delaware" in drawn.output
    assert run(main, ["init", str(atlas), "--from", str(file), *options]).exit_code == 0
    checked = run(main, ["check", str(atlas), "--json"])
    assert checked.exit_code == 0, checked.output
    assert "6 rows, 397 votes, equal to the described totals" in checked.output
    assert "votes-elsewhere" in checked.output
    told = json.loads(run(main, ["check", str(file), "--json", *options]).output)
    assert told["totals"] == {"Bo Burr": 225, "Ada Ames": 172}
    assert {line["what"]: line["votes"] for line in told["ledger"]} == {
        "in counties": 325,
        "Dover desk, in no county": 72,
        "all votes": 397,
        "in the file": 397,
    }


def test_the_change_of_the_whole_is_of_every_vote() -> None:
    """Ada has 125 of 250 votes in the counties and 50 of 50 beside them: 58.3 %; before 171 of 400 and none of 100."""
    now, before = squares.contest(), squares.before()
    counted, earlier = (
        tally(squares.returns(votes, held), held) for votes, held in ((squares.NOW, now), (squares.BEFORE, before))
    )
    comparison = Comparison(before, squares.ADA, squares.ADA, two_way=False)
    against = Against(comparison, counted, earlier, {"ada": 50}, {"bo": 100})
    change = whole_of(counted, "Whole", now, (), against).change
    assert change is not None
    assert change.share_now == pytest.approx(100 * 175 / 300)
    assert change.share_before == pytest.approx(100 * 171 / 500)
