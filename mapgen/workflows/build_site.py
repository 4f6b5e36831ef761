"""The wiring: an atlas to its maps, and its maps to files."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import geopandas as gpd
import msgspec
import pandas as pd
import shapely

from mapgen.areas.area_table import AreaTable
from mapgen.cache import cached_layout, remembered, stored
from mapgen.composition.check_palette import hold_colours
from mapgen.composition.compose import Setting, compose
from mapgen.errors import UsageError
from mapgen.findings import Finding, finding, refusal
from mapgen.model.choropleth import Choropleth
from mapgen.publish.mark import MANIFEST, Maker
from mapgen.publish.site import hold_apart, is_anothers, kept, publish, recover, replaceable
from mapgen.specs.atlas import Atlas, MapSpec
from mapgen.workflows.draw_map import caution
from mapgen.workflows.input_hashes import input_hashes
from mapgen.workflows.load_atlas import Progress, load, scheme_called, silent
from mapgen.workflows.loaded_atlas import Loaded, in_language, located, other_languages
from mapgen.workflows.parallel import mapped

if TYPE_CHECKING:
    from mapgen.render.site.site_context import Site


def unheard(_remarks: Sequence[Finding]) -> None:
    """Remarks that nobody hears."""


def choropleths(loaded: Loaded, *, progress: Progress = silent) -> Iterator[Choropleth]:
    """The atlas's maps, composed one by one.

    Raises:
        MapgenError: A map cannot be made.
    """
    for spec in loaded.atlas.maps:
        progress(f"Composing {spec.slug}")
        yield compose_map(loaded, spec)


def compose_map(loaded: Loaded, spec: MapSpec) -> Choropleth:
    """One map of a loaded atlas; what was left out as asked, and what is drawn as one, stands among its notes."""
    use, language = loaded.atlas.contests[spec.contest], loaded.atlas.language
    shown = [spec.contest, *([use.compare.earlier] if use.compare is not None else [])]
    said = [caution(found, language) for each in shown for found in loaded.contests[each].results.said_on_maps]
    results = loaded.contests[spec.contest].results
    spec = msgspec.structs.replace(spec, notes=(*spec.notes, *said))
    return compose(
        loaded.counties[spec.contest],
        loaded.contests[spec.contest].contest,
        scheme_called(loaded.schemes, spec.scheme) if spec.scheme else None,
        spec,
        setting=_setting(loaded, results.areas),
        marking=scheme_called(loaded.schemes, spec.marking) if spec.marking else None,
        against=loaded.against.get(spec.contest),
        allow_alike=use.allow_alike,
        elsewhere=results.elsewhere_by_place(),
        ledger=results.ledger,
    )


def _setting(loaded: Loaded, areas: AreaTable) -> Setting:
    """What the maps have in common; one whose states are drawn as one area each has a drawing of its own."""
    if areas.counties is None:
        return loaded.setting
    return replace(loaded.setting, layout=cached_layout(areas.table))


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
    replace: bool = False,
    frozen: bool = True,
    progress: Progress = silent,
    remark: Callable[[Sequence[Finding]], None] = unheard,
) -> list[Choropleth]:
    """Read an atlas, make its maps, and put the site in place.

    Args:
        path: The `atlas.toml`.
        out: The site's folder.
        only: Slugs of the maps to make, the others staying as they are in the folder; all where it is empty. The
            front page shows what the folder then holds.
        base_url: Where the site will lie on the web, instead of what the atlas says; empty for the atlas's own.
        jobs: How many maps to render at a time; the bytes are the same for any number.
        replace: Replace the site even where another atlas made it.
        frozen: Whether every file must be as it is described (`load`).
        progress: Told of every step.
        remark: Told what was found besides errors, once the site is in place.

    Returns:
        The maps made.

    Raises:
        UsageError: A slug is not in the atlas, or the maps that would stay are another atlas's.
        PaletteError: Two classes of a map look alike.
        MapgenError: Something cannot be read, made or written; the folder is then as it was.
    """
    recover(out)
    with suppress(OSError):  # what cannot be read, publishing says
        replaceable(out)
    loaded = located(load(path, frozen=frozen, progress=progress), base_url)
    _known_maps(only, loaded.atlas)
    inputs = input_hashes(path, loaded.atlas, loaded.opened.packages)
    maker = Maker(loaded.atlas.called(), path.name, str(inputs[path.name]["hash"]))
    with suppress(OSError):
        replaceable(out, maker=maker, replace=replace)
        hold_apart(out, [path.parent / name for name in inputs])
    maps = list(choropleths(loaded, progress=progress))
    chosen = [each for each in maps if not only or each.slug in only]
    hold_colours(chosen)
    held = _maps_kept(out, maker, [other.slug for other in maps if other not in chosen])
    progress("Rendering")
    shown = [made for made in maps if made in chosen or made.slug in held]
    files = {name: content for own in held.values() for name, content in own.items()}
    files.update(render_site(loaded, shown, chosen, jobs=jobs))
    files[MANIFEST] = _manifest(loaded, inputs, shown, files)
    progress("Publishing")
    publish(files, out, maker=maker, replace=replace)
    remark(loaded.remarks)
    return chosen


def _maps_kept(out: Path, maker: Maker, slugs: list[str]) -> dict[str, dict[str, bytes]]:
    """The files of the maps that stay in a site, by slug; of those with a page.

    Raises:
        UsageError: They are maps of another atlas.
    """
    if not slugs:
        return {}
    if is_anothers(out, maker):
        raise UsageError(refusal("maps-of-another", out))
    files = kept(out, slugs)
    return {
        slug: {name: content for name, content in files.items() if name.startswith(f"{slug}/")}
        for slug in slugs
        if f"{slug}/index.html" in files
    }


def _manifest(
    loaded: Loaded, inputs: Mapping[str, Mapping[str, Any]], maps: list[Choropleth], files: Mapping[str, bytes]
) -> bytes:
    from mapgen.render.data.manifest import render_manifest

    return render_manifest(files, inputs, maps, base_url=loaded.atlas.base_url).encode("utf-8")


def _known_maps(slugs: tuple[str, ...], atlas: Atlas) -> None:
    known = [each.slug for each in atlas.maps]
    unknown = [slug for slug in slugs if slug not in known]
    if unknown:
        raise UsageError(finding("map-unknown", maps=", ".join(unknown), known=", ".join(known)))


def render_site(loaded: Loaded, maps: list[Choropleth], chosen: list[Choropleth], *, jobs: int = 1) -> dict[str, bytes]:
    """The site's front page, which shows the maps, and the files of the chosen ones among them, by path.

    What the cache holds of the very same map, made by the very same code, is not made again.
    """
    from mapgen.render.share.component import shared_files
    from mapgen.render.site.site_context import Site

    boundaries = _areas_drawn(loaded)
    site = Site(
        title=loaded.wording.text(loaded.atlas.title),
        others=tuple((each.slug, each.title) for each in maps),
        shapes=remembered("geojson", boundaries, lambda: _geojson_shapes(boundaries), dict[str, Any]),
        base_url=loaded.atlas.base_url,
        languages=(loaded.atlas.language, *other_languages(loaded.atlas)),
    )
    files = _front_page(maps, site.title, loaded.wording.text(loaded.atlas.about))
    files.update(shared_files())
    for made in mapped(partial(_map_files, site=site), chosen, jobs=jobs):
        files.update(made)
    slugs = [each.slug for each in chosen]
    for language in other_languages(loaded.atlas):
        spoken = in_language(loaded, language)
        for spec in loaded.atlas.maps:
            if spec.slug in slugs:
                files.update(_translated_files(compose_map(spoken, spec), replace(site, shapes={})))
    return files


def _areas_drawn(loaded: Loaded) -> gpd.GeoDataFrame:
    """The atlas's counties, and states that a contest has drawn whole in their counties' place."""
    whole = [
        counted.results.areas.table
        for counted in loaded.contests.values()
        if counted.results.areas.counties is not None
    ]
    table = pd.concat([loaded.boundaries, *whole]) if whole else loaded.boundaries
    return table[~table.index.duplicated()]


def _front_page(maps: list[Choropleth], title: str, about: str) -> dict[str, bytes]:
    def make() -> dict[str, bytes]:
        from mapgen.render.site.index import render_index

        return {"index.html": render_index(maps, title=title, about=about).encode("utf-8")}

    return stored("front page", _told(maps, title, about), make, dict[str, bytes])


def _map_files(choropleth: Choropleth, *, site: Site) -> dict[str, bytes]:
    def make() -> dict[str, bytes]:
        from mapgen.render.outputs import render_map

        return render_map(choropleth, site)

    return stored("map", _told(choropleth, site), make, dict[str, bytes])


def _translated_files(choropleth: Choropleth, site: Site) -> dict[str, bytes]:
    def make() -> dict[str, bytes]:
        from mapgen.render.outputs import render_translation

        return render_translation(choropleth, site)

    return stored("translation", _told(choropleth, site), make, dict[str, bytes])


def _told(*models: object) -> list[bytes]:
    """Models as bytes, the same for the same models."""
    return [msgspec.msgpack.encode(model, order="deterministic") for model in models]


def _geojson_shapes(boundaries: gpd.GeoDataFrame) -> dict[str, object]:
    """Simplified to about a hundred metres as one coverage, so that the file stays small and borders shared.

    Outer rings run counterclockwise, as RFC 7946 asks; shapefiles have them the other way round.
    """
    simple = shapely.coverage_simplify(boundaries.geometry.to_numpy(), 0.001)
    rounded = shapely.orient_polygons(shapely.set_precision(simple, 1e-5, mode="pointwise"))
    return {
        str(geoid): json.loads(text) for geoid, text in zip(boundaries.index, shapely.to_geojson(rounded), strict=True)
    }
