"""The Kentucky atlas that comes with mapgen."""

from __future__ import annotations

from pathlib import Path

PACKAGE = Path(__file__).parent


def showcase_atlas() -> Path:
    """Where it lies: inside an installed package, or beside the package in a checkout."""
    installed = PACKAGE / "showcase" / "atlas.toml"
    return installed if installed.is_file() else PACKAGE.parent / "atlas.toml"
