"""How an atlas's file of returns is described: the resource that `mapgen init` and `mapgen add` write of it."""

from __future__ import annotations

from typing import Any

import msgspec

from mapgen.files.file_marks import mark_of_bytes
from mapgen.results.contest_results import SAID_AGAIN, ContestResults
from mapgen.specs.contest import Candidate, Contest
from mapgen.workflows.draw_map import caution
from mapgen.workflows.results_csv import left_out_names, states_as_one


def results_resource(taken: ContestResults, contest: Contest, name: str, content: bytes) -> dict[str, Any]:
    """How the file of a contest is described: its figures, and the contest whole.

    Args:
        taken: The results.
        contest: The contest, with the id by which an atlas names it.
        name: The file in its folder.
        content: Its bytes, as `results_csv` has them.
    """
    outside = list(taken.elsewhere.index)
    left, whole = left_out_names(taken), states_as_one(taken)
    described = {
        "date": contest.date,
        "state": contest.state,
        "office": contest.office,
        "election_type": contest.election_type,
        "title": contest.title,
        **({"district": contest.district} if contest.district else {}),
        **({"elsewhere": outside} if outside else {}),
        **({"leave_out": left} if left else {}),
        **({"whole": whole} if whole else {}),
        "candidates": [_described(candidate) for candidate in contest.candidates],
        "kind": contest.kind,
        **{name: value for name in ("needs", "round", "rounds") if (value := getattr(contest, name))},
        **({"shares_of": contest.shares_of} if contest.shares_of != "votes" else {}),
    }
    return {
        "name": contest.id,
        "path": name,
        "title": contest.title,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        **mark_of_bytes(content),
        "sources": [{"title": contest.source}],
        "status": contest.status,
        # What is left out or drawn as one, every map says by itself.
        "caveats": [
            caution(found, "en")
            for found in taken.findings
            if found.severity == "warning" and found.code not in SAID_AGAIN
        ],
        "contest": described,
        "totals": taken.described_totals(),
    }


def _described(candidate: Candidate) -> dict[str, Any]:
    """A candidate as a description has it; only the answers to a question have `answer`."""
    described: dict[str, Any] = msgspec.to_builtins(candidate)
    return {name: value for name, value in described.items() if name != "answer" or value}
