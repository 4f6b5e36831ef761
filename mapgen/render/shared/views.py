"""Small questions that templates ask of a model."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from mapgen.compose.text.ledger import ledger_lines
from mapgen.model.choropleth import Choropleth
from mapgen.model.county import County
from mapgen.model.legend import Legend
from mapgen.specs.contest import NO_DATA, NO_RESULTS
from mapgen.specs.scheme import ROUND

RIVALS = 2
"""Candidates that a split's ends and a headline name."""

LISTED = 3
"""Candidates with a column of their own where the counties are too many for everyone's."""


def opening(text: str) -> str:
    """A text as it stands at the beginning of a line: "The United States"."""
    return text[:1].upper() + text[1:]


def is_unknown(county: County) -> bool:
    """Whether there are no figures of it: what is not known is not 0."""
    return county.winner in (NO_DATA, NO_RESULTS)


def textures(choropleth: Choropleth) -> list[str]:
    """The patterns the map uses anywhere, sorted."""
    legends: list[Legend | None] = [choropleth.legend, choropleth.marking, choropleth.states]
    classes = [each for legend in legends if legend is not None for each in legend.classes]
    names = {name for each in classes for name in (each.pattern, each.print_pattern)}
    return sorted(names - {""})


@dataclass(frozen=True, slots=True)
class TextureLayer:
    """The counties that carry one class's texture.

    Attributes:
        id: Unique in the map.
        pattern: The texture.
        geoids: The counties, in drawing order.
        print_only: Whether the screen does without it.
        outline: Path commands of the line around them all, where the map draws it anyway; or empty.
    """

    id: str
    pattern: str
    geoids: tuple[str, ...]
    print_only: bool
    outline: str = ""


def texture_layers(choropleth: Choropleth) -> list[TextureLayer]:
    """Every texture over the colours: of fills first, of markings above them, of the count's state above all."""
    layers = []
    for at, each in enumerate(choropleth.legend.classes):
        pattern = each.pattern or each.print_pattern
        geoids = tuple(county.geoid for county in choropleth.counties if county.fill == at)
        if pattern:
            layers.append(TextureLayer(f"over-f{at}", pattern, geoids, print_only=not each.pattern))
    return layers + laid_layers(choropleth)


def laid_layers(choropleth: Choropleth) -> list[TextureLayer]:
    """The textures that are no class's own: of markings, and above them of the count's state."""
    layers = []
    for at, each in enumerate(choropleth.marking.classes if choropleth.marking else ()):
        geoids = tuple(county.geoid for county in choropleth.counties if county.mark == at)
        if each.pattern:
            layers.append(TextureLayer(f"over-m{at}", each.pattern, geoids, print_only=False, outline=each.outline))
    for at, each in enumerate(choropleth.states.classes if choropleth.states else ()):
        geoids = tuple(county.geoid for county in choropleth.counties if county.status == each.key)
        if each.pattern:
            layers.append(TextureLayer(f"over-s{at}", each.pattern, geoids, print_only=False))
    return layers


PLAIN = ("horizontal", "dots", "vertical", "rings", "hatch")
"""Textures that stand in for a colour where the reader has chosen colours of their own."""

ALWAYS_FREE = {"horizontal", "dots", "vertical"}
"""Those that a class gives up for a plain one, so that there is always one left."""


@dataclass(frozen=True, slots=True)
class PlainTexture:
    """How a class is drawn in two colours alone.

    Attributes:
        at: Its position in the legend.
        pattern: One for all classes under a heading, or one for itself where it has none.
        weight: How much of the area is inked, above 0 and below 1: the further down its heading, the more.
    """

    at: int
    pattern: str
    weight: float


def plain_textures(choropleth: Choropleth) -> list[PlainTexture]:
    """A texture for every class by colour that has none of its own alone; no two are alike."""
    times = Counter(each.pattern for each in choropleth.legend.classes)
    own = {pattern for pattern in times if times[pattern] == 1} - ALWAYS_FREE
    used = own | (set(ROUND) if choropleth.circles else set())
    free = [pattern for pattern in PLAIN if pattern not in used]
    found: list[PlainTexture] = []
    for heading, entries in choropleth.legend.groups():
        bare = [at for at, each in entries if not each.pattern or each.pattern not in own]
        for families in [bare] if heading else [[at] for at in bare]:
            pattern, again = free[0], 1 + sum(each.pattern == free[0] for each in found)
            free = [*free[1:], free[0]]
            found += [
                PlainTexture(at, pattern, round((step + 0.5 / again) / (len(families) + 0.5), 3))
                for step, at in enumerate(families)
            ]
    return found


def ledger_lines_of(choropleth: Choropleth) -> tuple[tuple[str, int], ...]:
    """Where every figure of the file went: a name and votes; nothing where all of them are drawn."""
    ledger = choropleth.ledger
    if ledger is None or ledger.source == ledger.drawn:
        return ()
    return ledger_lines(ledger, choropleth.language)


def winner_at(choropleth: Choropleth, winner: str) -> int | str:
    """The position of a winner among the candidates, or its outcome."""
    keys = [candidate.key for candidate in choropleth.contest.candidates]
    return keys.index(winner) if winner in keys else winner


def leading(choropleth: Choropleth) -> tuple[int, int | None]:
    """The positions of the two candidates with most votes, in ballot order; the second is None where there is one."""
    votes = choropleth.state.votes
    best = sorted(range(len(votes)), key=lambda at: -votes[at])[:RIVALS]
    first, *rest = sorted(best)
    return first, rest[0] if rest else None


def listed(choropleth: Choropleth) -> list[int]:
    """The positions of the candidates who have a column in the table, in ballot order."""
    everyone = range(len(choropleth.contest.candidates))
    if not choropleth.many:
        return list(everyone)
    return sorted(sorted(everyone, key=lambda at: -choropleth.state.votes[at])[:LISTED])


def bar_order(choropleth: Choropleth) -> list[int]:
    """Candidates' positions along a bar: one leading candidate at each end, everyone else between."""
    first, second = leading(choropleth)
    between = [at for at in range(len(choropleth.contest.candidates)) if at not in (first, second)]
    return [first, *between, *([second] if second is not None else [])]


def named(choropleth: Choropleth, at: int) -> bool:
    """Whether the candidate at this position has a colour of its own in a bar."""
    return at in leading(choropleth)


def arrow_columns(choropleth: Choropleth) -> str:
    """How many counties each arrow key goes on in the drawing order: a column each for west, north, east and south.

    West is counted backwards, because the drawing begins there: so few numbers have a sign, which parts them as well
    as a space does.
    """
    arrows = choropleth.drawing.arrows
    return "|".join(
        " ".join(str((four[way] - at) * (1 if way else -1)) for at, four in enumerate(arrows)).replace(" -", "-")
        for way in range(4)
    )


def tense(choropleth: Choropleth) -> str:
    """How figures are spoken of.

    "counting" while votes are, "counted" once they are; "led" where most votes carry no county, and "unopposed" where
    nobody else stood.
    """
    if not choropleth.contest.has_rivals:
        return "unopposed"
    if choropleth.counting:
        return "counting"
    return "counted" if choropleth.contest.areas_are_won else "led"
