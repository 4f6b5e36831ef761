"""The report of `mapgen check` as a page of its own, to be kept, printed and signed."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace

from mapgen.errors import Problem, Remark
from mapgen.findings import Finding
from mapgen.model.choropleth import Note
from mapgen.render.environment import asset, fill
from mapgen.words.visible import spelled


@dataclass(frozen=True, slots=True)
class CheckedFile:
    """What the page shows.

    Attributes:
        file: The file as the user knows it.
        facts: What was recognised, each with what it is about.
        totals: Name, votes and share of every line.
        all_votes: Their sum.
        problems: The findings, in the order shown.
        fix: What to do, or empty.
        ledger: Where every figure of the file went: a name and votes, in the order of a sum.
    """

    file: str
    facts: Sequence[Note]
    totals: Sequence[tuple[str, int, str]]
    all_votes: int
    problems: Sequence[Remark]
    fix: str = ""
    ledger: Sequence[tuple[str, int]] = ()


def render_check(checked: CheckedFile, *, language: str = "en") -> str:
    """The report as HTML: self-contained, without scripts and without any request."""
    style = asset("check.css")
    digest = base64.b64encode(hashlib.sha256(str(style).encode()).digest()).decode()
    errors = sum(problem.severity == "error" for problem in checked.problems)
    # A report on a file shows what is hidden in it.
    problems = [
        Problem(spelled(_said(found, language)), spelled(found.file or ""), found.line, found.severity)
        for found in checked.problems
    ]
    checked = replace(checked, file=spelled(checked.file), problems=problems, fix=spelled(checked.fix))
    return fill(
        "check.html.j2", language, tongue=language, checked=checked, errors=errors, style=style, style_hash=digest
    )


def _said(found: Remark, language: str) -> str:
    return found.sentence(language) if isinstance(found, Finding) else found.what
