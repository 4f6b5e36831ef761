"""What tests share: four square counties (drawn in `grid.py`), and Kentucky's site, built once."""

from __future__ import annotations

import os
import time
from collections import Counter
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import hypothesis
import pytest
from click.testing import CliRunner, Result

from tests import grid
from tests.attacks import figures

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    import geopandas as gpd
    import pandas as pd

    from mapgen.model.choropleth import Choropleth
    from mapgen.workflows.loaded_atlas import Loaded

ROOT = Path(__file__).parents[1]
OUTCOMES = ("passed", "failed", "error", "xfailed", "xpassed")
"""Of tests that were run."""

# Tests neither use nor fill the cache of whoever runs them; those that are about it name a folder of their own.
os.environ["MAPGEN_CACHE"] = ""

# Whatever a test starts shows the traceback of a fault: the last handler hides none from the tests.
os.environ["MAPGEN_DEBUG"] = "1"

# A machine that is busy with something else is no reason for a test to fail.
hypothesis.settings.register_profile("mapgen", deadline=None)
hypothesis.settings.load_profile("mapgen")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Says in one line that browser tests did not run, which a row of dots would hide; with `-m attack`, counts."""
    skipped = [report for report in terminalreporter.stats.get("skipped", []) if "browser" in report.keywords]
    reasons = Counter(report.longrepr[2].removeprefix("Skipped: ") for report in skipped)
    for reason, tests in sorted(reasons.items()):
        terminalreporter.write_line(f"browser tests skipped: {reason} ({tests} tests)", yellow=True)
    if terminalreporter.config.option.markexpr == "attack":
        terminalreporter.section("attacks")
        for line in figures.terminal(attack_rows(terminalreporter.stats)):
            terminalreporter.write_line(line)


def attack_rows(stats: Mapping[str, Sequence[Any]]) -> list[figures.Row]:
    """What became of the attacks that were run: those that passed held; one that was skipped was not tried.

    Args:
        stats: pytest's reports by outcome.
    """
    ran = {outcome: [report.nodeid.partition("::")[0] for report in stats.get(outcome, [])] for outcome in OUTCOMES}
    return figures.rows([file for files in ran.values() for file in files], ran["passed"])


@pytest.fixture(autouse=True)
def exceptions_escape_the_runner(monkeypatch: pytest.MonkeyPatch) -> None:
    """The runner takes an exception for exit code 1, as mapgen ends over a faulty input; tests meet it instead."""
    invoke = CliRunner.invoke

    def invoke_and_raise(*given: Any, **more: Any) -> Result:
        done = invoke(*given, **more)
        if done.exception is not None and not isinstance(done.exception, SystemExit):
            raise done.exception
        return done

    monkeypatch.setattr(CliRunner, "invoke", invoke_and_raise)


@pytest.fixture
def boundaries() -> gpd.GeoDataFrame:
    """The four squares."""
    return grid.boundaries()


@pytest.fixture
def counted() -> pd.DataFrame:
    """The grid's tally."""
    from mapgen.tables.tally import tally  # noqa: PLC0415  # late: most tests need no pandas

    return tally(grid.returns(grid.NOW, grid.contest()), grid.contest())


@pytest.fixture
def counties(boundaries: gpd.GeoDataFrame, counted: pd.DataFrame) -> gpd.GeoDataFrame:
    """The grid's boundaries, tally and attributes, joined."""
    from mapgen.tables.join import join_counties  # noqa: PLC0415  # the same

    return join_counties(boundaries, counted, grid.attributes())


@pytest.fixture
def atlas(tmp_path: Path) -> grid.AtlasOnDisk:
    """The grid as an atlas on disk, to be built or broken."""
    return grid.AtlasOnDisk(tmp_path / "atlas")


@contextmanager
def no_pictures() -> Iterator[None]:
    """Builds of this process leave out the images and PDFs, which take most of their time."""
    from mapgen.render import outputs  # noqa: PLC0415  # the same

    texts = {name: render for name, render in outputs.OUTPUTS.items() if not name.endswith((".png", ".pdf"))}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(outputs, "OUTPUTS", texts)
        yield


@pytest.fixture
def without_pictures() -> Iterator[None]:
    """The same for a test."""
    with no_pictures():
        yield


@pytest.fixture(scope="session")
def kentucky() -> Loaded:
    """Kentucky's atlas, read and joined."""
    from mapgen.workflows.load_atlas import load  # noqa: PLC0415  # the same

    return load(ROOT / "atlas.toml")


@pytest.fixture(scope="session")
def kentucky_maps(kentucky: Loaded) -> dict[str, Choropleth]:
    """Kentucky's maps by slug."""
    from mapgen.workflows.build_site import choropleths  # noqa: PLC0415  # the same

    return {each.slug: each for each in choropleths(kentucky)}


@pytest.fixture(scope="session")
def of_all_workers(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """The run's folder, in which all workers of it meet."""
    own = tmp_path_factory.getbasetemp()
    return own if worker_id == "master" else own.parent


def made_once(folder: Path, make: Callable[[Path], object]) -> Path:
    """A site that one worker makes for all; nobody writes to it.

    Args:
        folder: One of its own in the run's folder.
        make: Puts the site into the folder that it is given, in one step as publishing does.
    """
    try:
        folder.mkdir()
    except FileExistsError:
        # Another worker is making it.
        deadline = time.monotonic() + 300
        while not (folder / "site").is_dir() and time.monotonic() < deadline:
            time.sleep(0.2)
    else:
        make(folder / "site")
    return folder / "site"


@pytest.fixture(scope="session")
def site(of_all_workers: Path) -> Path:
    """Kentucky's site, built once for all tests of all workers; nobody writes to it."""
    from mapgen.workflows.build_site import build  # noqa: PLC0415  # the same

    def make(out: Path) -> None:
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("MAPGEN_CACHE", str(of_all_workers / "cache"))
            build(ROOT / "atlas.toml", out)

    return made_once(of_all_workers / "kentucky", make)


@pytest.fixture(scope="session")
def cache_of_the_site(of_all_workers: Path, site: Path) -> Path:
    """A cache that holds what `site` was made of, for those who build it again and ask nothing of how it is drawn."""
    assert site.is_dir()
    return of_all_workers / "cache"


@pytest.fixture(scope="session")
def hostile_site(of_all_workers: Path) -> Path:
    """The atlas of hostile texts, built in the same way, with all its pictures."""
    from mapgen.workflows.build_site import build  # noqa: PLC0415  # the same
    from tests.hostile import hostile_atlas  # noqa: PLC0415  # the same

    return made_once(
        of_all_workers / "hostile", lambda out: build(hostile_atlas(of_all_workers / "hostile-atlas"), out)
    )
