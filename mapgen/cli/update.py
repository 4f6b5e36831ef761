"""`mapgen update`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from mapgen.cli.check_against import print_totals
from mapgen.cli.options import atlas_argument, echo, find_atlas, json_option, print_json, quiet_option
from mapgen.cli.result_options import from_option, one_or_all, place_options, say
from mapgen.specs.status import STATUSES

if TYPE_CHECKING:
    from mapgen.workflows.update_atlas import Update


@click.command("update")
@atlas_argument
@from_option("The new results, or a folder of them; may be repeated.")
@click.option("--contest", default="", metavar="ID", help="Whose results, where the atlas has several contests.")
@click.option(
    "--status",
    default="",
    type=click.Choice(["", *STATUSES]),
    metavar="|".join(STATUSES),
    help="How final they are now.",
)
@click.option("--table", default="", help="The file of a zip or the sheet of a workbook, where there are several.")
@click.option(
    "--layout",
    "layouts",
    multiple=True,
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="A folder with a layout of yours, or with several in folders of their own.",
)
@click.option("--votes", default="", metavar="COL,COL", help="The columns that are votes, by their headers.")
@click.option(
    "--reporting",
    default="",
    type=click.Choice(["", "percent", "fraction", "ignore"]),
    metavar="percent|fraction|ignore",
    help="The unit of the column that says how much is counted.",
)
@place_options
@json_option
@quiet_option
def command(
    atlas: Path | None,
    results: tuple[Path, ...],
    contest: str,
    status: str,
    table: str,
    layouts: tuple[Path, ...],
    votes: str,
    reporting: str,
    elsewhere: tuple[str, ...],
    leave_out: tuple[str, ...],
    whole: tuple[str, ...],
    allow_missing: bool,
    as_json: bool,
    quiet: bool,
) -> None:
    """Put new results in the place of a contest's old ones in ATLAS, and show the difference of totals.

    Candidates, colours, titles and maps stay. New results with an error change nothing.
    """
    from mapgen.results.layouts import users_layouts
    from mapgen.workflows.update_atlas import NewResults, update_atlas

    columns = tuple(column for column in (text.strip() for text in votes.split(",")) if column)
    known = (*layouts, *users_layouts())
    new = NewResults(
        one_or_all(results),
        table,
        columns,
        reporting,
        layouts=known,
        status=status,
        elsewhere=elsewhere,
        leave_out=leave_out,
        whole=whole,
        allow_missing=allow_missing,
    )
    update = update_atlas(find_atlas(atlas, example=False), new, contest)
    if as_json:
        print_json(_as_json(update))
        return
    say([*update.taken.remarks, *update.changes], quiet=quiet)
    _print(update)


def _as_json(update: Update) -> dict[str, Any]:
    from mapgen.workflows.check_against import findings_of
    from mapgen.workflows.check_results import remark_as_json

    differences = findings_of(update.difference, "en") if update.difference is not None else []
    return {
        "contest": update.contest.id,
        "status": update.contest.status,
        "written": [str(file) for file in update.written],
        "totals": [{"candidate": name, "before": one, "now": other} for name, one, other in _totals(update)],
        "differences": list(map(remark_as_json, differences)),
        "changes": list(map(remark_as_json, update.changes)),
        "findings": list(map(remark_as_json, update.taken.remarks)),
    }


def _totals(update: Update) -> tuple[tuple[str, int | None, int], ...]:
    """A name and every vote before and now; before is None where the old results could not be read."""
    if update.difference is not None:
        return tuple((choice.name, *choice.totals) for choice in update.difference.choices)
    totals = update.taken.totals()
    return tuple((candidate.name, None, totals[candidate.key]) for candidate in update.contest.candidates)


def _print(update: Update) -> None:
    from mapgen.words.wording import Wording

    say_in = Wording("en")
    if update.difference is None:
        echo(say_in("update-unreadable"))
        print_totals(
            tuple((name, 0, now) for name, _, now in _totals(update)), (0, sum(update.taken.totals().values()))
        )
    else:
        print_totals(tuple((c.name, *c.totals) for c in update.difference.choices), update.difference.totals)
        cells, areas = update.difference.cells, update.difference.areas
        moved = {(cell.geoid, cell.place) for cell in cells} | {(area.geoid, area.place) for area in areas}
        echo(say_in("update-places", count=len(moved), n=f"{len(moved):,}"))
    if update.written:
        echo(say_in("update-status", contest=update.contest.id, status=update.contest.status))
        echo(*(f"{file} written." for file in update.written))
    else:
        echo(say_in("update-nothing"))
