"""How much of each county is counted, as the columns of a results file tell it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from mapgen.files.parse_cells import NotACountError, count, shown
from mapgen.findings import Finding, Value, finding
from mapgen.results.layout import LayoutMatch, ShareUnit
from mapgen.results.reshape import header_key
from mapgen.specs.contest import Reading

UNITS: dict[ShareUnit, float] = {"percent": 100.0, "fraction": 1.0}
"""What all is, in a column of shares."""

Fault = tuple[str, Mapping[str, Value]]
"""What is wrong with a row: a finding's code and values."""

SOUND: Fault = ("", {})
ROUNDING = 1.0
"""Points by which a published share may differ from the precincts beside it: it may be rounded to whole percents."""

SPEAKS_OF_REPORTING = re.compile(r"(^|_)(reporting|reported|precincts?_?reporting\w*|eevp|counted)(_|$)")


class ReportingCells(NamedTuple):
    """The cells of a row that say how much is counted, as they stand in the file; empty where there is none."""

    share: str
    reported: str
    precincts: str


@dataclass(frozen=True, slots=True)
class Share:
    """How much of a county is counted.

    Attributes:
        percent: 0–100.
        reported: Precincts that have reported, or None where the file tells the share alone.
        precincts: Precincts there are, or None.
    """

    percent: float
    reported: int | None = None
    precincts: int | None = None

    def with_part(self, other: Share) -> Share:
        """Both counted together, where two counties became one: by precincts, else no further than the slower one."""
        if self.reported is None or other.reported is None or not self.precincts or not other.precincts:
            return Share(min(self.percent, other.percent))
        reported, precincts = self.reported + other.reported, self.precincts + other.precincts
        return Share(100 * reported / precincts, reported, precincts)


@dataclass(frozen=True, slots=True)
class Reporting:
    """What a file tells of its count.

    Attributes:
        shares: By GEOID; empty where the file does not tell.
        problems: Figures that contradict themselves or each other, and a note of how they were taken.
    """

    shares: Mapping[str, Share]
    problems: tuple[Finding, ...] = ()


def reporting_of(
    told: Mapping[str, Mapping[ReportingCells, int]],
    recognised: LayoutMatch,
    names: Mapping[str, str],
    *,
    file: str,
    reading: Reading = "",
) -> Reporting:
    """How much of each county is counted.

    Args:
        told: For every county, by GEOID, what its rows tell and the first line where each thing is told.
        recognised: The layout of the file, which names the columns and their unit.
        names: The counties' names by GEOID.
        file: The file as the user knows it.
        reading: The unit of the column of shares where the user names it, or "ignore".

    Returns:
        A share for every county; none at all where the file has no such column, or nothing in it. Precincts are
        preferred to a share beside them, which must agree with them to within a point.
    """
    columns = [recognised.column(role) for role in ("reporting", "reported", "precincts") if role in recognised.at]
    unheard = tuple(_unheard(recognised, file, reading))
    rows = [(geoid, cells, line) for geoid, kept in told.items() for cells, line in kept.items()]
    if not columns or not any(any(cells) for _, cells, _ in rows):
        return Reporting({}, unheard)
    if reading == "ignore":
        ignored = finding("reporting-ignored", file, 1, "warning", columns=", ".join(columns))
        return Reporting({}, (*unheard, ignored))
    unit = reading or _unit(rows, recognised)
    if unit is None:
        return Reporting({}, (*unheard, _ask(recognised, file)))
    found: dict[str, tuple[Share, int]] = {}
    problems = []
    for geoid, cells, line in rows:
        share, fault = _share(cells, unit, recognised)
        if share is None:
            problems.append(finding(fault[0], file, line, area=geoid, place=names.get(geoid, geoid), values=fault[1]))
            continue
        earlier, first = found.setdefault(geoid, (share, line))
        if earlier.percent != share.percent:
            values: dict[str, Value] = {
                "place": names.get(geoid, geoid),
                "percent": f"{share.percent:.4g}",
                "earlier": f"{earlier.percent:.4g}",
                "first": str(first),
            }
            problems.append(finding("reporting-twice", file, line, area=geoid, values=values))
    note = _taken(rows, unit, recognised, file)
    return Reporting({geoid: share for geoid, (share, _) in found.items()}, (*unheard, *problems, note))


def _share(cells: ReportingCells, unit: ShareUnit, recognised: LayoutMatch) -> tuple[Share | None, Fault]:
    """A row's share, or what is wrong with it."""
    given, said = _given(cells.share, unit), shown(cells.share)
    if _has_precincts(cells, recognised):
        counts = _counts(cells)
        precincts = {"reported": cells.reported, "precincts": cells.precincts}
        if counts is None:
            return None, ("reporting-no-part", precincts)
        share = Share(100 * counts[0] / counts[1], *counts)
        if cells.share and recognised.layout.reporting_of == "precincts":
            if given is None:
                return None, ("reporting-no-share", {"written": said})
            if abs(given - share.percent) > ROUNDING:
                figures = {"written": said, **precincts, "percent": f"{share.percent:.4g}"}
                return None, ("reporting-contradicts", figures)
        return share, SOUND
    return (Share(given), SOUND) if given is not None else (None, ("reporting-no-share", {"written": said}))


def _given(cell: str, unit: ShareUnit) -> float | None:
    """The percentage a cell gives; a percent sign in it decides its unit."""
    number, sign, _ = cell.partition("%")
    try:
        percent = float(number) * (1.0 if sign else 100.0 / UNITS[unit])
    except ValueError:
        return None
    # A fraction that was rounded may come to a hair more than all.
    percent = round(percent, 6)
    return percent if 0 <= percent <= 100 else None


def _has_precincts(cells: ReportingCells, recognised: LayoutMatch) -> bool:
    """Whether the row tells of precincts; where it says that there are none, only if it tells nothing else."""
    if "reported" not in recognised.at or not (cells.reported or cells.precincts):
        return "reporting" not in recognised.at
    return not (cells.share and cells.precincts.strip("0.") == "")


def _counts(cells: ReportingCells) -> tuple[int, int] | None:
    try:
        reported, precincts = count(cells.reported)[0], count(cells.precincts)[0]
    except NotACountError:
        return None
    return (reported, precincts) if reported <= precincts and precincts else None


def _unit(rows: list[tuple[str, ReportingCells, int]], recognised: LayoutMatch) -> ShareUnit | None:
    """The unit of the column of shares: that of the layout, unless the figures speak for the other; None to ask."""
    own = recognised.layout.reporting_unit
    other: ShareUnit = "fraction" if own == "percent" else "percent"
    beside = [cells for _, cells, _ in rows if cells.share and _has_precincts(cells, recognised) and _counts(cells)]
    if beside and recognised.layout.reporting_of == "precincts":
        fits = {unit: all(_share(cells, unit, recognised)[0] is not None for cells in beside) for unit in (own, other)}
        return other if fits[other] and not fits[own] else own
    figures = [figure for _, cells, _ in rows if (figure := _figure(cells.share)) is not None and figure > 0]
    small = sum(figure <= 1 for figure in figures)
    doubtful = small == len(figures) > 0 if own == "percent" else small * 2 < len(figures)
    return None if doubtful else own


def _figure(cell: str) -> float | None:
    try:
        return float(cell)
    except ValueError:
        return None


def _ask(recognised: LayoutMatch, file: str) -> Finding:
    code = "reporting-above-one" if recognised.layout.reporting_unit == "fraction" else "reporting-below-one"
    return finding(code, file, 1, column=recognised.column("reporting"))


def _taken(rows: list[tuple[str, ReportingCells, int]], unit: ShareUnit, recognised: LayoutMatch, file: str) -> Finding:
    with_precincts = [_has_precincts(cells, recognised) for _, cells, _ in rows]
    way = "share" if not any(with_precincts) else "precincts" if all(with_precincts) else "both"
    return finding(
        "reporting-taken",
        file,
        1,
        "note",
        way=way,
        reported=recognised.column("reported"),
        precincts=recognised.column("precincts"),
        column=recognised.column("reporting"),
        unit=unit,
        of=recognised.layout.reporting_of,
    )


def _unheard(recognised: LayoutMatch, file: str, reading: Reading) -> Iterator[Finding]:
    """Columns that seem to tell how much is counted, and are not understood: an error until they are set aside."""
    if {"reporting", "reported"} & set(recognised.at):
        return
    for header in recognised.left_out:
        if SPEAKS_OF_REPORTING.search(header_key(header)):
            if reading == "ignore":
                yield finding("reporting-set-aside", file, 1, "warning", column=shown(header))
            else:
                yield finding("reporting-not-understood", file, 1, column=shown(header))
