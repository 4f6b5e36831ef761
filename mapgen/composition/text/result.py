"""The stories of one contest: who won, in which kinds of county, and with how many votes."""

from __future__ import annotations

from mapgen.composition.text import outcome
from mapgen.composition.text.facts import Facts, capital
from mapgen.model.county import County
from mapgen.model.split import SplitRow
from mapgen.specs.contest import OUTCOMES, TIE


def winner(facts: Facts) -> str:
    """Who carried how much, and the kinds of county that made it so against the others."""
    if not facts.contest.areas_are_won:
        return _of_kind(facts)
    say, carried = facts.wording, capital(facts.carried())
    if facts.state.leader == TIE and facts.won():
        return say("winner-more", carried=carried, more=facts.won())
    if facts.split is None or facts.state.leader in OUTCOMES:
        return say("winner", carried=carried)
    leads = [(row, _lead(row, facts)) for row in facts.split.rows if row.total]
    ahead = [pair for pair in leads if pair[1] > 0]
    behind = [pair for pair in leads if pair[1] <= 0]
    if len(leads) > 1 and not behind:
        row, lead = max(leads, key=lambda pair: pair[1])
        return say(
            "winner-everywhere", carried=carried, counties=facts.group(row), votes=facts.votes(lead), count=row.counties
        )
    one, others = (ahead, behind) if len(ahead) == 1 or len(behind) > 1 else (behind, ahead)
    if not one or not others:
        return say("winner", carried=carried)
    rest = sum(row.counties for row, _ in others)
    return say(
        "winner-split",
        carried=carried,
        lead=facts.figures.signed_votes(sum(lead for _, lead in one)),
        counties=say.listed([facts.group(row) for row, _ in one]),
        count=sum(row.counties for row, _ in one),
        otherlead=facts.figures.signed_votes(sum(lead for _, lead in others)),
        others=say("other-counties", n=facts.figures.votes(rest), count=rest),
        othercount=rest,
    )


def _of_kind(facts: Facts) -> str:
    """What a contest came to that gives no county to anyone, and who or what led in how many."""
    say, came_to = facts.wording, capital(outcome.clause(facts))
    if facts.contest.kind == "uncontested":
        return " ".join(each for each in (say("winner", carried=came_to), most_votes(facts)) if each)
    more = facts.won() if len(facts.counties) > 1 else ""
    return say("winner-more" if more else "winner", carried=came_to, more=more)


def kinds(facts: Facts) -> str:
    """Who led in each kind of county, a clause for each leader; empty without a split."""
    if facts.split is None or not facts.contest.has_rivals:
        return ""
    say = facts.wording
    clauses = []
    for leader in sorted(dict.fromkeys(row.leader for row in facts.split.rows), key=lambda each: each in OUTCOMES):
        rows = [row for row in facts.split.rows if row.leader == leader]
        if leader in OUTCOMES:
            groups = say.listed([say("kinds-group", counties=facts.group(row), count=row.counties) for row in rows])
            clauses.append(say("kinds-tied" if leader == TIE else "kinds-no-votes", counties=groups))
            continue
        parts = [
            say(
                "kinds-part" if at == 0 else "kinds-part-more",
                n=facts.figures.votes(row.lead_votes),
                votes=facts.votes(row.lead_votes),
                counties=facts.group(row),
                count=row.counties,
            )
            for at, row in enumerate(rows)
        ]
        clauses.append(
            say("kinds-led", tense=facts.tense, leader=facts.contest.candidate(leader).short, parts=say.listed(parts))
        )
    return say("sentence-end", text=capital(say("clause-next").join(clauses)))


def largest_leads(facts: Facts) -> str:
    """The largest lead in votes and whose it is, and the largest of the candidate who comes next; empty without."""
    if facts.contest.kind == "uncontested":
        return most_votes(facts)
    ranked = _largest_by_winner(facts)
    if not ranked:
        return ""
    say, (key, counties) = facts.wording, ranked[0]
    first = say(
        "leads-most",
        votes=facts.votes(counties[0].margin_votes),
        leader=facts.short(key),
        counties=facts.named(counties),
    )
    if len(ranked) == 1:
        return say("sentence-end", text=first)
    key, counties = ranked[1]
    more = say(
        "leads-next",
        n=facts.figures.votes(counties[0].margin_votes),
        leader=facts.short(key),
        counties=facts.named(counties),
    )
    return say("sentence-end", text=say("clause-next").join([first, more]))


def votes(facts: Facts) -> str:
    """The largest leads, and what the marks show where there are any."""
    leads = largest_leads(facts)
    return " ".join([leads, *(mark.note for mark in facts.marks)]) if leads else leads


def most_votes(facts: Facts) -> str:
    """Where most votes were cast, in place of a lead where nobody else stood; empty of one county."""
    most = facts.most(facts.decided, lambda county: county.total)
    if not most or len(facts.counties) == 1:
        return ""
    return facts.wording("most-votes-in", counties=facts.named(most), n=facts.figures.votes(most[0].total))


def _lead(row: SplitRow, facts: Facts) -> int:
    """A group's votes for the area's leader minus those for the area's second."""
    first = facts.position(facts.state.leader)
    others = [(votes, -at, at) for at, votes in enumerate(facts.state.votes) if at != first]
    return row.votes[first] - (row.votes[max(others)[2]] if others else 0)


def _largest_by_winner(facts: Facts) -> list[tuple[str, list[County]]]:
    by_winner: dict[str, list[County]] = {}
    for county in facts.decided:
        by_winner.setdefault(county.winner, []).append(county)
    largest = [(key, facts.most(held, lambda county: county.margin_votes)) for key, held in by_winner.items()]
    return sorted(largest, key=lambda pair: -pair[1][0].margin_votes)
