"""RESULTS.md: the bars with their ratios first, then every table."""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from browser import middle
from result import Result

HERE = Path(__file__).parent
TITLES = {
    "w1": "W1: Kentucky, 120 counties",
    "w2": "W2: the nation’s counties",
    "w3": "W3: fifty states (and the District of Columbia) in one process",
    "w4": "W4: 169,744 precinct-like polygons",
}


def report(results: Sequence[Result], about: dict[str, str]) -> str:
    """The whole file."""
    found = {(each.contestant.workload, each.contestant.name): each for each in results}
    parts = [
        "# mapgen beside its peers",
        "Written by `make bench`; `benchmarks/README.md` says what is measured and how.",
        "\n".join(f"- {name}: {value}" for name, value in about.items()),
        (
            "Contestants took turns in every round, in changing order, so that ratios hold on a machine that others "
            "use at the same time; seconds on such a machine mean little."
        ),
        "## Bars",
        _table(["", "bar", "measured", "", "how"], _bars(found)),
        _comments(),
    ]
    for workload, title in TITLES.items():
        those = [each for each in results if each.contestant.workload == workload]
        if those:
            parts.append(f"## {title}")
            parts.append(_table(["", "wall s", "CPU s", "memory MB", ""], [_making(each) for each in those]))
            opened = [each for each in those if each.local]
            if opened:
                parts += [
                    _table(PAGE_HEAD, [_page(each) for each in opened]),
                    _table(USE_HEAD, [_use(each) for each in opened]),
                ]
    missing = sorted({address for each in results for page in each.local for address in page.served.missing})
    tiles = [address for address in missing if re.search(r"/\d+/\d+/\d+", address)]
    others = [address for address in missing if address not in tiles and not address.startswith("page.test")]
    if others:
        parts.append(
            "ContestFilter for by peers’ pages, in no npm package, answered with nothing and so not counted: "
            + ", ".join(f"`{address}`" for address in others)
            + "."
        )
    return "\n\n".join(part for part in parts if part) + "\n"


PAGE_HEAD = [
    "", "file kB", "gzip", "brotli", "with all it loads, gzip", "requests", "drawn without hosts",
    "painted ms", "drawn ms", "slow phone: painted ms", "drawn ms",
]  # fmt: skip
USE_HEAD = ["", "blocked ms", "slow phone: blocked ms", "heap MB", "nodes", "hover, ms a move", "pan, ms a move"]


def _making(each: Result) -> list[str]:
    failed = next((run for run in each.runs if run.code != 0), None)
    note = "" if failed is None else ("not done within the limit" if failed.code == -9 else f"failed: {failed.said}")
    memory = each.of("memory")
    return [each.contestant.name, _n(each.of("wall"), 2), _n(each.of("cpu"), 2), _n(memory and memory / 1e6), note]


def _page(each: Result) -> list[str]:
    loaded = each.loaded()
    return [
        each.contestant.name,
        *(_n(size / 1000) for size in each.sizes),
        _n(loaded and loaded[1] / 1000),
        str(len(each.local[0].served.sizes) + len(each.local[0].served.missing)),
        "–" if each.offline is None else "yes" if each.offline else "**no**",
        *(_n(middle(visits, name)) for visits in (each.local, each.slow) for name in ("painted", "drawn")),
    ]


def _use(each: Result) -> list[str]:
    heap = middle(each.local, "heap")
    return [
        each.contestant.name, _n(middle(each.local, "blocked")), _n(middle(each.slow, "blocked")),
        _n(heap and heap / 1e6, 1), _n(middle(each.local, "nodes")),
        _n(middle(each.local, "hover"), 2), _n(middle(each.local, "pan"), 2),
    ]  # fmt: skip


Measure = Callable[[str, str], float | None]


def _bars(found: dict[tuple[str, str], Result]) -> list[list[str]]:
    """Every bar of the project beside its ratio; a bar whose parts were not measured says so."""

    def made(workload: str, name: str, by: str = "wall") -> float | None:
        each = found.get((workload, name))
        return each.of(by) if each else None

    def drawn(workload: str, name: str) -> float | None:
        each = found.get((workload, name))
        return middle(each.slow, "drawn") if each else None

    rows: list[list[str]] = []

    def bar(what: str, limit: float, one: float | None, other: float | None, how: str) -> None:
        if one is None or other is None:
            rows.append([what, f"≤ {limit}", "–", "not measured", how])
        else:
            rows.append(
                [what, f"≤ {limit}", f"{one / other:.2f}", "held" if one / other <= limit else "**missed**", how]
            )

    def ratio(limit: float, what: str, measure: Measure, one: tuple[str, str], other: tuple[str, str]) -> None:
        bar(what, limit, measure(*one), measure(*other), f"× {other[1]}")

    tuned = ("w1", "folium, tuned and inlined")
    tuned2 = ("w2", tuned[1])
    ratio(1.0, "W1 `mapgen map`, wall", made, ("w1", "mapgen map"), tuned)
    for build in ("first build", "first build, two jobs", "second build"):
        ratio(3, f"the whole Kentucky atlas, {build}, wall", made, ("w1", f"mapgen atlas, {build}"), tuned)
    many, one = (made("w1", f"mapgen, {name}", "cpu") for name in ("twenty-one pages of it", "one page of an atlas"))
    each = None if many is None or one is None else (many - one) / 20
    bar("each further page of a state already read, s of CPU", 0.1, each, 1.0, "(21 pages − 1 page) ÷ 20")
    ratio(0.6, "W2 `mapgen map`, cold cache, wall", made, ("w2", "mapgen map, cold cache"), tuned2)
    ratio(0.35, "W2 `mapgen map`, warm cache, wall", made, ("w2", "mapgen map"), tuned2)
    states = ("w3", "folium tuned, fifty states")
    ratio(0.5, "W3 fifty state pages, cold cache, wall", made, ("w3", "mapgen, fifty states, cold cache"), states)
    ratio(0.5, "W3 fifty state pages, warm cache, wall", made, ("w3", "mapgen, fifty states"), states)
    ratio(1.2, "W1 embed drawn on the slow phone", drawn, ("w1", "mapgen embed"), ("w1", "d3 static SVG"))
    ratio(0.25, "W1 embed drawn on the slow phone", drawn, ("w1", "mapgen embed"), ("w1", "folium GeoJson"))
    ratio(0.6, "W1 page drawn on the slow phone", drawn, ("w1", "mapgen map"), tuned)
    ratio(1.3, "W2 embed drawn on the slow phone", drawn, ("w2", "mapgen embed"), ("w2", "d3 static SVG"))
    ratio(0.4, "W2 page drawn on the slow phone", drawn, ("w2", "mapgen map"), tuned2)
    rows += [_geometry(found, "w1", "Kentucky", 12), _geometry(found, "w2", "the nation", 80)]
    w4 = found.get(("w4", "mapgen map"))
    if w4:
        failed = next((run for run in w4.runs if run.code != 0), None)
        memory = (w4.of("memory") or 0) / 1e9
        said = f"refused: {failed.said}" if failed else f"{memory:.1f} GB"
        rows.append(["W4", "≤ 8 GB, or refused with the way out", said, "", ""])
    return rows


def _geometry(found: dict[tuple[str, str], Result], workload: str, place: str, limit: int) -> list[str]:
    """The gzipped size of all path data of the page."""
    each = found.get((workload, "mapgen map"))
    what = f"geometry of {place}, kB gzip"
    if each is None or each.paths is None:
        return [what, f"≤ {limit}", "–", "not measured", ""]
    size = len(gzip.compress(each.paths.encode(), 9, mtime=0)) / 1000
    return [
        what,
        f"≤ {limit}",
        f"{size:.1f}",
        "held" if size <= limit else "**missed**",
        "every county’s path, a line each",
    ]


def paths_of(page: str) -> str:
    """The path data of a page's counties, one to a line."""
    counties = re.search(r'<g class="counties"[^>]*>(.*?)</g>', page, re.DOTALL)
    return "\n".join(re.findall(r' d="([^"]*)"', counties[1])) if counties else ""


def _comments() -> str:
    """What people wrote about missed bars."""
    file = HERE / "MISSED.md"
    return file.read_text("utf-8").strip() if file.is_file() else ""


def _n(number: Any, digits: int = 0) -> str:
    return "–" if number is None else f"{number:,.{digits}f}"


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [head, ["---", *["---:"] * (len(head) - 1)], *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)
