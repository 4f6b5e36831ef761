"""`mapgen init`: a results file made the beginning of an atlas that builds at once."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Mapping
from importlib import resources
from pathlib import Path
from typing import Any

import msgspec
import shapely
from jinja2 import Environment

from mapgen.errors import PublishError
from mapgen.files.inside import LeadsOutError, inside
from mapgen.files.regular import is_there
from mapgen.findings import Finding
from mapgen.geoid import postal_of
from mapgen.model.gate import refuse
from mapgen.publish.write import write_files
from mapgen.read.us_cities import SOURCE as CITIES_SOURCE
from mapgen.read.us_cities import SOURCE_ADDRESS as CITIES_ADDRESS
from mapgen.read.us_cities import cities_of
from mapgen.results.contest_results import LEFT_OUT, ContestResults
from mapgen.returns.select_contest import NATION
from mapgen.specs.contest import Candidate, Contest
from mapgen.tables.tally import tally
from mapgen.words.visible import spelled
from mapgen.words.wording import Wording
from mapgen.workflows.draw_map import BY, boundary_source, circles_of, colours_alike, fitting

DESCRIPTION = "datapackage.json"


def start_atlas(taken: ContestResults, folder: Path, *, allow_alike: Collection[str] = ()) -> list[Path]:
    """Write an atlas of one contest: `atlas.toml`, described results and boundaries, a Makefile.

    Args:
        taken: The results file, sound.
        folder: Where to write; it may exist, but none of the files that are written.
        allow_alike: Keys of candidates whose colours may look like others'.

    Returns:
        The files written.

    Raises:
        ReturnsError: The results file has errors.
        PaletteError: Two classes of its maps look alike.
        PublishError: One of the files is there already, would lie outside the folder, or cannot be written.
    """
    contest, returns = taken.sound()
    refuse(colours_alike(taken, allow_alike=allow_alike))
    where = "us" if contest.state == NATION else contest.state.casefold()
    year = contest.date[:4]
    contest = msgspec.structs.replace(contest, id="-".join(part for part in (contest.election_type, year) if part))
    counted = tally(returns, contest)
    table = _results(taken, contest).encode()
    shapes = _boundaries(taken).encode()
    cities = cities_of(map(postal_of, taken.areas.table.index))
    listed = cities.to_csv(index=False, lineterminator="\n").encode() if len(cities) else b""
    name = "__".join(
        part for part in (contest.date.replace("-", ""), where, contest.election_type, "county.csv") if part
    )
    files: dict[str, bytes] = {
        f"results/{where}/{name}": table,
        f"results/{where}/{DESCRIPTION}": _json(_results_package(taken, contest, name, table)),
        f"shapefiles/{where}/counties.geojson": shapes,
        **({f"shapefiles/{where}/cities.csv": listed} if listed else {}),
        f"shapefiles/{where}/{DESCRIPTION}": _json(_boundaries_package(taken, where, shapes, listed)),
        "atlas.toml": _filled(
            "atlas.toml.j2",
            place=taken.place or contest.title,
            where=where,
            cities=bool(listed),
            contest=contest,
            scheme=BY[fitting(counted, contest)],
            circles=circles_of(contest),
            allow_alike=allow_alike,
            missing=sorted(taken.areas.table.index.difference(counted.index)),
        ),
        "Makefile": _filled("Makefile.j2"),
    }
    for path in files:
        try:
            inside(folder, path)
        except LeadsOutError as error:
            raise PublishError(f"{folder / path} {error}.", fix="Name another folder.") from error
    there = [path for path in files if is_there(folder / path)]
    if there:
        raise PublishError(
            f"{folder} holds {', '.join(there)} already.", fix="Name another folder: mapgen init DIR --from RESULTS."
        )
    written = {folder / path: content for path, content in files.items()}
    write_files(written)
    return list(written)


def _results(taken: ContestResults, contest: Contest) -> str:
    """The returns in mapgen's own columns, which are OpenElections' with a GEOID."""
    names = taken.areas.table["name"].to_dict()
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
    for place, votes in taken.elsewhere_by_place().items():
        for key, count in votes.items():
            candidate = candidates[key]
            cells = ["", place, contest.office, "", candidate.party, candidate.name, str(count)]
            lines.append([*cells, *("" for _ in told)])
    for (place, fold), count in taken.counted.left_votes.items():
        line, code = taken.counted.left_lines[fold], _code_left(taken, place)
        cells = [code, place, contest.office, "", line.party, line.name, str(count)]
        lines.append([*cells, *("" for _ in told)])
    return "".join(",".join(map(_cell, line)) + "\n" for line in lines)


def _code_left(taken: ContestResults, place: str) -> str:
    """The code of a county that is left out, or empty where the place is none."""
    code = taken.counted.left_geoids[place]
    return code if code in taken.areas.table.index else ""


def _described(candidate: Candidate) -> dict[str, Any]:
    """A candidate as a description has it; only the answers to a question have `answer`."""
    described: dict[str, Any] = msgspec.to_builtins(candidate)
    return {name: value for name, value in described.items() if name != "answer" or value}


def _cell(value: str) -> str:
    return '"' + value.replace('"', '""') + '"' if any(c in value for c in ',"\r\n') else value


def _boundaries(taken: ContestResults) -> str:
    table = taken.areas.table
    features = [
        {
            "type": "Feature",
            "properties": {"GEOID": geoid, "NAME": name, "LSAD": kind},
            "geometry": json.loads(shape),
        }
        for geoid, name, kind, shape in zip(
            taken.areas.table.index,
            taken.areas.table["name"],
            table["lsad"],
            shapely.to_geojson(taken.areas.table.geometry.to_numpy()),
            strict=True,
        )
    ]
    rows = ",\n".join(json.dumps(feature, ensure_ascii=False, separators=(",", ":")) for feature in features)
    return f'{{"type":"FeatureCollection","features":[\n{rows}\n]}}\n'


def _results_package(taken: ContestResults, contest: Contest, name: str, content: bytes) -> Mapping[str, Any]:
    sums = taken.totals()
    outside = list(taken.elsewhere.index)
    left = [_code_left(taken, place) or place for place in taken.counted.places_left_out()]
    described = {
        "date": contest.date,
        "state": contest.state,
        "office": contest.office,
        "election_type": contest.election_type,
        "title": contest.title,
        **({"district": contest.district} if contest.district else {}),
        **({"elsewhere": outside} if outside else {}),
        **({"leave_out": left} if left else {}),
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
                # What is left out, every map says by itself.
                "caveats": [
                    _sentence(found)
                    for found in taken.findings
                    if found.severity == "warning" and found.code not in LEFT_OUT
                ],
                "contest": described,
                "totals": {**sums, "all": sum(sums.values())},
            }
        ],
    }


def _boundaries_package(taken: ContestResults, where: str, shapes: bytes, cities: bytes) -> Mapping[str, Any]:
    title = boundary_source(taken.areas.source, Wording("en"))
    counties = {
        "name": "counties",
        "path": "counties.geojson",
        "title": "County boundaries",
        "format": "geojson",
        "mediatype": "application/geo+json",
        "encoding": "utf-8",
        **_mark(shapes),
        "key": "GEOID",
        "name_field": "NAME",
        "sources": [{"title": title}] if title else [],
        "caveats": [_sentence(found) for found in taken.areas.findings],
    }
    return {
        "name": f"boundaries-{where}",
        "title": f"County boundaries of {taken.place or where}",
        "resources": [counties, *([_cities_resource(cities)] if cities else [])],
    }


def _cities_resource(content: bytes) -> Mapping[str, Any]:
    types = {"name": "string", "latitude": "number", "longitude": "number", "rank": "integer"}
    return {
        "name": "cities",
        "path": "cities.csv",
        "title": "Cities to name, the first of them first",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        **_mark(content),
        "schema": {"fields": [{"name": name, "type": kind} for name, kind in types.items()]},
        "sources": [{"title": CITIES_SOURCE, "path": CITIES_ADDRESS}],
    }


def _sentence(found: Finding) -> str:
    return spelled(f"{found.what}.")


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
