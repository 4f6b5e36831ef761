"""`mapgen init --force` where there is an atlas: its contest gets new results or is added, and all else stays."""

from __future__ import annotations

from pathlib import Path

from mapgen.errors import UsageError
from mapgen.findings import Finding, finding
from mapgen.publish.inputs import STANDARD_STREAM
from mapgen.results.import_options import ImportOptions
from mapgen.results.read_table import Results, paths_of
from mapgen.workflows.add_contest import add_contest, import_beside, same_contest
from mapgen.workflows.house_colours import HouseColours
from mapgen.workflows.update_atlas import NewResults, update_atlas


def start_over(
    path: Path, source: Results, options: ImportOptions, colours: HouseColours
) -> tuple[str, list[Finding], list[Path]]:
    """Begin an atlas where there is one.

    Where it has the contest, that gets the new results, as `update_atlas` does it; else the contest is added. Neither
    changes a key, a text, an order or a comment that stands there.

    Args:
        path: The `atlas.toml`.
        source: The results file, a folder of them, or several; where it is the contest that is there, it is read twice.
        options: What a user says about it.
        colours: The colours its maps shall have.

    Returns:
        The contest's id, what there is to say, and the files that were written.

    Raises:
        UsageError: The results come from standard input.
        MapgenError: As `update_atlas` and `add_contest`; nothing is written then.
    """
    if STANDARD_STREAM in paths_of(source):
        raise UsageError(finding("force-needs-a-file"))
    beside = import_beside(path, source, options)
    contest, _ = beside.results.sound()
    there = same_contest(contest, beside.others)
    if not there:
        added, taken, written = add_contest(beside, colours)
        return added, taken.remarks, written
    new = NewResults(
        source,
        options.table,
        options.votes,
        options.reading,
        options.layouts,
        options.expected_totals,
        elsewhere=options.elsewhere,
        leave_out=options.leave_out,
        whole=options.whole,
        allow_missing=options.allow_missing is True,
    )
    update = update_atlas(path, new, there)
    return there, [*update.taken.remarks, *update.changes, *_kept(path, options, colours)], list(update.written)


def _kept(path: Path, options: ImportOptions, colours: HouseColours) -> list[Finding]:
    """What was said on the command line and stays as the atlas has it."""
    said = {
        "--title": options.title,
        "--source": options.source,
        "--kind": options.kind,
        "--needs": options.needs,
        "--color": colours.given,
        "--allow-alike": colours.alike,
    }
    given = ", ".join(option for option, value in said.items() if value)
    return [finding("kept-as-written", str(path), severity="warning", options=given)] if given else []
