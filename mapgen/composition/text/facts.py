"""The figures that sentences are made of, and the phrases that several of them share."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from mapgen.composition.text.sentence import county_name
from mapgen.model.choropleth import Comparison
from mapgen.model.column import Column
from mapgen.model.county import County
from mapgen.model.legend import Legend
from mapgen.model.mark import Mark
from mapgen.model.split import Elsewhere, Split, SplitRow
from mapgen.specs.contest import NO_DATA, NO_RESULTS, NO_VOTES, OUTCOMES, TIE, Candidate, Contest
from mapgen.words.numbers import Numbers, numbers
from mapgen.words.wording import Wording

NAMED_AT_MOST = 4
"""So many counties are named; more are counted."""


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything a sentence about a map may draw on.

    Attributes:
        wording: The catalogue.
        place: The area's name.
        title: The map's title.
        contest: The contest shown.
        state: The whole area.
        counties: Every county, at least one.
        legend: The classes by colour.
        marking: The classes by texture and outline, or None.
        marks: What lies over the counties.
        split: The contest by kinds of county, or None.
        comparison: What it is held against, or None.
        elsewhere: The votes that belong to no county, by place; they are in the whole's.
        incomplete: Whether votes of the area are left out as asked, so that its result is not known.
        columns: The measures of its counties, that `County.figures` follow.
        subject: The measure that colours the counties, or None where the votes do.
    """

    wording: Wording
    place: str
    title: str
    contest: Contest
    state: SplitRow
    counties: Sequence[County]
    legend: Legend
    marking: Legend | None = None
    marks: Sequence[Mark] = ()
    split: Split | None = None
    comparison: Comparison | None = None
    elsewhere: Sequence[Elsewhere] = ()
    incomplete: bool = False
    columns: Sequence[Column] = ()
    subject: Column | None = None

    @property
    def figures(self) -> Numbers:
        """The formatter of the catalogue's language."""
        return numbers(self.wording.language)

    @property
    def counting(self) -> bool:
        """Whether votes are still to come, or are left out, so that nobody has carried anything yet."""
        return self.incomplete or self.unfinished

    @property
    def unfinished(self) -> bool:
        """Whether the count goes on; where places are only left out, it may be over."""
        return (
            self.contest.status == "unofficial-partial"
            or any(county.status == "partial" or county.winner == NO_RESULTS for county in self.counties)
            # Whoever calls the figures complete knows why a county has none.
            or (self.contest.status == "not-stated" and self.missing > 0)
        )

    @property
    def missing(self) -> int:
        """How many counties the returns say nothing of."""
        return sum(county.winner == NO_DATA for county in self.counties)

    @property
    def tense(self) -> str:
        """The form that verbs take in the catalogue: "counting", "counted", or "led" where nobody carries a county."""
        return "counting" if self.counting else "counted" if self.contest.areas_are_won else "led"

    @property
    def decided(self) -> list[County]:
        """The counties in which one candidate has most votes."""
        return [county for county in self.counties if county.winner not in OUTCOMES]

    def ranked(self) -> list[tuple[Candidate, int]]:
        """The candidates with votes, and their votes in the whole area, the strongest first."""
        pairs = zip(self.contest.candidates, self.state.votes, strict=True)
        return sorted((pair for pair in pairs if pair[1] > 0), key=lambda pair: -pair[1])

    def position(self, key: str) -> int:
        """Where the candidate with this key stands in the contest."""
        return self.contest.position(key)

    def short(self, winner: str) -> str:
        """The short name of a winner, or the outcome in words."""
        return self.wording(winner) if winner in OUTCOMES else self.contest.candidate(winner).short

    def votes(self, count: int) -> str:
        """A number of votes: 1,911 votes."""
        return self.wording("votes", n=self.figures.votes(count), count=count)

    def group(self, row: SplitRow) -> str:
        """A group of counties: 35 metropolitan counties."""
        return self.wording("group-counties", n=self.figures.votes(row.counties), noun=row.noun, count=row.counties)

    def named(self, counties: Iterable[County]) -> str:
        """The counties' names in order of the alphabet, or how many there are where they are many."""
        names = [
            county_name(county, self.wording, running=True)
            for county in sorted(counties, key=lambda each: (each.name, each.geoid))
        ]
        if len(names) > NAMED_AT_MOST:
            return self.wording("counties", n=self.figures.votes(len(names)), count=len(names))
        return self.wording.listed(names)

    def carried(self) -> str:
        """Who carried how many counties, and the whole by how much: a clause."""
        leader, total = self.state.leader, self.state.counties
        if leader in OUTCOMES:
            return self._undecided()
        won = self.state.won[self.position(leader)]
        form = (
            "carried-place"
            if total == 1
            else "carried-every"
            if won == total
            else "carried-none"
            if won == 0
            else "carried"
        )
        return self.wording(
            form,
            tense=self.tense,
            leader=self.short(leader),
            won=self.figures.votes(won),
            total=self.figures.votes(total),
            place=self.place,
            votes=self.votes(self.state.lead_votes),
        )

    def won(self) -> str:
        """Who carried how many counties, and how many nobody did: a clause, or empty where nobody has any."""
        wins = sorted(zip(self.contest.candidates, self.state.won, strict=True), key=lambda pair: -pair[1])
        parts = [
            self.wording(
                "won-part" if at == 0 else "won-part-more",
                tense=self.tense,
                who=candidate.short,
                n=self.figures.votes(won),
                count=won,
            )
            for at, (candidate, won) in enumerate(pair for pair in wins if pair[1])
        ]
        ties = sum(county.winner == TIE for county in self.counties)
        if ties:
            parts.append(self.wording("won-ties", n=self.figures.votes(ties), count=ties))
        return self.wording.listed(parts)

    def most(self, counties: Iterable[County], measure: Callable[[County], float]) -> list[County]:
        """The counties with the largest measure: one, or several where they share it."""
        found = [(measure(county), county) for county in counties]
        largest = max((worth for worth, _ in found), default=None)
        return [county for worth, county in found if worth == largest]

    def _undecided(self) -> str:
        if self.state.leader == NO_VOTES:
            return self.wording("carried-nothing", tense=self.tense, place=self.place)
        best = max(self.state.votes)
        leaders = [candidate.short for candidate, votes in self.ranked() if votes == best]
        return self.wording(
            "carried-tie",
            tense=self.tense,
            place=self.place,
            leaders=self.wording.listed(leaders),
            votes=self.votes(best),
        )


def capital(text: str) -> str:
    """The text with a capital letter to begin a sentence."""
    return text[:1].upper() + text[1:]
