"""The described folders that an atlas names: held to their descriptions, or read as they lie where that may be said."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from mapgen.files.datapackage import Package
from mapgen.files.spec import folder_named
from mapgen.findings import Finding
from mapgen.specs.atlas import Atlas

CERTIFIED = "certified"


@dataclass(frozen=True, slots=True)
class OpenPackages:
    """The packages of an atlas.

    Attributes:
        packages: By the folder as the atlas names it.
        changed: What is not as it is described and is read all the same: warnings, by the resource's name.
    """

    packages: Mapping[str, Package]
    changed: Mapping[str, list[Finding]] = field(default_factory=dict)

    @property
    def findings(self) -> list[Finding]:
        """All that is not as it is described."""
        return [found for own in self.changed.values() for found in own]


def open_packages(path: Path, atlas: Atlas, *, frozen: bool) -> OpenPackages:
    """Open the folders that an atlas names.

    Boundaries, and results that are called certified, are always held to what is described. Other results,
    attributes and cities are what a newsroom changes from day to day: unless the atlas is frozen they are read as they
    lie, held to the length and hash that they have now, with a warning for each file.

    Args:
        path: The `atlas.toml`.
        atlas: What it says.
        frozen: Whether everything is held to what is described.

    Raises:
        AtlasError: A folder leads out of the atlas's.
        PackageError: A description cannot be read, or has not what the atlas names.
    """
    place = atlas.place
    packages = {named: Package(folder_named(path, named)) for named in atlas.folders}
    if frozen:
        return OpenPackages(packages)
    changed: dict[str, list[Finding]] = {}
    own = [(place.package, name) for name in (place.attributes, place.cities) if name]
    own += [
        (use.package, contest_id)
        for contest_id, use in atlas.contests.items()
        if packages[use.package].resource(contest_id).status != CERTIFIED
    ]
    for named, name in own:
        packages[named], found = packages[named].as_it_lies(name)
        if found:
            changed[name] = found
    return OpenPackages(packages, changed)
