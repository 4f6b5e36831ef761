"""Options that every command on a results file takes, and the words it answers with."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from mapgen.cli.options import echo
from mapgen.errors import Remark, UsageError
from mapgen.specs.kind import KINDS
from mapgen.specs.needs import threshold

if TYPE_CHECKING:
    from mapgen.areas.area_table import AreaTable
    from mapgen.results.import_options import ImportOptions

Command = Callable[..., None]

_PLACES = (
    click.option(
        "--elsewhere",
        multiple=True,
        metavar="'Maine UOCAVA'",
        help="A place that belongs to no county: its votes are in every total, and colour none.",
    ),
    click.option(
        "--leave-out", multiple=True, metavar="'Dover City'", help="A place, county or state whose rows are left out."
    ),
    click.option(
        "--whole",
        multiple=True,
        metavar="AK",
        help="A state of a national map that is drawn as one area, with the sum of all its rows.",
    ),
    click.option("--allow-missing", is_flag=True, help="Draw counties without returns as “no data”."),
)

_OPTIONS = (
    click.option("--state", default="", metavar="KY", help="The state, or US for the whole country."),
    click.option("--office", default="", help="The office, where the file has several."),
    click.option("--district", default="", help="The district, where the file has several."),
    click.option("--party", default="", help="Whose primary; “all” for every party's candidates together."),
    click.option("--stage", default="", metavar="general", help="The stage, where the file has several: its own word."),
    click.option("--round", default="", metavar="N", help="The round of a ranked choice, or “last”."),
    click.option(
        "--kind",
        default="",
        type=click.Choice(["", *KINDS]),
        metavar="|".join(KINDS),
        help="What voters were asked, where the file does not show it.",
    ),
    click.option(
        "--needs", default="", metavar="majority|60%", help="The share that is needed where most votes are not enough."
    ),
    click.option("--date", default="", metavar="2016-05-17", help="The election's day or year."),
    click.option(
        "--layout",
        "layouts",
        multiple=True,
        type=click.Path(path_type=Path),
        metavar="DIR",
        help="A folder with a layout of yours, or with several in folders of their own.",
    ),
    click.option("--votes", default="", metavar="COL,COL", help="The columns that are votes, by their headers."),
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
    *_PLACES,
    click.option(
        "--total", "totals", multiple=True, metavar="'AMES=212534'", help="A candidate's votes to hold the file to."
    ),
)

_COLOURS = (
    click.option(
        "--color",
        "--colour",
        "colours",
        multiple=True,
        metavar="'AMES=#0b7f86'",
        help="A candidate's base colour; may be repeated.",
    ),
    click.option(
        "--allow-alike",
        multiple=True,
        metavar="NAME",
        help="A candidate whose colour may look like another's: textures tell them apart; may be repeated.",
    ),
)


results_argument = click.argument("results", nargs=-1, required=True, type=click.Path(path_type=Path, allow_dash=True))


def from_option(told: str) -> Callable[[Command], Command]:
    """The option that names results to read, with what its help says."""
    return click.option(
        "--from",
        "results",
        required=True,
        multiple=True,
        type=click.Path(path_type=Path, allow_dash=True),
        help=told,
    )


def one_or_all(results: tuple[Path, ...]) -> Path | tuple[Path, ...]:
    """The file that is named, or all of several."""
    return results[0] if len(results) == 1 else results


def results_options(command: Command) -> Command:
    """Give a command the options that say which contest of a file is meant, and in which colours it is drawn."""
    for option in reversed((*_OPTIONS, *_COLOURS)):
        command = option(command)
    return command


def place_options(command: Command) -> Command:
    """Give a command the options that say what to do with places that are no counties, and with missing ones."""
    for option in reversed(_PLACES):
        command = option(command)
    return command


def import_options(given: dict[str, Any], **more: Any) -> ImportOptions:
    """The options of a command as the import takes them.

    Raises:
        UsageError: --needs is no share, or a --total is not of the form NAME=NUMBER.
    """
    from mapgen.results.import_options import ImportOptions
    from mapgen.results.layouts import users_layouts
    from mapgen.results.select_contest import ContestFilter

    try:
        threshold(given["needs"])
    except ValueError as error:
        raise UsageError(f"--{error}.") from error
    names = ("office", "district", "party", "state", "stage", "date", "round")
    named = ContestFilter(**{name: given[name] for name in names})
    return ImportOptions(
        contest_filter=named,
        table=given["table"],
        allow_missing=given["allow_missing"],
        elsewhere=tuple(given["elsewhere"]),
        leave_out=tuple(given["leave_out"]),
        whole=tuple(given["whole"]),
        reading=given["reading"] or "",
        kind=given["kind"],
        needs=given["needs"],
        layouts=(*given["layouts"], *users_layouts()),
        votes=tuple(column for column in (text.strip() for text in given["votes"].split(",")) if column),
        expected_totals=dict(_total(text) for text in given["totals"]),
        **more,
    )


def areas_of(shapes: Path | None) -> Callable[[str], AreaTable] | None:
    """What reads the areas of a state from the file that --shapes names, or None for the country's."""
    from mapgen.areas.boundaries import read_areas

    return None if shapes is None else lambda state: read_areas(shapes, state=state)


def say(remarks: Sequence[Remark], *, quiet: bool = False) -> None:
    """Notes and warnings to stderr, their kind before them."""
    if not quiet:
        for remark in remarks:
            echo(f"{remark.severity}: {remark}", err=True)


def _total(text: str) -> tuple[str, int]:
    from mapgen.files.parse_cells import NotACountError, count

    called, _, number = text.rpartition("=")
    try:
        return called.strip(), count(number)[0]
    except NotACountError as error:
        raise UsageError(f"--total {text!r} is not of the form 'Ames=212534'.") from error
