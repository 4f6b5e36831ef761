"""Several files of one election read as one table: those that are named, those of a folder, those of a zip."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from itertools import takewhile
from pathlib import Path, PurePosixPath

import msgspec

from mapgen.errors import ReturnsError
from mapgen.files.bounds import MOST_FILES
from mapgen.files.open import STANDARD_INPUT, ZIP
from mapgen.files.regular import is_folder, open_regular
from mapgen.files.rows import Row
from mapgen.files.zipped import TABLES, is_workbook, opened_zip
from mapgen.findings import Finding, finding, refusal
from mapgen.results.layout import ROLES, LayoutMatch, ReturnsLayout, Role
from mapgen.results.reshape import ragged_row
from mapgen.words.terms import parties, party_code, plain

NUMBERED = 12
"""Files of which it is told how their lines are numbered."""

MOST_CLASHES = 20
"""Counties that are named as standing in two files."""

OF_THE_PLACE: tuple[Role, ...] = ("office", "district", "stage", "date")


@dataclass(frozen=True, slots=True)
class Part:
    """One of several files: where it lies, its name in a zip or its sheet, and what messages call it."""

    path: Path
    table: str
    name: str


def parts_of(paths: Sequence[Path], pattern: str) -> list[Part]:
    """The files that are meant.

    Args:
        paths: Files, folders and zips.
        pattern: Which files of a folder or a zip, as `*precinct*.csv`; empty for all of a folder. Of a zip several are
            taken only where a pattern with an asterisk or a question mark asks for them.

    Raises:
        ReturnsError: There are none, too many, or standard input is among several.
    """
    found: list[Part] = []
    asks = any(mark in pattern for mark in "*?")
    for path in paths:
        if len(paths) > 1 and str(path) == STANDARD_INPUT:
            raise ReturnsError(finding("input-beside-files"))
        if is_folder(path):
            found += _of_folder(path, pattern if asks else "*")
        elif asks and _is_zip_of_tables(path):
            found += _of_zip(path, pattern)
        else:
            found.append(Part(path, pattern, str(path)))
        if len(found) > MOST_FILES:
            raise ReturnsError(finding("files-too-many", most=MOST_FILES))
    return found


def holds_tables(folder: Path) -> bool:
    """Whether a folder has a table in it."""
    return any(_is_table(path.name) and path.is_file() for path in folder.iterdir())


def _of_folder(folder: Path, pattern: str) -> list[Part]:
    files = sorted(path for path in folder.iterdir() if path.is_file() and _is_table(path.name))
    found = [Part(path, "", str(path)) for path in files if fnmatchcase(path.name, pattern)]
    if not found:
        raise _none_like(folder, pattern, [path.name for path in files])
    return found


def _of_zip(path: Path, pattern: str) -> list[Part]:
    with open_regular(path) as stream, opened_zip(stream, str(path)) as archive:
        files = [entry.filename for entry in archive.infolist() if not entry.is_dir()]
    names = sorted(name for name in files if _is_table(name))
    found = [name for name in names if fnmatchcase(name, pattern) or fnmatchcase(PurePosixPath(name).name, pattern)]
    if not found:
        raise _none_like(path, pattern, names)
    return [Part(path, name, f"{path}/{name}") for name in found]


def _none_like(holder: Path, pattern: str, names: Sequence[str]) -> ReturnsError:
    """The error that a folder or a zip holds no table of the names that are asked for."""
    endings = ", ".join(TABLES[:12])
    return ReturnsError(
        refusal("tables-none-like", holder, tables=len(names), pattern=repr(pattern), endings=endings),
        problems=[finding("excerpt", said=name) for name in names[:MOST_CLASHES]],
    )


def _is_table(name: str) -> bool:
    return name.lower().endswith(TABLES) and not name.startswith(("__MACOSX/", ".", "~"))


def _is_zip_of_tables(path: Path) -> bool:
    try:
        with open_regular(path) as stream:
            if stream.read(4) != ZIP:
                return False
            with opened_zip(stream, str(path)) as archive:
                return not is_workbook(archive)
    except (OSError, zipfile.BadZipFile):
        # Whoever reads it says what is wrong with it.
        return False


def called_together(parts: Sequence[Part]) -> str:
    """What messages call several files; of names as OpenElections gives them, what they have in common."""
    names = [PurePosixPath(part.name).name for part in parts]
    alike = takewhile(lambda letters: len(set(letters)) == 1, zip(*names, strict=False))
    common, begun, _ = "".join(letters[0] for letters in alike).rpartition("__")
    many = f"{len(parts):,} files"
    return f"{common}__* ({many})" if begun else f"{PurePosixPath(parts[0].name).parent} ({many})"


def common_layout(parts: Sequence[tuple[Part, LayoutMatch]]) -> ReturnsLayout:
    """The layout that the rows of several files are in together.

    Raises:
        ReturnsError: They cannot be read together.
    """
    (first, recognised), *_ = parts
    layout = recognised.layout
    for part, other in parts:
        own = other.layout
        levels = ("county_levels", "total_levels", "levels") if "level" in {*other.at, *recognised.at} else ()
        fits = [getattr(own, name) == getattr(layout, name) for name in levels]
        fits += [own.reporting_unit == layout.reporting_unit, own.reporting_of == layout.reporting_of, not own.rest]
        fits.append(bool({"geoid", "county"} & set(other.at) & set(recognised.at)))
        if not all(fits):
            raise ReturnsError(
                refusal("not-read-together", part.name, other=first.name),
                problems=[
                    finding("layout-of-file", called=first.name, layout=layout.title),
                    finding("layout-of-file", called=part.name, layout=own.title),
                ],
            )
    titles = dict.fromkeys(found.layout.title for _, found in parts)
    return msgspec.structs.replace(
        layout, title=f"{' / '.join(titles)}, {len(parts):,} files", candidates=(), every_other_column=False
    )


@dataclass(slots=True)
class Together:
    """The rows of several files as those of one table, a column for each role, a row for each number of votes.

    Attributes:
        file: What messages call them together.
        line: The last line so far; the lines of a file are numbered on from those of the one before.
        seen: By place and contest, the parties with votes there, and the file that has them.
        clashes: What stands in two files, and the files.
        begins: The first line of each file.
    """

    file: str
    line: int = 0
    seen: dict[tuple[str, ...], dict[str, str]] = field(default_factory=dict)
    clashes: dict[tuple[str, str, str], None] = field(default_factory=dict)
    begins: list[tuple[int, str]] = field(default_factory=list)

    def rows(self, part: Part, recognised: LayoutMatch, rows: Iterator[Row]) -> Iterator[Row]:
        """The rows of the next file."""
        start = self.line
        self.begins.append((start + 1, part.name))
        layout = recognised.layout
        said = {"office": layout.office, "stage": layout.stage, "date": layout.date}
        said = {name: value for name, value in said.items() if value and name not in recognised.at}
        for line, cells in rows:
            self.line = start + line
            if not any(cell.strip() for cell in cells):
                yield self.line, []
                continue
            if len(cells) <= max((*recognised.at.values(), *(column.at for column in recognised.votes))):
                raise ragged_row(part.name, line, len(cells), len(recognised.header), cut_off=True)
            for own in _in_roles(recognised, [*cells, *[""] * len(recognised.header)]):
                self._watch(said | own, part.name)
                yield self.line, [(said | own).get(role, "") for role in ROLES]

    def _watch(self, row: dict[str, str], name: str) -> None:
        place = row.get("geoid", "").strip() or plain(row.get("county", "")).removesuffix(" county")
        where = (plain(row.get("state", "")), place, *(plain(row.get(role, "")) for role in OF_THE_PLACE))
        parties = self.seen.setdefault(where, {})
        party = party_code(row.get("party", ""))
        for other, file in parties.items():
            if file != name and (other == party or not other or not party) and len(self.clashes) < MOST_CLASHES:
                what = ", ".join(part for part in (row.get("county") or place, row.get("office", "")) if part)
                self.clashes[what, file, name] = None
        parties.setdefault(party, name)

    def checked(self) -> list[Finding]:
        """A note of how lines are numbered, when all rows were read.

        Raises:
            ReturnsError: The same county's votes for the same office stand in two files.
        """
        if self.clashes:
            raise ReturnsError(
                refusal("votes-in-two-files", self.file),
                problems=[
                    finding("stands-in-two-files", place=what, first=first, second=second)
                    for what, first, second in self.clashes
                ],
            )
        numbered = ", ".join(f"{name} ({line:,})" for line, name in self.begins[:NUMBERED])
        more = max(len(self.begins) - NUMBERED, 0)
        return [finding("lines-numbered-on", self.file, severity="note", files=numbered, more=more)]


def _in_roles(recognised: LayoutMatch, cells: Sequence[str]) -> Iterator[dict[str, str]]:
    """What a row says by role, once for each number of votes."""
    row: dict[str, str] = {role: cells[at] for role, at in recognised.at.items()}
    if recognised.units:
        row["precinct"] = "\t".join(cells[at] for at in recognised.units)
    if recognised.party_detail is not None and party_code(row.get("party", "")) not in parties():
        row["party"] = cells[recognised.party_detail] or row.get("party", "")
    if not recognised.votes:
        yield row
        return
    if recognised.wide:
        # A row's own sum is not that of each of its candidates.
        row.pop("total", None)
        row.pop("registered", None)
    for column in recognised.filled(cells):
        told = {"candidate": column.candidate, "party": column.party, "date": column.date, "mode": column.mode}
        if column.contest:
            told["office"] = f"{row.get('office', '')} {column.contest}".strip()
        yield row | {role: text for role, text in told.items() if text} | {"votes": cells[column.at]}


def recognised_together(layout: ReturnsLayout, parts: Sequence[LayoutMatch]) -> LayoutMatch:
    """The table that several files make: a column for each role that one of them has."""
    made: set[Role] = {"candidate", "votes"}
    made |= {"precinct"} if any(found.units for found in parts) else set()
    made |= {"mode"} if any(found.by_mode for found in parts) else set()
    made |= {"office"} if any(column.contest for found in parts for column in found.votes) else set()
    there = made.union(*(set(found.at) for found in parts))
    there |= {name for name in ("office", "stage", "date") if any(getattr(found.layout, name) for found in parts)}
    at = {role: place for place, role in enumerate(ROLES) if role in there}
    left_out = tuple(dict.fromkeys(header for found in parts for header in found.left_out))
    units = (at["precinct"],) if "precinct" in at else ()
    return LayoutMatch(layout, ROLES, at, (), left_out, units)
