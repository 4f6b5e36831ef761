"""`mapgen describe`: lengths, hashes and totals of figures written into their descriptions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from mapgen.areas.area_table import AreaTable
from mapgen.areas.boundaries import read_described_areas
from mapgen.errors import PackageError
from mapgen.files.datapackage import Package
from mapgen.files.json_edit import Place
from mapgen.files.regular import is_folder, is_there
from mapgen.files.spec import folder_named, read_atlas
from mapgen.findings import Finding, finding, refusal
from mapgen.publish.write import write_files
from mapgen.results.contest_results import ContestResults
from mapgen.specs.atlas import Atlas
from mapgen.workflows.load_atlas import own_layouts, read_described_results
from mapgen.workflows.redescribe import Redescribed, redescribed

ATLAS = "atlas.toml"


@dataclass(frozen=True, slots=True)
class _Home:
    """The atlas that a folder belongs to, or none.

    Attributes:
        path: Its `atlas.toml`, or None.
        atlas: What that says, or None.
        areas: The counties, once they have been read.
    """

    path: Path | None = None
    atlas: Atlas | None = None
    areas: dict[str, AreaTable] = field(default_factory=dict)


def describe(path: Path) -> tuple[list[Finding], list[Path]]:
    """Describe the files of a folder, or of all folders of an atlas, as they are now; write what that changes.

    Totals are counted anew where a description has them: a contest's file is then imported as a build imports it.

    Args:
        path: A folder with a description or a file in it, a folder with an `atlas.toml`, or that file.

    Returns:
        A note for everything that changes, and the descriptions that were written.

    Raises:
        MapgenError: A description or one of its files cannot be read, or results that have totals cannot be counted;
            then nothing is written.
    """
    home, folders = _home(path)
    found = {folder: redescribed(folder) for folder in folders}
    counted = [_with_totals(each, found, home) for each in found.values()]
    changed = [each for each in counted if each.content != each.before]
    write_files({each.file: each.content for each in changed})
    return [change for each in counted for change in each.changes], [each.file for each in changed]


def _home(path: Path) -> tuple[_Home, list[Path]]:
    """The atlas, and the folders to describe."""
    file = path / ATLAS if is_folder(path) else path
    if is_there(file) and file.suffix == ".toml":
        atlas = read_atlas(file)
        return _Home(file, atlas), [folder_named(file, name) for name in atlas.folders]
    folder = path if is_folder(path) else path.parent
    return _home_of(folder), [folder]


def _home_of(folder: Path) -> _Home:
    """The nearest atlas above a folder that names it."""
    for above in folder.resolve().parents:
        file = above / ATLAS
        if is_there(file):
            atlas = read_atlas(file)
            if any((above / name).resolve() == folder.resolve() for name in atlas.folders):
                return _Home(file, atlas)
    return _Home()


def _with_totals(found: Redescribed, all_of: Mapping[Path, Redescribed], home: _Home) -> Redescribed:
    """The description with the totals that its results have now, where it has totals."""
    package = Package(found.folder, found.description)
    for at, resource in enumerate(package.resources):
        if resource.contest is None or not resource.totals:
            continue
        counted = _counted(package, resource.name, all_of, home)
        values, notes = _totals(("resources", at, "totals"), resource.totals, counted)
        found = found.with_values(values, *notes)
    return found


def _counted(package: Package, name: str, all_of: Mapping[Path, Redescribed], home: _Home) -> ContestResults:
    """A described contest as its file is now, held to everything but its totals."""
    contest = msgspec.structs.replace(package.contest(name), totals={})
    use = home.atlas.contests.get(name) if home.atlas is not None else None
    layouts = own_layouts(home.path, use) if home.path is not None and use is not None else ()
    counted = read_described_results(package, contest, _areas(all_of, home), use, layouts=layouts)
    counted.sound()
    return counted


def _areas(all_of: Mapping[Path, Redescribed], home: _Home) -> AreaTable | None:
    """The counties of the atlas, or None for the country's."""
    if home.path is None or home.atlas is None:
        return None
    place = home.atlas.place
    if place.boundaries not in home.areas:
        folder = folder_named(home.path, place.package)
        now = next((each for own, each in all_of.items() if own.resolve() == folder.resolve()), None)
        package = Package(folder, now.description if now is not None else None)
        home.areas[place.boundaries] = read_described_areas(package, place.boundaries)
    return home.areas[place.boundaries]


def _totals(
    place: Place, described: Mapping[str, int], counted: ContestResults
) -> tuple[dict[Place, int], list[Finding]]:
    """The totals that are not what is counted, by their place, and a note for each."""
    now = counted.described_totals()
    unknown = sorted(described.keys() - now.keys())
    if unknown:
        keys = ", ".join(map(repr, unknown))
        raise PackageError(refusal("totals-of-nobody", counted.file, keys=keys, known=", ".join(now)))
    other = {key: votes for key, votes in described.items() if now[key] != votes}
    return {(*place, key): now[key] for key in other}, list(_notes(other, now, counted.file))


def _notes(then: Mapping[str, int], now: Mapping[str, int], file: str) -> Iterable[Finding]:
    for key, votes in then.items():
        yield finding(
            "total-described-anew", file, severity="note", choice=key, values={"now": now[key], "then": votes}
        )
