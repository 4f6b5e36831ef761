"""What is public says what it takes and gives: shapes, columns, units and errors stand where an editor shows them."""

from __future__ import annotations

import dataclasses
import importlib
import inspect
import pkgutil
import re
from collections.abc import Callable
from typing import Any

import msgspec
import pytest

import mapgen

MODEL = importlib.import_module("mapgen.model")
CONTRACTS = (
    "mapgen.results.contest_results",
    "mapgen.specs.measures",
    "mapgen.specs.marks",
    *(f"mapgen.model.{module.name}" for module in pkgutil.iter_modules(MODEL.__path__)),
)
"""The modules of what is handed on: what was counted, what is shown, what files may say of it."""

TABLES = ("DataFrame", "Series", "GeoDataFrame")


def exported() -> list[Any]:
    """Everything public of the package, and every class and function of the contracts."""
    found = [getattr(mapgen, name) for name in mapgen.__all__ if name != "__version__"]
    for name in CONTRACTS:
        module = importlib.import_module(name)
        own = [value for value in vars(module).values() if getattr(value, "__module__", "") == name]
        found += [value for value in own if callable(value) and not value.__name__.startswith("_")]
    return list({f"{each.__module__}.{each.__qualname__}": each for each in found}.values())


def called(each: Any) -> str:
    """The name a failure is told by."""
    return f"{each.__module__}.{each.__qualname__}"


FUNCTIONS = [each for each in exported() if inspect.isfunction(each)]
CLASSES = [each for each in exported() if inspect.isclass(each)]


@pytest.mark.parametrize("function", FUNCTIONS, ids=called)
def test_a_function_says_what_it_takes_and_gives(function: Callable[..., Any]) -> None:
    """Each parameter by name where there are any; a table with its index and columns; the errors it raises itself."""
    text = inspect.getdoc(function) or ""
    signature = inspect.signature(function)
    named = re.findall(r"^    \*{0,2}(\w+):", section(text, "Args"), re.MULTILINE)
    assert named == list(signature.parameters)
    if any(table in str(signature.return_annotation) for table in TABLES):
        assert "ndexed by" in section(text, "Returns") + text.partition("Args:")[0]
    raised = re.findall(r"^\s+raise (\w+Error)", inspect.getsource(function), re.MULTILINE)
    for error in sorted(set(raised)):
        assert error in section(text, "Raises"), error


@pytest.mark.parametrize("kind", CLASSES, ids=called)
def test_a_class_says_what_it_holds(kind: type) -> None:
    """Each field by name, in a class of values."""
    fields: list[str] = []
    if dataclasses.is_dataclass(kind):
        fields = [field.name for field in dataclasses.fields(kind)]
    elif issubclass(kind, msgspec.Struct):
        fields = [field.name for field in msgspec.structs.fields(kind)]
    text = inspect.getdoc(kind) or ""
    assert text
    if len(fields) > 1:
        assert re.findall(r"^    (\w+):", section(text, "Attributes"), re.MULTILINE) == fields


def section(text: str, heading: str) -> str:
    """The lines of a docstring under a heading; empty where it has none."""
    found = re.search(rf"^{heading}:\n((?:    .*\n?|\n)+)", text, re.MULTILINE)
    return found[1] if found is not None else ""
