"""The web component that shows a map in any page: one script for a whole site."""

from __future__ import annotations

from mapgen.render.shared.templates import asset, bare
from mapgen.render.shared.urls import COMPONENT


def shared_files() -> dict[str, bytes]:
    """The files that a whole site has once."""
    return {COMPONENT: f"{bare(asset('share/mapgen-map.js'))}\n".encode()}
