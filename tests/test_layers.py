"""The architecture, read from the source: imports go down, siblings do not meet, renderers touch no disk."""

from __future__ import annotations

import ast
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

from tests.conftest import ROOT

PACKAGE = ROOT / "mapgen"

LAYERS = {
    0: "errors findings faults chatter listening geoid words specs areas",
    1: "tables returns geometry colour",
    2: "model finding",
    3: "files read render publish cache jobs",
    4: "results",
    5: "workflows build notebook showcase",
    6: "commands process cli __main__",
}
"""Which part of mapgen stands on which; a part is a folder or a module. One nobody placed here has no layer."""

LAYER = {part: layer for layer, parts in LAYERS.items() for part in parts.split()}
PACKAGE_ITSELF = "__init__"


@cache
def sources() -> dict[str, ast.Module]:
    """Every module of mapgen with its syntax tree."""
    paths = {
        ".".join(path.relative_to(ROOT).with_suffix("").parts): path
        for path in sorted(PACKAGE.rglob("*.py"))
        if "showcase" not in path.relative_to(PACKAGE).parts[:-1]
    }
    return {name: ast.parse(path.read_text("utf-8")) for name, path in paths.items()}


def imported(tree: ast.AST) -> set[str]:
    """The modules that a tree imports, wherever in it."""
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "relative imports are banned"
            modules = {f"{node.module}.{alias.name}" for alias in node.names}
            found |= (modules & set(sources())) or {str(node.module)}
    return found


def own(name: str) -> set[str]:
    """The modules of mapgen that a module imports."""
    return {each for each in imported(sources()[name]) if each.split(".")[0] == "mapgen"}


def part(name: str) -> str:
    """The part of mapgen a module belongs to: "mapgen.read.spec" to "read"."""
    return name.split(".")[1] if "." in name else PACKAGE_ITSELF


def test_every_module_has_its_layer() -> None:
    """A new module is placed before it is used; a layer names no module that is gone."""
    assert {part(name) for name in sources()} - {PACKAGE_ITSELF} == set(LAYER)


@pytest.mark.parametrize("name", [name for name in sources() if part(name) != PACKAGE_ITSELF])
def test_imports_go_down(name: str) -> None:
    """A module imports from its own layer or one below it, never from one above."""
    layer = LAYER[part(name)]
    above = sorted(each for each in own(name) if part(each) != PACKAGE_ITSELF and LAYER[part(each)] > layer)
    assert above == []


def test_the_tables_functions_do_not_know_each_other() -> None:
    """Tally, compare, join, classify and split can each be read, tested and replaced alone."""
    siblings = {name for name in sources() if part(name) == "tables"} - {"mapgen.tables.__init__"}
    assert len(siblings) == 5
    assert {name: own(name) & siblings for name in siblings} == {name: set() for name in siblings}


def test_ways_in_and_out_do_not_know_each_other() -> None:
    """Reading, rendering and publishing meet only in the wiring above them."""
    ways = {"read", "render", "publish"}
    for name in sources():
        if part(name) in ways:
            assert {part(each) for each in own(name)} & ways <= {part(name)}, name


def test_there_are_no_cycles() -> None:
    """Modules can be put in an order in which each comes after what it imports."""
    graph = {name: own(name) & set(sources()) - {"mapgen.__init__"} for name in sources()}
    try:
        order = list(TopologicalSorter(graph).static_order())
    except CycleError as error:
        pytest.fail(f"a cycle: {' → '.join(error.args[1])}")
    assert len(order) == len(graph)


RENDERERS = [name for name in sources() if part(name) == "render"]
WRITERS = {"write_text", "write_bytes", "mkdir", "unlink", "rename", "rmtree", "copytree", "to_csv"}


@pytest.mark.parametrize("name", RENDERERS)
def test_renderers_know_neither_tables_nor_geometry(name: str) -> None:
    """After `compose` there is one frozen model."""
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


@pytest.mark.parametrize("name", [name for name in sources() if part(name) in LAYERS[1].split() + LAYERS[2].split()])
def test_the_middle_touches_no_disk(name: str) -> None:
    """Layers 1 and 2 are pure functions: no files, no clock, no chance, no printing."""
    assert not imported(sources()[name]) & {"os", "io", "time", "random", "uuid", "sys", "shutil", "tempfile"}
    names = {node.id for node in ast.walk(sources()[name]) if isinstance(node, ast.Name)}
    assert not names & {"open", "print", "input", "Path"}


STRANGERS = ("kentucky", "clinton", "sanders", "trump", "coal", "pike", "21195")
MAY_NAME_THE_SHOWCASE = {
    PACKAGE / "showcase.py",
    PACKAGE / "commands" / "build.py",
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
