"""The atlas: which maps are made, of what, as `atlas.toml` says it."""

from __future__ import annotations

import re
from collections import Counter
from typing import Annotated, Literal

import msgspec

from mapgen.errors import AtlasError
from mapgen.specs.marks import MarkUse
from mapgen.specs.measures import Measure, hold_measure_ids
from mapgen.specs.needs import threshold
from mapgen.words.wording import Text

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
ADDRESS = re.compile(r"https?://[A-Za-z0-9.\-]+(:[0-9]+)?/([A-Za-z0-9._~!$&'()*+,;=:@%\-]+/)*")
RESERVED_SLUGS = frozenset({"index", "assets", "manifest"})
WINDOWS_DEVICES = frozenset({"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))})
MOST_MAPS = 2_000
"""Of one atlas; it has no more contests either."""


class Place(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The area an atlas shows.

    Attributes:
        name: As running text has it.
        package: Folder with the boundaries' `datapackage.json`.
        boundaries: Name of the boundary resource in it.
        attributes: Name of the attribute table in it, or empty.
        cities: Name of the table of cities to label in it, or empty.
        schemes: Folder with this atlas's own schemes, or empty.
        groupings: Schemes that sort counties into kinds; each becomes a column that other schemes can use.
    """

    name: Text
    package: str
    boundaries: str = "counties"
    attributes: str = ""
    cities: str = ""
    schemes: str = ""
    groupings: tuple[str, ...] = ()


class Compare(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a contest is held against.

    Attributes:
        earlier: The earlier contest's id.
        candidate: The candidate's key in both contests, or empty.
        party: The party in both contests, where no candidate is named.
        of: "all" votes, or only those of the "two" first-named candidates of each contest.
    """

    earlier: str
    candidate: str = ""
    party: str = ""
    of: Literal["all", "two"] = "all"

    def __post_init__(self) -> None:
        """Ask for exactly one side to follow."""
        if bool(self.candidate) == bool(self.party):
            raise ValueError("a comparison names either a candidate or a party")


class ContestUse(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How the atlas uses a contest.

    Attributes:
        package: Folder with the returns' `datapackage.json`; the contest's id names the resource.
        compare: What it is compared with, or none.
        allow_missing: GEOIDs of counties that may be absent from the returns; they are drawn as "no data".
        allow_alike: Keys of candidates whose colours may look like others' to some readers; textures tell them apart.
        elsewhere: Names of places in the returns that belong to no county; their votes are in every total.
        leave_out: Places, counties or states in the returns whose rows are left out; every map says so.
        whole: States of a map of several that are drawn as one area each; every map says so.
        needs: What is needed beyond most votes: "majority", or a share such as "60%"; empty for what the contest's own
            description says.
        layout: Folder with the layout that the returns are in, or with several; empty for those that come with mapgen.
    """

    package: str
    compare: Compare | None = None
    allow_missing: tuple[str, ...] = ()
    allow_alike: tuple[str, ...] = ()
    elsewhere: tuple[str, ...] = ()
    leave_out: tuple[str, ...] = ()
    whole: tuple[str, ...] = ()
    needs: str = ""
    layout: str = ""

    def __post_init__(self) -> None:
        """Hold the share to its form."""
        threshold(self.needs)


class MapSpec(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One map.

    Attributes:
        slug: Folder under the site and prefix of element ids: lower-case letters, digits, hyphens.
        title: What menus call it.
        contest: The contest's id.
        scheme: The scheme that colours the counties; empty for the bins of the measure in `show`.
        show: The measure that the map is about, or empty where it is about the votes.
        bins: Bounds between the classes of the measure, ascending; none for round ones that fit its figures.
        marking: A second scheme drawn as texture and outline over the colours, or empty.
        circles: A tally column whose value is the area of a circle on each county, or empty: the short way to say a
            mark of that kind.
        marks: What lies over the counties besides, in the order of drawing.
        split: The grouping whose split stands beside the map, or empty.
        headline: The page's headline, or empty for the computed one.
        story: Which finding the standfirst tells; empty for that of the measure, or else of the winner.
        notes: Sentences for this map alone.
    """

    slug: str
    title: Text
    contest: str
    scheme: str = ""
    show: str = ""
    bins: tuple[float, ...] = ()
    marking: str = ""
    circles: Literal["", "margin_votes", "votes_total"] = ""
    marks: tuple[MarkUse, ...] = ()
    split: str = ""
    headline: Text = ""
    story: Literal["", "winner", "split", "change", "shift", "votes", "measure"] = ""
    notes: tuple[Text, ...] = ()

    def __post_init__(self) -> None:
        """Refuse a slug that could leave the site's folder or collide with its own files."""
        if SLUG.fullmatch(self.slug) is None or len(self.slug) > 80:
            raise ValueError(
                f"slug {self.slug!r} is not usable: 1 to 80 lower-case letters and digits, hyphens between"
            )
        if not self.scheme and not self.show:
            raise ValueError(f"the map {self.slug!r} has neither a scheme nor a measure to show")
        if self.bins and self.scheme:
            raise ValueError(f"the map {self.slug!r} has bins of its own, and a scheme that has others")
        if self.slug in RESERVED_SLUGS or self.slug in WINDOWS_DEVICES:
            raise ValueError(f"slug {self.slug!r} is reserved")

    @property
    def drawn_marks(self) -> tuple[MarkUse, ...]:
        """Every mark, that of `circles` first."""
        return (*([MarkUse("circle", self.circles)] if self.circles else []), *self.marks)

    @property
    def told(self) -> str:
        """Which finding the standfirst tells."""
        return self.story or ("measure" if self.show else "winner")


class Atlas(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Everything one build makes.

    Attributes:
        title: The site's title.
        place: The area shown.
        contests: Contests by id.
        maps: In menu order.
        language: The language of every word a reader sees.
        about: A paragraph for the front page.
        publisher: Who publishes the maps, or empty.
        base_url: Where the site will lie on the web, such as "https://example.org/maps/", or empty. Only with it can
            pages say absolute addresses: for social cards, oEmbed, structured data, and codes to paste.
        id: What tells this atlas from others, or empty; then its title does.
        measures: Figures of the counties beside the votes, by the name of their column.
    """

    title: Text
    place: Place
    contests: Annotated[dict[str, ContestUse], msgspec.Meta(max_length=MOST_MAPS)]
    maps: Annotated[tuple[MapSpec, ...], msgspec.Meta(max_length=MOST_MAPS)]
    language: str = "en"
    about: Text = ""
    publisher: Text = ""
    base_url: str = ""
    id: str = ""
    measures: dict[str, Measure] = {}

    def __post_init__(self) -> None:
        """Hold the names of measures, and the address to its form."""
        hold_measure_ids(self.measures)
        if self.base_url and ADDRESS.fullmatch(self.base_url) is None:
            raise ValueError(f"base_url {self.base_url!r} is not a full address that ends in a slash")

    @property
    def folders(self) -> list[str]:
        """The described folders that it names, each once, that of its boundaries first."""
        return list(dict.fromkeys([self.place.package, *(use.package for use in self.contests.values())]))

    def called(self) -> str:
        """What tells this atlas from others: its id, or its title in the first language that it is given in."""
        return self.id or (self.title if isinstance(self.title, str) else next(iter(self.title.values()), ""))


def site_address(base_url: str) -> str:
    """An absolute address of a folder, with its last slash.

    Raises:
        AtlasError: It is not `http(s)://host/…`, or has a query, a fragment, or a character an address cannot have.
    """
    address = base_url if base_url.endswith("/") else base_url + "/"
    if ADDRESS.fullmatch(address) is None:
        raise AtlasError(
            f"{base_url!r} is not the address of a site.",
            fix="Write it in full, such as https://example.org/maps/, without a question mark or a hash sign.",
        )
    return address


def parse_atlas(document: object, *, file: str) -> Atlas:
    """An atlas from the parsed TOML of its file.

    Raises:
        AtlasError: A field is missing, unknown or of the wrong kind, a slug or a contest does not fit.
    """
    try:
        atlas = msgspec.convert(document, Atlas)
    except msgspec.ValidationError as error:
        raise AtlasError(f"{file} cannot be read: {error}.", fix="docs/atlas.md lists every field.") from error
    slugs = [each.slug for each in atlas.maps]
    if not slugs:
        raise AtlasError(f"{file} lists no maps.", fix="Add a [[maps]] table.")
    repeated = sorted(slug for slug, times in Counter(slugs).items() if times > 1)
    if repeated:
        raise AtlasError(f"{file} uses a slug twice: {', '.join(repeated)}.", fix="Give every map its own slug.")
    for each in atlas.maps:
        _known(each.contest, atlas, file, f"the map {each.slug!r}")
        if each.split and each.split not in atlas.place.groupings:
            raise AtlasError(
                f"{file}: the map {each.slug!r} is split by {each.split!r}, which is not one of place.groupings.",
                fix=f"place.groupings has: {', '.join(atlas.place.groupings) or 'nothing'}.",
            )
    _hold_contests(atlas, file)
    return atlas


def _hold_contests(atlas: Atlas, file: str) -> None:
    """Hold what contests are compared with, and what measures are of, to those that there are."""
    for measure_id, measure in atlas.measures.items():
        for contest_id in measure.contests:
            _known(contest_id, atlas, file, f"the measure {measure_id!r}")
    for contest_id, use in atlas.contests.items():
        if use.compare is not None:
            _known(use.compare.earlier, atlas, file, f"the contest {contest_id!r}")


def _known(contest_id: str, atlas: Atlas, file: str, who: str) -> None:
    if contest_id not in atlas.contests:
        raise AtlasError(
            f"{file}: {who} asks for the contest {contest_id!r}, which [contests] does not list.",
            fix=f"It lists: {', '.join(atlas.contests)}.",
        )
