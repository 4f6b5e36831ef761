"""Every file a build reads, with its hash."""

from __future__ import annotations

import hashlib
from pathlib import Path

from mapgen.read.package import DESCRIPTION, Package
from mapgen.specs.atlas import Atlas


def input_hashes(path: Path, atlas: Atlas) -> dict[str, dict[str, str | int]]:
    """Bytes and SHA-256 of the atlas, its schemes, its packages' descriptions and the files it uses of them.

    Args:
        path: The `atlas.toml`.
        atlas: What it says.

    Returns:
        By path, as seen from the atlas's folder; sorted.

    Raises:
        PackageError: A description cannot be read, or has not what the atlas names.
        OSError: A file has gone since it was read.
    """
    root, place = path.parent, atlas.place
    used = [(place.package, name) for name in (place.boundaries, place.attributes, place.cities) if name]
    used += [(use.package, contest_id) for contest_id, use in atlas.contests.items()]
    files = {path.name: path}
    for folder, name in used:
        package = Package(root / folder)
        names = [DESCRIPTION, *package.resource(name).marks()]
        files.update({f"{folder}/{each}": root / folder / each for each in names})
    if place.schemes:
        files.update({f"{place.schemes}/{each.name}": each for each in (root / place.schemes).glob("*.toml")})
    return {name: _mark(files[name].read_bytes()) for name in sorted(files)}


def _mark(content: bytes) -> dict[str, str | int]:
    return {"bytes": len(content), "hash": f"sha256:{hashlib.sha256(content).hexdigest()}"}
