"""The palette gate on what is drawn: every shipped scheme and map passes, and what should not pass does not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mapgen.colour.palette import THRESHOLD
from mapgen.composition.check_palette import alike, gate, gate_scheme, nearest, refuse, swatches
from mapgen.errors import PaletteError
from mapgen.files.datapackage import Package
from mapgen.files.spec import read_schemes
from mapgen.specs.for_contest import for_contest
from mapgen.specs.scheme import parse_scheme
from tests import grid
from tests.conftest import ROOT

if TYPE_CHECKING:
    from mapgen.model.choropleth import Choropleth

RESULTS = Package(ROOT / "results" / "ky")
SCHEMES = read_schemes(ROOT / "shapefiles" / "ky" / "schemes")
CONTESTS = [resource.name for resource in RESULTS.resources if resource.contest]


@pytest.mark.parametrize("contest", CONTESTS)
@pytest.mark.parametrize("scheme", sorted(SCHEMES))
def test_every_shipped_scheme_passes_with_every_shipped_contest(scheme: str, contest: str) -> None:
    """Any two of its classes, five kinds of vision, light and dark."""
    refuse(alike(gate_scheme(SCHEMES[scheme], RESULTS.contest(contest)), scheme))


def test_every_map_passes(kentucky_maps: dict[str, Choropleth]) -> None:
    """Fills with markings over them, as the counties really are."""
    for slug, choropleth in kentucky_maps.items():
        findings = gate(choropleth)
        refuse(alike(findings, slug))
        assert all(sight.delta_e >= THRESHOLD for sight in nearest(findings).values()), slug


def test_a_class_is_a_colour_with_what_lies_over_it(kentucky_maps: dict[str, Choropleth]) -> None:
    """On the coal map a margin has up to three looks: eastern, western, unmarked."""
    coal = kentucky_maps["coal"]
    found = swatches(coal)
    drawn = {(county.fill, county.mark) for county in coal.counties}
    assert len(found) == len({each.key for each in found}) == len(drawn)
    assert {each.pattern for each in found} == {None, "hatch", "hatch-back"}


def two(first: dict[str, object], second: dict[str, object]) -> list[str]:
    """The pairs that look alike in a scheme of two classes."""
    scheme = grid.scheme({"key": "one", "when": {"x": 1}} | first, {"key": "two", "when": {"x": 2}} | second)
    return [problem.what for problem in alike(gate_scheme(scheme, grid.contest()), "test")]


RED, GREEN = {"light": "#d62728", "dark": "#d62728"}, {"light": "#6b7d2a", "dark": "#6b7d2a"}


def test_red_and_green_are_an_error_that_names_the_pair() -> None:
    """The oldest mistake of all, with its figure and who cannot see it."""
    (problem,) = two({"fill": RED}, {"fill": GREEN})
    assert problem.startswith("test: 'one' and 'two' are ΔE ")
    assert problem.endswith(": alike")


def test_a_texture_tells_what_colour_cannot() -> None:
    """On one of the two it is enough; the same on both is not."""
    assert two({"fill": RED}, {"fill": GREEN, "pattern": "hatch"}) == []
    assert len(two({"fill": RED, "pattern": "hatch"}, {"fill": GREEN, "pattern": "hatch"})) == 1


def test_a_texture_in_print_helps_print_alone() -> None:
    """Two colours of one gray are apart with it; two that a reader on screen confuses are not."""
    blue, orange = {"light": "#0072b2", "dark": "#0072b2"}, {"light": "#b55300", "dark": "#b55300"}
    assert len(two({"fill": blue}, {"fill": orange})) == 1
    assert two({"fill": blue}, {"fill": orange, "print_pattern": "dots"}) == []
    assert len(two({"fill": RED}, {"fill": GREEN, "print_pattern": "dots"})) == 1


def test_a_scheme_that_draws_nothing_has_no_pairs() -> None:
    """A grouping only sorts counties into kinds."""
    assert gate_scheme(SCHEMES["urban-rural"], grid.contest()) == ()


def test_markings_that_look_alike_are_found() -> None:
    """Two classes of a marking without textures are one to the eye."""
    document = {"title": "T", "definition": "", "classes": [
        {"key": "a", "label": "A", "when": {"x": 1}, "outline": True},
        {"key": "b", "label": "B", "when": {"x": 2}},
    ]}  # fmt: skip
    assert len(alike(gate_scheme(parse_scheme("t", document, file="t.toml"), grid.contest()), "t")) == 1


def test_the_error_says_every_pair_and_what_to_do() -> None:
    """Exit code 1, a line for each pair."""
    scheme = grid.scheme(*({"key": key, "when": {"x": key}, "fill": RED} for key in "abc"))
    with pytest.raises(PaletteError, match="print_pattern") as refused:
        refuse(alike(gate_scheme(scheme, grid.contest()), "test"))
    assert len(refused.value.problems) == 3
    assert refused.value.exit_code == 1


def test_print_textures_go_by_the_candidates_place() -> None:
    """The first has the first, and the last stands for all that follow."""
    scheme = grid.scheme({
        "key": "{candidate}", "when": {"winner": "{candidate}"}, "print_pattern": ["", "horizontal", "hatch"],
    })  # fmt: skip
    four = grid.contest(grid.ADA, grid.BO, grid.CY, grid.candidate("di", "Di Dow", "#123456", ""))
    assert [each.print_pattern for each in for_contest(scheme, four).classes] == ["", "horizontal", "hatch", "hatch"]


def test_check_refuses_an_atlas_whose_classes_look_alike(atlas: grid.AtlasOnDisk) -> None:
    """The grid's map of what moved, with two colours that are nearly the same."""
    from mapgen.workflows.check_atlas import report  # noqa: PLC0415  # late: the other tests need no geometry

    assert any(
        "pairs of classes are apart" in said or "pair of classes is apart" in said for said in report(atlas.path)[0]
    )
    atlas.change("place/schemes/carried-fill.toml", "#eeeeee", "#884489")
    with pytest.raises(PaletteError, match="'Moved' and 'Stayed'"):
        report(atlas.path)
