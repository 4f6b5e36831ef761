"""The one tree of errors, and the problem it reports."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, Protocol

from mapgen.visible import spelled

Severity = Literal["error", "warning", "note"]

SHOWN_AT_MOST = 25


class Remark(Protocol):
    """What was found in an input, and where: a `Problem`, or a `mapgen.findings.Finding`."""

    @property
    def what(self) -> str:
        """A sentence without its full stop."""

    @property
    def file(self) -> str | None:
        """The file as the user knows it, or None."""

    @property
    def line(self) -> int | None:
        """The 1-based line in that file, or None."""

    @property
    def severity(self) -> Severity:
        """An "error" stops a map; a "warning" or a "note" is only said."""

    @property
    def fix(self) -> str:
        """What to do about it, in whole sentences, or empty."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing found in an input that ends the reading of it.

    Attributes:
        what: A sentence without its full stop, naming the county where there is one.
        file: The file as the user knows it, or None.
        line: The 1-based line in that file, or None.
        severity: An "error" stops a build; a "warning" or a "note" is only said.
    """

    what: str
    file: str | None = None
    line: int | None = None
    severity: Severity = "error"

    @property
    def fix(self) -> str:
        """Nothing: what ends the reading says it."""
        return ""

    def __str__(self) -> str:
        """The problem as one line, its place first."""
        return placed(self.what, self.file, self.line)


def placed(what: str, file: str | None, line: int | None) -> str:
    """A sentence with the place it is of before it, on one line."""
    if file is None:
        return spelled(what)
    return spelled(f"{file if line is None else f'{file}:{line}'}: {what}")


class MapgenError(Exception):
    """Something a user can mend: what is wrong, where, and what to do.

    Attributes:
        summary: What is wrong: a finding, of which the edge makes a sentence, or a sentence with its full stop.
        problems: The single findings behind it, each with its place.
        advice: What to do about it, in the same way; empty where the summary says it itself, or nothing is to do.
    """

    exit_code = 1

    def __init__(self, summary: str | Remark, *, problems: Iterable[Remark] = (), fix: str | Remark = "") -> None:
        """Keep the parts, so that a message and a JSON report can both be made of them."""
        self.summary = summary
        self.problems = tuple(problems)
        self.advice = fix
        super().__init__(summary)

    @property
    def what(self) -> str:
        """The summary in English, one sentence."""
        return self.summary if isinstance(self.summary, str) else f"{self.summary.what}."

    @property
    def fix(self) -> str:
        """What to do about it in English, or empty."""
        if self.advice or isinstance(self.summary, str):
            return self.advice if isinstance(self.advice, str) else f"{self.advice.what}."
        return self.summary.fix

    def __str__(self) -> str:
        """The whole message, the findings one to a line."""
        lines = [spelled(self.what)]
        lines += [f"  {problem}" for problem in self.problems[:SHOWN_AT_MOST]]
        if len(self.problems) > SHOWN_AT_MOST:
            lines.append(f"  … and {len(self.problems) - SHOWN_AT_MOST:,} more")
        if self.fix:
            lines.append(spelled(self.fix))
        return "\n".join(lines)


class UsageError(MapgenError):
    """The command asks for something that does not exist."""

    exit_code = 2


class AtlasError(MapgenError):
    """An atlas or scheme file cannot be understood."""


class PackageError(MapgenError):
    """A file does not match its description: missing, other bytes, another hash, other fields."""


class ReturnsError(MapgenError):
    """The returns cannot be counted as they stand."""


class BoundariesError(MapgenError):
    """The boundaries cannot be drawn as they stand."""


class JoinError(MapgenError):
    """Returns, boundaries and attributes do not speak of the same counties."""


class ClassifyError(MapgenError):
    """A scheme leaves a county in no class or in more than one."""


class PaletteError(MapgenError):
    """Classes of a map look alike to some of its readers."""


class PublishError(MapgenError):
    """The output cannot be put in place."""


class WorkerError(MapgenError):
    """A process that worked for this one ended before its time."""
