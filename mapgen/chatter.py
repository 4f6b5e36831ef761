"""What libraries say on the way, to those who write them: kept off the user's terminal unless it is asked for."""

from __future__ import annotations

import logging
import os
import sys
import warnings

DEBUG = "MAPGEN_DEBUG"
"""The environment variable that shows tracebacks and what libraries say; `--debug` sets it, for workers too."""


def debugging() -> bool:
    """Whether somebody wants to see what happens inside."""
    return bool(os.environ.get(DEBUG))


def silence() -> None:
    """Print no library's warnings and log in this process, nor in those that it starts.

    They name paths of mapgen's installation and not what to do. What a user must know of a file is a note of
    mapgen's own. Whoever runs Python with `-W` or PYTHONWARNINGS sees warnings as ever.
    """
    if debugging():
        return
    if not sys.warnoptions:
        warnings.showwarning = _unheard
        os.environ["PYTHONWARNINGS"] = "ignore"
    logging.getLogger().addHandler(logging.NullHandler())
    sys.unraisablehook = _unheard


def silenced() -> bool:
    """Whether `silence` has done its work here."""
    return sys.unraisablehook is _unheard


def _unheard(*_said: object, **_more: object) -> None:
    """Nothing is printed."""
