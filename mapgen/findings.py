"""One thing found in an input: a code and its values. Its sentence is made at the edge, from the catalogue."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from mapgen.errors import MapgenError, Remark, Severity, placed
from mapgen.words.numbers import MINUS, numbers
from mapgen.words.wording import Wording

Value = str | int

TOLD_SINGLY = 3
"""So many findings of one code are told one by one."""

NAMED_AT_MOST = 6
"""Of more, so many places or lines are named besides the first."""


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
        times: How often it was found; the first of them is told.
        others: The next of them, by their places or lines.
    """

    code: str
    file: str | None = None
    line: int | None = None
    severity: Severity = "error"
    area: str = ""
    values: Mapping[str, Value] = field(default_factory=dict)
    times: int = 1
    others: tuple[str, ...] = ()

    def sentence(self, language: str = "en") -> str:
        """The finding as a sentence without its full stop."""
        told = sentence(f"found-{self.code}", self.values, language)
        if self.times == 1:
            return told
        more, others = self.times - 1, ", ".join(self.others)
        of = "places" if "place" in self.values else "lines" if self.line is not None else "nothing"
        rest = int(more > len(self.others))
        return sentence("told-often", {"what": told, "more": more, "others": others, "of": of, "rest": rest}, language)

    @property
    def what(self) -> str:
        """The sentence in English, as the command line says it."""
        return self.sentence()

    def advice(self, language: str = "en") -> str:
        """What to do about it, in whole sentences: the attribute `fix` of its message; empty where it has none."""
        return Wording(language).fix(f"found-{self.code}", **_filled(self.values, language))

    @property
    def fix(self) -> str:
        """The advice in English, as the command line says it."""
        return self.advice()

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


def refusal(code: str, file: object, **values: Value) -> Finding:
    """A finding that ends the reading of a file, and whose sentence names the file itself."""
    return Finding(code, values={"file": str(file), **values})


def remarks_of(error: MapgenError) -> list[Remark]:
    """What ended a reading, as findings: the summary, with a code of its own where it has one, and what it lists."""
    if isinstance(error.summary, Finding):
        return [error.summary, *error.problems]
    return [finding("refused", why=error.what.rstrip(".")), *error.problems]


def advice_of(error: MapgenError, language: str) -> str:
    """What to do about an error, in a language as far as it is made of findings."""
    if isinstance(error.advice, Finding):
        return f"{error.advice.sentence(language)}."
    if isinstance(error.summary, Finding) and not error.advice:
        return error.summary.advice(language)
    return error.fix


def once_each(findings: Iterable[Finding]) -> list[Finding]:
    """One finding for one cause: of more than a few with one code the first is told, with how often and where else."""
    alike: dict[tuple[str, Severity, str | None], list[Finding]] = {}
    for found in findings:
        alike.setdefault((found.code, found.severity, found.file), []).append(found)
    return [told for same in alike.values() for told in (same if len(same) <= TOLD_SINGLY else [_first_of(same)])]


def _first_of(same: list[Finding]) -> Finding:
    where = [str(found.values.get("place", found.line or "")) for found in same[1:]]
    # A warning stands on the map, which names everything that it lacks.
    most = None if same[0].severity == "warning" and same[0].area else NAMED_AT_MOST
    others = [place for place in dict.fromkeys(where) if place][:most]
    return replace(same[0], times=sum(found.times for found in same), others=tuple(others))


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
