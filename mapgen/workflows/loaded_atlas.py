"""An atlas with everything it names: what stands ready for its maps to be composed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import geopandas as gpd
import msgspec
import pandas as pd

from mapgen.areas.area_table import AreaTable
from mapgen.composition.comparison import Against
from mapgen.composition.compose import Setting
from mapgen.findings import Finding
from mapgen.results.contest_results import ContestResults
from mapgen.specs.atlas import Atlas, site_address
from mapgen.specs.contest import Contest
from mapgen.specs.scheme import Scheme
from mapgen.words.wording import Wording, languages
from mapgen.workflows.open_packages import OpenPackages


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
    return tuple(language for language in languages() if language in titled and language != atlas.language)


def in_language(loaded: Loaded, language: str) -> Loaded:
    """The same atlas in another language."""
    wording = Wording(language)
    return replace(
        loaded,
        atlas=msgspec.structs.replace(loaded.atlas, language=language),
        wording=wording,
        setting=replace(loaded.setting, language=language, place=wording.text(loaded.atlas.place.name)),
    )
