"""Which field of a file holds the counties' codes and which their names: told by the values, not by the headings."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import pandas as pd

from mapgen.geoid import STATE_FIPS
from mapgen.words.terms import area_word

STATES = frozenset(STATE_FIPS.values()) | {"60", "66", "69", "78"}
"""Two-digit codes of the states, the District of Columbia, Puerto Rico and the island areas."""

USUAL_KEYS = ("GEOID", "GEOID20", "GEOID10", "GEOID00", "GEOIDFQ", "AFFGEOID", "GEO_ID", "FIPS", "FIPSCODE", "ID")
USUAL_NAMES = ("NAME", "NAME20", "NAME10", "COUNTY", "COUNTY_NAME", "COUNTYNAME", "CNTY_NAME", "NAMELSAD", "NAMELSAD20")
USUAL_AREAS = ("LSAD", "LSAD20", "LSAD10", "LSAD00", "LSADC")
FULL_NAMES = ("NAMELSAD", "NAMELSAD20", "NAMELSAD10", "NAMELSADCO")
MOSTLY = 0.8
"""The part of a field's values that must be codes for the field to hold them; the others are then reported."""

MOST_PAIRED = 20
"""Fields of states, and of counties, that are put together with each other: every one with every other takes long."""

_CODE = re.compile(r"(?:05000?00US|0?500000US)?([0-9]{5})")
_NUMBER = re.compile(r"([0-9]{4,5})(?:\.0+)?")


@dataclass(frozen=True, slots=True)
class Keys:
    """The counties' codes as a file has them.

    Attributes:
        field: The field, or the two fields, they stand in.
        geoids: Five digits each; where a value is none, the value as it stands.
        lost_zeros: How many had lost their leading zero.
    """

    field: str
    geoids: pd.Series
    lost_zeros: int


def find_keys(table: pd.DataFrame) -> Keys | None:
    """The field whose values are the GEOIDs of different counties; None where there is no such field.

    A usual heading decides between fields whose values serve equally well.
    """
    single = [_as_keys(str(column), table[column]) for column in table if column != table_geometry(table)]
    found = [each for each in single if each is not None] or _in_two_fields(table)
    return max(found, key=lambda each: (_worth(each), -_rank(each.field, USUAL_KEYS)), default=None)


def find_names(table: pd.DataFrame, keys: Keys) -> str | None:
    """The field whose values are names, one for each county; None where there is none.

    A county in several records has one name in all of them, where the file has such a field.
    """
    names = []
    for column in table:
        if column == table_geometry(table) or str(column) == keys.field:
            continue
        values = table[column].map(_text)
        wordy = values.str.contains(r"[^\W\d_]{2}", regex=True) & ~values.str.contains("US[0-9]", regex=True)
        once = pd.DataFrame({"geoid": keys.geoids, "state": keys.geoids.str[:2], "name": values}).drop_duplicates()
        alike = once.duplicated(["state", "name"]).mean()
        if wordy.mean() >= MOSTLY and alike < 1 - MOSTLY:
            of_parts = bool(once.duplicated("geoid").any())
            names.append((of_parts, _rank(str(column), USUAL_NAMES), float(values.str.len().mean()), str(column)))
    return min(names)[-1] if names else None


def find_areas(table: pd.DataFrame, names: pd.Series) -> pd.Series:
    """The word for what each area is ("County", "Parish", "city"), empty where the file does not say.

    Told by a field of the Census Bureau's codes or words; else by what follows the name in a field of full names.
    """
    nothing = pd.Series("", index=table.index)
    fields = {str(column).upper(): table[column].map(_text) for column in table if column != table_geometry(table)}
    coded = next((fields[field].map(area_word) for field in USUAL_AREAS if field in fields), nothing)
    if (coded != "").any():
        return coded
    full = next((fields[field] for field in FULL_NAMES if field in fields), nothing)
    after = [whole.removeprefix(name) if name else "" for whole, name in zip(full, names, strict=True)]
    return pd.Series([area_word(rest) for rest in after], index=table.index)


def table_geometry(table: pd.DataFrame) -> str | None:
    """The name of the geometry column, where the table has one."""
    return getattr(table, "_geometry_column_name", None)


def _as_keys(field: str, values: pd.Series) -> Keys | None:
    texts = values.map(_text)
    # A heading that says so is believed; a field of any other name must hold codes of states that exist.
    geoids = texts.map(_digits if field.upper() in USUAL_KEYS else _geoid)
    if len(texts) == 0 or (geoids != "").mean() < MOSTLY:
        return None
    lost = int(((geoids != "") & texts.str.fullmatch(r"[0-9]{4}(\.0+)?")).sum())
    return Keys(field, geoids.where(geoids != "", texts), lost)


def _in_two_fields(table: pd.DataFrame) -> list[Keys]:
    """The codes put together from a state's two digits and a county's three."""
    texts = {str(column): table[column].map(_text) for column in table if column != table_geometry(table)}
    states, counties = {}, {}
    for field, values in texts.items():
        digits = values.str.removesuffix(".0")
        padded = digits.str.zfill(2)
        if len(values) and padded.isin(STATES).mean() > MOSTLY:
            states[field] = padded
        if len(values) and digits.str.fullmatch("[0-9]{1,3}").mean() > MOSTLY:
            counties[field] = digits.str.zfill(3)
    found = []
    named_states = [field for field in states if re.search("st", field, re.IGNORECASE)][:MOST_PAIRED]
    named_counties = [field for field in counties if re.search("co|cnty", field, re.IGNORECASE)][:MOST_PAIRED]
    for state in named_states:
        for county in named_counties:
            geoids = states[state] + counties[county]
            if state != county and not geoids.duplicated().any():
                found.append(Keys(f"{state} and {county}", geoids, 0))
    return found


def _worth(keys: Keys) -> float:
    """How well the codes serve: the part that is whole and different."""
    whole = keys.geoids.str.fullmatch("[0-9]{5}") & ~keys.geoids.duplicated(keep=False)
    return round(float(whole.mean()), 2)


def _rank(field: str, usual: tuple[str, ...]) -> int:
    return usual.index(field.upper()) if field.upper() in usual else len(usual)


def _digits(text: str) -> str:
    """The five digits a value stands for, or empty."""
    found = _CODE.fullmatch(text) or _NUMBER.fullmatch(text)
    return found[1].zfill(5) if found else ""


def _geoid(text: str) -> str:
    """The same where they are a county's code in a state that exists."""
    code = _digits(text)
    return code if code[:2] in STATES and code[2:] != "000" else ""


def _text(value: Any) -> str:
    # A list or record within a cell is nobody's name or code.
    return str(value).strip() if pd.api.types.is_scalar(value) and not pd.isna(value) else ""
