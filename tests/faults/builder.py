"""Builds on demand: mapgen is imported and warm once, and every build is a child that can be killed.

Run as a program it reads lines of JSON, `["atlas.toml", "out"]`, and for each forks a build whose steps it reports,
one a line: `pid 123`, `step Reading boundaries`, …, `done 0`. A killed child is reported as `done -9`.
"""

import gc
import json
import os
import sys
import tempfile
from pathlib import Path

import mapgen.render.site.index  # noqa: F401  # imported before the fork, like everything else that takes time
from mapgen.render.outputs import OUTPUTS
from mapgen.workflows.build_site import build
from tests.grid import AtlasOnDisk

SLOW = (".pdf", ".png")
"""Images take most of a build's time, and none of the moments at which a kill could tear a site in two."""


def say(line: str) -> None:
    """A line to the parent, in one write, so that a kill leaves no half."""
    os.write(1, f"{line}\n".encode())


def serve() -> None:
    """Build whatever standard input asks for, until it ends."""
    for name in [each for each in OUTPUTS if each.endswith(SLOW)]:
        del OUTPUTS[name]
    # Templates are compiled and libraries have loaded their parts: no child needs to do so again.
    with tempfile.TemporaryDirectory() as folder:
        build(AtlasOnDisk(Path(folder) / "atlas").path, Path(folder) / "site")
    gc.freeze()  # a child copies no memory to collect in it
    say("ready")
    for line in sys.stdin:
        atlas, out = map(Path, json.loads(line))
        child = os.fork()
        if child == 0:
            say(f"pid {os.getpid()}")
            try:
                build(atlas, out, replace=True, progress=lambda step: say(f"step {step}"))
            finally:
                os._exit(0)
        say(f"done {os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])}")


if __name__ == "__main__":
    serve()
