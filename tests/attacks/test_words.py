"""Characters that steer a terminal, turn a line or hide in a name: in every text, to wherever texts come out."""

from __future__ import annotations

import ast
import csv
import io
import json
import re
import sys
import unicodedata
import zipfile
from collections.abc import Callable
from pathlib import Path

import geopandas as gpd
import openpyxl
import pytest
import shapely
from click.testing import CliRunner, Result

from mapgen.cli.main import main
from mapgen.render.shared.templates import drawable
from mapgen.visible import seen, spelled
from tests.conftest import ROOT
from tests.grid import AtlasOnDisk
from tests.hostile import hostile_atlas

pytestmark = pytest.mark.attack

CONTROLS = "\x1b[2J\x1b]0;owned\x07\x9b31m\x08\x7f\x85"
DIRECTION = "\u202e\u2066\u200f\u061c"
HIDDEN = "\u200b\u2060\ufeff\u00ad\u034f\u115f\u3164\u2800\ufe0f\U000e0041\U000e0100\u180e\ufff9"
PRIVATE = "\ue000\U000f0001\U0010fffd"
LINES = "\u2028forged\u2029"
NO_CHARACTERS = "\ufdd0\ufffe\U0001ffff"
EVIL = f"A{CONTROLS}B{DIRECTION}C{HIDDEN}D{PRIVATE}E{LINES}F{NO_CHARACTERS}G"
"""One of each kind, but for what no file of a kind can hold; the letters say what has come through."""

IN_XML = f"AB{DIRECTION}C{HIDDEN}D{PRIVATE}E{LINES}FG"
"""What a workbook can hold: XML knows no control characters."""

LONE = "\udcff\ud800"
IN_NAMES = f"A{CONTROLS}\n\r\tB{DIRECTION}C{HIDDEN}D{PRIVATE}"
"""For a file's name, to which line ends are characters like others; short enough for one."""

LOOK_LIKE_NOTHING = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u2800\u3164\uffa0")


def unseen(text: str) -> list[str]:
    """The characters of a text that nobody can see, line feeds apart; told by Unicode's categories, unlike mapgen."""
    return [
        c
        for c in text
        if c != "\n"
        and (
            unicodedata.category(c) in {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}
            or c in LOOK_LIKE_NOTHING
            or 0xFE00 <= ord(c) <= 0xFE0F
            or 0xE0000 <= ord(c) <= 0xE0FFF
            or 0xFDD0 <= ord(c) <= 0xFDEF
            or ord(c) & 0xFFFE == 0xFFFE
        )
    ]


def run(*arguments: object) -> Result:
    """The command line; an exception that escapes it fails the test, and so does a character that cannot be seen."""
    done = CliRunner().invoke(main, [str(argument) for argument in arguments], catch_exceptions=False)
    assert unseen(done.stdout) == []
    assert unseen(done.stderr) == []
    return done


def held_page(path: Path) -> str:
    """The text of a page, which has nothing that cannot be seen but tabs and line ends."""
    text = path.read_text("utf-8")
    assert [c for c in unseen(text) if c not in "\t\r"] == []
    return text


def held_json(text: str) -> dict[str, object]:
    """A command's JSON: ASCII, and no text in it that cannot be written."""
    assert text.isascii()
    found: dict[str, object] = json.loads(text)
    json.dumps(found, ensure_ascii=False).encode("utf-8")
    return found


ELECTION = ("--state", "DE", "--date", "2024-11-05")
CODES = {"10001": "Kent", "10003": "New Castle", "10005": "Sussex"}


def squares(path: Path, name: Callable[[str], str] = str) -> Path:
    """Delaware as three squares in a GeoJSON file."""
    features = [
        {
            "type": "Feature",
            "properties": {"GEOID": geoid, "NAME": name(called)},
            "geometry": json.loads(shapely.to_geojson(shapely.box(at / 2 - 76, 38.5, at / 2 - 75.5, 39))),
        }
        for at, (geoid, called) in enumerate(CODES.items())
    ]
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}), "utf-8")
    return path


@pytest.fixture
def shapes(tmp_path: Path) -> Path:
    """Boundaries in which nothing is hidden."""
    return squares(tmp_path / "counties.geojson")


HEADER = ("geoid", "county", "office", "party", "candidate", "votes")


def table(text: str = "", role: str = "") -> list[list[str]]:
    """Returns of three counties and two candidates; one column has a text after each of its values."""
    rows = []
    for geoid, county in CODES.items():
        for at, (who, party) in enumerate((("Ada Ames", "DEM"), ("Bo Burr", "REP"))):
            cells = dict(zip(HEADER, (geoid, county, "President", party, who, str(50 - 10 * at)), strict=True))
            if role in cells:
                cells[role] += text
            rows.append([cells[column] for column in HEADER])
    return [list(HEADER), *rows]


def as_csv(rows: list[list[str]]) -> str:
    """The rows as CSV."""
    stream = io.StringIO()
    csv.writer(stream, lineterminator="\n").writerows(rows)
    return stream.getvalue()


def go_everywhere(results: Path, shapes: Path, folder: Path) -> list[Result]:
    """Draw, check and begin an atlas with a file; build, check, list what was begun. All that is said is held."""
    page, report, started = folder / "page.html", folder / "report.html", folder / "started"
    given = (*ELECTION, "--shapes", shapes)
    drawn = run("map", results, "-o", page, "--embed", *given)
    told = run("check", results, *given, "--html", report)
    held_page(report)
    as_json = run("check", results, *given, "--json")
    held_json(as_json.stdout)
    begun = run("init", started, "--from", results, *given)
    if drawn.exit_code == 0:
        held_page(page)
        held_page(page.with_name("page-embed.html"))
    if begun.exit_code == 0:
        for command in ("maps", "schemes", "contests"):
            run("list", command, started)
            held_json(run("list", command, started, "--json").stdout)
        held_json(run("check", started, "--json").stdout)
        run("check", started)
    return [drawn, told, as_json, begun]


# In the cells of a table


@pytest.mark.parametrize("role", HEADER)
def test_a_cell(role: str, shapes: Path, tmp_path: Path) -> None:
    """Any column of a CSV file."""
    results = tmp_path / "results.csv"
    results.write_text(as_csv(table(EVIL, role)), "utf-8")
    go_everywhere(results, shapes, tmp_path)


def test_a_candidates_hidden_characters_are_left_out_and_said(shapes: Path, tmp_path: Path) -> None:
    """The name is the one that is seen, on the page as in the note."""
    results = tmp_path / "results.csv"
    results.write_text(as_csv(table("\u202e\u200b\U000e0041\ue000", "candidate")), "utf-8")
    drawn, told, *_ = go_everywhere(results, shapes, tmp_path)
    assert drawn.exit_code == 0
    assert "held control or direction characters" in drawn.stderr
    assert "  Ada Ames " in told.stdout


@pytest.mark.parametrize("role", HEADER)
def test_a_header(role: str, shapes: Path, tmp_path: Path) -> None:
    """Any heading, and one that is nobody's."""
    header, *rows = table()
    header[header.index(role)] += EVIL
    results = tmp_path / "results.csv"
    results.write_text(as_csv([[*header, EVIL], *([*row, EVIL] for row in rows)]), "utf-8")
    go_everywhere(results, shapes, tmp_path)


@pytest.mark.parametrize("role", HEADER)
@pytest.mark.parametrize("text", [EVIL, LONE], ids=["hidden", "half a pair"])
def test_json(text: str, role: str, shapes: Path, tmp_path: Path) -> None:
    """Values and keys of JSON, which alone can hold half a surrogate pair."""
    header, *rows = table(text, role)
    records = [{**dict(zip(header, row, strict=True)), f"more{text}": text} for row in rows]
    for name, document in (("list.json", records), ("named.json", {f"x{text}": records})):
        results = tmp_path / name
        results.write_text(json.dumps(document), "utf-8")
        go_everywhere(results, shapes, tmp_path / name.removesuffix(".json"))


def test_a_sheets_name(shapes: Path, tmp_path: Path) -> None:
    """One sheet to read, and two to choose from."""
    for several in (False, True):
        book = openpyxl.Workbook()
        book.active.title = f"S{DIRECTION}{HIDDEN}"[:31]
        if several:
            book.create_sheet(f"T{PRIVATE}{DIRECTION}")
        for sheet in book.worksheets:
            for row in table(IN_XML, "candidate"):
                sheet.append(row)
        results = tmp_path / f"results{several}.xlsx"
        book.save(results)
        done = go_everywhere(results, shapes, tmp_path / str(several))
        assert {each.exit_code for each in done} == {1 if several else 0}


def test_a_member_of_a_zip(shapes: Path, tmp_path: Path) -> None:
    """One table to read, two to choose from, one that would lie outside."""
    for number, members in enumerate(([f"{EVIL}.csv"], [f"{EVIL}.csv", f"b{EVIL}.csv"], [f"../{EVIL}.csv"])):
        results = tmp_path / f"results{number}.zip"
        with zipfile.ZipFile(results, "w") as archive:
            for member in members:
                archive.writestr(member, as_csv(table()))
        done = go_everywhere(results, shapes, tmp_path / str(number))
        assert {each.exit_code for each in done} == {0 if number == 0 else 1}


# In the names of files

NAMES = [IN_NAMES, f"\udcff\udc80{DIRECTION}"]
only_where_names_are_bytes = pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names")


@only_where_names_are_bytes
@pytest.mark.parametrize("name", NAMES, ids=["hidden", "no text"])
def test_a_file_of_results(name: str, shapes: Path, tmp_path: Path) -> None:
    """The name of the file that is read: in notes, in reports, as the page's source, in what `init` writes."""
    results = tmp_path / f"{name}.csv"
    results.write_text(as_csv(table()), "utf-8")
    done = go_everywhere(results, shapes, tmp_path)
    assert {each.exit_code for each in done} == {0}
    assert spelled(results.name)[1:] in (tmp_path / "page.html").read_text("utf-8")
    assert spelled(results.name)[1:] in (tmp_path / "report.html").read_text("utf-8")
    damaged = tmp_path / f"b{name}.csv"
    damaged.write_text("nothing,of\nthe,kind\n", "utf-8")
    assert {each.exit_code for each in go_everywhere(damaged, shapes, tmp_path)} == {1}


@only_where_names_are_bytes
@pytest.mark.parametrize("name", NAMES, ids=["hidden", "no text"])
@pytest.mark.usefixtures("without_pictures")
def test_files_and_folders_that_are_written_or_are_not_there(
    name: str, shapes: Path, atlas: AtlasOnDisk, tmp_path: Path
) -> None:
    """The names of outputs and of everything that is missing."""
    folder = tmp_path / name
    results = tmp_path / "results.csv"
    results.write_text(as_csv(table()), "utf-8")
    drawn = run("map", results, "-o", folder / f"{name}.html", "--embed", *ELECTION, "--shapes", shapes)
    assert drawn.exit_code == 0
    embed = (folder / f"{name}-embed.html").read_text("utf-8")
    assert f'href="{re.escape("A") if name is IN_NAMES else "%FF%80"}' in embed
    assert run("build", atlas.path, "--out", folder / "site").exit_code == 0
    assert run("build", atlas.path, "--out", folder).exit_code == 1
    assert run("init", folder / "started", "--from", results, *ELECTION, "--shapes", shapes).exit_code == 0
    for arguments in (
        ("build", folder / "atlas.toml"),
        ("check", folder / "atlas.toml"),
        ("check", folder / "gone.csv"),
        ("check", folder / "gone.csv", "--json"),
        ("list", "maps", folder),
        ("snippet", "x", "--atlas", folder),
        ("map", folder / "gone.csv", "-o", "x.html"),
        ("map", results, "-o", tmp_path / "x.html", "--shapes", folder / "gone.shp", *ELECTION),
    ):
        assert run(*arguments).exit_code == 1, arguments
    moved = atlas.folder.rename(folder / "atlas")
    done = run("check", moved)
    assert done.exit_code in {0, 1}
    assert held_json(run("check", moved, "--json").stdout)["atlas"]


@only_where_names_are_bytes
def test_a_shapefiles_fields_and_values(tmp_path: Path) -> None:
    """Names of counties and of fields, with and without a code to go by."""
    results = tmp_path / "results.csv"
    results.write_text(as_csv([[row[0], *row[2:]] for row in table()]), "utf-8")
    boxes = [shapely.box(at / 2 - 76, 38.5, at / 2 - 75.5, 39) for at in range(3)]
    hidden = "\x1b[2J\u202e\u200b\ue000"
    named = [f"{name}{hidden}" for name in CODES.values()]
    for number, code in enumerate(("GEOID", "X\u202e\x1b")):
        codes = list(CODES) if number == 0 else ["a", "b", "c"]
        boundaries = gpd.GeoDataFrame({code: codes, "NAME": named, "Y\u202e": named}, geometry=boxes, crs=4269)
        shapes = tmp_path / str(number) / f"counties{DIRECTION}.shp"
        shapes.parent.mkdir()
        boundaries.to_file(shapes, encoding="utf-8")
        done = go_everywhere(results, shapes, tmp_path / str(number))
        assert {each.exit_code for each in done} == {number}
        if number == 0:
            assert "held control or direction characters" in done[0].stderr


def test_boundaries_in_json_with_half_a_pair(tmp_path: Path) -> None:
    """A county's name that cannot be written is left out or refused; nothing else comes of it."""
    results = tmp_path / "results.csv"
    results.write_text(as_csv(table()), "utf-8")
    shapes = tmp_path / "counties.geojson"
    squares(shapes, lambda name: f"{name}{EVIL}{LONE}")
    for done in go_everywhere(results, shapes, tmp_path):
        assert done.exit_code in {0, 1}


# In what describes an atlas


@pytest.mark.usefixtures("without_pictures")
def test_an_atlas_and_its_descriptions(tmp_path: Path) -> None:
    """Titles, notes, names, keys of an atlas, its schemes and its datapackage.json: to the terminal, to each page."""
    path = hostile_atlas(tmp_path / "in")
    for command in (["check", path], *(["list", what, path] for what in ("maps", "schemes", "contests"))):
        assert run(*command).exit_code == 0
        held_json(run(*command, "--json").stdout)
    address = ("--base-url", "https://example.org/x/")
    for kind in ("iframe", "wordpress", "oembed"):
        assert run("snippet", "first", "--atlas", path, "--for", kind, *address).exit_code == 0
    site = tmp_path / "site"
    assert run("build", path, "--out", site, *address).exit_code == 0
    pages = [page for page in site.rglob("*") if page.suffix in {".html", ".svg"} or page.name == "oembed.json"]
    assert len(pages) > 8
    for page in pages:
        held_page(page)


def test_what_an_atlas_asks_for_and_has_not(atlas: AtlasOnDisk) -> None:
    """Names of contests, resources and schemes that come back in errors."""
    for field in ("contest", "scheme", "package", "boundaries", "slug", "language", "story"):
        text = atlas.path.read_text("utf-8")
        evil = json.dumps(f"{EVIL}x").replace("\x7f", "\\u007f")
        changed = re.sub(
            rf"^{field} = .*$", lambda _, line=f"{field} = {evil}": line, text, count=1, flags=re.MULTILINE
        )
        changed = changed if changed != text else f"{field} = {evil}\n{text}"
        changed = re.sub(r"\\ud([89ab]..)\\ud([c-f]..)", "", changed)  # TOML knows no pairs
        atlas.path.write_text(changed, "utf-8")
        assert run("check", atlas.path).exit_code == 1, field
        held_json(run("check", atlas.path, "--json").stdout)
        atlas.path.write_text(text, "utf-8")


# In the command itself


@pytest.mark.parametrize("text", [EVIL, LONE], ids=["hidden", "half a pair"])
def test_a_slip_in_the_command(text: str, shapes: Path, tmp_path: Path) -> None:
    """`mapgen check *` takes the names of files for options and commands; each value of an option comes back."""
    results = tmp_path / "results.csv"
    results.write_text(as_csv(table()), "utf-8")
    good = ("map", results, "-o", tmp_path / "x.html", *ELECTION, "--shapes", shapes)
    for arguments in (
        (f"x{text}",),
        ("check", f"--x{text}"),
        ("build", "a", f"b{text}"),
        ("list", f"x{text}"),
        ("build", "--jobs", f"x{text}"),
        ("snippet", "winner", "--for", f"x{text}"),
        *((*good, option, f"x{text}") for option in ("--by", "--status", "--total", "--reporting")),
        *((*good, option, f"x{text}") for option in ("--state", "--date", "--party")),
    ):
        done = run(*arguments)
        assert done.exit_code == 2, (arguments, done.stderr)
    results.write_text(as_csv([[*row[:2], *row[3:]] for row in table()]), "utf-8")
    for option in ("--title", "--source", "--office", "--district"):
        done = run(*good, option, f"Mayor{text}")
        assert done.exit_code == 0
        held_page(tmp_path / "x.html")


# The one module


@pytest.mark.parametrize("c", [*f"{CONTROLS}{DIRECTION}{HIDDEN}{PRIVATE}{LINES}{NO_CHARACTERS}{LONE}\x00"])
def test_every_kind_is_known_to_each_of_the_three(c: str) -> None:
    """Spelled out for a message, left out of a name, and on a page left out or replaced."""
    if unseen(c):
        assert unseen(spelled(f"a{c}b")) == []
        assert spelled(f"a{c}b").startswith("a\\")
        assert unseen(str(drawable(f"a{c}b"))) == []
        assert seen(f"a{c}b") == ("ab" if c not in "\u2028\u2029" else f"a{c}b")


def test_no_character_of_unicode_is_overlooked() -> None:
    """All that this Python knows, one after the other: nothing unseen is printed or drawn."""
    for number in range(sys.maxunicode + 1):
        c = chr(number)
        if c in "\t\n\r" or not unseen(c):
            continue
        assert unseen(spelled(c)) == [], hex(number)
        # Signs that stand over numbers and words, as in Arabic and Kaithi, are of the same category and are seen.
        marks = unicodedata.name(c, "").startswith(("ARABIC", "SYRIAC", "KAITHI", "EGYPTIAN")) and c != "\u061c"
        assert marks or unseen(str(drawable(c))) == [], hex(number)


WORDS = [
    "Doña Ana",
    "Łódź",
    "עמק יזרעאל",
    "الاسم",
    "می\u200cخواهم",
    "ශ්\u200dරී ලංකා",
    "അവന്\u200d",
    "क्\u200dष",
    "東京都",
    "e\u0301",
]


@pytest.mark.parametrize("word", WORDS)
def test_letters_stay(word: str) -> None:
    """Of every alphabet, with the joiners that words are written with, in messages, names and pages."""
    assert spelled(word) == word
    assert seen(word) == word
    assert drawable(word) == word


@pytest.mark.parametrize(
    "text", ["A\u200dmes", "A\u200cmes", "\u200dAmes", "Ames\u200c", "क्\u200d\u200dष", "a\u0301\u200cb"]
)
def test_a_joiner_that_joins_nothing_is_hidden(text: str) -> None:
    """Between letters that do not join, at an end, or twice."""
    assert len(seen(text)) == len(text) - 1
    assert len(spelled(text)) == len(text) + 5


def test_a_spelled_text_is_spelled_once() -> None:
    """What passes through twice is the same."""
    assert spelled(spelled(EVIL + LONE)) == spelled(EVIL + LONE)


# Nothing passes by


PRINTS = {"echo", "secho", "print", "write", "writelines", "echo_via_pager", "pprint"}
DOORS = {"mapgen/cli/options.py", "mapgen/publish/write.py"}
"""What is said passes through the first; the second writes a page itself to standard output, byte for byte."""


@pytest.mark.parametrize("path", sorted((ROOT / "mapgen").rglob("*.py")), ids=lambda path: path.name)
def test_nothing_is_printed_but_through_the_one_function(path: Path) -> None:
    """No module calls click's echo, print, or writes to a standard stream."""
    if path.relative_to(ROOT).as_posix() in DOORS:
        return
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call):
            called = node.func
            assert not (isinstance(called, ast.Name) and called.id in PRINTS - {"echo"}), f"{path}:{node.lineno}"
            if isinstance(called, ast.Attribute) and called.attr in PRINTS:
                on = ast.unparse(called.value)
                assert on not in {"click", "sys.stdout", "sys.stderr", "sys.stdout.buffer"}, f"{path}:{node.lineno}"
        if isinstance(node, ast.ImportFrom) and node.module in {"click", "click.utils"}:
            assert not {alias.name for alias in node.names} & PRINTS, f"{path}:{node.lineno}"


def test_the_test_above_can_fail() -> None:
    """The one door prints by click's echo."""
    assert "click.echo(" in (ROOT / min(DOORS)).read_text("utf-8")


def test_a_terminal_without_the_letters(monkeypatch: pytest.MonkeyPatch) -> None:
    """A letter that an encoding has not is spelled out."""
    from mapgen.cli.options import echo  # noqa: PLC0415  # beside what is patched

    for encoding in ("ascii", "latin-1", "cp1252"):
        stream = io.TextIOWrapper(io.BytesIO(), encoding=encoding)
        monkeypatch.setattr(sys, "stdout", stream)
        echo("✓ Doña Ana\n選挙")
        stream.flush()
        assert b"\\u2713" in stream.buffer.getvalue()  # type: ignore[attr-defined]  # it is the BytesIO above
