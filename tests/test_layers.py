"""The architecture, read from the source: imports go down, siblings do not meet, renderers touch no disk."""

from __future__ import annotations

import ast
import re
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

import mapgen
from mapgen import errors as mapgen_errors
from tests.conftest import ROOT
from tools.floor_plan import PICTURE, svg
from tools.imports import PACKAGE, floors, imported, own, sources
from tools.imports import room as part

LAYERS = {
    0: "visible geoid chatter listening showcase",
    1: "errors faults",
    2: "words geometry",
    3: "findings specs cache",
    4: "files tables colour",
    5: "areas publish",
    6: "results",
    7: "model",
    8: "composition",
    9: "render",
    10: "workflows",
    11: "cli",
    12: "__main__",
}
"""Which room of mapgen stands on which; a room is a folder or a module. One nobody placed here has no floor."""

LAYER = {part: layer for layer, parts in LAYERS.items() for part in parts.split()}


def test_every_room_has_its_floor() -> None:
    """A new room is placed before it is used, on the floor that its imports give it; none is named that is gone."""
    assert floors() == LAYER


def test_no_room_has_the_name_of_a_public_function() -> None:
    """`mapgen.compose` is the function: a room of that name would take its place as soon as anything imports it."""
    assert set(mapgen.__all__) & set(LAYER) == set()


LONGEST = 300
"""Lines of a module: one that is longer is two."""


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("*.py")), ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_module_is_long(path: Path) -> None:
    """Whoever changes one can read the whole of it."""
    assert len(path.read_text("utf-8").splitlines()) <= LONGEST


def test_the_picture_is_of_this_code() -> None:
    """docs/images/floor-plan.svg, which `python -m tools.floor_plan` draws."""
    assert PICTURE.read_text("utf-8") == svg()


def test_every_place_that_the_architecture_names_is_there() -> None:
    """A file, a folder or a pattern of files under mapgen/, or from the project's root."""
    text = (ROOT / "docs" / "architecture.md").read_text("utf-8")
    for named in re.findall(r"`([\w*./-]+(?:\.(?:py|toml|ftl)|/))`", text):
        pattern = named.rstrip("/").removeprefix("mapgen/").replace("NAME.py", "*.py")
        search = PACKAGE.glob if "/" in named else PACKAGE.rglob
        assert list(search(pattern)) or list(ROOT.glob(pattern)), named


@pytest.mark.parametrize("name", [name for name in sources() if part(name)])
def test_imports_go_down(name: str) -> None:
    """A module imports from its own room or from a floor below, never from one above, nor from the next room."""
    floor, room = LAYER[part(name)], part(name)
    beside = {other for other in own(name) if part(other) not in (room, "")}
    assert sorted(other for other in beside if LAYER[part(other)] >= floor) == []


def test_the_tables_functions_do_not_know_each_other() -> None:
    """Tally, compare, join, classify and split can each be read, tested and replaced alone."""
    siblings = {name for name in sources() if part(name) == "tables"} - {"mapgen.tables.__init__"}
    assert len(siblings) == 5
    assert {name: own(name) & siblings for name in siblings} == {name: set() for name in siblings}


def test_ways_in_and_out_do_not_know_each_other() -> None:
    """Reading, rendering and publishing meet only in the wiring above them."""
    strangers = {"render": {"files", "areas", "results", "publish"}, "publish": {"areas", "results", "render"}}
    for name in sources():
        assert {part(other) for other in own(name)} & strangers.get(part(name), set()) == set(), name


RENDER = PACKAGE / "render"
PRODUCTS = {folder.name for folder in RENDER.iterdir() if folder.is_dir()} - {"shared", "marks", "__pycache__"}
MEETS = {"marks": {"marks"}, "shared": {"shared", "marks"}} | {each: {each, "shared", "marks"} for each in PRODUCTS}
"""Which folders of `render/` each knows, in Python and in the names of templates, styles and scripts."""


def test_a_product_has_its_files_together() -> None:
    """Seven of them; only `outputs.py`, which names every file that is written, lies beside them."""
    assert {"page", "embed", "image", "data", "share", "site", "check"} == PRODUCTS
    assert {path.name for path in RENDER.iterdir() if path.is_file()} == {"__init__.py", "outputs.py"}


@pytest.mark.parametrize("folder", sorted(MEETS))
def test_products_meet_in_shared_alone(folder: str) -> None:
    """The page imports nothing of the embed, takes no template and no script of it; so with each."""
    for path in sorted((RENDER / folder).rglob("*.*")):
        text = path.read_text("utf-8") if path.suffix in {".py", ".j2", ".js", ".css"} else ""
        named = set(re.findall(r"[\"']([a-z]+)/[\w./{}-]+\.(?:j2|js|css)[\"']", text))
        named |= set(re.findall(r"\bmapgen\.render(?:\.| import )(\w+)", text))
        assert named - MEETS[folder] == set(), path.relative_to(RENDER)


def in_order(graph: dict[str, set[str]]) -> list[str]:
    """Modules in an order in which each comes after what it imports."""
    try:
        return list(TopologicalSorter(graph).static_order())
    except CycleError as error:
        pytest.fail(f"a cycle: {' → '.join(error.args[1])}")


def test_there_are_no_cycles() -> None:
    """Modules can be put in an order in which each comes after what it imports."""
    graph = {name: own(name) & set(sources()) - {"mapgen.__init__"} for name in sources()}
    assert len(in_order(graph)) == len(graph)


def test_there_are_no_cycles_in_what_measures() -> None:
    """The same of `benchmarks/`, whose scripts import one another by their bare names; of types alone as well."""
    trees = {path.stem: ast.parse(path.read_text("utf-8")) for path in (ROOT / "benchmarks").glob("*.py")}
    graph = {name: imported(tree) & set(trees) for name, tree in trees.items()}
    assert {"result", "browser"} <= graph["report"]
    assert len(in_order(graph)) == len(graph)


RENDERERS = [name for name in sources() if part(name) == "render"]
WRITERS = {"write_text", "write_bytes", "mkdir", "unlink", "rename", "rmtree", "copytree", "to_csv"}


@pytest.mark.parametrize("name", RENDERERS)
def test_renderers_know_neither_tables_nor_geometry(name: str) -> None:
    """After `composition` there is one frozen model."""
    assert not {each.split(".")[0] for each in imported(sources()[name])} & {
        "pandas",
        "geopandas",
        "numpy",
        "shapely",
        "pyogrio",
    }


@pytest.mark.parametrize("name", RENDERERS)
def test_renderers_write_nothing(name: str) -> None:
    """They return text or bytes: no `open`, no method that writes."""
    nodes = list(ast.walk(sources()[name]))
    assert {node.attr for node in nodes if isinstance(node, ast.Attribute)} & WRITERS == set()
    assert "open" not in {node.id for node in nodes if isinstance(node, ast.Name)}


PURE = {"tables", "geometry", "colour", "model", "composition", "results"}
AT_THE_EDGE = {
    f"mapgen.results.{module}"
    for module in (
        "read_table",
        "layouts",
        "several",
        "conformance",
        "json_records",
        "import_results",
        "import_options",
    )
}
"""Where results come in: the only modules of their room that know files and the folders that they lie in."""


@pytest.mark.parametrize("name", [name for name in sources() if part(name) in PURE and name not in AT_THE_EDGE])
def test_the_middle_touches_no_disk(name: str) -> None:
    """From the rows of a file to the model of a map all is pure: no files, no clock, no chance, no printing."""
    assert not imported(sources()[name]) & {"os", "io", "time", "random", "uuid", "sys", "shutil", "tempfile"}
    names = {node.id for node in ast.walk(sources()[name]) if isinstance(node, ast.Name)}
    assert not names & {"open", "print", "input", "Path"}


STRANGERS = ("kentucky", "clinton", "sanders", "trump", "coal", "pike", "21195")
MAY_NAME_THE_SHOWCASE = {
    PACKAGE / "showcase.py",
    PACKAGE / "cli" / "build.py",
    PACKAGE / "terms" / "states.toml",
}
"""They say which atlas comes with mapgen, and what the fifty states are called."""


def test_no_name_of_the_showcase_is_in_the_code() -> None:
    """Nothing in the code knows Kentucky, coal or a candidate: they are figures in files."""
    kinds = {".py", ".js", ".css", ".j2", ".toml"}
    paths = {path for path in PACKAGE.rglob("*.*") if path.suffix in kinds and "showcase" not in path.parts}
    for path in sorted(paths - MAY_NAME_THE_SHOWCASE):
        for number, line in enumerate(path.read_text("utf-8").lower().splitlines(), start=1):
            assert [name for name in STRANGERS if name in line] == [], f"{path.relative_to(ROOT)}:{number}"


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("*.py")), ids=lambda path: path.relative_to(ROOT).as_posix())
def test_templates_and_styles_are_files(path: Path) -> None:
    """No markup, stylesheet or script is a string in Python."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            assert "</" not in node.value, node.value
            assert "function (" not in node.value, node.value


@pytest.mark.parametrize("room", ["tables", "publish", "workflows"])
def test_no_error_is_raised_with_a_sentence(room: str) -> None:
    """What is wrong has a code, and its sentence is the catalogue's; and so has everything that an error lists."""
    errors = {name for name, value in vars(mapgen_errors).items() if isinstance(value, type)}
    for module in sorted((PACKAGE / room).glob("*.py")):
        for node in ast.walk(ast.parse(module.read_text("utf-8"))):
            called = node.func.id if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) else ""
            if called in errors and isinstance(node, ast.Call):
                said = [node.args[0], *(each.value for each in node.keywords if each.arg == "fix")]
                assert called != "Problem", f"{module}:{node.lineno}"
                assert not any(isinstance(each, ast.Constant | ast.JoinedStr) for each in said), (
                    f"{module}:{node.lineno}"
                )
