"""Files of boundaries that are something else too: each tries to have an address fetched, or another file read."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from tests.attacks.readers import delaware, features, geojson, topojson

Write = Callable[[Path, str], None]
"""Writes an attack into a folder, made for what it tries to reach."""

VRT = (
    "<OGRVRTDataSource><OGRVRTLayer name='secret'><SrcDataSource relativeToVRT='{relative}'>{source}</SrcDataSource>"
    "<SrcSQL dialect='SQLITE'>SELECT GEOID, NAME, GeomFromText(WKT) FROM secret</SrcSQL></OGRVRTLayer>"
    "</OGRVRTDataSource>"
)
PIPELINE = "gdal vector pipeline ! read"
GRIDS = 'GEOGCS["x",DATUM["d",SPHEROID["s",6378137,298]],UNIT["degree",0.0174],EXTENSION["PROJ4","+nadgrids={source}"]]'
DEGREES = 'CS[ellipsoidal,2],AXIS["x",east],AXIS["y",north],UNIT["degree",0.0174]'
PROGRAMS = {
    "local": 'LOCAL_CS["here",UNIT["metre",1]]',
    "grids": GRIDS,
    "printed quotes": f'“ " ”{GRIDS}“ " ”',
    "bound": (
        f'BOUNDCRS[SOURCECRS[GEOGCRS["a",DATUM["d",ELLIPSOID["s",6378137,298]],{DEGREES}]],'
        f'TARGETCRS[GEOGCRS["WGS 84",DATUM["e",ELLIPSOID["s",6378137,298]],{DEGREES}]],'
        'ABRIDGEDTRANSFORMATION["t",METHOD["NTv2"],PARAMETERFILE["f","{source}"]]]'
    ),
    "method": (
        'PROJCRS["p",BASEGEOGCRS["a",DATUM["d",ELLIPSOID["s",6378137,298]]],CONVERSION["c",'
        'METHOD["PROJ hgridshift +grids={source}"]],CS[Cartesian,2],AXIS["x",east],AXIS["y",north],UNIT["metre",1]]'
    ),
    "pipeline": "+proj=pipeline +step +proj=hgridshift +grids={source}",
    "init": "+init={source}:1",
    "address": "{source}",
    "OGC address": "http://www.opengis.net/def/crs/EPSG/0/4269?{source}",
}
"""Reference systems that are none, lead to a file, or to an address."""

MARKUP = {
    "VRT": VRT.replace("{relative}", "0"),
    "KML": "<kml><NetworkLink><Link><href>{source}</href></Link></NetworkLink></kml>",
    "GML": "<ogr:FeatureCollection xmlns:xsi='x' xsi:schemaLocation='{source}' xmlns:gml='http://www.opengis.net/gml'/>",
    "entity": "<!DOCTYPE x [<!ENTITY y SYSTEM '{source}'>]><gml>&y;</gml>",
    "WFS": "<OGRWFSDataSource><URL>{source}</URL></OGRWFSDataSource>",
    "MapInfo": '!table\n!version 300\nDefinition Table\n File "{source}"\n',
    "CSV": 'GEOID,NAME,WKT\n10001,{source},"POLYGON((0 0,1 0,1 1,0 0))"\n',
}


def writes(name: str, content: Callable[[str], bytes]) -> Write:
    """An attack of a single file."""

    def write(folder: Path, source: str) -> None:
        (folder / name).write_bytes(content(source))

    return write


def in_both(name: str, more: Callable[[str], dict[str, object]]) -> dict[str, Write]:
    """The same, in GeoJSON and in TopoJSON."""
    return {
        f"GeoJSON, {name}": writes("c.geojson", lambda source: geojson(**more(source))),
        f"TopoJSON, {name}": writes("c.json", lambda source: topojson(**more(source))),
    }


def named(name: str, program: str) -> dict[str, Write]:
    """A reference system by a name that is none."""
    return in_both(
        f"crs {name}",
        lambda source: {"crs": {"type": "name", "properties": {"name": program.replace("{source}", source)}}},
    )


def esri(source: str) -> bytes:
    """ESRI's own JSON, which calls its list of features by the same name."""
    shape = {"rings": [[[0, 0], [1, 0], [1, 1], [0, 0]]]}
    return json.dumps(
        {
            "geometryType": "esriGeometryPolygon",
            "spatialReference": {"wkt": source},
            "exceededTransferLimit": True,
            "features": [{"attributes": {"GEOID": "10001"}, "geometry": shape}],
        }
    ).encode()


def lines() -> list[bytes]:
    """Features that stand by themselves."""
    return [json.dumps(feature).encode() for feature in features()]


def replaced(text: str) -> Callable[[str], bytes]:
    """A text with what it tries to reach."""
    return lambda source: text.replace("{source}", source).encode()


def beside_a_shapefile(name: str, content: Callable[[str], bytes]) -> Write:
    """A shapefile, and one file beside it that is an attack."""

    def write(folder: Path, source: str) -> None:
        delaware().to_file(folder / "c.shp")
        (folder / name).write_bytes(content(source))

    return write


def in_the_head(folder: Path, source: str) -> None:
    """A shapefile with another format's text in the bytes that the format leaves free, and after its end."""
    delaware().to_file(folder / "c.shp")
    shp = bytearray((folder / "c.shp").read_bytes())
    shp[4:24] = b"<OGRVRTDataSource>  "
    (folder / "c.shp").write_bytes(bytes(shp) + VRT.format(source=source, relative=0).encode())


def geopackage(*statements: str) -> Write:
    """A GeoPackage on which statements were run."""

    def write(folder: Path, source: str) -> None:
        delaware().to_file(folder / "c.gpkg", layer="counties")
        with closing(sqlite3.connect(folder / "c.gpkg")) as database:
            database.execute("PRAGMA writable_schema = ON")
            for statement in statements:
                database.execute(statement.replace("{source}", source))
            database.commit()

    return write


def geoparquet(crs: Callable[[str], object]) -> Write:
    """GeoParquet with another reference system."""

    def write(folder: Path, source: str) -> None:
        import pyarrow as pa  # noqa: PLC0415  # only these attacks need it
        from pyarrow import parquet  # noqa: PLC0415  # the same

        delaware().to_parquet(folder / "c.parquet")
        table = parquet.read_table(folder / "c.parquet")
        about = json.loads(table.schema.metadata[b"geo"])
        about["columns"]["geometry"]["crs"] = crs(source)
        # pyarrow would follow a geometry type of its own, which says the reference system once more.
        plain = table.set_column(
            table.column_names.index("geometry"), "geometry", pa.chunked_array(table["geometry"].chunks, pa.binary())
        )
        parquet.write_table(plain.replace_schema_metadata({"geo": json.dumps(about)}), folder / "c.parquet")

    return write


ATTACKS: dict[str, Write] = {
    **in_both("VRT", lambda source: {"x": VRT.format(source=source, relative=0)}),
    **in_both("VRT beside it", lambda _source: {"x": VRT.format(source="secret.csv", relative=1)}),
    **in_both("pipeline", lambda source: {"type\0x": "gdal_streamed_alg", "command_line": f"{PIPELINE} {source}"}),
    "pipeline alone": writes(
        "c.json",
        lambda source: json.dumps({"type": "gdal_streamed_alg", "command_line": f"{PIPELINE} {source}"}).encode(),
    ),
    "type twice": writes("c.json", lambda source: b'{"type":"gdal_streamed_alg",' + geojson(command_line=source)[1:]),
    **in_both("crs link", lambda source: {"crs": {"type": "link", "properties": {"href": source, "url": source}}}),
    **in_both("crs text", lambda source: {"crs": source}),
    **in_both("crs list", lambda source: {"crs": [source]}),
    **in_both("crs object", lambda source: {"crs": {"type": "name", "properties": {"name": {"href": source}}}}),
    **{key: write for name, program in PROGRAMS.items() for key, write in named(name, program).items()},
    **in_both("JSON-FG", lambda source: {"conformsTo": [source], "coordRefSys": source, "links": [{"href": source}]}),
    **in_both("OGC API", lambda source: {"links": [{"rel": "next", "href": source}], "stac_version": "1.0.0"}),
    "ESRI": writes("c.json", esri),
    "sequence of lines": writes("c.json", lambda _source: b"\n".join(lines())),
    "sequence of records": writes("c.geojson", lambda _source: b"\x1e".join([b"", *lines()])),
    "UTF-16": writes("c.json", lambda source: geojson(x=source).decode().encode("utf-16-le")),
    **{
        f"{name} called {ending}": writes(ending, replaced(text))
        for name, text in MARKUP.items()
        for ending in ("c.shp", "c.json", "c.gpkg", "c.fgb")
    },
    **{f".prj, {name}": beside_a_shapefile("c.prj", replaced(text)) for name, text in PROGRAMS.items()},
    ".cpg": beside_a_shapefile("c.cpg", lambda source: source.encode()),
    ".cpg of a codec": beside_a_shapefile("c.cpg", lambda _source: b"zlib_codec"),
    ".cpg of a path": beside_a_shapefile("c.cpg", lambda _source: b"../../../../tmp/encoding"),
    ".vrt beside it": beside_a_shapefile("c.vrt", lambda source: VRT.format(source=source, relative=0).encode()),
    ".csvt beside it": beside_a_shapefile("c.csvt", lambda source: source.encode()),
    "head of a shapefile": in_the_head,
    "GeoPackage, view": geopackage(
        "CREATE VIEW v AS SELECT fid, geom, '{source}' AS GEOID, load_extension('{source}') AS NAME FROM counties",
        "UPDATE gpkg_contents SET table_name = 'v'",
        "UPDATE gpkg_geometry_columns SET table_name = 'v'",
    ),
    "GeoPackage, view of contents": geopackage(
        "ALTER TABLE gpkg_contents RENAME TO c", "CREATE VIEW gpkg_contents AS SELECT * FROM c"
    ),
    "GeoPackage, reference system": geopackage(
        "UPDATE gpkg_spatial_ref_sys SET organization = 'x', definition = '{grids}'".replace("{grids}", GRIDS)
    ),
    "GeoPackage, address of a reference system": geopackage(
        "UPDATE gpkg_spatial_ref_sys SET organization = '{source}', definition = '{source}'"
    ),
    "GeoPackage, VirtualOGR": geopackage(
        "INSERT INTO sqlite_master VALUES ('table', 'v', 'v', 0, 'CREATE VIRTUAL TABLE v USING VirtualOGR(''{source}'')"
        "')",
        "UPDATE gpkg_contents SET table_name = 'v'",
        "UPDATE gpkg_geometry_columns SET table_name = 'v'",
    ),
    "GeoPackage, extension": geopackage(
        "CREATE TABLE IF NOT EXISTS gpkg_extensions (table_name, column_name, extension_name, definition, scope)",
        "INSERT INTO gpkg_extensions VALUES (NULL, NULL, '{source}', '{source}', 'read-write')",
    ),
    "GeoParquet, address": geoparquet(lambda source: source),
    "GeoParquet, program": geoparquet(lambda source: f"+proj=longlat +nadgrids={source}"),
    "GeoParquet, object": geoparquet(lambda source: {"type": "BoundCRS", "name": source, "transformation": source}),
    "GeoParquet, grids": geoparquet(
        lambda source: {"type": "GeographicCRS", "name": f"+proj=longlat +nadgrids={source}", "id": {"code": source}}
    ),
}
