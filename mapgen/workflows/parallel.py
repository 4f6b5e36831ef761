"""The same function for many items, one after the other or several at a time."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from functools import partial
from typing import TypeVar

from mapgen.chatter import silence, silenced
from mapgen.errors import WorkerError
from mapgen.findings import finding

Item = TypeVar("Item")
Result = TypeVar("Result")


def mapped(function: Callable[[Item], Result], items: Sequence[Item], *, jobs: int) -> list[Result]:
    """The function of every item, in their order.

    With more than one job the items go to joblib: to processes on this machine, or to the backend of a
    `joblib.parallel_config` around the call, such as Dask's or Ray's.

    Args:
        function: Pure and picklable.
        items: Picklable.
        jobs: How many at a time.

    Raises:
        WorkerError: A process ended before its item was done.
    """
    jobs = min(jobs, len(items))
    if jobs < 2:
        return [function(item) for item in items]
    # A quarter of a second that one job alone need not pay.
    from concurrent.futures.process import BrokenProcessPool

    from joblib import Parallel, delayed

    work = partial(_quietly, function) if silenced() else function
    try:
        with ExitStack() as until_done:
            with _deaf_to_the_keyboard():
                parallel = until_done.enter_context(Parallel(n_jobs=jobs))
                parallel(delayed(_started)(number) for number in range(jobs))
            return list(parallel(delayed(work)(item) for item in items))
    except BrokenProcessPool as error:  # joblib's TerminatedWorkerError is one
        raise WorkerError(finding("worker-ended")) from error


@contextmanager
def _deaf_to_the_keyboard() -> Iterator[None]:
    """Processes that are started here never hear Ctrl-C, which a terminal sends to all of them.

    Each would answer with a traceback. This one hears it, when the block is left, and ends them.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    from multiprocessing import resource_tracker

    from joblib.externals.loky.backend import resource_tracker as lokys_tracker

    unheard = {signal.SIGINT, signal.SIGHUP}
    before = signal.pthread_sigmask(signal.SIG_BLOCK, unheard)
    try:
        # When these start they let the keyboard in again here, which is why they are started first.
        resource_tracker.ensure_running()
        lokys_tracker.ensure_running()
        signal.pthread_sigmask(signal.SIG_BLOCK, unheard)
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _started(number: int) -> int:
    """A process has begun once it has answered this."""
    return number


def _quietly(function: Callable[[Item], Result], item: Item) -> Result:
    """The function in a process of joblib's, which says as little as the one that asked for it."""
    silence()
    return function(item)
