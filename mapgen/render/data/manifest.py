"""The site's own account: every file, every input, the versions that drew it, the definitions it uses."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from importlib.metadata import version
from typing import Any

from mapgen import __version__
from mapgen.model.choropleth import Choropleth

DRAWING = ("folium", "geopandas", "Pillow", "pypdfium2", "reportlab", "font-source-sans-pro", "XStatic-Leaflet")
"""Packages whose release decides what the files look like."""


def render_manifest(
    files: Mapping[str, bytes], inputs: Mapping[str, Mapping[str, Any]], maps: Sequence[Choropleth], *, base_url: str
) -> str:
    """The manifest as JSON; the same site has the same manifest.

    Args:
        files: Every file of the site but the manifest itself, by path.
        inputs: Bytes and hash of every file that was read, by path.
        maps: Every map.
        base_url: Where the site will lie, or empty.
    """
    manifest = {
        "mapgen": __version__,
        "base_url": base_url or None,
        "versions": {name: version(name) for name in DRAWING},
        "maps": [
            {
                "slug": each.slug,
                "title": each.title,
                "headline": each.headline,
                "contest": each.contest.id,
                "date": each.contest.date,
                "status": each.contest.status,
                "definitions": [{"about": note.about, "text": note.text} for note in each.definitions],
                "sources": [{"about": note.about, "text": note.text} for note in each.sources],
            }
            for each in maps
        ],
        "inputs": inputs,
        "files": {
            path: {"bytes": len(files[path]), "hash": f"sha256:{hashlib.sha256(files[path]).hexdigest()}"}
            for path in sorted(files)
        },
    }
    return json.dumps(manifest, ensure_ascii=False, indent=1) + "\n"
