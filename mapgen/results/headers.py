"""Where a table begins: its headers below titles, in one row or in two; or none, where its cells say what it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from mapgen.errors import ReturnsError, UsageError
from mapgen.files.rows import Row
from mapgen.findings import refusal
from mapgen.results.detect_layout import NoVotesError, RefusedLayoutError, detect_layout, without_header
from mapgen.results.layout import LayoutMatch, ReturnsLayout
from mapgen.results.reshape import header_key
from mapgen.words.terms import office_name, offices, parties, party_code

COUNT_LABELS = frozenset({"", "votes", "vote", "n", "no", "number", "count", "total", "total votes", "totals"})
"""What stands under a candidate above the column of votes, when punctuation such as "#" is left out."""

LABEL = re.compile(
    r"#|%|(total )?votes?( ?%)?|n(o\.?)?|number|count|totals?|pct\.?|percent(age)?|share|vote share|margin"
)
"""What a second row of headers says of the columns under each name of the first."""


@dataclass(frozen=True, slots=True)
class Headed:
    """Where a table begins.

    Attributes:
        recognised: Its layout.
        line: The last line of its headers; 0 where it has none.
        titles: The lines above the headers, each with what it says.
    """

    recognised: LayoutMatch
    line: int
    titles: tuple[tuple[int, str], ...]


def find_headers(
    layouts: Sequence[ReturnsLayout],
    top: Sequence[Row],
    sample: Sequence[Row],
    *,
    file: str,
    insisted: Sequence[str] = (),
) -> Headed:
    """Where a table begins, and the layout that it is in.

    Args:
        layouts: Those to choose from.
        top: The first rows that are not blank, as many as may stand above the headers and one more.
        sample: The first rows, blank ones among them.
        file: The file as the user knows it.
        insisted: Headers of the columns that are votes, where the user says which.

    Raises:
        ReturnsError: No row begins a table of a known layout; what the first one lacks is said, or why the columns of
            one that could are no votes.
        UsageError: A header that is insisted on is not there.
    """
    bare = without_header(layouts, [cells for _, cells in top])
    if bare is not None:
        return Headed(bare, 0, ())
    refused: ReturnsError | UsageError | None = None
    for place, (line, cells) in enumerate(top):
        above = top[:place]
        if any(_filled(cells) < _filled(title) for _, title in above):
            continue
        attempts = [(line, trimmed(cells))]
        if place + 1 < len(top) and _is_labels(top[place + 1][1], trimmed(cells)):
            attempts.insert(0, (top[place + 1][0], _joined(trimmed(cells), top[place + 1][1])))
        for last, names in attempts:
            below = [own for at, own in sample if at > last and any(cell.strip() for cell in own)]
            try:
                found = detect_layout(layouts, names, below, file=file, insisted=insisted)
            except (ReturnsError, UsageError) as error:
                refused = _first(refused, error)
                continue
            return Headed(_under_contests(found, above), last, tuple((at, _said(title)) for at, title in above))
        if isinstance(refused, NoVotesError):
            # These are the headers; no row below them is.
            break
    raise refused or ReturnsError(refusal("file-empty", file))


def _under_contests(found: LayoutMatch, above: Sequence[Row]) -> LayoutMatch:
    """A wide table with the contests that stand above its candidates, each over the first of its own.

    Several names over the columns of votes are contests, whatever they are called; a single one is if it is an office.
    """
    places = sorted(column.at for column in found.votes)
    over = above[-1][1] if above else ()
    names = {at: " ".join(cell.split()) for at, cell in enumerate(over) if at in places and cell.strip()}
    several = len(set(names.values())) > 1
    if not found.wide or not places or places[0] not in names or any(column.contest for column in found.votes):
        return found
    if not several and office_name(names[places[0]]) not in {office.name for office in offices()}:
        return found
    contest_at, contest = {}, ""
    for at in places:
        contest = names.get(at, contest)
        contest_at[at] = contest
    return replace(found, votes=tuple(replace(column, contest=contest_at[column.at]) for column in found.votes))


def _first(known: ReturnsError | UsageError | None, error: ReturnsError | UsageError) -> ReturnsError | UsageError:
    """What is to be said where no row begins a table: what the first one lacks, unless a later one is of headers.

    Raises:
        RefusedLayoutError: The error is one.
    """
    if isinstance(error, RefusedLayoutError):
        raise error
    return error if known is None or isinstance(error, NoVotesError) else known


def trimmed(header: Sequence[str]) -> list[str]:
    """The header without the empty cells that a spreadsheet leaves at its end."""
    kept = [cell.replace("\ufeff", "").strip() for cell in header]
    while kept and not kept[-1]:
        kept.pop()
    return kept


def _filled(cells: Sequence[str]) -> int:
    """How many cells of a row say something; a title that is repeated over merged cells says one thing."""
    return len({cell.strip() for cell in cells if cell.strip()})


def _said(cells: Sequence[str]) -> str:
    return " ".join(dict.fromkeys(" ".join(cell.split()) for cell in cells if cell.strip()))


def _is_labels(cells: Sequence[str], above: Sequence[str]) -> bool:
    """Whether a row says of its columns what kind of figures they hold, and of whom the row above it says."""
    own = [cell.strip() for cell in cells]
    told = [cell for place, cell in enumerate(own) if cell and (place >= len(above) or cell != above[place])]
    labels = [cell for cell in told if LABEL.fullmatch(cell.casefold()) or party_code(cell) in parties()]
    return len(labels) > 1 and len(labels) * 2 > len(told) and not any(re.search("[0-9]", cell) for cell in told)


def _joined(above: Sequence[str], labels: Sequence[str]) -> list[str]:
    """Two rows of headers as one: a name goes for the columns after it, as far as the next one."""
    joined, name = [], ""
    width = max(len(above), len(labels))
    names = [*above, *[""] * width][:width]
    for label, own in zip([*(cell.strip() for cell in labels), *[""] * width], names, strict=False):
        name = own or name
        if not name or not label or label == name:
            joined.append(name if own else label)
        elif header_key(label).replace("_", " ") in COUNT_LABELS and "%" not in label:
            joined.append(name)
        else:
            # A party below a name is that of its candidate; it is told from the name by the line it stands in.
            joined.append(f"{name}\n{label}" if party_code(label) in parties() else f"{name} {label}")
    return joined
