"""What the figures on a map mean, in the sentences its page carries."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from mapgen.model.choropleth import Comparison, Legend, Note
from mapgen.specs.contest import Contest
from mapgen.specs.scheme import Scheme
from mapgen.words.wording import Wording


def definitions(
    contest: Contest,
    legends: Sequence[Legend | None],
    kinds: Mapping[str, Scheme],
    comparison: Comparison | None,
    place: str,
    wording: Wording,
) -> tuple[Note, ...]:
    """The definitions a reader needs, each once: winner, margin, classes, groupings, change, rounding, projection."""
    found = [
        Note(wording("definition-winner"), wording("definition-winner-text")),
        Note(wording("definition-margin"), wording("definition-margin-text", lines=len(contest.candidates))),
    ]
    found += [Note(each.title, each.definition) for each in legends if each is not None]
    found += [Note(wording.text(each.title), wording.text(each.definition)) for each in kinds.values()]
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
