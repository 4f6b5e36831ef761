"""Every published layout gives the same tally of the same four counties."""

import json
from pathlib import Path

import pytest

from mapgen.errors import ReturnsError
from mapgen.results.import_results import read_returns
from mapgen.results.read_table import read_table
from tests.results.grid import CONTEST, COUNTIES, SQUARES, TIDY, VOTES, tallied, write

HAYES, TILDEN = (candidate.name for candidate in CONTEST.candidates)
PARTY = {HAYES: "REP", TILDEN: "DEM"}
LONG = [
    (geoid, COUNTIES[geoid], who, votes)
    for geoid, both in VOTES.items()
    for who, votes in zip((HAYES, TILDEN), both, strict=True)
]


def openelections_county() -> list[list[str]]:
    """As OpenElections has counties, with its total rows and another office."""
    rows = [["county", "office", "district", "party", "candidate", "votes"]]
    rows += [[county, "President", "", PARTY[who], who, f"{votes:,}"] for _, county, who, votes in LONG]
    rows += [["Total Votes", "President", "", PARTY[who], who, str(sum(v[at] for v in VOTES.values()))]
             for at, who in enumerate((HAYES, TILDEN))]  # fmt: skip
    return [*rows, ["Ash", "U.S. Senate", "", "REP", "Somebody Else", "12"]]


def openelections_precinct() -> list[list[str]]:
    """As OpenElections has precincts: two of them and the absentees, with under and over votes."""
    rows = [["county", "precinct", "office", "district", "party", "candidate", "votes", "absentee"]]
    for _, county, who, votes in LONG:
        parts = {"A101": votes // 3, "A102": votes // 3, "Absentee": votes - 2 * (votes // 3)}
        rows += [[county, precinct, "President", "", PARTY[who], who, str(n), "0"] for precinct, n in parts.items()]
    for county in COUNTIES.values():
        rows += [[county, "A101", "President", "", "", "Under Votes", "5", "0"]]
        rows += [[county, "A101", "President", "", "", "Over Votes", "1", "0"]]
    return rows


def medsl() -> list[list[str]]:
    """As MEDSL has counties: one counted by mode with a total beside, the others in one row."""
    header = ["year", "state", "state_po", "county_name", "county_fips", "office", "candidate", "party",
              "candidatevotes", "totalvotes", "version", "mode"]  # fmt: skip
    rows = [header]
    for geoid, county, who, votes in LONG:
        whole = str(sum(VOTES[geoid]))
        start = ["2016", "ALABAMA", "AL", county.upper(), geoid, "US PRESIDENT", who.upper(), PARTY[who]]
        if geoid == "01003":
            rows += [[*start, "1000", whole, "1", "EARLY"], [*start, str(votes - 1000), whole, "1", "ELECTION DAY"]]
        rows += [[*start, str(votes), whole, "1", "TOTAL"]]
    return rows


def kaggle() -> list[list[str]]:
    """As Kaggle has the primaries: float codes without their zero, a blank before the name."""
    header = ["state", "state_abbreviation", "county", "fips", "party", "candidate", "votes", "fraction_votes"]
    return [header] + [
        ["Alabama", "AL", county, f"{int(geoid)}.0", PARTY[who].replace("REP", "Republican"), f" {who}", str(n), "0.5"]
        for geoid, county, who, n in LONG
    ]


def elex() -> list[list[str]]:
    """As elex prints the AP's rows: the state's own beside the counties'."""
    header = ["electiondate", "racetype", "officename", "statepostal", "level", "fipscode", "reportingunitname",
              "first", "last", "party", "votecount", "precinctsreportingpct"]  # fmt: skip
    start = ["2016-11-08", "General", "President", "AL"]
    rows = [header]
    for geoid, county, who, votes in LONG:
        rows += [[*start, "county", geoid, county, *who.split(), PARTY[who], str(votes), "1.0"]]
    rows += [[*start, "state", "", "", *who.split(), PARTY[who], str(sum(v[at] for v in VOTES.values())), "1.0"]
             for at, who in enumerate((HAYES, TILDEN))]  # fmt: skip
    return rows


def clarity() -> list[list[str]]:
    """As Clarity exports one contest: a column for each candidate, blanks at the end of headers, a row of totals."""
    rows = [["County", HAYES, f"{TILDEN}  "]] + [[COUNTIES[g], str(a), str(b)] for g, (a, b) in VOTES.items()]
    return [*rows, ["Totals:", "1687", "1771"]]


def plain_wide() -> list[list[str]]:
    """A column for each candidate beside columns of other things."""
    header = ["FIPS", "County", HAYES, TILDEN, "Margin %", "Population", "V7"]
    return [header] + [[g, COUNTIES[g], str(a), str(b), "12.5%", "9000", "21"] for g, (a, b) in VOTES.items()]


SHAPES = {
    "openelections-county": openelections_county,
    "openelections-precinct": openelections_precinct,
    "medsl-county": medsl,
    "kaggle-primaries": kaggle,
    "elex": elex,
    "clarity-wide": clarity,
    "plain-wide": plain_wide,
    "plain-tidy": lambda: TIDY,
}


@pytest.mark.parametrize("layout", SHAPES)
def test_layout_gives_the_tally(layout: str, tmp_path: Path) -> None:
    """The layout is recognised as itself, and its file gives the four counties' votes."""
    path = write(tmp_path, SHAPES[layout]())
    assert read_table(path).recognised.layout.id == layout
    assert tallied(read_returns(path, CONTEST, SQUARES)) == VOTES


def test_nyt_json_gives_the_tally(tmp_path: Path) -> None:
    """The nested JSON of the New York Times is spread out to the same votes."""
    races = [
        {
            "state_id": "AL",
            "office": "President",
            "election_date": "2016-11-08",
            "candidates": [
                {"candidate_key": "h", "first_name": "Rutherford", "last_name": "Hayes", "party_id": "republican"},
                {"candidate_key": "t", "first_name": "Samuel", "last_name": "Tilden", "party_id": "democrat"},
            ],
            "counties": [
                {
                    "fips": geoid,
                    "name": COUNTIES[geoid],
                    "votes": sum(both),
                    "results": dict(zip("ht", both, strict=True)),
                }
                for geoid, both in VOTES.items()
            ],
        }
    ]
    path = tmp_path / "president.json"
    path.write_text(json.dumps({"data": {"races": races}}), "utf-8")
    assert read_table(path).recognised.layout.id == "nyt"
    assert tallied(read_returns(path, CONTEST, SQUARES)) == VOTES


PARTIES_WIDE = {
    "tonmcg": ["votes_dem,votes_gop,total_votes,per_dem,state_abbr,county_name,combined_fips",
               lambda g, dem, gop: f"{dem}.0,{gop}.0,{dem + gop + 3}.0,0.4,AL,{COUNTIES[g]} County,{int(g)}"],
    "tonmcg-years": ["fips_code,county,total_2012,dem_2012,gop_2012,oth_2012,dem_2016,gop_2016,oth_2016",
                     lambda g, dem, gop: f"{g},{COUNTIES[g]},9,1,1,7,{dem},{gop},3"],
    "national-atlas": ["year,state,county,fips,vote_rep,vote_dem,vote_oth,vote_total",
                       lambda g, dem, gop: f"2016,AL,{COUNTIES[g]},{g},{gop},{dem},3,{dem + gop + 3}"],
}  # fmt: skip


@pytest.mark.parametrize("layout", PARTIES_WIDE)
def test_columns_of_parties(layout: str, tmp_path: Path) -> None:
    """Tables with a column for each party give both parties' votes, and the 3 others of each county."""
    header, row = PARTIES_WIDE[layout]
    path = tmp_path / "wide.csv"
    path.write_text("\n".join([header, *(row(g, dem, gop) for g, (gop, dem) in VOTES.items())]) + "\n", "utf-8")
    read = read_table(path)
    assert read.recognised.layout.id == layout
    votes = {
        (key.geoid.zfill(5), key.candidate): slot.votes
        for key, slot in read.gathered.slots.items()
        if key.date in ("", "2016")
    }
    expected = {}
    for geoid, (gop, dem) in VOTES.items():
        expected |= {(geoid, "Democratic candidate"): dem, (geoid, "Republican candidate"): gop, (geoid, "Other"): 3}
    assert votes == expected


@pytest.mark.parametrize(
    "header",
    ["county,population,area", "a,b,c", "county", "Ash,12,13", ";V1;V2;County;FIP"],
)
def test_a_table_of_other_things_is_refused(header: str, tmp_path: Path) -> None:
    """What is no table of results is in no layout."""
    path = tmp_path / "other.csv"
    path.write_text(f"{header}\nAsh,5,6\nBell,7,8\n", "utf-8")
    with pytest.raises(ReturnsError):
        read_table(path)
