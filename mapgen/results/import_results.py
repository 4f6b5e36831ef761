"""The one import of results: a file, what is known of it, and the areas, to the results of one contest."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from pathlib import Path, PurePath

import geopandas as gpd
import msgspec
import pandas as pd

from mapgen.areas.area_table import AreaTable, BoundarySource, census_values
from mapgen.areas.whole_states import with_whole_states
from mapgen.errors import ReturnsError, UsageError
from mapgen.files.parse_cells import name, shown
from mapgen.findings import Finding, by_severity, finding, once_each
from mapgen.results.aggregate import aggregate
from mapgen.results.candidates import elsewhere_table, make_contest, match_candidates, returns_table
from mapgen.results.carry_votes import carry_votes
from mapgen.results.checks import check_votes
from mapgen.results.choose_boundaries import NEWEST, AreasOf, choose_boundaries
from mapgen.results.contest_results import ContestResults
from mapgen.results.contest_rules import ContestRules, rules_of
from mapgen.results.contest_title import contest_title
from mapgen.results.contest_votes import ContestVotes
from mapgen.results.county_counts import county_counts
from mapgen.results.import_options import ImportOptions, options_of
from mapgen.results.ledger import ledger_of
from mapgen.results.merge_parts import merge_parts
from mapgen.results.names_apart import names_apart
from mapgen.results.normalise import NATION
from mapgen.results.places import Placer
from mapgen.results.read_table import Read, Results, read_table
from mapgen.results.select_contest import SelectedContest, select_contest
from mapgen.specs.contest import Contest
from mapgen.specs.status import Status
from mapgen.visible import seen, spelled
from mapgen.words.terms import states
from mapgen.words.wording import Wording

NAMED = 12
"""So many of the columns that were not used are named; the others are counted."""


def import_results(source: Results, options: ImportOptions, areas: AreaTable | AreasOf | None = None) -> ContestResults:
    """Read a results file, find its contest and counties, and hold its figures together.

    Everything passes here: a bare file of `mapgen map`, `check` and `init`, and each contest of an atlas, which knows
    more of its file and is held to the same.

    Args:
        source: The file, a folder of them, or several that are one table.
        options: What is known of it.
        areas: The areas it is drawn on, or what reads them once its state is known; None for the country's counties
            of the election's year.

    Returns:
        The contest, its votes and what was found; errors among the findings stop a map, and nothing is raised for them.

    Raises:
        ReturnsError: It cannot be read, or is in no known layout.
        UsageError: It holds several contests, parties or states, and none is named; or not the one that is named.
        BoundariesError: There are no boundaries for it.
    """
    read = read_table(source, table=options.table, called=options.called, votes=options.votes, layouts=options.layouts)
    file = read.gathered.file
    selected, hidden = _in_sight(_selected(read, options), file)
    if options.status != "not-stated" and len(selected.date) < len("2016-05-17"):
        raise UsageError(finding("status-without-day", status=options.status))
    chosen, state = _areas(options, selected, areas, file)
    placer = Placer(chosen.names(), chosen.cities(), options.elsewhere)
    counted = aggregate(
        selected.slots,
        placer,
        read.gathered,
        reading=options.reading,
        leave_out=options.leave_out,
        whole=options.whole,
        described=() if options.contest is None else [each.name for each in options.contest.candidates],
    )
    merged = merge_parts(counted, options.whole, chosen.names())
    counted, chosen = merged.votes, with_whole_states(chosen, merged.whole)
    counted, carried, excused = carry_votes(counted, list(chosen.table.index))
    excused = {**excused, **dict.fromkeys(counted.left_counties, "left out as asked")}
    ledger = ledger_of(selected.slots, counted)
    found = [*counted.findings, *merged.findings, *(names_apart(counted) if read.is_several else []), *carried]
    known: dict[str, str] = {}
    if options.contest is not None:
        counted, known, unmatched = match_candidates(counted, options.contest, by_last_name=options.by_last_name)
        found += unmatched
    status, unfinished = _status(options.status, counted)
    rules = rules_of(options, selected, counted, chosen.names(), state)
    found += [*_checked(counted, chosen, options, known, excused), *rules.findings, *unfinished]
    found += [*read.findings, *hidden, *_unused(read), *_undated(selected, areas, file), *_chosen(chosen, file)]
    found += [*counted.repaired(), *([finding("votes-lost", file, votes=ledger.lost)] if ledger.lost else [])]
    contest, returns, elsewhere = None, pd.DataFrame(), pd.DataFrame()
    if counted.cells:
        contest, keys = _contest(options, selected, counted, known, state=state or NATION, status=status, rules=rules)
        returns, elsewhere = returns_table(counted, contest, keys), elsewhere_table(counted, contest, keys)
    else:
        found.append(finding("nothing-counted", file))
    return ContestResults(
        contest=contest,
        returns=returns,
        elsewhere=elsewhere,
        counts=county_counts(counted),
        areas=chosen,
        report=by_severity(once_each(found)),
        place=_place(state, Wording(options.language)),
        counted=counted,
        ledger=ledger,
        selected=selected,
        read=read,
        excused=excused,
    )


def _checked(
    counted: ContestVotes, areas: AreaTable, options: ImportOptions, keys: Mapping[str, str], excused: Collection[str]
) -> list[Finding]:
    """What the figures are held to; of a county whose rows say something else as well, that is said already."""
    said = {found.area for found in counted.findings if found.code.startswith("place-")}
    return check_votes(
        counted,
        areas.names(),
        expected_totals=options.expected_totals,
        keys=keys,
        excused={*excused, *said},
        may_miss=options.misses,
    )


def read_returns(path: str | Path, contest: Contest, boundaries: gpd.GeoDataFrame) -> pd.DataFrame:
    """Read the votes of one described contest.

    Args:
        path: A file in any layout under `mapgen/layouts/`; counties are found by their code, or within the given
            ones by their name.
        contest: The contest to take from the file; rows of other offices and parties are left out.
        boundaries: The state's counties, as `read_boundaries` gives them; their names are enough.

    Returns:
        The `returns` of `ContestResults`, one row for each county and candidate, indexed by position: `contest`,
        `geoid` (five-digit text), `candidate` (key), `party`, `votes` (int64, at least 0), and `reporting` (percent,
        0–100) where the file tells it.

    Raises:
        ReturnsError: Something is wrong with the file; each fault with its line.
        MapgenError: As `import_results`.
    """
    areas = AreaTable(boundaries, BoundarySource())
    return import_results(path, options_of(contest), areas).sound()[1]


def _selected(read: Read, options: ImportOptions) -> SelectedContest:
    try:
        return select_contest(read.gathered, options.contest_filter)
    except UsageError as error:
        if options.contest is None:
            raise
        # Nobody asked for it on the command line: it is described so.
        advice = finding("describe-as-the-file")
        raise ReturnsError(error.summary, problems=error.problems, fix=advice) from error


def _areas(
    options: ImportOptions, selected: SelectedContest, areas: AreaTable | AreasOf | None, file: str
) -> tuple[AreaTable, str]:
    """The areas, and the postal code of their state: as they are described together, or chosen for the file."""
    if options.contest is not None and isinstance(areas, AreaTable):
        return areas, options.contest.state
    return choose_boundaries(selected, areas, file, elsewhere=options.elsewhere)


def _contest(
    options: ImportOptions,
    selected: SelectedContest,
    counted: ContestVotes,
    known: dict[str, str],
    *,
    state: str,
    status: Status,
    rules: ContestRules,
) -> tuple[Contest, dict[str, str]]:
    """The contest, and the candidate key of every line: as it is described, or made of the lines."""
    if options.contest is not None:
        return msgspec.structs.replace(options.contest, status=status), known
    return make_contest(
        counted,
        contest_id="returns",
        title=options.title or contest_title(selected, Wording(options.language), rules.kind),
        date=selected.date,
        state=state,
        office=selected.office,
        district=selected.district,
        primary=selected.stage == "primary",
        status=status,
        source=name(options.source)[0] or spelled(PurePath(counted.file).name),
        kind=rules.kind,
        needs=rules.needs,
        at_round=rules.at_round,
        shares_of=rules.shares_of,
    )


def _place(state: str, wording: Wording) -> str:
    if state == NATION:
        return wording("the-nation")
    return states().get(state, "")


def _in_sight(selected: SelectedContest, file: str) -> tuple[SelectedContest, list[Finding]]:
    """The contest without what cannot be seen in the names of office and district, and a note where there was such."""
    office, district = seen(selected.office), seen(selected.district)
    if (office, district) == (selected.office, selected.district):
        return selected, []
    note = finding("office-hides-characters", file, severity="note")
    return replace(selected, office=office, district=district), [note]


def _status(stated: Status, counted: ContestVotes) -> tuple[Status, list[Finding]]:
    """The status of a contest: what the user says, which the count must bear out; else what the count says."""
    unfinished = [geoid for geoid, share in counted.reporting.items() if share.percent < 100]
    if not unfinished or stated == "unofficial-partial":
        return stated, []
    if stated == "not-stated":
        return "unofficial-partial", []
    figures = {"unfinished": len(unfinished), "counties": len(counted.reporting)}
    return "unofficial-partial", [finding("status-unfinished", counted.file, status=stated, values=figures)]


def _unused(read: Read) -> list[Finding]:
    """Columns that were not used, a line that is computed of others, and blank rows."""
    recognised, file = read.recognised, read.gathered.file
    notes = []
    if recognised.left_out:
        listed = ", ".join(shown(header, 40) for header in recognised.left_out[:NAMED])
        more = max(len(recognised.left_out) - NAMED, 0)
        notes.append(finding("columns-not-used", file, 1, "note", columns=listed, more=more))
    if recognised.layout.rest and "total" in recognised.at:
        columns = ", ".join(recognised.header[column.at] for column in recognised.votes)
        values = {"choice": recognised.layout.rest, "total": recognised.column("total"), "columns": columns}
        notes.append(finding("rest-computed", file, 1, "note", values=values))
    if read.gathered.parted_by:
        notes.append(finding("column-parts-contests", file, 1, "note", column=shown(read.gathered.parted_by)))
    if read.gathered.blank:
        notes.append(finding("rows-blank", file, severity="note", rows=read.gathered.blank))
    return notes


def _undated(selected: SelectedContest, areas: AreaTable | AreasOf | None, file: str) -> list[Finding]:
    if selected.date or areas is not None:
        return []
    return [finding("undated", file, severity="note", year=str(NEWEST))]


def _chosen(areas: AreaTable, file: str) -> list[Finding]:
    """Which of the Census Bureau's boundaries were taken."""
    source = areas.source
    if source.year is None or source.election_year is None:
        return []
    values = {**census_values(source), "election": str(source.election_year)}
    return [finding("boundaries-chosen", source.file or file, severity="note", values=values)]
