"""How many shades each winner gets, and which textures, so that every two classes of a map can be told apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

import msgspec
import pandas as pd

from mapgen.colour.fills import swatch_of
from mapgen.colour.palette import Swatch, look_alike
from mapgen.results.seats import own_colours
from mapgen.specs.bins import FEW, FLAT, bounds_of, fewer, margins_defined, single
from mapgen.specs.contest import Candidate, Contest
from mapgen.specs.for_contest import for_contest
from mapgen.specs.scheme import CANDIDATE, Fill, Scheme, SchemeClass
from mapgen.tables.classify import classify
from mapgen.words.wording import Wording

FULL_RAMPS = 3
"""Up to so many winners have every step of the scheme."""

SHORT_RAMPS = 6
"""Up to so many have three steps; whoever won fewest areas beyond them has a single class."""

FEW_AREAS = 3.0
"""Where there are more winners than full ramps, whoever won this many percent of the areas or less has one class."""

TEXTURES = ("hatch-back", "vertical", "dots", "grid", "stitch-back", "horizontal", "stitch")
"""Those of candidates, the quietest first; the others of a scheme mean ties, missing figures and unfinished counts."""

SECOND = {"hatch-back": "stitch-back", "vertical": "stitch", "horizontal": "dots", "grid": "dots"}
"""The texture that takes turns with another along a ramp whose neighbouring steps are nearly one gray in print."""

SHADES = {4: (3, 2, 5), 1: (2, 3)}
"""The other steps that a single class can have: a strong one those that are strong enough, a faint one quiet ones."""


def dressed(
    scheme: Scheme,
    contest: Contest,
    counties: pd.DataFrame,
    say: Wording,
    *,
    counting: bool = False,
    accepted: Collection[str] = (),
    taken: Collection[str] = (),
) -> Scheme:
    """The scheme of a contest with as many shades and textures for each winner as readers can tell apart.

    Args:
        scheme: As its file has it.
        contest: Whose candidates fill it in.
        counties: With `winner`, a candidate's key or an outcome, and every other column that the scheme reads.
        say: The language of labels that are made anew.
        counting: Whether votes are still being counted.
        accepted: Keys of candidates in a house's own colours that may look like others': they get textures.
        taken: Textures that lie over the map already and can tell no candidate from another.

    Returns:
        Every candidate's classes, filled in. Colours that are not mapgen's own and not accepted stay as they are, for
        the gate to judge.
    """
    shared = scheme.of_candidates()
    keys = {each.key for each in contest.candidates}
    won = Counter(winner for winner in counties["winner"] if winner in keys)
    plain = for_contest(scheme, contest, counting=counting)
    if not won or not shared or not all(each.fill is not None and each.fill.of == CANDIDATE for each in shared):
        return plain
    stage = _Stage(scheme, contest, won, accepted, tuple(texture for texture in TEXTURES if texture not in taken))
    placed = [swatch_of(each) for each in plain.classes if each.key in {one.key for one in scheme.classes}]
    too_fine = stage.confuses_own() or stage.confuses_settled(lambda: set(classify(counties, plain)))
    full = fewer(shared, say) if too_fine else shared
    alone: dict[str, tuple[SchemeClass, ...]] = dict.fromkeys(won, (single(shared),))
    own = stage.placed(shortened(full, fewer(shared, say), won), placed) or stage.placed(alone, placed)
    if own is None:
        # Not even textures are enough: the gate says which winners cannot be told apart.
        own = {each.key: alone.get(each.key, shared) for each in contest.candidates}
    if all(classes == shared for classes in own.values()):
        return plain
    singles = [key for key in own if len(own[key]) == 1 < len(shared)]
    ordered = sorted(own, key=lambda key: key in singles)
    made = for_contest(scheme, contest, counting=counting, own={key: own[key] for key in ordered})
    return msgspec.structs.replace(made, definition=_defined(scheme, own, say, singles=bool(singles)))


def shortened(
    full: tuple[SchemeClass, ...], short: tuple[SchemeClass, ...], won: Mapping[str, int]
) -> dict[str, tuple[SchemeClass, ...]]:
    """The classes of each winner: a full ramp, a short one, or a single class.

    Args:
        full: Those of up to `FULL_RAMPS` winners.
        short: Those of up to `SHORT_RAMPS`.
        won: How many areas each winner has.
    """
    if len(won) <= FULL_RAMPS or len(full) == 1:
        return dict.fromkeys(won, full)
    areas = sum(won.values())
    strong = [key for key in won if 100 * won[key] > FEW_AREAS * areas]
    strong = sorted(strong, key=lambda key: (-won[key], key))[:SHORT_RAMPS]
    ramp = full if len(strong) <= FULL_RAMPS else short
    return {key: ramp if key in strong else (single(full),) for key in won}


@dataclass(frozen=True, slots=True)
class _Stage:
    """What placing the winners' classes one by one needs to know; `dressed` has it from its arguments."""

    scheme: Scheme
    contest: Contest
    won: Mapping[str, int]
    accepted: Collection[str]
    free: tuple[str, ...]

    def placed(
        self, shortened: Mapping[str, tuple[SchemeClass, ...]], before: Sequence[Swatch]
    ) -> dict[str, tuple[SchemeClass, ...]] | None:
        """The classes of every candidate, winners' with the textures they need; None where nothing tells them apart.

        Args:
            shortened: Classes of winners that are not the scheme's own.
            before: The scheme's other classes.
        """
        shared = self.scheme.of_candidates()
        own = {each.key: shortened.get(each.key, shared) for each in self.contest.candidates}
        there = list(before)
        for each in self._in_order(own):
            settled = self._is_settled(each)
            ways = _printed(own[each.key], self.free) if settled else _ways(own[each.key], self.free)
            fitting = (classes for classes in ways if not _confused(self._swatches(each, classes), there))
            # What nothing tells apart stays as the house has it, for the gate to name.
            chosen = next(fitting, own[each.key] if settled else None)
            if chosen is None:
                return None
            own[each.key] = chosen
            there += self._swatches(each, chosen)
        return own

    def confuses_own(self) -> bool:
        """Whether the scheme has more steps than one of mapgen's own colours carries by itself, where two are drawn.

        A third winner has a texture anyway, which takes turns along the ramp.
        """
        if len(self.won) >= FULL_RAMPS:
            return False
        shared = self.scheme.of_candidates()
        return any(
            _confused(self._swatches(each, shared), ())
            for each in self.contest.candidates
            if each.key in self.won and not self._is_settled(each)
        )

    def confuses_settled(self, occurring: Callable[[], Set[str]]) -> bool:
        """Whether the map has more steps of a house's own colour than that carries by itself.

        Args:
            occurring: Gives the keys of the classes that the scheme's full ramps have on the map: a colour that was
                fit for them stays as it is.
        """
        settled = [each for each in self.contest.candidates if each.key in self.won and self._is_settled(each)]
        there = occurring() if settled else frozenset()
        shared = self.scheme.of_candidates()
        return any(
            _confused([swatch for swatch in self._swatches(each, shared) if swatch.key in there], ())
            for each in settled
        )

    def _is_settled(self, candidate: Candidate) -> bool:
        """Whether this is a house's own colour, which nothing may be laid over."""
        return candidate.colour not in own_colours() and candidate.key not in self.accepted

    def _in_order(self, own: Mapping[str, tuple[SchemeClass, ...]]) -> list[Candidate]:
        """Winners with ramps before those without; among them a house's own colours first, accepted ones last.

        Between these the order is that of mapgen's colours: not of votes, which change while they are counted.
        """
        seats = own_colours()

        def rank(each: Candidate) -> tuple[bool, bool, int, str]:
            seat = seats.index(each.colour) if each.colour in seats else -1
            return len(own[each.key]) == 1, each.key in self.accepted, seat, each.key

        return sorted((each for each in self.contest.candidates if each.key in self.won), key=rank)

    def _swatches(self, candidate: Candidate, classes: tuple[SchemeClass, ...]) -> list[Swatch]:
        """A candidate's classes as the gate sees them."""
        alone = msgspec.structs.replace(self.scheme, classes=self.scheme.of_candidates())
        return [swatch_of(each) for each in for_contest(alone, self.contest, own={candidate.key: classes}).classes]


def _ways(classes: tuple[SchemeClass, ...], free: Sequence[str]) -> Iterator[tuple[SchemeClass, ...]]:
    """Ways to draw a candidate's classes, the plainest first: as they are, textured in print, textured everywhere.

    A strong single class rather has another shade than a texture on the screen; a faint one the other way round.
    """
    fill = classes[0].fill
    others = SHADES.get(fill.step, ()) if len(classes) == 1 and fill is not None and fill.steps == FLAT[1] else ()
    shades = [classes, *((msgspec.structs.replace(classes[0], fill=_step(step)),) for step in others)]
    strong = fill is not None and fill.step == FLAT[0]
    turns = [(everywhere, at) for everywhere in (False, True) for at in range(len(shades))]
    for everywhere, at in turns if strong else sorted(turns, key=lambda turn: turn[1]):
        own = shades[at]
        if not everywhere:
            yield own
        for texture in free:
            yield _textured(own, texture, everywhere=everywhere)


def _printed(classes: tuple[SchemeClass, ...], free: Sequence[str]) -> Iterator[tuple[SchemeClass, ...]]:
    """Ways to draw classes in settled colours: as they are, or with a texture in print, where no colour is left."""
    yield classes
    yield from (_textured(classes, texture, everywhere=False) for texture in free)


def _step(step: int) -> Fill:
    return Fill(of=CANDIDATE, step=step, steps=FLAT[1])


def _textured(classes: Sequence[SchemeClass], texture: str, *, everywhere: bool) -> tuple[SchemeClass, ...]:
    """A candidate's classes with a texture; along a full ramp it takes turns with its second."""
    turns = (texture, SECOND.get(texture, texture) if len(classes) > FEW else texture)
    return tuple(
        msgspec.structs.replace(
            each, pattern=turns[at % 2] if everywhere else each.pattern, print_pattern=turns[at % 2]
        )
        for at, each in enumerate(classes)
    )


def _confused(made: Sequence[Swatch], placed: Sequence[Swatch]) -> bool:
    """Whether one of these looks like another, or like one that is placed already."""
    others = [*placed, *made]
    return any(look_alike(swatch, other) for at, swatch in enumerate(made) for other in others[: len(placed) + at])


def _defined(scheme: Scheme, own: Mapping[str, tuple[SchemeClass, ...]], say: Wording, *, singles: bool) -> str:
    """What the scheme's classes mean, as they are drawn."""
    shared = scheme.of_candidates()
    ramps = next((classes for classes in own.values() if len(classes) > 1 and classes != shared), shared)
    cut_anew = bounds_of(ramps) != bounds_of(shared)
    textured = any(each.pattern for classes in own.values() for each in classes)
    sentences = [margins_defined(ramps, say) if cut_anew else say.text(scheme.definition)]
    sentences += [say("colour-single")] if singles else []
    sentences += [say("colour-textures")] if textured else []
    return " ".join(sentences)
