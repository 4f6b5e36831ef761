"""County election maps that a newsroom can publish.

The functions of the command line, for a script or a notebook:

    from mapgen import read_boundaries, read_returns, tally, join_counties, classify, compose, render_page
"""

from __future__ import annotations

import importlib
import sys
from types import ModuleType
from typing import Any

__version__ = "0.1.0"

_HOMES = {
    "Atlas": "mapgen.atlas",
    "Candidate": "mapgen.contest",
    "Choropleth": "mapgen.notebook",
    "Contest": "mapgen.contest",
    "MapSpec": "mapgen.atlas",
    "MapgenError": "mapgen.errors",
    "Scheme": "mapgen.scheme",
    "Setting": "mapgen.compose",
    "build": "mapgen.build",
    "classify": "mapgen.classify",
    "compare": "mapgen.compare",
    "compose": "mapgen.notebook",
    "folium_map": "mapgen.render.page",
    "for_contest": "mapgen.scheme",
    "join_counties": "mapgen.join",
    "lay_out": "mapgen.layout",
    "read_atlas": "mapgen.read.spec",
    "read_attributes": "mapgen.read.attributes",
    "read_boundaries": "mapgen.read.boundaries",
    "read_returns": "mapgen.read.returns",
    "read_schemes": "mapgen.read.spec",
    "render_csv": "mapgen.render.tables",
    "render_page": "mapgen.render.page",
    "render_svg": "mapgen.render.svg",
    "split_by": "mapgen.split",
    "tally": "mapgen.tally",
}
"""Where each public name lives; imported when it is first used, because pandas and folium take their time."""

__all__ = ["__version__", *sorted(_HOMES)]  # noqa: PLE0604  # the names are the table's keys


def __getattr__(name: str) -> Any:
    """The public function or class with this name.

    Raises:
        AttributeError: There is none.
    """
    if name not in _HOMES:
        raise AttributeError(f"module 'mapgen' has no attribute {name!r}")
    return getattr(importlib.import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return __all__


class _Package(ModuleType):
    """The package: where a module and its function share a name, the function is what the name means here.

    Importing `mapgen.tally` would otherwise put the module in the place of `mapgen.tally()`, sooner or later by who
    imports what first. `from mapgen.tally import …` finds the module as ever.
    """

    def __setattr__(self, name: str, value: object) -> None:
        if not (name in _HOMES and isinstance(value, ModuleType)):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package
