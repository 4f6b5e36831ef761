"""The file of a contest that is described, with other results in it: its new bytes, and its description."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import Any

from mapgen.errors import PackageError
from mapgen.files.datapackage import Package
from mapgen.files.description import Resource
from mapgen.files.file_marks import mark_of_bytes
from mapgen.files.json_edit import Place, without
from mapgen.files.regular import is_there
from mapgen.findings import Finding, finding, refusal
from mapgen.results.contest_results import ContestResults
from mapgen.specs.contest import Contest
from mapgen.workflows.open_packages import CERTIFIED
from mapgen.workflows.redescribe import Redescribed, opened_description
from mapgen.workflows.results_csv import left_out_names, results_csv, states_as_one

OF_THE_OLD_COLUMNS = ("votes", "reporting")
"""What a contest's description says of the columns of a file that is no longer there."""


def replaced_results(
    package: Package, resource: Resource, described: Contest, contest: Contest, taken: ContestResults
) -> tuple[dict[Path, bytes], tuple[Finding, ...]]:
    """The results in mapgen's own columns and their description as they are to be.

    Args:
        package: The folder of the old file.
        resource: How that is described.
        described: The contest as it is described.
        contest: The contest as it is to be: its status may be another.
        taken: The new results.

    Returns:
        The files to write by place, and what was said of the old file's columns and is no longer.

    Raises:
        PackageError: The new file would lie over one that is not the contest's own.
    """
    content = results_csv(taken, contest).encode()
    found = opened_description(package.folder)
    at: Place = ("resources", [each.name for each in package.resources].index(resource.name))
    name = _name(package, resource)
    now = taken.described_totals()
    outside = [str(place) for place in taken.elsewhere.index if place not in described.elsewhere]
    values: dict[Place, Any] = {
        **{(*at, name): value for name, value in mark_of_bytes(content).items()},
        **{(*at, "totals", key): now[key] for key in resource.totals if key in now},
    }
    if name != resource.path:
        values |= {(*at, "path"): name, (*at, "format"): "csv", (*at, "mediatype"): "text/csv"}
        values |= {(*at, "encoding"): "utf-8"}
    if contest.status != described.status:
        values[*at, "status"] = contest.status
    for field, more in (
        ("elsewhere", outside),
        ("leave_out", [place for place in left_out_names(taken) if place not in described.leave_out]),
        ("whole", [code for code in states_as_one(taken) if code not in described.whole]),
    ):
        if more:
            values[*at, "contest", field] = [*getattr(described, field), *more]
    stale = _stale(at, resource, content)
    text = found.text
    for place in stale:
        text = without(text, place)
    changes = [
        finding("no-longer-described", str(found.file), severity="note", field=str(place[-1])) for place in stale
    ]
    found = replace(found, text=text).with_values(values)
    if contest.status == described.status == CERTIFIED:
        changes.append(finding("still-certified", str(found.file), severity="warning", contest=contest.id))
    return {package.folder / name: content, found.file: _held(found)}, tuple(changes)


def _name(package: Package, resource: Resource) -> str:
    """The file for the new results: the old one's, as a CSV.

    Raises:
        PackageError: It is another resource's too, or a file that nobody described.
    """
    name = str(PurePosixPath(resource.path).with_suffix(".csv"))
    others = [each.name for each in package.resources if each.name != resource.name and name in each.marks()]
    if others or (name != resource.path and is_there(package.folder / name)):
        why = "shared" if others else "there"
        values = {"why": why, "others": ", ".join(others), "resource": resource.name}
        raise PackageError(refusal("name-not-free", package.folder / name, **values))
    return name


def _stale(at: Place, resource: Resource, content: bytes) -> list[Place]:
    """What is described of the old file's columns and is not true of the new one's."""
    own: Mapping[str, Any] = resource.contest or {}
    stale: list[Place] = [(*at, "contest", name) for name in OF_THE_OLD_COLUMNS if own.get(name)]
    header = content.split(b"\n", 1)[0].decode().split(",")
    if resource.schema.fields and [field.name for field in resource.schema.fields] != header:
        stale.append((*at, "schema"))
    if resource.files:
        stale.append((*at, "files"))
    return stale


def _held(found: Redescribed) -> bytes:
    """The bytes of a description that can be read."""
    _ = found.description
    return found.content
