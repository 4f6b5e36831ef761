"""The model of one map: everything a renderer needs, frozen, and nothing it has to look up."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from mapgen.geometry.labels import LabelSet
from mapgen.geometry.projection import Conic
from mapgen.model.verdict import Verdict
from mapgen.returns.ledger import Ledger
from mapgen.specs.contest import OUTCOMES, Candidate, Contest

MANY = 1000
"""Up to so many counties, a page says everything of each; of more, only what a page of 240 kB has room for."""


@dataclass(frozen=True, slots=True)
class Change:
    """How the compared side fared in one area, percentages 0–100; None where an election had no votes there.

    Attributes:
        share_before: The side's share in the earlier contest.
        share_now: Its share in this one.
        lead_before: Its lead over its strongest rival in the earlier contest; below 0 where it trailed.
        lead_now: Its lead in this one.
        prior_winner: Who won the area in the earlier contest: a short name or an outcome.
        carried: "kept", "lost", "gained" or "neither"; empty for a group of counties.
    """

    share_before: float | None
    share_now: float | None
    lead_before: float | None
    lead_now: float | None
    prior_winner: str = ""
    carried: str = ""

    @property
    def share_change(self) -> float | None:
        """Points the share rose by, or fell by where it is below 0."""
        return None if self.share_now is None or self.share_before is None else self.share_now - self.share_before

    @property
    def lead_shift(self) -> float | None:
        """Points the lead moved towards the side, or away from it where it is below 0."""
        return None if self.lead_now is None or self.lead_before is None else self.lead_now - self.lead_before


@dataclass(frozen=True, slots=True)
class County:
    """One county.

    Attributes:
        geoid: The key.
        name: As the boundaries have it, with the state's postal code on a map of several.
        path: SVG path commands in grid units.
        x: A point inside, grid units.
        y: The same, downwards.
        fill: The position of its class in the legend.
        mark: The position of its class in the marking legend, or None.
        votes: Votes by candidate, in the contest's order.
        total: All votes.
        winner: Candidate key or outcome.
        margin_votes: First minus second.
        margin_pct: The same in percent of all votes.
        status: "final", "partial", "none" or "no-data".
        kinds: The label of its class in each of the atlas's groupings.
        change: Against the earlier contest, or None.
        radius: Of its circle in grid units, 0 where there is none.
        sentence: The county in one sentence, for a screen reader.
        reporting: Percent of its precincts that have reported.
        area: What it is in law, a key of `terms/areas.toml`, or empty where that is not known.
    """

    geoid: str
    name: str
    path: str
    x: int
    y: int
    fill: int
    mark: int | None
    votes: tuple[int, ...]
    total: int
    winner: str
    margin_votes: int
    margin_pct: float
    status: str
    kinds: tuple[str, ...]
    change: Change | None
    radius: float
    sentence: str = ""
    reporting: float = 100.0
    area: str = ""


@dataclass(frozen=True, slots=True)
class LegendClass:
    """One class as the map draws it.

    Attributes:
        key: The scheme's key for it.
        label: What it is called.
        noun: What its counties are called in running text.
        group: The heading it stands under.
        light: Fill in the light theme, `#rrggbb`, or empty for a class that only marks.
        dark: Fill in the dark theme.
        pattern: Texture, or empty.
        print_pattern: Texture in print and forced colours, or empty.
        outline: SVG path commands of the line around its counties, or empty.
        counties: How many counties are in it.
        votes: All votes cast in them.
    """

    key: str
    label: str
    noun: str
    group: str
    light: str
    dark: str
    pattern: str
    print_pattern: str
    outline: str
    counties: int
    votes: int


@dataclass(frozen=True, slots=True)
class Legend:
    """A scheme's classes that occur on the map.

    Attributes:
        title: The scheme's title.
        definition: What a reader must know of it.
        classes: In legend order.
    """

    title: str
    definition: str
    classes: tuple[LegendClass, ...]

    def groups(self) -> list[tuple[str, list[tuple[int, LegendClass]]]]:
        """The classes with their positions, under their headings."""
        headings: dict[str, list[tuple[int, LegendClass]]] = {}
        for at, each in enumerate(self.classes):
            headings.setdefault(each.group, []).append((at, each))
        return list(headings.items())


@dataclass(frozen=True, slots=True)
class SplitRow:
    """The votes of a group of counties, summed before any share is taken.

    Attributes:
        key: The group's class key, "all" for the whole.
        label: What it is called.
        noun: What its counties are called in running text.
        counties: How many there are.
        votes: By candidate, in the contest's order.
        total: All votes.
        leader: Candidate key or outcome.
        lead_votes: First minus second.
        won: Counties won, by candidate.
        change: Against the earlier contest, or None.
    """

    key: str
    label: str
    noun: str
    counties: int
    votes: tuple[int, ...]
    total: int
    leader: str
    lead_votes: int
    won: tuple[int, ...]
    change: Change | None = None


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Votes that belong to no county: they are in every total.

    Attributes:
        place: Where they are from, as the file has it.
        votes: By candidate, in the contest's order.
        total: All of them.
    """

    place: str
    votes: tuple[int, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Split:
    """A contest split by a grouping.

    Attributes:
        title: The grouping's title.
        definition: What defines its groups, with the source.
        rows: The groups, in the scheme's order.
    """

    title: str
    definition: str
    rows: tuple[SplitRow, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """What this contest is held against.

    Attributes:
        earlier: The earlier contest.
        now: The followed candidate in this contest.
        before: The followed candidate in the earlier one.
        two_way: Whether shares and leads are of the two first-named candidates' votes alone.
    """

    earlier: Contest
    now: Candidate
    before: Candidate
    two_way: bool


@dataclass(frozen=True, slots=True)
class Circles:
    """Circles whose area is a number of votes.

    Attributes:
        column: The tally column.
        samples: (votes, radius in grid units) for the legend, largest first.
    """

    column: str
    samples: tuple[tuple[int, float], ...]


@dataclass(frozen=True, slots=True)
class Drawing:
    """The frame everything lies in: size and projection.

    Attributes:
        width: Grid units.
        height: Grid units.
        conic: The projection.
        scale: Grid units to a metre.
        left: The projection's x at the left edge, metres.
        top: The projection's y at the upper edge, metres.
        outline: Path commands of the line around all of them.
        labels: City names, one set for each range of widths, narrowest first.
        arrows: For every county, in drawing order, where an arrow key leads to the west, north, east and south:
            a position in the drawing order, its own where there is nothing that way. Empty where the counties are
            too many: the page then finds the way by itself.
        borders: Path commands of the lines between states; empty on the map of one.
        frames: Path commands of the frames around states drawn apart.
    """

    width: int
    height: int
    conic: Conic
    scale: float
    left: float
    top: float
    outline: str
    labels: tuple[LabelSet, ...]
    arrows: tuple[tuple[int, ...], ...] = ()
    borders: str = ""
    frames: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """A source or a caveat, with what it is about."""

    about: str
    text: str


@dataclass(frozen=True, slots=True, eq=False)
class Choropleth:
    """One map, complete; equal to itself alone, so that what is made of it can be remembered.

    Attributes:
        slug: Folder and prefix of ids.
        title: What menus call it.
        headline: The page's headline.
        standfirst: The finding, computed.
        alt: The map in one sentence of at most 250 characters.
        description: The map in several sentences: what it is, its figures, their pattern.
        language: Of every word in it.
        place: The area's name.
        contest: The contest shown.
        comparison: What it is held against, or None.
        drawing: Frame and projection.
        counties: In drawing order, west to east.
        legend: The classes by colour.
        marking: The classes by texture and outline, or None.
        verdict: What the contest came to.
        circles: How circles are scaled, or None.
        state: The whole area's votes, those of no county among them.
        split: The contest by kinds of county, or None.
        kinds: Titles of the groupings that `County.kinds` follow.
        definitions: What the figures mean.
        sources: Where they come from.
        caveats: What to be careful about.
        publisher: Who publishes the map, or empty.
        states: How far the counties are counted, by texture, or None where all are.
        elsewhere: The votes that belong to no county, by place.
        ledger: Where every figure of the file went, or None where nobody knows.
    """

    slug: str
    title: str
    headline: str
    standfirst: str
    alt: str
    description: str
    language: str
    place: str
    contest: Contest
    comparison: Comparison | None
    drawing: Drawing
    counties: tuple[County, ...]
    legend: Legend
    marking: Legend | None
    circles: Circles | None
    state: SplitRow
    verdict: Verdict
    split: Split | None
    kinds: tuple[str, ...]
    definitions: tuple[Note, ...]
    sources: tuple[Note, ...]
    caveats: tuple[Note, ...]
    publisher: str = ""
    states: Legend | None = None
    elsewhere: tuple[Elsewhere, ...] = ()
    ledger: Ledger | None = None

    shown_by: ClassVar[Callable[[Choropleth], str] | None] = None

    def by_name(self) -> list[County]:
        """The counties in the order of a reader's alphabet, state by state."""
        if self.many:
            # A state's counties are drawn by name: their page finds the row of a path by its place alone.
            return sorted(self.counties, key=lambda county: county.geoid[:2])
        return sorted(self.counties, key=lambda county: (county.geoid[:2], county.name.casefold(), county.geoid))

    @property
    def many(self) -> bool:
        """Whether there are too many counties to say everything of each."""
        return len(self.counties) > MANY

    @property
    def counting(self) -> bool:
        """Whether votes are still being counted, as far as the map shows it."""
        return self.states is not None or self.contest.status == "unofficial-partial"

    def short(self, winner: str) -> str:
        """The short name of a winner, or the outcome itself."""
        return winner if winner in OUTCOMES else self.contest.candidate(winner).short

    def _repr_html_(self) -> str | None:
        """The map as a notebook shows it."""
        show = type(self).shown_by
        return show(self) if show is not None else None
