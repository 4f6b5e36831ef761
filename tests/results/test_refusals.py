"""What ends a reading is a finding too: it has a code and values, and its sentence is made where it is said."""

from __future__ import annotations

import ast
import pickle
from pathlib import Path

import msgspec
import pytest
from click.testing import CliRunner

from mapgen.cli.main import main
from mapgen.errors import MapgenError, ReturnsError
from mapgen.findings import Finding, advice_of, finding, refusal, remarks_of
from mapgen.results.read_table import read_table
from mapgen.results.select_contest import ContestFilter, select_contest
from mapgen.workflows.rehearse import _told_of
from tests.conftest import ROOT
from tests.results.grid import TIDY, write

MADE_OF_FINDINGS = ("files", "areas", "results")
"""Rooms in which no error is made of a text."""

OURS = {error.__name__ for error in MapgenError.__subclasses__()}


@pytest.mark.parametrize(
    ("rows", "codes"),
    [
        ([["county", "votes"], ["Ash", "5"]], ["no-layout", "headers-lack", "headers-are"]),
        ([["Ash", "5"], ["Bell", "7"]], ["no-layout", "headers-are-figures"]),
        ([["county", "ames", "boyd"], ["Ash", "37", "62"], ["Bell", "60", "40"], ["Clay", "48", "51"]], None),
        ([*TIDY, ["Ash", "Rutherford Hayes", "5", "6"]], ["table-not-whole", "row-ragged"]),
        ([*TIDY, ["Ash", "H" * 1001, "5"]], ["name-too-long", "name-here"]),
    ],
)
def test_what_ends_a_reading_has_codes(tmp_path: Path, rows: list[list[str]], codes: list[str] | None) -> None:
    """`check --json` of a file that cannot be read says which of the ways it is, without a sentence to be read."""
    done = CliRunner().invoke(main, ["check", str(write(tmp_path, rows)), "--json"])
    told = msgspec.json.decode(done.output)
    assert (done.exit_code, told["verdict"]) == (1, "error")
    found = [each["code"] for each in told["findings"]]
    if codes is None:
        assert found[0] == "no-columns-of-votes"
        assert {each["values"]["why"] for each in told["findings"][1:]} == {"percentages"}
    else:
        assert found == codes


def test_an_error_is_said_in_english_and_at_the_edge_in_any_language(tmp_path: Path) -> None:
    """Summary, what it lists and what to do have their sentences in each catalogue."""
    path = write(tmp_path, [["office", *TIDY[0]], *([office, *row] for office in ("Auditor", "") for row in TIDY[1:])])
    with pytest.raises(MapgenError) as refused:
        select_contest(read_table(path).gathered, ContestFilter())
    error = refused.value
    assert str(error) == (
        f"{path} holds 2 offices, and a map shows one.\n  (blank): 8 rows\n  Auditor: 8 rows\n"
        "Name one, for instance --office Auditor."
    )
    spanish = [remark.sentence("es") for remark in remarks_of(error) if isinstance(remark, Finding)]
    assert spanish == [
        f"{path} contiene 2 cargos, y un mapa muestra una cosa",
        "(en blanco): 8 filas",
        "Auditor: 8 filas",
    ]
    assert advice_of(error, "es") == "Indique una, por ejemplo --office Auditor."


def test_an_error_of_findings_can_be_handed_on() -> None:
    """To another process, and with another folder's name in it."""
    error = ReturnsError(refusal("file-empty", "/stage/votes.csv"), problems=[finding("limit-here", "/stage/v.csv", 2)])
    again = pickle.loads(pickle.dumps(error))  # noqa: S301  # our own bytes
    assert (type(again), str(again)) == (ReturnsError, str(error))
    assert (
        str(_told_of(error, "/stage", "home")) == "home/votes.csv is empty.\n  home/v.csv:2: the limit is reached here"
    )


def test_a_text_is_still_an_error() -> None:
    """What has no code yet is reported as a refusal with its sentence."""
    error = MapgenError("The sky fell.", fix="Hold it.")
    (only,) = remarks_of(error)
    assert isinstance(only, Finding)
    assert (only.code, only.what, advice_of(error, "es")) == ("refused", "The sky fell", "Hold it.")


def test_no_error_of_these_rooms_is_made_of_a_text() -> None:
    """Its summary and what it lists are findings; nothing there makes a `Problem`."""
    for path in sorted(path for room in MADE_OF_FINDINGS for path in (ROOT / "mapgen" / room).rglob("*.py")):
        for call in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Name):
                assert call.func.id != "Problem", f"{path}:{call.lineno}"
                of_text = bool(call.args) and isinstance(call.args[0], ast.JoinedStr | ast.Constant)
                assert not (call.func.id in OURS and of_text), f"{path}:{call.lineno}"
