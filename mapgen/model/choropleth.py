"""The model of one map: everything a renderer needs, frozen, and nothing it has to look up."""

from __future__ import annotations

from dataclasses import dataclass

from mapgen.geometry.labels import LabelSet
from mapgen.geometry.projection import Conic
from mapgen.model.column import Column
from mapgen.model.county import County
from mapgen.model.legend import Legend
from mapgen.model.mark import Mark
from mapgen.model.split import Elsewhere, Split, SplitRow
from mapgen.model.verdict import Verdict
from mapgen.results.ledger import Ledger
from mapgen.specs.contest import NO_DATA, NO_RESULTS, OUTCOMES, Candidate, Contest

MANY = 1000
"""Up to so many counties, a page says everything of each; of more, only what a page of 240 kB has room for."""


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
    """A source or a caveat.

    Attributes:
        about: What it is about, or empty.
        text: The sentence.
    """

    about: str
    text: str


@dataclass(frozen=True, slots=True, eq=False, repr=False)
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
        columns: The measures of its counties beside the votes, that `County.figures` follow.
        subject: The column that colours the counties, or None where the votes do.
        marks: What lies over the counties, in the order of drawing.
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
    verdict: Verdict
    state: SplitRow
    split: Split | None
    kinds: tuple[str, ...]
    definitions: tuple[Note, ...]
    sources: tuple[Note, ...]
    caveats: tuple[Note, ...]
    publisher: str = ""
    states: Legend | None = None
    elsewhere: tuple[Elsewhere, ...] = ()
    ledger: Ledger | None = None
    columns: tuple[Column, ...] = ()
    subject: Column | None = None
    marks: tuple[Mark, ...] = ()

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.slug!r}: {self.headline}; {len(self.counties)} counties>"

    def by_name(self) -> list[County]:
        """The counties in the order of a reader's alphabet, region by region in the order of their keys."""
        by_key = sorted(self.counties, key=lambda county: county.geoid)
        rank = {region: at for at, region in enumerate(dict.fromkeys(county.region for county in by_key))}
        if self.many:
            # Those of a region are drawn by name: so few runs of rows stand for the places of all of them.
            return sorted(self.counties, key=lambda county: rank[county.region])
        return sorted(self.counties, key=lambda county: (rank[county.region], county.name.casefold(), county.geoid))

    @property
    def many(self) -> bool:
        """Whether there are too many counties to say everything of each."""
        return len(self.counties) > MANY

    @property
    def shows_votes(self) -> bool:
        """Whether it is told whom ballots were for, so that there are votes to show."""
        return self.contest.kind != "turnout"

    @property
    def counting(self) -> bool:
        """Whether votes are still to come, or are left out, so that nobody has carried anything yet."""
        winners = {county.winner for county in self.counties}
        return (
            self.states is not None
            or self.contest.status == "unofficial-partial"
            or NO_RESULTS in winners
            or (self.contest.status == "not-stated" and NO_DATA in winners)
            or (self.ledger is not None and self.ledger.incomplete)
        )

    def short(self, winner: str) -> str:
        """The short name of a winner, or the outcome itself."""
        return winner if winner in OUTCOMES else self.contest.candidate(winner).short
