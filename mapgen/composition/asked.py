"""A described contest as what was asked, where its description does not say and its lines show it."""

from __future__ import annotations

import msgspec

from mapgen.results.company import company_of, speaks_of_retention
from mapgen.results.short_names import apart_from_outcomes
from mapgen.specs.contest import Contest
from mapgen.specs.measures import measures
from mapgen.words.wording import Wording


def as_asked(contest: Contest, wording: Wording) -> Contest:
    """The contest with the kind that its lines show: nobody wins a race alone, and no answer wins a state.

    A contest that says what it is stays as it is; so does one among several people. The one line of a turnout is called
    as its measure is. A short name that reads like an outcome, as "Tie" does, is told apart from it.
    """
    if contest.kind == "turnout":
        called = wording.text(measures()["ballots_cast"].label)
        line = msgspec.structs.replace(contest.candidates[0], name=called, short=called)
        return msgspec.structs.replace(contest, candidates=(line,))
    contest = apart_from_outcomes(contest)
    if contest.kind != "candidates":
        return contest
    if len(contest.candidates) == 1 and contest.candidates[0].person:
        return msgspec.structs.replace(contest, kind="uncontested")
    found = company_of({candidate.name: 0 for candidate in contest.candidates})
    if not found.answers:
        return contest
    stays = found.retention or speaks_of_retention(f"{contest.office} {contest.title}")
    candidates = tuple(
        msgspec.structs.replace(candidate, answer=found.answers.get(candidate.name, ""))
        for candidate in contest.candidates
    )
    return msgspec.structs.replace(contest, kind="retention" if stays else "measure", candidates=candidates)
