"""The report of `mapgen check` as a page of its own, to be kept, printed and signed."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace

from mapgen.errors import Problem, Remark
from mapgen.findings import Finding
from mapgen.model.choropleth import Note
from mapgen.render.shared.templates import asset, fill
from mapgen.visible import spelled


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


@dataclass(frozen=True, slots=True)
class ComparedFiles:
    """What the page on two files shows.

    Attributes:
        files: The two, as the user knows them.
        verdict: "agree", "differ" or "error".
        compared: How many counties both have.
        totals: A name and every vote in each file.
        all_votes: The sums of these.
        differences: Everything that differs.
        problems: What was found in each file by itself.
        fixes: What to do.
    """

    files: tuple[str, str]
    verdict: str
    compared: int
    totals: Sequence[tuple[str, int, int]]
    all_votes: tuple[int, int]
    differences: Sequence[Finding]
    problems: Sequence[Remark]
    fixes: Sequence[str] = ()


def render_check(checked: CheckedFile, *, language: str = "en") -> str:
    """The report as HTML: self-contained, without scripts and without any request."""
    errors = sum(problem.severity == "error" for problem in checked.problems)
    checked = replace(
        checked, file=spelled(checked.file), problems=_shown(checked.problems, language), fix=spelled(checked.fix)
    )
    return fill("check/check.html.j2", language, tongue=language, checked=checked, errors=errors, **_style())


def render_against(compared: ComparedFiles, *, language: str = "en") -> str:
    """The report on two files as HTML: self-contained, without scripts and without any request."""
    errors = sum(problem.severity == "error" for problem in compared.problems)
    return fill(
        "check/check-against.html.j2",
        language,
        tongue=language,
        compared=compared,
        files=[spelled(file) for file in compared.files],
        fixes=[spelled(fix) for fix in compared.fixes],
        differences=_shown(compared.differences, language),
        problems=_shown(compared.problems, language),
        errors=errors,
        **_style(),
    )


def _style() -> dict[str, object]:
    style = asset("check/check.css")
    digest = base64.b64encode(hashlib.sha256(str(style).encode()).digest()).decode()
    return {"style": style, "style_hash": digest}


def _shown(found: Sequence[Remark], language: str) -> list[Problem]:
    """Findings as a report shows them: what is hidden in a file is spelled out."""
    return [
        Problem(spelled(_said(each, language)), spelled(each.file or ""), each.line, each.severity) for each in found
    ]


def _said(found: Remark, language: str) -> str:
    return found.sentence(language) if isinstance(found, Finding) else found.what
