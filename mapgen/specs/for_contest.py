"""A scheme for one contest: its candidates' keys, names and colours where the file has placeholders."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

import msgspec

from mapgen.errors import AtlasError
from mapgen.specs.contest import Contest
from mapgen.specs.scheme import CANDIDATE, FIRST, SECOND, Condition, Scheme, SchemeClass
from mapgen.words.wording import Text

PLACEHOLDER = re.compile("|".join(map(re.escape, (CANDIDATE, FIRST, SECOND))))


def for_contest(
    scheme: Scheme,
    contest: Contest,
    *,
    counting: bool = False,
    own: Mapping[str, tuple[SchemeClass, ...]] | None = None,
) -> Scheme:
    """The scheme with its candidate placeholders filled in, one class per candidate where it says `{candidate}`.

    Args:
        scheme: As its file has it.
        contest: Whose candidates fill it in.
        counting: Whether votes are still being counted, so that classes are named by who leads.
        own: By candidate key the classes, placeholders and all, that stand in for the scheme's `{candidate}` classes,
            in the order in which the legend has the candidates; or None for the scheme's own for everyone.

    Raises:
        AtlasError: Two classes come to one key, as `ada-20-30` for Ada by 20 to 30 and for `ada-20` by 30 or more:
            each would be drawn as the other.
    """
    classes: list[SchemeClass] = []
    shared = scheme.of_candidates()
    for each in scheme.classes:
        if CANDIDATE not in each.key:
            classes.append(_filled(each, contest, None, counting=counting))
        elif own is None:
            classes += [_filled(each, contest, at, counting=counting) for at in range(len(contest.candidates))]
        elif each is shared[0]:
            places = {candidate.key: at for at, candidate in enumerate(contest.candidates)}
            classes += [_filled(one, contest, places[key], counting=counting) for key in own for one in own[key]]
    keys = Counter(each.key for each in classes)
    twice = sorted(key for key, times in keys.items() if times > 1)
    if twice:
        raise AtlasError(
            f"The scheme {scheme.id!r} has two classes called {twice[0]!r} for the candidates of {contest.id}.",
            fix="Give a candidate another key, or choose another scheme: --by of `mapgen map`.",
        )
    grouped = sorted(range(len(classes)), key=lambda at: _group_rank(classes, at))
    ordered = tuple(classes[at] for at in grouped)
    return msgspec.structs.replace(
        scheme,
        title=scheme.titled(contest, counting=counting),
        definition=scheme.defined(contest, counting=counting),
        classes=ordered,
    )


def _group_rank(classes: list[SchemeClass], at: int) -> int:
    """Where the class's legend group first stands, so that a group's classes stand together."""
    return next(i for i, each in enumerate(classes) if each.group == classes[at].group)


def _filled(each: SchemeClass, contest: Contest, at: int | None, *, counting: bool) -> SchemeClass:
    first, second = contest.candidates[0], contest.candidates[min(1, len(contest.candidates) - 1)]
    keys = {FIRST: first.key, SECOND: second.key}
    shorts = {FIRST: first.short, SECOND: second.short}
    if at is not None:
        keys[CANDIDATE] = contest.candidates[at].key
        shorts[CANDIDATE] = contest.candidates[at].short
    fill = each.fill
    if fill is not None and fill.of in keys:
        fill = msgspec.structs.replace(fill, of=contest.candidate(keys[fill.of]).colour)
    return msgspec.structs.replace(
        each,
        key=_replace(each.key, keys),
        label=_replace_text(each.labelled(contest, counting=counting), shorts),
        group=_replace_text(each.grouped(contest, counting=counting), shorts),
        noun=_replace_text(each.noun, shorts),
        noun_one=_replace_text(each.noun_one or each.noun, shorts),
        print_pattern=_printed(each.print_pattern, at or 0),
        when={column: _replace_condition(wanted, keys) for column, wanted in each.when.items()},
        fill=fill,
    )


def _printed(patterns: str | tuple[str, ...] | None, at: int) -> str:
    """The texture in print of the candidate at this position."""
    if isinstance(patterns, tuple):
        return patterns[min(at, len(patterns) - 1)] if patterns else ""
    return patterns or ""


def _replace(text: str, values: dict[str, str]) -> str:
    # All at once: a candidate can be called "{second}".
    return PLACEHOLDER.sub(lambda found: values.get(found[0], found[0]), text)


def _replace_text(text: Text, values: dict[str, str]) -> Text:
    if isinstance(text, str):
        return _replace(text, values)
    return {language: _replace(each, values) for language, each in text.items()}


def _replace_condition(wanted: Condition, values: dict[str, str]) -> Condition:
    if isinstance(wanted, str):
        return _replace(wanted, values)
    if isinstance(wanted, tuple):
        return tuple(_replace(each, values) if isinstance(each, str) else each for each in wanted)
    return wanted
