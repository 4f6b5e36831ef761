"""`mapgen init`: a results file made the beginning of an atlas that builds at once."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any

import msgspec
import shapely

from mapgen.areas.us_cities import SOURCE as CITIES_SOURCE
from mapgen.areas.us_cities import SOURCE_ADDRESS as CITIES_ADDRESS
from mapgen.areas.us_cities import cities_of
from mapgen.composition.check_palette import refuse
from mapgen.errors import PublishError
from mapgen.files.file_marks import mark_of_bytes
from mapgen.files.inside import LeadsOutError, inside
from mapgen.files.regular import is_there
from mapgen.findings import refusal
from mapgen.geoid import postal_of
from mapgen.publish.write import write_files
from mapgen.results.contest_results import ContestResults
from mapgen.results.normalise import NATION
from mapgen.specs.contest import Contest
from mapgen.words.wording import Wording
from mapgen.workflows.draw_map import boundary_source, caution, colours_alike
from mapgen.workflows.results_csv import results_csv, results_name
from mapgen.workflows.results_resource import results_resource
from mapgen.workflows.starters import contest_entries, filled

DESCRIPTION = "datapackage.json"
MAKEFILE = "Makefile"


def start_atlas(
    taken: ContestResults, folder: Path, *, allow_alike: Collection[str] = (), keep: bool = False
) -> list[Path]:
    """Write an atlas of one contest: `atlas.toml`, described results and boundaries, a Makefile.

    Args:
        taken: The results file, sound.
        folder: Where to write; it may exist, but none of the files that are written.
        allow_alike: Keys of candidates whose colours may look like others'.
        keep: Whether a Makefile that is there may stay; an atlas and figures are never written over.

    Returns:
        The files written.

    Raises:
        ReturnsError: The results file has errors.
        PaletteError: Two classes of its maps look alike.
        PublishError: One of the files is there already, would lie outside the folder, or cannot be written.
    """
    contest, _ = taken.sound()
    refuse(colours_alike(taken, allow_alike=allow_alike))
    where = "us" if contest.state == NATION else contest.state.casefold()
    year = contest.date[:4]
    contest = msgspec.structs.replace(contest, id="-".join(part for part in (contest.election_type, year) if part))
    table = results_csv(taken, contest).encode()
    shapes = _boundaries(taken).encode()
    cities = cities_of(map(postal_of, taken.areas.table.index))
    listed = cities.to_csv(index=False, lineterminator="\n").encode() if len(cities) else b""
    name = results_name(contest, where)
    files: dict[str, bytes] = {
        f"results/{where}/{name}": table,
        f"results/{where}/{DESCRIPTION}": _json(
            _results_package(taken, contest, results_resource(taken, contest, name, table))
        ),
        f"shapefiles/{where}/counties.geojson": shapes,
        **({f"shapefiles/{where}/cities.csv": listed} if listed else {}),
        f"shapefiles/{where}/{DESCRIPTION}": _json(_boundaries_package(taken, where, shapes, listed)),
        "atlas.toml": (
            filled(
                "atlas.toml.j2", place=taken.place or contest.title, where=where, cities=bool(listed), contest=contest
            )
            + contest_entries(taken, contest, f"results/{where}", allow_alike=allow_alike)
        ).encode(),
        MAKEFILE: filled("Makefile.j2").encode(),
    }
    if keep and is_there(folder / MAKEFILE):
        del files[MAKEFILE]
    for path in files:
        try:
            inside(folder, path)
        except LeadsOutError as error:
            raise PublishError(refusal("leads-out", folder / path, said=str(error), way="folder")) from error
    there = [path for path in files if is_there(folder / path)]
    if there:
        into = "atlas" if "atlas.toml" in there else "none"
        raise PublishError(refusal("atlas-there", folder, names=", ".join(there), into=into))
    written = {folder / path: content for path, content in files.items()}
    write_files(written)
    return list(written)


def _boundaries(taken: ContestResults) -> str:
    table = taken.areas.before_merging
    features = [
        {
            "type": "Feature",
            "properties": {"GEOID": geoid, "NAME": name, "LSAD": kind},
            "geometry": json.loads(shape),
        }
        for geoid, name, kind, shape in zip(
            table.index,
            table["name"],
            table["lsad"],
            shapely.to_geojson(table.geometry.to_numpy()),
            strict=True,
        )
    ]
    rows = ",\n".join(json.dumps(feature, ensure_ascii=False, separators=(",", ":")) for feature in features)
    return f'{{"type":"FeatureCollection","features":[\n{rows}\n]}}\n'


def _results_package(taken: ContestResults, contest: Contest, resource: Mapping[str, Any]) -> Mapping[str, Any]:
    return {"name": "returns", "title": f"{taken.place} {contest.title}".strip(), "resources": [resource]}


def _boundaries_package(taken: ContestResults, where: str, shapes: bytes, cities: bytes) -> Mapping[str, Any]:
    title = boundary_source(taken.areas.source, Wording("en"))
    counties = {
        "name": "counties",
        "path": "counties.geojson",
        "title": "County boundaries",
        "format": "geojson",
        "mediatype": "application/geo+json",
        "encoding": "utf-8",
        **mark_of_bytes(shapes),
        "key": "GEOID",
        "name_field": "NAME",
        "sources": [{"title": title}] if title else [],
        "caveats": [caution(found, "en") for found in taken.areas.findings],
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
        **mark_of_bytes(content),
        "schema": {"fields": [{"name": name, "type": kind} for name, kind in types.items()]},
        "sources": [{"title": CITIES_SOURCE, "path": CITIES_ADDRESS}],
    }


def _json(document: Mapping[str, Any]) -> bytes:
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode()
