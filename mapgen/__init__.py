"""County election maps that a newsroom can publish.

The functions of the command line, for a script or a notebook:

    from mapgen import draw, read_counties
    from mapgen import classify, compose, join_counties, read_boundaries, read_returns, render_page, tally
"""

from __future__ import annotations

import importlib
from typing import Any

__version__ = "0.1.0"

_HOMES = {
    "Atlas": "mapgen.specs.atlas",
    "Candidate": "mapgen.specs.contest",
    "Choropleth": "mapgen.model.choropleth",
    "Contest": "mapgen.specs.contest",
    "MapSpec": "mapgen.specs.atlas",
    "MapgenError": "mapgen.errors",
    "Scheme": "mapgen.specs.scheme",
    "Setting": "mapgen.composition.compose",
    "build": "mapgen.workflows.build_site",
    "classify": "mapgen.tables.classify",
    "compare": "mapgen.tables.compare",
    "compose": "mapgen.workflows.notebook",
    "draw": "mapgen.workflows.notebook",
    "folium_map": "mapgen.render.page.page",
    "for_contest": "mapgen.specs.for_contest",
    "join_counties": "mapgen.tables.join",
    "lay_out": "mapgen.geometry.layout",
    "read_atlas": "mapgen.files.spec",
    "read_attributes": "mapgen.areas.attributes",
    "read_boundaries": "mapgen.areas.boundaries",
    "read_counties": "mapgen.workflows.notebook",
    "read_returns": "mapgen.results.import_results",
    "read_schemes": "mapgen.files.spec",
    "render_csv": "mapgen.render.data.tables",
    "render_page": "mapgen.render.page.page",
    "render_svg": "mapgen.render.image.svg",
    "split_by": "mapgen.tables.split",
    "tally": "mapgen.tables.tally",
}
"""Where each public name lives; imported when it is first used, because pandas and folium take their time.

No room has one of these names: Python would put the room in the function's place as soon as anything imports it.
"""

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
