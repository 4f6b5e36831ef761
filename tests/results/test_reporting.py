"""How much is counted, in every layout and container: Ash finished, Bell in part, Clay with nothing yet.

Doña Ana is finished too. The precincts are 10 of 10, 7 of 10, 0 of 4 and 5 of 5.
"""

from __future__ import annotations

import csv
import gzip
import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from mapgen.cli.main import main
from mapgen.errors import ReturnsError
from mapgen.results.aggregate import aggregate
from mapgen.results.contest_votes import ContestVotes
from mapgen.results.detect_layout import detect_layout
from mapgen.results.import_results import read_returns
from mapgen.results.layouts import read_layouts
from mapgen.results.places import Placer
from mapgen.results.read_table import read_table
from mapgen.results.reporting import Reading, ReportingCells, Share, reporting_of
from mapgen.specs.contest import Contest
from mapgen.tables.tally import tally
from tests.results.grid import CONTEST, COUNTIES, SQUARES, VOTES, write

PRECINCTS = {"01001": (10, 10), "01003": (7, 10), "01005": (0, 4), "01007": (5, 5)}
COUNTED = {**VOTES, "01005": (0, 0)}
STATES = {"01001": "final", "01003": "partial", "01005": "none", "01007": "final"}
NIGHT = Contest(
    **{**{each: getattr(CONTEST, each) for each in CONTEST.__struct_fields__}, "status": "unofficial-partial"}
)
Rows = list[list[str]]


def elex(precincts: dict[str, tuple[int, int]] | None = None, shares: dict[str, str] | None = None) -> Rows:
    """The AP's rows as elex prints them, with its three columns on precincts; the share is a fraction."""
    header = ["electiondate", "racetype", "officename", "statepostal", "level", "fipscode", "reportingunitname",
              "first", "last", "party", "votecount", "precinctsreporting", "precinctsreportingpct",
              "precinctstotal"]  # fmt: skip
    start = ["2016-11-08", "General", "President", "AL"]
    told = PRECINCTS if precincts is None else {**PRECINCTS, **precincts}
    rows = [header]
    for geoid, both in COUNTED.items():
        done, every = told[geoid]
        share = (shares or {}).get(geoid, f"{done / every}")
        for candidate, votes in zip(CONTEST.candidates, both, strict=True):
            name = [*candidate.name.split(), candidate.party]
            rows.append([*start, "county", geoid, COUNTIES[geoid], *name, str(votes), str(done), share, str(every)])
    for at, candidate in enumerate(CONTEST.candidates):
        total = str(sum(votes[at] for votes in COUNTED.values()))
        rows.append([*start, "state", "", "", *candidate.name.split(), candidate.party, total, "22", "0.758621", "29"])
    return rows


def without(rows: Rows, *columns: str) -> Rows:
    """The same rows less some columns."""
    keep = [at for at, name in enumerate(rows[0]) if name not in columns]
    return [[row[at] for at in keep] for row in rows]


def tidy(column: str, told: dict[str, str]) -> Rows:
    """A plain table with one more column."""
    rows = [["fips", "candidate", "votes", column]]
    for geoid, both in COUNTED.items():
        for candidate, votes in zip(CONTEST.candidates, both, strict=True):
            rows.append([geoid, candidate.name, str(votes), told[geoid]])
    return rows


def assembled(path: Path, reading: Reading = "") -> ContestVotes:
    """The one contest of a file."""
    gathered = read_table(path).gathered
    return aggregate(gathered.slots.items(), Placer(COUNTIES), gathered, reading=reading)


def shares(path: Path, reading: Reading = "") -> dict[str, float]:
    """Percent counted by GEOID."""
    return {geoid: share.percent for geoid, share in sorted(assembled(path, reading).reporting.items())}


def faults(path: Path) -> list[str]:
    """The errors, each with its line."""
    return [f"{each.line}: {each.what}" for each in assembled(path).findings if each.severity == "error"]


def notes(path: Path, reading: Reading = "") -> str:
    """What is said without being wrong."""
    return " / ".join(each.what for each in assembled(path, reading).findings if each.severity != "error")


def nyt(**more: object) -> str:
    """The New York Times's document; a county's `reporting` is a number of precincts, its `eevp` a percentage."""
    counties = [
        {
            "fips": geoid,
            "name": COUNTIES[geoid],
            "votes": sum(both),
            "reporting": PRECINCTS[geoid][0],
            "precincts": PRECINCTS[geoid][1],
            "eevp": 99,
            "results": dict(zip("ht", both, strict=True)),
            **more,
        }
        for geoid, both in COUNTED.items()
    ]
    race = {
        "state_id": "AL",
        "office": "President",
        "election_date": "2016-11-08",
        "precincts_reporting": 22,
        "precincts_total": 29,
        "candidates": [
            {"candidate_key": "h", "name_display": "Rutherford Hayes", "party_id": "republican"},
            {"candidate_key": "t", "name_display": "Samuel Tilden", "party_id": "democrat"},
        ],
        "counties": counties,
    }
    return json.dumps({"data": {"races": [race]}})


EXPECTED = {"01001": 100.0, "01003": 70.0, "01005": 0.0, "01007": 100.0}


def in_containers(folder: Path) -> list[Path]:
    """The AP's file in every container."""
    rows = elex()
    plain = write(folder, rows, "ap.csv")
    packed = folder / "ap.csv.gz"
    packed.write_bytes(gzip.compress(plain.read_bytes()))
    records = [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]
    document = folder / "ap.json"
    document.write_text(json.dumps(records), "utf-8")
    wide = folder / "ap.txt"
    wide.write_bytes(plain.read_text("utf-8").replace(",", ";").replace("\n", "\r\n").encode("utf-16"))
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(
            [float(cell) if cell.replace(".", "").isdigit() and len(cell) != 5 else cell for cell in row]
        )
    book.save(folder / "ap.xlsx")
    table = pytest.importorskip("pyarrow").table(
        {name: [row[at] for row in rows[1:]] for at, name in enumerate(rows[0])}
    )
    pytest.importorskip("pyarrow.parquet").write_table(table, folder / "ap.parquet")
    return [plain, packed, document, wide, folder / "ap.xlsx", folder / "ap.parquet"]


def test_every_container_tells_how_far_the_count_is(tmp_path: Path) -> None:
    """The one way of reading carries the precincts whatever the file is packed in."""
    for path in in_containers(tmp_path):
        assert shares(path) == EXPECTED, path.name
        assert faults(path) == [], path.name


def test_a_described_contest_reads_them_the_same_way(tmp_path: Path) -> None:
    """An atlas's returns in the AP's columns have the four states of a count."""
    rows = read_returns(write(tmp_path, elex()), NIGHT, SQUARES)
    assert tally(rows, NIGHT)["status"].to_dict() == STATES


def test_precincts_are_preferred_and_the_file_says_what_was_taken(tmp_path: Path) -> None:
    """Counts are exact, a share is rounded."""
    path = write(tmp_path, elex(shares={"01003": "0.7049"}))
    assert shares(path)["01003"] == 70.0
    assert "how much is counted: precinctsreporting of precinctstotal" in notes(path)


def test_elex_writes_fractions(tmp_path: Path) -> None:
    """0.7 alone is 70 percent in this layout, and that is said."""
    path = write(tmp_path, without(elex(), "precinctsreporting", "precinctstotal"))
    assert shares(path) == EXPECTED
    assert "precinctsreportingpct, taken as a fraction (1 is all)" in notes(path)


def test_the_aps_own_percentages_under_elexs_headers_are_asked_about(tmp_path: Path) -> None:
    """100 is no fraction; which unit it is, the user says."""
    whole = {geoid: str(percent) for geoid, percent in EXPECTED.items()}
    path = write(tmp_path, without(elex(shares=whole), "precinctsreporting", "precinctstotal"))
    assert "go beyond 1, and this layout writes fractions" in faults(path)[0]
    assert shares(path, "percent") == EXPECTED


def test_precincts_beside_a_share_tell_its_unit(tmp_path: Path) -> None:
    """70.0 beside 7 of 10 is a percentage, whatever the layout writes."""
    path = write(tmp_path, elex(shares={geoid: str(percent) for geoid, percent in EXPECTED.items()}))
    assert (shares(path), faults(path)) == (EXPECTED, [])


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (elex({"01003": (15, 10)}), "4: Bell has '15 of 10 precincts' reporting, which is no share"),
        (elex(shares={"01003": "0.9"}),
         "4: Bell has '0.9' reporting, and '7 of 10 precincts' reporting, which is 70 percent"),
        (without(elex(shares={"01003": "1.5"}), "precinctsreporting", "precinctstotal"),
         "4: Bell has '1.5' reporting, which is no share"),
        (tidy("reporting", {"01001": "100", "01003": "150%", "01005": "0", "01007": "100"}),
         "4: Bell has '150%' reporting, which is no share"),
        (tidy("reporting", {"01001": "100", "01003": "", "01005": "0", "01007": "100"}),
         "4: Bell has '' reporting, which is no share"),
        (tidy("reporting", {"01001": "100", "01003": "inf", "01005": "0", "01007": "100"}),
         "4: Bell has 'inf' reporting, which is no share"),
    ],
)  # fmt: skip
def test_contradictions_are_named_by_county_and_line(rows: Rows, said: str, tmp_path: Path) -> None:
    """150 percent, more precincts than there are, a share that its own precincts deny."""
    assert said in faults(write(tmp_path, rows))


def test_two_rows_of_a_county_that_disagree(tmp_path: Path) -> None:
    """Both lines of a county come in together."""
    rows = elex()
    rows[4][11:13] = ["8", "0.8"]
    assert faults(write(tmp_path, rows)) == ["5: Bell has 80 percent reporting here and 70 in line 4"]


def test_fractions_in_a_column_of_percentages_are_asked_about(tmp_path: Path) -> None:
    """Nothing over 1 in it: one percent, or all?"""
    path = write(tmp_path, tidy("reporting", {"01001": "1", "01003": "0.7", "01005": "0", "01007": "1.0"}))
    assert "the figures in reporting are all 1 or less, which can be fractions or percentages" in faults(path)[0]
    assert shares(path, "fraction") == EXPECTED
    assert shares(path, "percent") == {"01001": 1.0, "01003": 0.7, "01005": 0.0, "01007": 1.0}


def test_a_percent_sign_leaves_no_doubt(tmp_path: Path) -> None:
    """A share written with its unit needs no other word."""
    path = write(tmp_path, tidy("% reporting", {"01001": "1%", "01003": "0.7 %", "01005": "0%", "01007": "1%"}))
    assert shares(path)["01003"] == 0.7


def test_ignored_figures_are_a_warning(tmp_path: Path) -> None:
    """The way out of a broken column is taken aloud."""
    path = write(tmp_path, elex({"01003": (15, 10)}))
    assert shares(path, "ignore") == {}
    assert "left aside as asked: every county is drawn as fully counted" in notes(path, "ignore")


def test_a_column_that_may_tell_it_stops_the_map_until_it_is_set_aside(tmp_path: Path) -> None:
    """Precincts that have reported, and not of how many: a count that is not finished must not be drawn as won."""
    path = write(tmp_path, tidy("precincts_reporting", dict.fromkeys(COUNTED, "7")))
    what = "the column 'precincts_reporting' may tell how much is counted, and is not understood"
    (fault,) = faults(path)
    assert what in fault
    assert fault.endswith('--reporting ignore, or in an atlas "reporting": "ignore" in the contest\'s description')
    assert f"{what} and set aside as asked" in notes(path, "ignore")


def test_an_empty_column_tells_nothing(tmp_path: Path) -> None:
    """Blank in every row is as good as no column."""
    path = write(tmp_path, tidy("reporting", dict.fromkeys(COUNTED, "")))
    assert (shares(path), faults(path)) == ({}, [])


def test_nyt_precincts_go_before_expected_votes(tmp_path: Path) -> None:
    """The Times's `reporting` is a number of precincts; `eevp` is another measure, taken where there are none."""
    path = tmp_path / "nyt.json"
    path.write_text(nyt(), "utf-8")
    assert shares(path) == EXPECTED
    path.write_text(nyt(precincts=0, reporting=0, eevp=64), "utf-8")
    assert set(shares(path).values()) == {64.0}
    assert "eevp, taken as a percentage (100 is all) of the votes expected" in notes(path)


def test_other_contests_of_the_file_are_not_looked_at(tmp_path: Path) -> None:
    """A broken figure of the Senate's race does not stop the President's."""
    rows = elex()
    senate = [["U.S. Senate" if at == 2 else cell for at, cell in enumerate(row)] for row in rows[1:]]
    senate[2][11] = "99"
    path = write(tmp_path, [*rows, *senate])
    table = read_returns(path, NIGHT, SQUARES)
    assert table.groupby("geoid")["reporting"].first().to_dict() == EXPECTED


def test_a_partial_file_of_a_described_contest_called_complete_is_refused(tmp_path: Path) -> None:
    """Two rows that disagree stop an atlas as they stop a map."""
    rows = elex()
    rows[4][11:13] = ["8", "0.8"]
    with pytest.raises(ReturnsError, match="80 percent reporting here and 70 in line 4"):
        read_returns(write(tmp_path, rows), NIGHT, SQUARES)


ELEX = detect_layout(read_layouts(), elex()[0], elex()[1:], file="ap.csv")


@given(precincts=st.integers(1, 5000), part=st.floats(0, 1), digits=st.integers(2, 6))
def test_a_rounded_share_never_contradicts_its_precincts(precincts: int, part: float, digits: int) -> None:
    """Whatever is reported, the fraction beside it may be rounded, and the precincts are taken."""
    reported = int(precincts * part)
    cells = ReportingCells(str(round(reported / precincts, digits)), str(reported), str(precincts))
    heard = reporting_of({"01001": {cells: 2}}, ELEX, COUNTIES, file="ap.csv")
    assert heard.shares == {"01001": Share(100 * reported / precincts, reported, precincts)}


@given(share=st.text(max_size=6), reported=st.text(max_size=4), precincts=st.text(max_size=4))
def test_any_cells_give_a_share_or_a_fault(share: str, reported: str, precincts: str) -> None:
    """Never an exception, never a share outside 0 to 100; what gives no share says so."""
    heard = reporting_of({"01001": {ReportingCells(share, reported, precincts): 2}}, ELEX, COUNTIES, file="ap.csv")
    assert all(0 <= each.percent <= 100 for each in heard.shares.values())
    errors = [problem for problem in heard.problems if problem.severity == "error"]
    assert bool(heard.shares) != bool(errors) or not any((share, reported, precincts))


def test_two_counties_that_became_one_are_counted_together() -> None:
    """3 of 10 and 5 of 10 precincts are 8 of 20; shares without precincts go no further than the slower one."""
    assert Share(30, 3, 10).with_part(Share(50, 5, 10)) == Share(40, 8, 20)
    assert Share(30).with_part(Share(50, 5, 10)) == Share(30)


DELAWARE = {"10001": ("Kent", "8", "10"), "10003": ("New Castle", "20", "20"), "10005": ("Sussex", "0", "5")}


@pytest.fixture
def night(tmp_path: Path) -> Path:
    """Delaware in the AP's columns: Kent in part, New Castle finished, nothing from Sussex."""
    pytest.importorskip("_plotly_geo")
    path = tmp_path / "night.csv"
    with path.open("w", encoding="utf-8", newline="") as stream:
        rows = csv.writer(stream)
        rows.writerow(elex()[0])
        for at, (geoid, (county, done, every)) in enumerate(DELAWARE.items()):
            for last, party, votes in (("Lovelace", "Dem", (410, 900, 0)), ("Noether", "GOP", (300, 700, 0))):
                rows.writerow(["2016-11-08", "General", "President", "DE", "county", geoid, county, "Ada", last, party,
                               votes[at], done, int(done) / int(every), every])  # fmt: skip
    return path


def test_the_commands_say_and_draw_the_count(night: Path) -> None:
    """`check` counts the counties, `map` draws a lead and no win, `init` hands it on, all with exit 0."""
    folder = night.parent
    run = CliRunner()
    checked = run.invoke(main, ["check", str(night)])
    assert checked.exit_code == 0, checked.output
    assert "Count: 1 finished, 1 in part, 1 with nothing yet" in checked.output
    out = folder / "map.html"
    drawn = run.invoke(main, ["map", str(night), "-o", str(out)])
    assert drawn.exit_code == 0, drawn.output
    page = out.read_text("utf-8")
    assert "Unofficial, incomplete" in page
    assert "Count not finished" in page
    assert "count not finished, 80.0% reported" in page
    assert "No results yet" in page
    assert "won Delaware" not in page
    started = run.invoke(main, ["init", str(folder / "atlas"), "--from", str(night)])
    assert started.exit_code == 0, started.output
    held = run.invoke(main, ["check", str(folder / "atlas")])
    assert held.exit_code == 0, held.output


def test_figures_called_certified_are_held_to_the_count(night: Path) -> None:
    """What the user says of the figures does not outvote them."""
    drawn = CliRunner().invoke(main, ["map", str(night), "-o", str(night.with_name("m.html")), "--status", "certified"])
    assert drawn.exit_code == 1
    assert "the figures are called certified, but 2 of 3 counties are not fully counted" in drawn.output


def test_a_night_without_a_day(tmp_path: Path) -> None:
    """A plain table that tells its count and not its date is drawn all the same."""
    pytest.importorskip("_plotly_geo")
    path = tmp_path / "night.csv"
    lines = [f"{county},Ada Ames,{10 + at},{done},{every}\n{county},Bo Burr,9,{done},{every}"
             for at, (county, done, every) in enumerate(DELAWARE.values())]  # fmt: skip
    path.write_text("county,candidate,votes,precincts_reporting,precincts_total\n" + "\n".join(lines) + "\n", "utf-8")
    out = tmp_path / "map.html"
    drawn = CliRunner().invoke(main, ["map", str(path), "-o", str(out)])
    assert drawn.exit_code == 0, drawn.output
    assert "Unofficial, incomplete" in out.read_text("utf-8")
