"""What voters were asked and what is needed: as it is described or said, else as the file and the law show."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from mapgen.findings import Finding, finding
from mapgen.results.contest_kind import ballots_known, hold_kind, kind_of
from mapgen.results.contest_votes import ContestVotes
from mapgen.results.import_options import ImportOptions
from mapgen.results.runoffs import needs_of
from mapgen.results.select_contest import SelectedContest
from mapgen.specs.contest import SharesOf
from mapgen.specs.kind import Kind


@dataclass(frozen=True, slots=True)
class ContestRules:
    """How a contest is decided.

    Attributes:
        kind: What voters were asked.
        needs: What is needed beyond most votes (`mapgen.specs.needs`), or empty.
        at_round: The round of a ranked choice and how many there are; 0 where that is not known.
        shares_of: What shares are of.
        findings: What speaks against it, and what was taken for granted.
    """

    kind: Kind
    needs: str
    at_round: tuple[int, int]
    shares_of: SharesOf
    findings: tuple[Finding, ...] = ()


def rules_of(
    options: ImportOptions, selected: SelectedContest, counted: ContestVotes, names: Mapping[str, str], state: str
) -> ContestRules:
    """How the contest of a file is decided.

    Args:
        options: What is known of it.
        selected: The contest.
        counted: Its votes.
        names: County names by GEOID.
        state: The postal code, or empty.
    """
    office = f"{selected.office} {selected.district}"
    kind, found = kind_of(counted, office=office, at_round=selected.round, names=names, asked=options.kind)
    known = ballots_known(counted)
    if options.contest is None:
        found += hold_kind(counted, kind, options.kind)
    elif options.contest.shares_of == "ballots" and not known:
        found.append(finding("ballots-not-known", counted.file))
    needs = options.needs
    if not needs and kind == "candidates":
        needs = needs_of(state=state, stage=selected.stage, office=selected.office, date=selected.date)
        if needs:
            found.append(finding("needs-of-law", counted.file, severity="note", needs=needs, state=state))
    return ContestRules(
        kind=kind,
        needs=needs,
        at_round=(selected.round, selected.rounds),
        shares_of="registered" if kind == "turnout" else "ballots" if kind == "approval" and known else "votes",
        findings=tuple(found),
    )
