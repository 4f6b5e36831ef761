"""Whatever goes wrong in a process of its own: words and an exit code, a traceback for who asks, nothing left."""

from __future__ import annotations

import errno
import importlib
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from mapgen.chatter import DEBUG
from mapgen.cli import main as cli
from mapgen.cli import process
from mapgen.errors import WorkerError
from mapgen.faults import OWN_FAULT, REFUSALS, REPORT, SURROUNDINGS, WHOLE, code_of, told
from mapgen.workflows.build_site import build
from tests.conftest import ROOT
from tests.faults.conftest import contents, make_atlas

RUN = "from mapgen.cli.main import main; main()"
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT), "MAPGEN_CACHE": ""}
del ENVIRONMENT[DEBUG]

BREAK = "import mapgen.files.spec as spec\ndef broken(path): {0}\nspec.read_atlas = broken\n"
"""Puts something else in the place of a function that commands use."""

A_WHILE = 45
"""Seconds within which the small atlas is built on a machine that is busy with other work, too."""

limits = pytest.importorskip("resource", reason="this system sets no limits")
only_with_signals = pytest.mark.skipif(not hasattr(signal, "SIGHUP"), reason="this system sends no such signals")


def mapgen(
    *arguments: object, before: str = "", limit: Callable[[], None] | None = None, **more: object
) -> tuple[int, str, str]:
    """Run the command line in a process of its own: exit code, stdout, stderr, in which there is no traceback."""
    done = subprocess.run(
        [sys.executable, "-c", f"{before}\n{RUN}", *map(str, arguments)],
        check=False,
        capture_output=True,
        preexec_fn=limit,
        **{"env": ENVIRONMENT, "cwd": ROOT, **more},  # type: ignore[call-overload]  # passed on
    )
    said = done.stderr.decode("utf-8", "backslashreplace")
    assert "Traceback" not in said
    assert "site-packages" not in said or "cannot be loaded" in said
    return done.returncode, done.stdout.decode("utf-8", "backslashreplace"), said


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Kentucky's atlas with its first map alone, which nobody writes to."""
    return make_atlas(tmp_path_factory.mktemp("small") / "atlas", "Kentucky votes", maps=1)


def told_in_one_line(run: tuple[int, str, str], exit_code: int) -> str:
    """The one line a run ends with, once its exit code is the expected one."""
    assert (run[0], run[1]) == (exit_code, ""), run
    (line,) = run[2].splitlines()
    return line


# mapgen's own faults


def test_a_fault_is_one_line_with_a_code() -> None:
    """What it was, that files are whole, where to report it, how to see more; exit code 70."""
    line = told_in_one_line(mapgen("list", "maps", before=BREAK.format("raise KeyError('x')")), OWN_FAULT)
    assert re.fullmatch(
        r"This is a fault of mapgen's own, [0-9a-f]{6} \(KeyError: 'x'\)\. " + re.escape(f"{WHOLE} {REPORT}"), line
    )


@pytest.mark.parametrize("how", ["--debug", DEBUG])
def test_who_asks_sees_the_traceback(how: str) -> None:
    """By the option or by the environment; the line stands under it, the code is the same."""
    quiet = told_in_one_line(mapgen("list", "maps", before=BREAK.format("raise KeyError('x')")), OWN_FAULT)
    asked = ["--debug"] if how == "--debug" else []
    done = subprocess.run(
        [sys.executable, "-c", f"{BREAK.format('raise KeyError(chr(27))')}{RUN}", *asked, "list", "maps"],
        check=False,
        capture_output=True,
        text=True,
        cwd=ROOT,
        env=ENVIRONMENT if asked else {**ENVIRONMENT, DEBUG: "1"},
    )
    assert done.returncode == OWN_FAULT
    assert done.stderr.startswith("Traceback (most recent call last):\n")
    assert "\x1b" not in done.stderr
    assert done.stderr.splitlines()[-1] == quiet.replace("KeyError: 'x'", "KeyError: '\\x1b'")


def test_tests_meet_exceptions(monkeypatch: pytest.MonkeyPatch) -> None:
    """In a test's own process nothing is handled: an exception escapes click's runner as it was raised."""
    columns = importlib.import_module("mapgen.cli.list")
    monkeypatch.setattr(columns, "print_rows", lambda *_, **__: 1 // 0)
    with pytest.raises(ZeroDivisionError):
        CliRunner().invoke(cli.main, ["list", "columns"])


def test_tests_see_the_tracebacks_of_what_they_start() -> None:
    """The variable that shows them is set for every test."""
    assert os.environ[DEBUG]


def raised(raise_it: Callable[[], object]) -> BaseException:
    """What a function raises."""
    try:
        raise_it()
    except BaseException as error:  # noqa: BLE001  # whatever it is
        return error
    raise AssertionError("nothing was raised")


def test_a_code_is_of_the_kind_and_the_place() -> None:
    """Two faults of one function have one code, whatever they say; another kind or function has another."""
    from mapgen.files.parse_cells import count, county_code  # noqa: PLC0415  # what is made to fail

    first, again = (raised(lambda wrong=wrong: count(wrong)) for wrong in (1, None))  # type: ignore[arg-type,misc]
    elsewhere = raised(lambda: county_code(1))  # type: ignore[arg-type]
    other = raised(lambda: count("x"))
    assert type(first) is type(again) is type(elsewhere) is AttributeError
    assert code_of(first) == code_of(again)
    assert len({code_of(error) for error in (first, elsewhere, other, KeyError())}) == 4


@pytest.mark.parametrize(
    "what",
    ["raise RecursionError('deep')", "broken(path)", "raise EOFError('cut')", "raise BrokenPipeError(32, 'x')"],
)
def test_what_click_or_python_would_take_for_something_else(what: str) -> None:
    """An end of file is no answer to a question, a broken pipe inside no reader who left: both are faults."""
    line = told_in_one_line(mapgen("list", "maps", before=BREAK.format(what)), OWN_FAULT)
    assert line.startswith("This is a fault of mapgen's own, ")


def test_an_endless_fault_is_told_in_a_line() -> None:
    """What an exception says is cut, and on one line."""
    line = told(ValueError("x\n\x1b[2J" * 10_000)).line
    assert len(line) < 600
    assert line.isprintable()


# The user's surroundings


@pytest.mark.parametrize("number", sorted(REFUSALS))
def test_every_refusal_of_a_system_has_its_sentence(number: int) -> None:
    """One sentence for each thing that runs out, exit code 1, and no code to report."""
    ending = told(OSError(number, os.strerror(number)))
    assert (ending.line, ending.exit_code) == (f"{REFUSALS[number]} {WHOLE}", SURROUNDINGS)


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (MemoryError(), "not enough memory"),
        (RuntimeError("can't start new thread"), "no more processes or threads"),
        (RuntimeError("std::bad_alloc"), "not enough memory"),
        (FileNotFoundError(errno.ENOENT, "No usable temporary directory found in ['/tmp']"), "temporary file"),
    ],
)
def test_what_libraries_say_of_the_same(error: Exception, words: str) -> None:
    """In words of their own."""
    assert words in told(error).line
    assert told(error).exit_code == SURROUNDINGS


def test_another_answer_of_a_system_is_a_fault() -> None:
    """A file that is not there should have been an error of mapgen's."""
    assert told(FileNotFoundError(errno.ENOENT, "No such file", "x")).exit_code == OWN_FAULT


def limited(kind: str, most: int) -> Callable[[], None]:
    """Sets a limit in the process that is started."""
    return lambda: limits.setrlimit(getattr(limits, kind), (most, most))


@pytest.mark.parametrize("megabytes", [250, 450, 700])
def test_too_little_memory(megabytes: int, small: Path, tmp_path: Path) -> None:
    """Wherever it runs out, while libraries are loaded or later: in words, and with nothing written.

    A library written in C that does not look whether it got its memory ends the process where it stands. Then there is
    nobody left to say a word, and still nothing is written. Nor is there in a Python that, without the memory for one
    number, unwinds an exception for ever (3.11 does): it hears no signal, as anything of mapgen's own would.
    """
    limit = limited("RLIMIT_AS", megabytes << 20)
    with started("build", "-q", small, "--out", tmp_path / "site", limit=limit) as building:
        try:
            _, said = building.communicate(timeout=A_WHILE)
        except subprocess.TimeoutExpired:
            building.terminate()
            with pytest.raises(subprocess.TimeoutExpired):
                building.wait(10)
            building.kill()
            assert list(tmp_path.iterdir()) == []
            return
    assert "Traceback" not in said
    done = (building.returncode, "", said)
    if done[0] in (-signal.SIGSEGV, -signal.SIGABRT):
        assert list(tmp_path.iterdir()) == []
    elif done[0] != 0:
        assert "not enough memory" in done[2].splitlines()[-1]
        assert done[0] == SURROUNDINGS
        assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("size", [0, 1 << 14])
def test_no_file_may_grow(size: int, small: Path, tmp_path: Path) -> None:
    """`ulimit -f 0`, and limits that strike in the middle of a site: words, and no site."""
    done = mapgen("build", small, "--out", tmp_path / "site", "-q", limit=limited("RLIMIT_FSIZE", size))
    assert done[0] == SURROUNDINGS
    assert any(word in done[2] for word in ("limit", "File too large"))
    assert list(tmp_path.iterdir()) == []


def test_too_few_files_may_be_open(small: Path, tmp_path: Path) -> None:
    """`ulimit -n`: a module that cannot be looked for is not called missing."""
    told_so: list[int] = []
    for most in (4, 6, 9):
        # Python itself does not begin with so few.
        before = f"import mapgen.cli.main, resource\nresource.setrlimit(resource.RLIMIT_NOFILE, ({most}, {most}))"
        code, _, said = mapgen("build", small, "--out", tmp_path / "site", "-q", before=before)
        assert code in {0, SURROUNDINGS}
        told_so += [most] * ("Too many files are open" in said)
    assert told_so


def test_a_missing_library_is_named(tmp_path: Path) -> None:
    """And one that is broken, however it fails."""
    for kind, body in (("gone", None), ("broken", "1 // 0"), ("half", "from numpy import nowhere")):
        folder = tmp_path / kind
        folder.mkdir()
        if body is None:
            before = "import sys; sys.modules['pandas'] = None"
        else:
            (folder / "pandas.py").write_text(body, "utf-8")
            before = f"import sys; sys.path.insert(0, {str(folder)!r})"
        line = told_in_one_line(mapgen("check", before=before), SURROUNDINGS)
        called = "numpy" if kind == "half" else "pandas"
        assert line.startswith(f"{called}, which mapgen stands on, cannot be loaded (")
        assert "Install mapgen again." in line


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no full device")
@pytest.mark.parametrize("arguments", [["list", "columns"], ["--help"], ["list", "columns", "--json"], ["--version"]])
def test_a_full_disk_behind_standard_output(arguments: list[str]) -> None:
    """However little is printed."""
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "mapgen", *arguments],
            check=False,
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            env=ENVIRONMENT,
        )
    assert (done.returncode, done.stderr) == (SURROUNDINGS, f"{REFUSALS[errno.ENOSPC]} {WHOLE}\n")


@pytest.mark.parametrize("arguments", [["list", "columns"], ["--help"], ["--version"], ["map", "--help"]])
def test_nobody_listens(arguments: list[str]) -> None:
    """A pipe whose reader has gone: nothing is said, and the exit code is that of SIGPIPE."""
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "wb") as pipe:
        command = [sys.executable, "-m", "mapgen", *arguments]
        done = subprocess.run(command, check=False, stdout=pipe, stderr=subprocess.PIPE, text=True, env=ENVIRONMENT)
    assert (done.returncode, done.stderr) == (128 + signal.SIGPIPE, "")


def test_streams_that_are_closed() -> None:
    """`>&- 2>&-`: nothing can be said, and the exit code says it."""
    for arguments, code in ((["list", "columns"], 0), (["list", "maps", "/nowhere"], 1), (["bild"], 2)):
        closing = f'exec "$0" -m mapgen {" ".join(arguments)} >&- 2>&-'
        done = subprocess.run(["/bin/sh", "-c", closing, sys.executable], check=False, env=ENVIRONMENT)
        assert done.returncode == code, arguments


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252", "utf-16", "cp037"])
def test_a_terminal_with_other_letters(encoding: str) -> None:
    """Help, checks and errors come through in any encoding; none is a reason to fail."""
    environment = {**ENVIRONMENT, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    environment["PYTHONIOENCODING"] = encoding
    for arguments in (["map", "--help"], ["list", "columns"], ["list", "columns", "--json"]):
        code, _, said = mapgen(*arguments, env=environment)
        assert (code, said) == (0, "")
    assert mapgen("list", "maps", "nowhere‑é", env=environment)[0] == 1


def test_libraries_are_not_heard(tmp_path: Path) -> None:
    """Their warnings, logs and what they could not raise stay away, unless somebody asks for them."""
    noise = (
        "import warnings, logging\n"
        "class Falling:\n    def __del__(self): raise OSError('falls')\n"
        "warnings.simplefilter('always')\nwarnings.warn('look out')\nlogging.warning('look out')\n"
        "logging.getLogger('reportlab').warning('look out')\nFalling()\n"
    )
    loud = BREAK.format("\n    ".join(["", *noise.splitlines(), "return read(path)"])).replace(
        "spec\n", "spec\nread = spec.read_atlas\n", 1
    )
    program = tmp_path / "loud.py"
    program.write_text(f"{loud}{RUN}", "utf-8")
    for asked in ([], ["--debug"]):
        command = [sys.executable, str(program), *asked, "list", "maps", str(ROOT)]
        done = subprocess.run(command, check=False, capture_output=True, text=True, env=ENVIRONMENT)
        assert done.returncode == 0
        assert done.stdout
        assert [word in done.stderr for word in ("look out", "falls")] == [bool(asked)] * 2, done.stderr


# Signals


def started(*arguments: object, cwd: Path = ROOT, limit: Callable[[], None] | None = None) -> subprocess.Popen[str]:
    """The command line, in a session of its own."""
    return subprocess.Popen(
        [sys.executable, "-c", RUN.replace(";", "; print('ready', flush=True);"), *map(str, arguments)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=cwd,
        env=ENVIRONMENT,
        preexec_fn=limit,  # noqa: PLW1509  # no test has threads while it starts one
        start_new_session=True,
    )


def workers(of: subprocess.Popen[str]) -> list[int]:
    """The processes of joblib's that a process has started and that live."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            command = (folder / "cmdline").read_bytes()
            session = int((folder / "stat").read_text().rpartition(")")[2].split()[3])
        except OSError:
            continue
        if session == of.pid and b"popen_loky" in command:
            found.append(int(folder.name))
    return found


def wait_for(what: Callable[[], bool], seconds: float = 60) -> bool:
    """Whether something comes to hold in time."""
    end = time.monotonic() + seconds
    while not what() and time.monotonic() < end:
        time.sleep(0.02)
    return what()


only_with_proc = pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="nothing lists processes here")


@only_with_signals
@pytest.mark.parametrize(
    ("name", "moment"), [("SIGTERM", 0.2), ("SIGTERM", 0.6), ("SIGTERM", 1.2), ("SIGHUP", 0.8), ("SIGINT", 0.8)]
)
def test_a_signal_ends_a_build_in_words(name: str, moment: float, tmp_path: Path) -> None:
    """One line, 128 and the signal's number, no folder left; wherever it strikes."""
    with started("build", "-q", "--out", tmp_path / "site") as building:
        assert building.stdout is not None
        assert building.stdout.readline() == "ready\n"
        time.sleep(moment)
        building.send_signal(getattr(signal, name))
        _, said = building.communicate(timeout=30)
    assert building.returncode == 128 + getattr(signal, name)
    assert said == f"{process.STOPS[name]} {process.STILL_WHOLE}\n"
    assert list(tmp_path.iterdir()) == []


@only_with_signals
@pytest.mark.usefixtures("without_pictures")
def test_a_signal_while_a_site_is_published(small: Path, tmp_path: Path) -> None:
    """The folder beside the site is cleared, and the old site stays."""
    site = tmp_path / "out" / "site"
    build(small, site)
    before = contents(site)
    slow = (
        "import mapgen.publish.site as site, time, os, signal\n"
        "def strike(*_): os.kill(os.getpid(), signal.SIGTERM); time.sleep(60)\n"
        "site.to_disk = strike\n"
    )
    code, _, said = mapgen("build", "-q", small, "--out", site, before=slow)
    assert (code, said) == (143, f"{process.STOPS['SIGTERM']} {process.STILL_WHOLE}\n")
    assert contents(site) == before
    assert [path.name for path in site.parent.iterdir()] == ["site"]


@only_with_signals
def test_who_started_mapgen_may_have_it_ignore_a_signal(small: Path) -> None:
    """`nohup mapgen build`: it goes on."""
    hang_up = BREAK.format("import os, signal; os.kill(os.getpid(), signal.SIGHUP); return read(path)").replace(
        "spec\n", "spec\nread = spec.read_atlas\n", 1
    )
    done = mapgen("list", "maps", small, before=hang_up, limit=lambda: signal.signal(signal.SIGHUP, signal.SIG_IGN))
    assert done[0] == 0


@only_with_proc
@pytest.mark.parametrize(
    ("name", "group"),
    [("SIGTERM", False), ("SIGTERM", True), ("SIGINT", True), ("SIGHUP", True)],
    ids=["SIGTERM to one", "SIGTERM to all", "Ctrl-C", "a terminal that closes"],
)
def test_a_signal_ends_workers_too(name: str, group: bool, atlas: Path, tmp_path: Path) -> None:
    """Sent to mapgen, or by a terminal to all of them: one line, and no process lives on."""
    with started("build", "-q", "--jobs", "2", atlas, "--out", tmp_path / "out" / "site") as building:
        assert wait_for(lambda: len(workers(building)) == 2)
        (os.killpg if group else os.kill)(building.pid, getattr(signal, name))
        _, said = building.communicate(timeout=60)
        assert wait_for(lambda: not workers(building), 10)
    assert building.returncode == 128 + getattr(signal, name)
    assert said == f"{process.STOPS[name]} {process.STILL_WHOLE}\n"
    assert list(tmp_path.iterdir()) == [atlas.parent]


@only_with_proc
def test_a_worker_that_is_killed(atlas: Path, tmp_path: Path) -> None:
    """As a system does that runs out of memory: a sentence, and nothing written."""
    with started("build", "-q", "--jobs", "2", atlas, "--out", tmp_path / "out" / "site") as building:
        assert wait_for(lambda: len(workers(building)) == 2)
        time.sleep(0.5)
        os.kill(workers(building)[0], signal.SIGKILL)
        _, said = building.communicate(timeout=60)
        assert wait_for(lambda: not workers(building), 10)
    assert building.returncode == 1
    assert said.splitlines() == [
        "A process that did a part of the work was ended from outside, or had too little memory.",
        "Try again with fewer --jobs: one alone needs the least memory.",
        "Nothing was written.",
    ]
    assert list(tmp_path.iterdir()) == [atlas.parent]


def end_at_once(_number: int) -> None:
    """A worker that ends without a word."""
    os._exit(9)


def test_a_worker_that_ends_is_an_error_of_mapgens() -> None:
    """For who uses mapgen from Python, too."""
    from mapgen.workflows.parallel import mapped  # noqa: PLC0415  # joblib's processes are started here alone

    with pytest.raises(WorkerError):
        mapped(end_at_once, [1, 2], jobs=2)
