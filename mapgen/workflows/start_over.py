"""`mapgen init --force` where there is an atlas: its contest gets new results or is added, and all else stays."""

from __future__ import annotations

from pathlib import Path

from mapgen.areas.boundaries import read_described_areas
from mapgen.errors import UsageError
from mapgen.files.spec import read_atlas
from mapgen.findings import Finding, finding
from mapgen.publish.inputs import STANDARD_STREAM
from mapgen.results.import_options import ImportOptions
from mapgen.results.import_results import import_results
from mapgen.results.read_table import Results
from mapgen.workflows.add_contest import add_contest, in_the_state, same_contest
from mapgen.workflows.house_colours import HouseColours
from mapgen.workflows.open_packages import open_packages
from mapgen.workflows.update_atlas import NewResults, update_atlas


def start_over(
    path: Path, source: Results, options: ImportOptions, colours: HouseColours
) -> tuple[str, list[Finding], list[Path]]:
    """Begin an atlas where there is one.

    Where it has the contest, that gets the new results, as `update_atlas` does it; else the contest is added. Neither
    changes a key, a text, an order or a comment that stands there.

    Args:
        path: The `atlas.toml`.
        source: The results file, a folder of them, or several; it is read twice.
        options: What a user says about it.
        colours: The colours its maps shall have.

    Returns:
        The contest's id, what there is to say, and the files that were written.

    Raises:
        UsageError: The results come from standard input.
        MapgenError: As `update_atlas` and `add_contest`; nothing is written then.
    """
    sources = [source] if isinstance(source, str | Path) else source
    if STANDARD_STREAM in map(Path, sources):
        raise UsageError("--force reads the results twice, and standard input can be read once.", fix="Name a file.")
    atlas = read_atlas(path)
    opened = open_packages(path, atlas, frozen=False)
    areas = read_described_areas(opened.packages[atlas.place.package], atlas.place.boundaries)
    others = [opened.packages[use.package].contest(other) for other, use in atlas.contests.items()]
    contest, _ = import_results(source, in_the_state(options, others), areas).sound()
    there = same_contest(contest, others)
    if not there:
        added, taken, written = add_contest(path, source, options, colours)
        return added, taken.remarks, written
    new = NewResults(source, options.table, options.votes, options.reading, options.layouts, options.expected_totals)
    update = update_atlas(path, new, there)
    return there, [*update.taken.remarks, *update.changes, *_kept(path, options, colours)], list(update.written)


def _kept(path: Path, options: ImportOptions, colours: HouseColours) -> list[Finding]:
    """What was said on the command line and stays as the atlas has it."""
    said = {
        "--title": options.title,
        "--source": options.source,
        "--kind": options.kind,
        "--needs": options.needs,
        "--elsewhere": options.elsewhere,
        "--leave-out": options.leave_out,
        "--allow-missing": options.allow_missing,
        "--color": colours.given,
        "--allow-alike": colours.alike,
    }
    given = ", ".join(option for option, value in said.items() if value)
    return [finding("kept-as-written", str(path), severity="warning", options=given)] if given else []
