"""Everything measured of one contestant, as the benchmark gathers it and the report reads it."""

from __future__ import annotations

from dataclasses import dataclass, field
from statistics import median

from browser import Visit
from contestants import Contestant
from measure import Run


@dataclass
class Result:
    """Everything measured of one contestant."""

    contestant: Contestant
    runs: list[Run] = field(default_factory=list)
    sizes: tuple[int, int, int] = (0, 0, 0)
    local: list[Visit] = field(default_factory=list)
    slow: list[Visit] = field(default_factory=list)
    offline: bool | None = None
    paths: str | None = None

    def of(self, name: str) -> float | None:
        """The median over the runs that succeeded."""
        values = [getattr(each, name) for each in self.runs if each.code == 0]
        return median(values) if values else None

    def loaded(self) -> tuple[int, int, int] | None:
        """Bytes of the page and all that it loads: raw, gzip, brotli."""
        if not self.local:
            return None
        columns = zip(*self.local[0].served.sizes.values(), strict=True)
        raw, packed, smallest = (sum(column) for column in columns)
        return raw, packed, smallest
