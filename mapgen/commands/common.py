"""What several commands share: the atlas they speak of, how they print rows, how they report progress."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import click

from mapgen.errors import printable
from mapgen.showcase import showcase_atlas

atlas_argument = click.argument("atlas", required=False, type=click.Path(path_type=Path))
quiet_option = click.option("-q", "--quiet", is_flag=True, help="Say nothing but errors.")
base_url_option = click.option(
    "--base-url",
    default="",
    metavar="URL",
    help="Where the site will lie on the web, instead of the atlas's base_url.",
)
json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON.")


def find_atlas(given: Path | None) -> tuple[Path, bool]:
    """The atlas to use, and whether it is the one that comes with mapgen.

    Args:
        given: An atlas file, a folder with an `atlas.toml`, or None for the one in this folder.
    """
    if given is not None:
        return (given / "atlas.toml" if given.is_dir() else given), False
    here = Path("atlas.toml")
    # A pipe, a folder or a link to nothing is no reason to build another atlas: reading it says what it is.
    return (here, False) if os.path.lexists(here) else (showcase_atlas(), True)


def print_rows(rows: Sequence[Mapping[str, str]], *, as_json: bool) -> None:
    """Rows to stdout, as JSON or as columns."""
    if as_json:
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    lines = [[printable(value) for value in row.values()] for row in rows]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    for line in lines:
        cells = [value.ljust(width) for value, width in zip(line, widths, strict=True)]
        click.echo("  ".join(cells).rstrip())


def progress(*, quiet: bool) -> Callable[[str], None]:
    """Steps to stderr, where somebody is watching it."""
    if quiet or not sys.stderr.isatty():
        return lambda _step: None
    return lambda step: click.echo(f"  {step} …", err=True)
