"""What is known of a results file before it is read."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from mapgen.geoid import STATE_FIPS
from mapgen.results.normalise import NATION
from mapgen.results.select_contest import ContestFilter
from mapgen.results.select_party import ALL_PARTIES
from mapgen.specs.contest import Contest, Reading
from mapgen.specs.kind import Kind
from mapgen.specs.needs import PLURALITY
from mapgen.specs.status import Status


@dataclass(frozen=True, slots=True)
class ImportOptions:
    """Everything that can be known of a results file. An atlas knows its contest; of a bare file it is found.

    Attributes:
        contest_filter: Which contest.
        contest: The contest with its candidates where it is described, or None to make it of the file's lines.
        table: The file of a zip or the sheet of a workbook.
        called: The file as the user knows it, where that is not its path.
        title: What readers call the contest, or empty for the computed title.
        source: Who published the figures, or empty for the file's name.
        status: How final the figures are.
        allow_missing: The GEOIDs of counties that need no votes, which are then drawn as "no data"; True for any.
        elsewhere: Names of places that belong to no county; their votes are in every total.
        expected_totals: Votes by candidate (name or key), or "all", that the file must sum to.
        language: Of the computed words.
        kind: What voters were asked, or empty where the file is to show it.
        needs: The share that is needed beyond most votes (`mapgen.specs.needs`), or empty for what the law is known to
            ask.
        votes: Headers of the columns that are votes; empty where the figures say it.
        leave_out: Places, counties or states whose rows are left out.
        whole: States of a map of several that are drawn as one area each.
        by_last_name: Whether the file may call the described candidates otherwise, as their last name says.
        layouts: Folders with layouts beside those that come with mapgen.
        reading: How the column that says how much is counted is to be read; empty for its layout's unit.
    """

    contest_filter: ContestFilter = field(default_factory=ContestFilter)
    contest: Contest | None = None
    table: str = ""
    called: str = ""
    title: str = ""
    source: str = ""
    status: Status = "not-stated"
    allow_missing: Collection[str] | bool = ()
    elsewhere: tuple[str, ...] = ()
    expected_totals: Mapping[str, int] = field(default_factory=dict)
    language: str = "en"
    reading: Reading = ""
    kind: Kind | str = ""
    needs: str = ""
    votes: tuple[str, ...] = ()
    leave_out: tuple[str, ...] = ()
    whole: tuple[str, ...] = ()
    by_last_name: bool = False
    layouts: tuple[Path, ...] = ()

    def misses(self, geoid: str) -> bool:
        """Whether a county may be without votes."""
        return self.allow_missing if isinstance(self.allow_missing, bool) else geoid in self.allow_missing


def options_of(
    contest: Contest,
    *,
    called: str = "",
    allow_missing: Collection[str] | bool = (),
    elsewhere: Collection[str] = (),
    leave_out: Collection[str] = (),
    whole: Collection[str] = (),
    layouts: tuple[Path, ...] = (),
) -> ImportOptions:
    """What a described contest says of its file.

    Args:
        contest: The contest.
        called: The file as the user knows it.
        allow_missing: The GEOIDs of counties that need no votes.
        elsewhere: More names of places that belong to no county.
        leave_out: More places, counties or states whose rows are left out.
        whole: More states that are drawn as one area each.
        layouts: Folders with layouts beside those that come with mapgen.
    """
    primary = contest.election_type == "primary"
    parties = sorted({candidate.party for candidate in contest.candidates} - {""})
    party = "" if not primary or not parties else parties[0] if len(parties) == 1 else ALL_PARTIES
    return ImportOptions(
        contest_filter=ContestFilter(
            office=contest.office,
            district=contest.district,
            party=party,
            state=contest.state if contest.state in STATE_FIPS or contest.state == NATION else "",
            date=contest.date,
            stage=contest.stage,
            kind="primary" if primary else "general",
            round=str(contest.round or ""),
            described=True,
        ),
        contest=contest,
        called=called,
        title=contest.title,
        source=contest.source,
        status=contest.status,
        allow_missing=allow_missing,
        elsewhere=(*contest.elsewhere, *elsewhere),
        leave_out=(*contest.leave_out, *leave_out),
        whole=(*contest.whole, *whole),
        votes=contest.votes,
        expected_totals=contest.totals,
        reading=contest.reporting,
        # Whoever is described alone may be all that is left of an answer: the lines are to show that nobody else stood.
        kind="" if contest.kind == "candidates" and len(contest.candidates) == 1 else contest.kind,
        needs=contest.needs or PLURALITY,
        layouts=layouts,
    )
