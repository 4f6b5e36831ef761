"""An atlas with everything it names: read, verified, counted, joined; nothing drawn yet."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import geopandas as gpd
import msgspec
import pandas as pd

from mapgen.areas.area_table import AreaTable
from mapgen.areas.attributes import read_cities, read_described_attributes
from mapgen.areas.boundaries import read_described_areas
from mapgen.cache import cached_layout
from mapgen.composition.comparison import Against
from mapgen.composition.compose import Setting
from mapgen.errors import AtlasError, JoinError
from mapgen.files.datapackage import Package
from mapgen.files.spec import folder_named, read_atlas, read_schemes
from mapgen.findings import by_severity, finding
from mapgen.model.choropleth import Note
from mapgen.results.contest_results import ContestResults
from mapgen.results.import_options import options_of
from mapgen.results.import_results import import_results
from mapgen.results.short_names import apart_from_outcomes
from mapgen.specs.atlas import Atlas, ContestUse
from mapgen.specs.contest import Contest
from mapgen.specs.measures import measures
from mapgen.specs.scheme import Scheme
from mapgen.tables.join import join_counties
from mapgen.tables.tally import tally
from mapgen.words.wording import Wording
from mapgen.workflows.compare_contests import compare_contests
from mapgen.workflows.loaded_atlas import Counted, Loaded
from mapgen.workflows.open_packages import OpenPackages, open_packages

Progress = Callable[[str], None]


def silent(_step: str) -> None:
    """Progress that nobody hears."""


def load(path: Path, *, frozen: bool = True, progress: Progress = silent) -> Loaded:
    """Read an atlas and everything it names, and hold it all together.

    Args:
        path: The `atlas.toml`; the folders it names are beside it.
        frozen: Whether every file must be as it is described; else some that changed are read as they are, which the
            remarks say (`open_packages`).
        progress: Told of every step.

    Raises:
        MapgenError: Anything is missing, not as described, or does not belong together.
    """
    atlas = read_atlas(path)
    wording = Wording(atlas.language)
    progress("Reading boundaries")
    opened = open_packages(path, atlas, frozen=frozen)
    place = opened.packages[atlas.place.package]
    areas = read_described_areas(place, atlas.place.boundaries)
    attributes = read_described_attributes(place, atlas.place.attributes) if atlas.place.attributes else None
    cities = read_cities(place, atlas.place.cities) if atlas.place.cities else None
    schemes = read_schemes(folder_named(path, atlas.place.schemes) if atlas.place.schemes else None)

    contests = {}
    for contest_id in atlas.contests:
        progress(f"Counting {contest_id}")
        contests[contest_id] = _count(path, atlas, contest_id, opened, areas)
    against = {
        contest_id: compare_contests(contests[contest_id], contests[use.compare.earlier], use.compare)
        for contest_id, use in atlas.contests.items()
        if use.compare is not None
    }
    progress("Joining")
    counties = {
        contest_id: _join(contest_id, use, contests[contest_id], attributes, against.get(contest_id))
        for contest_id, use in atlas.contests.items()
    }
    return Loaded(
        atlas=atlas,
        wording=wording,
        areas=areas,
        attributes=attributes,
        schemes=schemes,
        contests=contests,
        counties=counties,
        against=against,
        setting=Setting(
            place=wording.text(atlas.place.name),
            language=atlas.language,
            layout=cached_layout(areas.table),
            groupings={scheme_id: scheme_called(schemes, scheme_id) for scheme_id in atlas.place.groupings},
            cities=cities,
            sources=_place_sources(place, atlas, wording),
            publisher=wording.text(atlas.publisher),
            measures=measures() | atlas.measures,
        ),
        opened=opened,
    )


def _count(path: Path, atlas: Atlas, contest_id: str, opened: OpenPackages, areas: AreaTable) -> Counted:
    """A contest of the atlas, imported and counted."""
    use = atlas.contests[contest_id]
    package = opened.packages[use.package]
    contest = _needing(package.contest(contest_id), use.needs)
    _known_candidates(contest, use.allow_alike)
    results = read_described_results(package, contest, areas, use, layouts=own_layouts(path, use))
    if contest_id in opened.changed:
        results = _totals_said(results)
    counted, returns = results.sound()
    described = _needing(package.contest(contest_id, atlas.language), use.needs)
    described = apart_from_outcomes(msgspec.structs.replace(described, status=counted.status))
    return Counted(described, returns, tally(returns, described), results)


def _join(
    contest_id: str, use: ContestUse, counted: Counted, attributes: pd.DataFrame | None, against: Against | None
) -> gpd.GeoDataFrame:
    """The contest's areas with everything that is known of them."""
    # Counties that the earlier contest may lack stay without a comparison; others stop its own join.
    compared = [against.table().reindex(counted.tally.index)] if against is not None else []
    known = [counted.results.counts, *([attributes] if attributes is not None else [])]
    missing = {*use.allow_missing, *counted.results.excused}
    try:
        return join_counties(counted.results.areas.table, counted.tally, *known, *compared, allow_missing=missing)
    except JoinError as error:
        what = finding("of-contest", contest=contest_id, what=error.what.rstrip("."))
        raise JoinError(what, problems=error.problems, fix=error.fix) from error


def read_described_results(
    package: Package,
    contest: Contest,
    areas: AreaTable | None,
    use: ContestUse | None = None,
    *,
    layouts: tuple[Path, ...] = (),
) -> ContestResults:
    """The results of a described contest, its file verified first.

    Args:
        package: The folder of the file.
        contest: As it is described there.
        areas: The counties, or None for the country's.
        use: What the atlas says of it besides.
        layouts: Folders with layouts beside those that come with mapgen.

    Raises:
        PackageError: The file is not the described one.
        MapgenError: As `import_results`.
    """
    file = str(package.folder / package.resource(contest.id).path)
    options = options_of(
        contest,
        called=file,
        allow_missing=use.allow_missing if use is not None else (),
        elsewhere=use.elsewhere if use is not None else (),
        leave_out=use.leave_out if use is not None else (),
        whole=use.whole if use is not None else (),
        layouts=layouts,
    )
    with package.held(contest.id) as path:
        return import_results(path, options, areas)


def own_layouts(path: Path, use: ContestUse) -> tuple[Path, ...]:
    """The folder of layouts that an atlas names for a contest, beside those that come with mapgen."""
    return (folder_named(path, use.layout),) if use.layout else ()


def _totals_said(results: ContestResults) -> ContestResults:
    """The results of a file that changed since it was described: its totals are those of another, which is said."""
    report = (
        replace(found, severity="warning") if found.code == "expected-differs" else found for found in results.report
    )
    return replace(results, report=by_severity(list(report)))


def scheme_called(schemes: Mapping[str, Scheme], scheme_id: str) -> Scheme:
    """The scheme with this id.

    Raises:
        AtlasError: There is none.
    """
    if scheme_id not in schemes:
        raise AtlasError(finding("scheme-unknown", scheme=repr(scheme_id), known=", ".join(sorted(schemes))))
    return schemes[scheme_id]


def _needing(contest: Contest, needs: str) -> Contest:
    """The contest with what the atlas says is needed, where it says it."""
    return msgspec.structs.replace(contest, needs=needs) if needs else contest


def _known_candidates(contest: Contest, keys: tuple[str, ...]) -> None:
    known = [candidate.key for candidate in contest.candidates]
    unknown = [key for key in keys if key not in known]
    if unknown:
        values = {"keys": ", ".join(unknown), "known": ", ".join(known)}
        raise AtlasError(finding("alike-unknown", contest=contest.id, values=values))


def _place_sources(package: Package, atlas: Atlas, wording: Wording) -> tuple[Note, ...]:
    named = (
        ("source-boundaries", atlas.place.boundaries),
        ("source-attributes", atlas.place.attributes),
        ("source-cities", atlas.place.cities),
    )
    return tuple(
        Note(wording(message), "; ".join(source.title for source in package.resource(resource).sources))
        for message, resource in named
        if resource
    )
