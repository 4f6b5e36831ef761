"""The story of a measure: what it is in the whole, where it is highest and lowest, what each county has."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median_high

from mapgen.composition.text.facts import Facts
from mapgen.composition.text.sentence import county_name
from mapgen.model.column import Column
from mapgen.model.county import County
from mapgen.words.numbers import numbers
from mapgen.words.wording import Wording


def headline(facts: Facts) -> str:
    """The measure and its figure in the whole, or its name alone where that is not known."""
    column = _subject(facts)
    if column.whole is None:
        return facts.wording("measure-by-county", label=column.label, place=facts.place)
    return facts.wording(
        "measure-of-place", label=column.label, place=facts.place, figure=_written(column.whole, column, facts.wording)
    )


def clause(facts: Facts) -> str:
    """From the lowest figure to the highest, and where they are; the headline's clause where they are one."""
    ends = _ends(facts)
    return facts.wording("measure-clause", **ends) if ends else headline(facts)


def spread(facts: Facts) -> str:
    """The measure in the whole, where it is highest and lowest, the middle county's figure, how many have none."""
    column, known = _subject(facts), _known(facts)
    sentences = [facts.wording("sentence-end", text=headline(facts))]
    ends = _ends(facts)
    if ends:
        sentences.append(facts.wording("measure-range", **ends))
        middle = _written(median_high([figure for figure, _ in known]), column, facts.wording)
        if len(known) > 2:
            sentences.append(facts.wording("measure-middle", middle=middle))
    elif len(known) > 1:
        sentences.append(facts.wording("measure-alike", figure=_written(known[0][0], column, facts.wording)))
    unknown = len(facts.counties) - len(known)
    if unknown:
        sentences.append(facts.wording("measure-unknown", n=facts.figures.votes(unknown), count=unknown))
    return " ".join(sentences)


def measure_sentence(county: County, *, columns: Sequence[Column], subject: Column, wording: Wording) -> str:
    """A county's name, its kinds, and its figure of the measure that the map is about."""
    figure = _written(county.figures[list(columns).index(subject)], subject, wording)
    where = wording("list-comma").join([county_name(county, wording), *county.kinds])
    return wording("sentence", where=where, what=wording("measure-figure", label=subject.label, figure=figure))


def _ends(facts: Facts) -> dict[str, str]:
    """The highest and the lowest figure and where they are; empty where fewer than two differ as they are written."""
    column, known = _subject(facts), _known(facts)
    if len(known) < 2:
        return {}
    most, least = max(figure for figure, _ in known), min(figure for figure, _ in known)
    if _written(most, column, facts.wording) == _written(least, column, facts.wording):
        return {}
    return {
        "most": _written(most, column, facts.wording),
        "highest": facts.named(county for figure, county in known if figure == most),
        "least": _written(least, column, facts.wording),
        "lowest": facts.named(county for figure, county in known if figure == least),
    }


def _known(facts: Facts) -> list[tuple[float, County]]:
    at = list(facts.columns).index(_subject(facts))
    figures = [(county.figures[at], county) for county in facts.counties]
    return [(figure, county) for figure, county in figures if figure is not None]


def _subject(facts: Facts) -> Column:
    if facts.subject is None:
        raise ValueError("this map shows no measure")
    return facts.subject


def _written(value: float | None, column: Column, wording: Wording) -> str:
    return numbers(wording.language).figure(value, column.kind, column.unit)
