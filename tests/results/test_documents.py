"""JSON and XML go the common way: a state's sum is held to its counties, levels are not added, towns are counties."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from mapgen.errors import ReturnsError
from mapgen.results.contest_results import ContestResults
from mapgen.results.import_options import ImportOptions
from mapgen.results.import_results import import_results
from mapgen.results.read_table import read_table
from mapgen.results.records import Lookup, Records, Step, rows_of
from mapgen.results.select_contest import ContestFilter

VOTES = {"10001": ("Kent", 120, 140), "10003": ("New Castle", 500, 300), "10005": ("Sussex", 180, 110)}


def ap_unit(level: str, votes: tuple[int, int], reported: int, precincts: int, **more: str) -> dict[str, Any]:
    """A reporting unit of the AP."""
    people = [("Ada", "Ames", "Dem"), ("Ben", "Boyd", "GOP")]
    candidates = [
        {"first": first, "last": last, "party": party, "voteCount": number}
        for (first, last, party), number in zip(people, votes, strict=True)
    ]
    counted = {"precinctsReporting": reported, "precinctsTotal": precincts}
    counted["precinctsReportingPct"] = round(100 * reported / precincts, 2)  # type: ignore[assignment]  # as they have it
    return {"level": level, "statePostal": "DE", **counted, "candidates": candidates, **more}


def ap(units: list[dict[str, Any]]) -> dict[str, Any]:
    """The AP's document of one race."""
    return {
        "electionDate": "2024-11-05",
        "races": [{"officeName": "Governor", "raceType": "General", "reportingUnits": units}],
    }


COUNTIES = [
    ap_unit("subunit", (one, two), 5, 5, fipsCode=code, reportingunitName=name)
    for code, (name, one, two) in VOTES.items()
]
STATE = ap_unit("state", (800, 550), 15, 15)


def taken(document: object, tmp_path: Path) -> ContestResults:
    """A document as `mapgen map` takes it in."""
    path = tmp_path / "results.json"
    path.write_text(json.dumps(document), "utf-8")
    return import_results(path, ImportOptions(ContestFilter(state="DE", date="2024-11-05")))


def test_the_states_sum_is_held_to_the_counties(tmp_path: Path) -> None:
    """It is no county, and it is a total that must agree."""
    contest, returns = taken(ap([STATE, *COUNTIES]), tmp_path).sound()
    assert {c.name: int(returns.loc[returns["candidate"] == c.key, "votes"].sum()) for c in contest.candidates} == {
        "Ada Ames": 800,
        "Ben Boyd": 550,
    }
    wrong = ap_unit("state", (803, 550), 15, 15)
    errors = taken(ap([wrong, *COUNTIES]), tmp_path).errors
    assert any("803" in problem.what for problem in errors)


def test_towns_are_their_county(tmp_path: Path) -> None:
    """Votes and precincts of Kent's two towns are summed; its count is two of three, not one of one and one of two."""
    towns = [
        ap_unit("subunit", (70, 80), 1, 1, fipsCode="10001", reportingunitName="North"),
        ap_unit("subunit", (50, 60), 1, 2, fipsCode="10001", reportingunitName="South"),
    ]
    found = taken(ap([*towns, *COUNTIES[1:]]), tmp_path)
    assert found.errors == []
    kent = found.counted.reporting["10001"]
    assert (kent.reported, kent.precincts) == (2, 3)
    assert sum(cell.votes for (geoid, _), cell in found.counted.cells.items() if geoid == "10001") == 260


def nist(counts: list[dict[str, Any]]) -> dict[str, Any]:
    """A report of version 2 with one candidate; Kent has two precincts."""
    units = [("de", "Delaware", "state", ["kent", "nc", "sx"]), ("kent", "Kent", "county", ["p1", "p2"]),
             ("nc", "New Castle", "county", []), ("sx", "Sussex", "county", []),
             ("p1", "1", "precinct", []), ("p2", "2", "precinct", [])]  # fmt: skip
    return {
        "GpUnit": [
            {"@id": key, "Name": {"Text": [{"Content": name}]}, "Type": kind, "ComposingGpUnitIds": parts}
            for key, name, kind, parts in units
        ],
        "Election": [
            {
                "StartDate": "2024-11-05",
                "Type": "general",
                "Candidate": [{"@id": "c", "BallotName": {"Text": [{"Content": "Ada Ames"}]}}],
                "Contest": [{"Name": "Governor", "ContestSelection": [{"CandidateIds": ["c"], "VoteCounts": counts}]}],
            }
        ],
    }


def counts(**votes: int) -> list[dict[str, Any]]:
    """Counts by unit."""
    return [{"GpUnitId": unit, "Type": "total", "Count": number} for unit, number in votes.items()]


PRECINCTS = {"p1": 70, "p2": 50}
OTHERS = {"nc": 500, "sx": 180}
LEVELS = {
    "counties alone": {"kent": 120, **OTHERS},
    "a county told by precinct": {**PRECINCTS, **OTHERS},
    "both": {"kent": 120, **PRECINCTS, **OTHERS},
    "and the state": {"de": 800, "kent": 120, **PRECINCTS, **OTHERS},
}


@pytest.mark.parametrize("levels", LEVELS)
def test_the_same_votes_at_two_levels_are_counted_once(levels: str, tmp_path: Path) -> None:
    """Kent has 120 votes, whether it is told by county, by precinct or by both."""
    found = taken(nist(counts(**LEVELS[levels])), tmp_path)
    assert {geoid: cell.votes for (geoid, _), cell in found.counted.cells.items()} == {
        "10001": 120,
        "10003": 500,
        "10005": 180,
    }
    assert found.errors == []


def test_lines_of_json(tmp_path: Path) -> None:
    """A record to a line is a list of records; a broken line is told by its number."""
    path = tmp_path / "results.jsonl"
    lines = [json.dumps({"county": name, "candidate": "Ada Ames", "votes": one}) for name, one, _ in VOTES.values()]
    path.write_text("\n".join([*lines, ""]), "utf-8")
    assert {key.county: slot.votes for key, slot in read_table(path).gathered.slots.items()} == {
        "Kent": 120,
        "New Castle": 500,
        "Sussex": 180,
    }
    path.write_text("\n".join([*lines, '{"county": "Kent"']), "utf-8")
    with pytest.raises(ReturnsError, match="is not JSON"):
        read_table(path)


def test_keys_with_blanks_are_whole() -> None:
    """That of "Salt Lake" is not that of "Lake", unless a text is said to hold several keys."""
    document = {"units": [{"id": "Salt Lake", "n": "1"}, {"id": "Lake", "n": "2"}], "rows": [{"of": "Lake"}]}
    for several, number in ((False, "2"), (True, "1")):
        lookup = Lookup("units", "id", several=several)
        steps = (Step(("",), lookups={"units": lookup}), Step(("rows",), {"votes": ("units[of].n",)}))
        assert list(rows_of(document, Records(steps, ("votes",)))) == [{"votes": number}]


def test_only_what_is_meant_is_a_row() -> None:
    """`where` leaves things out, of several paths the first that leads anywhere is taken, `needs` must be there."""
    document = {"b": {"x": [{"k": "yes", "v": 1}, {"k": "no", "v": 2}, {"k": "yes", "v": None}]}}
    step = Step(("a", "b.x"), {"votes": ("v",), "candidate": ("k", "v")}, where={"k": ("yes",)})
    assert list(rows_of(document, Records((step,), ("votes",)))) == [{"votes": "1", "candidate": "yes"}]
