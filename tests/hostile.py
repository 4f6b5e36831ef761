"""An atlas in which every text that a file can carry is an attack, for every output to be shown to.

    atlas = hostile_atlas(tmp_path / "atlas")

Four square counties, two contests, own schemes with a grouping, a marking and circles, attributes, cities.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
from pathlib import Path

import geopandas as gpd
import shapely

EVIL = "https://evil.test"

PAYLOADS = {
    "html": f'"><img src={EVIL}/i onerror=alert(1)><script>alert(2)</script><iframe src={EVIL}/f></iframe>',
    "attribute": f"' onmouseover=alert(3) autofocus onfocus=alert(4) style=background:url({EVIL}/s) x='",
    "script": "</script><script>alert(5)</script><!--<script>",
    "template": "${alert(6)}`;alert(7);`\\u003cscript\\u003ealert(8)\\u003c/script\\u003e';alert(9);//",
    "jinja": "{{ 1234567 * 3 }}{% for x in range(9) %}x{% endfor %}{{ cycler.__init__.__globals__ }}{# gone #}",
    "fluent": "{ $name }{ counties } { -term }",
    "css": f"</style><style>*{{background:url({EVIL}/c)}}</style>;}}*{{background:url({EVIL}/d)}}/*",
    "svg": f"]]></title></svg><svg onload=alert(10)><image href={EVIL}/v /><foreignObject>",
    "formula": f'=HYPERLINK("{EVIL}","x")',
    "command": "@SUM(1+1)*cmd|' /C calc'!A0",
    "path": "../../../../tmp/hostile/../..\\..\\..\\windows\\",
    "control": "a\tb\x0bc\x1b[2J\x1b]0;t\x07d\x7fe\x85f\u2028g\u202eh\ufeffi\ufffej"
    "\u2066k\u200bl\u200dm\u00adn\ue000o\u115fp\ufdd0q",
    "entity": "&lt;script&gt;alert(11)&lt;/script&gt;&#60;img src=x onerror=alert(12)&#62;&amp;",
}
"""One attack of each kind; none has a NUL, which no description can carry."""

GEOIDS = ("21001", "21003", "21005", "21007")
LENGTH = 250
"""What a field of a shapefile holds, in bytes."""


def attack(where: str, *, formula_first: bool = False) -> str:
    """Every payload in one text that names the field it stands in.

    Args:
        where: The field, so that texts differ and a leak tells where it came from.
        formula_first: Whether the text begins as a formula does, which only its first character decides.
    """
    start = PAYLOADS["formula"] if formula_first else where
    return " ".join([start, where, *PAYLOADS.values()])


def hostile_atlas(folder: Path) -> Path:
    """Write the atlas and everything it names; the path of its `atlas.toml`."""
    (folder / "figures" / "schemes").mkdir(parents=True)
    figures = folder / "figures"
    _boundaries(figures)
    contests = [_contest(figures, "now", "2016-05-17"), _contest(figures, "then", "2008-05-20")]
    _table(figures / "attributes.csv", ["geoid", "kind"], [[g, "one" if g < "21005" else "two"] for g in GEOIDS])
    cities = [[attack("city", formula_first=True), "37.6", "-85.4", "1"], ["b", "37.2", "-84.5", "2"]]
    _table(figures / "cities.csv", ["name", "latitude", "longitude", "rank"], cities)
    resources = [
        {**_described(figures, "counties", "counties.shp"), "key": "GEOID", "name_field": "NAME"},
        {**_described(figures, "attributes", "attributes.csv"), "schema": _schema(geoid="string", kind="string")},
        {
            **_described(figures, "cities", "cities.csv"),
            "schema": _schema(name="string", latitude="number", longitude="number", rank="integer"),
        },
        *contests,
    ]
    description = {"name": "hostile", "title": attack("package"), "resources": resources}
    (figures / "datapackage.json").write_text(json.dumps(description, ensure_ascii=True), "utf-8")
    for name, text in SCHEMES.items():
        (figures / "schemes" / f"{name}.toml").write_text(text, "utf-8")
    (folder / "atlas.toml").write_text(ATLAS, "utf-8")
    return folder / "atlas.toml"


def county_name(geoid: str) -> str:
    """What the boundaries call a county: as much of an attack as a shapefile's field can hold."""
    kinds = dict(zip(GEOIDS, ("html", "formula", "template", "css"), strict=True))
    return f"{PAYLOADS[kinds[geoid]]} county {geoid}".encode()[:LENGTH].decode("utf-8", "ignore")


def _boundaries(folder: Path) -> None:
    squares = [shapely.box(x - 86, y + 37, x - 85, y + 38) for y in (1, 0) for x in (0, 1)]
    names = [county_name(geoid) for geoid in GEOIDS]
    table = gpd.GeoDataFrame({"GEOID": GEOIDS, "NAME": names}, geometry=squares, crs=4269)
    table.to_file(folder / "counties.shp", encoding="utf-8")


def _contest(folder: Path, name: str, date: str) -> dict[str, object]:
    candidates = [
        {
            "key": key,
            "name": attack(f"{key} name", formula_first=key == "b"),
            "short": attack(f"{key} short", formula_first=key == "b"),
            "party": attack("party"),
            "colour": colour,
        }
        for key, colour in (("a", "#0072b2"), ("b", "#d55e00"))
    ]
    votes = {"21001": (70, 30), "21003": (40, 60), "21005": (50, 50), "21007": (0, 0)}
    rows = [
        [geoid, county_name(geoid), attack("office"), "", candidate["name"], str(votes[geoid][at])]
        for geoid in GEOIDS
        for at, candidate in enumerate(candidates)
    ]
    _table(folder / f"{name}.csv", ["geoid", "county", "office", "party", "candidate", "votes"], rows)
    return {
        **_described(folder, name, f"{name}.csv"),
        "status": "certified",
        "caveats": [attack("caveat")],
        "contest": {
            "date": date,
            "state": "KY",
            "office": attack("office"),
            "election_type": "primary",
            "title": attack("contest title"),
            "candidates": candidates,
        },
    }


def _described(folder: Path, name: str, path: str) -> dict[str, object]:
    files = {
        each.name: {"bytes": each.stat().st_size, "hash": f"sha256:{hashlib.sha256(each.read_bytes()).hexdigest()}"}
        for each in sorted(folder.glob(f"{Path(path).stem}.*"))
    }
    return {
        "name": name,
        "path": path,
        **files[path],
        "files": files,
        "title": attack(f"{name} title"),
        "description": attack(f"{name} description"),
        "sources": [{"title": attack(f"{name} source"), "path": f"javascript:alert('{EVIL}')"}],
    }


def _schema(**fields: str) -> dict[str, object]:
    return {
        "fields": [
            {"name": name, "type": kind, "title": attack(name), "description": attack(name), "unit": attack(name)}
            for name, kind in fields.items()
        ]
    }


def _table(path: Path, head: list[str], rows: list[list[str]]) -> None:
    stream = io.StringIO()
    csv.writer(stream, lineterminator="\n").writerows([head, *rows])
    path.write_text(stream.getvalue(), "utf-8", newline="")


def _toml(text: str) -> str:
    # TOML's basic strings escape as JSON's do, save for DEL, which TOML wants escaped.
    return json.dumps(text, ensure_ascii=True).replace("\x7f", "\\u007f")


def _class(key: str, when: str, **more: str) -> str:
    texts = "\n".join(f"{name} = {_toml(attack(f'{key} {name}'))}" for name in ("label", "group", "noun"))
    rest = "\n".join(f"{name} = {value}" for name, value in more.items())
    return f"[[classes]]\nkey = {_toml(key)}\n{texts}\nwhen = {when}\n{rest}\n"


def _scheme(name: str, *classes: str) -> str:
    head = f"title = {_toml(attack(f'{name} title'))}\ndefinition = {_toml(attack(f'{name} definition'))}\n"
    return "\n".join([head, *classes])


def _fill(colour: str) -> str:
    return f'{{ light = "{colour}", dark = "{colour}" }}'


SCHEMES = {
    "kinds": _scheme(
        "kinds",
        _class("one", '{ kind = "one" }', fill=_fill("#7a5195"), outline="true"),
        _class("two", '{ kind = "two" }', fill=_fill("#ffa600"), pattern='"hatch"'),
    ),
    "led": _scheme(
        "led",
        _class("{candidate} led", '{ winner = "{candidate}" }', fill='{ of = "{candidate}", step = 2, steps = 3 }'),
        _class(PAYLOADS["formula"], '{ winner = ["tie", "no-votes", "no-data"] }', fill=_fill("#dddddd")),
    ),
}
"""Own schemes; a class's key is free text too and reaches the CSV."""

ATLAS = f"""
title = {{ en = {_toml(attack("atlas title"))} }}
about = {_toml(attack("about"))}
publisher = {_toml(attack("publisher"))}

[place]
name = {_toml(attack("place"))}
package = "figures"
attributes = "attributes"
cities = "cities"
schemes = "figures/schemes"
groupings = ["kinds"]

[contests.now]
package = "figures"
compare = {{ earlier = "then", candidate = "a" }}

[contests.then]
package = "figures"
""" + "".join(
    f"""
[[maps]]
slug = "{slug}"
title = {_toml(attack(f"{slug} title", formula_first=True))}
headline = {_toml(attack(f"{slug} headline"))}
contest = "now"
scheme = "led"
marking = "kinds"
circles = "{circles}"
split = "kinds"
story = "{story}"
notes = [{_toml(attack("note"))}]
"""
    for slug, circles, story in (("first", "", "change"), ("second", "margin_votes", "split"))
)
