"""What each module of mapgen imports of mapgen, read from the source."""

from __future__ import annotations

import ast
from collections import defaultdict
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "mapgen"


@cache
def sources() -> dict[str, ast.Module]:
    """Every module of mapgen by its dotted name, with its syntax tree; what comes with the showcase is data."""
    paths = {
        ".".join(path.relative_to(ROOT).with_suffix("").parts): path
        for path in sorted(PACKAGE.rglob("*.py"))
        if "showcase" not in path.relative_to(PACKAGE).parts[:-1]
    }
    return {name: ast.parse(path.read_text("utf-8")) for name, path in paths.items()}


def imported(tree: ast.AST) -> set[str]:
    """The modules that a tree imports, wherever in it.

    Raises:
        ValueError: An import is relative.
    """
    modules = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            modules |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            if node.level:
                raise ValueError("relative imports are banned")
            named = {f"{node.module}.{alias.name}" for alias in node.names}
            modules |= (named & set(sources())) or {str(node.module)}
    return modules


@cache
def own(name: str) -> set[str]:
    """The modules of mapgen that a module imports."""
    return {module for module in imported(sources()[name]) if module.split(".")[0] == "mapgen"}


def room(name: str) -> str:
    """The room of mapgen a module belongs to: "mapgen.files.spec" to "files"; empty for the package itself."""
    return "" if name in ("mapgen", "mapgen.__init__") else name.split(".")[1]


def rooms() -> dict[str, int]:
    """How many modules each room has."""
    count: defaultdict[str, int] = defaultdict(int)
    for name in sources():
        if room(name):
            count[room(name)] += 1
    return dict(count)


@cache
def arrows() -> dict[str, set[str]]:
    """For each room the others that its modules import."""
    leads: dict[str, set[str]] = {name: set() for name in rooms()}
    for name in sources():
        if room(name) in leads:
            leads[room(name)] |= {room(other) for other in own(name)} & set(leads) - {room(name)}
    return leads


@cache
def floors() -> dict[str, int]:
    """The floor of each room: 0 where it stands on no other, else one more than the highest that it stands on.

    Raises:
        ValueError: Rooms stand on each other in a circle.
    """
    leads = arrows()
    floor: dict[str, int] = {}
    while len(floor) < len(leads):
        ready = [name for name, below in leads.items() if name not in floor and below <= set(floor)]
        if not ready:
            raise ValueError(f"a circle of rooms: {', '.join(sorted(set(leads) - set(floor)))}")
        for name in ready:
            floor[name] = 1 + max((floor[other] for other in leads[name]), default=-1)
    return floor
