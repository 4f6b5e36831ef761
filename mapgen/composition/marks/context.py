"""What marks are made of: a map's figures, its drawing, and its words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from mapgen.errors import AtlasError
from mapgen.findings import finding
from mapgen.geometry.layout import Layout
from mapgen.model.choropleth import Comparison
from mapgen.model.column import Column
from mapgen.specs.contest import Contest
from mapgen.specs.marks import MarkUse, mark_kinds
from mapgen.words.numbers import Numbers, numbers
from mapgen.words.wording import Wording


@dataclass(frozen=True, slots=True)
class MarkContext:
    """What a mark may draw on.

    Attributes:
        counties: Indexed by `geoid`: the tally's columns, measures, and the comparison's where there is one.
        layout: The boundaries, drawn.
        contest: The contest of the tally.
        comparison: What it is held against, or None.
        columns: The map's measures.
        wording: The catalogue.
    """

    counties: pd.DataFrame
    layout: Layout
    contest: Contest
    comparison: Comparison | None
    columns: Sequence[Column]
    wording: Wording

    @property
    def figures(self) -> Numbers:
        """The formatter of the catalogue's language."""
        return numbers(self.wording.language)

    def values(self, use: MarkUse) -> pd.Series:
        """The figures that a mark's size shows, by `geoid`; float64, missing where they are not known.

        Raises:
            AtlasError: The counties have no such figures.
        """
        if use.size not in self.sizes(use):
            known = ", ".join(size for size in self.sizes(use)) or "nothing"
            raise AtlasError(finding("mark-without-figures", mark=use.type, size=repr(use.size), known=known))
        return self.counties[use.size].astype("Float64").astype("float64")

    def sizes(self, use: MarkUse) -> dict[str, str]:
        """What the size of such a mark can show on this map, by column, as a title says it."""
        kind = mark_kinds()[use.type]
        own = {size: self.wording.text(text) for size, text in kind.sizes.items()}
        counts = {column.id: column.label for column in self.columns if kind.counts and column.kind == "count"}
        return {size: text for size, text in (own | counts).items() if size in self.counties}

    def title(self, use: MarkUse) -> str:
        """What heads the mark's key."""
        title = self.wording.text(mark_kinds()[use.type].title)
        return self._filled(title.replace("{size}", self.sizes(use)[use.size]))

    def note(self, use: MarkUse) -> str:
        """What is said of the mark."""
        return self._filled(self.wording.text(mark_kinds()[use.type].note))

    def winner_at(self, winner: str) -> int | None:
        """The position of a winner among the candidates; None for an outcome that is no candidate."""
        keys = [candidate.key for candidate in self.contest.candidates]
        return keys.index(winner) if winner in keys else None

    def _filled(self, text: str) -> str:
        if self.comparison is None:
            return text
        who, then = self.comparison.now.short, self.comparison.earlier.year
        return text.replace("{who}", who).replace("{then}", then)
