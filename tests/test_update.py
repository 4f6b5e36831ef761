"""`mapgen update`: new results in an atlas, in any layout; what a user wrote stays, and errors change nothing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from mapgen.cli.main import main
from tests.attacks.packages import mark, redescribe
from tests.grid import AtlasOnDisk, files_under

NEW = {"Alder": (70, 30, 10), "Birch": (45, 50, 5), "Cedar": (20, 20, 10), "Dogwood": (9, 0, 0)}
"""Ada has 10 more in Alder and 9 in Dogwood: 144 for 125."""


def run(*arguments: object) -> Result:
    """The command line with these arguments."""
    return CliRunner().invoke(main, list(map(str, arguments)), catch_exceptions=False)


def wide(votes: dict[str, tuple[int, ...]] = NEW, names: str = "Ada Ames,Bo Burr,Cy Cole") -> str:
    """A column for each candidate, which is not how the atlas has its file."""
    return f"county,{names}\n" + "".join(f"{county},{','.join(map(str, row))}\n" for county, row in votes.items())


@pytest.fixture
def new(tmp_path: Path) -> Path:
    """A file of new results."""
    file = tmp_path / "new.csv"
    file.write_text(wide(), "utf-8")
    return file


@pytest.fixture
def counting(atlas: AtlasOnDisk) -> AtlasOnDisk:
    """The grid, its contest with totals and not certified."""
    totals = {"ada": 125, "all": 250}
    redescribe(atlas.folder / "returns", "now", lambda it: it.update(status="not-stated", totals=totals))
    return atlas


def test_the_difference_is_shown_and_the_rest_stays(counting: AtlasOnDisk, new: Path) -> None:
    """Two files change; of the description hash and totals alone; the atlas is as described afterwards."""
    before = files_under(counting.folder)
    done = run("update", counting.folder, "--contest", "now", "--from", new)
    assert done.exit_code == 0, done.output
    lines = [line.split() for line in done.stdout.splitlines()]
    assert ["Ada", "Ames", "125", "144", "+19"] in lines
    assert "Other votes in 2 counties." in done.stdout
    after = files_under(counting.folder)
    assert {name for name in after if after[name] != before.get(name)} == {
        "returns/now.csv",
        "returns/datapackage.json",
    }
    was, now = (json.loads(files["returns/datapackage.json"])["resources"][0] for files in (before, after))
    assert now["totals"] == {"ada": 144, "all": 269}
    assert {name for name in now if now[name] != was[name]} == {"hash", "totals"}
    assert run("check", counting.path, "--frozen").exit_code == 0


def test_the_same_results_write_nothing(counting: AtlasOnDisk, new: Path) -> None:
    """Also from a file in another layout."""
    run("update", counting.folder, "--contest", "now", "--from", new)
    before = files_under(counting.folder)
    done = run("update", counting.folder, "--contest", "now", "--from", new)
    assert (done.exit_code, "Nothing changed" in done.stdout) == (0, True)
    assert files_under(counting.folder) == before


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (wide({**NEW, "Alder": (-1, 30, 10)}), "votes cannot be negative"),
        (wide(names="Ada Ames,Bo Burr,Di Dean"), "Di Dean"),
        (wide({name: NEW[name] for name in ("Alder", "Birch", "Cedar")}), "Dogwood"),
        ("<html>", "new.csv"),
    ],
    ids=["negative", "another candidate", "a county less", "no table"],
)
def test_results_with_an_error_change_nothing(counting: AtlasOnDisk, new: Path, text: str, said: str) -> None:
    """Said with the new file's name."""
    new.write_text(text, "utf-8")
    before = files_under(counting.folder)
    done = run("update", counting.folder, "--contest", "now", "--from", new)
    assert done.exit_code == 1
    assert said in done.stderr
    assert str(new) in done.stderr
    assert files_under(counting.folder) == before


def test_a_contest_is_named_where_there_are_several(counting: AtlasOnDisk, new: Path) -> None:
    """Which there are is said."""
    for named in ((), ("--contest", "later")):
        done = run("update", counting.folder, "--from", new, *named)
        assert (done.exit_code, "now, before" in done.stderr) == (2, True)


def test_an_atlas_that_would_not_build_is_not_written(counting: AtlasOnDisk, new: Path) -> None:
    """Its other contest is broken: said of the atlas's own folder, and the new results are not put in."""
    counting.change("returns/before.csv", "Ada Ames,40", "Ada Ames,forty", describe=False)
    redescribe(counting.folder / "returns", "before", lambda it: it.update(status="not-stated"))
    before = files_under(counting.folder)
    done = run("update", counting.folder, "--contest", "now", "--from", new)
    assert done.exit_code == 1
    assert f"{counting.folder / 'returns' / 'before.csv'}:2" in done.stderr
    assert files_under(counting.folder) == before


def test_old_results_that_cannot_be_read_are_replaced(counting: AtlasOnDisk, new: Path) -> None:
    """Somebody wrote over them: the new ones stand alone in the table."""
    (counting.folder / "returns" / "now.csv").write_text("<html>", "utf-8")
    done = run("update", counting.folder, "--contest", "now", "--from", new, "--json")
    assert done.exit_code == 0, done.output
    assert json.loads(done.stdout)["totals"][0] == {"candidate": "Ada Ames", "before": None, "now": 144}
    assert run("check", counting.path, "--frozen").exit_code == 0


def test_the_status_changes_when_it_is_said(atlas: AtlasOnDisk, new: Path) -> None:
    """Certified figures that are others are a warning; with --status they are what is said."""
    told = json.loads(run("update", atlas.folder, "--contest", "now", "--from", new, "--json").stdout)
    assert [each["code"] for each in told["changes"]] == ["still-certified"]
    told = json.loads(
        run(
            "update", atlas.folder, "--contest", "now", "--from", new, "--json", "--status", "unofficial-complete"
        ).stdout
    )
    assert (told["status"], told["differences"], told["changes"]) == ("unofficial-complete", [], [])
    assert '"status": "unofficial-complete"' in (atlas.folder / "returns" / "datapackage.json").read_text("utf-8")


def test_what_was_said_of_old_columns_goes(counting: AtlasOnDisk, new: Path) -> None:
    """The columns that were votes, and a schema: said, and the new file is read without them."""
    (counting.folder / "returns" / "now.csv").write_text(wide({**NEW, "Alder": (60, 30, 10)}), "utf-8")
    schema = {"fields": [{"name": "county"}]}
    redescribe(
        counting.folder / "returns",
        "now",
        lambda it: (it.update(schema=schema), it["contest"].update(votes=["Ada Ames", "Bo Burr", "Cy Cole"])),
    )
    done = run("update", counting.folder, "--contest", "now", "--from", new, "--json")
    assert done.exit_code == 0, done.output
    assert [each["values"]["field"] for each in json.loads(done.stdout)["changes"]] == ["votes", "schema"]
    assert run("check", counting.path, "--frozen").exit_code == 0


def test_headlines_written_over_the_old_figures_are_listed(counting: AtlasOnDisk, new: Path) -> None:
    """Of maps that show the contest, also as the earlier one; computed ones follow by themselves."""
    counting.change(
        "atlas.toml", 'title = "What changed"', 'title = "What changed"\nheadline = "Ada lost"', describe=False
    )
    for contest, file in (("now", new), ("before", counting.folder.parent / "before.csv")):
        text = (
            wide({name: votes[:2] for name, votes in NEW.items()}, "Ada Ames,Bo Burr")
            if contest == "before"
            else wide()
        )
        file.write_text(text, "utf-8")
        told = json.loads(run("update", counting.folder, "--contest", contest, "--from", file, "--json").stdout)
        found = [each["values"] for each in told["changes"] if each["code"] == "headline-by-hand"]
        assert found == [{"slug": "change", "headline": "Ada lost"}]


def test_a_file_that_was_changed_in_its_place_is_to_be_described(counting: AtlasOnDisk) -> None:
    """It is already what the atlas reads: nothing to update, and the message names the command."""
    file = counting.change("returns/now.csv", "Ada Ames,60", "Ada Ames,61", describe=False)
    done = run("update", counting.folder, "--contest", "now", "--from", file)
    assert (done.exit_code, "`mapgen describe" in done.stderr) == (0, True)


@pytest.mark.parametrize("counted", [("30,61", "0,93"), ("7,61", "31,93"), ("61,61", "93,93")])
def test_a_count_that_goes_on_is_updated(tmp_path: Path, counted: tuple[str, str]) -> None:
    """Thirds and sixty-firsts of the precincts, written as percent and read back; nobody says a status."""
    places = {"Kent": counted[0], "New Castle": "250,250", "Sussex": counted[1]}
    header = "county,candidate,votes,precincts_reporting,precincts\n"

    def text(votes: int) -> str:
        rows = [f"{county},{who},{votes},{part}\n" for county, part in places.items() for who in ("Ada", "Bo")]
        return header + "".join(rows).replace(f"Sussex,Bo,{votes}", f"Sussex,Bo,{votes - 1}")

    first, later = tmp_path / "first.csv", tmp_path / "later.csv"
    first.write_text(text(10).replace(f",{counted[0]}", ",1,61"), "utf-8")
    later.write_text(text(20), "utf-8")
    folder = tmp_path / "atlas"
    named = ("--date", "2024-11-05", "--office", "Governor")
    assert run("init", folder, "--from", first, *named).exit_code == 0
    done = run("update", folder, "--from", later, "--json")
    assert done.exit_code == 0, done.output
    assert json.loads(done.stdout)["totals"][0]["now"] == 60
    assert json.loads(run("update", folder, "--from", later, "--json").stdout)["written"] == []
    assert run("check", folder, "--frozen").exit_code == 0


@pytest.mark.parametrize("path", ["../../mine.csv", "../place/../../mine.csv", "out/mine.csv"])
def test_a_strangers_atlas_has_nothing_written_outside_of_it(counting: AtlasOnDisk, new: Path, path: str) -> None:
    """Its description names a file of the user's in the place of its results, by a way up or by a link."""
    mine = counting.folder.parent / "mine.csv"
    mine.write_text("mine", "utf-8")
    (counting.folder / "returns" / "out").symlink_to(counting.folder.parent)
    redescribe(counting.folder / "returns", "now", lambda it: it.update(path=path))
    before = files_under(counting.folder)
    done = run("update", counting.folder, "--contest", "now", "--from", new)
    assert (done.exit_code, "lies outside the folder" in done.stderr) == (1, True)
    assert (mine.read_text("utf-8"), files_under(counting.folder)) == ("mine", before)


@pytest.mark.parametrize(
    ("path", "said"), [("before.csv", "the file of before too"), ("now.tsv", "nothing describes it")]
)
def test_no_other_file_is_written_over(counting: AtlasOnDisk, new: Path, path: str, said: str) -> None:
    """One that another contest has too, and one that happens to bear the name that the new results would have."""
    returns = counting.folder / "returns"
    (returns / "now.tsv").write_bytes((returns / "now.csv").read_bytes())
    redescribe(returns, "now", lambda it: it.update(path=path, **mark(returns / path)))
    before = files_under(counting.folder)
    done = run("update", counting.folder, "--contest", "now", "--from", new)
    assert (done.exit_code, said in done.stderr) == (1, True)
    assert files_under(counting.folder) == before


def test_results_of_another_kind_of_file_become_a_csv(counting: AtlasOnDisk, new: Path) -> None:
    """The description names the new file; the old one stays where it is."""
    returns = counting.folder / "returns"
    (returns / "now.csv").rename(returns / "now.tsv")
    redescribe(returns, "now", lambda it: it.update(path="now.tsv", format="tsv"))
    assert run("update", counting.folder, "--contest", "now", "--from", new).exit_code == 0
    found = json.loads((returns / "datapackage.json").read_text("utf-8"))["resources"][0]
    assert (found["path"], found["format"], (returns / "now.tsv").exists()) == ("now.csv", "csv", True)
    assert run("check", counting.path, "--frozen").exit_code == 0


def test_places_of_the_new_file_can_be_named(counting: AtlasOnDisk, new: Path) -> None:
    """One that belongs to no county, one that is left out; the description keeps both, and the atlas builds."""
    rows = {**NEW, "Ship 5": (7, 1, 1), "Fog": (9, 9, 9)}
    new.write_text(wide(rows), "utf-8")
    assert run("update", counting.folder, "--contest", "now", "--from", new).exit_code == 1
    named = ("--elsewhere", "Ship 5", "--leave-out", "Fog")
    done = run("update", counting.folder, "--contest", "now", "--from", new, *named)
    assert done.exit_code == 0, done.output
    described = json.loads((counting.folder / "returns/datapackage.json").read_text("utf-8"))["resources"][0]["contest"]
    assert (described["elsewhere"], described["leave_out"]) == (["Ship 5"], ["Fog"])
    lines = [line.split() for line in done.stdout.splitlines()]
    assert ["Ada", "Ames", "125", "151", "+26"] in lines
    assert run("check", counting.path, "--frozen").exit_code == 0


@pytest.mark.parametrize("inline", [False, True])
def test_counties_that_are_missing_can_be_allowed(tmp_path: Path, inline: bool) -> None:
    """The atlas says then which; also where its contests are written in one line."""
    header, rows = "county,candidate,votes\n", ["Kent,Ada,10\n", "New Castle,Ada,20\n", "Sussex,Ada,30\n"]
    rows += [row.replace("Ada", "Bo").replace("0\n", "1\n") for row in rows]
    first, later = tmp_path / "first.csv", tmp_path / "later.csv"
    first.write_text(header + "".join(rows), "utf-8")
    later.write_text(header + "".join(row for row in rows if "Kent" not in row), "utf-8")
    path = tmp_path / "atlas" / "atlas.toml"
    assert run("init", path.parent, "--from", first, "--date", "2024-11-05").exit_code == 0
    own = '[contests.general-2024]\npackage = "results/de"\n'
    text = path.read_text("utf-8")
    assert own in text
    if inline:
        path.write_text(
            'contests = { general-2024 = { package = "results/de" } } # all\n' + text.replace(own, ""), "utf-8"
        )
    assert run("update", path.parent, "--from", later).exit_code == 1
    done = run("update", path.parent, "--from", later, "--allow-missing")
    assert done.exit_code == 0, done.output
    assert 'allow_missing = ["10001"]' in path.read_text("utf-8")
    assert run("check", path.parent, "--frozen").exit_code == 0


@pytest.mark.parametrize(
    ("names", "taken"),
    [
        ("Ames,Burr,Cole", True),
        ('"AMES, Ada","B. Burr",Cy Cole', True),
        ("Ames,Burr,Dean", False),
        ("Di Ames,Bo Burr,Cy Cole", False),
        ("Ada Ames,A. Ames,Cy Cole", False),
    ],
)
def test_the_new_file_may_have_last_names_alone(counting: AtlasOnDisk, new: Path, names: str, taken: bool) -> None:
    """A name that only one candidate can have is that candidate's, and said; another's, or one of two, is an error."""
    new.write_text(wide(names=names), "utf-8")
    done = run("update", counting.folder, "--contest", "now", "--from", new, "--json")
    assert (done.exit_code == 0) == taken, done.output
    if taken:
        told = json.loads(done.stdout)
        assert "candidate-by-last-name" in {found["code"] for found in told["findings"]}
        assert told["totals"][0] == {"candidate": "Ada Ames", "before": 125, "now": 144}
        assert "Ada Ames" in (counting.folder / "returns/now.csv").read_text("utf-8")
        assert run("check", counting.path, "--frozen").exit_code == 0
