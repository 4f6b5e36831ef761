"""A command's wall clock, processor time and largest memory, its children's included, as the system counts them."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Run:
    """One run of a command.

    Attributes:
        wall: Seconds.
        cpu: Seconds, user and system.
        memory: Largest resident set of any one process, bytes.
        code: How it ended; −9 where it took too long.
        said: The last line of what it said where it failed.
    """

    wall: float
    cpu: float
    memory: int
    code: int
    said: str = ""


def run(command: list[str], log: Path, *, environment: dict[str, str], limit: float) -> Run:
    """Run a command to its end, or to the limit in seconds."""
    with log.open("wb") as stream:
        begun = time.monotonic()
        process = subprocess.Popen(
            command, stdout=stream, stderr=subprocess.STDOUT, env=environment, start_new_session=True
        )
        timer = threading.Timer(limit, os.killpg, [process.pid, signal.SIGKILL])
        timer.start()
        _, status, used = os.wait4(process.pid, 0)
        wall = time.monotonic() - begun
        timer.cancel()
    process.returncode = os.waitstatus_to_exitcode(status)
    said = log.read_text("utf-8", "replace").strip().splitlines()
    lines = [line for line in said if line != "Nothing was written."]
    return Run(
        wall=wall,
        cpu=used.ru_utime + used.ru_stime,
        memory=used.ru_maxrss * (1 if sys.platform == "darwin" else 1024),
        code=process.returncode,
        said=lines[-1][:300] if process.returncode and lines else "",
    )
