"""What was asked, found in a file's own lines: company, rounds, ballots, shares; in a bare file and in an atlas."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from mapgen.cli.main import main
from mapgen.results.carry_votes import carry_votes
from mapgen.results.company import company_of
from mapgen.results.contest_votes import Cell, ContestVotes, Line
from mapgen.results.import_options import options_of
from mapgen.results.import_results import import_results
from mapgen.results.rounds import last_round, round_of
from mapgen.results.runoffs import needs_of
from mapgen.specs.contest import Candidate, Contest
from mapgen.specs.kind import Kind
from tests.results.grid import write

pytest.importorskip("_plotly_geo", reason="the country's boundaries are the extra mapgen[us]")

DELAWARE = ("Kent", "New Castle", "Sussex")
SAID = ["--state", "DE", "--date", "2024-11-05"]


def run(*arguments: object) -> Result:
    """Run mapgen; an exception that is no exit is a failure of the test."""
    result = CliRunner().invoke(main, [str(each) for each in arguments])
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def delaware(folder: Path, lines: dict[str, Sequence[int]], office: str = "Proposition 4", more: str = "") -> Path:
    """A file of Delaware's three counties: votes by line; with a column of the same text in every row, or without."""
    column, _, value = more.partition("=")
    rows = [["county", "office", "candidate", "votes", *([column] if more else [])]]
    for at, county in enumerate(DELAWARE):
        for line, votes in lines.items():
            rows.append([county, office, line, str(votes[at]), *([value] if more else [])])
    return write(folder, rows, "delaware.csv")


def facts(path: Path, *options: str) -> dict[str, str]:
    """What `check` says of a file."""
    told: dict[str, str] = json.loads(run("check", path, *SAID, "--json", *options).output)["facts"]
    return told


@pytest.mark.parametrize(
    ("lines", "yes", "no"),
    [
        (["Yes", "No"], "Yes", "No"),
        (["Approved", "Rejected"], "Approved", "Rejected"),
        (["YES VOTE", "NO VOTE"], "YES VOTE", "NO VOTE"),
        (["For", "Void"], "For", "Void"),
        (["For", "Against", "Under Votes", "Write-in"], "For", "Against"),
        (["Retain", "Do Not Retain"], "Retain", "Do Not Retain"),
        (["Not Approved", "Approved"], "Approved", "Not Approved"),
        (["Bonds - Yes", "Bonds - No", "Over Votes"], "Bonds - Yes", "Bonds - No"),
        (["Yes on 4", "No on 4"], "Yes on 4", "No on 4"),
        (["Sí", "No"], "Sí", "No"),
        (["Yes", "No", "No Vote", "Rejected"], "Yes", "No"),
    ],
)
def test_two_answers_know_each_other(lines: list[str], yes: str, no: str) -> None:
    """Whatever their words, and whatever else is counted beside them."""
    found = company_of(dict.fromkeys(lines, 10))
    assert found.answers == {yes: "yes", no: "no"}
    assert not found.fault
    assert {line for line in lines if found.kind(line) == "candidate"} == {yes, no}


@pytest.mark.parametrize(
    ("votes", "left_out"),
    [
        ({"Ada Ames": 50, "Bo Burr": 40, "Rejected": 9, "Void": 1}, {"Rejected", "Void"}),
        ({"Yes": 50, "No": 40, "No Vote": 9, "Void": 1}, {"No Vote", "Void"}),
        ({"Ada Ames": 98, "Over Votes": 2}, {"Over Votes"}),
        ({"Hung No": 50, "Ada Ames": 40}, set()),
    ],
)
def test_ballots_that_do_not_count_are_still_left_out(votes: dict[str, int], left_out: set[str]) -> None:
    """Where people stand, or both answers are there."""
    found = company_of(votes)
    assert {line for line in votes if found.kind(line) != "candidate"} == left_out
    assert not found.fault


@pytest.mark.parametrize(
    ("votes", "fault"),
    [
        ({"Ada Ames": 60, "Rejected": 40}, "too many for over votes"),
        ({"Aye": 60, "Spoiled": 40}, "too many for over votes"),
        ({"Yes": 60, "Rejected": 20, "Void": 20}, "too many for over votes"),
        ({"Yes": 60, "Under Votes": 5}, "the other one is missing"),
        ({"A yes": 1, "A no": 2, "B yes": 3, "B no": 4}, "answer 2 questions"),
        ({"Yes": 1, "No": 2, "Ada Ames": 3}, "two contests in one"),
        ({"Yes": 1, "In favor": 2, "No": 3}, "Yes, In favor are the same answer"),
    ],
)
def test_lines_that_are_no_contest_are_refused(votes: dict[str, int], fault: str) -> None:
    """One left alone, one answer without the other, two contests in one."""
    found = company_of(votes).fault
    assert found is not None
    assert fault in found.what


KINDS: list[tuple[dict[str, Sequence[int]], str, list[str], str, str]] = [
    # 15,000 against 15,400; 62 of 120 percent and so on: each sum can be made by eye.
    ({"Yes": (4000, 9000, 2000), "No": (3000, 9900, 2500)}, "Proposition 4", [],
     "Measure: Yes or No", "Proposition 4 failed in Delaware with 49.3% in favor"),
    ({"Approved": (60, 10, 10), "Rejected": (40, 15, 15)}, "", [],
     "Measure: Approved or Rejected", "Ballot measure passed in Delaware with 53.3% in favor"),
    ({"YES": (60, 10, 10), "NO": (40, 15, 15)}, "Question A", ["--needs", "60%"],
     "Measure: Yes or No; 60% needed", "Question A failed in Delaware with 53.3% in favor, 60% needed"),
    ({"Yes": (60, 10, 10), "No": (40, 15, 15)}, "Retention of Justice Ames", [],
     "Retention: Yes or No", "Retention of Justice Ames: retained in Delaware with 53.3% in favor"),
    ({"Ada Ames": (60, 10, 10)}, "Sheriff", [], "One candidate, unopposed", "Ames ran unopposed in Delaware"),
    ({"Ada Ames": (60, 10, 10), "Write-in": (1, 2, 3)}, "Sheriff", [],
     "One candidate, unopposed", "Ames ran unopposed in Delaware"),
    ({"Ada Ames": (30, 5, 5), "Bo Burr": (20, 5, 5), "Cy Cole": (10, 10, 10)}, "Sheriff", ["--needs", "majority"],
     "Candidates; a majority is needed", "No majority in Delaware: Ames led with 40.0%, and a runoff follows"),
    ({"Ada Ames": (60, 10, 10), "Bo Burr": (50, 10, 10), "Ballots Cast": (80, 10, 10)}, "Council",
     ["--kind", "approval"], "Several choices a voter", "Ames got the most votes in Delaware, on 80.0% of ballots"),
    ({"Ada Ames": (60, 10, 10), "Bo Burr": (40, 20, 20)}, "Council", ["--kind", "approval"],
     "Several choices a voter", "Ames and Burr"),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "office", "options", "kind", "result"), KINDS, ids=[each[3] for each in KINDS])
def test_a_bare_file_shows_what_was_asked(
    lines: dict[str, Sequence[int]], office: str, options: list[str], kind: str, result: str, tmp_path: Path
) -> None:
    """And `check` says it, with what it came to; `map` has it for a headline."""
    path = delaware(tmp_path, lines, office or "Votes", "") if office else _without_office(tmp_path, lines)
    told = facts(path, *options)
    assert told["Kind"] == kind
    made = run("map", path, "-o", tmp_path / "map.html", *SAID, *options)
    assert made.exit_code == 0, made.output
    if result.startswith("Ames and"):
        assert "tie between Ames and Burr" in made.output
        return
    assert told["Result"] == result
    assert f"\n{result}. " in f"\n{made.output}"


def _without_office(folder: Path, lines: dict[str, Sequence[int]]) -> Path:
    rows = [["county", "candidate", "votes"]]
    rows += [[county, line, str(votes[at])] for at, county in enumerate(DELAWARE) for line, votes in lines.items()]
    return write(folder, rows)


def test_people_are_candidates_and_a_file_says_so(tmp_path: Path) -> None:
    """Nothing changes for them; `check` has no line on what it came to."""
    told = facts(delaware(tmp_path, {"Ada Ames": (3, 2, 1), "Bo Burr": (1, 1, 1)}, "Sheriff"))
    assert told["Kind"] == "Candidates"
    assert "Result" not in told


@pytest.mark.parametrize(
    ("lines", "options", "fault"),
    [
        ({"Ada Ames": (60, 10, 10), "Rejected": (40, 15, 15)}, [], "too many for over votes"),
        ({"Ada Ames": (60, 10, 10), "Bo Burr": (40, 15, 15)}, ["--kind", "measure"], "needs two answers"),
        ({"Ada Ames": (60, 10, 10), "Bo Burr": (40, 15, 15)}, ["--kind", "uncontested"], "needs one candidate alone"),
        ({"Ada Ames": (60, 10, 10), "Bo Burr": (40, 15, 15)}, ["--kind", "ranked"], "needs the number of the round"),
        (
            {"Ada Ames": (60, 10, 10), "Bo Burr": (50, 15, 15), "Ballots Cast": (100, 30, 30)},
            [],
            "more votes than ballots in 1 county (Kent: 110 votes, 100 ballots)",
        ),
    ],
)
def test_what_cannot_be_is_refused_once(
    lines: dict[str, Sequence[int]], options: list[str], fault: str, tmp_path: Path
) -> None:
    """With the way on; nothing is written."""
    out = tmp_path / "map.html"
    result = run("map", delaware(tmp_path, lines, "Sheriff"), "-o", out, *SAID, *options)
    assert result.exit_code == 1
    assert result.output.count(fault) == 1, result.output
    assert not out.exists()


def test_a_user_can_say_that_nobody_else_stood(tmp_path: Path) -> None:
    """Then over votes are over votes, however many."""
    path = delaware(tmp_path, {"Ada Ames": (60, 10, 10), "Rejected": (40, 15, 15)}, "Sheriff")
    assert facts(path, "--kind", "uncontested")["Result"] == "Ames ran unopposed in Delaware"


@pytest.mark.parametrize(("options", "fault"), [(["--needs", "half"], "--needs"), (["--round", "2x"], "--round")])
def test_an_option_that_says_nothing_is_a_usage_error(options: list[str], fault: str, tmp_path: Path) -> None:
    """Exit 2, the option named."""
    result = run("map", delaware(tmp_path, {"Yes": (1, 1, 1), "No": (2, 2, 2)}), "-o", tmp_path / "m.html", *options)
    assert result.exit_code == 2
    assert fault in result.output


def rounds(folder: Path) -> Path:
    """Two rounds: Cole, third with 26 percent in each county, is out after the first."""
    rows = [["county", "office", "round", "candidate", "votes"]]
    for times, county in zip((1, 2, 5), DELAWARE, strict=True):
        first = {"Ada Ames": 38, "Bo Burr": 36, "Cy Cole": 26}
        rows += [[county, "Mayor", "1", who, str(times * votes)] for who, votes in first.items()]
        second = {"Ada Ames": 44, "Bo Burr": 52, "Exhausted": 4}
        rows += [[county, "Mayor", "Round 2", who, str(times * votes)] for who, votes in second.items()]
    return write(folder, rows)


@pytest.mark.parametrize(
    ("options", "headline", "title"),
    [
        (["--round", "1"], "Ames led round 1 in Delaware with 38.0%", "Mayor, round 1"),
        (["--round", "2"], "Burr won Delaware in round 2 with 54.2%", "Mayor, round 2"),
        (["--round", "last"], "Burr won Delaware in round 2 with 54.2%", "Mayor, round 2"),
    ],
)
def test_each_round_can_be_drawn(options: list[str], headline: str, title: str, tmp_path: Path) -> None:
    """By its number, or as the last; ballots that bear no vote any more are not counted: 52 of 96."""
    out = tmp_path / "map.html"
    made = run("map", rounds(tmp_path), "-o", out, *SAID, *options)
    assert made.exit_code == 0, made.output
    assert f"{headline}. " in made.output
    assert title in out.read_text("utf-8")


def test_which_round_is_asked(tmp_path: Path) -> None:
    """Exit 2, the rounds listed; one that is not there is not found either."""
    for options in ([], ["--round", "7"]):
        result = run("map", rounds(tmp_path), "-o", tmp_path / "m.html", *SAID, *options)
        assert result.exit_code == 2, result.output
        assert "1: 9 rows" in result.output
        assert "--round 1" in result.output


@pytest.mark.parametrize(
    ("written", "number"), [("2", "2"), ("Round 2", "2"), ("02", "2"), ("2.0", "2"), ("", ""), ("Runoff", "runoff")]
)
def test_rounds_are_written_in_many_ways(written: str, number: str) -> None:
    """And are the same."""
    assert round_of(written) == number


def test_the_last_round_is_the_highest() -> None:
    """By number, not by the alphabet."""
    assert last_round(["9", "10", "Round 2", ""]) == 10
    assert last_round(["", "runoff"]) == 0


@pytest.mark.parametrize(
    ("state", "stage", "office", "date", "needs"),
    [
        ("GA", "primary", "Governor", "2022-05-24", "majority"),
        ("GA", "primary", "President", "2024-03-12", ""),
        ("GA", "general", "U.S. Senate", "2022-11-08", "majority"),
        ("NC", "primary", "Governor", "2024-03-05", "30%"),
        ("KY", "primary", "Governor", "2023-05-16", ""),
        ("SD", "primary", "Governor", "2018-06-05", "35%"),
        ("SD", "primary", "Attorney General", "2018-06-05", ""),
        ("LA", "general", "Governor", "2023-10-14", "majority"),
        ("GA", "", "Governor", "2022-05-24", ""),
        ("GA", "primary", "Governor", "", ""),
    ],
)
def test_what_the_law_asks(state: str, stage: str, office: str, date: str, needs: str) -> None:
    """Where it is plain; never for President, and nothing where the day or the stage is not known."""
    assert needs_of(state=state, stage=stage, office=office, date=date) == needs


@pytest.mark.parametrize(
    ("lines", "options", "kind", "headline"),
    [
        ({"Yes": (4, 9, 2), "No": (3, 9, 3)}, [], "measure",
         "Proposition 4 ended in a tie in Delaware, at 15 votes each"),
        ({"Approved": (60, 10, 10), "Rejected": (40, 15, 15)}, ["--needs", "60%"], "measure",
         "Proposition 4 failed in Delaware with 53.3% in favor, 60% needed"),
        ({"Ada Ames": (60, 10, 10)}, [], "uncontested", "Ames ran unopposed in Delaware"),
        ({"Ada Ames": (60, 10, 10), "Bo Burr": (50, 10, 10), "Ballots Cast": (80, 10, 10)}, ["--kind", "approval"],
         "approval", "Ames got the most votes in Delaware, on 80.0% of ballots"),
    ],
)  # fmt: skip
def test_an_atlas_keeps_what_was_asked(
    lines: dict[str, Sequence[int]], options: list[str], kind: Kind, headline: str, tmp_path: Path
) -> None:
    """`init` describes it, and the build reads the same from what it wrote."""
    from mapgen.workflows.build_site import one_map  # noqa: PLC0415
    from mapgen.workflows.load_atlas import load  # noqa: PLC0415  # late: most tests here build nothing

    folder = tmp_path / "atlas"
    made = run("init", folder, "--from", delaware(tmp_path, lines), *SAID, *options)
    assert made.exit_code == 0, made.output
    shown = one_map(load(folder / "atlas.toml"), "winner")
    assert (shown.contest.kind, shown.headline) == (kind, headline)
    one_map(load(folder / "atlas.toml"), "votes")


def test_an_atlas_says_what_is_needed_and_which_round(tmp_path: Path) -> None:
    """`needs` in the atlas goes before the description's; a file of several rounds is read by the contest's own."""
    from mapgen.workflows.load_atlas import load  # noqa: PLC0415  # late: most tests here build nothing

    folder = tmp_path / "atlas"
    assert run("init", folder, "--from", rounds(tmp_path), *SAID, "--round", "1").exit_code == 0
    atlas = (folder / "atlas.toml").read_text("utf-8")
    (contest,) = load(folder / "atlas.toml").contests.values()
    assert (contest.contest.round, contest.contest.rounds, contest.contest.needs) == (1, 2, "")
    (folder / "atlas.toml").write_text(
        atlas.replace('package = "results/de"\n', 'package = "results/de"\nneeds = "60%"\n')
    )
    (contest,) = load(folder / "atlas.toml").contests.values()
    assert contest.contest.needs == "60%"


ANSWERS = (
    Candidate("aye", "Aye", "Aye", person=False, answer="yes"),
    Candidate("nay", "Nay", "Nay", person=False, answer="no"),
)
APPROVED = (Candidate("ames", "Ada Ames", "Ames"), Candidate("burr", "Bo Burr", "Burr"))


def described(path: Path, *candidates: Candidate, **about: Any) -> list[str]:
    """The codes of the errors and notes on the kind of a contest that is described."""
    contest = Contest(
        "now", "2024-11-05", "DE", "Proposition 4", "general", "Proposition 4", candidates, "certified", **about
    )
    options = replace(options_of(contest), allow_missing=True)
    return [found.code for found in import_results(path, options).report]


def test_a_description_says_what_no_word_does(tmp_path: Path) -> None:
    """Aye and Nay are answers where they are described as such; a bare file with them is one of candidates."""
    path = delaware(tmp_path, {"Aye": (60, 10, 10), "Nay": (50, 10, 10)})
    assert "kind-does-not-fit" not in described(path, *ANSWERS, kind="measure")
    assert "needs two answers" in run("check", path, *SAID, "--kind", "measure").output


def test_shares_of_ballots_need_everybodys_ballots(tmp_path: Path) -> None:
    """Kent has fewer ballots than Ames has votes there: 60 on 50 are none."""
    lines = {"Ada Ames": (60, 10, 10), "Bo Burr": (50, 10, 10), "Ballots Cast": (80, 10, 10)}
    about = {"kind": "approval", "shares_of": "ballots"}
    assert "ballots-not-known" not in described(delaware(tmp_path, lines), *APPROVED, **about)
    lines["Ballots Cast"] = (50, 10, 10)
    assert "ballots-not-known" in described(delaware(tmp_path, lines), *APPROVED, **about)


def test_ballots_of_no_county_are_not_known(tmp_path: Path) -> None:
    """Votes from overseas stand on ballots that nobody counts, so that shares are of votes."""
    path = delaware(tmp_path, {"Ada Ames": (60, 10, 10), "Bo Burr": (50, 10, 10), "Ballots Cast": (80, 10, 10)})
    with path.open("a", encoding="utf-8") as file:
        file.write("Overseas,Proposition 4,Ada Ames,5\nOverseas,Proposition 4,Bo Burr,1\n")
    options = ["--kind", "approval", "--elsewhere", "Overseas"]
    assert facts(path, *options)["Result"] == "Ames got the most votes in Delaware, 54.5% of all votes cast"
    assert (
        described(path, *APPROVED, kind="approval", shares_of="ballots", elsewhere=("Overseas",)).count(
            "ballots-not-known"
        )
        == 1
    )


def test_ballots_go_with_their_county() -> None:
    """Shannon County is Oglala Lakota since 2015; its ballots are too."""
    lines = {"ames": Line("Ames", "", "candidate")}
    votes = ContestVotes("x.csv", lines=lines, cells={("46113", "ames"): Cell(30, 1, 2)}, ballots={"46113": 40})
    assert carry_votes(votes, ["46102"])[0].ballots == {"46102": 40}


def test_the_ledger_has_what_bears_no_vote(tmp_path: Path) -> None:
    """4, 8 and 20 ballots of the last round are exhausted."""
    told = json.loads(run("check", rounds(tmp_path), *SAID, "--round", "2", "--json").output)
    assert [each["votes"] for each in told["ledger"] if "bear no vote any more" in each["what"]] == [32]


def test_nothing_is_decided_without_a_place_that_is_left_out(tmp_path: Path) -> None:
    """40 of 60 are for it, and Dover City's 700 votes are not counted."""
    path = delaware(tmp_path, {"Yes": (20, 10, 10), "No": (5, 10, 5)})
    with path.open("a", encoding="utf-8") as file:
        file.write("Dover City,Proposition 4,Yes,300\nDover City,Proposition 4,No,400\n")
    options = ["--leave-out", "Dover City"]
    told = "Proposition 4: 66.7% in favor in Delaware so far"
    assert facts(path, *options)["Result"] == told
    assert told in run("map", path, "-o", tmp_path / "map.html", *SAID, *options).output


@pytest.mark.parametrize(
    ("yes", "no"), [("Approved", "Not approved"), ("Yes on 4", "No on 4"), ("Ames Yes", "Ames No")]
)
def test_answers_are_no_persons(yes: str, no: str, tmp_path: Path) -> None:
    """Whose names are alike; not even with the same figures in every county are they one."""
    same = (131, 977, 604)
    told = json.loads(run("check", delaware(tmp_path, {yes: same, no: same}), *SAID, "--json").output)
    assert told["verdict"] == "ok", told["findings"]


def test_a_wide_table_has_answers_too(tmp_path: Path) -> None:
    """Columns of Yes and Rejected: the second is an answer, and no column of ballots that do not count."""
    rows = [["county", "Approved", "Rejected"]]
    rows += [[county, str(40 + at), str(20 + at)] for at, county in enumerate(DELAWARE)]
    told = facts(write(tmp_path, rows))
    assert (told["Kind"], told["Result"]) == (
        "Measure: Approved or Rejected", "Ballot measure passed in Delaware with 66.1% in favor"
    )  # fmt: skip
