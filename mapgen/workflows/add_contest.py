"""`mapgen add --contest`: another contest in an atlas, with the entries that `mapgen init` would have written."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import msgspec

from mapgen.areas.boundaries import read_described_areas
from mapgen.composition.check_palette import refuse
from mapgen.errors import AtlasError, PackageError, UsageError
from mapgen.files.datapackage import Package
from mapgen.files.regular import is_there
from mapgen.files.spec import read_atlas
from mapgen.findings import finding, refusal
from mapgen.geoid import STATE_FIPS
from mapgen.results.contest_results import ContestResults
from mapgen.results.import_options import ImportOptions
from mapgen.results.import_results import import_results
from mapgen.results.normalise import NATION
from mapgen.results.read_table import Results
from mapgen.specs.atlas import SLUG, Atlas
from mapgen.specs.contest import Contest
from mapgen.words.terms import office_name
from mapgen.workflows.atlas_additions import with_entries, with_resource, write_additions
from mapgen.workflows.draw_map import colours_alike
from mapgen.workflows.house_colours import HouseColours
from mapgen.workflows.open_packages import open_packages
from mapgen.workflows.results_csv import results_csv, results_name
from mapgen.workflows.results_resource import results_resource
from mapgen.workflows.starters import contest_entries


@dataclass(frozen=True, slots=True)
class ImportedBeside:
    """Results imported on an atlas's counties, and what they stand beside.

    Attributes:
        path: The `atlas.toml`.
        atlas: What it says.
        packages: Its described folders, by name.
        others: Its contests.
        source: The results file, a folder of them, or several.
        results: What was imported.
    """

    path: Path
    atlas: Atlas
    packages: Mapping[str, Package]
    others: tuple[Contest, ...]
    source: Results
    results: ContestResults


def import_beside(path: Path, source: Results, options: ImportOptions) -> ImportedBeside:
    """Import results on the counties of an atlas, in the state of its other contests where none is named."""
    atlas = read_atlas(path)
    packages = open_packages(path, atlas, frozen=False).packages
    areas = read_described_areas(packages[atlas.place.package], atlas.place.boundaries)
    others = tuple(packages[use.package].contest(other) for other, use in atlas.contests.items())
    results = import_results(source, _in_the_state(options, others), areas)
    return ImportedBeside(path, atlas, packages, others, source, results)


def add_contest(
    beside: ImportedBeside, colours: HouseColours, contest_id: str = ""
) -> tuple[str, ContestResults, list[Path]]:
    """Add a contest to an atlas: its returns, their description, its table and two maps.

    Args:
        beside: The results, imported on the atlas's counties.
        colours: The colours its maps shall have.
        contest_id: What the atlas calls it; empty for its kind and year, and its office where that is taken.

    Returns:
        The contest's id, the results, and the files that were written.

    Raises:
        UsageError: The id cannot be one, or is taken.
        AtlasError: The atlas has this contest already, or is written so that nothing can be added.
        MapgenError: The results have errors, or the atlas would not build with them; nothing is written then.
    """
    atlas, others = beside.atlas, beside.others
    taken, alike = colours.on(beside.results)
    contest, _ = taken.sound()
    refuse(colours_alike(taken, allow_alike=alike))
    there = "" if contest_id else same_contest(contest, others)
    if there:
        raise AtlasError(finding("contest-there", contest=there))
    folder = next(iter(atlas.contests.values())).package if atlas.contests else atlas.place.package
    package = beside.packages[folder]
    named = _id(contest, atlas, package, contest_id)
    contest = msgspec.structs.replace(contest, id=named, state=_state(others) or contest.state)
    content = results_csv(taken, contest).encode()
    name = _free_name(contest, package)
    entries = contest_entries(
        taken,
        contest,
        folder,
        allow_alike=alike,
        prefix=f"{contest.id}-",
        called=f"{contest.title}{', ' if contest.date else ''}{contest.date[:4]}: ",
    )
    files = {
        package.folder / name: content,
        **with_resource(package, results_resource(taken, contest, name, content)),
        beside.path: with_entries(beside.path, entries),
    }
    return contest.id, taken, write_additions(beside.path, files, beside.source)


def _in_the_state(options: ImportOptions, others: Collection[Contest]) -> ImportOptions:
    """The options, with the state of the atlas's other contests where none is named."""
    known, state = options.contest_filter, _state(others)
    if known.state or state not in STATE_FIPS:
        return options
    return replace(options, contest_filter=replace(known, state=state))


def _state(others: Collection[Contest]) -> str:
    """The state that the atlas's contests have in common, or empty."""
    states = {contest.state for contest in others}
    return states.pop() if len(states) == 1 else ""


def same_contest(contest: Contest, others: Collection[Contest]) -> str:
    """The id of the contest that is the same one: of one day, office, district, kind of election, and parties."""
    for other in others:
        if (
            other.date == contest.date
            and office_name(other.office) == office_name(contest.office)
            and (other.district, other.election_type) == (contest.district, contest.election_type)
            and {each.party for each in other.candidates} == {each.party for each in contest.candidates}
        ):
            return other.id
    return ""


def _id(contest: Contest, atlas: Atlas, package: Package, named: str) -> str:
    taken = {*atlas.contests, *(resource.name for resource in package.resources)}
    if named:
        if SLUG.fullmatch(named) is None or named in taken:
            why = "taken" if named in taken else "form"
            raise UsageError(finding("id-unusable", id=repr(named), why=why, known=", ".join(atlas.contests)))
        return named
    short = "-".join(part for part in (contest.election_type, contest.date[:4]) if part)
    long = "-".join(part for part in (short, _slug(contest.office), _slug(contest.district)) if part)
    found = next((each for each in (short, long) if each not in taken and SLUG.fullmatch(each)), "")
    if not found:
        raise UsageError(finding("id-taken", contest=repr(long)))
    return found


def _slug(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", text.casefold()).strip("-")[:40].strip("-")


def _free_name(contest: Contest, package: Package) -> str:
    """A name that no file of the folder has."""
    where = "us" if contest.state == NATION else contest.state.casefold()
    names = (results_name(contest, where), results_name(contest, where, contest.id))
    free = next((name for name in names if not is_there(package.folder / name)), "")
    if not free:
        raise PackageError(refusal("folder-has-already", package.folder, names=" + ".join(names), way="id"))
    return free
