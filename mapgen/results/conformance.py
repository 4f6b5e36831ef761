"""A layout held to the sample in its folder: what is read of it is the table that stands beside it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path

from mapgen.errors import AtlasError
from mapgen.findings import Finding, finding, refusal
from mapgen.results.detect_layout import RefusedLayoutError
from mapgen.results.layout import ROLES, Role
from mapgen.results.read_table import Table, open_table

SAMPLE, EXPECTED = "sample", "expected.csv"
"""The stem of the sample's name, and the name of what is expected of it."""

MOST_SHOWN = 20
"""Differences that are told."""


def sample_of(folder: Path) -> Path | None:
    """The sample of a layout, or None where it has none.

    Raises:
        AtlasError: There are several.
    """
    samples = sorted(path for path in folder.iterdir() if path.name.split(".")[0].split("__")[-1] == SAMPLE)
    if len(samples) > 1:
        raise AtlasError(
            refusal("samples-several", folder, samples=len(samples)),
            problems=[finding("excerpt", said=path.name) for path in samples],
        )
    return samples[0] if samples else None


def tidy_text(folder: Path) -> str:
    """What is read of a layout's sample, as CSV: a row for each number of votes, a column for each role there is.

    Args:
        folder: The layout's folder.

    Raises:
        AtlasError: There is no sample, or another layout was taken for it.
        ReturnsError: The sample cannot be read.
    """
    sample = sample_of(folder)
    if sample is None:
        raise AtlasError(refusal("sample-missing", folder, sample=SAMPLE))
    try:
        rows, columns = _read(sample, folder)
    except RefusedLayoutError:
        # A layout that is known so that its tables are refused in words has no table.
        return "refused\n"
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([row.get(column, "") for column in columns] for row in rows)
    return text.getvalue()


def _read(sample: Path, folder: Path) -> tuple[list[dict[str, str]], list[Role]]:
    with open_table(sample, layouts=[folder]) as table:
        taken, own = table.recognised.layout.id, folder.resolve().name
        if taken != own:
            raise AtlasError(
                finding(
                    "sample-in-other-layout", layout=repr(own), other=repr(taken), rank=table.recognised.layout.rank
                )
            )
        rows = list(_records(table))
    return rows, [role for role in ROLES if any(row.get(role) for row in rows)]


def differences(folder: Path) -> list[Finding]:
    """Where what is read of a layout's sample is not what is expected.

    Raises:
        MapgenError: As of `tidy_text`, or there is nothing expected.
    """
    read = tidy_text(folder).splitlines()
    file = folder / EXPECTED
    try:
        expected = file.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise AtlasError(
            refusal("expected-unread", file, said=str(getattr(error, "strerror", None) or error)),
            problems=[finding("excerpt", said=line) for line in read],
        ) from error
    different = []
    for line in range(max(len(read), len(expected))):
        want, got = (lines[line] if line < len(lines) else "nothing" for lines in (expected, read))
        if want != got:
            different.append(finding("sample-differs", str(file), line + 1, read=got, expected=want))
    return different[:MOST_SHOWN]


def _records(table: Table) -> Iterator[dict[str, str]]:
    layout, recognised = table.recognised.layout, table.recognised
    said = {"office": layout.office, "stage": layout.stage, "date": layout.date}
    for _, cells in table.rows:
        padded = [*(cell.strip() for cell in cells), *[""] * len(recognised.header)]
        if not any(padded):
            continue
        row = {name: value for name, value in said.items() if value and name not in recognised.at}
        row |= {role: padded[at] for role, at in recognised.at.items()}
        if not recognised.votes:
            yield row
        for column in recognised.filled(padded):
            own = {
                "candidate": column.candidate,
                "party": column.party,
                "date": column.date,
                "mode": column.mode,
                "votes": padded[column.at],
            }
            yield row | {name: value for name, value in own.items() if value}
