"""Which candidate has which base colour: by party where parties tell apart, else by a seat that votes seldom move."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

import msgspec

from mapgen.errors import UsageError
from mapgen.files.parse_cells import shown
from mapgen.findings import finding
from mapgen.specs.contest import Candidate, Contest
from mapgen.words.terms import colours, parties, plain

NAMED = 12
"""So many candidates an error lists."""

TIERS = (2, 6)
"""The strongest two sit on the first two seats, the strongest six on the first six; within them the alphabet counts."""


@cache
def own_colours() -> tuple[str, ...]:
    """Every base colour that mapgen gives by itself: of parties, of seats in their order, of answers, of mere lines."""
    known = colours()
    return (*(party.colour for party in parties().values()), *known.candidates, known.yes, known.no, known.line)


def coloured(contest: Contest, given: Mapping[str, str] | None = None) -> Contest:
    """The contest with a base colour for every candidate.

    In a general election whose two strongest candidates are of different parties, each party's strongest has the
    party's colour; the two answers to a question have their own. Everyone else has a seat in `terms/colours.toml`;
    because seats go by the alphabet within the strongest two and the four behind them, a candidate keeps a colour while
    votes are counted and others pass by.

    Args:
        contest: Its candidates stand in the order of their votes, lines that are no person last.
        given: Base colours that are settled, `#rrggbb` by candidate key.
    """
    settled = {**_of_parties(contest), **_of_answers(contest), **(given or {})}
    already = sum(each.key in settled for each in contest.candidates[:2])
    free = [colour for colour in colours().candidates[already:] if colour not in settled.values()]
    seats = free or colours().candidates
    waiting = [each for each in contest.candidates if each.person and each.key not in settled]
    for at, each in enumerate(_seated(waiting, already=already)):
        settled[each.key] = seats[at % len(seats)]
    line = colours().line
    return msgspec.structs.replace(
        contest,
        candidates=tuple(
            msgspec.structs.replace(each, colour=settled.get(each.key, line)) for each in contest.candidates
        ),
    )


def _of_parties(contest: Contest) -> dict[str, str]:
    """The colours of those who stand for a party, where the two strongest stand for two."""
    people = [each for each in contest.candidates if each.person]
    if contest.election_type == "primary" or len({each.party for each in people[:2]} - {""}) < 2:
        return {}
    first = {each.party: each.key for each in reversed(people)}
    return {first[party]: parties()[party].colour for party in first if party in parties()}


def _of_answers(contest: Contest) -> dict[str, str]:
    """The colours of the two answers to a question, which are nobody's."""
    own = {"yes": colours().yes, "no": colours().no}
    return {each.key: own[each.answer] for each in contest.candidates if each.answer}


def _seated(waiting: list[Candidate], *, already: int) -> list[Candidate]:
    """Candidates in the order of their seats.

    Args:
        waiting: In the order of their votes.
        already: How many of the strongest have a colour and wait for none.
    """
    seated: list[Candidate] = []
    for end in (*TIERS, None):
        tier = waiting[len(seated) : None if end is None else max(end - already, 0)]
        seated += sorted(tier, key=lambda each: (each.name.casefold(), each.key))
    return seated


def keys_named(contest: Contest, names: Iterable[str]) -> list[str]:
    """The keys of candidates as somebody names them: by key, by short or by full name, in any case.

    Raises:
        UsageError: No candidate is called so, or several are.
    """
    called = {each.key: {plain(each.key), plain(each.short), plain(each.name)} for each in contest.candidates}
    found = []
    for name in names:
        keys = [key for key, names_of in called.items() if plain(name) in names_of]
        if len(keys) != 1:
            known = ", ".join(each.name for each in contest.candidates[:NAMED])
            raise UsageError(
                finding("called-by-several" if keys else "called-by-nobody", called=shown(name), known=known)
            )
        found += keys
    return found
