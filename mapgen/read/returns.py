"""Returns: a published table of votes to rows keyed by GEOID and candidate, every row accounted for."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd

from mapgen.contest import Contest
from mapgen.errors import Problem, ReturnsError
from mapgen.geoid import is_county_geoid
from mapgen.names import Gazetteer, folded, is_total
from mapgen.read.package import Package
from mapgen.read.reporting import held_to_status, with_reporting

NEEDED = ("county", "office", "candidate", "votes")


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the file."""

    line: int
    geoid: str
    county: str
    office: str
    party: str
    candidate: str
    votes: str


@dataclass(slots=True)
class _Reading:
    """What has been found so far."""

    contest: Contest
    counties: Gazetteer
    file: str
    counted: list[tuple[str, str, int, int]] = field(default_factory=list)
    met: set[tuple[str, str]] = field(default_factory=set)
    totals: list[tuple[str, int, int]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def wrong(self, line: int, what: str) -> None:
        self.problems.append(Problem(what, file=self.file, line=line))


def read_returns(path: str | Path, contest: Contest, counties: Mapping[str, str]) -> pd.DataFrame:
    """Read the votes of one contest.

    Args:
        path: A CSV file as OpenElections lays it out (`county, office, district, party, candidate, votes`), with
            a `geoid` column or without: then counties are found by their names, within the given ones.
        contest: The contest to take from the file; rows of other offices and parties are left out.
        counties: The names of the state's counties by GEOID.

    Returns:
        One row for each county and candidate: `contest`, `geoid` (text), `candidate` (key), `party`, `votes` (int64),
        and `reporting` (percent) where the file tells it (`mapgen.read.reporting`). Rows that hold
        totals are left out, after being compared with the sum of their parts.

    Raises:
        ReturnsError: A county or candidate is not known, a row is repeated, votes are missing, negative or not
            whole, a line has not the header's cells, a county lacks a candidate's row, or a total disagrees with
            its parts. Each with its line.
    """
    reading = _Reading(contest, Gazetteer(counties), str(path))
    keys = _keys_by_name(contest)
    for row in _rows(Path(path), reading):
        if _is_of(row, contest):
            _take(row, keys, reading)
    _held_together(reading)
    if reading.problems:
        raise ReturnsError(
            f"The returns of {contest.id} cannot be counted: {len(reading.problems):,} "
            f"{'problem' if len(reading.problems) == 1 else 'problems'}.",
            problems=reading.problems,
            fix="Mend the file, or ask its publisher; mapgen guesses no votes and no counties.",
        )
    table = pd.DataFrame(reading.counted, columns=["geoid", "candidate", "votes", "line"]).drop(columns="line")
    parties = {candidate.key: candidate.party for candidate in contest.candidates}
    table.insert(0, "contest", contest.id)
    table.insert(3, "party", table["candidate"].map(parties))
    return with_reporting(table.astype({"votes": "int64"}), path, counties)


def read_described_returns(package: Package, contest: Contest, counties: Mapping[str, str]) -> pd.DataFrame:
    """The returns of a described contest, its file verified first, held to the totals the description gives.

    Returns:
        The table of `read_returns`.

    Raises:
        PackageError: The file is not the described one.
        ReturnsError: As `read_returns`, a candidate's votes do not sum to the described total, or a count that is not
            finished is described as complete.
    """
    with package.held(contest.id) as path:
        table = read_returns(path, contest, counties)
    held_to_status(table, contest)
    sums = table.groupby("candidate")["votes"].sum().to_dict()
    sums["all"] = int(table["votes"].sum())
    problems = [
        Problem(f"{key} sums to {sums.get(key, 0):,}, the described total is {total:,}", file=str(path))
        for key, total in contest.totals.items()
        if sums.get(key, 0) != total
    ]
    if problems:
        raise ReturnsError(f"The returns of {contest.id} do not add up to their totals.", problems=problems)
    return table


def _keys_by_name(contest: Contest) -> dict[str, str]:
    keys: dict[str, str] = {}
    for candidate in contest.candidates:
        if keys.setdefault(folded(candidate.name), candidate.key) != candidate.key:
            raise ReturnsError(
                f"Two candidates of {contest.id} are called {candidate.name}: their rows cannot be told apart.",
                fix="Give each the name that the returns have.",
            )
    return keys


def _rows(path: Path, reading: _Reading) -> Iterator[Row]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            lines = csv.reader(stream, strict=True)
            header = [name.strip().casefold() for name in next(lines, [])]
            absent = [column for column in NEEDED if column not in header]
            if absent:
                raise ReturnsError(
                    f"{path} has no column {' and no column '.join(absent)}.",
                    problems=[Problem(f"the header is: {', '.join(header) or '(empty)'}", file=str(path), line=1)],
                    fix=f"Returns need the columns {', '.join(NEEDED)}; docs/data.md shows a file.",
                )
            for record in lines:
                cells = dict(zip(header, map(str.strip, record), strict=False))
                if any(cells.values()) and len(record) != len(header):
                    # An unquoted "1,060" would be read as 1.
                    reading.wrong(lines.line_num, f"the line has {len(record)} cells, the header has {len(header)}")
                elif any(cells.values()):
                    yield Row(
                        line=lines.line_num,
                        geoid=cells.get("geoid", ""),
                        county=cells["county"],
                        office=cells["office"],
                        party=cells.get("party", ""),
                        candidate=cells["candidate"],
                        votes=cells["votes"],
                    )
    except OSError as error:
        raise ReturnsError(f"{path} cannot be read: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise ReturnsError(
            f"{path} is not UTF-8 text: byte {error.start} is {error.object[error.start]:#04x}."
        ) from error
    except csv.Error as error:
        raise ReturnsError(f"{path} is not a table of comma-separated values: {error}.") from error


def _is_of(row: Row, contest: Contest) -> bool:
    if folded(row.office) != folded(contest.office):
        return False
    # A primary's file holds every party's primary; in a general election the party tells the candidates apart.
    parties = {candidate.party.casefold() for candidate in contest.candidates}
    return contest.election_type != "primary" or not row.party or row.party[:3].casefold() in parties


def _take(row: Row, keys: Mapping[str, str], reading: _Reading) -> None:
    key = keys.get(folded(row.candidate))
    if key is None:
        known = ", ".join(candidate.name for candidate in reading.contest.candidates)
        reading.wrong(row.line, f"{row.candidate!r} is not one of the candidates ({known})")
        return
    votes = _votes(row, reading)
    if is_total(row.county) and not row.geoid:
        if votes is not None:
            reading.totals.append((key, votes, row.line))
        return
    geoid = _county(row, reading)
    if geoid is None:
        return
    reading.met.add((geoid, key))
    if votes is not None:
        reading.counted.append((geoid, key, votes, row.line))


def _county(row: Row, reading: _Reading) -> str | None:
    by_name = reading.counties.resolve(row.county) if row.county else None
    if not row.geoid:
        if by_name is None:
            near = reading.counties.nearest(row.county)
            guess = f"; the nearest are {', '.join(near)}" if near else ""
            reading.wrong(row.line, f"{row.county!r} is not the name of one county{guess}")
        return by_name
    if not is_county_geoid(row.geoid):
        reading.wrong(row.line, f"{row.geoid!r} ({row.county}) is not a five-digit GEOID")
        return None
    if by_name is not None and by_name != row.geoid:
        reading.wrong(row.line, f"the code {row.geoid} stands beside the name {row.county!r}, whose code is {by_name}")
        return None
    return row.geoid


def _votes(row: Row, reading: _Reading) -> int | None:
    where = f"{row.candidate} in {row.county or row.geoid}"
    if not row.votes:
        reading.wrong(row.line, f"{where} has no number of votes; a county with none needs a 0")
        return None
    text = row.votes.removeprefix("-")
    if not (text.isascii() and text.isdigit()):
        kind = (
            "is not a whole number"
            if text.replace(".", "", 1).isascii() and text.replace(".", "", 1).isdigit()
            else "is not a number"
        )
        reading.wrong(row.line, f"{where} has {row.votes!r} votes, which {kind}")
        return None
    if text != row.votes:
        reading.wrong(row.line, f"{where} has {row.votes} votes; votes cannot be negative")
        return None
    return int(text)


def _held_together(reading: _Reading) -> None:
    """Hold the rows to each other: none twice, none missing, totals equal to the sum of their parts."""
    first_line: dict[tuple[str, str], int] = {}
    sums: defaultdict[str, int] = defaultdict(int)
    for geoid, key, votes, line in reading.counted:
        earlier = first_line.setdefault((geoid, key), line)
        if earlier != line:
            name = reading.counties.names.get(geoid, geoid)
            reading.wrong(line, f"{reading.contest.candidate(key).name} in {name} stands here and in line {earlier}")
        sums[key] += votes
    reading.problems += [Problem(what, file=reading.file) for what in _absent(reading)]
    for key, total, line in reading.totals:
        if total != sums[key]:
            name = reading.contest.candidate(key).name
            reading.wrong(line, f"the total of {name} is {total:,}, the counties sum to {sums[key]:,}")


def _absent(reading: _Reading) -> list[str]:
    """What has no row: the whole contest, a candidate anywhere, or a candidate in a county."""
    if not reading.met:
        return [] if reading.problems else [f"there is no row for {reading.contest.office}, {reading.contest.title}"]
    found = []
    geoids = dict.fromkeys(geoid for geoid, *_ in sorted(reading.met))
    for candidate in reading.contest.candidates:
        absent = [geoid for geoid in geoids if (geoid, candidate.key) not in reading.met]
        if len(absent) == len(geoids):
            found.append(f"there is no row for {candidate.name}")
        else:
            named = ((reading.counties.names.get(geoid, geoid), geoid) for geoid in absent)
            found += [f"{name} ({geoid}) has no row for {candidate.name}" for name, geoid in named]
    return found
