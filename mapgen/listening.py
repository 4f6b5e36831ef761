"""Long work of compiled code, waited for: Python hears no signal while it is inside of such code itself."""

from __future__ import annotations

import threading
from collections.abc import Callable
from importlib.util import find_spec
from typing import Any, TypeVar

Result = TypeVar("Result")

STACK = 32 * 1024**2
"""Bytes of stack that the work has, whatever the system gives a thread: half a megabyte here, eight there."""


def listening(work: Callable[[], Result], seconds: float) -> Result:
    """Do work in a thread of its own, and leave it behind when a signal ends the run or the time is up.

    What is left behind cannot be stopped, and goes on until the process ends or it is done. So this is for work that
    is bounded in memory; what is not belongs into a process apart (`mapgen.files.apart`).

    Args:
        work: Changes nothing that anybody else looks at, and spends its time in code that lets other threads run.
        seconds: How long it may take.

    Raises:
        TimeoutError: It was not done by then.
    """
    if _is_memory_limited():
        # Where a new thread cannot have the memory that libraries keep for each, the C library ends the process.
        return work()
    ends: list[tuple[bool, Any]] = []

    def do() -> None:
        try:
            ends.append((True, work()))
        except BaseException as error:  # noqa: BLE001  # raised where it is waited for
            ends.append((False, error))

    before = threading.stack_size(STACK)
    try:
        worker = threading.Thread(target=do, daemon=True, name="mapgen")
        worker.start()
    finally:
        threading.stack_size(before)
    worker.join(seconds)
    if not ends:
        raise TimeoutError
    done, end = ends[0]
    if not done:
        raise end
    return end  # type: ignore[no-any-return]  # of the work's own type


def _is_memory_limited() -> bool:
    """Whether the system grants this process less memory than there is; Windows tells nothing of the kind."""
    if find_spec("resource") is None:
        return False
    import resource  # noqa: PLC0415  # not there on Windows

    return resource.getrlimit(resource.RLIMIT_AS)[0] != resource.RLIM_INFINITY
