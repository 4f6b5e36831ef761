"""What an embed's readout says of every county, packed: nothing is written out that follows from the rest.

A share or a margin is left out where the votes give it to the tenth by whole numbers, which the embed's script can do
too; wherever the formatter writes anything else ("<0.1%", "Tie", "–"), its text stands in the table. So the formatter
has the last word on every figure, and `packed_figures.js` only unpacks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from mapgen.model.choropleth import Choropleth
from mapgen.model.county import County
from mapgen.render.shared.figures import Figures
from mapgen.render.shared.views import winner_at
from mapgen.visible import drawn, isolated
from mapgen.words.numbers import Numbers, numbers

PARTING = re.compile(r"[\t\r\n]+")
"""What parts columns and lines, and therefore stands in no text."""


def packed(choropleth: Choropleth, figures: Sequence[Figures]) -> str:
    """The readout's texts by column, a column to a line, the counties in drawing order with tabs between them.

    By column they compress to two thirds of the same rows. The lines:

    1. Ids that are numbers of one width: the first, and what each adds to the one before it; of several regions in
       drawing order, of one in the order of the counties' names. Other ids in full, behind an empty text.
    2. Regions, each at its first county alone, "-" for a state drawn as one area, whose name needs none; empty on the
       map of one.
    3. For each candidate what stands before the points of a margin.
    4. The decimal sign, and what follows the number of a percentage.
    5. Winners: a candidate's position or an outcome.
    6. Names, without the region.
    7. Margins, empty where they follow.
    8. On from here votes and shares of each candidate, shares empty where they follow; last the change, if any.

    Empty texts at the end of a line are left away.

    Args:
        choropleth: The map.
        figures: What is said of its counties, in drawing order.
    """
    counties, style = choropleth.counties, numbers(choropleth.language)
    regions = [county.region for county in counties]
    several = len(set(regions)) > 1
    names = [_name(county, several=several) for county in counties]
    stems = _stems(choropleth, figures, style)
    rows = [
        (
            str(winner_at(choropleth, county.winner)),
            name,
            _margin(county, each, stems, style),
            *_votes_and_shares(county, each, style),
            *([each.change] if choropleth.comparison is not None else []),
        )
        for county, name, each in zip(counties, names, figures, strict=True)
    ]
    firsts = [
        ("-" if county.is_state else county.region) if county.region != before else ""
        for county, (before, _) in zip(counties, pairwise(["", *regions]), strict=True)
    ]
    lines = [
        _ids(counties, names, several=several),
        firsts if several else [],
        [stems.get(candidate.key, "") for candidate in choropleth.contest.candidates],
        [style.decimal, style.percent.format("")],
        *zip(*rows, strict=True),
    ]
    return "\n".join(_line(line) for line in lines)


def tenths(part: int, whole: int, decimal: str) -> str:
    """Part of whole in percent, to the tenth, halves up: by whole numbers alone, as the embed's script counts."""
    number = (2000 * part + whole) // (2 * whole)
    return f"{number // 10}{decimal}{number % 10}"


def _name(county: County, *, several: bool) -> str:
    return county.name.removesuffix(f", {county.region}") if several else county.name


def _votes_and_shares(county: County, shown: Figures, style: Numbers) -> list[str]:
    whole = sum(county.votes)
    texts = []
    for part, (votes, share) in zip(county.votes, shown.votes, strict=True):
        follows = whole > 0 and share == style.percent.format(tenths(part, whole, style.decimal))
        texts += [votes, "" if follows else share]
    return texts


def _margin(county: County, shown: Figures, stems: Mapping[str, str], style: Numbers) -> str:
    whole = sum(county.votes)
    if county.winner not in stems or not whole:
        return shown.margin
    most, next_most, *_ = [*sorted(county.votes, reverse=True), 0]
    follows = shown.margin == stems[county.winner] + tenths(most - next_most, whole, style.decimal)
    return "" if follows else shown.margin


def _stems(choropleth: Choropleth, figures: Sequence[Figures], style: Numbers) -> dict[str, str]:
    """By candidate what stands before the points of their margins, in languages that write the points last."""
    keys = {candidate.key for candidate in choropleth.contest.candidates}
    stems: dict[str, str] = {}
    for county, each in zip(choropleth.counties, figures, strict=True):
        points = style.points(county.margin_pct)
        if county.winner in keys and each.margin.endswith(points):
            stems.setdefault(county.winner, each.margin.removesuffix(points))
    return stems


def _ids(counties: Sequence[County], names: Sequence[str], *, several: bool) -> list[str]:
    """The first id and what each adds to the one before it; or nothing, and then every id."""
    ids = [county.geoid for county in counties]
    if not all(re.fullmatch("[0-9]+", each) and len(each) == len(ids[0]) for each in ids):
        return ["", *ids]
    order = list(range(len(names)))
    if not several:
        # As JavaScript compares the texts that a page has: by units of UTF-16.
        order.sort(key=lambda at: isolated(drawn(_line([names[at]]))).encode("utf-16-be"))
    ordered = [ids[at] for at in order]
    return [ordered[0], *(str(int(there) - int(here)) for here, there in pairwise(ordered))]


def _line(texts: Iterable[str]) -> str:
    return "\t".join(PARTING.sub(" ", text) for text in texts).rstrip("\t")
