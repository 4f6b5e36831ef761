"""The long description: what the map is, its figures, and the pattern they make.

The order is that of the first three levels of Lundgard and Satyanarayan, "Accessible Visualization via Natural
Language Descriptions" (2022): construction, statistics, pattern. The fourth, context, is the author's to write.
"""

from __future__ import annotations

from mapgen.composition.text import change, measure, outcome, result
from mapgen.composition.text.facts import NAMED_AT_MOST, Facts, capital
from mapgen.model.county import County
from mapgen.specs.contest import NO_RESULTS, OUTCOMES

CANDIDATES_NAMED = 3
"""So many candidates' votes are told singly, the others' as one sum."""

THIRDS_FROM = 9
"""From so many counties on it is told how they lie."""


def describe(facts: Facts, story: str) -> str:
    """The long description of a map that tells one of the atlas's stories."""
    sentences = [*_construction(facts), *_statistics(facts, story), *_pattern(facts, story)]
    return " ".join(sentence for sentence in sentences if sentence)


def counted_so_far(facts: Facts) -> str:
    """How far the count is, and how many counties are not in it; empty where it is finished and whole."""
    if not facts.unfinished:
        return ""
    missing = facts.wording("counting-missing", n=facts.figures.votes(facts.missing), count=facts.missing)
    if facts.missing and facts.contest.status == "not-stated":
        return missing
    return f"{_so_far(facts)} {missing}" if facts.missing else _so_far(facts)


def elsewhere(facts: Facts) -> str:
    """How many votes belong to no county, and where they are from; empty where all do."""
    if not facts.elsewhere:
        return ""
    votes, places = sum(own.total for own in facts.elsewhere), [own.place for own in facts.elsewhere]
    many = facts.wording("elsewhere-places", n=facts.figures.votes(len(places)))
    return facts.wording(
        "elsewhere-votes",
        votes=facts.votes(votes),
        count=votes,
        places=facts.wording.listed(places) if len(places) <= NAMED_AT_MOST else many,
    )


def _so_far(facts: Facts) -> str:
    waiting = sum(county.winner == NO_RESULTS for county in facts.counties)
    partial = sum(county.status == "partial" for county in facts.counties)
    if not waiting + partial:
        return facts.wording("counting-open")
    total = len(facts.counties)
    final = sum(county.status == "final" for county in facts.counties)
    return facts.wording(
        "counting-some",
        final=facts.figures.votes(final),
        finalcount=final,
        total=facts.figures.votes(total),
        totalcount=total,
        waiting=facts.figures.votes(waiting),
        waitingcount=waiting,
    )


def _construction(facts: Facts) -> list[str]:
    say = facts.wording
    counties = say("counties", n=facts.figures.votes(facts.state.counties), count=facts.state.counties)
    classes = len(facts.legend.classes)
    return [
        say(
            "describe-map",
            counties=counties,
            place=facts.place,
            contest=facts.contest.title,
            date=say.day(facts.contest.date),
        ),
        say("describe-colour", title=facts.legend.title, n=facts.figures.votes(classes), count=classes),
        say("describe-marking", title=facts.marking.title) if facts.marking else "",
        *(mark.note for mark in facts.marks),
    ]


def _statistics(facts: Facts, story: str) -> list[str]:
    alone = not facts.contest.has_rivals
    won = "" if alone else facts.won()
    return [
        _totals(facts),
        elsewhere(facts),
        facts.wording("sentence-end", text=won) if won and len(facts.counties) > 1 else "",
        counted_so_far(facts),
        change.share(facts)
        if story == "change"
        else change.lead(facts)
        if story == "shift"
        else ""
        if alone or story == "measure"
        else _margins(facts),
        result.largest_leads(facts) if story == "votes" else "",
        measure.spread(facts) if story == "measure" else "",
    ]


def _totals(facts: Facts) -> str:
    say, ranked = facts.wording, facts.ranked()
    if not ranked or facts.contest.kind == "turnout":
        return say("sentence-end", text=capital(outcome.clause(facts)))
    named = ranked if len(ranked) <= CANDIDATES_NAMED + 1 else ranked[:CANDIDATES_NAMED]
    parts = [
        say(
            "total-part" if at == 0 else "total-part-more",
            who=candidate.short,
            votes=facts.votes(votes),
            n=facts.figures.votes(votes),
            share=facts.figures.share(votes, facts.state.total),
        )
        for at, (candidate, votes) in enumerate(named)
    ]
    rest = ranked[len(named) :]
    if rest:
        votes = sum(votes for _, votes in rest)
        share = facts.figures.share(votes, facts.state.total)
        others = facts.figures.votes(len(rest))
        parts.append(say("total-others", others=others, n=facts.figures.votes(votes), share=share))
    total = facts.figures.votes(facts.state.total)
    return say("total", parts=say.listed(parts), total=total, of=facts.contest.shares_of)


def _margins(facts: Facts) -> str:
    """The widest and the narrowest margin in points."""
    if len(facts.decided) < 2:
        return ""
    widest = facts.most(facts.decided, lambda county: county.margin_pct)
    narrowest = facts.most(facts.decided, lambda county: -county.margin_pct)
    if widest[0].margin_pct == narrowest[0].margin_pct:
        return ""
    return facts.wording(
        "margins",
        widest=_margin(facts, widest),
        widestin=facts.named(widest),
        narrowest=_margin(facts, narrowest),
        narrowestin=facts.named(narrowest),
    )


def _margin(facts: Facts, counties: list[County]) -> str:
    points = facts.figures.points(counties[0].margin_pct)
    winners = {county.winner for county in counties}
    if len(winners) > 1:
        return facts.wording("points", points=points)
    return facts.wording("points-for", points=points, who=facts.short(counties[0].winner))


def _pattern(facts: Facts, story: str) -> list[str]:
    return [
        change.moved_counties(facts) if story == "change" else "",
        result.kinds(facts) if facts.split and len(facts.split.rows) > 1 else "",
        _commonest(facts),
        "" if story == "measure" else _thirds(facts),
    ]


def _commonest(facts: Facts) -> str:
    """The class that holds most counties."""
    if len(facts.legend.classes) < 2:
        return ""
    first, second = sorted(facts.legend.classes, key=lambda each: -each.counties)[:2]
    if first.counties == second.counties:
        return ""
    name = facts.wording("class-in-group", group=first.group, label=first.label) if first.group else first.label
    return facts.wording(
        "commonest",
        name=name,
        counties=facts.wording("counties", n=facts.figures.votes(first.counties), count=first.counties),
    )


def _thirds(facts: Facts) -> str:
    """How many counties the leader carried in each third of the area, along its longer side."""
    if len(facts.counties) < THIRDS_FROM or facts.state.leader in OUTCOMES or not facts.contest.has_rivals:
        return ""
    widths, heights = [county.x for county in facts.counties], [county.y for county in facts.counties]
    across = max(widths) - min(widths) >= max(heights) - min(heights)
    ordered = sorted(facts.counties, key=lambda county: (county.x if across else county.y, county.geoid))
    first, second = round(len(ordered) / 3), round(2 * len(ordered) / 3)
    thirds = [ordered[:first], ordered[first:second], ordered[second:]]
    won = [sum(county.winner == facts.state.leader for county in third) for third in thirds]
    figures = {f"won{at}": facts.figures.votes(count) for at, count in enumerate(won)}
    sizes = {f"of{at}": facts.figures.votes(len(third)) for at, third in enumerate(thirds)}
    return facts.wording(
        "thirds-west-east" if across else "thirds-north-south",
        tense=facts.tense,
        who=facts.short(facts.state.leader),
        **figures,
        **sizes,
    )
