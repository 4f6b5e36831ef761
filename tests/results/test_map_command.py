"""`mapgen map`, `check` and `init` as a reporter runs them, on real boundaries with synthetic votes."""

from __future__ import annotations

import json
import random
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from mapgen.areas.us_counties import counties_of
from mapgen.cli.main import main
from tests.results.grid import text_of

pytest.importorskip("_plotly_geo", reason="the country's boundaries are the extra mapgen[us]")

KENTUCKY = Path(__file__).parents[2] / "results" / "ky"
PRIMARY = KENTUCKY / "20160517__ky__primary__president__county.csv"
GENERAL = KENTUCKY / "20241105__ky__general__president__county.csv"


def run(*arguments: object) -> Result:
    """Run mapgen; an exception that is no exit is a failure of the test."""
    result = CliRunner().invoke(main, [str(each) for each in arguments])
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def headline(page: Path) -> str:
    """The page's headline."""
    found = re.search(r"<h1>(.*?)</h1>", page.read_text("utf-8"))
    assert found is not None
    return found[1]


def test_kentucky_in_one_command(tmp_path: Path) -> None:
    """The primary with nothing but its file: 38 counties and 1,911 votes for Clinton."""
    out = tmp_path / "map.html"
    result = run("map", PRIMARY, "-o", out)
    assert result.exit_code == 0, result.output
    assert headline(out) == "Clinton won Kentucky"
    page = out.read_text("utf-8")
    assert "Clinton carried 38 of 120 counties and Kentucky by 1,911 votes" in page
    assert "Democratic presidential primary" in page
    assert "May 17, 2016" in page


@pytest.mark.parametrize(("status", "word"), [("unofficial-partial", "Leader"), ("unofficial-complete", "Winner")])
def test_nobody_has_won_while_votes_are_counted(status: str, word: str, tmp_path: Path) -> None:
    """Legend and table speak of leaders until the count is done."""
    out = tmp_path / "map.html"
    assert run("map", PRIMARY, "-o", out, "-q", "--status", status).exit_code == 0
    page = out.read_text("utf-8")
    assert f"{word}, by margin in points of all votes" in page
    assert f">{word} and margin<" in page


def test_the_source_is_named(tmp_path: Path) -> None:
    """The line under the map says who published the figures, or which file they are from."""
    for given, line in (
        ([], PRIMARY.name),
        (["--source", "State Board <of> Elections"], "State Board &lt;of&gt; Elections"),
    ):
        out = tmp_path / "map.html"
        assert run("map", PRIMARY, "-o", out, "-q", "--embed", *given).exit_code == 0
        assert line in out.read_text("utf-8")
        assert line in " ".join(re.findall(r'class="line">([^<]*)', out.with_name("map-embed.html").read_text("utf-8")))


def test_the_same_bytes_twice(tmp_path: Path) -> None:
    """Two runs write the same file."""
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        assert run("map", GENERAL, "-o", tmp_path / name / "map.html", "-q").exit_code == 0
    assert (tmp_path / "a/map.html").read_bytes() == (tmp_path / "b/map.html").read_bytes()


def synthetic(state: str | None, *, by_name: bool) -> tuple[list[list[str]], dict[str, int]]:
    """Votes for every county of a state; the sums by candidate."""
    counties = counties_of(state, 2016).table
    chance = random.Random(7)  # noqa: S311  # votes, no secrets
    sums = {"Ada Lovelace": 0, "Emmy Noether": 0}
    rows = [["county" if by_name else "fips", "candidate", "votes"]]
    for geoid, name, kind in zip(counties.index, counties["name"], counties["lsad"], strict=True):
        called = name if name.endswith((f" {kind}", " City")) else f"{name} {kind}"
        for who in sums:
            votes = chance.randrange(100, 90_000)
            sums[who] += votes
            # Codes as spreadsheets leave them: numbers, so without a leading zero.
            rows.append([called if by_name else str(int(geoid)), who, str(votes)])
    return rows, sums


@pytest.mark.parametrize(
    ("state", "by_name", "place", "sentence"),
    [
        ("AL", False, "Alabama", "134 codes were missing their leading zero"),
        ("NM", True, "New Mexico", ""),
        ("VA", True, "Virginia", ""),
        ("LA", True, "Louisiana", ""),
        ("MD", True, "Maryland", ""),
        (None, False, "the United States", "codes were missing their leading zero"),
    ],
)
def test_other_states_and_the_nation(
    state: str | None, by_name: bool, place: str, sentence: str, tmp_path: Path
) -> None:
    """No option is needed: codes or names say the state, and every county is drawn with its votes."""
    rows, sums = synthetic(state, by_name=by_name)
    file, out = tmp_path / "results.csv", tmp_path / "map.html"
    file.write_text(text_of(rows), "utf-8")
    result = run("map", file, "-o", out, "--date", "2016-11-08", "--total", f"Noether={sums['Emmy Noether']}")
    assert result.exit_code == 0, result.output
    assert sentence in result.output
    winner = max(sums, key=lambda who: sums[who]).split()[-1]
    verb = "got the most votes in" if state is None else "won"
    assert headline(out) == f"{winner} {verb} {place}"
    page = out.read_text("utf-8")
    assert f"All {(len(rows) - 1) // 2:,} counties" in page
    if state == "NM":
        assert "Doña Ana" in page
    if state == "VA":
        assert "Richmond city" in page
        assert "Richmond County" in page


def test_a_county_missing_is_not_drawn_black(tmp_path: Path) -> None:
    """Without Jefferson nothing is written; with --allow-missing it is drawn as no data, and no winner is declared."""
    lines = [line for line in PRIMARY.read_text("utf-8").splitlines() if ",Jefferson," not in line]
    file, out = tmp_path / PRIMARY.name, tmp_path / "map.html"
    file.write_text("\n".join(lines), "utf-8")
    result = run("map", file, "-o", out)
    assert result.exit_code == 1
    assert "Jefferson (21111) has no row" in result.output
    assert "--allow-missing" in result.output
    assert "Nothing was written." in result.output
    assert not out.exists()
    assert run("map", file, "-o", out, "--allow-missing").exit_code == 0
    assert "leads in Kentucky by" in headline(out)
    assert "1 county is not in the returns." in out.read_text("utf-8")
    assert "No data" in out.read_text("utf-8")


def test_check_of_a_sound_file(tmp_path: Path) -> None:
    """The totals are held, the page is written, the exit is 0; JSON says the same."""
    page = tmp_path / "report.html"
    result = run("check", PRIMARY, "--total", "Clinton=212534", "--total", "Sanders=210,623", "--html", page)
    assert result.exit_code == 0, result.output
    assert "0 errors, 0 warnings." in result.output
    assert "120 matched, 0 missing, 0 unknown" in page.read_text("utf-8")
    assert "<script" not in page.read_text("utf-8")
    found = json.loads(run("check", PRIMARY, "--json").stdout)
    assert found["totals"]["Hillary Clinton"] == 212534
    assert found["verdict"] == "ok"


def test_check_of_permuted_counties(tmp_path: Path) -> None:
    """Adair's and Allen's codes exchanged: the totals hold, the exit is 1, both lines are named."""
    text = PRIMARY.read_text("utf-8").replace("21001,Adair", "X,Adair").replace("21003,Allen", "21001,Allen")
    file = tmp_path / PRIMARY.name
    file.write_text(text.replace("X,Adair", "21003,Adair"), "utf-8")
    result = run("check", file, "--total", "Clinton=212534", "--json")
    assert result.exit_code == 1
    errors = [each["what"] for each in json.loads(result.stdout)["findings"] if each["severity"] == "error"]
    assert any("the code 21003 is Allen's, but the name 'Adair' is that of 21001" in what for what in errors)


def test_check_of_an_unreadable_file(tmp_path: Path) -> None:
    """Even a file that is no table gets a report, with exit 1."""
    file = tmp_path / "results.csv"
    file.write_bytes(b"\x00\x01\x02" * 99)
    result = run("check", file, "--json")
    assert result.exit_code == 1
    assert json.loads(result.stdout)["verdict"] == "error"


def test_check_still_checks_an_atlas() -> None:
    """A .toml file is an atlas."""
    assert "everything belongs together" in run("check", KENTUCKY.parents[1] / "atlas.toml").output


def test_usage_ends_with_2(tmp_path: Path) -> None:
    """A scheme that does not exist and a total without a number are matters of usage."""
    assert run("map", PRIMARY, "-o", tmp_path / "m.html", "--by", "moon").exit_code == 2
    assert run("map", PRIMARY, "-o", tmp_path / "m.html", "--total", "Clinton").exit_code == 2
    assert run("map", PRIMARY, "-o", tmp_path / "m.html", "--state", "Guam City").exit_code == 2
    assert not (tmp_path / "m.html").exists()


@pytest.mark.parametrize("by", ["winner", "margin", "wide-margin", "votes"])
def test_by(by: str, tmp_path: Path) -> None:
    """Every way to colour a results file draws a page."""
    assert run("map", GENERAL, "-o", tmp_path / "m.html", "--by", by).exit_code == 0


def test_init_builds_at_once(tmp_path: Path) -> None:
    """The atlas that init writes is built by `mapgen build` as it is, and checks."""
    folder = tmp_path / "atlas"
    assert run("init", folder, "--from", PRIMARY).exit_code == 0
    assert (folder / "Makefile").read_text("utf-8").startswith("# make")
    assert run("build", folder, "--out", tmp_path / "site").exit_code == 0
    assert "Clinton carried 38 of 120 counties" in (tmp_path / "site/winner/index.html").read_text("utf-8")
    assert run("check", folder).exit_code == 0
    again = run("init", folder, "--from", PRIMARY)
    assert again.exit_code == 1
    assert "already" in again.output


DELAWARE = "county,candidate,votes\n" + "".join(
    f"{county},{who},{votes}\n" for county in ("Kent", "New Castle", "Sussex") for who, votes in (("Ada", 2), ("Bo", 1))
)


def test_a_name_that_no_county_has_is_named(tmp_path: Path) -> None:
    """Which state is asked, and which name stands in the way."""
    file = tmp_path / "d.csv"
    file.write_text(f"{DELAWARE}Gotham,Ada,5\n", "utf-8")
    result = run("map", file, "-o", tmp_path / "m.html")
    assert result.exit_code == 2
    assert "'Gotham' is no county of Delaware, which has most of the others" in result.output
    assert "--state DE" in result.output


def test_the_year_that_is_taken_is_said(tmp_path: Path) -> None:
    """A file without a date says so; one with a date has no such note."""
    file = tmp_path / "d.csv"
    file.write_text(DELAWARE, "utf-8")
    said = "it does not say when its election was"
    assert said in run("check", file).output
    assert said not in run("check", file, "--date", "2016").output


def test_a_report_names_its_file_once(tmp_path: Path) -> None:
    """A finding stands behind its file; what it says does not begin with it again."""
    file = tmp_path / "d.csv"
    file.write_text("a,b\n1,2\n", "utf-8")
    assert f"error: {file} is in no layout of results that mapgen knows" in run("check", file).output


def test_a_status_that_nobody_stated_is_not_called_incomplete(tmp_path: Path) -> None:
    """The source of the figures says that their status is not stated."""
    file, out = tmp_path / "d.csv", tmp_path / "m.html"
    file.write_text(DELAWARE, "utf-8")
    assert run("map", file, "-o", out).exit_code == 0
    page = out.read_text("utf-8")
    assert "(status not stated)" in page
    assert "incomplete" not in page
