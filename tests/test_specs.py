"""Contests, schemes and atlases: what their files may say, and what is said of those that do not."""

from __future__ import annotations

import tomllib
from typing import Any

import msgspec
import pytest

from mapgen.errors import AtlasError
from mapgen.files.spec import read_atlas, read_schemes
from mapgen.specs.atlas import Atlas, Compare, MapSpec, parse_atlas
from mapgen.specs.contest import Candidate, Contest
from mapgen.specs.for_contest import for_contest
from mapgen.specs.scheme import Bounds, Scheme, parse_scheme
from tests.conftest import ROOT
from tests.grid import ADA, ATLAS, BO, CY, AtlasOnDisk, contest, scheme

SPEC = {"slug": "winner", "title": "Winner", "contest": "now", "scheme": "winner"}


def parsed(text: str) -> Atlas:
    """The atlas of a TOML text."""
    return parse_atlas(tomllib.loads(text), file="atlas.toml")


def one_class(**changes: Any) -> Scheme:
    """A scheme of one class with these fields."""
    each = {"key": "a", "label": "A", "when": {"winner": "ada"}, **changes}
    return parse_scheme("s", {"title": "T", "definition": "D", "classes": [each]}, file="s.toml")


# Contests


@pytest.mark.parametrize("key", ["", "Ada", "a da", "ada_b", "-ada", "ada-", "a--b", "tie", "no-votes", "all", "total"])
def test_a_candidate_key_must_fit_a_column(key: str) -> None:
    """Capitals, spaces and stray hyphens are refused, and so are the words that mean an outcome or a sum."""
    with pytest.raises(ValueError, match=f"'{key}' is not usable"):
        Candidate(key=key, name="Ada", short="Ada")


@pytest.mark.parametrize("colour", ["red", "#fff", "#12345g", "url(x)", "#112233;}"])
def test_a_candidates_colour_must_be_a_colour(colour: str) -> None:
    """What could break out of a stylesheet is refused where it is read."""
    with pytest.raises(ValueError, match="#rrggbb"):
        Candidate(key="ada", name="Ada", short="Ada", colour=colour)


def test_a_contest_needs_candidates_with_keys_of_their_own() -> None:
    """None at all, or one key for two, cannot be tallied."""
    with pytest.raises(ValueError, match="no candidates"):
        Contest(**{**msgspec.structs.asdict(contest()), "candidates": ()})
    with pytest.raises(ValueError, match="twice: ada, ada"):
        contest(ADA, ADA)


@pytest.mark.parametrize("date", ["17 May 2016", "2016-13-01", "2016-02-30", "2016", ""])
def test_a_contests_date_must_be_a_day(date: str) -> None:
    """A date that no calendar has is refused where it is read, before a page would show it."""
    with pytest.raises(ValueError, match="date"):
        contest(date=date)


def test_a_contest_finds_its_candidates() -> None:
    """By key, by party, and its year by its date."""
    held = contest()
    assert held.candidate("bo") is BO
    assert held.of_party("IND") is CY
    assert held.of_party("GRN") is None
    assert held.year == "2020"
    with pytest.raises(KeyError):
        held.candidate("nobody")


# Atlases


def test_the_grids_atlas_is_read(atlas: AtlasOnDisk) -> None:
    """Every field has its value, and what is left out its default."""
    found = read_atlas(atlas.path)
    assert [each.slug for each in found.maps] == ["winner", "change"]
    assert found.place.boundaries == "counties"
    assert found.language == "en"
    assert found.contests["now"].compare == Compare(earlier="before", candidate="ada")
    assert found.contests["before"].compare is None


@pytest.mark.parametrize(
    "slug",
    ["", ".", "..", "../x", "a/b", "a\\b", "A", "a b", "a_b", "-a", "a-", "a--b", "é", "con", "nul", "com1", "index"],
)
def test_a_slug_cannot_leave_its_folder_or_take_anothers(slug: str) -> None:
    """Paths, capitals, stray hyphens, Windows' devices and the site's own files are no slugs."""
    with pytest.raises(ValueError, match="slug"):
        MapSpec(**{**SPEC, "slug": slug})


def test_a_slug_has_at_most_80_characters() -> None:
    """80 are taken, 81 are not."""
    assert MapSpec(**{**SPEC, "slug": "a" * 80}).slug == "a" * 80
    with pytest.raises(ValueError, match="1 to 80"):
        MapSpec(**{**SPEC, "slug": "a" * 81})


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('slug = "change"', 'slug = "winner"', "uses a slug twice: winner"),
        ('slug = "change"', 'slug = "../change"', "slug '../change' is not usable"),
        ('contest = "now"', 'contest = "later"', "asks for the contest 'later'"),
        ('earlier = "before"', 'earlier = "long-ago"', "asks for the contest 'long-ago'"),
        ('candidate = "ada"', 'candidate = "ada", party = "DEM"', "either a candidate or a party"),
        (', candidate = "ada"', "", "either a candidate or a party"),
        ('split = "kinds"', 'split = "sizes"', "split by 'sizes'"),
        ('title = "Four squares"', 'titel = "Four squares"', "titel"),
        ('story = "change"', 'story = "gossip"', "gossip"),
        ('story = "change"', 'colour = "red"', "unknown field `colour`"),
        ('title = "Four squares"', "title = 4", "title"),
        ('title = "Four squares"', "title = {}", "title"),
        ('slug = "winner"', "slug = 7", "slug"),
    ],
)
def test_an_atlas_that_cannot_be_understood_is_refused(old: str, new: str, message: str) -> None:
    """An unknown field, a wrong kind, a name that nothing bears: each is named, with the file."""
    assert old in ATLAS
    with pytest.raises(AtlasError, match=r"atlas\.toml") as refused:
        parsed(ATLAS.replace(old, new))
    assert message in str(refused.value)


def test_an_atlas_needs_a_map() -> None:
    """An atlas without maps has nothing to build."""
    with pytest.raises(AtlasError, match="lists no maps"):
        parsed('maps = []\ntitle = "T"\nplace = { name = "P", package = "p" }\n[contests]\n')


@pytest.mark.parametrize(
    ("content", "message"),
    [(None, "cannot be read"), (b"title = ", "is not TOML"), (b"\xff\xfe", "is not UTF-8"), (b"", "missing required")],
)
def test_a_file_that_is_no_atlas_is_named(atlas: AtlasOnDisk, content: bytes | None, message: str) -> None:
    """No file, no TOML, no text, no content: each is said in its own words."""
    if content is None:
        atlas.path.unlink()
    else:
        atlas.path.write_bytes(content)
    with pytest.raises(AtlasError, match=message) as refused:
        read_atlas(atlas.path)
    assert str(atlas.path) in str(refused.value)


# Schemes


def test_every_scheme_that_ships_can_be_read() -> None:
    """The package's schemes and Kentucky's own, by id; each says what a reader must know."""
    found = read_schemes(ROOT / "shapefiles" / "ky" / "schemes")
    assert {"winner", "winner-margin", "urban-rural", "share-change", "lead-shift", "carried", "coal-region"} <= set(
        found
    )
    assert all(each.title and each.definition and each.classes for each in found.values())


def test_a_folders_scheme_wins_over_the_shipped_one(atlas: AtlasOnDisk) -> None:
    """A file of the same name in the atlas's folder replaces the package's."""
    folder = atlas.folder / "place" / "schemes"
    (folder / "winner.toml").write_text((folder / "kinds.toml").read_text("utf-8"), "utf-8")
    assert read_schemes(folder)["winner"].title == "Kinds"


def test_a_folder_of_schemes_must_be_there(atlas: AtlasOnDisk) -> None:
    """A folder that is not there is an error, not an empty one."""
    with pytest.raises(AtlasError, match="no folder of schemes"):
        read_schemes(atlas.folder / "nowhere")


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"colour": "#ffffff"}, "unknown field `colour`"),
        ({"pattern": "stripes"}, "pattern 'stripes', which does not exist"),
        ({"print_pattern": "stripes"}, "pattern 'stripes', which does not exist"),
        ({"fill": {"of": "#ffffff", "light": "#ffffff"}}, "not both"),
        ({"fill": {"of": "{candidate}", "step": 6, "steps": 5}}, "a ramp of 5 has no step 6"),
        ({"fill": {"of": "{candidate}", "step": 0, "steps": 5}}, "step"),
        ({"fill": {"light": "#ffffff", "dark": "red"}}, "'red' is not of the form"),
        ({"fill": {"light": "#ffffff"}}, "'' is not of the form"),
        ({"when": {"winner": {"over": 5}}}, "over"),
        ({"label": "{candidate} won"}, "{candidate}"),
        ({"when": {"winner": "{candidate}"}}, "{candidate}"),
    ],
)
def test_a_class_that_cannot_be_drawn_is_refused(changes: dict[str, Any], message: str) -> None:
    """Unknown fields, textures, steps and colours are named, and a candidate's class without one in its key."""
    with pytest.raises(AtlasError, match=r"s\.toml") as refused:
        one_class(**changes)
    assert message in str(refused.value)


def test_a_scheme_uses_each_key_once() -> None:
    """Two classes with one key could not be told apart in a table."""
    with pytest.raises(AtlasError, match="class key twice: a, a"):
        scheme({"key": "a", "when": {"winner": "ada"}}, {"key": "a", "when": {"winner": "bo"}})


def test_a_scheme_must_be_a_table() -> None:
    """A document that is a list is refused like any other."""
    with pytest.raises(AtlasError, match="not a table"):
        parse_scheme("s", [], file="s.toml")


def test_conditions_keep_their_kinds() -> None:
    """A text, a number, a choice and bounds are told apart."""
    (only,) = one_class(
        when={"winner": "ada", "code": [1, 2], "margin_pct": {"at_least": 5, "below": 10}, "flipped": True}
    ).classes
    assert only.when == {
        "winner": "ada",
        "code": (1, 2),
        "margin_pct": Bounds(at_least=5, below=10),
        "flipped": True,
    }


def test_one_class_becomes_one_for_each_candidate() -> None:
    """`{candidate}` in a key stands for every candidate in turn: in key, label, condition and colour."""
    each = {
        "key": "{candidate}-won",
        "label": "{candidate} won",
        "when": {"winner": "{candidate}"},
        "fill": {"of": "{candidate}", "step": 1, "steps": 5},
    }
    made = for_contest(scheme(each), contest(ADA, BO)).classes
    assert [c.key for c in made] == ["ada-won", "bo-won"]
    assert [c.label for c in made] == ["Ames won", "Burr won"]
    assert [c.when["winner"] for c in made] == ["ada", "bo"]
    assert [c.fill.of for c in made if c.fill] == [ADA.colour, BO.colour]


def test_first_and_second_are_the_ballots_first_two() -> None:
    """`{first}` and `{second}` follow the contest's order in every language's text."""
    each = {"key": "up", "label": {"en": "{first} over {second}", "es": "{first} sobre {second}"}, "when": {"x": 1}}
    (made,) = for_contest(scheme(each), contest(BO, ADA, CY)).classes
    assert made.label == {"en": "Burr over Ames", "es": "Burr sobre Ames"}


def test_a_legend_groups_classes_stand_together() -> None:
    """Classes made for one candidate after another are sorted by group, groups in the order of their first class."""
    low = {"key": "{candidate}-0", "group": "{candidate}", "when": {"winner": "{candidate}"}}
    high = {"key": "{candidate}-5", "group": "{candidate}", "when": {"winner": "{candidate}"}}
    made = for_contest(scheme(low, high), contest(ADA, BO)).classes
    assert [c.key for c in made] == ["ada-0", "ada-5", "bo-0", "bo-5"]
