"""`mapgen describe`."""

from __future__ import annotations

from pathlib import Path

import click

from mapgen.cli.options import echo, json_option, print_json

NOTHING = "Nothing changed: every file is as it is described."


@click.command("describe")
@click.argument("folder", required=False, default=".", metavar="[FOLDER|ATLAS]", type=click.Path(path_type=Path))
@json_option
def command(folder: Path, as_json: bool) -> None:
    """Write the bytes, hashes and totals of files into their descriptions, as the files are now.

    FOLDER has a datapackage.json; of an atlas, all folders that it names are described. Texts, order and indentation
    of the descriptions stay.
    """
    from mapgen.workflows.check_results import remark_as_json
    from mapgen.workflows.describe_folder import describe

    changes, written = describe(folder)
    if as_json:
        print_json({"written": [str(file) for file in written], "changes": list(map(remark_as_json, changes))})
        return
    echo(*map(str, changes))
    echo(*(f"{file} written." for file in written))
    if not written:
        echo(NOTHING)
