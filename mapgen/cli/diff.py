"""`mapgen diff`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from mapgen.cli.check_against import print_totals
from mapgen.cli.options import echo, json_option, print_json
from mapgen.cli.result_options import import_options, results_options

if TYPE_CHECKING:
    from mapgen.workflows.diff_results import ResultsChange


@click.command("diff")
@click.argument("old", type=click.Path(path_type=Path))
@click.argument("new", type=click.Path(path_type=Path, allow_dash=True))
@click.option("--by", default="", metavar="winner|margin|wide-margin|votes", help="What the counties' classes show.")
@results_options
@json_option
def command(old: Path, new: Path, by: str, as_json: bool, **given: Any) -> None:
    """Say what changed between two versions of a results file: headline, totals, counties, winners, classes.

    Both are drawn on the same counties in the same classes. It ends with 0, whatever differs.
    """
    from mapgen.workflows.diff_results import diff_results
    from mapgen.workflows.house_colours import house_colours

    colours = house_colours(given["colours"], given["allow_alike"])
    change = diff_results(old, new, import_options(given), given["shapes"], by=by, colours=colours)
    if as_json:
        print_json(change.as_json())
    else:
        _print(change)


def _print(change: ResultsChange) -> None:
    from mapgen.words.wording import Wording
    from mapgen.workflows.check_against import findings_of

    say = Wording("en")
    before, now = change.headlines
    echo(say("diff-headline-same", headline=now) if before == now else say("diff-headline", old=before, new=now))
    print_totals(tuple((c.name, *c.totals) for c in change.difference.choices), change.difference.totals)
    for county in change.counties:
        if county.winner[0] != county.winner[1]:
            echo(say("diff-winner", place=county.name, old=county.winner[0], new=county.winner[1]))
    for county in change.counties:
        if county.legend[0] != county.legend[1]:
            echo(say("diff-class", place=county.name, old=county.legend[0], new=county.legend[1]))
    echo(*map(str, findings_of(change.difference, "en")))
    echo(
        say("diff-same")
        if change.same
        else say("diff-counties", count=len(change.counties), n=f"{len(change.counties):,}")
    )
