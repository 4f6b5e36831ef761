"""What several commands share: the atlas they speak of, and the one way in which anything is printed."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import click

from mapgen.errors import UsageError
from mapgen.files.regular import is_folder
from mapgen.showcase import showcase_atlas
from mapgen.visible import spelled

atlas_argument = click.argument("atlas", required=False, type=click.Path(path_type=Path))
quiet_option = click.option("-q", "--quiet", is_flag=True, help="Say nothing but errors.")
base_url_option = click.option(
    "--base-url",
    default="",
    metavar="URL",
    help="Where the site will lie on the web, instead of the atlas's base_url.",
)

example_option = click.option("--example", is_flag=True, help="Take the atlas that comes with mapgen.")
json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON.")


def as_text(_context: click.Context, option: click.Parameter, written: str) -> str:
    """What was typed for an option, if it is text that can be written to a file.

    Raises:
        UsageError: It holds bytes that were typed in another encoding.
    """
    if any("\ud800" <= letter <= "\udfff" for letter in written):
        name = option.opts[-1]
        raise UsageError(f"{name} {written!r} is no text: it was typed in another encoding than the terminal's.")
    return written


contest_title_option = click.option(
    "--title", default="", callback=as_text, help="What readers call the contest, in place of the computed title."
)
source_option = click.option("--source", default="", callback=as_text, help="Who published the figures.")


def find_atlas(given: Path | None, *, example: bool) -> Path:
    """The atlas to use.

    Args:
        given: An atlas file, a folder with an `atlas.toml`, or None for the one in this folder.
        example: Whether it is to be the one that comes with mapgen, which is never taken unless it is asked for.

    Raises:
        UsageError: None is named and there is none in this folder, or both are asked for.
    """
    if example and given is not None:
        raise UsageError(f"--example is the atlas that comes with mapgen, and {given} is another.")
    if example:
        return showcase_atlas()
    if given is not None:
        return given / "atlas.toml" if is_folder(given) else given
    here = Path("atlas.toml")
    # A pipe, a folder or a link to nothing is no reason to speak of another atlas: reading it says what it is.
    if not os.path.lexists(here):
        raise UsageError(
            "There is no atlas.toml here.",
            fix="Name an atlas, begin one with `mapgen init`, or take the one that comes with mapgen: "
            f"`{_asked()} --example`.",
        )
    return here


def _asked() -> str:
    """The command that runs, however mapgen was called."""
    names, context = [], click.get_current_context()
    while context.parent is not None:
        names.append(str(context.info_name))
        context = context.parent
    return " ".join(["mapgen", *reversed(names)])


def echo(*lines: str, err: bool = False) -> None:
    """Print lines, to stdout for data and to stderr for what is said about them.

    Everything a command prints passes here: what cannot be seen is spelled out, a line end in a file's name among it,
    and so is a letter that the terminal's encoding has not.
    """
    encoding = getattr(sys.stderr if err else sys.stdout, "encoding", None) or "utf-8"
    for line in lines:
        click.echo(spelled(line).encode(encoding, "backslashreplace").decode(encoding), err=err)


def print_json(document: object) -> None:
    r"""A document as JSON in ASCII, which moves no terminal and which programs read in any locale.

    Half a surrogate pair, which a file's name can hold and no text can, is spelled out: strict readers refuse JSON
    with a lone `\udc80`.
    """
    echo(*json.dumps(_whole(document), indent=2).split("\n"))


def _whole(value: object) -> object:
    """The same with every text one that can be encoded."""
    if isinstance(value, str):
        return value.encode("utf-8", "backslashreplace").decode("utf-8")
    if isinstance(value, Mapping):
        return {_whole(key): _whole(own) for key, own in value.items()}
    return [_whole(item) for item in value] if isinstance(value, list | tuple) else value


def print_rows(rows: Sequence[Mapping[str, str]], *, as_json: bool) -> None:
    """Rows to stdout, as JSON or as columns."""
    if as_json:
        print_json(rows)
        return
    lines = [[spelled(value) for value in row.values()] for row in rows]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    for line in lines:
        cells = [value.ljust(width) for value, width in zip(line, widths, strict=True)]
        echo("  ".join(cells).rstrip())


def progress(*, quiet: bool) -> Callable[[str], None]:
    """Steps to stderr, where somebody is watching it."""
    if quiet or not sys.stderr.isatty():
        return lambda _step: None
    return lambda step: echo(f"  {step} …", err=True)
