"""County keys: five characters of text, never a number."""

from __future__ import annotations

import re

COUNTY_GEOID = re.compile(r"[0-9]{5}")

STATE_FIPS = {
    "AL": "01", "AK": "02", "AZ": "04", "AR": "05", "CA": "06", "CO": "08", "CT": "09", "DE": "10",
    "DC": "11", "FL": "12", "GA": "13", "HI": "15", "ID": "16", "IL": "17", "IN": "18", "IA": "19",
    "KS": "20", "KY": "21", "LA": "22", "ME": "23", "MD": "24", "MA": "25", "MI": "26", "MN": "27",
    "MS": "28", "MO": "29", "MT": "30", "NE": "31", "NV": "32", "NH": "33", "NJ": "34", "NM": "35",
    "NY": "36", "NC": "37", "ND": "38", "OH": "39", "OK": "40", "OR": "41", "PA": "42", "RI": "44",
    "SC": "45", "SD": "46", "TN": "47", "TX": "48", "UT": "49", "VT": "50", "VA": "51", "WA": "53",
    "WV": "54", "WI": "55", "WY": "56", "PR": "72",
}  # fmt: skip
"""Two-letter postal code to two-digit FIPS code (INCITS 38)."""

TERRITORY_FIPS = {"AS": "60", "GU": "66", "MP": "69", "UM": "74", "VI": "78"}
"""The same of territories, which are on no map of the country's counties; UM is islands where nobody votes."""


def territory_code(written: str) -> str:
    """The postal code of a territory by its code or its two digits; empty where it is none."""
    text = written.strip().upper()
    return next((postal for postal, fips in TERRITORY_FIPS.items() if text in (postal, fips)), "")


def is_county_geoid(text: str) -> bool:
    """Whether the text has the form of a county GEOID: exactly five ASCII digits."""
    return COUNTY_GEOID.fullmatch(text) is not None


def postal_of(geoid: str) -> str:
    """The two-letter postal code of the state a county GEOID begins with, or its two digits where it has none."""
    return next((postal for postal, code in STATE_FIPS.items() if code == geoid[:2]), geoid[:2])


def state_of(geoid: str) -> str:
    """The two-digit state code a county GEOID begins with."""
    return geoid[:2]
