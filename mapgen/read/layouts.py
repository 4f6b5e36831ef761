"""The layouts of results that come with mapgen."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources

from mapgen.returns.layout import ReturnsLayout, parse_layout


@cache
def read_layouts() -> tuple[ReturnsLayout, ...]:
    """Every layout under `mapgen/layouts/`, by id."""
    folder = resources.files("mapgen") / "layouts"
    return tuple(
        parse_layout(entry.name.removesuffix(".toml"), tomllib.loads(entry.read_text("utf-8")), file=entry.name)
        for entry in sorted(folder.iterdir(), key=lambda each: each.name)
        if entry.name.endswith(".toml")
    )
