"""Returns of a described contest: a published table of votes to rows keyed by GEOID and candidate."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import pandas as pd

from mapgen.errors import Problem, ReturnsError
from mapgen.notes import noted
from mapgen.read.package import Package
from mapgen.read.table import read_table
from mapgen.returns.assemble import assemble
from mapgen.returns.assembled import Assembled
from mapgen.returns.audit import gaps, wrong_sums
from mapgen.returns.ballot import returns_table
from mapgen.returns.choose import of_contest
from mapgen.returns.names import folded
from mapgen.returns.places import Placer
from mapgen.specs.contest import Contest


def read_returns(
    path: str | Path,
    contest: Contest,
    counties: Mapping[str, str],
    *,
    called: str = "",
    layouts: Sequence[Path] = (),
) -> pd.DataFrame:
    """Read the votes of one contest.

    Args:
        path: A file in any layout under `mapgen/layouts/`; counties are found by their code, or within the given
            ones by their name.
        contest: The contest to take from the file; rows of other offices and parties are left out.
        counties: The names of the state's counties by GEOID.
        called: The file as the user knows it, where that is not its path.
        layouts: Folders with layouts beside those that come with mapgen.

    Returns:
        One row for each county and candidate: `contest`, `geoid` (text), `candidate` (key), `party`, `votes` (int64),
        and `reporting` (percent) where the file tells it (`mapgen.returns.reporting`). Rows that hold totals are left
        out, after being compared with the sum of their parts. What had to be repaired to read the file stands in the
        table's notes (`mapgen.notes.notes_of`).

    Raises:
        ReturnsError: The file cannot be read, a county or candidate is not known, a row is repeated, votes are
            missing, negative or not whole, a county lacks a candidate's row, or a total disagrees with its parts.
            Each with its line.
    """
    read = read_table(path, called=called, layouts=layouts)
    slots = of_contest(read.gathered, contest)
    found = assemble(slots, Placer(counties), read.gathered, reading=contest.reporting)
    keys = _keys(found, contest)
    found.problems += [*gaps(found, counties), *wrong_sums(found)]
    if not found.cells and not found.problems:
        found.say(f"there is no row for {contest.office}, {contest.title}")
    errors = [problem for problem in found.problems if problem.severity == "error"]
    if errors:
        raise ReturnsError(
            f"The returns of {contest.id} cannot be counted: {len(errors):,} "
            f"{'problem' if len(errors) == 1 else 'problems'}.",
            problems=errors,
            fix="Mend the file, or ask its publisher; mapgen guesses no votes and no counties.",
        )
    remarks = [problem for problem in found.problems if problem.severity != "error"]
    table = returns_table(found, contest, keys)
    return noted(table, [*read.notes, *found.repaired(), *remarks])


def read_described_returns(
    package: Package, contest: Contest, counties: Mapping[str, str], *, layouts: Sequence[Path] = ()
) -> pd.DataFrame:
    """The returns of a described contest, its file verified first, held to the totals the description gives.

    Returns:
        The table of `read_returns`.

    Raises:
        PackageError: The file is not the described one.
        ReturnsError: As `read_returns`, a candidate's votes do not sum to the described total, or a count that is not
            finished is described as complete.
    """
    file = str(package.folder / package.resource(contest.id).path)
    with package.held(contest.id) as path:
        table = read_returns(path, contest, counties, called=file, layouts=layouts)
    held_to_status(table, contest)
    sums = table.groupby("candidate")["votes"].sum().to_dict()
    sums["all"] = int(table["votes"].sum())
    problems = [
        Problem(f"{key} sums to {sums.get(key, 0):,}, the described total is {total:,}", file=file)
        for key, total in contest.totals.items()
        if sums.get(key, 0) != total
    ]
    if problems:
        raise ReturnsError(f"The returns of {contest.id} do not add up to their totals.", problems=problems)
    return table


def held_to_status(returns: pd.DataFrame, contest: Contest) -> None:
    """Hold what is described of a contest to its figures: a count that is not finished is called incomplete.

    Raises:
        ReturnsError: Precincts are missing from a contest whose status is not "unofficial-partial".
    """
    if "reporting" not in returns or contest.status == "unofficial-partial":
        return
    unfinished = returns.loc[returns["reporting"] < 100, "geoid"].nunique()
    if unfinished:
        raise ReturnsError(
            f"{contest.id} is described as {contest.status}, but {unfinished:,} of {returns['geoid'].nunique():,} "
            "counties are not fully counted.",
            fix="Describe its status as unofficial-partial until every precinct has reported.",
        )


def _keys(found: Assembled, contest: Contest) -> dict[str, str]:
    """The candidate key of every line of the file.

    A line that the contest does not know is a problem, and leaves the lines; so is a candidate whom the file does
    not mention.

    Raises:
        ReturnsError: Two candidates of the contest cannot be told apart by their names.
    """
    described: dict[str, str] = {}
    for candidate in contest.candidates:
        if described.setdefault(folded(candidate.name), candidate.key) != candidate.key:
            raise ReturnsError(
                f"Two candidates of {contest.id} are called {candidate.name}.", fix="Describe them by their full names."
            )
    listed = ", ".join(candidate.name for candidate in contest.candidates)
    for fold in [each for each in found.lines if each not in described]:
        line = found.lines.pop(fold)
        cells = [found.cells.pop(place) for place in [place for place in found.cells if place[1] == fold]]
        found.say(f"{line.name!r} is not one of the candidates ({listed})", min(cell.line for cell in cells))
    if found.cells:
        for fold, key in described.items():
            if fold not in found.lines:
                found.say(f"there is no row for {contest.candidate(key).name}")
    return {fold: key for fold, key in described.items() if fold in found.lines}
