"""mapgen as a process of its own: signals, what streams take, and the last handler, which leaves no traceback.

Only the process's entry passes here. A test that calls a command in its own process meets every exception.
"""

from __future__ import annotations

import io
import os
import signal
import sys
import traceback
from collections.abc import Callable
from contextlib import suppress
from types import FrameType
from typing import TextIO

import click

from mapgen.chatter import debugging
from mapgen.cli.options import echo
from mapgen.faults import told

SIGNALLED = 128
"""What shells add to a signal's number where it ends a process."""

STOPS = {
    "SIGINT": "Interrupted.",
    "SIGTERM": "Terminated.",
    "SIGHUP": "The terminal is gone.",
}
"""The signals that ask mapgen to stop, and what it answers."""

STILL_WHOLE = "The site's folder is whole, as it was or as it was to be."


_heard: list[int] = []
"""The signals that have asked this run to stop."""


def run(command: Callable[[], object]) -> int:
    """Run a command to its end, whatever that is.

    Args:
        command: A click command without its standalone mode.

    Returns:
        The exit code: the command's own; 70 for a fault of mapgen's; 128 and the signal's number for a signal.
    """
    _any_letter_will_do()
    before = _signals_taken()
    try:
        return _flushed(_ended(command))
    except KeyboardInterrupt:
        return stopped()
    finally:
        # What now comes is Python's own end: there a signal ends the process as it ends any other.
        for number in before:
            signal.signal(number, signal.SIG_DFL)


def is_stopping() -> bool:
    """Whether a signal has asked for the end: then that is why, whatever else goes wrong on the way there."""
    return bool(_heard)


def stopped() -> int:
    """Say that a signal ended the run; the exit code."""
    number = _heard[0] if _heard else int(signal.SIGINT)
    with suppress(OSError):  # a terminal that is gone hears nothing
        echo(f"{STOPS[signal.Signals(number).name]} {STILL_WHOLE}", err=True)
    return SIGNALLED + number


def _ended(command: Callable[[], object]) -> int:
    try:
        answer = command()
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 0
    except click.ClickException as slip:
        slip.show()
        return slip.exit_code
    except click.Abort:
        return stopped()  # click's name for an interrupt that comes while it reads the command's options
    except KeyboardInterrupt:
        raise
    except BaseException as error:  # noqa: BLE001  # the last handler
        return _answered(error)
    return answer if isinstance(answer, int) else 0


def _answered(error: BaseException) -> int:
    """Say what went wrong; the exit code."""
    ending = told(error)
    with suppress(OSError):
        if debugging():
            echo(*"".join(traceback.format_exception(error)).rstrip("\n").split("\n"), err=True)
        if is_stopping():
            return stopped()
        echo(ending.line, err=True)
    return ending.exit_code


def was_speaking(error: BaseException) -> bool:
    """Whether an error came while something was printed."""
    return any(frame.f_code.co_name == "echo" for frame, _ in traceback.walk_tb(error.__traceback__))


def nobody_listens() -> int:
    """End quietly, as `mapgen list columns | head -1` asks for; the exit code."""
    _drop(sys.stdout)
    return SIGNALLED + getattr(signal, "SIGPIPE", 13)


def _flushed(code: int) -> int:
    """Send off what is still to be printed, while an error can be told; Python itself would do it too late."""
    for stream in (sys.stdout, sys.stderr):
        try:
            if stream is not None:
                stream.flush()
        except OSError as error:
            _drop(stream)
            return code or (nobody_listens() if isinstance(error, BrokenPipeError) else _answered(error))
    return code


def _drop(stream: TextIO) -> None:
    """Let nothing come of what is still to be printed."""
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)


def _any_letter_will_do() -> None:
    """Spell out what a terminal's encoding has no letter for."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _signals_taken() -> list[int]:
    """Let the signals that ask to stop raise, where nobody has said that they are to be ignored."""
    taken = []
    for name in STOPS:
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) in (signal.SIG_DFL, signal.default_int_handler):
            signal.signal(number, _stop)
            taken.append(number)
    return taken


def _stop(number: int, _frame: FrameType | None) -> None:
    """Whatever cleans up after Ctrl-C cleans up after every one of these."""
    _heard.append(number)
    raise KeyboardInterrupt
