"""What a map shows, said in a sentence or two that are computed from its figures."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from mapgen.choropleth import Comparison, County, Split, SplitRow
from mapgen.contest import OUTCOMES, Candidate, Contest
from mapgen.numbers import Numbers, numbers
from mapgen.wording import Wording


@dataclass(frozen=True, slots=True)
class Finding:
    """The figures a sentence can be made of.

    Attributes:
        wording: The catalogue.
        place: The area's name.
        contest: The contest shown.
        state: The whole area.
        counties: Every county.
        split: The contest by kinds of county, or None.
        comparison: What it is held against, or None.
    """

    wording: Wording
    place: str
    contest: Contest
    state: SplitRow
    counties: Sequence[County]
    split: Split | None
    comparison: Comparison | None

    def tell(self, story: str) -> str:
        """The standfirst for one of the atlas's stories; the winner's where its figures are not there."""
        stories: dict[str, Callable[[], str]] = {
            "split": self._split,
            "change": self._change,
            "shift": self._shift,
            "votes": self._votes,
        }
        return stories.get(story, self._winner)() or self._winner()

    def carried(self) -> str:
        """Who carried how many counties, and the whole by how much; no full stop."""
        say = self.wording
        if self.state.leader in OUTCOMES:
            leaders = [
                c.short
                for c, v in zip(self.contest.candidates, self.state.votes, strict=True)
                if v == max(self.state.votes)
            ]
            return say("tied", place=self.place, leaders=say.listed(leaders)).removesuffix(".")
        won = self.state.won[self._position(self.state.leader)]
        return say(
            "carried-all" if won == self.state.counties else "carried",
            leader=self._short(self.state.leader),
            won=self._figures.votes(won),
            total=self._figures.votes(self.state.counties),
            place=self.place,
            margin=self._figures.votes(self.state.lead_votes),
            count=self.state.lead_votes,
        )

    @property
    def _figures(self) -> Numbers:
        return numbers(self.wording.language)

    def _short(self, winner: str) -> str:
        return self.wording(winner) if winner in OUTCOMES else self.contest.candidate(winner).short

    def _position(self, key: str) -> int:
        return [candidate.key for candidate in self.contest.candidates].index(key)

    def _winner(self) -> str:
        """Who won, and the kinds of county that made it so against the others."""
        carried = self.carried()
        plain = self.wording("carried-plain", carried=carried)
        if self.split is None or self.state.leader in OUTCOMES:
            return plain
        ours = [row for row in self.split.rows if row.leader == self.state.leader]
        others = [row for row in self.split.rows if row.leader != self.state.leader]
        if len(ours) != 1 or not others:
            return plain
        first = self._position(self.state.leader)
        rival = max((v, at) for at, v in enumerate(self.state.votes) if at != first)[1]
        lead = ours[0].votes[first] - ours[0].votes[rival]
        deficit = sum(row.votes[first] - row.votes[rival] for row in others)
        rest = sum(row.counties for row in others)
        return self.wording(
            "carried-split",
            carried=carried,
            ours=self._figures.signed_votes(lead),
            ourcounties=self._group(ours[0]),
            theirs=self._figures.signed_votes(deficit),
            othercounties=self.wording("other-counties", n=self._figures.votes(rest), count=rest),
        )

    def _split(self) -> str:
        """Who led in each kind of county, a clause for each leader."""
        if self.split is None:
            return ""
        clauses = []
        for leader in dict.fromkeys(row.leader for row in self.split.rows):
            if leader in OUTCOMES:
                continue
            parts = [
                self.wording(
                    "split-part" if at == 0 else "split-part-more",
                    lead=self._figures.votes(row.lead_votes),
                    counties=self._group(row),
                )
                for at, row in enumerate(row for row in self.split.rows if row.leader == leader)
            ]
            clauses.append(self.wording("split-led", leader=self._short(leader), parts=self.wording.listed(parts)))
        if not clauses:
            return ""
        if len(clauses) == 1:
            return self.wording("split-single", first=clauses[0])
        return self.wording("split-joined", first="; ".join(clauses[:-1]), second=clauses[-1])

    def _change(self) -> str:
        """How the followed side's share and counties changed, and where most."""
        if self.comparison is None or self.state.change is None:
            return ""
        change, years = self.state.change, {"then": self.comparison.earlier.year, "year": self.contest.year}
        if change.share_before is None or change.share_now is None:
            return ""
        had = [c for c in self.counties if c.change is not None and c.change.carried in ("kept", "lost")]
        kept = [c for c in had if c.change is not None and c.change.carried == "kept"]
        gained = sorted(c.name for c in self.counties if c.change is not None and c.change.carried == "gained")
        sentences = [
            self.wording(
                "change-share",
                who=self.comparison.now.short,
                before=self._figures.percentage(change.share_before),
                now=self._figures.percentage(change.share_now),
                **years,
            )
        ]
        carried = self.wording(
            "change-carried",
            had=self._figures.votes(len(had)),
            kept=self._figures.votes(len(kept)),
            lost=self._figures.votes(len(had) - len(kept)),
        )
        if gained:
            names = self.wording.listed(gained) if len(gained) <= 4 else self._figures.votes(len(gained))
            sentences.append(self.wording("change-gained", carried=carried, names=names, count=len(gained)))
        else:
            sentences.append(self.wording("change-not-gained", carried=carried))
        sentences.append(self._largest_change())
        return " ".join(sentence for sentence in sentences if sentence)

    def _largest_change(self) -> str:
        county = self._most(lambda change: change.share_change)
        rows = (
            [] if self.split is None else [r for r in self.split.rows if r.change and r.change.share_change is not None]
        )
        if county is None or county.change is None or not rows:
            return ""
        row = max(rows, key=lambda r: abs(r.change.share_change or 0.0) if r.change else 0.0)
        if row.change is None or row.change.share_before is None or row.change.share_now is None:
            return ""
        return self.wording(
            "change-group",
            counties=self._group(row),
            before=self._figures.percentage(row.change.share_before),
            now=self._figures.percentage(row.change.share_now),
            county=county.name,
            change=self._figures.signed_points(county.change.share_change or 0.0),
        )

    def _shift(self) -> str:
        """Towards whom the lead moved, in how many counties, and across the whole."""
        if self.comparison is None or self.state.change is None:
            return ""
        ours, rival = self.comparison.now, self._rival()
        up = [c for c in self.counties if c.change and (c.change.lead_shift or 0) > 0]
        down = [c for c in self.counties if c.change and (c.change.lead_shift or 0) < 0]
        towards, other = (ours, rival) if len(up) >= len(down) else (rival, ours)
        many, few = (up, down) if len(up) >= len(down) else (down, up)
        if not many:
            return ""
        most = max(many, key=lambda c: abs(c.change.lead_shift or 0) if c.change else 0)
        first = self.wording(
            "shift-towards",
            then=self.comparison.earlier.year,
            year=self.contest.year,
            who=towards.short,
            n=self._figures.votes(len(many)),
            total=self._figures.votes(self.state.counties),
            county=most.name,
            change=self._figures.points(most.change.lead_shift or 0.0) if most.change else "",
        )
        sentence = (
            self.wording("shift-both", first=first, other=other.short, m=self._figures.votes(len(few)))
            if few
            else self.wording("shift-one", first=first)
        )
        return f"{sentence} {self._state_shift()}".strip()

    def _state_shift(self) -> str:
        if self.comparison is None or self.state.change is None:
            return ""
        before, now = self.state.change.lead_before, self.state.change.lead_now
        if before is None or now is None or before == 0 or now == 0:
            return ""
        then_rival = self.comparison.earlier.candidates[
            1 if self.comparison.earlier.candidates[0] == self.comparison.before else 0
        ]
        return self.wording(
            "shift-state",
            place=self.place,
            leader=(self.comparison.before if before > 0 else then_rival).short,
            before=self._figures.points(before),
            nowleader=(self.comparison.now if now > 0 else self._rival()).short,
            now=self._figures.points(now),
        )

    def _votes(self) -> str:
        """The largest lead in votes, and the rival's largest."""
        by_winner: dict[str, County] = {}
        for county in self.counties:
            if (
                county.winner not in OUTCOMES
                and county.margin_votes > by_winner.get(county.winner, county).margin_votes - 1
            ):
                by_winner[county.winner] = county
        ranked = sorted(by_winner.values(), key=lambda county: -county.margin_votes)
        if not ranked:
            return ""
        most = self.wording(
            "votes-most",
            margin=self._figures.votes(ranked[0].margin_votes),
            leader=self._short(ranked[0].winner),
            county=ranked[0].name,
        )
        if len(ranked) == 1:
            return self.wording("votes-only", most=most)
        return self.wording(
            "votes-other",
            most=most,
            leader=self._short(ranked[1].winner),
            margin=self._figures.votes(ranked[1].margin_votes),
            county=ranked[1].name,
        )

    def _most(self, measure: Callable[..., float | None]) -> County | None:
        changed = [c for c in self.counties if c.change is not None and measure(c.change) is not None]
        return max(changed, key=lambda c: abs(measure(c.change) or 0.0), default=None)

    def _rival(self) -> Candidate:
        ours = self.comparison.now if self.comparison else None
        return next((c for c in self.contest.candidates if c != ours), self.contest.candidates[0])

    def _group(self, row: SplitRow) -> str:
        return self.wording("group-counties", n=self._figures.votes(row.counties), noun=row.noun, count=row.counties)
