"""The same function for many items, one after the other or several at a time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

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
    """
    if jobs == 1 or len(items) < 2:
        return [function(item) for item in items]
    # A quarter of a second that one job alone need not pay.
    from joblib import Parallel, delayed

    return list(Parallel(n_jobs=jobs)(delayed(function)(item) for item in items))
