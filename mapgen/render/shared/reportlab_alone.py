"""reportlab, imported so that nobody's settings decide what a PDF is.

As it is imported it runs `~/.reportlab_mods` and `~/.reportlab_settings` and modules of such names, takes values from
variables of the environment that begin with RL_, and asks for the working folder, which may be gone.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

HOMES = ("HOME", "USERPROFILE")
SETTINGS = ("reportlab_mods", "reportlab_settings", "reportlab.local_rl_mods", "reportlab.local_rl_settings")
"""Modules that would be run if there were any."""


@contextmanager
def _no_settings() -> Iterator[None]:
    """A home without files, no variable for reportlab, none of those modules, and a working folder that is there."""
    own, getcwd = str(Path(__file__).parent), os.getcwd
    hidden = {name: os.environ.pop(name) for name in list(os.environ) if name in HOMES or name.startswith("RL_")}
    os.environ.update(dict.fromkeys(HOMES, own))
    sys.modules.update(dict.fromkeys(SETTINGS))  # type: ignore[arg-type]  # None is how Python says that there is none
    os.getcwd = lambda: own
    try:
        yield
    finally:
        os.getcwd = getcwd
        for name in SETTINGS:
            del sys.modules[name]
        for name in HOMES:
            del os.environ[name]
        os.environ.update(hidden)


with _no_settings():
    from reportlab import rl_config
    from reportlab.lib.colors import HexColor
    from reportlab.pdfbase.pdfmetrics import registerFont
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen.canvas import Canvas
    from reportlab.pdfgen.pathobject import PDFPathObject

__all__ = ["Canvas", "HexColor", "PDFPathObject", "TTFont", "registerFont", "rl_config"]
