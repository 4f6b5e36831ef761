"""What the name of a results file says of its election, where files are named as OpenElections names them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from mapgen.geoid import STATE_FIPS
from mapgen.results.normalise import Stage, iso_date


@dataclass(frozen=True, slots=True)
class NameFacts:
    """What a file's name says; empty where it says nothing.

    Attributes:
        date: The day, ISO 8601.
        state: The postal code.
        stage: "primary" or "general".
    """

    date: str = ""
    state: str = ""
    stage: Stage = ""


def facts_of(file: str) -> NameFacts:
    """What the name of a file says: `20160517__ky__primary__president__county.csv`."""
    parts = [part for part in re.split("__", re.split(r"[/\\]", file)[-1].split(".")[0].casefold()) if part]
    if len(parts) < 2:
        return NameFacts()
    day = next((part for part in parts if re.fullmatch("[12][0-9]{7}", part)), "")
    state = next((part.upper() for part in parts if part.upper() in STATE_FIPS), "")
    stage: Stage = "primary" if {"primary", "caucus"} & set(parts) else "general" if "general" in parts else ""
    return NameFacts(iso_date(day), state, stage)
