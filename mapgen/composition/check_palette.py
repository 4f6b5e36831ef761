"""The palette gate on what is really drawn: a map's classes, or those a scheme can give a contest."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

import msgspec
import pandas as pd

from mapgen.colour.fills import PAPER, swatch_of
from mapgen.colour.palette import THRESHOLD, PairFinding, Sight, Swatch, palette_gate, too_close
from mapgen.colour.ramp import VISIONS, Vision
from mapgen.composition.dress import dressed
from mapgen.errors import PaletteError, Problem
from mapgen.model.choropleth import Choropleth
from mapgen.model.county import County
from mapgen.model.legend import LegendClass
from mapgen.specs.contest import Contest
from mapgen.specs.for_contest import for_contest
from mapgen.specs.scheme import Scheme
from mapgen.tables.classify import classify
from mapgen.words.wording import Wording

RIVALS = 2
"""So many first-named candidates' classes of a scheme are held against each other."""


def gate(choropleth: Choropleth, threshold: float = THRESHOLD) -> tuple[PairFinding, ...]:
    """Holds every two classes of a map against each other: the legend sets them side by side even where no border does.

    A class is a colour with what lies over it: the marking's texture and that of a count that is not finished.

    Args:
        choropleth: The map.
        threshold: The ΔE*ab (1976) from which colour alone is enough.

    Returns:
        A finding for every pair, those that look alike first.
    """
    return palette_gate(swatches(choropleth), threshold)


def gate_scheme(scheme: Scheme, contest: Contest, threshold: float = THRESHOLD) -> tuple[PairFinding, ...]:
    """Holds every two classes that a scheme can draw of a contest's two first-named candidates against each other.

    More candidates than two have classes too; which of them meet is only known on a map (`gate`). A scheme that only
    sorts counties into kinds draws nothing, and has no pairs.
    """
    if not any(each.fill or each.pattern or each.outline for each in scheme.classes):
        return ()
    two = msgspec.structs.replace(contest, candidates=contest.candidates[:RIVALS])
    return palette_gate(
        [swatch_of(each) for each in for_contest(scheme, two).classes],
        threshold,
    )


def gate_counted(
    scheme: Scheme,
    contest: Contest,
    counties: pd.DataFrame,
    say: Wording,
    *,
    accepted: Collection[str] = (),
    taken: Collection[str] = (),
) -> tuple[PairFinding, ...]:
    """Holds every two classes against each other that a scheme gives the counties of a tally, before anything is drawn.

    Args:
        scheme: As its file has it.
        contest: The contest of the tally.
        counties: Indexed by `geoid`, with the columns that the scheme reads.
        say: As `dressed`.
        accepted: As `dressed`.
        taken: As `dressed`.
    """
    made = dressed(scheme, contest, counties, say, accepted=accepted, taken=taken)
    occurring = set(classify(counties, made))
    return palette_gate([swatch_of(each) for each in made.classes if each.key in occurring])


def swatches(choropleth: Choropleth) -> list[Swatch]:
    """Every combination of fill, marking and state of the count that a county of the map has, in legend order."""
    found: dict[str, Swatch] = {}
    for county in sorted(choropleth.counties, key=lambda each: (each.fill, each.mark or 0)):
        layers = _layers(choropleth, county)
        key = " × ".join(each.key for each in layers)
        found.setdefault(key, _swatch(key, layers))
    return list(found.values())


def alike(findings: Iterable[PairFinding], what: str) -> list[Problem]:
    """The pairs that some readers cannot tell apart, each with its worst figure.

    Args:
        findings: Of a map or a scheme.
        what: The map or scheme they are of.
    """
    return [Problem(f"{what}: {finding}") for finding in too_close(findings)]


def refuse(problems: Sequence[Problem]) -> None:
    """Stop where two classes look alike.

    Raises:
        PaletteError: There is such a pair.
    """
    if problems:
        raise PaletteError(
            "Some classes look alike to some readers.",
            problems=problems,
            fix=(
                "Choose other colours, or give one of the two a `pattern` (for print alone: a `print_pattern`). Colours"
                " of candidates that must stay: name them in `allow_alike` (--allow-alike), and they get textures."
            ),
        )


def hold_colours(choropleths: Iterable[Choropleth]) -> None:
    """Stop where two classes of one of these maps look alike.

    Raises:
        PaletteError: There is such a pair.
    """
    refuse([problem for each in choropleths for problem in alike(gate(each), each.slug)])


def nearest(findings: Iterable[PairFinding]) -> dict[Vision, Sight]:
    """For every kind of vision the sight of the two classes most alike, among those no texture tells apart.

    A vision in which textures tell all pairs apart is left out.
    """
    found: dict[Vision, Sight] = {}
    for sight in (sight for finding in findings for sight in finding.sights if sight.verdict != "by pattern"):
        if sight.vision not in found or sight.delta_e < found[sight.vision].delta_e:
            found[sight.vision] = sight
    return {vision: found[vision] for vision in VISIONS if vision in found}


def _layers(choropleth: Choropleth, county: County) -> list[LegendClass]:
    """The classes a county is drawn with, from the colour upwards."""
    layers = [choropleth.legend.classes[county.fill]]
    if choropleth.marking is not None and county.mark is not None:
        layers.append(choropleth.marking.classes[county.mark])
    if choropleth.states is not None:
        layers += [each for each in choropleth.states.classes if each.key == county.status and each.pattern]
    return layers


def _swatch(key: str, layers: Sequence[LegendClass]) -> Swatch:
    fill = layers[0]
    label = " × ".join(f"{each.group}: {each.label}" if each.group else each.label for each in layers)
    return Swatch(
        key=key,
        label=label,
        light=fill.light or PAPER[0],
        dark=fill.dark or PAPER[1],
        pattern=_together(each.pattern for each in layers),
        print_pattern=_together(each.print_pattern for each in layers),
    )


def _together(patterns: Iterable[str]) -> str | None:
    """Textures on top of each other; the same one twice is one."""
    return "+".join(sorted(set(patterns) - {""})) or None
