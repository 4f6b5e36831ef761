"""`mapgen add`: another contest, or a table of attributes, with the entries that `mapgen init` would have written."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace
from pathlib import Path
from typing import Any

import msgspec
import pandas as pd

from mapgen.errors import AtlasError, PackageError, UsageError
from mapgen.files.json_edit import with_item
from mapgen.files.regular import is_there, read_regular
from mapgen.files.toml_edit import CannotBeAddedError, with_added
from mapgen.geoid import STATE_FIPS
from mapgen.model.gate import refuse
from mapgen.publish.write import write_files
from mapgen.read.attributes import read_attributes
from mapgen.read.boundaries import read_described_areas
from mapgen.read.cells import MOST_BYTES as LARGEST
from mapgen.read.cells import read_cells
from mapgen.read.package import Package
from mapgen.read.redescribe import opened_description
from mapgen.read.spec import read_atlas
from mapgen.read.table import Results
from mapgen.read.toml import MOST_BYTES
from mapgen.results.contest_results import ContestResults
from mapgen.results.import_options import ImportOptions
from mapgen.results.import_results import import_results
from mapgen.returns.normalise import NATION
from mapgen.returns.vocabulary import office_name
from mapgen.specs.atlas import SLUG, Atlas
from mapgen.specs.contest import Contest
from mapgen.workflows.draw_map import colours_alike
from mapgen.workflows.house_colours import HouseColours
from mapgen.workflows.open_packages import open_packages
from mapgen.workflows.rehearse import rehearse
from mapgen.workflows.results_csv import results_csv, results_name
from mapgen.workflows.results_resource import mark_of_bytes, results_resource
from mapgen.workflows.starters import contest_entries

ATTRIBUTES = "attributes"


def add_contest(
    path: Path, source: Results, options: ImportOptions, colours: HouseColours, contest_id: str = ""
) -> tuple[str, ContestResults, list[Path]]:
    """Add a contest to an atlas: its returns, their description, its table and two maps.

    Args:
        path: The `atlas.toml`.
        source: The results file, a folder of them, or several.
        options: What a user says about it; the state is the atlas's where nothing is said.
        colours: The colours its maps shall have.
        contest_id: What the atlas calls it; empty for its kind and year, and its office where that is taken.

    Returns:
        The contest's id, the results, and the files that were written.

    Raises:
        UsageError: The id cannot be one, or is taken.
        AtlasError: The atlas has this contest already, or is written so that nothing can be added.
        MapgenError: The results have errors, or the atlas would not build with them; nothing is written then.
    """
    atlas = read_atlas(path)
    opened = open_packages(path, atlas, frozen=False)
    areas = read_described_areas(opened.packages[atlas.place.package], atlas.place.boundaries)
    others = [opened.packages[use.package].contest(other) for other, use in atlas.contests.items()]
    imported = import_results(source, in_the_state(options, others), areas)
    taken, alike = colours.on(imported)
    contest, _ = taken.sound()
    refuse(colours_alike(taken, allow_alike=alike))
    there = "" if contest_id else same_contest(contest, others)
    if there:
        raise AtlasError(
            f"The atlas has this contest: {there}.",
            fix=f"`mapgen update --contest {there} --from …` puts new results in it; --id names another.",
        )
    folder = next(iter(atlas.contests.values())).package if atlas.contests else atlas.place.package
    package = opened.packages[folder]
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
        **_with_resource(package, results_resource(taken, contest, name, content)),
        path: _with_entries(path, entries),
    }
    return contest.id, taken, _written(path, files, source)


def add_attributes(path: Path, table: Path, source: str = "") -> list[Path]:
    """Add a table of attributes to an atlas: the file, its description, and its name in the atlas.

    It is taken as it is: rows of other places are not read, so that a table of the whole country does for a state.

    Args:
        path: The `atlas.toml`.
        table: A CSV file with a `geoid` column.
        source: Who published it; the file's name where nobody says.

    Returns:
        The files that were written.

    Raises:
        AtlasError: The atlas has attributes already, or is written so that nothing can be added.
        MapgenError: The table cannot be read or lacks a county; nothing is written then.
    """
    atlas = read_atlas(path)
    if atlas.place.attributes:
        raise AtlasError(
            f"{path} has attributes already: {atlas.place.attributes!r}.",
            fix=f"Change their file, then `mapgen describe {path.parent / atlas.place.package}`.",
        )
    opened = open_packages(path, atlas, frozen=False)
    package = opened.packages[atlas.place.package]
    read_attributes(table)
    content = read_regular(table, most_bytes=LARGEST)
    name = f"{ATTRIBUTES}.csv"
    if is_there(package.folder / name) or any(each.name == ATTRIBUTES for each in package.resources):
        raise PackageError(f"{package.folder} has {ATTRIBUTES} already.", fix="Name them in the atlas's [place].")
    resource = {
        "name": ATTRIBUTES,
        "path": name,
        "title": "Attributes of the counties",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        **mark_of_bytes(content),
        "schema": {"fields": _fields(table)},
        "sources": [{"title": source or table.name}],
    }
    files = {
        package.folder / name: content,
        **_with_resource(package, resource),
        path: _with_entries(path, f'[place]\nattributes = "{ATTRIBUTES}"\n'),
    }
    return _written(path, files, table)


def in_the_state(options: ImportOptions, others: Collection[Contest]) -> ImportOptions:
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
            what = "is taken" if named in taken else "is not usable: lower-case letters and digits, hyphens between"
            raise UsageError(f"--id {named!r} {what}.", fix=f"The atlas has: {', '.join(atlas.contests)}.")
        return named
    short = "-".join(part for part in (contest.election_type, contest.date[:4]) if part)
    long = "-".join(part for part in (short, _slug(contest.office), _slug(contest.district)) if part)
    found = next((each for each in (short, long) if each not in taken and SLUG.fullmatch(each)), "")
    if not found:
        raise UsageError(f"The atlas has a contest {long!r} already.", fix="Name this one with --id.")
    return found


def _slug(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", text.casefold()).strip("-")[:40].strip("-")


def _free_name(contest: Contest, package: Package) -> str:
    """A name that no file of the folder has."""
    where = "us" if contest.state == NATION else contest.state.casefold()
    names = (results_name(contest, where), results_name(contest, where, contest.id))
    free = next((name for name in names if not is_there(package.folder / name)), "")
    if not free:
        raise PackageError(f"{package.folder} has {' and '.join(names)} already.", fix="Name the contest with --id.")
    return free


def _with_resource(package: Package, resource: dict[str, Any]) -> dict[Path, bytes]:
    """The description of a folder with one resource more."""
    found = opened_description(package.folder)
    return {found.file: with_item(found.text, ("resources",), resource).encode(found.encoding)}


def _with_entries(path: Path, entries: str) -> bytes:
    """The atlas's file with more in it.

    Raises:
        AtlasError: It is written so that nothing can be added.
    """
    text = read_regular(path, most_bytes=MOST_BYTES).decode("utf-8")
    try:
        return with_added(text, entries).encode()
    except CannotBeAddedError as error:
        raise AtlasError(
            f"{path} is written so that nothing can be added: {error}.",
            fix="Give [place], [contests.ID] and [[maps]] tables of their own, or write it there yourself:\n" + entries,
        ) from error


def _written(path: Path, files: dict[Path, bytes], source: Results) -> list[Path]:
    rehearse(path, files)
    sources = [source] if isinstance(source, str | Path) else source
    write_files(files, inputs=[Path(each) for each in sources])
    return list(files)


def _fields(file: Path) -> list[dict[str, str]]:
    """The columns of a table in their order, each with its type; what has leading zeros is a code, not a number."""
    cells = read_cells(file, str(file))
    return [{"name": str(name), "type": _type(cells[name], str(name))} for name in cells]


def _type(column: pd.Series, name: str) -> str:
    if name == "geoid" or column.str.fullmatch(r"0[0-9]+").any():
        return "string"
    try:
        kind = pd.to_numeric(column).dtype.kind
    except ValueError:
        return "string"
    return "integer" if kind in "iu" else "number"
