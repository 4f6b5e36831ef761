"""Colours that hold for any number of winners: shades, textures, seats, and one gate wherever a map is made."""

from __future__ import annotations

import json
import re
from pathlib import Path
from types import SimpleNamespace

import msgspec
import pandas as pd
import pytest
from click.testing import CliRunner, Result

from mapgen.cli.main import main
from mapgen.colour.fills import swatch_of
from mapgen.colour.palette import palette_gate, too_close
from mapgen.composition.dress import FEW_AREAS, dressed
from mapgen.errors import UsageError
from mapgen.files.spec import read_schemes
from mapgen.model.legend import Legend, LegendClass
from mapgen.render.marks.textures import plain_textures
from mapgen.results.seats import coloured, keys_named, own_colours
from mapgen.specs.bins import bounds_of, rebinned
from mapgen.specs.contest import Candidate, Contest
from mapgen.specs.scheme import SchemeClass
from mapgen.words.terms import colours, parties
from mapgen.words.wording import Wording

SCHEMES = read_schemes()
SAY = Wording("en")
NAMES = ("Ada Ash", "Bo Birch", "Cy Cedar", "Di Dogwood", "Ed Elm", "Flo Fir", "Gil Gum", "Hal Holly")


def contest(count: int, **changes: object) -> Contest:
    """A primary of so many candidates, the first with most votes, in mapgen's own colours."""
    made = Contest(
        id="made-up",
        date="2024-05-21",
        state="AL",
        office="Governor",
        election_type="primary",
        title="Made-up primary",
        candidates=tuple(Candidate(name.split()[0].lower(), name, name.split()[1]) for name in NAMES[:count]),
        status="certified",
    )
    return coloured(msgspec.structs.replace(made, **changes))


def won(held: Contest, areas: int = 60, few: int = 0) -> pd.DataFrame:
    """A map on which everyone won so many areas, but the last `few` candidates two each."""
    strong = len(held.candidates) - few
    return by([each.key for at, each in enumerate(held.candidates) for _ in range(areas if at < strong else 2)])


def by(winners: list[str]) -> pd.DataFrame:
    """Counties that these won, by margins that go through all bins."""
    margins = [2.0 + 9 * (at % 11) for at in range(len(winners))]
    return pd.DataFrame({"winner": winners, "margin_pct": margins, "status": "final"})


def classes_of(key: str, classes: tuple[SchemeClass, ...]) -> list[SchemeClass]:
    """One candidate's classes."""
    return [each for each in classes if each.when.get("winner") == key]


@pytest.mark.parametrize("few", [False, True], ids=["strong", "few"])
@pytest.mark.parametrize("taken", [(), ("dots", "rings"), ("hatch", "hatch-back")], ids=["plain", "circles", "marked"])
@pytest.mark.parametrize("scheme", ["winner", "winner-margin", "winner-margin-wide", "winner-faint"])
@pytest.mark.parametrize("count", range(2, 9))
def test_the_default_colours_pass_their_own_gate(count: int, scheme: str, taken: tuple[str, ...], few: bool) -> None:
    """All pairs of all classes that two to eight winners can have, five kinds of vision, light and dark."""
    held = contest(count)
    made = dressed(SCHEMES[scheme], held, won(held, few=max(count - 3, 0) if few else 0), SAY, taken=taken)
    assert too_close(palette_gate([swatch_of(each) for each in made.classes])) == ()
    assert {each.pattern for each in held_classes(made.classes, held)} & set(taken) == set()


def held_classes(classes: tuple[SchemeClass, ...], held: Contest) -> list[SchemeClass]:
    """The classes of all candidates."""
    return [one for each in held.candidates for one in classes_of(each.key, classes)]


@pytest.mark.parametrize("count", range(3, 9))
def test_parties_colours_pass_too(count: int) -> None:
    """A general election with a candidate for each party, the last two for parties that nobody knows."""
    codes = [*parties(), "XYZ"]
    people = tuple(Candidate(name.split()[0].lower(), name, name.split()[1], code)
                   for name, code in zip(NAMES[:count], codes, strict=False))  # fmt: skip
    held = contest(count, election_type="general", candidates=people)
    assert [each.colour for each in held.candidates[:2]] == [parties()["DEM"].colour, parties()["REP"].colour]
    made = dressed(SCHEMES["winner-margin"], held, won(held), SAY)
    assert too_close(palette_gate([swatch_of(each) for each in made.classes])) == ()


@pytest.mark.parametrize(("count", "steps"), [(2, 5), (3, 5), (4, 3), (5, 3), (6, 3)])
def test_winners_have_full_ramps_or_three_steps(count: int, steps: int) -> None:
    """Five steps each up to three winners, three up to six; the bins of three are the scheme's, joined at both ends."""
    held = contest(count)
    made = dressed(SCHEMES["winner-margin"], held, won(held), SAY)
    for each in held.candidates:
        own = classes_of(each.key, made.classes)
        assert [(one.fill.step, one.fill.steps) for one in own if one.fill] == [(s + 1, steps) for s in range(steps)]
    if steps == 3:
        assert [one.label for one in own] == ["0–10 points", "10–20 points", "20 points or more"]
        assert "10–20 is at least 10 and under 20 points" in str(made.definition)


def test_who_won_few_areas_has_one_class() -> None:
    """Beside three who won 60 areas each, two with two areas each have a single class that says who won."""
    held = contest(5)
    made = dressed(SCHEMES["winner-margin"], held, won(held, few=2), SAY)
    assert [len(classes_of(each.key, made.classes)) for each in held.candidates] == [5, 5, 5, 1, 1]
    (single,) = classes_of("ed", made.classes)
    assert SAY.text(single.label) == "Elm won"
    assert single.group == ""
    assert "one colour there, whatever the margin" in str(made.definition)


def test_few_is_a_share_of_the_areas() -> None:
    """Three of a hundred areas are few, four are not."""
    assert FEW_AREAS == 3
    held = contest(4)
    for areas, classes in ((3, 1), (4, 3)):
        winners = ["ada"] * (97 - areas) + ["bo"] * 2 + ["bo"] * 20 + ["cy"] * 20 + ["di"] * areas
        winners = winners[len(winners) - 100 :]
        made = dressed(SCHEMES["winner-margin"], held, by(winners), SAY)
        assert len(classes_of("di", made.classes)) == classes


def test_two_winners_in_mapgens_colours_need_no_texture_on_the_screen() -> None:
    """They are drawn as the scheme has it."""
    held = contest(2)
    made = dressed(SCHEMES["winner-margin"], held, won(held), SAY)
    assert not any(each.pattern for each in held_classes(made.classes, held))
    assert made.definition == SCHEMES["winner-margin"].definition


def test_three_strong_shades_are_told_apart_without_textures() -> None:
    """One class each: the first three colours need none, in all five kinds of vision but grayscale."""
    held = contest(3)
    made = dressed(SCHEMES["winner"], held, won(held), SAY)
    assert not any(each.pattern for each in held_classes(made.classes, held))


def recounted(held: Contest, *order: str) -> dict[str, str]:
    """The colours by key when votes put the candidates in another order."""
    keys = {each.key: each for each in held.candidates}
    later = msgspec.structs.replace(held, candidates=tuple(keys[key] for key in order))
    return {each.key: each.colour for each in coloured(later).candidates}


def test_a_candidate_keeps_a_colour_while_votes_are_counted() -> None:
    """First and second change places, and so do those behind them: no colour changes."""
    held = contest(6)
    first = {each.key: each.colour for each in held.candidates}
    assert len(set(first.values())) == 6
    assert recounted(held, "bo", "ada", "flo", "ed", "di", "cy") == first


def test_parties_keep_theirs_whoever_leads_and_one_party_has_one_colour_once() -> None:
    """A second Democrat takes a seat; who leads does not matter."""
    people = [Candidate("ada", "Ada Ash", "Ash", "DEM"), Candidate("bo", "Bo Birch", "Birch", "REP")]
    people += [Candidate("cy", "Cy Cedar", "Cedar", "DEM")]
    held = contest(3, election_type="general", candidates=tuple(people))
    given = {each.key: each.colour for each in held.candidates}
    assert given["ada"] == parties()["DEM"].colour
    assert given["cy"] in colours().candidates[2:]
    assert recounted(held, "bo", "ada", "cy") == given


def test_a_settled_colour_is_nobody_elses() -> None:
    """Who is given the first seat's colour has it, and the others sit elsewhere."""
    held = coloured(contest(3), {"cy": colours().candidates[0]})
    assert held.candidate("cy").colour == colours().candidates[0]
    assert len({each.colour for each in held.candidates}) == 3


@pytest.mark.parametrize(("name", "key"), [("Ash", "ada"), ("ada ash", "ada"), ("BO", "bo")])
def test_candidates_are_known_by_key_and_name(name: str, key: str) -> None:
    """In any case."""
    assert keys_named(contest(2), [name]) == [key]


def test_an_unknown_name_is_told_with_those_that_there_are() -> None:
    """And nothing is guessed."""
    with pytest.raises(UsageError, match="Ada Ash, Bo Birch"):
        keys_named(contest(2), ["Ashe"])


TEAL, SEA = "#00838f", "#058290"
"""A house's own two colours, which look alike."""


def test_a_houses_colours_are_drawn_as_they_are_or_with_textures_where_it_accepts_that() -> None:
    """Alike, they fail the gate; accepted by name, one of the two carries a texture and passes."""
    held = coloured(contest(2), {"ada": TEAL, "bo": SEA})
    plain = dressed(SCHEMES["winner-margin"], held, won(held), SAY)
    assert not any(each.pattern for each in held_classes(plain.classes, held))
    assert too_close(palette_gate([swatch_of(each) for each in plain.classes]))
    made = dressed(SCHEMES["winner-margin"], held, won(held), SAY, accepted=("bo",))
    assert too_close(palette_gate([swatch_of(each) for each in made.classes])) == ()
    assert all(each.pattern for each in classes_of("bo", made.classes))


def test_print_has_textures_of_its_own_for_a_houses_colours() -> None:
    """Two shades that all tell apart on a screen are one gray on paper: there, and only there, one has a texture."""
    bare = [msgspec.structs.replace(each, print_pattern=None) for each in SCHEMES["winner"].classes]
    house = coloured(contest(2), {"ada": "#008395", "bo": "#ab5d24"})
    made = dressed(msgspec.structs.replace(SCHEMES["winner"], classes=tuple(bare)), house, won(house), SAY)
    own = held_classes(made.classes, house)
    assert not any(each.pattern for each in own)
    assert [each.print_pattern for each in own] == ["", "hatch-back"]


@pytest.mark.parametrize("colour", ["#c0392b", "#b2182b", "#e81b23"])
def test_a_houses_colour_that_carries_no_five_steps_has_three(colour: str) -> None:
    """Reds darken for protan readers: five steps of them are 17 apart. Three are enough apart, and both have three."""
    held = coloured(contest(2), {"ada": colour})
    made = dressed(SCHEMES["winner-margin"], held, won(held), SAY)
    assert [len(classes_of(each.key, made.classes)) for each in held.candidates] == [3, 3]
    assert too_close(palette_gate([swatch_of(each) for each in classes_of("ada", made.classes)])) == ()


@pytest.mark.parametrize("colour", own_colours())
def test_every_colour_of_mapgens_own_can_win_alone(colour: str) -> None:
    """Whoever carries all counties, in the colour of any seat or party."""
    held = coloured(contest(2), {"ada": colour})
    made = dressed(SCHEMES["winner-margin"], held, by(["ada"] * 60), SAY)
    assert too_close(palette_gate([swatch_of(each) for each in classes_of("ada", made.classes)])) == ()


def test_bins_are_cut_anew() -> None:
    """Three bounds, four classes, with their words in the map's language."""
    made = rebinned(SCHEMES["winner-margin"], (5, 12.5, 30), Wording("es"))
    labels = [Wording("es").text(each.label) for each in made.of_candidates()]
    assert labels == ["0–5 puntos", "5–12,5 puntos", "12,5–30 puntos", "30 puntos o más"]
    assert bounds_of(made.of_candidates()) == (5, 12.5, 30)
    assert "5–12,5 es al menos 5 y menos de 12,5 puntos" in str(made.definition)
    assert [each.key for each in made.classes][4:] == ["tie", "no-votes", "no-results", "no-data"]


@pytest.mark.parametrize("bounds", [(), (0, 5), (5, 5), (5, 3), (5, 100), (1, 2, 3, 4, 5), (float("nan"),)])
def test_bins_that_cannot_be_drawn_are_refused(bounds: tuple[float, ...]) -> None:
    """One to four bounds that ascend between 0 and 100."""
    with pytest.raises(UsageError, match="such as 5,15,30"):
        rebinned(SCHEMES["winner-margin"], bounds, SAY)


COUNTIES = [f"010{number:02}" for number in range(1, 19, 2)]


def run(*arguments: object) -> Result:
    """Run mapgen; an exception that is no exit is a failure of the test."""
    result = CliRunner().invoke(main, [str(each) for each in arguments])
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


@pytest.fixture
def squares(tmp_path: Path) -> Path:
    """Nine counties, three by three."""
    features = [
        {
            "type": "Feature",
            "properties": {"GEOID": geoid, "NAME": f"County {geoid[2:]}"},
            "geometry": {"type": "Polygon", "coordinates": [[[x, y], [x + 1, y], [x + 1, y + 1], [x, y + 1], [x, y]]]},
        }
        for geoid, x, y in ((geoid, at % 3 - 87, 34 - at // 3) for at, geoid in enumerate(COUNTIES))
    ]
    path = tmp_path / "squares.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}), "utf-8")
    return path


def results(folder: Path, count: int) -> Path:
    """Returns in which so many candidates win the counties in turn, by margins from 2 to 66 points of 100 votes."""
    lines = ["fips,candidate,votes"]
    for at, geoid in enumerate(COUNTIES):
        margin = 2 + 8 * at
        rest, spare = divmod(1000 + at - 10 * margin, count)
        for number, name in enumerate(NAMES[:count]):
            lines.append(f"{geoid},{name},{rest + (10 * margin + spare if number == at % count else 0)}")
    path = folder / "results.csv"
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return path


ELECTION = ("--state", "AL", "--date", "2024-05-21")


@pytest.mark.usefixtures("without_pictures")
@pytest.mark.parametrize("count", range(2, 9))
def test_init_build_and_check_of_two_to_eight_winners(count: int, tmp_path: Path, squares: Path) -> None:
    """What init writes of a file that check accepts is checked and built without a word against its colours."""
    held, folder = results(tmp_path, count), tmp_path / "atlas"
    assert run("check", held, *ELECTION, "--shapes", squares).exit_code == 0
    assert run("init", folder, "--from", held, *ELECTION, "--shapes", squares, "-q").exit_code == 0
    checked = run("check", folder)
    assert checked.exit_code == 0, checked.output
    built = run("build", folder, "-q")
    assert built.exit_code == 0, built.output
    page = (folder / "site" / "winner" / "index.html").read_text("utf-8")
    assert all(f"{name.split()[1]} won" in page for name in NAMES[:count])


@pytest.mark.usefixtures("without_pictures")
def test_colours_that_look_alike_stop_map_init_build_and_check_alike(tmp_path: Path, squares: Path) -> None:
    """Exit 1 with the pair everywhere; accepted by name, the same colours are drawn with textures everywhere."""
    held, folder, out = results(tmp_path, 2), tmp_path / "atlas", tmp_path / "map.html"
    given = (*ELECTION, "--shapes", squares, "--color", f"Ash={TEAL}", "--color", f"Birch={SEA}")
    for command in (("map", held, "-o", out), ("init", folder, "--from", held), ("check", held)):
        refused = run(*command, *given)
        assert refused.exit_code == 1, command
        assert re.search(r"are ΔE \d+\.\d apart \(\w+, \w+\): alike", refused.output), refused.output
    assert not out.exists()
    assert not folder.exists()

    accepted = (*given, "--allow-alike", "Birch", "-q")
    assert run("map", held, "-o", out, *accepted).exit_code == 0
    assert 'class="t-' in out.read_text("utf-8")
    assert run("check", held, *accepted[:-1]).exit_code == 0
    assert run("init", folder, "--from", held, *accepted).exit_code == 0
    atlas = folder / "atlas.toml"
    assert 'allow_alike = ["birch"]' in atlas.read_text("utf-8")
    assert run("check", folder).exit_code == run("build", folder, "-q").exit_code == 0

    atlas.write_text(atlas.read_text("utf-8").replace('allow_alike = ["birch"]\n', ""), "utf-8")
    for command in (("check", folder), ("build", folder)):
        assert run(*command).exit_code == 1, command


def test_an_atlas_that_allows_a_stranger_is_refused(tmp_path: Path, squares: Path) -> None:
    """`allow_alike` names candidates of the contest, and a mistyped one is no permission."""
    folder = tmp_path / "atlas"
    assert run("init", folder, "--from", results(tmp_path, 2), *ELECTION, "--shapes", squares, "-q").exit_code == 0
    atlas = folder / "atlas.toml"
    text = atlas.read_text("utf-8")
    atlas.write_text(text.replace("\n\n[[maps]]", '\nallow_alike = ["brich"]\n\n[[maps]]', 1), "utf-8")
    refused = run("check", folder)
    assert refused.exit_code == 1
    assert "brich" in refused.output
    assert "ash, birch" in refused.output


def test_colours_bins_and_language_of_one_map(tmp_path: Path, squares: Path) -> None:
    """Each option shows on the page."""
    out = tmp_path / "map.html"
    given = ("--color", "Ash=#2166AC", "--bins", "10,50", "--language", "es", "--by", "margin")
    made = run("map", results(tmp_path, 2), "-o", out, *ELECTION, "--shapes", squares, *given)
    assert made.exit_code == 0, made.output
    page = out.read_text("utf-8")
    assert '<html lang="es"' in page
    assert "10–50 puntos" in page
    from mapgen.colour.shades import shades  # noqa: PLC0415  # late: only this test needs it

    assert shades("#2166ac", 3, "light")[0] in page


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (("--color", "Ash=red"), "is not of the form"),
        (("--color", "#2166ac"), "is not of the form"),
        (("--color", "Oak=#2166ac"), "No candidate is called"),
        (("--color", "Ash=#2166ac", "--color", "Ash=#b2182b"), "twice"),
        (("--color", "Ash=#2166ac", "--color", "Ada Ash=#b2182b"), "two colours"),
        (("--allow-alike", "Oak"), "No candidate is called"),
        (("--bins", "5;15"), "is no list of numbers"),
        (("--bins", "15,5"), "cannot be drawn"),
        (("--bins", "5,15", "--by", "winner"), "has no bins"),
        (("--language", "xx"), "--language takes: en, es"),
    ],
)
def test_options_that_cannot_be_meant_are_refused(
    given: tuple[str, ...], said: str, tmp_path: Path, squares: Path
) -> None:
    """Exit 2, the option's own words, and nothing is written."""
    out = tmp_path / "map.html"
    refused = run("map", results(tmp_path, 2), "-o", out, *ELECTION, "--shapes", squares, *given)
    assert refused.exit_code == 2, refused.output
    assert said in refused.output
    assert not out.exists()


def test_forced_colours_tell_all_classes_of_eight_winners_apart() -> None:
    """Every class has a plain texture of its own kind and weight, or one of its own that no other class carries."""
    held = contest(8)
    made = dressed(SCHEMES["winner-margin"], held, won(held, few=2), SAY)
    classes = tuple(
        LegendClass(each.key, each.key, "", SAY.text(each.group), "", "", each.pattern or "", "", "", 1, 1)
        for each in made.classes
    )
    drawn = SimpleNamespace(legend=Legend("", "", classes), marks=())
    plain = {each.at: (each.pattern, each.weight) for each in plain_textures(drawn)}
    looks = [plain.get(at, (each.pattern, None)) for at, each in enumerate(classes)]
    assert len(set(looks)) == len(looks)


def test_while_votes_are_counted_the_way_to_keep_colours_is_said(tmp_path: Path, squares: Path) -> None:
    """And what is said does it: with those options the colours are the same."""
    held, out = results(tmp_path, 3), tmp_path / "map.html"
    night = (*ELECTION, "--status", "unofficial-partial", "--shapes", squares)
    said = run("map", held, "-o", out, *night)
    options = re.findall(r"--color '([^']*)'", said.output)
    assert {option.partition("=")[0] for option in options} == set(NAMES[:3])
    before = out.read_text("utf-8")
    again = run("map", held, "-o", out, *night, *(part for option in options for part in ("--color", option)))
    assert again.exit_code == 0
    assert out.read_text("utf-8") == before
