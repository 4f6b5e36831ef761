"""Two versions of a results file: `mapgen diff OLD NEW`, on Delaware's three counties."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result

from mapgen.cli.main import main
from tests.results.test_against import NAMED, VOTES, tidy, wide

LATER = {"Ada Ames": (70, 300, 30), "Bo Burr": (60, 200, 180)}
"""Kent goes from Burr (60 to 40) to Ames (70 to 60); Sussex stays Burr's, by 71.4 points after 23.1; and Burr leads."""


def diff(folder: Path, old: str, new: str, *options: str) -> Result:
    """Two texts as two versions."""
    files = [folder / "old.csv", folder / "new.csv"]
    for file, text in zip(files, (old, new), strict=True):
        file.write_text(text, "utf-8")
    return CliRunner().invoke(main, ["diff", *map(str, files), *NAMED, *options], catch_exceptions=False)


def test_counties_winners_classes_and_headline(tmp_path: Path) -> None:
    """Ames wins by 390 to 340, then Burr by 440 to 400; New Castle is as it was; the layouts are not the same."""
    done = diff(tmp_path, tidy(), wide(LATER), "--json")
    assert done.exit_code == 0, done.output
    told: dict[str, Any] = json.loads(done.stdout)
    assert told["headline"] == {"old": "Ames won Delaware", "new": "Burr won Delaware"}
    assert told["totals"][-1] == {"candidate": "all", "old": 730, "new": 840, "difference": 110}
    kent, sussex = told["counties"]
    assert (kent["area"], kent["votes"]) == ("10001", {"old": 100, "new": 130})
    assert kent["winner"] == {"old": "Bo Burr", "new": "Ada Ames"}
    assert kent["class"]["old"].startswith("Burr")
    assert kent["class"]["new"].startswith("Ames")
    assert sussex["winner"] == {"old": "Bo Burr", "new": "Bo Burr"}
    assert sussex["class"]["old"] != sussex["class"]["new"]
    assert {each["code"] for each in told["differences"]} == {"differs-votes"}


def test_it_is_said_in_sentences(tmp_path: Path) -> None:
    """For people."""
    lines = diff(tmp_path, tidy(), tidy(LATER)).stdout.splitlines()
    assert lines[0] == "headline: “Ames won Delaware” is now “Burr won Delaware”"
    assert "winner: Kent: Bo Burr before, Ada Ames now" in lines
    assert lines[-1] == "2 counties changed."


def test_a_file_and_itself_do_not_differ(tmp_path: Path) -> None:
    """In two layouts, and with last names alone in one."""
    done = diff(tmp_path, tidy(), wide({"Ames": VOTES["Ada Ames"], "Burr": VOTES["Bo Burr"]}), "--json")
    told = json.loads(done.stdout)
    assert (told["same"], told["counties"], told["differences"]) == (True, [], [])
    assert diff(tmp_path, tidy(), tidy()).stdout.splitlines()[-1] == "Nothing changed."


def test_a_version_with_an_error_is_not_compared(tmp_path: Path) -> None:
    """A county less: said of the file, exit 1."""
    done = diff(tmp_path, tidy(), tidy({who: votes[:2] for who, votes in VOTES.items()}))
    assert done.exit_code == 1
    assert "Sussex" in done.stderr
    assert "new.csv" in done.stderr
