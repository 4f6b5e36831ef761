"""Hatchling hook: the wheel carries the Kentucky atlas, so that an installed mapgen has something to build.

A plain `force-include` would also copy these files into every editable install, where the copies would
grow stale beside the originals.
"""

from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

SHOWCASE = ("atlas.toml", "results", "shapefiles")


class ShowcaseHook(BuildHookInterface):  # type: ignore[type-arg]  # hatchling gives no bound for the parameter
    """Places the atlas with its results and shapefiles under `mapgen/showcase/` in a standard wheel."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Adds the files to the wheel; an editable install reads them where they lie.

        Args:
            version: The kind of wheel, "standard" or "editable".
            build_data: Hatchling's instructions, changed in place.
        """
        if version == "standard":
            build_data["force_include"].update({name: f"mapgen/showcase/{name}" for name in SHOWCASE})
