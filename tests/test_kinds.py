"""Kinds of contest in words: what was asked, what it came to, and that nobody has won what nobody can win."""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mapgen.composition.check_palette import gate_scheme
from mapgen.composition.compose import Setting, compose
from mapgen.composition.text import find
from mapgen.errors import ClassifyError
from mapgen.files.spec import read_schemes
from mapgen.model.choropleth import Choropleth
from mapgen.model.verdict import verdict_of
from mapgen.specs.atlas import ContestUse, MapSpec
from mapgen.specs.contest import Candidate, Contest
from mapgen.specs.needs import threshold
from mapgen.tables.join import join_counties
from mapgen.tables.tally import tally
from mapgen.words.numbers import numbers
from mapgen.words.terms import colours, parties
from tests import grid
from tests.says import facts, row_of

NBSP = "\N{NO-BREAK SPACE}"
YES = Candidate("yes", "Yes", "Yes", colour=colours().yes, person=False, answer="yes")
NO = Candidate("no", "No", "No", colour=colours().no, person=False, answer="no")
WON = re.compile(r"\bwon\b|\bcarried\b|\bganó\b", re.IGNORECASE)


def question(kind: str = "measure", **more: object) -> Contest:
    """A question with the answers Yes and No."""
    return grid.contest(YES, NO, kind=kind, title="Proposition 4", office="Proposition 4", **more)


def ranked(at: int, last: int = 3) -> Contest:
    """A round of a ranked choice among three."""
    return grid.contest(kind="ranked", round=at, rounds=last)


ALONE = grid.contest(grid.ADA, kind="uncontested")
MAJORITY = grid.contest(needs="majority")
APPROVAL = grid.contest(kind="approval")

TOLD = [
    # 65 of 120 are for it; 45 of 120; 60 of 120.
    ("passed", question(), [(40, 20), (25, 35)], "Proposition 4 passed in Gridland with 54.2% in favor",
     "Proposition 4 se aprobó en Gridland con el 54,2 % a favor"),
    ("failed", question(), [(20, 40), (25, 35)], "Proposition 4 failed in Gridland with 37.5% in favor",
     "Proposition 4 no se aprobó en Gridland, con el 37,5 % a favor"),
    ("tied", question(), [(40, 20), (20, 40)], "Proposition 4 ended in a tie in Gridland, at 60 votes each",
     "Proposition 4 terminó en empate en Gridland, con 60 votos por cada respuesta"),
    ("below a share", question(needs="60%"), [(40, 20), (25, 35)],
     "Proposition 4 failed in Gridland with 54.2% in favor, 60% needed",
     "Proposition 4 no se aprobó en Gridland, con el 54,2 % a favor; hacía falta el 60 %"),
    ("at a share", question(needs="60%"), [(36, 24), (36, 24)],
     "Proposition 4 passed in Gridland with 60.0% in favor, 60% needed",
     "Proposition 4 se aprobó en Gridland con el 60,0 % a favor; hacía falta el 60 %"),
    ("just below a half", question(), [(4998, 5002)], "Proposition 4 failed in Gridland with 49.98% in favor",
     "Proposition 4 no se aprobó en Gridland, con el 49,98 % a favor"),
    ("retained", question("retention"), [(40, 20), (25, 35)],
     "Proposition 4: retained in Gridland with 54.2% in favor",
     "Proposition 4: sigue en el cargo en Gridland con el 54,2 % a favor"),
    ("not retained", question("retention"), [(20, 40)],
     "Proposition 4: not retained in Gridland, with 33.3% in favor",
     "Proposition 4: no sigue en el cargo en Gridland, con el 33,3 % a favor"),
    ("unopposed", ALONE, [(40,), (25,)], "Ames ran unopposed in Gridland", "Ames no tuvo rival en Gridland"),
    # 39, 35 and 26 of 100.
    ("runoff", MAJORITY, [(20, 20, 10), (19, 15, 16)],
     "No majority in Gridland: Ames (39.0%) and Burr (35.0%) go to a runoff",
     "Sin mayoría en Gridland: Ames (39,0 %) y Burr (35,0 %) van a una segunda vuelta"),
    ("runoff with whom", MAJORITY, [(40, 30, 30)],
     "No majority in Gridland: Ames led with 40.0%, and a runoff follows",
     "Sin mayoría en Gridland: Ames quedó por delante con el 40,0 %, y habrá una segunda vuelta"),
    ("runoff of equals", MAJORITY, [(40, 40, 20)],
     "No majority in Gridland: Ames (40.0%) and Burr (40.0%) go to a runoff",
     "Sin mayoría en Gridland: Ames (40,0 %) y Burr (40,0 %) van a una segunda vuelta"),
    ("majority", MAJORITY, [(51, 29, 20)], "Ames won Gridland with 51.0%", "Ames ganó en Gridland con el 51,0 %"),
    ("short", grid.contest(needs="40%"), [(39, 35, 26)],
     "Ames led in Gridland with 39.0%, short of the 40% needed",
     "Ames quedó por delante en Gridland con el 39,0 %, por debajo del 40 % necesario"),
    ("first round", ranked(1), [(46, 44, 10)], "Ames led round 1 in Gridland with 46.0%",
     "Ames quedó por delante en la ronda 1 en Gridland con el 46,0 %"),
    ("majority too early", ranked(2), [(56, 44, 0)], "Ames led round 2 in Gridland with 56.0%",
     "Ames quedó por delante en la ronda 2 en Gridland con el 56,0 %"),
    ("last round", ranked(3), [(44, 56, 0)], "Burr won Gridland in round 3 with 56.0%",
     "Burr ganó en Gridland en la ronda 3 con el 56,0 %"),
    ("approval of votes", APPROVAL, [(60, 50, 10)],
     "Ames got the most votes in Gridland, 50.0% of all votes cast",
     "Ames obtuvo más votos que nadie en Gridland, el 50,0 % de todos los votos"),
]  # fmt: skip


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize(
    ("contest", "votes", "english", "spanish"), [each[1:] for each in TOLD], ids=[e[0] for e in TOLD]
)
def test_a_headline_says_what_it_came_to(
    contest: Contest, votes: list[tuple[int, ...]], english: str, spanish: str, language: str
) -> None:
    """Each kind in its own words, in headline, standfirst and alt text."""
    found = find(facts(*votes, held=contest, language=language), "winner")
    told = english if language == "en" else spanish.replace(" %", f"{NBSP}%")
    assert found.headline == told
    assert found.standfirst.startswith(told)
    assert told[1:] in found.alt


def test_the_standfirst_says_who_led_where() -> None:
    """Not who carried what; and beneath the headline the verdict is not said again."""
    found = find(facts((40, 20), (25, 35), (1, 2), held=question()), "winner")
    assert found.standfirst == f"{found.headline}: No led in 2 counties and Yes in 1."
    assert found.beneath == "No led in 2 counties and Yes in 1."
    alone = find(facts((40,), (25,), held=ALONE), "winner")
    assert alone.standfirst == "Ames ran unopposed in Gridland. Most votes were cast in Alder County, 40."
    assert "margin" not in alone.description


def test_votes_of_ballots() -> None:
    """An approval whose ballots are known has its shares of them: 60 votes on 80 ballots."""
    contest = grid.contest(kind="approval", shares_of="ballots")
    told = facts((60, 50, 10), held=contest)
    told = replace(told, state=replace(told.state, total=80))
    assert find(told, "winner").headline == "Ames got the most votes in Gridland, on 75.0% of ballots"
    assert "of 80 ballots." in find(told, "winner").description


@pytest.mark.parametrize("contest", [question(), MAJORITY, ranked(3), APPROVAL], ids=lambda each: each.kind)
@pytest.mark.parametrize("language", ["en", "es"])
def test_nothing_has_come_to_anything_while_votes_are_counted(contest: Contest, language: str) -> None:
    """Whoever is ahead is ahead."""
    counting = msgspec.structs.replace(contest, status="unofficial-partial")
    votes = [(60, 20, 0)[: len(contest.candidates)]]
    found = find(facts(*votes, held=counting, language=language), "winner")
    assert not WON.search(found.headline)
    assert not re.search("passed|aprobó|majority", found.headline)


VOTES = st.integers(0, 10**9)
KINDS = st.one_of(
    st.builds(
        question, st.sampled_from(["measure", "retention"]), needs=st.sampled_from(["", "majority", "60%", "2/3"])
    ),
    st.builds(lambda needs: grid.contest(needs=needs), st.sampled_from(["majority", "60%", "2/3", "35.5%"])),
)


@given(
    KINDS, st.lists(st.tuples(VOTES, VOTES, VOTES), min_size=1, max_size=3), st.sampled_from(["en", "es"]), st.data()
)
def test_no_headline_says_won_where_nobody_has(
    contest: Contest, votes: list[tuple[int, ...]], language: str, data: st.DataObject
) -> None:
    """Never of a question, and of people only with the share that is needed; nor are counties carried."""
    votes = [each[: len(contest.candidates)] for each in votes]
    told = facts(*votes, held=contest, language=language)
    story = data.draw(st.sampled_from(["winner", "votes"]))
    found = find(replace(told, title="The result"), story)
    needed = contest.threshold
    if contest.kind != "candidates" or needed is None or not needed.reached(max(told.state.votes), told.state.total):
        assert not WON.search(found.headline), found.headline
        assert not WON.search(found.standfirst), found.standfirst
        assert not WON.search(found.alt), found.alt
        assert not WON.search(found.description), found.description
    if contest.kind == "measure":
        outcome = verdict_of(contest, told.state.votes, told.state.total).outcome
        assert (outcome == "passed") <= (needed is None or needed.reached(told.state.votes[0], told.state.total))


@pytest.mark.parametrize(
    ("needs", "votes", "total", "reached"),
    [
        ("majority", 50, 100, False),
        ("majority", 51, 100, True),
        ("60%", 60, 100, True),
        ("60%", 599_999, 1_000_000, False),
        ("2/3", 2, 3, True),
        ("66.667%", 2, 3, False),
        ("60%", 0, 0, False),
    ],
)
def test_a_share_is_held_in_whole_numbers(needs: str, votes: int, total: int, *, reached: bool) -> None:
    """A majority is more than half; any other share is reached by itself."""
    share = threshold(needs)
    assert share is not None
    assert share.reached(votes, total) is reached


@pytest.mark.parametrize("needs", ["half", "0%", "100%", "60", "3/2", "-5%", "2/2"])
def test_what_is_no_share_is_refused(needs: str) -> None:
    """In a contest and in an atlas alike."""
    with pytest.raises(ValueError, match="majority, plurality"):
        threshold(needs)
    with pytest.raises(ValueError, match="majority, plurality"):
        ContestUse(package="x", needs=needs)


@pytest.mark.parametrize(
    ("candidates", "more"),
    [
        ((grid.ADA, grid.BO), {"kind": "measure"}),
        ((YES, NO), {}),
        ((grid.ADA, grid.BO), {"kind": "uncontested"}),
        ((grid.ADA, grid.BO), {"kind": "ranked"}),
        ((grid.ADA, grid.BO), {"kind": "ranked", "round": 3, "rounds": 2}),
        ((grid.ADA, grid.BO), {"round": 1}),
        ((grid.ADA, grid.BO), {"shares_of": "ballots"}),
    ],
)
def test_a_kind_has_its_lines(candidates: tuple[Candidate, ...], more: dict[str, object]) -> None:
    """A measure two answers, a ranked choice a round, and nobody else any of these."""
    with pytest.raises(ValueError, match="contest now"):
        grid.contest(*candidates, **more)


@pytest.mark.parametrize(
    ("part", "whole", "limit", "shown"),
    [
        (4996, 10_000, Fraction(1, 2), "49.96%"),
        (4999_999, 10_000_000, Fraction(1, 2), "49.99999%"),
        (5996, 10_000, Fraction(3, 5), "59.96%"),
        (6, 10, Fraction(3, 5), "60.0%"),
        (5004, 10_000, Fraction(1, 2), "50.04%"),
        (2, 3, Fraction(1, 2), "66.7%"),
    ],
)
def test_a_share_stays_on_its_side_of_a_limit(part: int, whole: int, limit: Fraction, shown: str) -> None:
    """It has as many decimals as that takes."""
    assert numbers("en").share_apart(part, whole, limit) == shown


def drawn(
    contest: Contest, votes: dict[str, tuple[int, ...]], scheme: str = "winner-margin", language: str = "en"
) -> Choropleth:
    """The grid's map of a contest."""
    counties = join_counties(grid.boundaries(), tally(grid.returns(votes, contest), contest))
    spec = MapSpec(slug="m", title="The result", contest=contest.id, scheme=scheme)
    setting = Setting(place="Gridland", language=language)
    return compose(counties, contest, read_schemes()[scheme], spec, setting=setting)


ANSWERS = {grid.ALDER: (60, 30), grid.BIRCH: (45, 50), grid.CEDAR: (20, 20), grid.DOGWOOD: (5, 9)}


@pytest.mark.parametrize(
    ("language", "title", "groups"),
    [
        ("en", "Most votes, by margin in points of all votes", {"Yes led", "No led", ""}),
        ("es", "Más votos, por margen en puntos de todos los votos", {"Yes, con más votos", "No, con más votos", ""}),
    ],
)
def test_a_legend_speaks_of_who_led(language: str, title: str, groups: set[str]) -> None:
    """And page, embed, images, fragment, newsletter, card and table say nowhere that anybody won."""
    from mapgen.render.embed.embed import render_embed  # noqa: PLC0415
    from mapgen.render.image.card import card_sheet  # noqa: PLC0415
    from mapgen.render.image.svg import render_svg  # noqa: PLC0415
    from mapgen.render.page.page import render_page  # noqa: PLC0415
    from mapgen.render.share.fragment import render_fragment, render_newsletter  # noqa: PLC0415
    from mapgen.render.shared.urls import Address  # noqa: PLC0415  # late: most tests here draw nothing

    made = drawn(question(), ANSWERS, language=language)
    assert made.legend.title == title
    assert {each.group for each in made.legend.classes} == groups
    assert made.standfirst[:1].isupper()
    pasted = [render(made, Address()) for render in (render_fragment, render_newsletter)]
    for text in (
        render_page(made),
        render_embed(made),
        render_svg(made),
        *pasted,
        *re.findall("text='(.*?)'", repr(card_sheet(made))),
    ):
        assert not WON.search(re.sub(r"<(style|script)\b.*?</\1>", "", text, flags=re.DOTALL))


def test_nobody_stands_against_one_and_there_are_no_bins() -> None:
    """A margin of itself says nothing: such a scheme is refused, one colour is drawn, every text does without it."""
    votes = dict.fromkeys(grid.NAMES, (60,))
    with pytest.raises(ClassifyError, match="nobody else stood"):
        drawn(ALONE, votes)
    made = drawn(ALONE, votes, "winner")
    assert [each.label for each in made.legend.classes] == ["Ames"]
    assert made.counties[0].sentence == "Cedar County: Ames unopposed, 60 votes"
    assert not [note for note in made.definitions if "Margin" in note.about]


@pytest.mark.parametrize(
    ("candidates", "votes", "office", "headline"),
    [
        ((YES, NO), (60, 40), "Proposition 4", "Mayoral election passed in Gridland with 60.0% in favor"),
        ((YES, NO), (60, 40), "Retention of Ada Ames", "Mayoral election: retained in Gridland with 60.0% in favor"),
        ((grid.ADA,), (60,), "Mayor", "Ames ran unopposed in Gridland"),
        ((grid.ADA, grid.BO), (60, 40), "Mayor", "Ames carried Gridland by 80 votes"),
    ],
)
def test_a_description_that_does_not_say_is_not_wrong(
    candidates: tuple[Candidate, ...], votes: tuple[int, ...], office: str, headline: str
) -> None:
    """A contest described before there were kinds: its lines show what was asked."""
    plain = (msgspec.structs.replace(each, answer="") for each in candidates)
    made = drawn(grid.contest(*plain, office=office), dict.fromkeys(grid.NAMES, votes), "winner")
    assert made.headline == headline


def test_downloads_say_what_was_asked_and_what_it_came_to() -> None:
    """Each row its kind, the package the outcome too."""
    from mapgen.render.data.datapackage import render_datapackage  # noqa: PLC0415  # late: most tests here draw nothing
    from mapgen.render.data.tables import record  # noqa: PLC0415

    made = drawn(question(needs="60%"), ANSWERS)
    assert record(made, made.counties[0])["contest_kind"] == "measure"
    package = msgspec.json.decode(render_datapackage(made, {}))
    assert package["contest"] == {
        "kind": "measure", "needs": "60%", "shares_of": "votes", "outcome": "failed", "leader": "yes"
    }  # fmt: skip


def test_shares_of_ballots_are_of_ballots() -> None:
    """60, 50 and 10 votes on 80 ballots: 75 percent, a margin of 12.5 points, and a column of ballots."""
    from mapgen.render.data.tables import record  # noqa: PLC0415  # late: most tests here draw nothing

    contest = grid.contest(kind="approval", shares_of="ballots")
    table = grid.returns(dict.fromkeys(grid.NAMES, (60, 50, 10)), contest).assign(whole=80)
    counted = tally(table, contest)
    assert counted["votes_total"].tolist() == [80] * 4
    assert counted["margin_pct"].tolist() == [12.5] * 4
    made = compose(
        join_counties(grid.boundaries(), counted), contest, read_schemes()["winner"],
        MapSpec(slug="m", title="x", contest="now", scheme="winner"),
    )  # fmt: skip
    row = record(made, made.counties[0])
    assert (row["ballots"], "votes_total" in row) == (80, False)
    assert made.state.total == 320


@pytest.mark.parametrize("scheme", ["winner", "winner-margin", "winner-margin-wide", "winner-faint"])
def test_the_answers_colours_pass_the_gate(scheme: str) -> None:
    """For every kind of colour vision, in light and dark; and they are no party's."""
    findings = gate_scheme(read_schemes()[scheme], question())
    assert [str(each) for each in findings if each.verdict == "alike"] == []
    assert not {colours().yes, colours().no} & {party.colour for party in parties().values()}


def test_a_row_sums_what_it_must() -> None:
    """The helper of these tests: 65 of 120."""
    told = facts((40, 20), (25, 35), held=question())
    assert row_of("all", told.counties, question()).votes == (65, 55)
