"""The command line: which commands there are. Each is a module that is imported when it is asked for."""

from __future__ import annotations

import gc
import importlib
import signal
import sys
from typing import Any

import click

from mapgen import __version__
from mapgen.errors import MapgenError

COMMANDS = {
    "map": "Draw one results file as one page, without an atlas.",
    "build": "Make an atlas's maps and write the site.",
    "check": "Hold an atlas or a results file together, draw nothing, say what was found.",
    "init": "Start an atlas, from a results file.",
    "snippet": "Print what to paste into an article to show a map.",
    "list": "Say which maps, schemes, contests and columns there are.",
}
"""Every command with its line of help, so that `--help` answers without importing any of them."""

NOTHING_WRITTEN = "Nothing was written."
COLLECT_AFTER = 100_000
"""Objects made before Python looks for rings among them: with its own 700 it walks what is imported again and again."""

INTERRUPTED = "Interrupted. The site's folder is whole, as it was or as it was to be."


class Commands(click.Group):
    """A group whose commands are the modules of `mapgen.commands`."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  # click's signature
        """The commands in the order of their use."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002  # the same
        """The command with this name, imported now."""
        if cmd_name not in COMMANDS:
            return None
        found = importlib.import_module(f"mapgen.commands.{cmd_name}").command
        return found if isinstance(found, click.Command) else None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002  # the same
        """The list of commands in the help."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; an error of mapgen's becomes its message and its exit code."""
        usual = gc.get_threshold()
        gc.set_threshold(COLLECT_AFTER)
        try:
            return super().invoke(ctx)
        except MapgenError as error:
            click.echo(f"{error}\n{NOTHING_WRITTEN}", err=True)
            sys.exit(error.exit_code)
        except KeyboardInterrupt:
            click.echo(INTERRUPTED, err=True)
            sys.exit(128 + signal.SIGINT)
        finally:
            gc.set_threshold(*usual)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="mapgen")
def main() -> None:
    """County election maps that a newsroom can publish."""
