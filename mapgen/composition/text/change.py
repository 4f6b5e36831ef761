"""The stories of two contests: how a share changed, and where a lead moved."""

from __future__ import annotations

from collections.abc import Callable

from mapgen.composition.text.facts import Facts, capital
from mapgen.model.choropleth import Comparison
from mapgen.model.county import Change, County
from mapgen.model.split import SplitRow
from mapgen.specs.contest import Candidate

Measure = Callable[[Change], float | None]


def share(facts: Facts) -> str:
    """How the followed share and its counties changed, and where most; empty without a comparison."""
    clause = share_clause(facts)
    if not clause:
        return ""
    sentences = [facts.wording("sentence-end", text=capital(clause)), _kept_and_lost(facts), _most_changed(facts)]
    return " ".join(sentence for sentence in sentences if sentence)


def share_clause(facts: Facts) -> str:
    """The followed share in the two contests, as a clause; empty without a comparison."""
    change = facts.state.change
    if facts.comparison is None or change is None or change.share_before is None or change.share_now is None:
        return ""
    followed = facts.comparison
    same = followed.now.name == followed.before.name
    return facts.wording(
        "share" if same else "share-of-two",
        way=_way(change.share_change or 0.0),
        who=followed.now.short,
        earlier=followed.before.short,
        before=facts.figures.percentage(change.share_before),
        now=facts.figures.percentage(change.share_now),
        then=followed.earlier.year,
        year=facts.contest.year,
    )


def lead(facts: Facts) -> str:
    """Towards whom the lead moved, in how many counties, and across the whole; empty without a comparison."""
    clause = lead_clause(facts)
    if not clause:
        return ""
    return " ".join(each for each in (facts.wording("sentence-end", text=capital(clause)), _lead_of_all(facts)) if each)


def lead_clause(facts: Facts) -> str:
    """Where the lead moved, as a clause; empty without a comparison, or where no county's moved."""
    moved = [county for county in facts.counties if _of(county, _lead_shift)]
    if facts.comparison is None or not moved:
        return ""
    say, total = facts.wording, facts.state.counties
    towards = [county for county in moved if _measured(county, _lead_shift) > 0]
    away = [county for county in moved if _measured(county, _lead_shift) < 0]
    gain = len(towards) >= len(away)
    many, few = (towards, away) if gain else (away, towards)
    most = facts.most(many, lambda county: abs(_measured(county, _lead_shift)))
    first = say(
        "lead-every" if len(many) == total else "lead-some",
        direction=_direction(facts, gain=gain),
        then=facts.comparison.earlier.year,
        year=facts.contest.year,
        n=facts.figures.votes(len(many)),
        total=facts.figures.votes(total),
    )
    if total > 1:
        points = facts.figures.points(_measured(most[0], _lead_shift))
        first = say("lead-most", first=first, counties=facts.named(most), points=points)
    if not few:
        return first
    return say("lead-others", first=first, direction=_direction(facts, gain=not gain), n=facts.figures.votes(len(few)))


def moved_counties(facts: Facts) -> str:
    """In how many counties the followed share rose and fell, as a sentence; empty without a comparison."""
    changes = [value for county in facts.counties if (value := _of(county, _share_change)) is not None]
    rose, fell = sum(value > 0 for value in changes), sum(value < 0 for value in changes)
    if facts.comparison is None or not rose + fell or len(changes) == 1:
        return ""
    return facts.wording(
        "moved",
        who=facts.comparison.now.short,
        rose=facts.figures.votes(rose),
        rosecount=rose,
        fell=facts.figures.votes(fell),
    )


def _kept_and_lost(facts: Facts) -> str:
    """What became of the counties carried before."""
    comparison, say = facts.comparison, facts.wording
    if comparison is None or facts.state.counties == 1:
        return ""
    if not (facts.contest.areas_are_won and comparison.earlier.areas_are_won):
        return ""
    held: dict[str, list[County]] = {"kept": [], "lost": [], "gained": []}
    for county in facts.counties:
        if county.change is not None and county.change.carried in held:
            held[county.change.carried].append(county)
    kept, lost, gained = (len(held[each]) for each in ("kept", "lost", "gained"))
    if not kept + lost + gained:
        return ""
    outcome = "none" if not kept + lost else "kept-all" if not lost else "lost-all" if not kept else "some"
    first = say(
        f"had-{outcome}",
        who=comparison.before.short,
        then=comparison.earlier.year,
        had=facts.figures.votes(kept + lost),
        count=kept + lost,
        kept=facts.figures.votes(kept),
        keptcount=kept,
        lost=facts.figures.votes(lost),
        lostcount=lost,
    )
    if not gained:
        return say("sentence-end", text=first)
    return say("had-gained", first=first, names=facts.named(held["gained"]), count=gained)


def _most_changed(facts: Facts) -> str:
    """The kind of county and the county in which the share changed most."""
    say = facts.wording
    rows = [row for row in (facts.split.rows if facts.split else ()) if _row_change(row) is not None]
    changed = [county for county in facts.counties if _of(county, _share_change)]
    clauses = []
    if len(rows) > 1:
        row = max(rows, key=lambda each: abs(_row_change(each) or 0.0))
        if row.change is not None and _row_change(row):
            clauses.append(
                say(
                    "most-group",
                    way=_way(_row_change(row) or 0.0),
                    counties=facts.group(row),
                    count=row.counties,
                    before=facts.figures.percentage(row.change.share_before or 0.0),
                    now=facts.figures.percentage(row.change.share_now or 0.0),
                )
            )
    if len(changed) > 1:
        most = facts.most(changed, lambda county: abs(_measured(county, _share_change)))
        points = facts.figures.signed_points(_measured(most[0], _share_change))
        clauses.append(say("most-county", counties=facts.named(most), change=points))
    return say("sentence-end", text=capital(say("clause-next").join(clauses))) if clauses else ""


def _lead_of_all(facts: Facts) -> str:
    comparison, change = facts.comparison, facts.state.change
    if comparison is None or change is None or not change.lead_before or not change.lead_now:
        return ""
    then = comparison.before if change.lead_before > 0 else _rival(comparison.earlier.candidates, comparison.before)
    now = comparison.now if change.lead_now > 0 else _rival(facts.contest.candidates, comparison.now)
    grew = abs(change.lead_now) - abs(change.lead_before)
    return facts.wording(
        "lead-of-one" if then.name == now.name else "lead-passed",
        way=_way(grew),
        place=facts.place,
        leader=then.short,
        nowleader=now.short,
        before=facts.figures.points(change.lead_before),
        now=facts.figures.points(change.lead_now),
    )


def _direction(facts: Facts, *, gain: bool) -> str:
    """The way a lead moved: towards Harris; away from the followed candidate where several rivals can have gained."""
    comparison: Comparison | None = facts.comparison
    if comparison is None:
        return ""
    rivals = [candidate for candidate in facts.contest.candidates if candidate != comparison.now]
    if gain:
        return facts.wording("towards", who=comparison.now.short)
    if rivals and (comparison.two_way or len(rivals) == 1):
        return facts.wording("towards", who=rivals[0].short)
    return facts.wording("away-from", who=comparison.now.short)


def _rival(candidates: tuple[Candidate, ...], followed: Candidate) -> Candidate:
    return next((each for each in candidates if each.key != followed.key), followed)


def _way(change: float) -> str:
    return "rose" if change > 0 else "fell" if change < 0 else "held"


def _share_change(change: Change) -> float | None:
    return change.share_change


def _lead_shift(change: Change) -> float | None:
    return change.lead_shift


def _row_change(row: SplitRow) -> float | None:
    return row.change.share_change if row.change is not None else None


def _of(county: County, measure: Measure) -> float | None:
    return measure(county.change) if county.change is not None else None


def _measured(county: County, measure: Measure) -> float:
    return _of(county, measure) or 0.0
