"""Counties told by their names alone, where a file of boundaries has no codes."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import pandas as pd

from mapgen.areas.gazetteer import Gazetteer
from mapgen.areas.key_fields import Keys, table_geometry
from mapgen.areas.us_carried import carried_names
from mapgen.geoid import STATE_FIPS, state_of
from mapgen.words.terms import state_code


def find_keys_by_names(table: pd.DataFrame, state: str) -> Keys | None:
    """The codes of counties whose names stand in one field, all of them, every one the name of one county.

    Args:
        table: The fields of a file.
        state: The two digits of the state that it is of; empty where that is not known. A field of the file that
            names states is believed before it; without either, the names must be those of one state alone.
    """
    texts = {
        str(field): table[field].astype(str).fillna("").str.strip() for field in table if field != table_geometry(table)
    }
    states = next((found for found in map(_states, texts.values()) if found is not None), None)
    if states is not None:
        candidates = [states]
    else:
        every = [state] if state else list(STATE_FIPS.values())
        candidates = [pd.Series(fips, index=table.index) for fips in every]
    found = []
    for field, names in texts.items():
        for of_state in candidates:
            asked = of_state == state if state and states is not None else pd.Series(data=True, index=table.index)
            codes = [_code(fips, name) for fips, name in zip(of_state[asked], names[asked], strict=True)]
            if codes and all(codes):
                # Rows of other states keep a code of theirs, which is no county's.
                geoids = of_state.str.cat(["000"] * len(table)).where(
                    ~asked, pd.Series(codes, index=names[asked].index)
                )
                found.append(Keys(field, geoids, 0))
    different = {tuple(keys.geoids) for keys in found}
    return found[0] if len(different) == 1 else None


def name_of(geoid: str) -> str:
    """What the Census Bureau calls a county, without "County"; empty where nothing is known."""
    return carried_names().get(geoid, "")


def _states(texts: pd.Series) -> pd.Series | None:
    """The two digits of the states that a field names; None where it names none, or something else."""
    codes = {text: STATE_FIPS.get(state_code(text), "") for text in texts.unique()}
    return texts.map(codes) if len(texts) and all(codes.values()) else None


def _code(fips: str, name: str) -> str:
    gazetteer = _gazetteers().get(fips)
    return (gazetteer.resolve(name) if gazetteer is not None and name else None) or ""


@cache
def _gazetteers() -> Mapping[str, Gazetteer]:
    by_state: dict[str, dict[str, str]] = {}
    for code, name in carried_names().items():
        by_state.setdefault(state_of(code), {})[code] = name
    return {fips: Gazetteer(names) for fips, names in by_state.items()}
