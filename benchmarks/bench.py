"""mapgen beside its peers: the same work, in turns, on one machine. `make bench`, or `python bench.py --quick`."""

from __future__ import annotations

import argparse
import datetime as dt
import json
import os
import platform
import random
import shutil
import subprocess
import sys
import tempfile
from dataclasses import asdict
from importlib.metadata import version
from pathlib import Path

from browser import drawn_without_hosts, launch, middle, visit
from contestants import HERE, Contestant, contestants
from measure import Run, run
from playwright.sync_api import sync_playwright
from report import paths_of, report
from result import Result
from server import Host

ROUNDS = {"w1": 5, "w2": 3, "w3": 2, "w4": 1}
LIMIT = {"w1": 120, "w2": 180, "w3": 300, "w4": 240}
VISITS = {"w1": 3, "w2": 1, "w4": 1}
PATIENCE = {"w1": 45, "w2": 60, "w4": 120}
SEED = 20160517


def main() -> None:
    """Prepare, run, visit, report."""
    options = _options()
    names = options.only.split("|")
    chosen = [
        each
        for each in contestants()
        if each.workload in options.workloads and any(text in each.name for text in names)
    ]
    work = HERE / "work"
    _prepare(work, {"w2" if name == "w3" else name for name in options.workloads})
    results = {id(each): Result(each) for each in chosen}
    with tempfile.TemporaryDirectory(prefix="mapgen-bench-") as folder:
        made = Path(folder)
        for name in options.workloads:
            them = [each for each in chosen if each.workload == name]
            _run_in_turns(them, results, work, made, options.rounds or ROUNDS[name])
        if not options.no_browser:
            _visit(results, made, options)
    measured = list(results.values())
    about = _about(options)
    (options.out.parent / "results.json").write_text(
        json.dumps({"about": about, "results": [_plain(each) for each in measured]}, indent=1, default=list) + "\n",
        "utf-8",
    )
    options.out.write_text(report(measured, about), "utf-8")
    print(f"Written: {options.out}")


def _prepare(work: Path, names: set[str]) -> None:
    """Write the workloads in a process of its own: a child is charged the memory its parent had when it started."""
    program = "import pathlib, sys, workloads as w; w.prepare(pathlib.Path(sys.argv[1]), {*sys.argv[2:]})"
    subprocess.run([sys.executable, "-c", program, str(work), *sorted(names)], cwd=HERE, check=True)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="Kentucky alone, three rounds, one visit: two minutes")
    parser.add_argument("--workloads", default="w1,w2,w3,w4", type=lambda text: text.split(","))
    parser.add_argument("--rounds", type=int, default=0, help="in place of 5, 3, 2 and 1")
    parser.add_argument("--only", default="", help="contestants whose name holds one of these texts, separated by |")
    parser.add_argument("--no-browser", action="store_true", help="measure the commands alone")
    parser.add_argument("--out", type=Path, default=None, help="RESULTS.md; with --quick work/QUICK.md")
    options = parser.parse_args()
    if options.quick:
        options.workloads, options.rounds = ["w1"], 3
    options.out = options.out or (HERE / "work" / "QUICK.md" if options.quick else HERE / "RESULTS.md")
    return options


def _run_in_turns(them: list[Contestant], results: dict[int, Result], work: Path, made: Path, rounds: int) -> None:
    """Every round everyone once, in another order: what slows the machine down for a while slows all of them."""
    chance = random.Random(SEED)
    cache = made / "cache"
    for each in them:  # fills the cache, and the system's own of files
        if each.name.startswith("mapgen") and not each.cold:
            _once(each, work, made, {"MAPGEN_CACHE": str(cache)})
    for round_ in range(rounds):
        for each in chance.sample(them, len(them)):
            if results[id(each)].runs and results[id(each)].runs[-1].code != 0:
                continue
            environment = {"MAPGEN_CACHE": "" if each.cold else str(cache)}
            done = _once(each, work, made, environment)
            results[id(each)].runs.append(done)
            print(
                f"{each.workload} {round_ + 1}/{rounds} {each.name}: {done.wall:.2f} s, "
                f"{done.cpu:.2f} s cpu {done.said}",
                flush=True,
            )


def output(each: Contestant, made: Path) -> Path:
    """Where a contestant writes."""
    name = "".join(c if c.isalnum() else "-" for c in each.name.lower()).strip("-")
    return made / each.workload / (name + each.ending)


def _once(each: Contestant, work: Path, made: Path, environment: dict[str, str]) -> Run:
    out = output(each, made)
    out.parent.mkdir(exist_ok=True)
    if out.is_dir():
        shutil.rmtree(out)
    folder = work / ("w2" if each.workload == "w3" else each.workload)
    command = [part.replace("{work}", str(folder)).replace("{out}", str(out)) for part in each.command]
    paths = os.pathsep.join([str(HERE.parent), str(HERE / "peers")])
    environment = {**os.environ, "PYTHONPATH": paths, "PYTHONWARNINGS": "ignore", **environment}
    # pip compiles what it installs; mapgen, which runs from its folder here, is compiled by its first run.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    return run(command, made / "log", environment=environment, limit=LIMIT[each.workload])


def _visit(results: dict[int, Result], made: Path, options: argparse.Namespace) -> None:
    """Open what can be opened: on this machine, as on a slow phone, and with no host to be found."""
    chromium = os.environ.get("MAPGEN_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    host = Host(made)
    pages = []
    for result in results.values():
        each = result.contestant
        file = output(each, made) / each.page if each.page else output(each, made)
        if each.drawn and file.is_file():
            pages.append((each, result, file))
            result.sizes = host.pack(file)[2]
            result.paths = paths_of(file.read_text("utf-8")) if each.name == "mapgen map" else None
    with sync_playwright() as playwright:
        for port in (host.port, None):
            browser = launch(playwright, chromium, port)
            for each, result, file in pages:
                patience = PATIENCE[each.workload]
                if port is None:
                    result.offline = drawn_without_hosts(browser, file, each, min(patience, 20))
                    continue
                for _ in range(1 if options.quick else VISITS[each.workload]):
                    result.local.append(visit(browser, host, file, each, slow=False, limit=patience))
                    if result.local[-1].drawn is not None and not (
                        each.workload == "w4" and result.local[-1].drawn > 20_000
                    ):
                        result.slow.append(visit(browser, host, file, each, slow=True, limit=patience))
                print(
                    f"{each.workload} {each.name}: drawn {middle(result.local, 'drawn')} ms, "
                    f"slow {middle(result.slow, 'drawn')} ms, missing {sorted(result.local[0].served.missing)[:4]}",
                    flush=True,
                )
            browser.close()


def _about(options: argparse.Namespace) -> dict[str, str]:
    """The machine, the versions, the date."""
    model = platform.processor()
    memory = ""
    if Path("/proc/cpuinfo").is_file():
        names = [
            line.split(":")[1].strip()
            for line in Path("/proc/cpuinfo").read_text().splitlines()
            if "model name" in line
        ]
        model = names[0] if names else model
        memory = f"{int(Path('/proc/meminfo').read_text().split()[1]) / 2**20:.0f} GB"
    chromium = os.environ.get("MAPGEN_CHROMIUM") or shutil.which("chromium") or "chromium"
    said = [chromium, "--version"], ["node", "--version"]
    browser, node = (
        subprocess.run(command, check=False, capture_output=True, text=True).stdout.strip() for command in said
    )
    modules = {}
    for name in ("mapshaper", "d3-geo", "topojson-server", "topojson-simplify"):
        modules[name] = json.loads((HERE / "node_modules" / name / "package.json").read_text())["version"]
    python = ("folium", "geopandas", "plotly", "altair", "vl-convert-python", "matplotlib", "lonboard", "shapely")
    return {
        "date": dt.datetime.now(tz=dt.UTC).date().isoformat(),
        "machine": f"{os.cpu_count()} processors ({model}), {memory}, {platform.system()}",
        "load": "{:.1f}, {:.1f}, {:.1f}".format(*os.getloadavg()),
        "python": f"Python {platform.python_version()}; " + ", ".join(f"{name} {version(name)}" for name in python),
        "javascript": f"Node {node}; " + ", ".join(f"{name} {number}" for name, number in modules.items()),
        "browser": browser,
        "workloads": ", ".join(options.workloads),
    }


def _plain(result: Result) -> dict[str, object]:
    kept = asdict(result)
    del kept["paths"]
    kept["contestant"] = f"{result.contestant.workload} {result.contestant.name}"
    return kept


if __name__ == "__main__":
    sys.exit(main())
