"""`mapgen add`: another contest or attributes in an atlas; comments, order and texts stay."""

from __future__ import annotations

import json
import tomllib
from collections import Counter
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from mapgen.cli.main import main
from mapgen.files.toml_edit import CannotBeAddedError, with_added, with_value
from tests.grid import ATLAS, NAMES, AtlasOnDisk, files_under

GOVERNOR = {"Di Dean": (10, 30, 10, 5), "Ed Ells": (20, 20, 25, 2)}
COMMENTED = ATLAS.replace('title = "Four squares"', "# Ours.\ntitle = 'Four squares'   # as it stands").replace(
    'slug = "winner"', 'slug   =  "winner"'
)


def run(*arguments: object) -> Result:
    """The command line with these arguments."""
    return CliRunner().invoke(main, list(map(str, arguments)), catch_exceptions=False)


@pytest.fixture
def governor(tmp_path: Path) -> Path:
    """Results of another office in the four counties: 55 to 67."""
    rows = [
        f"{geoid},{name},Governor,{who},{votes[at]}\n"
        for at, (geoid, name) in enumerate(NAMES.items())
        for who, votes in GOVERNOR.items()
    ]
    file = tmp_path / "governor.csv"
    file.write_text("geoid,county,office,candidate,votes\n" + "".join(rows), "utf-8")
    return file


def add_governor(atlas: AtlasOnDisk, governor: Path, *more: str) -> Result:
    """The contest added."""
    return run("add", atlas.folder, "--contest", governor, "--date", "2022-11-08", *more)


def test_a_contest_is_added_and_every_line_stays(atlas: AtlasOnDisk, governor: Path) -> None:
    """Lines come to lie between the atlas's, none is changed; frozen, all belongs together."""
    atlas.path.write_text(COMMENTED, "utf-8")
    described = (atlas.folder / "returns" / "datapackage.json").read_text("utf-8")
    done = add_governor(atlas, governor)
    assert done.exit_code == 0, done.output
    text = atlas.path.read_text("utf-8")
    lines = iter(text.splitlines())
    assert all(line in lines for line in COMMENTED.splitlines())
    assert [each["slug"] for each in tomllib.loads(text)["maps"]][2:] == ["general-2022-winner", "general-2022-votes"]
    assert tomllib.loads(text)["contests"]["general-2022"] == {"package": "returns"}
    now = (atlas.folder / "returns" / "datapackage.json").read_text("utf-8")
    assert now.startswith(described.rstrip("\n]} "))
    assert json.loads(now)["resources"][-1]["totals"] == {"ells": 67, "dean": 55, "all": 122}
    assert run("check", atlas.path, "--frozen").exit_code == 0


def test_a_contest_that_is_there_is_not_added(atlas: AtlasOnDisk, governor: Path) -> None:
    """The message names `mapgen update`; under a name of its own it can be, and a name that is taken cannot."""
    add_governor(atlas, governor)
    before = files_under(atlas.folder)
    again = add_governor(atlas, governor)
    assert (again.exit_code, "mapgen update --contest general-2022" in again.stderr) == (1, True)
    assert add_governor(atlas, governor, "--id", "now").exit_code == 2
    assert files_under(atlas.folder) == before
    assert add_governor(atlas, governor, "--id", "recount").exit_code == 0
    assert "recount" in tomllib.loads(atlas.path.read_text("utf-8"))["contests"]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [("Dean,10", "Dean,-1", "votes cannot be negative"), ("99007,Dogwood", "99009,Elm", "Elm")],
)
def test_results_with_an_error_add_nothing(atlas: AtlasOnDisk, governor: Path, old: str, new: str, said: str) -> None:
    """Neither a file nor an entry."""
    governor.write_text(governor.read_text("utf-8").replace(old, new), "utf-8")
    before = files_under(atlas.folder)
    done = add_governor(atlas, governor)
    assert (done.exit_code, said in done.stderr) == (1, True)
    assert files_under(atlas.folder) == before


@pytest.fixture
def bare(atlas: AtlasOnDisk) -> AtlasOnDisk:
    """The grid without attributes."""
    atlas.change("atlas.toml", 'attributes = "attributes"\n', "", describe=False)
    atlas.change("atlas.toml", 'groupings = ["kinds"]\n', "", describe=False)
    atlas.change("atlas.toml", 'split = "kinds"\n', "", describe=False)
    (atlas.folder / "place" / "attributes.csv").unlink()
    description = atlas.folder / "place" / "datapackage.json"
    described = json.loads(description.read_text("utf-8"))
    described["resources"] = described["resources"][:1]
    description.write_text(json.dumps(described, indent=2), "utf-8")
    return atlas


def test_attributes_are_added(bare: AtlasOnDisk, tmp_path: Path) -> None:
    """Typed by their values: a code keeps its zeros. Rows of other places do no harm; a county without a row does."""
    table = tmp_path / "counties.csv"
    lines = [f"{geoid},1{at},0{at},{at}.5,u" for at, geoid in enumerate((*NAMES, "01001"))]
    table.write_text("geoid,people,code,share,kind\n" + "\n".join(lines[1:]) + "\n", "utf-8")
    before = files_under(bare.folder)
    refused = run("add", bare.folder, "--attributes", table)
    assert (refused.exit_code, "Alder (99001)" in refused.stderr) == (1, True)
    assert files_under(bare.folder) == before
    table.write_text("geoid,people,code,share,kind\n" + "\n".join(lines) + "\n", "utf-8")
    done = run("add", bare.folder, "--attributes", table, "--source", "The Census")
    assert done.exit_code == 0, done.output
    resource = json.loads((bare.folder / "place" / "datapackage.json").read_text("utf-8"))["resources"][-1]
    kinds = [(field["name"], field["type"]) for field in resource["schema"]["fields"]]
    assert kinds == [
        ("geoid", "string"),
        ("people", "integer"),
        ("code", "string"),
        ("share", "number"),
        ("kind", "string"),
    ]
    assert resource["sources"] == [{"title": "The Census"}]
    assert tomllib.loads(bare.path.read_text("utf-8"))["place"]["attributes"] == "attributes"
    assert run("check", bare.path, "--frozen").exit_code == 0
    assert run("add", bare.folder, "--attributes", table).exit_code == 1


def test_one_thing_is_added_at_a_time(atlas: AtlasOnDisk, governor: Path) -> None:
    """Nothing, or both, is a slip of the command."""
    assert run("add", atlas.folder).exit_code == 2
    assert run("add", atlas.folder, "--contest", governor, "--attributes", governor).exit_code == 2


ADDITION = '[place]\ncities = "cities"\n\n[contests.b]\npackage = "r"\n\n[[maps]]\nslug = "b"\ncontest = "b"\n'
PLACE, CONTEST, MAP = '[place]\nname = "P" # here\n', '[contests.a]\npackage="r"\n', '[[maps]]\nslug="a"\n'


@pytest.mark.parametrize(
    "text",
    [
        PLACE + CONTEST + MAP,
        MAP + "# last\n\n\n" + PLACE + CONTEST.rstrip(),
        CONTEST + MAP + MAP.replace('"a"', '"c"') + PLACE + '[contests.c]\npackage="r"\n',
        PLACE + '[contests]\na.package="r"\n' + MAP + "# the end",
        'maps = [{ slug = "a" }]\nplace.name="P"\n' + CONTEST,
        (PLACE + CONTEST + MAP).replace("\n", "\r\n"),
    ],
)
def test_what_is_added_is_read_and_the_rest_stays(text: str) -> None:
    """However the tables are ordered; once more, nothing is added; the ends of lines are the text's own."""
    added = with_added(text, ADDITION)
    read = tomllib.loads(added.replace("\r\n", "\n"))
    assert (read["place"]["name"], read["place"]["cities"], read["contests"]["b"]) == ("P", "cities", {"package": "r"})
    assert read["maps"][-1] == {"slug": "b", "contest": "b"}
    gone = Counter(text.splitlines()) - Counter(added.splitlines())
    assert [line for line in gone if line.strip() and not line.startswith("maps = [")] == []
    assert with_added(added, ADDITION) == added
    assert ("\r" in added) == ("\r" in text)


def test_tables_in_one_line_get_more_in_their_line() -> None:
    """Nothing is laid out anew: what is added stands in the same line, and the rest stays."""
    added = with_added('contests = { a = { package = "r" } } # all\nplace = { name = "P" }\nmaps = []\n', ADDITION)
    assert added.splitlines() == [
        'contests = { a = { package = "r" }, b = {package = "r"}} # all',
        'place = { name = "P", cities = "cities"}',
        'maps = [{slug = "b", contest = "b"}]',
    ]


def test_what_cannot_be_added_is_refused() -> None:
    """A table that is a text."""
    with pytest.raises(CannotBeAddedError):
        with_value('contests = "none"\n', ("contests", "a", "allow_missing"), ["01001"])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('[contests.a] # one\npackage = "r"\n', '[contests.a] # one\npackage = "r"\nallow_missing = ["01001"]\n'),
        ('contests = {a = {package = "r"}}\n', 'contests = {a = {package = "r",allow_missing = ["01001"]}}\n'),
        ('[contests.a]\nallow_missing = ["01003"]\n', '[contests.a]\nallow_missing = ["01001"]\n'),
        ('[contests.a]\r\nallow_missing = ["01001"]\r\n', '[contests.a]\r\nallow_missing = ["01001"]\r\n'),
    ],
)
def test_one_value_is_put_in_its_place(text: str, expected: str) -> None:
    """In a table of its own lines and in one line; what is there already changes nothing."""
    assert with_value(text, ("contests", "a", "allow_missing"), ["01001"]) == expected
