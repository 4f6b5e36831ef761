"""An atlas with everything it names: read, verified, counted, joined; nothing drawn yet."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

import geopandas as gpd
import msgspec
import pandas as pd

from mapgen.areas.area_table import AreaTable
from mapgen.cache import cached_layout
from mapgen.errors import AtlasError, JoinError
from mapgen.findings import Finding, by_severity
from mapgen.model.against import Against
from mapgen.model.choropleth import Comparison, Note
from mapgen.model.compose import Setting
from mapgen.read.attributes import read_cities, read_described_attributes
from mapgen.read.boundaries import read_described_areas
from mapgen.read.package import Package
from mapgen.read.spec import folder_named, read_atlas, read_schemes
from mapgen.results.contest_results import ContestResults
from mapgen.results.import_options import options_of
from mapgen.results.import_results import import_results
from mapgen.specs.atlas import Atlas, Compare, ContestUse, site_address
from mapgen.specs.contest import Candidate, Contest
from mapgen.specs.scheme import Scheme
from mapgen.tables.join import join_counties
from mapgen.tables.tally import tally, two_way
from mapgen.words.wording import Wording, languages
from mapgen.workflows.open_packages import OpenPackages, open_packages

Progress = Callable[[str], None]


def silent(_step: str) -> None:
    """Progress that nobody hears."""


@dataclass(frozen=True, slots=True)
class Counted:
    """A contest with its returns and tally.

    Attributes:
        contest: In the atlas's language.
        returns: One row for each county and candidate.
        tally: One row a county.
        results: What was imported.
    """

    contest: Contest
    returns: pd.DataFrame
    tally: pd.DataFrame
    results: ContestResults


@dataclass(frozen=True, slots=True)
class Loaded:
    """An atlas with everything it names, read, verified and joined; nothing drawn yet.

    Attributes:
        atlas: The specification.
        wording: Its words.
        areas: The counties, with the source of their boundaries.
        attributes: Indexed by `geoid`, or None.
        schemes: By id.
        contests: By id.
        counties: Joined tables by contest id.
        against: Comparisons by contest id.
        setting: What the maps have in common.
        opened: The described folders that were read.
    """

    atlas: Atlas
    wording: Wording
    areas: AreaTable
    attributes: pd.DataFrame | None
    schemes: Mapping[str, Scheme]
    contests: Mapping[str, Counted]
    counties: Mapping[str, gpd.GeoDataFrame]
    against: Mapping[str, Against]
    setting: Setting = field(repr=False)
    opened: OpenPackages = field(repr=False)

    @property
    def boundaries(self) -> gpd.GeoDataFrame:
        """The counties, indexed by `geoid`."""
        return self.areas.table

    @property
    def remarks(self) -> list[Finding]:
        """What was found besides errors: what is not as described, of the boundaries once, of each contest's file."""
        own = [finding for counted in self.contests.values() for finding in counted.results.report]
        return [*self.opened.findings, *self.areas.findings, *own]


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
    for contest_id, use in atlas.contests.items():
        progress(f"Counting {contest_id}")
        package = opened.packages[use.package]
        contest = _needing(package.contest(contest_id), use.needs)
        _known_candidates(contest, use.allow_alike)
        layouts = (folder_named(path, use.layout),) if use.layout else ()
        results = read_described_results(package, contest, areas, use, layouts=layouts)
        if contest_id in opened.changed:
            results = _totals_said(results)
        found, returns = results.sound()
        told = _needing(package.contest(contest_id, atlas.language), use.needs)
        told = msgspec.structs.replace(told, status=found.status)
        contests[contest_id] = Counted(told, returns, tally(returns, told), results)
    against = {
        contest_id: _against(contests[contest_id], contests[use.compare.earlier], use.compare)
        for contest_id, use in atlas.contests.items()
        if use.compare is not None
    }
    progress("Joining")
    counties = {}
    for contest_id, use in atlas.contests.items():
        counted = contests[contest_id].tally
        # Counties that the earlier contest may lack stay without a comparison; others stop its own join.
        compared = [against[contest_id].table().reindex(counted.index)] if contest_id in against else []
        known = [attributes] if attributes is not None else []
        try:
            missing = {*use.allow_missing, *contests[contest_id].results.excused}
            joined = join_counties(areas.table, counted, *known, *compared, allow_missing=missing)
        except JoinError as error:
            raise JoinError(f"{contest_id}: {error.what}", problems=error.problems, fix=error.fix) from error
        counties[contest_id] = joined
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
            groupings={each: scheme_called(schemes, each) for each in atlas.place.groupings},
            cities=cities,
            sources=_place_sources(place, atlas, wording),
            publisher=wording.text(atlas.publisher),
        ),
        opened=opened,
    )


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
        layouts=layouts,
    )
    with package.held(contest.id) as path:
        return import_results(path, options, areas)


def _totals_said(results: ContestResults) -> ContestResults:
    """The results of a file that changed since it was described: its totals are those of another, which is said."""
    report = (
        replace(found, severity="warning") if found.code == "expected-differs" else found for found in results.report
    )
    return replace(results, report=by_severity(list(report)))


def located(loaded: Loaded, base_url: str) -> Loaded:
    """The same atlas for another place on the web, or unchanged where none is named.

    Raises:
        AtlasError: The address is not an absolute one.
    """
    if not base_url:
        return loaded
    return replace(loaded, atlas=msgspec.structs.replace(loaded.atlas, base_url=site_address(base_url)))


def other_languages(atlas: Atlas) -> tuple[str, ...]:
    """The languages besides its own that the atlas is titled in and that have a catalogue, sorted."""
    titled = set(atlas.title) if isinstance(atlas.title, dict) else set()
    return tuple(each for each in languages() if each in titled and each != atlas.language)


def in_language(loaded: Loaded, language: str) -> Loaded:
    """The same atlas in another language."""
    wording = Wording(language)
    return replace(
        loaded,
        atlas=msgspec.structs.replace(loaded.atlas, language=language),
        wording=wording,
        setting=replace(loaded.setting, language=language, place=wording.text(loaded.atlas.place.name)),
    )


def scheme_called(schemes: Mapping[str, Scheme], scheme_id: str) -> Scheme:
    """The scheme with this id.

    Raises:
        AtlasError: There is none.
    """
    if scheme_id not in schemes:
        raise AtlasError(f"There is no scheme {scheme_id!r}.", fix=f"There are: {', '.join(sorted(schemes))}.")
    return schemes[scheme_id]


def _needing(contest: Contest, needs: str) -> Contest:
    """The contest with what the atlas says is needed, where it says it."""
    return msgspec.structs.replace(contest, needs=needs) if needs else contest


def _known_candidates(contest: Contest, keys: tuple[str, ...]) -> None:
    known = [candidate.key for candidate in contest.candidates]
    unknown = [key for key in keys if key not in known]
    if unknown:
        raise AtlasError(
            f"allow_alike of the contest {contest.id} names {', '.join(unknown)}, who is none of its candidates.",
            fix=f"Their keys are {', '.join(known)}.",
        )


def _against(now: Counted, before: Counted, spec: Compare) -> Against:
    restricted = spec.of == "two"
    comparison = Comparison(
        earlier=before.contest,
        now=_side(now.contest, spec),
        before=_side(before.contest, spec),
        two_way=restricted,
    )
    if not restricted:
        return Against(comparison, now.tally, before.tally, _elsewhere(now), _elsewhere(before))
    return Against(
        comparison,
        tally(two_way(now.returns, now.contest), now.contest),
        tally(two_way(before.returns, before.contest), before.contest),
        _elsewhere(now, restricted=True),
        _elsewhere(before, restricted=True),
    )


def _elsewhere(counted: Counted, *, restricted: bool = False) -> dict[str, int]:
    """The votes of no county by candidate's key; restricted, of the two first-named alone."""
    keys = [candidate.key for candidate in counted.contest.candidates]
    return {key: int(counted.results.elsewhere[key].sum()) for key in (keys[:2] if restricted else keys)}


def _side(contest: Contest, spec: Compare) -> Candidate:
    found = next(
        (c for c in contest.candidates if (c.key == spec.candidate if spec.candidate else c.party == spec.party)),
        None,
    )
    if found is None:
        who = f"the candidate {spec.candidate!r}" if spec.candidate else f"a candidate of the party {spec.party!r}"
        raise AtlasError(
            f"The contest {contest.id} has not {who}, whom its comparison follows.",
            fix=f"It has: {', '.join(f'{c.key} ({c.party})' for c in contest.candidates)}.",
        )
    return found


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
