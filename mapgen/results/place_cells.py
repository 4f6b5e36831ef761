"""The cells that say where a row is of, where some of them say nothing and others stand beside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from mapgen.results.places import NO_CODE
from mapgen.results.vote_keys import VoteKey
from mapgen.words.terms import state_code

MOST_UNITS = 2_000
"""Units of rows without a county that are told apart; a file of so many names no counties at all."""


@dataclass(slots=True)
class PlaceCells:
    """Completes the cells of rows that name no state or no county.

    Attributes:
        states_at: Where further columns stand that say the state, the likeliest first.
    """

    states_at: Sequence[int]
    _nameless: dict[str, bool] = field(default_factory=dict)
    _units: set[str] = field(default_factory=set)

    def completed(self, key: VoteKey, cells: Sequence[str], unit: str) -> VoteKey:
        """The key with its state from another column, and with its unit, where its own cells do not say them."""
        if self.states_at and key.state.strip().casefold() in NO_CODE:
            said = (cells[at] for at in self.states_at)
            key = key._replace(state=next((cell for cell in said if cell.strip().casefold() not in NO_CODE), key.state))
        nameless = key.geoid.strip().casefold() in NO_CODE and self._names_no_county(key.county)
        if not nameless or not unit.strip() or (unit not in self._units and len(self._units) >= MOST_UNITS):
            return key
        self._units.add(unit)
        return key._replace(unit=unit)

    def _names_no_county(self, county: str) -> bool:
        """Whether the cell of the county is empty, or names a state."""
        if county not in self._nameless:
            self._nameless[county] = not county.strip() or bool(state_code(county))
        return self._nameless[county]
