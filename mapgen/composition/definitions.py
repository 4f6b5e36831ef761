"""What the figures on a map mean, in the sentences its page carries."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from mapgen.model.choropleth import Comparison, Note
from mapgen.model.column import Column
from mapgen.model.legend import Legend
from mapgen.specs.contest import Contest
from mapgen.specs.needs import MAJORITY
from mapgen.specs.scheme import Scheme
from mapgen.words.numbers import numbers
from mapgen.words.wording import Wording


def definitions(
    contest: Contest,
    legends: Sequence[Legend | None],
    kinds: Mapping[str, Scheme],
    comparison: Comparison | None,
    place: str,
    wording: Wording,
    *,
    columns: Sequence[Column] = (),
) -> tuple[Note, ...]:
    """The definitions a reader needs, each once: winner, margin, classes, groupings, change, rounding, projection."""
    found = [*_of_kind(contest, wording)]
    if contest.has_rivals:
        margin = wording("definition-margin-text", lines=len(contest.candidates), of=contest.shares_of)
        found.append(Note(wording("definition-margin"), margin))
    found += [Note(each.title, each.definition) for each in legends if each is not None]
    found += [Note(wording.text(each.title), wording.text(each.definition)) for each in kinds.values()]
    found += [Note(column.label, column.definition) for column in columns]
    if comparison is not None:
        who = {
            "who": comparison.now.name,
            "before": comparison.before.name,
            "year": contest.year,
            "then": comparison.earlier.year,
        }
        text = wording("definition-shift-text" if comparison.two_way else "definition-change-text", **who)
        if comparison.two_way:
            text += " " + wording("definition-two-way")
        found.append(Note(wording("definition-change", then=comparison.earlier.year), text))
    found += [
        Note(wording("definition-rounding"), wording("definition-rounding-text")),
        Note(wording("definition-projection"), wording("definition-projection-text", place=place)),
    ]
    return tuple({note.text: note for note in found if note.text}.values())


def _of_kind(contest: Contest, wording: Wording) -> list[Note]:
    """What winning means in this kind of contest: not everything that has most votes has won."""
    if contest.areas_are_won:
        return [Note(wording("definition-winner"), wording("definition-winner-text"))]
    heading = wording("definition-kind", kind=contest.kind)
    if contest.kind in ("measure", "retention"):
        return [Note(heading, wording("definition-question-text", needed=_needed(contest, wording)))]
    if contest.kind == "uncontested":
        return [Note(heading, wording("definition-uncontested-text"))]
    if contest.kind == "turnout":
        return [Note(heading, wording("definition-turnout-text"))]
    found = []
    if contest.kind == "ranked":
        found.append(Note(heading, wording("definition-round-text", round=str(contest.round))))
    elif contest.kind == "approval":
        found.append(Note(heading, wording("definition-approval-text", of=contest.shares_of)))
    if contest.threshold is not None:
        needed = wording("definition-kind", kind="candidates")
        return [*found, Note(needed, wording("definition-runoff-text", needed=_needed(contest, wording)))]
    return [*found, Note(wording("definition-led"), wording("definition-led-text"))]


def _needed(contest: Contest, wording: Wording) -> str:
    if contest.needs in ("", MAJORITY):
        return wording("needed-majority")
    return wording("needed-share", share=numbers(wording.language).threshold(contest.needs))
