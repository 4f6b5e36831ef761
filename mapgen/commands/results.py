"""Options that every command on a results file takes, and the words it answers with."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from mapgen.commands.common import echo
from mapgen.errors import Problem, UsageError

if TYPE_CHECKING:
    from mapgen.intake import Wanted

Command = Callable[..., None]

_OPTIONS = (
    click.option("--state", default="", metavar="KY", help="The state, or US for the whole country."),
    click.option("--office", default="", help="The office, where the file has several."),
    click.option("--district", default="", help="The district, where the file has several."),
    click.option("--party", default="", help="Whose primary; “all” for every party's candidates together."),
    click.option("--date", default="", metavar="2016-05-17", help="The election's day or year."),
    click.option(
        "--layout",
        "layouts",
        multiple=True,
        type=click.Path(path_type=Path),
        metavar="DIR",
        help="A folder with a layout of yours, or with several in folders of their own.",
    ),
    click.option("--table", default="", help="The file of a zip or the sheet of a workbook, where there are several."),
    click.option(
        "--shapes", type=click.Path(path_type=Path), default=None, help="Boundaries, in place of the Census Bureau's."
    ),
    click.option(
        "--reporting",
        "reading",
        type=click.Choice(["percent", "fraction", "ignore"]),
        default=None,
        help="The unit of the column that says how much is counted; “ignore” leaves it aside.",
    ),
    click.option("--allow-missing", is_flag=True, help="Draw counties without returns as “no data”."),
    click.option(
        "--total", "totals", multiple=True, metavar="'AMES=212534'", help="A candidate's votes to hold the file to."
    ),
)


results_argument = click.argument("results", nargs=-1, required=True, type=click.Path(path_type=Path, allow_dash=True))


def one_or_all(results: tuple[Path, ...]) -> Path | tuple[Path, ...]:
    """The file that is named, or all of several."""
    return results[0] if len(results) == 1 else results


def results_options(command: Command) -> Command:
    """Give a command the options that say which contest of a file is meant."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def wanted_of(given: dict[str, Any], **more: Any) -> Wanted:
    """The options of a command as the intake takes them.

    Raises:
        UsageError: A --total is not of the form NAME=NUMBER.
    """
    from mapgen.intake import Wanted
    from mapgen.read.layouts import users_layouts
    from mapgen.returns.choose import Asked

    asked = Asked(**{name: given[name] for name in ("office", "district", "party", "state", "date")})
    return Wanted(
        asked=asked,
        table=given["table"],
        shapes=given["shapes"],
        allow_missing=given["allow_missing"],
        reading=given["reading"] or "",
        layouts=(*given["layouts"], *users_layouts()),
        totals=dict(_total(each) for each in given["totals"]),
        **more,
    )


def say(problems: list[Problem], *, quiet: bool = False) -> None:
    """Notes and warnings to stderr, their kind before them."""
    if not quiet:
        for problem in problems:
            echo(f"{problem.severity}: {problem}", err=True)


def _total(text: str) -> tuple[str, int]:
    from mapgen.returns.cells import NotACountError, count

    called, _, number = text.rpartition("=")
    try:
        return called.strip(), count(number)[0]
    except NotACountError as error:
        raise UsageError(f"--total {text!r} is not of the form 'Ames=212534'.") from error
