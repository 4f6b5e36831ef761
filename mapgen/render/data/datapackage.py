"""What the columns of a map's tables mean: a Frictionless Data Package beside them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from mapgen.model.choropleth import Choropleth
from mapgen.render.data.tables import record
from mapgen.specs.columns import COLUMNS, VOTES_PREFIX
from mapgen.specs.contest import OUTCOMES

DESCRIBED = {"data.csv": "csv", "data.json": "json", "map.geojson": "geojson"}
"""The files that hold the table, and their formats."""

TYPES = {"text": "string", "integer": "integer", "percent": "number", "points": "number", "boolean": "boolean"}
MEANINGS = {each.name: each for each in COLUMNS}


def render_datapackage(choropleth: Choropleth, files: Mapping[str, bytes]) -> str:
    """The description of a map's tables: every column's type, unit and meaning, every file's bytes and hash.

    Args:
        choropleth: The map.
        files: The contents of the files it describes, by name.
    """
    fields = [_field(choropleth, name) for name in record(choropleth, choropleth.counties[0])]
    # A place of no county has no code, and is told from another by its name.
    key = ["geoid", "county"] if choropleth.elsewhere else ["geoid"]
    sources = [{"title": f"{note.about}: {note.text}" if note.about else note.text} for note in choropleth.sources]
    package = {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": choropleth.slug,
        "title": choropleth.headline,
        "description": choropleth.standfirst,
        "sources": sources,
        "contest": _contest(choropleth),
        "resources": [_resource(name, content, fields, key) for name, content in files.items()],
        **_ledger(choropleth),
    }
    return json.dumps(package, ensure_ascii=False, indent=1) + "\n"


def _contest(choropleth: Choropleth) -> dict[str, Any]:
    """What voters were asked, what was needed, and what it came to, for programs that write words of their own."""
    contest, verdict = choropleth.contest, choropleth.verdict
    described = {
        "kind": contest.kind,
        "needs": contest.needs or "plurality",
        "round": contest.round or None,
        "shares_of": contest.shares_of,
        "outcome": verdict.outcome,
        "leader": verdict.leader.key if verdict.leader else None,
    }
    return {name: value for name, value in described.items() if value is not None}


def _resource(name: str, content: bytes, fields: list[dict[str, Any]], key: list[str]) -> dict[str, Any]:
    kind = DESCRIBED[name]
    resource: dict[str, Any] = {
        "name": f"{kind}-table",
        "path": name,
        "format": kind,
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
    }
    if kind != "geojson":
        resource["type"] = "table"
        resource["schema"] = {"fields": fields, "primaryKey": key}
    return resource


def _ledger(choropleth: Choropleth) -> dict[str, Any]:
    """Where every figure of the file went, where not all of them are drawn."""
    ledger = choropleth.ledger
    if ledger is None or (ledger.source == ledger.drawn and not ledger.as_one):
        return {}
    return {
        "ledger": {
            "source": ledger.source,
            "drawn": ledger.drawn,
            **({"as_one": [{"state": name, "votes": votes} for name, votes in ledger.as_one]} if ledger.as_one else {}),
            "elsewhere": [{"place": place, "votes": votes} for place, votes in ledger.elsewhere],
            "left_out": [
                {"reason": line.reason, "detail": line.detail, "rows": line.rows, "votes": line.votes}
                for line in ledger.left_out
            ],
        }
    }


def _field(choropleth: Choropleth, name: str) -> dict[str, Any]:
    field: dict[str, Any] = {"name": name, "type": "string"}
    measured = {column.id: column for column in choropleth.columns}
    candidates = {f"{VOTES_PREFIX}{each.key}": each for each in choropleth.contest.candidates}
    if name in MEANINGS:
        field["type"] = TYPES[MEANINGS[name].kind]
        field["description"] = MEANINGS[name].meaning
    elif name in candidates:
        field["type"], field["title"] = "integer", candidates[name].name
        field["description"] = f"Votes for {candidates[name].name} in this county."
    elif name in measured:
        field["type"] = "integer" if measured[name].kind == "count" else "number"
        field["title"], field["description"] = measured[name].label, measured[name].definition
    elif name in choropleth.kinds:
        field["description"] = _meaning(choropleth, name)
    else:
        field["description"] = OWN[name]
    if name in ("winner", "prior_winner"):
        field["description"] += f" Outcomes that are no candidate: {', '.join(OUTCOMES)}."
    return field


def _meaning(choropleth: Choropleth, title: str) -> str:
    return next((note.text for note in choropleth.definitions if note.about == title), title)


OWN = {
    "county": "The county's name as the boundary file has it.",
    "class": "Key of the class that colours the county on the map.",
    "contest_kind": (
        "What voters were asked: 'candidates', 'measure', 'retention', 'uncontested', 'ranked', 'approval' or, where "
        "only ballots were counted, 'turnout'; the package's `contest` says what it came to."
    ),
    "ballots": "Ballots cast in the county, of which each can bear several votes; shares and margins are of them.",
    "marking": "Key of the class that the map marks the county with.",
}
