"""How a table that is not one row of headers over rows of cells becomes one: headers over headers."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import msgspec

from mapgen.errors import ReturnsError
from mapgen.files.rows import Row
from mapgen.findings import finding, refusal

MOST_ABOVE = 4
"""Rows of headers that are looked at, blank ones not counted."""


class Stacked(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How a table whose candidates stand in a row above the modes of voting becomes one with a row for each of both.

    The row of modes begins with one of `first`, or blank; each candidate stands above the first column of theirs, or
    above all of them.

    Attributes:
        mark: A column that is added so that the layout is recognised.
        first: Headers that begin the row of modes; "" for none, which stands for the first of them.
        totals: Headers of the column that holds all modes of one candidate together.
        every_mode: What the mode of that column is called in the table that is made.
        candidate: A regular expression over a candidate's whole cell, with the groups `name`, and `party` or
            `party_before`.
        contest: A regular expression over the contest's whole cell, above the candidates, with the group `name`.
    """

    mark: str
    first: tuple[str, ...]
    totals: tuple[str, ...]
    every_mode: str
    candidate: str
    contest: str


@dataclass(frozen=True, slots=True)
class Span:
    """A candidate's columns: from where on, and the mode of each."""

    name: str
    party: str
    start: int
    modes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Unstacked:
    """A stacked table's one row of headers, and how its rows are spread out under it.

    Attributes:
        line: The line of the row of modes.
        header: The headers of the table that is made.
        contest: The contest's name, or empty.
        kept: The columns before the first candidate's, which stay.
        spans: The candidates' columns.
    """

    line: int
    header: tuple[str, ...]
    contest: str
    kept: int
    spans: tuple[Span, ...]

    def rows(self, rows: Iterator[Row]) -> Iterator[Row]:
        """The rows after the headers, a row for each candidate and mode."""
        last = max(span.start + len(span.modes) for span in self.spans)
        told = [self.contest] if self.contest else []
        for line, cells in rows:
            if not any(cell.strip() for cell in cells):
                yield line, []
                continue
            if len(cells) < last:
                raise ReturnsError(finding("row-too-short", cells=len(cells), needed=last, values={"line": str(line)}))
            for span in self.spans:
                for mode, cell in zip(span.modes, cells[span.start :], strict=False):
                    yield line, [*cells[: self.kept], "1", span.name, span.party, mode, cell, *told]


MADE = ("candidate", "party", "mode", "votes", "contest")
"""The columns that are made of the headers, after those that are kept and the mark; the contest where it is said."""


def header_key(text: str) -> str:
    """A header without what people write differently: case, accents, spaces, punctuation; "%" is written out."""
    text = text.replace("%", " pct ")
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return re.sub(r"[^0-9a-z]+", "_", plain.casefold()).strip("_")


def ragged_row(file: str, line: int, cells: int, width: int, *, cut_off: bool) -> ReturnsError:
    """The error that a row has fewer cells than are read, or more than there are headers."""
    return ReturnsError(
        refusal("table-not-whole", file, fault="short" if cut_off else "wide"),
        problems=[finding("row-ragged", file, line, cells=cells, width=width)],
    )


def unstack(top: Sequence[Row], specs: Sequence[Stacked], *, file: str) -> Unstacked | None:
    """The headers of a stacked table; None where its first rows are not those of one.

    Args:
        top: The first rows that are not blank, at least as many as stand above the figures.
        specs: How layouts stack their headers.
        file: The file as the user knows it.

    Raises:
        ReturnsError: It is stacked, and a candidate's columns are not those of the others.
    """
    for spec in specs:
        for at in range(1, min(len(top), MOST_ABOVE)):
            line, labels = top[at]
            above = _padded(top[at - 1][1], len(labels))
            starts = _starts(above)
            if (
                _begins(spec, above, labels)
                and starts
                and _are_modes(labels[starts[0] :], spec)
                and len(starts) < len([c for c in labels[1:] if c.strip()])
            ):
                spans = _spans(spec, above, labels, starts)
                _alike(spans, file, line)
                kept = starts[0]
                contest = _part(spec.contest, _title(top[: at - 1]), "name")
                own = (labels[0].strip() or spec.first[0], *(cell.strip() for cell in labels[1:kept]))
                header = (*own, spec.mark, *MADE[: None if contest else -1])
                return Unstacked(line, header, contest, kept, spans)
    return None


def _begins(spec: Stacked, above: Sequence[str], labels: Sequence[str]) -> bool:
    """Whether a row is that of the modes; one that begins with a blank holds no figure and names a total."""
    if labels[0].strip():
        return header_key(labels[0]) in spec.first
    figures = any(re.fullmatch(r"[0-9.,%\s]+", cell) for cell in labels if cell.strip())
    totals = any(header_key(cell) in spec.totals for cell in labels[1:])
    return "" in spec.first and not above[0] and totals and not figures


def _are_modes(labels: Sequence[str], spec: Stacked) -> bool:
    """Whether labels are those of modes: they come again for each candidate, or end with a total; "#" is none."""
    keys = [header_key(cell) for cell in labels if cell.strip()]
    return all(keys) and (len(set(keys)) < len(keys) or any(key in spec.totals for key in keys))


def _padded(cells: Sequence[str], width: int) -> list[str]:
    return [*(cell.strip() for cell in cells), *[""] * width][: max(width, len(cells))]


def _starts(above: Sequence[str]) -> list[int]:
    """Where a candidate's columns begin; a name that is repeated over each of them begins them once."""
    return [at for at, cell in enumerate(above) if at and cell and cell != above[at - 1]]


def _title(rows: Sequence[Row]) -> str:
    return next((cell.strip() for _, cells in rows for cell in cells if cell.strip()), "")


def _part(pattern: str, text: str, group: str) -> str:
    found = re.fullmatch(pattern, text, re.IGNORECASE)
    return (found.groupdict().get(group) or "" if found else text if group == "name" else "").strip()


def _spans(spec: Stacked, above: Sequence[str], labels: Sequence[str], starts: Sequence[int]) -> tuple[Span, ...]:
    ends = [*starts[1:], len(labels)]
    spans = []
    for start, end in zip(starts, ends, strict=True):
        own = [cell.strip() for cell in labels[start:end]]
        # What follows a candidate's total is no longer theirs: the last is followed by the row's.
        total = next((at for at, cell in enumerate(own) if header_key(cell) in spec.totals), None)
        modes = [*own[:total], spec.every_mode] if total is not None else [cell for cell in own if cell]
        called = above[start]
        party = _part(spec.candidate, called, "party") or _part(spec.candidate, called, "party_before")
        spans.append(Span(_part(spec.candidate, called, "name"), party, start, tuple(modes)))
    return tuple(spans)


def _alike(spans: Sequence[Span], file: str, line: int) -> None:
    first = spans[0]
    problems = [
        finding(
            "columns-under-others",
            file,
            line,
            choice=span.name,
            other=first.name,
            columns=", ".join(span.modes) or "none",
            others=", ".join(first.modes),
        )
        for span in spans[1:]
        if span.modes != first.modes
    ]
    if problems:
        raise ReturnsError(refusal("columns-under-differ", file), problems=problems)
