"""A scheme: the classes a county can fall in, as a file says it."""

from __future__ import annotations

import re
from typing import Annotated

import msgspec

from mapgen.errors import AtlasError
from mapgen.specs.contest import Contest
from mapgen.visible import seen
from mapgen.words.wording import Text, text_in

CANDIDATE = "{candidate}"
FIRST, SECOND = "{first}", "{second}"
PATTERNS = (
    *("hatch", "hatch-back", "cross", "dots", "rings", "vertical", "horizontal", "dashes", "strokes"),
    *("grid", "stitch", "stitch-back"),
)
"""The textures a class can carry; each is drawn in `render/shared/parts.svg.j2` and `render/marks/texture_lines.py`."""

ROUND = ("dots", "rings")
"""Those that would be taken for votes on a map of circles."""

MOST_CLASSES = 300
"""Of one scheme, before each candidate has one."""

Scalar = str | int | float | bool


class Bounds(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A range of a number: `at_least` and `at_most` are closed sides, `above` and `below` open ones.

    A missing number is in no range; `missing` asks for it instead.
    """

    at_least: float | None = None
    above: float | None = None
    below: float | None = None
    at_most: float | None = None
    missing: bool = False

    def __post_init__(self) -> None:
        """Refuse a range without a side, and one that a missing number would have to be in."""
        sided = any(side is not None for side in (self.at_least, self.above, self.below, self.at_most))
        if sided == self.missing:
            raise ValueError("bounds are at_least, above, below and at_most, or missing = true alone")


Condition = Scalar | tuple[Scalar, ...] | Bounds


class Fill(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A class's colour: a step of a ramp, or one colour for each theme.

    Attributes:
        of: What the ramp is made from: `{candidate}`, `{first}`, `{second}` or a base colour `#rrggbb`.
        step: 1 is the weakest.
        steps: How many steps the ramp has.
        light: The colour in the light theme, where there is no ramp.
        dark: The colour in the dark theme, where there is no ramp.
    """

    of: str = ""
    step: Annotated[int, msgspec.Meta(ge=1)] = 1
    steps: Annotated[int, msgspec.Meta(ge=1, le=9)] = 1
    light: str = ""
    dark: str = ""

    def __post_init__(self) -> None:
        """Ask for one of the two ways, and for colours that can stand in a stylesheet."""
        if self.of and (self.light or self.dark):
            raise ValueError("a fill is a step of a ramp (of, step, steps) or a colour for each theme, not both")
        if self.step > self.steps:
            raise ValueError(f"a ramp of {self.steps} has no step {self.step}")
        for colour in [self.of] if self.of else [self.light, self.dark]:
            if colour not in (CANDIDATE, FIRST, SECOND) and re.fullmatch(r"#[0-9a-fA-F]{6}", colour) is None:
                raise ValueError(f"the colour {colour!r} is not of the form #rrggbb")


class SchemeClass(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One class of a scheme.

    Attributes:
        key: Unique in the scheme; `{candidate}` in it makes one class for every candidate.
        label: What the legend says; `{candidate}`, `{first}` and `{second}` stand for short names.
        when: Conditions on named columns; all of them must hold.
        fill: The colour, or none for a class that only marks.
        pattern: The texture, or none.
        print_pattern: The texture in grayscale print and forced colours where the screen needs none; or one for each
            candidate in the contest's order, the last standing for all that follow, empty where there is none.
        outline: Whether the class's counties are drawn with one line around them all.
        group: The legend group it stands under, or empty.
        noun: The class in running text: "metropolitan counties".
        noun_one: The same for a single county, where the language needs another form.
        label_while_counting: The label while votes are being counted, where it is another.
        group_while_counting: The legend group while votes are being counted, where it is another.
        label_where_led: The label where most votes win no area (`Contest.areas_are_won`), where it is another.
        group_where_led: The legend group there, where it is another.
    """

    key: str
    label: Text
    when: dict[str, Condition]
    fill: Fill | None = None
    pattern: str | None = None
    print_pattern: str | tuple[str, ...] | None = None
    outline: bool = False
    group: Text = ""
    noun: Text = ""
    noun_one: Text = ""
    label_while_counting: Text = ""
    group_while_counting: Text = ""
    label_where_led: Text = ""
    group_where_led: Text = ""

    def labelled(self, contest: Contest, *, counting: bool) -> Text:
        """The label for a kind of contest at the state of its count."""
        return _said(self.label, self.label_while_counting, self.label_where_led, contest, counting=counting)

    def grouped(self, contest: Contest, *, counting: bool) -> Text:
        """The legend group for a kind of contest at the state of its count."""
        return _said(self.group, self.group_while_counting, self.group_where_led, contest, counting=counting)


class Scheme(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Classes that together hold every county exactly once.

    Attributes:
        id: The file's name without its ending.
        title: What the legend is headed with.
        definition: What a reader must know to use the classes, with its source.
        classes: In legend order.
        title_while_counting: What it is headed with while votes are being counted, where that is another.
        title_where_led: What it is headed with in a contest that gives no area to anyone, where that is another.
        definition_where_led: The definition in such a contest, where it is another.
    """

    id: str
    title: Text
    definition: Text
    classes: Annotated[tuple[SchemeClass, ...], msgspec.Meta(max_length=MOST_CLASSES)]
    title_while_counting: Text = ""
    title_where_led: Text = ""
    definition_where_led: Text = ""

    def titled(self, contest: Contest, *, counting: bool) -> Text:
        """The title for a kind of contest at the state of its count."""
        return _said(self.title, self.title_while_counting, self.title_where_led, contest, counting=counting)

    def defined(self, contest: Contest, *, counting: bool) -> Text:
        """The definition for a kind of contest."""
        return _said(self.definition, "", self.definition_where_led, contest, counting=counting)

    def of_candidates(self) -> tuple[SchemeClass, ...]:
        """The classes that every candidate has."""
        return tuple(each for each in self.classes if CANDIDATE in each.key)

    def columns(self) -> tuple[str, ...]:
        """The columns its conditions read, sorted."""
        return tuple(sorted({column for each in self.classes for column in each.when}))


def parse_scheme(scheme_id: str, document: object, *, file: str) -> Scheme:
    """A scheme from the parsed TOML of its file.

    Raises:
        AtlasError: A field is missing, unknown or of the wrong kind, a key or a label stands twice, a label is empty, a
            pattern does not exist, or a class speaks of `{candidate}` without having it in its key.
    """
    try:
        scheme = msgspec.convert({"id": scheme_id, **_mapping(document)}, Scheme)
    except (msgspec.ValidationError, TypeError) as error:
        raise AtlasError(f"The scheme {scheme_id!r} in {file} cannot be read: {error}.") from error
    keys = [each.key for each in scheme.classes]
    if len(set(keys)) < len(keys):
        raise AtlasError(f"The scheme {scheme_id!r} in {file} uses a class key twice: {', '.join(keys)}.")
    _hold_labels(scheme, file)
    for each in scheme.classes:
        if CANDIDATE not in each.key and CANDIDATE in repr(each):
            raise AtlasError(
                f"The class {each.key!r} in {file} speaks of {CANDIDATE}, but is not made for each of them.",
                fix=f'Put {CANDIDATE} into its key, such as "{CANDIDATE}-{each.key}".',
            )
        printed = each.print_pattern if isinstance(each.print_pattern, tuple) else (each.print_pattern,)
        for pattern in (each.pattern, *printed):
            if pattern and pattern not in PATTERNS:
                raise AtlasError(
                    f"The class {each.key!r} in {file} asks for the pattern {pattern!r}, which does not exist.",
                    fix=f"Choose one of: {', '.join(PATTERNS)}.",
                )
    return scheme


def _hold_labels(scheme: Scheme, file: str) -> None:
    """Hold the legend to name every class, and no two alike under one heading, in any language."""
    said = [text for each in scheme.classes for text in (each.label, each.group) if isinstance(text, dict)]
    for language in sorted({language for texts in said for language in texts} | {""}):
        keys: dict[tuple[str, str], str] = {}
        for each in scheme.classes:
            label, group = (" ".join(seen(text_in(text, language)).split()) for text in (each.label, each.group))
            other = keys.setdefault((group, label), each.key)
            alike = f"{other!r} and {each.key!r} have one label, {label!r}" if other != each.key else ""
            wrong = alike if label else f"{each.key!r} has no label"
            if wrong:
                fix = "A legend tells classes by their labels."
                raise AtlasError(f"The scheme {scheme.id!r} in {file}: {wrong}.", fix=fix)


def _mapping(document: object) -> dict[str, object]:
    if not isinstance(document, dict):
        raise TypeError("it is not a table")
    return document


def _said(usual: Text, while_counting: Text, where_led: Text, contest: Contest, *, counting: bool) -> Text:
    """A text as the contest needs it: nobody has won while votes are counted, nor where most votes win nothing."""
    if counting and while_counting:
        return while_counting
    return (not contest.areas_are_won and where_led) or usual
