"""The wiring for a results file that nobody has described: recognised, counted, held together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePath

import geopandas as gpd
import pandas as pd

from mapgen.errors import JoinError, Problem, ReturnsError, UsageError
from mapgen.notes import notes_of
from mapgen.read.table import Read, Results, read_table
from mapgen.returns.assemble import assemble
from mapgen.returns.assembled import Assembled
from mapgen.returns.audit import audit
from mapgen.returns.ballot import make_contest, returns_table
from mapgen.returns.cells import name, shown
from mapgen.returns.choose import NATION, Asked, Chosen, choose
from mapgen.returns.names_apart import names_apart
from mapgen.returns.places import Placer
from mapgen.returns.vintage import carry
from mapgen.returns.vocabulary import offices, party_adjective, states
from mapgen.specs.contest import Contest, Reading, Status
from mapgen.whereabouts import NEWEST, boundaries_for, cities_of
from mapgen.words.visible import seen, spelled
from mapgen.words.wording import Wording


@dataclass(frozen=True, slots=True)
class Wanted:
    """Everything a user can say about a results file.

    Attributes:
        asked: Which contest.
        table: The file of a zip or the sheet of a workbook.
        shapes: A file of boundaries, or None for the country's.
        title: What readers call the contest, or empty for the computed title.
        source: Who published the figures, or empty for the file's name.
        status: How final the figures are.
        allow_missing: Whether counties without returns are drawn as "no data".
        totals: Votes by candidate that the file must sum to.
        language: Of the computed words.
        reading: How the column that says how much is counted is to be read; empty for its layout's unit.
        layouts: Folders with layouts beside those that come with mapgen.
    """

    asked: Asked = field(default_factory=Asked)
    table: str = ""
    shapes: Path | None = None
    title: str = ""
    source: str = ""
    status: Status = "not-stated"
    allow_missing: bool = False
    totals: Mapping[str, int] = field(default_factory=dict)
    language: str = "en"
    reading: Reading = ""
    layouts: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True)
class Intake:
    """A results file with everything that was found in it.

    Attributes:
        read: The file as it was read.
        chosen: The contest that is meant.
        place: The area's name.
        boundaries: Its counties, indexed by `geoid`.
        assembled: The votes by county and line.
        contest: The contest, or None where the file names no candidate.
        returns: As `read_returns` gives them; empty where there is no contest.
        problems: Errors, warnings and notes, in this order.
    """

    read: Read
    chosen: Chosen
    place: str
    boundaries: gpd.GeoDataFrame
    assembled: Assembled
    contest: Contest | None
    returns: pd.DataFrame
    problems: tuple[Problem, ...]

    @property
    def errors(self) -> list[Problem]:
        """The findings that stop a map."""
        return [problem for problem in self.problems if problem.severity == "error"]

    def sound(self) -> tuple[Contest, pd.DataFrame]:
        """The contest and its returns.

        Raises:
            ReturnsError: Something is wrong with the file.
        """
        if self.errors or self.contest is None:
            count = len(self.errors)
            raise ReturnsError(
                f"{self.read.gathered.file} cannot be drawn: {count:,} {'error' if count == 1 else 'errors'}.",
                problems=self.errors,
                fix=_way_out(self.errors),
            )
        return self.contest, self.returns


def take_in(path: Results, wanted: Wanted) -> Intake:
    """Read a results file, find its contest, state and counties, and hold its figures together.

    Raises:
        ReturnsError: It cannot be read, is in no known layout, or its state cannot be known.
        UsageError: It holds several contests, parties or states, and none is named.
        BoundariesError: There are no boundaries for it.
    """
    read = read_table(path, table=wanted.table, layouts=wanted.layouts)
    chosen, unseen = _in_sight(choose(read.gathered, wanted.asked), read.gathered.file)
    wording = Wording(wanted.language)
    boundaries, state = boundaries_for(chosen, wanted.shapes, read.gathered.file)
    names = boundaries["name"].to_dict()
    assembled = assemble(chosen.slots, Placer(names, cities_of(boundaries)), read.gathered, reading=wanted.reading)
    excused = _carried(assembled, boundaries)
    found = audit(
        assembled, names, given=wanted.totals, excused=excused, missing_allowed=wanted.allow_missing
    )  # fmt: skip
    notes = [*read.notes, *unseen, *_unread(read), *_undated(chosen, wanted, read)]
    notes += [*assembled.repaired(), *notes_of(boundaries)]
    apart = names_apart(chosen.slots, read.gathered.file) if read.is_several else []
    problems = [*assembled.problems, *found, *apart, *notes]
    if wanted.status != "not-stated" and len(chosen.date) < len("2016-05-17"):
        raise UsageError(
            f"The figures are called {wanted.status}, and the day of the election is not known.",
            fix="Name it, for instance --date 2016-05-17.",
        )
    status = _status(wanted.status, assembled, problems)
    contest, returns = None, pd.DataFrame()
    if assembled.lines:
        contest, keys = make_contest(
            assembled,
            contest_id="returns",
            title=wanted.title or contest_title(chosen, wording),
            date=chosen.date,
            state=state or NATION,
            office=chosen.office,
            primary=chosen.stage == "primary",
            status=status,
            source=name(wanted.source)[0] or spelled(PurePath(read.gathered.file).name),
        )
        returns = returns_table(assembled, contest, keys)
    else:
        problems.append(Problem("no row is of a county and a candidate", read.gathered.file))
    ranked = sorted(problems, key=lambda problem: ("error", "warning", "note").index(problem.severity))
    return Intake(
        read=read,
        chosen=chosen,
        place=states().get(state, "") if state and state != NATION else wording("the-nation") if state else "",
        boundaries=boundaries,
        assembled=assembled,
        contest=contest,
        returns=returns,
        problems=tuple(ranked),
    )


def contest_title(chosen: Chosen, wording: Wording) -> str:
    """What readers call a contest, from its office, party and stage."""
    office = next((each for each in offices() if each.name == chosen.office), None)
    party = wording.text(party_adjective(chosen.party)) if chosen.party else ""
    if not chosen.office:
        title = wording("contest-unknown")
    elif office is None:
        named = "contest-named-primary" if party else "contest-named"
        title = wording(named, office=chosen.office, party=party)
    else:
        known = "contest-primary" if party else "contest-general"
        title = wording(known, office=wording.text(office.title), party=party)
    if chosen.district:
        title = wording("contest-district", title=title, district=chosen.district)
    return title[:1].upper() + title[1:]


def _in_sight(chosen: Chosen, file: str) -> tuple[Chosen, list[Problem]]:
    """The contest without what cannot be seen in the names of office and district, and a note where there was such."""
    office, district = seen(chosen.office), seen(chosen.district)
    if (office, district) == (chosen.office, chosen.district):
        return chosen, []
    what = "the office's name held control or direction characters, which are left out"
    return replace(chosen, office=office, district=district), [Problem(what, file, severity="note")]


def _carried(assembled: Assembled, boundaries: gpd.GeoDataFrame) -> list[str]:
    """Codes of other years carried over to the boundaries'; returns the counties that need no row of their own."""
    try:
        carried = carry(assembled.counties(), list(boundaries.index))
    except JoinError as error:
        assembled.say(f"{error.what} {error.fix}")
        assembled.problems += error.problems
        return []
    for old, new in carried.codes.items():
        if old in assembled.reporting:
            share = assembled.reporting.pop(old)
            there_too = assembled.reporting.get(new)
            assembled.reporting[new] = there_too.with_part(share) if there_too is not None else share
        for geoid, fold in [each for each in assembled.cells if each[0] == old]:
            cell = assembled.cells.pop((geoid, fold))
            there = assembled.cells.setdefault((new, fold), cell)
            if there is not cell:
                there.votes += cell.votes
                there.rows += cell.rows
    assembled.problems += carried.notes
    return list(carried.without)


def _status(stated: Status, assembled: Assembled, problems: list[Problem]) -> Status:
    """The status of a contest: what the user says, which the count must bear out; else what the count says."""
    unfinished = [geoid for geoid, share in assembled.reporting.items() if share.percent < 100]
    if not unfinished or stated == "unofficial-partial":
        return stated
    if stated != "not-stated":
        what = f"the figures are called {stated}, but {len(unfinished):,} of {len(assembled.reporting):,} counties are"
        problems.append(Problem(f"{what} not fully counted", assembled.file))
    return "unofficial-partial"


def _unread(read: Read) -> list[Problem]:
    """Columns that were not used, and a line that is computed of others."""
    recognised, file = read.recognised, read.gathered.file
    found = []
    if recognised.left_out:
        listed = ", ".join(shown(each, 40) for each in recognised.left_out[:12])
        more = f" and {len(recognised.left_out) - 12:,} more" if len(recognised.left_out) > 12 else ""
        found.append(Problem(f"columns not used: {listed}{more}", file, 1, "note"))
    if recognised.layout.rest and "total" in recognised.at:
        columns = ", ".join(recognised.header[column.at] for column in recognised.votes)
        what = f"“{recognised.layout.rest}” is {recognised.column('total')} minus {columns}"
        found.append(Problem(what, file, 1, "note"))
    if read.gathered.blank:
        found.append(Problem(f"{read.gathered.blank:,} blank rows were passed over", file, severity="note"))
    return found


def _undated(chosen: Chosen, wanted: Wanted, read: Read) -> list[Problem]:
    if chosen.date or wanted.shapes is not None:
        return []
    what = f"it does not say when its election was; counties as of {NEWEST} are taken, and --date names another year"
    return [Problem(what, read.gathered.file, severity="note")]


def _way_out(errors: list[Problem]) -> str:
    if errors and all(problem.what.endswith("has no row") for problem in errors):
        return "With --allow-missing these counties are drawn as “no data”."
    return "Mend the file, or ask its publisher; mapgen guesses no votes and no counties."
