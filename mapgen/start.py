"""`mapgen init`: a results file made the beginning of an atlas that builds at once."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from importlib import resources
from pathlib import Path
from typing import Any

import msgspec
import shapely
from jinja2 import Environment

from mapgen.errors import PublishError
from mapgen.intake import Intake
from mapgen.notes import notes_of
from mapgen.publish.write import write_files
from mapgen.quick import BY, circles_of, fitting
from mapgen.returns.choose import NATION
from mapgen.specs.contest import Candidate, Contest
from mapgen.tables.tally import tally
from mapgen.words.visible import spelled

DESCRIPTION = "datapackage.json"


def start_atlas(taken: Intake, folder: Path) -> list[Path]:
    """Write an atlas of one contest: `atlas.toml`, described results and boundaries, a Makefile.

    Args:
        taken: The results file, sound.
        folder: Where to write; it may exist, but none of the files that are written.

    Returns:
        The files written.

    Raises:
        ReturnsError: The results file has errors.
        PublishError: One of the files is there already, or cannot be written.
    """
    contest, returns = taken.sound()
    where = "us" if contest.state == NATION else contest.state.casefold()
    year = contest.date[:4]
    contest = msgspec.structs.replace(contest, id="-".join(part for part in (contest.election_type, year) if part))
    counted = tally(returns, contest)
    table = _results(taken, contest).encode()
    shapes = _boundaries(taken).encode()
    name = "__".join(
        part for part in (contest.date.replace("-", ""), where, contest.election_type, "county.csv") if part
    )
    files: dict[str, bytes] = {
        f"results/{where}/{name}": table,
        f"results/{where}/{DESCRIPTION}": _json(_results_package(taken, contest, name, table)),
        f"shapefiles/{where}/counties.geojson": shapes,
        f"shapefiles/{where}/{DESCRIPTION}": _json(_boundaries_package(taken, where, shapes)),
        "atlas.toml": _filled(
            "atlas.toml.j2",
            place=taken.place or contest.title,
            where=where,
            contest=contest,
            scheme=BY[fitting(counted, contest)],
            circles=circles_of(contest),
            missing=sorted(taken.boundaries.index.difference(counted.index)),
        ),
        "Makefile": _filled("Makefile.j2"),
    }
    there = [path for path in files if (folder / path).exists()]
    if there:
        raise PublishError(
            f"{folder} holds {', '.join(there)} already.", fix="Name another folder: mapgen init DIR --from RESULTS."
        )
    written = {folder / path: content for path, content in files.items()}
    write_files(written)
    return list(written)


def _results(taken: Intake, contest: Contest) -> str:
    """The returns in mapgen's own columns, which are OpenElections' with a GEOID."""
    names = taken.boundaries["name"]
    candidates = {candidate.key: candidate for candidate in contest.candidates}
    told = ["reporting"] if "reporting" in taken.returns else []
    lines = [["geoid", "county", "office", "district", "party", "candidate", "votes", *told]]
    for row in taken.returns.to_dict("records"):
        geoid, candidate = str(row["geoid"]), candidates[str(row["candidate"])]
        cells = [geoid, names[geoid], contest.office, "", candidate.party, candidate.name, str(row["votes"])]
        lines.append([*cells, *(f"{row[each]}%" for each in told)])
    if contest.shares_of == "ballots":
        for row in taken.returns.drop_duplicates("geoid").to_dict("records"):
            cells = [str(row["geoid"]), names[str(row["geoid"])], contest.office, "", "", "Ballots Cast"]
            lines.append([*cells, str(row["ballots"]), *(f"{row[each]}%" for each in told)])
    return "".join(",".join(map(_cell, line)) + "\n" for line in lines)


def _described(candidate: Candidate) -> dict[str, Any]:
    """A candidate as a description has it; only the answers to a question have `answer`."""
    described: dict[str, Any] = msgspec.to_builtins(candidate)
    return {name: value for name, value in described.items() if name != "answer" or value}


def _cell(value: str) -> str:
    return '"' + value.replace('"', '""') + '"' if any(c in value for c in ',"\r\n') else value


def _boundaries(taken: Intake) -> str:
    features = [
        {
            "type": "Feature",
            "properties": {"GEOID": geoid, "NAME": name, "LSAD": kind},
            "geometry": json.loads(shape),
        }
        for geoid, name, kind, shape in zip(
            taken.boundaries.index,
            taken.boundaries["name"],
            taken.boundaries["lsad"],
            shapely.to_geojson(taken.boundaries.geometry.to_numpy()),
            strict=True,
        )
    ]
    rows = ",\n".join(json.dumps(feature, ensure_ascii=False, separators=(",", ":")) for feature in features)
    return f'{{"type":"FeatureCollection","features":[\n{rows}\n]}}\n'


def _results_package(taken: Intake, contest: Contest, name: str, content: bytes) -> Mapping[str, Any]:
    sums = {key: int(votes) for key, votes in taken.returns.groupby("candidate")["votes"].sum().items()}
    described = {
        "date": contest.date,
        "state": contest.state,
        "office": contest.office,
        "election_type": contest.election_type,
        "title": contest.title,
        "candidates": [_described(candidate) for candidate in contest.candidates],
        "kind": contest.kind,
        **{name: value for name in ("needs", "round", "rounds") if (value := getattr(contest, name))},
        **({"shares_of": contest.shares_of} if contest.shares_of == "ballots" else {}),
    }
    return {
        "name": "returns",
        "title": f"{taken.place} {contest.title}".strip(),
        "resources": [
            {
                "name": contest.id,
                "path": name,
                "title": contest.title,
                "format": "csv",
                "mediatype": "text/csv",
                "encoding": "utf-8",
                **_mark(content),
                "sources": [{"title": contest.source}],
                "status": contest.status,
                "caveats": [spelled(f"{problem.what}.") for problem in taken.problems if problem.severity == "warning"],
                "contest": described,
                "totals": {**sums, "all": sum(sums.values())},
            }
        ],
    }


def _boundaries_package(taken: Intake, where: str, content: bytes) -> Mapping[str, Any]:
    said = [spelled(problem.what) for problem in notes_of(taken.boundaries)]
    return {
        "name": f"boundaries-{where}",
        "title": f"County boundaries of {taken.place or where}",
        "resources": [
            {
                "name": "counties",
                "path": "counties.geojson",
                "title": "County boundaries",
                "format": "geojson",
                "mediatype": "application/geo+json",
                "encoding": "utf-8",
                **_mark(content),
                "key": "GEOID",
                "name_field": "NAME",
                "sources": [{"title": title} for title in said[:1]],
                "caveats": [f"{each}." for each in said[1:]],
            }
        ],
    }


def _mark(content: bytes) -> dict[str, Any]:
    return {"bytes": len(content), "hash": f"sha256:{hashlib.sha256(content).hexdigest()}"}


def _json(document: Mapping[str, Any]) -> bytes:
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode()


def _filled(name: str, **values: Any) -> bytes:
    """A file of `mapgen/starters/`, its values written as TOML strings."""
    source = (resources.files("mapgen") / "starters" / name).read_text("utf-8")
    made = Environment(trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True, autoescape=False)  # noqa: S701  # TOML and make, not HTML; `string` quotes
    made.filters["string"] = lambda text: json.dumps(str(text), ensure_ascii=False).replace("\x7f", "\\u007f")
    return made.from_string(source).render(**values).encode()
