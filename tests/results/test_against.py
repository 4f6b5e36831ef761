"""Two sources of one contest: `mapgen check A --against B`, on Delaware's three counties."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from mapgen.cli.main import main
from tests.results.grid import text_of

COUNTIES = ("Kent", "New Castle", "Sussex")
VOTES = {"Ada Ames": (40, 300, 50), "Bo Burr": (60, 200, 80)}
"""Ames 390, Burr 340 of 730."""

NAMED = ("--state", "DE", "--office", "Governor", "--date", "2020-11-03")


def tidy(votes: dict[str, tuple[int, ...]] = VOTES, **more: str) -> str:
    """A row for each county and candidate; `more` are columns with one value."""
    rows = [["county", "candidate", "votes", *more]]
    for at, county in enumerate(COUNTIES):
        rows += [[county, who, str(counts[at]), *more.values()] for who, counts in votes.items() if at < len(counts)]
    return text_of(rows)


def wide(votes: dict[str, tuple[int, ...]]) -> str:
    """The same with a column for each candidate."""
    rows = [[county, *(str(counts[at]) for counts in votes.values())] for at, county in enumerate(COUNTIES)]
    return text_of([["county", *votes], *rows])


def check(folder: Path, first: str, second: str, *options: str) -> Result:
    """Hold two texts against each other."""
    files = [folder / "first.csv", folder / "second.csv"]
    for file, text in zip(files, (first, second), strict=True):
        file.write_text(text, "utf-8")
    return CliRunner().invoke(main, ["check", str(files[0]), "--against", str(files[1]), *NAMED, *options])


def told(done: Result) -> dict[str, Any]:
    """The report for programs."""
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def codes(report: dict[str, Any]) -> list[tuple[str, str]]:
    """The differences by code and county."""
    return [(each["code"], each["area"]) for each in report["differences"]]


def test_two_layouts_of_the_same_votes_agree(tmp_path: Path) -> None:
    """A tidy and a wide file, one of which has last names alone: said, and exit 0."""
    done = check(tmp_path, tidy(), wide({"Ames": VOTES["Ada Ames"], "Burr": VOTES["Bo Burr"]}), "--json")
    report = told(done)
    assert (done.exit_code, report["verdict"], report["counties_compared"], codes(report)) == (0, "agree", 3, [])
    assert [each["code"] for each in report["findings"]].count("names-taken-for-one") == 2
    assert report["totals"][-1] == {"candidate": "all", "first": 730, "second": 730, "difference": 0}


def test_every_difference_is_listed_with_its_values(tmp_path: Path) -> None:
    """Two counties exchanged: the totals agree, the counties do not."""
    swapped = {who: (votes[2], votes[1], votes[0]) for who, votes in VOTES.items()}
    done = check(tmp_path, tidy(), tidy(swapped), "--json")
    report = told(done)
    assert (done.exit_code, report["verdict"]) == (1, "differ")
    assert codes(report) == [("differs-votes", area) for area in ("10001", "10001", "10005", "10005")]
    values = {"place": "Kent", "choice": "Ada Ames", "first": 40, "second": 50, "difference": 10}
    assert report["differences"][0]["values"] == values
    assert {each["difference"] for each in report["totals"]} == {0}
    said = check(tmp_path, tidy(), tidy(swapped)).stdout
    assert "differs: Kent: Ada Ames has 40 votes in the first, 50 in the second (+10)" in said
    assert said.splitlines()[-1] == "4 differences: the files do not say the same."


@pytest.mark.parametrize(
    ("second", "options", "expected"),
    [
        (tidy({**VOTES, "Cy Cole": (1, 2, 3)}), (), ["differs-candidate"]),
        (tidy({who: votes[:2] for who, votes in VOTES.items()}), ("--allow-missing",), ["differs-area"]),
        (tidy() + "Overseas,Ada Ames,5\n", (), ["differs-area"]),
        (tidy({**VOTES, "Bo Burr": (61, 200, 80)}), (), ["differs-votes"]),
    ],
    ids=["a candidate", "a county", "a place of no county", "a vote"],
)
def test_one_cause_is_one_difference(
    second: str, options: tuple[str, ...], expected: list[str], tmp_path: Path
) -> None:
    """What one file has alone is told once, not in every cell."""
    done = check(tmp_path, tidy(), second, *options, "--json")
    assert done.exit_code == 1
    assert [code for code, _ in codes(told(done))] == expected


def test_parts_counted_differ(tmp_path: Path) -> None:
    """Half of the precincts in one file, all in the other."""
    done = check(tmp_path, tidy(reporting="50%"), tidy(reporting="100%"), "--json")
    assert [code for code, _ in codes(told(done))] == ["differs-reporting"] * 3


def test_another_state_or_year_is_no_second_source(tmp_path: Path) -> None:
    """Equal votes of another election are not the same."""
    first, second = tidy(date="2020-11-03"), tidy(date="2016-11-08")
    files = [tmp_path / "first.csv", tmp_path / "second.csv"]
    files[0].write_text(first, "utf-8")
    files[1].write_text(second, "utf-8")
    options = ["--state", "DE", "--office", "Governor", "--json"]
    done = CliRunner().invoke(main, ["check", str(files[0]), "--against", str(files[1]), *options])
    (difference,) = told(done)["differences"]
    assert (done.exit_code, difference["code"]) == (1, "differs-contest")
    assert difference["values"] == {"field": "date", "first": "2020-11-03", "second": "2016-11-08"}


def test_names_are_not_taken_for_one_where_it_is_not_certain(tmp_path: Path) -> None:
    """Two of one last name, or two parties: told as two candidates each."""
    two = {"Ada Ames": VOTES["Ada Ames"], "Max Ames": VOTES["Bo Burr"]}
    report = told(check(tmp_path, tidy(two), tidy({"Ames": VOTES["Ada Ames"], "Max Ames": (1, 2, 3)}), "--json"))
    assert ("differs-candidate", "") in codes(report)
    assert "names-taken-for-one" not in [each["code"] for each in report["findings"]]


def test_a_file_with_an_error_vouches_for_nothing(tmp_path: Path) -> None:
    """Whichever of the two it is; the other's figures do not make it right."""
    broken = tidy().replace("Kent,Ada Ames,40", "Kent,Ada Ames,n/a")
    for pair in ((tidy(), broken), (broken, tidy())):
        done = check(tmp_path, *pair, "--json")
        assert (done.exit_code, told(done)["verdict"]) == (1, "error")
    done = check(tmp_path, tidy(), "nothing\n", "--json")
    assert (done.exit_code, told(done)["verdict"]) == (1, "error")


def test_the_page_can_be_signed(tmp_path: Path) -> None:
    """Both files, both totals, the difference and a line for a name, and nothing that runs."""
    page = tmp_path / "signed.html"
    done = check(tmp_path, tidy(), tidy({**VOTES, "Bo Burr": (61, 200, 80)}), "--html", str(page))
    text = page.read_text("utf-8")
    assert done.exit_code == 1
    for part in ("first.csv", "second.csv", "One difference", "Checked by", "+1", "731"):
        assert part in text, part
    assert "<script" not in text


def test_an_atlas_is_not_held_against_a_file(tmp_path: Path) -> None:
    """That is a matter of usage."""
    done = CliRunner().invoke(main, ["check", "--example", "--against", str(tmp_path / "x.csv")])
    assert done.exit_code == 2
    assert "--against is for a results file" in done.output
