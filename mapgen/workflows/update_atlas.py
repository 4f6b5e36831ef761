"""`mapgen update`: new results in the place of a contest's old ones; everything else of the atlas stays."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import msgspec

from mapgen.areas.area_table import AreaTable
from mapgen.areas.boundaries import read_described_areas
from mapgen.errors import AtlasError, MapgenError, UsageError
from mapgen.files.datapackage import Package
from mapgen.files.spec import read_atlas
from mapgen.findings import Finding, finding, refusal
from mapgen.publish.write import write_files
from mapgen.results.compare_results import ResultsDifference, compare_results
from mapgen.results.contest_results import ContestResults
from mapgen.results.import_options import ImportOptions, options_of
from mapgen.results.import_results import import_results
from mapgen.results.read_table import Results, paths_of
from mapgen.specs.atlas import Atlas, ContestUse
from mapgen.specs.contest import Contest
from mapgen.words.wording import text_in
from mapgen.workflows.atlas_additions import with_entry
from mapgen.workflows.load_atlas import own_layouts, read_described_results
from mapgen.workflows.open_packages import open_packages
from mapgen.workflows.rehearse import rehearse
from mapgen.workflows.replace_results import replaced_results


@dataclass(frozen=True, slots=True)
class NewResults:
    """What a user says of a new results file.

    Attributes:
        source: The file, a folder of them, or several.
        table: The sheet or the file of a zip, where there are several.
        votes: Headers of the columns that are votes; none for those that are described, or are found.
        reading: How the column is to be read that says how much is counted; empty for what is described.
        layouts: Folders with layouts, beside the atlas's own.
        expected_totals: Votes by candidate's name that the new results are held to.
        status: How final the figures are, or empty for what is described.
        elsewhere: Names of places that belong to no county, beside those that are described.
        leave_out: Places, counties or states whose rows are left out, beside those that are described.
        whole: States that are drawn as one area each, beside those that are described.
        allow_missing: Whether counties may be without returns; the atlas then says which.
    """

    source: Results
    table: str = ""
    votes: tuple[str, ...] = ()
    reading: str = ""
    layouts: tuple[Path, ...] = ()
    expected_totals: Mapping[str, int] = field(default_factory=dict)
    status: str = ""
    elsewhere: tuple[str, ...] = ()
    leave_out: tuple[str, ...] = ()
    whole: tuple[str, ...] = ()
    allow_missing: bool = False


@dataclass(frozen=True, slots=True)
class Update:
    """What an update comes to.

    Attributes:
        contest: The contest.
        difference: What differs between the old and the new results; None where the old ones could not be read.
        taken: The new results.
        changes: What was said of the old file and is no longer, and what still is.
        written: The files that were written; none where nothing differs.
    """

    contest: Contest
    difference: ResultsDifference | None
    taken: ContestResults
    changes: tuple[Finding, ...]
    written: tuple[Path, ...]


def update_atlas(path: Path, new: NewResults, contest_id: str = "") -> Update:
    """Put new results in the place of a contest's old ones.

    They are imported as the described contest, on the atlas's counties; then the atlas is read with them once, in a
    private copy. Only then the results, in mapgen's own columns, and their description are written, both or none.

    Args:
        path: The `atlas.toml`.
        new: The new results.
        contest_id: Which contest, where the atlas has several.

    Raises:
        UsageError: The atlas has several contests and none is named, or not this one.
        MapgenError: The results have errors, or the atlas would not build with them; nothing is written then.
    """
    atlas = read_atlas(path)
    contest_id = _named(atlas, contest_id)
    use = atlas.contests[contest_id]
    opened = open_packages(path, atlas, frozen=False)
    package = opened.packages[use.package]
    areas = read_described_areas(opened.packages[atlas.place.package], atlas.place.boundaries)
    described = package.contest(contest_id)
    contest = msgspec.structs.replace(described, status=new.status or described.status, totals={})
    layouts = own_layouts(path, use)
    before = _before(package, msgspec.structs.replace(described, totals={}), areas, use, layouts)
    taken = import_results(new.source, _options(contest, use, layouts, new), areas)
    taken.sound()
    difference = compare_results(before, taken) if before is not None else None
    if difference is not None and difference.same and contest.status == described.status:
        return Update(contest, difference, taken, tuple(opened.changed.get(contest_id, ())), ())
    files, changes = replaced_results(package, package.resource(contest_id), described, contest, taken)
    files |= _missing_allowed(path, contest_id, use, taken)
    rehearsed = rehearse(path, files).contests[contest_id].results
    if not compare_results(taken, rehearsed).same:
        raise AtlasError(refusal("update-read-otherwise", taken.file, contest=contest_id))
    write_files(files, inputs=paths_of(new.source))
    return Update(contest, difference, taken, (*changes, *_headlines(path, atlas, contest_id)), tuple(files))


def _named(atlas: Atlas, contest_id: str) -> str:
    """The contest that is meant: the one that is named, or the only one.

    Raises:
        UsageError: None is named and there are several, or there is none of this name.
    """
    if not contest_id and len(atlas.contests) == 1:
        return next(iter(atlas.contests))
    if contest_id not in atlas.contests:
        which = "unknown" if contest_id else "none"
        known = ", ".join(atlas.contests)
        raise UsageError(finding("contest-unnamed", contest=which, id=repr(contest_id), known=known))
    return contest_id


def _headlines(path: Path, atlas: Atlas, contest_id: str) -> list[Finding]:
    """The headlines that somebody wrote over these figures: what they say may hold no longer."""
    shows = {
        contest_id,
        *(own for own, use in atlas.contests.items() if use.compare and use.compare.earlier == contest_id),
    }
    return [
        finding(
            "headline-by-hand",
            str(path),
            severity="warning",
            slug=spec.slug,
            headline=text_in(spec.headline, atlas.language),
        )
        for spec in atlas.maps
        if spec.contest in shows and spec.headline
    ]


def _before(
    package: Package, contest: Contest, areas: AreaTable, use: ContestUse, layouts: tuple[Path, ...]
) -> ContestResults | None:
    """The old results, or None where they cannot be read: then there is all the more reason for new ones."""
    try:
        found = read_described_results(package, contest, areas, use, layouts=layouts)
    except MapgenError:
        return None
    return None if found.errors or found.contest is None else found


def _missing_allowed(path: Path, contest_id: str, use: ContestUse, taken: ContestResults) -> dict[Path, bytes]:
    """The atlas with the counties that have no returns named as such; nothing where it names them already.

    Raises:
        AtlasError: It is written so that it cannot be added.
    """
    absent = set(taken.areas.table.index) - set(taken.returns["geoid"]) - set(taken.excused)
    if absent <= set(use.allow_missing):
        return {}
    missing = sorted({*use.allow_missing, *absent})
    return {path: with_entry(path, ("contests", contest_id, "allow_missing"), missing)}


def _options(contest: Contest, use: ContestUse, layouts: tuple[Path, ...], new: NewResults) -> ImportOptions:
    options = options_of(
        contest,
        allow_missing=new.allow_missing or use.allow_missing,
        elsewhere=(*use.elsewhere, *new.elsewhere),
        leave_out=(*use.leave_out, *new.leave_out),
        whole=(*use.whole, *new.whole),
        layouts=layouts,
    )
    reading: Any = new.reading or options.reading
    return replace(
        options,
        table=new.table,
        votes=new.votes or options.votes,
        reading=reading,
        layouts=(*layouts, *new.layouts),
        expected_totals=new.expected_totals,
        by_last_name=True,
    )
