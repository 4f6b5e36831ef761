"""Builds killed at random moments: the site is the old one or the new one, whole, every time."""

import json
import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

import pytest

from mapgen.errors import MapgenError
from mapgen.publish import exchange
from mapgen.publish.exchange import put_in_place
from mapgen.publish.site import publish
from mapgen.publish.workshop import LOCK, OLD, workshop
from mapgen.workflows.build_site import build
from tests.faults.conftest import ROOT, contents
from tests.grid import AtlasOnDisk

KILLS = 50
SEED = int(os.environ.get("MAPGEN_KILL_SEED", "20160517"))

pytestmark = [
    pytest.mark.attack,
    pytest.mark.skipif(not hasattr(os, "fork"), reason="kills forked builds, and this system has no fork"),
]


@pytest.fixture(scope="module")
def atlases(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Two atlases of four squares whose sites differ in every page."""
    made = [AtlasOnDisk(tmp_path_factory.mktemp("atlases") / title) for title in ("First", "Second")]
    for each in made:
        each.change("atlas.toml", "Four squares", each.folder.name)
    return [each.path for each in made]


@pytest.fixture(scope="module")
def sites(builder: "Builder", atlases: list[Path], tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, bytes]]:
    """The two sites, whole."""
    found = []
    for atlas in atlases:
        out = tmp_path_factory.mktemp("whole") / "site"
        assert builder.build(atlas, out)[0] == 0
        found.append(contents(out))
    assert found[0].keys() == found[1].keys()
    assert all(found[0][path] != found[1][path] for path in found[0] if path.endswith("index.html"))
    return found


class Builder:
    """The program of `tests/faults/builder.py`."""

    def __init__(self) -> None:
        """Start it and wait until it has imported everything."""
        command = [sys.executable, "-m", "tests.faults.builder"]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        assert self.line() == "ready"

    def line(self) -> str:
        """The next line it says."""
        assert self.process.stdout is not None
        return self.process.stdout.readline().strip()

    def build(self, atlas: Path, out: Path, *, after: str = "", delay: float | None = None) -> tuple[int, float]:
        """Build; with a delay, kill that many seconds after the start, or after the step whose name begins so.

        Returns:
            How the build ended, and how long it, or its part after that step, took.
        """
        assert self.process.stdin is not None
        print(json.dumps([str(atlas), str(out)]), file=self.process.stdin, flush=True)
        pid, begun, killer = 0, 0.0, None
        while not (line := self.line()).startswith("done "):
            if line.startswith("pid "):
                pid = int(line.removeprefix("pid "))
            if (pid and not begun and not after) or (after and line.startswith(f"step {after}")):
                begun = time.monotonic()
                if delay is not None:
                    killer = threading.Timer(delay, _kill, [pid])
                    killer.start()
        took = time.monotonic() - begun
        if killer is not None:
            killer.cancel()
            killer.join()
        return int(line.removeprefix("done ")), took

    def end(self) -> None:
        """Let it finish."""
        assert self.process.stdin is not None
        self.process.stdin.close()
        self.process.wait(10)


def _kill(pid: int) -> None:
    with suppress(ProcessLookupError):
        os.kill(pid, signal.SIGKILL)


@pytest.fixture(scope="module")
def builder() -> Iterator[Builder]:
    """One builder for all tests."""
    made = Builder()
    yield made
    made.end()


def test_a_build_killed_at_fifty_moments_leaves_a_whole_site(
    builder: Builder, atlases: list[Path], sites: list[dict[str, bytes]], tmp_path: Path
) -> None:
    """Fifty kills, two of five anywhere in a build, three while it is published: never a mixture, never nothing."""
    out = tmp_path / "site"
    chance = random.Random(SEED)  # noqa: S311  # moments, not secrets
    print(f"MAPGEN_KILL_SEED={SEED}")  # noqa: T201  # shown where the test fails
    assert builder.build(atlases[0], out)[0] == 0
    _, whole = builder.build(atlases[0], out)
    _, publishing = builder.build(atlases[0], out, after="Publishing")
    lasts = {"": whole, "Publishing": publishing}
    now, kills = 0, 0
    for attempt in range(4 * KILLS):
        after = "Publishing" if attempt % 5 > 1 else ""
        delay = chance.uniform(0, lasts[after])
        code, took = builder.build(atlases[1 - now], out, after=after, delay=delay)
        there = contents(out)
        assert there in sites, f"after {delay:.4f} s of {after or 'all'} the site is neither: {sorted(there)}"
        assert code == -signal.SIGKILL or there == sites[1 - now], "a build that was not killed did its work"
        now = sites.index(there)
        kills += code == -signal.SIGKILL
        if code == 0:
            # It was done before its moment came: builds take less now, as on a machine that is busy in bursts.
            lasts[after] = took
        if kills == KILLS:
            break
    assert kills == KILLS
    assert builder.build(atlases[0], out)[0] == 0
    assert contents(out) == sites[0]
    assert [each.name for each in tmp_path.iterdir()] == ["site"], "the next build sweeps what killed ones left"


def test_two_builds_at_once_leave_one_of_them_whole(
    builder: Builder, atlases: list[Path], sites: list[dict[str, bytes]], tmp_path: Path
) -> None:
    """Two builders race to one folder, five times: the site is wholly one's, and nothing else remains."""
    out = tmp_path / "site"
    other = Builder()
    with ThreadPoolExecutor(2) as both:
        for _ in range(5):
            ends = [both.submit(each.build, atlas, out) for each, atlas in zip((builder, other), atlases, strict=True)]
            assert [each.result()[0] for each in ends] == [0, 0]
            assert contents(out) in sites
    other.end()
    assert [each.name for each in tmp_path.iterdir()] == ["site"]


@pytest.mark.parametrize("moment", [0, 0.2, 0.4, 0.7, 1])
def test_an_interrupted_build_says_so_in_one_line(moment: float, tmp_path: Path) -> None:
    """Ctrl-C ends with 130 and one line, wherever it strikes; the folder has no site or a whole one."""
    out = tmp_path / "site"
    run = (
        "from mapgen.cli import main, process; heard = process._signals_taken\n"
        "def taken(): numbers = heard(); print('ready', flush=True); return numbers\n"
        "process._signals_taken = taken; main.main()"
    )
    command = [sys.executable, "-c", run, "build", "--quiet", "--out", str(out)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"  # before that it is Python's own start that is interrupted
        time.sleep(moment)
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=30)
    if process.returncode == 0:
        assert (out / "index.html").is_file()
        return
    assert (process.returncode, said) == (
        130,
        "Interrupted. The site's folder is whole, as it was or as it was to be.\n",
    )
    assert [each.name for each in tmp_path.iterdir()] in ([], ["site"])


def killed_between_renames(out: Path) -> Path:
    """What a build leaves that is killed between the two renames of a system without an exchange."""
    child = os.fork()
    if child == 0:
        exchange.exchanged = lambda _one, _other: False
        rename = Path.rename

        def killed(one: Path, other: Path) -> Path:
            if other == out:
                os.kill(os.getpid(), signal.SIGKILL)
            return rename(one, other)

        Path.rename = killed  # type: ignore[method-assign]  # in the child alone
        with suppress(BaseException):
            publish({"index.html": b"new"}, out)
        os._exit(0)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL
    (remnant,) = out.parent.glob(".mapgen-*")
    assert (remnant / OLD).is_dir()
    return remnant


def test_a_site_taken_away_by_a_killed_build_is_brought_back(atlas: Path, tmp_path: Path) -> None:
    """The old site is back before the next build begins, even where that build fails."""
    out = tmp_path / "site"
    publish({"index.html": b"old"}, out)
    remnant = killed_between_renames(out)
    assert not out.exists()
    atlas.write_text("not = [an atlas", "utf-8")
    with pytest.raises(MapgenError):
        build(atlas, out)
    assert (out / "index.html").read_bytes() == b"old"
    assert not remnant.exists()


def test_without_an_exchange_the_old_site_is_renamed_away_and_deleted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the system knows no exchange, two renames do, and a second one that fails is undone."""
    monkeypatch.setattr("mapgen.publish.exchange.exchanged", lambda _one, _other: False)
    out = tmp_path / "site"
    publish({"index.html": b"old"}, out)
    publish({"index.html": b"new"}, out)
    assert (out / "index.html").read_bytes() == b"new"
    with pytest.raises(FileNotFoundError):
        put_in_place(tmp_path / "missing", out, tmp_path / "old")
    assert (out / "index.html").read_bytes() == b"new"
    assert [each.name for each in tmp_path.iterdir()] == ["site"]


@pytest.mark.parametrize("lock", [None, b"somebody's own\n"], ids=["no lock", "another lock"])
def test_a_folder_that_only_looks_like_a_remnant_stays(lock: bytes | None, tmp_path: Path) -> None:
    """The name alone proves nothing: without mapgen's own lock in it, a folder is not swept."""
    out = tmp_path / "site"
    with workshop(out) as beside:
        name = beside.name
    mine = tmp_path / name
    mine.mkdir()
    (mine / "new").mkdir()
    (mine / "new" / "thesis.txt").write_text("years of work", "utf-8")
    if lock is not None:
        (mine / LOCK).write_bytes(lock)
    publish({"index.html": b""}, out)
    assert (mine / "new" / "thesis.txt").read_text("utf-8") == "years of work"


def test_an_empty_remnant_is_swept(tmp_path: Path) -> None:
    """A build killed before it made its lock leaves an empty folder, which goes."""
    with workshop(tmp_path / "site") as beside:
        name = beside.name
    (tmp_path / name).mkdir()
    publish({"index.html": b""}, tmp_path / "site")
    assert [each.name for each in tmp_path.iterdir()] == ["site"]


@pytest.mark.parametrize("written", [b"", b"mapgen makes"], ids=["nothing", "its beginning"])
def test_a_remnant_with_half_a_lock_is_swept(written: bytes, tmp_path: Path) -> None:
    """A build killed while it wrote its lock leaves a part of the text, which is ours all the same."""
    with workshop(tmp_path / "site") as beside:
        name = beside.name
    (tmp_path / name).mkdir()
    (tmp_path / name / LOCK).write_bytes(written)
    publish({"index.html": b""}, tmp_path / "site")
    assert [each.name for each in tmp_path.iterdir()] == ["site"]
