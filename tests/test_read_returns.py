"""Returns read from files: every row accounted for, every fault with its line."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec import structs

from mapgen.areas.area_table import AreaTable, BoundarySource
from mapgen.errors import ReturnsError
from mapgen.files.datapackage import Package
from mapgen.findings import Finding
from mapgen.results.import_options import options_of
from mapgen.results.import_results import import_results, read_returns
from mapgen.specs.contest import Contest
from mapgen.workflows.load_atlas import read_described_results
from tests.grid import ADA, BO, NAMES, NOW, AtlasOnDisk, boundaries, candidate, contest, votes_csv

HEADER = "county,office,district,party,candidate,votes\n"


def rows(*lines: str, header: str = HEADER) -> str:
    """A file of these lines."""
    return header + "\n".join(lines) + "\n"


GRID = votes_csv(NOW, contest())
BY_NAME = "\n".join(line.partition(",")[2] for line in GRID.splitlines()) + "\n"
"""The grid without its column of codes."""


def read(folder: Path, text: str | bytes, held: Contest | None = None):
    """The file with this content, read for the grid's contest or another."""
    file = folder / "votes.csv"
    file.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
    return read_returns(file, held or contest(), boundaries())


def remarks(folder: Path) -> list[Finding]:
    """What is said of the file that was read."""
    return import_results(
        folder / "votes.csv", options_of(contest()), AreaTable(boundaries(), BoundarySource())
    ).remarks


def refused(folder: Path, text: str | bytes, held: Contest | None = None) -> list[str]:
    """The problems found in a file, each as `line: what`, its path left out."""
    with pytest.raises(ReturnsError) as error:
        read(folder, text, held)
    assert all(problem.file == str(folder / "votes.csv") for problem in error.value.problems)
    return [f"{problem.line}: {problem.what}" for problem in error.value.problems]


def test_a_table_is_read(tmp_path: Path) -> None:
    """One row for each county and candidate, keys as text, votes as whole numbers."""
    table = read(tmp_path, GRID)
    assert list(table) == ["contest", "geoid", "candidate", "party", "votes"]
    assert len(table) == 12
    assert table.iloc[0].tolist() == ["now", "99001", "ada", "DEM", 60]
    assert table["votes"].dtype == "int64"
    assert table["votes"].sum() == 250


def test_names_alone_are_enough(tmp_path: Path) -> None:
    """Without codes counties are found by their names, however written, and the same table comes out."""
    loose = BY_NAME.replace("Alder", "ALDER COUNTY").replace("Dogwood", "Dog Wood")
    assert read(tmp_path, loose).equals(read(tmp_path, GRID))


def test_a_name_that_no_county_bears_is_listed_with_the_nearest(tmp_path: Path) -> None:
    """Never guessed: line, name, and what may have been meant."""
    found = refused(tmp_path, BY_NAME.replace("Birch,", "Brich,"))
    assert found[0].startswith("5: Brich: it is not the name of one county; the nearest are Birch (99003)")


def test_codes_that_were_shuffled_are_noticed(tmp_path: Path) -> None:
    """A column of codes sorted without its names: each row's code belongs to another name."""
    shuffled = GRID.replace("99001,Alder", "99003,Alder").replace("99003,Birch", "99001,Birch")
    found = refused(tmp_path, shuffled)
    assert found == [
        "2: Alder: the code 99003 is Birch's, but the name 'Alder' is that of 99001",
        "5: Birch: the code 99001 is Alder's, but the name 'Birch' is that of 99003",
    ]


@pytest.mark.parametrize("code", ["9901", "099001", "99A01", "99001.5"])
def test_a_code_that_is_no_geoid_is_named(tmp_path: Path, code: str) -> None:
    """A code of another county, a digit too many, letters and fractions are not repaired."""
    found = refused(tmp_path, GRID.replace("99001,", f"{code},"))
    assert found[0].startswith("2: Alder: ")
    assert code in found[0]


@pytest.mark.parametrize(
    ("written", "repair"), [("60.0", "written with decimals"), ('"1,060"', "thousands separators")]
)
def test_a_repaired_number_is_noted(tmp_path: Path, written: str, repair: str) -> None:
    """What has one meaning is read, and said in the table's notes."""
    table = read(tmp_path, GRID.replace("Ada Ames,60", f"Ada Ames,{written}"))
    assert table["votes"].iloc[0] == int(written.strip('"').replace(",", "").removesuffix(".0"))
    assert any(repair in note.what for note in remarks(tmp_path))


def test_a_total_row_is_held_to_its_parts_and_left_out(tmp_path: Path) -> None:
    """A right total adds nothing; a wrong one is named with both figures."""
    total = "Total,Mayor,,DEM,Ada Ames,{}\nTOTALS,Mayor,,REP,Bo Burr,100\n"
    assert read(tmp_path, BY_NAME + total.format(125))["votes"].sum() == 250
    assert refused(tmp_path, BY_NAME + total.format(152)) == [
        "14: the total of Ada Ames is 152, the counties sum to 125 (-27)"
    ]


def test_every_total_row_is_held_to_its_parts(tmp_path: Path) -> None:
    """A second total does not hide that the first was wrong."""
    totals = "Total,Mayor,,DEM,Ada Ames,152\nStatewide,Mayor,,DEM,Ada Ames,125\n"
    assert refused(tmp_path, BY_NAME + totals) == ["14: the total of Ada Ames is 152, the counties sum to 125 (-27)"]


def test_a_county_without_a_candidates_row_is_named(tmp_path: Path) -> None:
    """A missing line is not a zero."""
    found = refused(tmp_path, GRID.replace("99003,Birch,Mayor,,IND,Cy Cole,5\n", ""))
    assert found == ["None: Birch (99003) has no row for Cy Cole"]


def test_a_candidate_without_any_row_is_named(tmp_path: Path) -> None:
    """A candidate of the contest whom the file never mentions was left out, or is spelled otherwise."""
    without = "".join(line for line in GRID.splitlines(keepends=True) if "Cy Cole" not in line)
    assert refused(tmp_path, without) == ["None: there is no row for Cy Cole"]


def test_a_repeated_row_is_named_with_both_lines(tmp_path: Path) -> None:
    """It is neither added nor dropped."""
    found = refused(tmp_path, GRID + "99001,Alder,Mayor,,DEM,Ada Ames,60\n")
    assert found == ["14: Ada Ames in Alder stands here and in line 2"]


@pytest.mark.parametrize(
    ("votes", "what"),
    [
        ("-60", "has -60 votes; votes cannot be negative"),
        ("60.5", "has '60.5' votes, which is not a whole number"),
        ("", "has no number of votes; a county with none needs a 0"),
        ("sixty", "has 'sixty' votes, which is not a number"),
        ('"1,06"', "has '1,06' votes, which is not a number"),
        ("6e1", "has '6e1' votes, which is not a number"),
        ("*", "has '*' votes, which is not a number"),
        ("nan", "has 'nan' votes, which is not a number"),
        ("٦٠", "has '٦٠' votes, which is not a number"),
    ],
)
def test_votes_must_be_whole_numbers(tmp_path: Path, votes: str, what: str) -> None:
    """Nothing is rounded or taken for zero."""
    assert refused(tmp_path, GRID.replace("Ada Ames,60", f"Ada Ames,{votes}")) == [f"2: Ada Ames in Alder {what}"]


@pytest.mark.parametrize(("written", "votes"), [("60.0", 60), ('"1,060"', 1060)])
def test_a_repair_is_told(tmp_path: Path, written: str, votes: int) -> None:
    """What can mean but one number is read as it, and the table carries a note of it."""
    table = read(tmp_path, GRID.replace("Ada Ames,60", f"Ada Ames,{written}"))
    assert table.iloc[0]["votes"] == votes
    assert remarks(tmp_path)


def test_a_line_with_a_cell_too_many_is_named(tmp_path: Path) -> None:
    """An unquoted thousands sign splits 1,060 in two cells: it is not 1 vote."""
    found = refused(tmp_path, GRID.replace("Ada Ames,60", "Ada Ames,1,060"))
    assert found[0] == "2: the line has 8 cells, the header has 7"


def test_a_line_with_a_cell_too_few_is_named(tmp_path: Path) -> None:
    """A line that was cut off is not read as one with empty cells."""
    assert any(problem.startswith("14: ") for problem in refused(tmp_path, GRID + "99001,Alder,Mayor\n"))


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    """Who mends a file need not build it once for each fault."""
    bad = GRID.replace("Ada Ames,60", "Ada Ames,x").replace("Bo Burr,50", "Bo Burr,-1")
    assert len(refused(tmp_path, bad)) == 2
    with pytest.raises(ReturnsError, match="cannot be drawn: 2 errors"):
        read(tmp_path, bad)


def test_an_unknown_candidate_is_named(tmp_path: Path) -> None:
    """With the candidates the contest has."""
    found = refused(tmp_path, GRID + "99001,Alder,Mayor,,GRN,Di Dale,3\n")
    assert "14: 'Di Dale' is not one of the candidates (Ada Ames, Bo Burr, Cy Cole)" in found


def test_other_offices_are_left_out(tmp_path: Path) -> None:
    """A file of the whole ballot holds this contest among others."""
    assert read(tmp_path, GRID + "99001,Alder,Sheriff,,DEM,Ada Ames,999\n")["votes"].sum() == 250


def test_a_primarys_file_may_hold_the_other_partys(tmp_path: Path) -> None:
    """Rows of another party's primary are not this contest's, in a general election they are."""
    primary = contest(ADA, election_type="primary")
    text = rows(*[f"{name},Mayor,,DEM,Ada Ames,5" for name in NAMES.values()], "Alder,Mayor,,REP,Bo Burr,7")
    assert read(tmp_path, text, primary)["votes"].tolist() == [5, 5, 5, 5]
    assert "6: 'Bo Burr' is not one of the candidates (Ada Ames)" in refused(tmp_path, text, contest(ADA))


def test_a_file_without_the_contest_is_said_to_have_none(tmp_path: Path) -> None:
    """Not an empty map: an error."""
    with pytest.raises(ReturnsError, match="has no office 'Mayor'") as error:
        read(tmp_path, GRID.replace("Mayor", "Sheriff"))
    assert [problem.what for problem in error.value.problems] == ["Sheriff: 12 rows"]


def test_headers_may_be_in_any_case_and_order(tmp_path: Path) -> None:
    """A byte order mark, capitals, spaces, Windows line ends and empty lines do no harm."""
    text = "\ufeff" + GRID.replace("geoid,county", "GEOID, County ").replace("\n", "\r\n") + "\r\n"
    assert read(tmp_path, text).equals(read(tmp_path, GRID))


def test_an_empty_line_does_not_shift_the_lines(tmp_path: Path) -> None:
    """Lines are those an editor shows."""
    text = GRID.replace("99003,Birch,Mayor,,DEM,Ada Ames,45", "\n\n99003,Birch,Mayor,,DEM,Ada Ames,x")
    assert refused(tmp_path, text)[0].startswith("7: ")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (None, "cannot be read"),
        (b"", "is empty"),
        (b"county,votes\nAlder,5\n", "there is no column of candidates"),
        (bytes(range(256)), "is not a table"),
        (GRID.encode() + b'"unclosed\n', "is not a whole table"),
    ],
)
def test_a_file_that_is_no_table_is_named(tmp_path: Path, content: bytes | None, message: str) -> None:
    """No file, no columns, no text, broken quotes."""
    file = tmp_path / "votes.csv"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(ReturnsError, match=message) as error:
        read_returns(file, contest(), boundaries())
    assert str(file) in str(error.value)


def test_described_totals_are_held_to(atlas: AtlasOnDisk) -> None:
    """A table that does not sum to the totals its description gives is refused, with both figures."""
    package = Package(atlas.folder / "returns")
    right = contest(totals={"ada": 125, "bo": 100, "cy": 25, "all": 250})
    areas = AreaTable(boundaries(), BoundarySource())
    assert len(read_described_results(package, right, areas).sound()[1]) == 12
    wrong = contest(totals={"ada": 126, "all": 250})
    with pytest.raises(ReturnsError, match="cannot be drawn: 1 error") as error:
        read_described_results(package, wrong, areas).sound()
    assert [problem.what for problem in error.value.problems] == ["ada sums to 125, 126 is given (-1)"]


def test_candidates_names_are_folded_too(tmp_path: Path) -> None:
    """Capitals and accents in a candidate's name are as forgiving as in a county's."""
    assert read(tmp_path, GRID.replace("Ada Ames", "ADA AMES").replace("Cy Cole", "Cý  Cole")).equals(
        read(tmp_path, GRID)
    )


def test_two_candidates_of_one_name_cannot_be_told_apart(tmp_path: Path) -> None:
    """The contest itself is refused, before votes would go to the second."""
    twin = contest(ADA, BO, candidate("ada-2", "ADA AMES", "#000000", "IND"))
    with pytest.raises(ReturnsError, match="called ADA AMES"):
        read(tmp_path, GRID, twin)


def test_a_description_says_how_the_count_is_read(tmp_path: Path) -> None:
    """What `--reporting` says of a bare file, an atlas says in the contest: here 1 is all, or it is left aside."""
    lines = [f"{line},{'reporting' if at == 0 else '1'}" for at, line in enumerate(GRID.splitlines())]
    counted = "\n".join(lines) + "\n"
    (problem,) = refused(tmp_path, counted)
    assert "or in an atlas" in problem
    assert set(read(tmp_path, counted, structs.replace(contest(), reporting="fraction"))["reporting"]) == {100.0}
    assert "reporting" not in read(tmp_path, counted, structs.replace(contest(), reporting="ignore"))
