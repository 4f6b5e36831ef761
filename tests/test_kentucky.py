"""Kentucky's figures, held to what was published: in the tables, in the maps, and on the built pages."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from mapgen.model.mark import Circle
from mapgen.tables.split import split_by
from tests import built
from tests.conftest import ROOT

if TYPE_CHECKING:
    import pandas as pd

    from mapgen.model.choropleth import Choropleth
    from mapgen.workflows.loaded_atlas import Loaded

PRIMARY = ("winner", "urban-rural", "coal", "since-2008", "votes-not-acres")
ALL_MAPS = (*PRIMARY, "general-2016", "general-2020-2024")
JEFFERSON, FAYETTE, PIKE, BRECKINRIDGE = "21111", "21067", "21195", "21027"

URBAN_RURAL = {
    "Metropolitan": (35, 143_430, 122_636, "Clinton +20,794"),
    "Micropolitan": (26, 34_098, 39_415, "Sanders +5,317"),
    "Noncore": (59, 35_006, 48_572, "Sanders +13,566"),
}
COAL = {
    "Eastern coalfield": (26, 16_898, 26_063, "Sanders +9,165"),
    "Western coalfield": (9, 16_244, 18_148, "Sanders +1,904"),
    "No coal mined": (85, 179_392, 166_412, "Clinton +12,980"),
}


def counted(kentucky: Loaded, contest: str) -> pd.DataFrame:
    """The tally of a contest."""
    return kentucky.contests[contest].tally


# The tables


def test_the_primary_of_2016(kentucky: Loaded) -> None:
    """Five lines in 120 counties, 454,565 votes; Clinton by 1,911; 82 counties to 38 and no tie."""
    table = counted(kentucky, "primary-2016")
    votes = table.filter(like="votes_").sum().to_dict()
    assert votes == {
        "votes_clinton": 212_534,
        "votes_sanders": 210_623,
        "votes_uncommitted": 24_101,
        "votes_omalley": 5_713,
        "votes_de-la-fuente": 1_594,
        "votes_total": 454_565,
    }
    assert votes["votes_clinton"] - votes["votes_sanders"] == 1_911
    assert Counter(table["winner"]) == {"clinton": 38, "sanders": 82}


def test_the_closest_county_of_2016(kentucky: Loaded) -> None:
    """Breckinridge is Clinton's by two votes; nowhere was it closer."""
    table = counted(kentucky, "primary-2016")
    assert table["margin_votes"].idxmin() == BRECKINRIDGE
    assert table.loc[BRECKINRIDGE, ["winner", "margin_votes"]].tolist() == ["clinton", 2]


def test_the_primary_of_2008(kentucky: Loaded) -> None:
    """Four lines, 701,127 votes; Obama leads in Jefferson and Fayette alone."""
    table = counted(kentucky, "primary-2008")
    assert table.filter(like="votes_").sum().to_dict() == {
        "votes_clinton": 459_145,
        "votes_obama": 209_771,
        "votes_uncommitted": 18_029,
        "votes_edwards": 14_182,
        "votes_total": 701_127,
    }
    assert set(table.index[table["winner"] == "obama"]) == {JEFFERSON, FAYETTE}


@pytest.mark.parametrize(
    ("contest", "democrat", "republican"),
    [
        ("general-2008", 751_985, 1_048_462),
        ("general-2012", 679_364, 1_087_150),
        ("general-2016", 628_854, 1_202_971),
        ("general-2020", 772_474, 1_326_646),
        ("general-2024", 704_042, 1_337_491),
    ],
)
def test_the_generals(kentucky: Loaded, contest: str, democrat: int, republican: int) -> None:
    """The two parties' statewide votes in each of five elections."""
    from mapgen.files.datapackage import Package  # noqa: PLC0415  # late: no other test reads outside the atlas
    from mapgen.workflows.load_atlas import read_described_results  # noqa: PLC0415  # the same

    package = Package(ROOT / "results" / "ky")
    _, returns = read_described_results(package, package.contest(contest), kentucky.areas).sound()
    sums = returns.groupby("party")["votes"].sum()
    assert (sums["DEM"], sums["REP"]) == (democrat, republican)
    assert returns["geoid"].nunique() == 120


def test_coal_was_mined_in_35_counties(kentucky: Loaded) -> None:
    """26 eastern, 9 western, 85 without; 23 produced in 2016; the tons of two years."""
    assert kentucky.attributes is not None
    table = kentucky.attributes
    assert Counter(table["coal_region"]) == {"none": 85, "eastern": 26, "western": 9}
    assert table["coal_2015_short_tons"].sum() == 61_424_961
    assert table["coal_2016_short_tons"].sum() == 42_867_898
    assert (table["coal_2016_short_tons"] > 0).sum() == 23
    assert ((table["coal_2010_2017_short_tons"] > 0) == (table["coal_region"] != "none")).all()


def test_a_metropolitan_county_may_have_no_town(kentucky: Loaded) -> None:
    """41 counties are 0 % urban, and five of them are large fringe metro."""
    assert kentucky.attributes is not None
    rural = kentucky.attributes[kentucky.attributes["pct_urban_2010"] == 0]
    assert len(rural) == 41
    names = kentucky.boundaries["name"]
    fringe = rural.index[rural["nchs_2013"] == 2]
    assert sorted(names[fringe]) == ["Bracken", "Gallatin", "Henry", "Pendleton", "Spencer"]


@pytest.mark.parametrize(
    ("column", "codes", "expected"),
    [
        ("nchs_2013", {1: "Metropolitan", 2: "Metropolitan", 3: "Metropolitan", 4: "Metropolitan"}, URBAN_RURAL),
        (
            "coal_region",
            {"eastern": "Eastern coalfield", "western": "Western coalfield", "none": "No coal mined"},
            COAL,
        ),
    ],
)
def test_the_splits_of_2016(
    kentucky: Loaded, column: str, codes: dict[object, str], expected: dict[str, tuple[int, int, int, str]]
) -> None:
    """Straight from the attributes, without a scheme."""
    counties = kentucky.counties["primary-2016"]
    groups = counties[column].map(codes | {5: "Micropolitan", 6: "Noncore"}).rename("group")
    table = split_by(counties, groups, kentucky.contests["primary-2016"].contest)
    assert {
        key: (row["counties"], row["votes_clinton"], row["votes_sanders"])
        for key, row in table.to_dict("index").items()
    } == {key: figures[:3] for key, figures in expected.items()}


def test_what_clinton_kept_and_lost_since_2008(kentucky: Loaded) -> None:
    """36 kept, 82 lost, and Fayette and Jefferson gained; none won in neither year."""
    table = kentucky.against["primary-2016"].table()
    assert Counter(table["carried"]) == {"lost": 82, "kept": 36, "gained": 2}
    assert set(table.index[table["carried"] == "gained"]) == {JEFFERSON, FAYETTE}
    assert table.loc[PIKE, "share_change_pts"] == pytest.approx(-64.7413, abs=1e-4)
    assert table["share_change_pts"].idxmin() == PIKE


def test_clintons_share_in_the_eastern_coal_counties(kentucky: Loaded) -> None:
    """From 78,986 of 90,325 votes to 16,898 of 49,194."""
    # Sometimes given as 87.5 and 34.4 percent; the quotients are 87.446 and 34.350, to one decimal 87.4 and 34.3.
    counties = kentucky.counties["primary-2016"]
    eastern = counties.index[counties["coal_region"] == "eastern"]
    before = counted(kentucky, "primary-2008").loc[eastern, ["votes_clinton", "votes_total"]].sum()
    now = counted(kentucky, "primary-2016").loc[eastern, ["votes_clinton", "votes_total"]].sum()
    assert before.tolist() == [78_986, 90_325]
    assert now.tolist() == [16_898, 49_194]
    assert 100 * before.iloc[0] / before.iloc[1] == pytest.approx(87.446, abs=5e-4)
    assert 100 * now.iloc[0] / now.iloc[1] == pytest.approx(34.350, abs=5e-4)


# The pages


@pytest.mark.parametrize("slug", ALL_MAPS)
def test_every_page_has_120_counties_and_all_their_votes(
    site: Path, kentucky_maps: dict[str, Choropleth], slug: str
) -> None:
    """Drawn, listed and counted in the legend: nobody is lost on the way to the page."""
    found = built.page(site, slug)
    choropleth = kentucky_maps[slug]
    names = [county.name for county in choropleth.by_name()]
    assert [row[0] for row in built.county_rows(found)] == names
    assert {path["id"] for path in built.drawn_counties(found)} == {f"{slug}-{c.geoid}" for c in choropleth.counties}
    legend = built.legend_rows(found)[: len(choropleth.legend.classes)]
    assert sum(int(counties) for *_, counties, _ in legend) == 120
    assert sum(int(votes.replace(",", "")) for *_, votes in legend) == choropleth.state.total
    assert all(counties != "0" for *_, counties, _ in legend)


@pytest.mark.parametrize("slug", PRIMARY)
def test_the_primarys_pages_have_the_result(site: Path, slug: str) -> None:
    """The state's row: five candidates, all votes, the lead."""
    row = built.split_rows(built.page(site, slug))["Kentucky, all counties"]
    assert row == [
        "120",
        "212,534 46.8%",
        "210,623 46.3%",
        "24,101 5.3%",
        "5,713 1.3%",
        "1,594 0.4%",
        "454,565",
        "Clinton +1,911",
    ]


@pytest.mark.parametrize(
    ("slug", "expected"),
    [
        ("winner", URBAN_RURAL),
        ("urban-rural", URBAN_RURAL),
        ("votes-not-acres", URBAN_RURAL),
        ("coal", COAL),
        ("since-2008", COAL),
    ],
)
def test_the_pages_have_their_splits(site: Path, slug: str, expected: dict[str, tuple[int, int, int, str]]) -> None:
    """Counties, the two candidates' votes and the lead of each kind of county."""
    rows = built.split_rows(built.page(site, slug))
    assert set(rows) == {*expected, "Kentucky, all counties"}
    for kind, (counties, clinton, sanders, lead) in expected.items():
        cells = rows[kind]
        assert cells[0] == str(counties)
        assert cells[1].startswith(f"{clinton:,} ")
        assert cells[2].startswith(f"{sanders:,} ")
        assert cells[-1] == lead


def test_the_winner_page_says_who_won_and_where(site: Path) -> None:
    """38 of 120 counties, 1,911 votes, 35 counties against 85."""
    found = built.page(site, "winner")
    said = built.standfirst(found)
    for figure in ("38 of 120 counties", "1,911 votes", "+20,794", "35 metropolitan", "−18,883", "85 others"):
        assert figure in said
    won = Counter[str]()
    for group, _, counties, _ in built.legend_rows(found):
        won[group] += int(counties)
    assert won == {"Clinton won": 38, "Sanders won": 82}


def test_the_front_page_has_the_result_and_every_finding(site: Path) -> None:
    """Votes and counties won by each candidate, and each map's own sentence with a link to it."""
    found = built.soup(site / "index.html")
    rows = [[built.text(cell) for cell in row.select("th, td")] for row in found.select("table.result tbody tr")]
    assert rows[0] == ["Hillary Clinton", "212,534", "46.8%", "38"]
    assert rows[1] == ["Bernie Sanders", "210,623", "46.3%", "82"]
    assert rows[-1][:2] == ["All votes", "454,565"]
    whole = built.text(found.body)
    for slug in ALL_MAPS:
        assert built.standfirst(built.page(site, slug)) in whole
        assert found.select(f'a[href="{slug}/index.html"]')


def test_the_closest_county_is_on_the_page(site: Path) -> None:
    """Breckinridge: Clinton by two votes, and not by 0.0 points."""
    cells = built.county(built.page(site, "winner"), BRECKINRIDGE)
    assert cells[0] == "Breckinridge"
    (margin,) = [cell for cell in cells if cell.startswith("Clinton")]
    assert margin == "Clinton +0.1 (2)"


def test_the_change_page_says_what_was_kept_and_lost(site: Path) -> None:
    """36, 82 and two; 87.4 to 34.3 in the eastern coal counties; Pike by 64.7 points."""
    found = built.page(site, "since-2008")
    said = built.standfirst(found)
    for figure in ("36", "82", "Fayette", "Jefferson", "87.4%", "34.3%", "Pike", "−64.7"):
        assert figure in said
    assert built.county(found, PIKE)[-3].startswith("−64.7 lost")
    assert built.county(found, JEFFERSON)[-3].startswith("+12.9 gained")
    assert built.county(found, FAYETTE)[-3].split()[1] == "gained"
    flags = Counter(re.findall(r"lost|gained", " ".join(row[-3] for row in built.county_rows(found))))
    assert flags == {"lost": 82, "gained": 2}


def test_the_votes_page_has_the_largest_leads(site: Path, kentucky_maps: dict[str, Choropleth]) -> None:
    """Jefferson's 19,042 against Pike's 2,513, in the text, the table and the areas of the circles."""
    found = built.page(site, "votes-not-acres")
    said = built.standfirst(found)
    assert "19,042" in said
    assert "2,513" in said
    assert "Clinton +17.0 (19,042)" in built.county(found, JEFFERSON)
    assert "Sanders +28.1 (2,513)" in built.county(found, PIKE)
    (circles,) = kentucky_maps["votes-not-acres"].marks
    radius = {shape.geoid: shape.radius for shape in circles.shapes if isinstance(shape, Circle)}
    assert (radius[JEFFERSON] / radius[PIKE]) ** 2 == pytest.approx(19_042 / 2_513, rel=0.01)
    assert max(radius.values()) == radius[JEFFERSON]


def test_the_coal_page_marks_the_coalfields(site: Path, kentucky_maps: dict[str, Choropleth]) -> None:
    """26 eastern and 9 western counties in the legend's second part, each group textured inside its outline."""
    found = built.page(site, "coal")
    marked = {label: counties for _, label, counties, _ in built.legend_rows(found) if "coal" in label.lower()}
    assert marked == {"Eastern coalfield": "26", "Western coalfield": "9", "No coal mined": "85"}
    assert len(found.select(".ring:not(.casing)")) == 2
    marking = kentucky_maps["coal"].marking
    assert marking is not None
    outlines = {each.outline: (each.pattern, each.counties) for each in marking.classes if each.outline}
    assert sorted(outlines.values()) == [("hatch", 26), ("hatch-back", 9)]
    textured = {path["d"]: path["class"] for path in found.select("path.texture")}
    assert {d: f"t-{pattern}" in textured[d] for d, (pattern, _) in outlines.items()} == dict.fromkeys(outlines, True)


def test_the_generals_are_on_their_pages(site: Path) -> None:
    """Trump in 118 counties in 2016, and the two parties' votes of 2016 and 2024."""
    row = built.split_rows(built.page(site, "general-2016"))["Kentucky, all counties"]
    assert row[1].startswith("628,854 ")
    assert row[2].startswith("1,202,971 ")
    assert "118 of 120 counties" in built.standfirst(built.page(site, "general-2016"))
    row = built.split_rows(built.page(site, "general-2020-2024"))["Kentucky, all counties"]
    assert row[1].startswith("704,042 ")
    assert row[2].startswith("1,337,491 ")
    assert "towards Trump in every county" in built.standfirst(built.page(site, "general-2020-2024"))


@pytest.mark.parametrize("slug", ALL_MAPS)
def test_every_page_says_how_sure_its_figures_are(site: Path, kentucky_maps: dict[str, Choropleth], slug: str) -> None:
    """Certified or unofficial, with the sources and every caveat of both elections."""
    found = built.page(site, slug)
    contest = kentucky_maps[slug].contest
    expected = "Certified" if slug in PRIMARY else "Unofficial, complete"
    assert built.text(found.select_one(".status")) == expected
    whole = built.text(found.body)
    assert contest.source in whole
    for note in kentucky_maps[slug].caveats:
        assert note.text in whole
    for definition in kentucky_maps[slug].definitions:
        assert definition.text in whole


def test_headlines_claims_are_true(kentucky: Loaded) -> None:
    """What the atlas says by hand is counted here: a third of the counties, every county, 118 of 120."""
    table = counted(kentucky, "primary-2016")
    assert (table["winner"] == "clinton").mean() == pytest.approx(1 / 3, abs=0.02)
    assert (counted(kentucky, "general-2016")["winner"] == "trump").sum() == 118
    assert (kentucky.against["general-2024"].table()["lead_shift_pts"] < 0).all()
    assert kentucky.attributes is not None
    coal = kentucky.attributes.index[kentucky.attributes["coal_region"] != "none"]
    # "The coalfields … that had been hers": in 2008 every coal county was.
    assert (counted(kentucky, "primary-2008").loc[coal, "winner"] == "clinton").all()
    # "One county's lead outweighed dozens": Jefferson's is more than Sanders's smallest in sixty counties together.
    leads = table.loc[table["winner"] == "sanders", "margin_votes"].sort_values()
    assert table.loc[JEFFERSON, "margin_votes"] > leads.head(60).sum()


def test_a_quarter_of_the_democrats_took_part(kentucky_maps: dict[str, Choropleth]) -> None:
    """454,565 votes of the Democrats registered in November 2015: 27.0 percent, from 12 to 46 by county."""
    drawn = kentucky_maps["turnout"]
    assert drawn.subject is not None
    assert drawn.subject.whole == pytest.approx(27.0, abs=0.05)
    at = drawn.columns.index(drawn.subject)
    shares = [county.figures[at] for county in drawn.counties]
    known = [share for share in shares if share is not None]
    assert (len(known), round(min(known), 1), round(max(known), 1)) == (120, 12.2, 45.6)
    assert "November 2015" in drawn.subject.definition
    assert all(other.columns == () for other in kentucky_maps.values() if other.contest.id != "primary-2016")
