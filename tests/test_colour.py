"""Colours and the palette gate, held to published figures and to the colour library itself."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from coloraide import Color
from hypothesis import example, given
from hypothesis import strategies as st

from mapgen.colour.palette import PairFinding, Swatch, Verdict, palette_gate, too_close
from mapgen.colour.ramp import BLACK, INK, THEMES, VISIONS, WHITE, Theme, contrast, ink_on, ramp, seen
from mapgen.errors import MapgenError

HEXES = st.from_regex(r"#[0-9a-f]{6}", fullmatch=True)
PAGES: dict[Theme, str] = {"light": "#ffffff", "dark": "#14171a"}
COLOUR_BLIND = ("protan", "deutan", "tritan")

BLUE, VERMILION = "#0072B2", "#D55E00"
"""The pair whose published distances for the colour-blind are 92 to 108."""


def lightness(colour: str) -> float:
    """CIE L* of a colour."""
    return seen(colour, "normal")[0]


PAIRS = [("#008394", "#ab5d23"), ("#3e75bc", "#b4533c"), ("#a15396", "#068a58")]
"""Two candidates' base colours that stay apart in five steps each: teal and orange, blue and red, plum and green."""

PRINTED = {
    # Neighbouring steps differ in texture, and so do equal steps of the two candidates, whose grays are the same.
    "first": (None, "dots", None, "dots", None),
    "second": ("hatch", "cross", "hatch", "cross", "hatch"),
}


def swatch(key: str, light: str, dark: str | None = None, **textures: str | None) -> Swatch:
    """A swatch labelled like its key, dark as in light where nothing else is said."""
    return Swatch(key, key, light, dark or light, **textures)


def margins(first: str, second: str, printed: dict[str, tuple[str | None, ...]]) -> list[Swatch]:
    """A margin scheme of two candidates: five classes each, with their textures in print."""
    return [
        swatch(f"{name} {step}", light, dark, print_pattern=texture)
        for name, base in (("first", first), ("second", second))
        for step, light, dark, texture in zip(
            range(1, 6), ramp(base, 5, "light"), ramp(base, 5, "dark"), printed[name], strict=True
        )
    ]


def figures(finding: PairFinding) -> dict[str, float]:
    """The ΔE of the light theme, by vision."""
    return {sight.vision: sight.delta_e for sight in finding.sights if sight.theme == "light"}


@given(colour=HEXES, steps=st.integers(1, 6), theme=st.sampled_from(THEMES))
@example(colour="#000000", steps=5, theme="light")
@example(colour="#0000ff", steps=6, theme="dark")
@example(colour="#ffff00", steps=6, theme="light")
def test_a_ramp_only_gets_stronger(colour: str, steps: int, theme: Theme) -> None:
    """Whatever the base, every step is clearly darker than the last in light, clearly lighter in dark."""
    shades = ramp(colour, steps, theme)
    assert len(shades) == steps
    assert all(re.fullmatch(r"#[0-9a-f]{6}", shade) for shade in shades)
    stronger = [lightness(b) - lightness(a) for a, b in pairwise(shades)]
    assert all(change < -8 if theme == "light" else change > 8 for change in stronger)


@given(first=HEXES, second=HEXES, steps=st.integers(1, 6), theme=st.sampled_from(THEMES))
def test_equal_steps_are_equally_light(first: str, second: str, steps: int, theme: Theme) -> None:
    """No candidate's margin looks larger than another's: equal steps print as the same gray."""
    for a, b in zip(ramp(first, steps, theme), ramp(second, steps, theme), strict=True):
        assert lightness(a) == pytest.approx(lightness(b), abs=0.6)


@given(colour=HEXES, steps=st.integers(1, 6), theme=st.sampled_from(THEMES))
def test_the_weakest_shade_leaves_the_page(colour: str, steps: int, theme: Theme) -> None:
    """The weakest class is not the page itself, in either theme; the state's outline is drawn besides."""
    assert abs(lightness(ramp(colour, steps, theme)[0]) - lightness(PAGES[theme])) > 4


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("hue", range(0, 360, 15))
def test_a_ramp_keeps_its_hue(hue: int, theme: Theme) -> None:
    """No shade leaves its base's hue by 30 degrees of OKLCH or more, lean and gamut together."""
    base = Color("oklch", [0.6, 0.1, hue]).fit("srgb").convert("srgb").to_string(hex=True)
    for shade in ramp(base, 6, theme):
        turned = Color(shade).convert("oklch").get("hue") - hue
        assert abs((turned + 180) % 360 - 180) < 30


def test_a_gray_stays_gray() -> None:
    """A base without a hue makes shades without one."""
    for theme in THEMES:
        assert all(len(set(re.findall(r"[0-9a-f]{2}", shade))) == 1 for shade in ramp("#6f6f6f", 5, theme))


def test_dark_is_no_inversion() -> None:
    """The dark ramp is a ramp of its own: it is not the light one read backwards."""
    dark, light = ramp("#129bbe", 5, "dark"), ramp("#129bbe", 5, "light")
    assert sum(one == other for one, other in zip(dark, reversed(light), strict=True)) <= 1


@pytest.mark.parametrize("colour", ["", "#fff", "teal", "#12345g", "#1234567", "0b7f86", "#0b7f86\n"])
def test_a_colour_that_is_none_is_named(colour: str) -> None:
    """A base of another form is refused with its own text and the form to write."""
    with pytest.raises(MapgenError, match="cannot be read") as refused:
        ramp(colour, 5, "light")
    assert repr(colour) in str(refused.value)
    assert "#rrggbb" in str(refused.value)


def test_a_ramp_without_steps_is_refused() -> None:
    """Zero steps are an error, not an empty ramp."""
    with pytest.raises(MapgenError, match="0 steps"):
        ramp("#0b7f86", 0, "light")


@given(fill=HEXES)
@example(fill="#7d7d7d")
def test_ink_can_be_read(fill: str) -> None:
    """Text on any fill whatever has WCAG's 4.5:1."""
    assert contrast(ink_on(fill), fill) >= 4.5


@pytest.mark.parametrize(("fill", "ink"), [("#ffffff", INK), ("#14171a", WHITE), ("#7d7d7d", BLACK)])
def test_ink_is_black_only_where_nothing_else_is_enough(fill: str, ink: str) -> None:
    """Near-black on light, white on dark, and black in the gray between, where both fall short."""
    assert ink_on(fill) == ink


def test_contrast_is_that_of_wcag() -> None:
    """Black on white is 21:1, and #767676 is the lightest gray that passes on white."""
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#ffffff", "#767676") == pytest.approx(4.54, abs=0.005)
    assert contrast("#ffffff", "#777777") < 4.5


def test_the_published_distances_come_out() -> None:
    """Blue and vermilion: 92 (protan) and 108 (deutan) as published; tritan by Brettel, stricter than Machado's 102."""
    (finding,) = palette_gate([swatch("blue", BLUE), swatch("vermilion", VERMILION)])
    found = {vision: round(delta_e) for vision, delta_e in figures(finding).items()}
    assert found == {"normal": 115, "protan": 92, "deutan": 108, "tritan": 82, "grayscale": 8}


@given(first=HEXES, second=HEXES)
def test_the_gate_measures_what_the_library_measures(first: str, second: str) -> None:
    """Every figure equals coloraide's own ΔE 76 between the two simulated colours."""
    (finding,) = palette_gate([swatch("a", first), swatch("b", second)])
    for vision, delta_e in figures(finding).items():
        a, b = Color(first), Color(second)
        if vision == "grayscale":
            a, b = a.filter("grayscale"), b.filter("grayscale")
        elif vision != "normal":
            method = "brettel" if vision == "tritan" else "machado"
            a, b = a.filter(vision, 1, method=method), b.filter(vision, 1, method=method)
        assert delta_e == pytest.approx(a.clip("srgb").delta_e(b.clip("srgb"), method="76"), abs=1e-9)


@pytest.mark.parametrize(("first", "second"), PAIRS)
def test_two_ramps_of_five_pass_the_gate(first: str, second: str) -> None:
    """All 45 pairs of ten classes: apart by colour for every reader, by a texture in print where they must."""
    findings = palette_gate(margins(first, second, PRINTED))
    assert len(findings) == 45
    assert too_close(findings) == ()
    in_colour = [sight for finding in findings for sight in finding.sights if sight.vision != "grayscale"]
    assert min(sight.delta_e for sight in in_colour) >= 20


@pytest.mark.parametrize(("base", "theme"), [(base, theme) for pair in PAIRS for base in pair for theme in THEMES])
def test_steps_are_evenly_spaced_in_grayscale(base: str, theme: Theme) -> None:
    """Four nearly equal gaps from pale to dark; five full twenties would end in black, so print adds patterns."""
    gaps = [abs(seen(a, "grayscale")[0] - seen(b, "grayscale")[0]) for a, b in pairwise(ramp(base, 5, theme))]
    assert min(gaps) >= 18.5
    assert max(gaps) - min(gaps) < 2.2


@pytest.mark.parametrize(
    ("hatched", "printed", "colour_blind", "in_print"),
    [
        (None, None, "alike", "alike"),
        ("hatch", None, "by pattern", "by pattern"),
        (None, "hatch", "alike", "by pattern"),
        ("hatch", "hatch", "by pattern", "by pattern"),
    ],
)
def test_a_texture_counts_where_it_is_shown(
    hatched: str | None, printed: str | None, colour_blind: Verdict, in_print: Verdict
) -> None:
    """Two grays that look alike: a pattern settles all, a print pattern only the print."""
    findings = palette_gate(
        [swatch("plain", "#808080"), swatch("other", "#828282", pattern=hatched, print_pattern=printed)]
    )
    verdicts = {sight.vision: sight.verdict for sight in findings[0].sights}
    assert {verdicts[vision] for vision in ("normal", *COLOUR_BLIND)} == {colour_blind}
    assert verdicts["grayscale"] == in_print
    assert bool(too_close(findings)) == (colour_blind == "alike")


def test_equal_textures_settle_nothing() -> None:
    """Hatched on the screen and hatched in print are the same hatching on paper."""
    findings = palette_gate([swatch("a", "#404040", pattern="hatch"), swatch("b", "#424242", print_pattern="hatch")])
    verdicts = {sight.vision: sight.verdict for sight in findings[0].sights}
    assert verdicts["normal"] == "by pattern"
    assert verdicts["grayscale"] == "alike"
    assert too_close(findings) == findings


def test_a_purple_beside_blue_is_caught_for_protan_readers() -> None:
    """Blue and purple differ by 22.5, but by 3.2 to a protan reader; the error says which pair."""
    (error,) = too_close(palette_gate([swatch("blue", "#3b5fc0"), swatch("purple", "#7a4fc0", print_pattern="dots")]))
    assert figures(error)["normal"] == pytest.approx(22.5, abs=0.05)
    assert str(error) == "'blue' and 'purple' are ΔE 3.2 apart (protan, light): alike"


def test_the_threshold_itself_is_apart() -> None:
    """A pair exactly at the threshold passes, and one a hair below it fails without reading as the threshold."""
    pair = [swatch("a", "#777777"), swatch("b", "#b0b0b0")]
    exact = palette_gate(pair)[0].nearest.delta_e
    assert palette_gate(pair, exact)[0].verdict == "apart"
    (below,) = palette_gate(pair, exact + 0.001)
    assert below.verdict == "alike"


def test_only_classes_that_touch_are_compared() -> None:
    """Given the pairs that touch, in either order, the others are left out."""
    row = [swatch("a", "#111111"), swatch("b", "#121212"), swatch("c", "#131313")]
    assert len(palette_gate(row)) == 3
    (finding,) = palette_gate(row, touching=[("c", "a")])
    assert (finding.first.key, finding.second.key) == ("a", "c")
    assert palette_gate(row, touching=[]) == ()
    assert palette_gate([]) == ()


def test_findings_stand_worst_first() -> None:
    """Errors come first, the nearest pair at their head, whatever the order of the classes."""
    row = [swatch("white", "#ffffff"), swatch("gray", "#808080"), swatch("grey", "#868686"), swatch("g", "#8f8f8f")]
    for order in (row, row[::-1]):
        findings = palette_gate(order)
        assert {findings[0].first.key, findings[0].second.key} == {"gray", "grey"}
        verdicts = [finding.verdict for finding in findings]
        assert verdicts == sorted(verdicts, key=["alike", "by pattern", "apart"].index)
        assert findings[: len(too_close(findings))] == too_close(findings)


def test_each_finding_has_ten_figures() -> None:
    """Five kinds of vision in two themes, light first."""
    (finding,) = palette_gate([swatch("a", "#111111", "#eeeeee"), swatch("b", "#222222", "#dddddd")])
    assert [(sight.theme, sight.vision) for sight in finding.sights] == [(t, v) for t in THEMES for v in VISIONS]


def test_mistaken_keys_are_refused() -> None:
    """A key that stands twice and a neighbour that does not exist are named."""
    with pytest.raises(MapgenError, match="same key: a, a"):
        palette_gate([swatch("a", "#111111"), swatch("a", "#222222")])
    with pytest.raises(MapgenError, match="no class b; it has a"):
        palette_gate([swatch("a", "#111111")], touching=[("a", "b")])
