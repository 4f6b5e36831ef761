"""The command line: which commands there are. Each is a module that is imported when it is asked for."""

from __future__ import annotations

import gc
import importlib
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NoReturn

import click

from mapgen import __version__
from mapgen.chatter import DEBUG, silence
from mapgen.cli import process
from mapgen.cli.options import echo
from mapgen.errors import MapgenError
from mapgen.visible import spelled

COMMANDS = {
    "map": "Draw one results file as one page, without an atlas.",
    "build": "Make an atlas's maps and write the site.",
    "check": "Hold an atlas or a results file together, draw nothing, say what was found.",
    "init": "Start an atlas, from a results file.",
    "add": "Add a contest or a table of attributes to an atlas.",
    "update": "Put new results in the place of a contest's old ones.",
    "diff": "Say what changed between two versions of a results file.",
    "describe": "Write bytes, hashes and totals of files into their descriptions.",
    "snippet": "Print what to paste into an article to show a map.",
    "list": "Say which maps, schemes, contests and columns there are.",
}
"""Every command with its line of help, so that `--help` answers without importing any of them."""

NOTHING_WRITTEN = "Nothing was written."
COLLECT_AFTER = 100_000
"""Objects made before Python looks for rings among them: with its own 700 it walks what is imported again and again."""

OWN_PROCESS = object()
"""Handed to the command by the process's entry: what is set for a whole process may be set."""


class Commands(click.Group):
    """A group whose commands are the modules of `mapgen.cli`."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  # click's signature
        """The commands in the order of their use."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002  # the same
        """The command with this name, imported now."""
        if cmd_name not in COMMANDS:
            return None
        found = importlib.import_module(f"mapgen.cli.{cmd_name}").command
        return found if isinstance(found, click.Command) else None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002  # the same
        """The list of commands in the help."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def make_context(self, *given: Any, **more: Any) -> click.Context:
        """What is to be run; a slip in the command is told in characters that can be seen."""
        try:
            with _told_here():
                return super().make_context(*given, **more)
        except KeyboardInterrupt:
            # click would begin a line of its own before the one that says so.
            sys.exit(process.stopped())

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; an error of mapgen's becomes its message and its exit code."""
        usual = gc.get_threshold()
        gc.set_threshold(COLLECT_AFTER)
        try:
            with _told_here():
                return super().invoke(ctx)
        except MapgenError as error:
            if process.is_stopping():
                sys.exit(process.stopped())
            echo(*str(error).split("\n"), NOTHING_WRITTEN, err=True)
            sys.exit(error.exit_code)
        except KeyboardInterrupt:
            sys.exit(process.stopped())
        finally:
            gc.set_threshold(*usual)

    def __call__(self, *given: Any, **more: Any) -> NoReturn:
        """The process's entry: whatever happens ends in words and an exit code. `main` alone lets exceptions pass."""
        command = super().__call__
        sys.exit(process.run(lambda: command(*given, standalone_mode=False, obj=OWN_PROCESS, **more)))


@contextmanager
def _told_here() -> Iterator[None]:
    """What click would tell in its own way, or take for something else."""
    try:
        yield
    except click.UsageError as slip:
        lines = slip.format_message().split("\n")
        told = [spelled(line) for line in lines]
        if told != lines:
            raise click.UsageError("\n".join(told), slip.ctx) from slip
        raise
    except BrokenPipeError as error:
        if process.was_speaking(error):
            sys.exit(process.nobody_listens())
        raise RuntimeError(f"BrokenPipeError: {error}") from error  # click would exit without a word
    except EOFError as error:
        raise RuntimeError(f"EOFError: {error}") from error  # click would take it for an answer; mapgen asks nothing


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="mapgen")
@click.option("--debug", is_flag=True, help="Show tracebacks of faults, and what libraries say.")
@click.pass_obj
def main(process_of: object, debug: bool) -> None:
    """County election maps that a newsroom can publish."""
    if debug:
        os.environ[DEBUG] = "1"
    if process_of is OWN_PROCESS:
        silence()
