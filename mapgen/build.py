"""The wiring: an atlas to its maps, and its maps to files."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Any

import geopandas as gpd
import msgspec
import pandas as pd
import shapely

from mapgen.atlas import Atlas, Compare, MapSpec, site_address
from mapgen.cache import cached_layout, remembered
from mapgen.choropleth import Choropleth, Comparison, Note
from mapgen.compose import Against, Setting, compose
from mapgen.contest import Candidate, Contest
from mapgen.errors import AtlasError, JoinError, UsageError
from mapgen.jobs import mapped
from mapgen.join import join_counties
from mapgen.publish import kept, publish, recover
from mapgen.read.attributes import read_cities, read_described_attributes
from mapgen.read.boundaries import read_described_boundaries
from mapgen.read.inputs import input_hashes
from mapgen.read.package import Package
from mapgen.read.returns import read_described_returns
from mapgen.read.spec import read_atlas, read_schemes
from mapgen.scheme import Scheme
from mapgen.tally import tally, two_way
from mapgen.wording import Wording, languages

Progress = Callable[[str], None]


def silent(_step: str) -> None:
    """Progress that nobody hears."""


@dataclass(frozen=True, slots=True)
class Counted:
    """A contest with its returns and tally."""

    contest: Contest
    returns: pd.DataFrame
    tally: pd.DataFrame


@dataclass(frozen=True, slots=True)
class Loaded:
    """An atlas with everything it names, read, verified and joined; nothing drawn yet.

    Attributes:
        atlas: The specification.
        wording: Its words.
        boundaries: Indexed by `geoid`.
        attributes: Indexed by `geoid`, or None.
        schemes: By id.
        contests: By id.
        counties: Joined tables by contest id.
        against: Comparisons by contest id.
        setting: What the maps have in common.
    """

    atlas: Atlas
    wording: Wording
    boundaries: gpd.GeoDataFrame
    attributes: pd.DataFrame | None
    schemes: Mapping[str, Scheme]
    contests: Mapping[str, Counted]
    counties: Mapping[str, gpd.GeoDataFrame]
    against: Mapping[str, Against]
    setting: Setting = field(repr=False)


def load(path: Path, *, progress: Progress = silent) -> Loaded:
    """Read an atlas and everything it names, and hold it all together.

    Args:
        path: The `atlas.toml`; the folders it names are beside it.
        progress: Told of every step.

    Raises:
        MapgenError: Anything is missing, not as described, or does not belong together.
    """
    atlas = read_atlas(path)
    wording = Wording(atlas.language)
    root = path.parent
    progress("Reading boundaries")
    place = Package(root / atlas.place.package)
    boundaries = read_described_boundaries(place, atlas.place.boundaries)
    attributes = read_described_attributes(place, atlas.place.attributes) if atlas.place.attributes else None
    cities = read_cities(place, atlas.place.cities) if atlas.place.cities else None
    schemes = read_schemes(root / atlas.place.schemes if atlas.place.schemes else None)

    contests = {}
    for contest_id, use in atlas.contests.items():
        progress(f"Counting {contest_id}")
        package = Package(root / use.package)
        contest = package.contest(contest_id)
        returns = read_described_returns(package, contest, boundaries["name"].to_dict())
        told = package.contest(contest_id, atlas.language)
        contests[contest_id] = Counted(told, returns, tally(returns, told))
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
            joined = join_counties(boundaries, counted, *known, *compared, allow_missing=use.allow_missing)
        except JoinError as error:
            raise JoinError(f"{contest_id}: {error.what}", problems=error.problems, fix=error.fix) from error
        counties[contest_id] = joined
    return Loaded(
        atlas=atlas,
        wording=wording,
        boundaries=boundaries,
        attributes=attributes,
        schemes=schemes,
        contests=contests,
        counties=counties,
        against=against,
        setting=Setting(
            place=wording.text(atlas.place.name),
            language=atlas.language,
            layout=cached_layout(boundaries),
            groupings={each: _scheme(schemes, each) for each in atlas.place.groupings},
            cities=cities,
            sources=_place_sources(place, atlas, wording),
            publisher=wording.text(atlas.publisher),
        ),
    )


def choropleths(loaded: Loaded, *, progress: Progress = silent) -> Iterator[Choropleth]:
    """The atlas's maps, composed one by one.

    Raises:
        MapgenError: A map cannot be made.
    """
    for spec in loaded.atlas.maps:
        progress(f"Composing {spec.slug}")
        yield compose_map(loaded, spec)


def compose_map(loaded: Loaded, spec: MapSpec) -> Choropleth:
    """One map of a loaded atlas."""
    return compose(
        loaded.counties[spec.contest],
        loaded.contests[spec.contest].contest,
        _scheme(loaded.schemes, spec.scheme),
        spec,
        setting=loaded.setting,
        marking=_scheme(loaded.schemes, spec.marking) if spec.marking else None,
        against=loaded.against.get(spec.contest),
    )


def one_map(loaded: Loaded, slug: str) -> Choropleth:
    """One map of a loaded atlas by its slug.

    Raises:
        UsageError: The atlas has no such map.
    """
    _known_maps((slug,), loaded.atlas)
    return compose_map(loaded, next(spec for spec in loaded.atlas.maps if spec.slug == slug))


def build(
    path: Path,
    out: Path,
    *,
    only: tuple[str, ...] = (),
    base_url: str = "",
    jobs: int = 1,
    progress: Progress = silent,
) -> list[Choropleth]:
    """Read an atlas, make its maps, and put the site in place.

    Args:
        path: The `atlas.toml`.
        out: The site's folder.
        only: Slugs of the maps to make, the others staying as they are in the folder; all where it is empty. The
            front page shows what the folder then holds.
        base_url: Where the site will lie on the web, instead of what the atlas says; empty for the atlas's own.
        jobs: How many maps to render at a time; the bytes are the same for any number.
        progress: Told of every step.

    Returns:
        The maps made.

    Raises:
        UsageError: A slug is not in the atlas.
        MapgenError: Something cannot be read, made or written; the folder is then as it was.
    """
    recover(out)
    loaded = located(load(path, progress=progress), base_url)
    _known_maps(only, loaded.atlas)
    maps = list(choropleths(loaded, progress=progress))
    chosen = [each for each in maps if not only or each.slug in only]
    staying = [each for each in maps if only and each.slug not in only and (out / each.slug / "index.html").is_file()]
    progress("Rendering")
    shown = [each for each in maps if each in chosen or each in staying]
    files = render_site(loaded, shown, chosen, jobs=jobs)
    keep = [each.slug for each in staying]
    files["manifest.json"] = _manifest(loaded, path, shown, {**kept(out, keep), **files})
    progress("Publishing")
    publish(files, out, keep=keep)
    return chosen


def _manifest(loaded: Loaded, path: Path, maps: list[Choropleth], files: Mapping[str, bytes]) -> bytes:
    from mapgen.render.manifest import render_manifest

    inputs = input_hashes(path, loaded.atlas)
    return render_manifest(files, inputs, maps, base_url=loaded.atlas.base_url).encode("utf-8")


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


def _known_maps(slugs: tuple[str, ...], atlas: Atlas) -> None:
    known = [each.slug for each in atlas.maps]
    unknown = [slug for slug in slugs if slug not in known]
    if unknown:
        raise UsageError(f"The atlas has no map {', '.join(unknown)}.", fix=f"It has: {', '.join(known)}.")


def render_site(loaded: Loaded, maps: list[Choropleth], chosen: list[Choropleth], *, jobs: int = 1) -> dict[str, bytes]:
    """The site's front page, which shows the maps, and the files of the chosen ones among them, by path."""
    from mapgen.render.index import render_index
    from mapgen.render.outputs import Site, render_map, render_translation, shared_files

    boundaries = loaded.boundaries
    site = Site(
        title=loaded.wording.text(loaded.atlas.title),
        others=tuple((each.slug, each.title) for each in maps),
        shapes=remembered("geojson", boundaries, lambda: _geojson_shapes(boundaries), dict[str, Any]),
        base_url=loaded.atlas.base_url,
        languages=(loaded.atlas.language, *other_languages(loaded.atlas)),
    )
    about = loaded.wording.text(loaded.atlas.about)
    files = {"index.html": render_index(maps, title=site.title, about=about).encode("utf-8")}
    files.update(shared_files())
    for made in mapped(partial(render_map, site=site), chosen, jobs=jobs):
        files.update(made)
    slugs = [each.slug for each in chosen]
    for language in other_languages(loaded.atlas):
        spoken = in_language(loaded, language)
        for spec in loaded.atlas.maps:
            if spec.slug in slugs:
                files.update(render_translation(compose_map(spoken, spec), site))
    return files


def _scheme(schemes: Mapping[str, Scheme], scheme_id: str) -> Scheme:
    if scheme_id not in schemes:
        raise AtlasError(f"There is no scheme {scheme_id!r}.", fix=f"There are: {', '.join(sorted(schemes))}.")
    return schemes[scheme_id]


def _geojson_shapes(boundaries: gpd.GeoDataFrame) -> dict[str, object]:
    """Simplified to about a hundred metres as one coverage, so that the file stays small and borders shared.

    Outer rings run counterclockwise, as RFC 7946 asks; shapefiles have them the other way round.
    """
    simple = shapely.coverage_simplify(boundaries.geometry.to_numpy(), 0.001)
    rounded = shapely.orient_polygons(shapely.set_precision(simple, 1e-5, mode="pointwise"))
    return {
        str(geoid): json.loads(text) for geoid, text in zip(boundaries.index, shapely.to_geojson(rounded), strict=True)
    }


def _against(now: Counted, before: Counted, spec: Compare) -> Against:
    restricted = spec.of == "two"
    comparison = Comparison(
        earlier=before.contest,
        now=_side(now.contest, spec),
        before=_side(before.contest, spec),
        two_way=restricted,
    )
    if not restricted:
        return Against(comparison, now.tally, before.tally)
    return Against(
        comparison,
        tally(two_way(now.returns, now.contest), now.contest),
        tally(two_way(before.returns, before.contest), before.contest),
    )


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
