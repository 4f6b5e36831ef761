"""One thing found in an input: a code and its values. Its sentence is made at the edge, from the catalogue."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from mapgen.errors import Severity, placed
from mapgen.words.numbers import MINUS, numbers
from mapgen.words.wording import Wording

Value = str | int


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found in an input.

    Attributes:
        code: What it is: CI, `--json` and tests hold on to it; `mapgen/locales/*/findings.ftl` has its sentence.
        file: The file as the user knows it, or None.
        line: The 1-based line in that file, or None.
        severity: An "error" stops a map; a "warning" or a "note" is only said.
        area: The GEOID of the county it is about, or empty.
        values: What its sentence is filled with. A number is given as it is: the sentence writes it (`votes`), chooses
            a form by it (`votescount`) or shows its sign (`votessigned`).
    """

    code: str
    file: str | None = None
    line: int | None = None
    severity: Severity = "error"
    area: str = ""
    values: Mapping[str, Value] = field(default_factory=dict)

    def sentence(self, language: str = "en") -> str:
        """The finding as a sentence without its full stop."""
        return sentence(f"found-{self.code}", self.values, language)

    @property
    def what(self) -> str:
        """The sentence in English, as the command line says it."""
        return self.sentence()

    def __str__(self) -> str:
        """The finding as one line, its place first."""
        return placed(self.what, self.file, self.line)


def finding(
    code: str,
    file: str | None = None,
    line: int | None = None,
    severity: Severity = "error",
    *,
    area: str = "",
    values: Mapping[str, Value] | None = None,
    **more: Value,
) -> Finding:
    """A finding, its values given by name, or some of them as a mapping."""
    return Finding(code, file, line, severity, area, {**(values or {}), **more})


def sentence(message: str, values: Mapping[str, Value], language: str) -> str:
    """A message of the catalogue filled with the values of a finding."""
    return Wording(language)(message, **_filled(values, language))


def by_severity(findings: list[Finding]) -> tuple[Finding, ...]:
    """Errors first, then warnings, then notes; within each as they were found."""
    return tuple(sorted(findings, key=lambda each: ("error", "warning", "note").index(each.severity)))


def _filled(values: Mapping[str, Value], language: str) -> dict[str, Value]:
    figures = numbers(language)
    filled: dict[str, Value] = {}
    for name, value in values.items():
        if isinstance(value, int):
            filled |= {
                name: figures.votes(value),
                f"{name}count": value,
                # A terminal may have no other sign.
                f"{name}signed": figures.signed_votes(value).replace(MINUS, "-"),
            }
        else:
            filled[name] = value
    return filled
