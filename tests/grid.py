"""Four square counties whose figures can be checked by eye, in memory and as an atlas on disk.

+-----------------+-----------------+
| Alder   99001   | Birch   99003   |     now: Ada  Bo  Cy         before: Ada  Bo
|   urban         |   urban         |
+-----------------+-----------------+     Alder   60  30  10  Ada +30 of 100      40  60  gained
| Cedar   99005   | Dogwood 99007   |     Birch   45  50   5  Bo   +5 of 100      70  30  lost
|   rural         |   rural         |     Cedar   20  20  10  a tie               51  49  lost
+-----------------+-----------------+     Dogwood  0   0   0  no votes            10  90  neither
                                          all    125 100  25  Ada +25 of 250     171 229
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import geopandas as gpd
import pandas as pd
import shapely

from mapgen.specs.contest import Candidate, Contest
from mapgen.specs.scheme import Scheme, parse_scheme

ALDER, BIRCH, CEDAR, DOGWOOD = "99001", "99003", "99005", "99007"
NAMES = {ALDER: "Alder", BIRCH: "Birch", CEDAR: "Cedar", DOGWOOD: "Dogwood"}
SQUARES = {ALDER: (0, 1), BIRCH: (1, 1), CEDAR: (0, 0), DOGWOOD: (1, 0)}
"""The column and row of each county, from the lower left."""

NOW = {ALDER: (60, 30, 10), BIRCH: (45, 50, 5), CEDAR: (20, 20, 10), DOGWOOD: (0, 0, 0)}
BEFORE = {ALDER: (40, 60), BIRCH: (70, 30), CEDAR: (51, 49), DOGWOOD: (10, 90)}
KINDS = {ALDER: "urban", BIRCH: "urban", CEDAR: "rural", DOGWOOD: "rural"}


def candidate(key: str, name: str, colour: str, party: str) -> Candidate:
    """A candidate whose short name is the last name."""
    return Candidate(key=key, name=name, short=name.rsplit(maxsplit=1)[-1], party=party, colour=colour)


ADA = candidate("ada", "Ada Ames", "#0b7f86", "DEM")
BO = candidate("bo", "Bo Burr", "#d9731a", "REP")
CY = candidate("cy", "Cy Cole", "#6f7680", "IND")


def contest(*candidates: Candidate, **changes: Any) -> Contest:
    """The contest of the grid, or one like it."""
    described: dict[str, Any] = {
        "id": "now",
        "date": "2020-11-03",
        "state": "ZZ",
        "office": "Mayor",
        "election_type": "general",
        "title": "Mayoral election",
        "candidates": candidates or (ADA, BO, CY),
        "status": "certified",
    }
    return Contest(**(described | changes))


def before() -> Contest:
    """The earlier contest, between two."""
    return contest(ADA, BO, id="before", date="2016-11-08")


def returns(votes: dict[str, tuple[int, ...]], held: Contest) -> pd.DataFrame:
    """Rows of `geoid`, `candidate` and `votes`, in the contest's order of candidates."""
    rows = [
        {"contest": held.id, "geoid": geoid, "candidate": each.key, "party": each.party, "votes": count}
        for geoid, counts in votes.items()
        for each, count in zip(held.candidates, counts, strict=True)
    ]
    return pd.DataFrame(rows)


def boundaries() -> gpd.GeoDataFrame:
    """The four squares, each a degree wide, with a corner at 90° west and 40° north."""
    squares = {
        geoid: shapely.box(-90 + column, 40 + row, -89 + column, 41 + row) for geoid, (column, row) in SQUARES.items()
    }
    table = {"name": list(NAMES.values()), "state": "99", "lsad": "County", "geometry": list(squares.values())}
    return gpd.GeoDataFrame(table, index=pd.Index(squares, name="geoid"), crs="EPSG:4269")


def attributes() -> pd.DataFrame:
    """The kind and the population of each county."""
    return pd.DataFrame({"kind": KINDS, "population": dict.fromkeys(NAMES, 1000)}).rename_axis("geoid")


def scheme(*classes: dict[str, Any], scheme_id: str = "test") -> Scheme:
    """A scheme of these classes; each needs `key` and `when`."""
    full = [{"label": each["key"], "fill": {"light": "#ffffff", "dark": "#000000"}} | each for each in classes]
    return parse_scheme(scheme_id, {"title": "Test", "definition": "For a test.", "classes": full}, file="test.toml")


def kinds_scheme() -> Scheme:
    """Urban and rural, by the attribute `kind`."""
    return scheme(
        {"key": "urban", "noun": "urban", "when": {"kind": "urban"}},
        {"key": "rural", "noun": "rural", "when": {"kind": "rural"}},
        scheme_id="kinds",
    )


ATLAS = """\
title = "Four squares"

[place]
name = "Gridland"
package = "place"
attributes = "attributes"
schemes = "place/schemes"
groupings = ["kinds"]

[contests.now]
package = "returns"
compare = { earlier = "before", candidate = "ada" }

[contests.before]
package = "returns"

[[maps]]
slug = "winner"
title = "Who won"
contest = "now"
scheme = "winner-margin"
split = "kinds"

[[maps]]
slug = "change"
title = "What changed"
contest = "now"
scheme = "carried-fill"
split = "kinds"
story = "change"
"""

KINDS_TOML = """\
title = "Kinds"
definition = "Urban and rural."

[[classes]]
key = "urban"
label = "Urban"
noun = "urban"
when = { kind = "urban" }

[[classes]]
key = "rural"
label = "Rural"
noun = "rural"
when = { kind = "rural" }
"""

CARRIED_TOML = """\
title = "Changed sides"
definition = "By who won then and now."

[[classes]]
key = "moved"
label = "Moved"
when = { flipped = true }
fill = { light = "#884488", dark = "#cc88cc" }

[[classes]]
key = "stayed"
label = "Stayed"
when = { flipped = false }
fill = { light = "#eeeeee", dark = "#222222" }
"""


class AtlasOnDisk:
    """The grid as files, described and hashed.

    Attributes:
        folder: Where it lies.
        path: Its `atlas.toml`.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.path = folder / "atlas.toml"
        self._write("atlas.toml", ATLAS)
        self._write("place/schemes/kinds.toml", KINDS_TOML)
        self._write("place/schemes/carried-fill.toml", CARRIED_TOML)
        self._write("place/counties.geojson", boundaries().rename_axis("GEOID").rename(columns={"name": "NAME"}))
        self._write("place/attributes.csv", attributes().to_csv())
        self._write("returns/now.csv", votes_csv(NOW, contest()))
        self._write("returns/before.csv", votes_csv(BEFORE, before()))
        self.describe()

    def _write(self, name: str, content: str | gpd.GeoDataFrame) -> None:
        file = self.folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        text = content if isinstance(content, str) else content.reset_index().to_json(drop_id=True)
        file.write_text(text, "utf-8")

    def describe(self) -> None:
        """Write the descriptions of the files as they are now."""
        self._describe(
            "place", [self._resource("place", "counties.geojson"), self._resource("place", "attributes.csv")]
        )
        held = {"now.csv": contest(), "before.csv": before()}
        resources = []
        for name, each in held.items():
            candidates = [
                {"key": c.key, "name": c.name, "short": c.short, "party": c.party, "colour": c.colour}
                for c in each.candidates
            ]
            about = {field: getattr(each, field) for field in ("date", "state", "office", "election_type", "title")}
            marked = self._resource("returns", name)
            resources.append({**marked, "status": "certified", "contest": {**about, "candidates": candidates}})
        self._describe("returns", resources)

    def _resource(self, folder: str, name: str) -> dict[str, Any]:
        content = (self.folder / folder / name).read_bytes()
        digest = f"sha256:{hashlib.sha256(content).hexdigest()}"
        source = {"title": f"The source of {name}"}
        return {"name": Path(name).stem, "path": name, "bytes": len(content), "hash": digest, "sources": [source]}

    def _describe(self, folder: str, resources: list[dict[str, Any]]) -> None:
        text = json.dumps({"name": folder, "resources": resources}, indent=2)
        (self.folder / folder / "datapackage.json").write_text(text, "utf-8")

    def change(self, name: str, old: str, new: str, *, describe: bool = True) -> Path:
        """Replace text that must be there in a file; describe the files anew, or leave their hashes as they were."""
        file = self.folder / name
        text = file.read_text("utf-8")
        assert old in text
        file.write_text(text.replace(old, new), "utf-8")
        if describe:
            self.describe()
        return file


def votes_csv(votes: dict[str, tuple[int, ...]], held: Contest) -> str:
    """The votes as OpenElections lays them out, with the GEOID in front."""
    lines = ["geoid,county,office,district,party,candidate,votes"]
    for geoid, counts in votes.items():
        for each, count in zip(held.candidates, counts, strict=True):
            lines.append(f"{geoid},{NAMES[geoid]},{held.office},,{each.party},{each.name},{count}")
    return "\n".join(lines) + "\n"


def files_under(folder: Path) -> dict[str, bytes]:
    """The bytes of every file under a folder, by path."""
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}
