"""What surrounds a build: clock, home, locale, paths, memory, changing inputs. The same bytes, or one clear line."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from mapgen.errors import PackageError
from mapgen.workflows import load_atlas
from mapgen.workflows.build_site import build
from tests.faults.conftest import contents, make_atlas

RUN = "from mapgen.cli.main import main; main()"
NOWHERE = "/dev/null/nowhere"
"""A folder that not even the system's own user can make."""

BARE = {"PATH": os.environ["PATH"], "PYTHONPATH": os.pathsep.join(sys.path), "XDG_CACHE_HOME": NOWHERE}
"""Nothing of whoever runs the tests, least of all a cache in which the site lies ready."""

C_LOCALE = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}


def mapgen(*arguments: str | Path, code: str = RUN, env: dict[str, str] | None = None, **options: object) -> str:
    """Run the command line as a user does; what it says on stderr, which must be no traceback."""
    done = subprocess.run(
        [sys.executable, "-c", code, *map(str, arguments)],
        check=False,
        capture_output=True,
        env=env or dict(os.environ),
        **options,  # type: ignore[call-overload]  # passed on
    )
    said = done.stderr.decode("utf-8", "backslashreplace")
    assert "Traceback" not in said
    assert done.returncode == (0 if "Nothing was written" not in said else 1), said
    return said


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, bytes]]:
    """An atlas of one map, and its site as it is built where nothing is strange."""
    folder = tmp_path_factory.mktemp("plain")
    atlas = make_atlas(folder / "atlas", "Kentucky votes", maps=1)
    build(atlas, folder / "site")
    return atlas, contents(folder / "site")


@pytest.mark.parametrize(
    ("code", "env"),
    [
        (RUN, BARE),
        (RUN, {**BARE, "HOME": NOWHERE, "XDG_CACHE_HOME": ""}),
        (f"import time; time.time = lambda: 0.0; time.time_ns = lambda: 0; {RUN}", {**BARE, "MAPGEN_CACHE": NOWHERE}),
        (RUN, {**BARE, **C_LOCALE, "MAPGEN_CACHE": "/dev/null"}),
        (RUN, {**BARE, "LC_ALL": "tr_TR.UTF-8", "TZ": "Pacific/Kiritimati"}),
    ],
    ids=["no HOME", "HOME is missing", "no cache, 1970", "cache is a device, C locale", "Turkish locale"],
)
def test_the_surroundings_change_no_byte(
    plain: tuple[Path, dict[str, bytes]], code: str, env: dict[str, str], tmp_path: Path
) -> None:
    """Neither clock nor home nor locale nor a cache that cannot be used reaches the site."""
    atlas, site = plain
    mapgen("build", atlas, "--out", tmp_path / "site", code=code, env=env)
    assert contents(tmp_path / "site") == site


@pytest.mark.parametrize("command", ["check", "list maps"])
def test_commands_speak_in_a_locale_without_their_letters(plain: tuple[Path, dict[str, bytes]], command: str) -> None:
    """What cannot be written in ASCII is spelled out; it is no reason to fail."""
    env = {**BARE, **C_LOCALE, "PYTHONIOENCODING": "ascii"}
    mapgen(*command.split(), plain[0], env=env)


def test_any_path_will_do(plain: tuple[Path, dict[str, bytes]], tmp_path: Path) -> None:
    """Spaces, quotes, letters of other alphabets and a percent sign in both paths, a newline in the site's."""
    atlas, site = plain
    strange = "a 'b' \"c\" d é 選挙 100% $HOME #?&;"
    shutil.copytree(atlas.parent, tmp_path / strange / "in")
    mapgen("build", tmp_path / strange / "in", "--out", tmp_path / strange / f"{strange}\n!")
    assert contents(tmp_path / strange / f"{strange}\n!") == site


def test_a_path_that_gdal_cannot_read_from_will_do(plain: tuple[Path, dict[str, bytes]], tmp_path: Path) -> None:
    """A line break in the boundaries' own path: what is read is a copy that lies elsewhere."""
    shutil.copytree(plain[0].parent, tmp_path / "a\nb!")
    mapgen("build", tmp_path / "a\nb!", "--out", tmp_path / "site")
    assert contents(tmp_path / "site") == plain[1]


def test_a_folder_that_is_gone_is_one_line(plain: tuple[Path, dict[str, bytes]], tmp_path: Path) -> None:
    """Standing in a folder that somebody has deleted."""
    code = f"import os; os.mkdir('gone'); os.chdir('gone'); os.rmdir('../gone'); {RUN}"
    said = mapgen("build", plain[0], "--out", "site", code=code, cwd=tmp_path)
    assert "cannot be written" in said


def test_a_build_works_within_512_megabytes_of_private_memory(
    plain: tuple[Path, dict[str, bytes]], tmp_path: Path
) -> None:
    """With a limit that the system enforces."""
    pytest.importorskip("resource", reason="this system limits no memory")
    code = f"import resource; resource.setrlimit(resource.RLIMIT_DATA, (512 << 20, 512 << 20)); {RUN}"
    mapgen("build", plain[0], "--out", tmp_path / "site", code=code)
    assert contents(tmp_path / "site") == plain[1]


def test_an_input_that_changes_while_it_is_read_is_noticed(
    atlas: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Bytes that arrive between the check and the reading reach no map: the file is checked once more."""
    read = load_atlas.import_results
    folder = atlas.parent / "results" / "ky"

    def read_changed(path: Path, *rest: object, **named: object) -> object:
        changed = folder / Path(path).name
        text = changed.read_text("utf-8")
        changed.write_text(text.replace(",", " ,", 1), "utf-8")
        return read(path, *rest, **named)  # type: ignore[arg-type]  # passed on

    monkeypatch.setattr(load_atlas, "import_results", read_changed)
    with pytest.raises(PackageError, match="not the ones"):
        build(atlas, tmp_path / "site")
    assert not (tmp_path / "site").exists()


def test_names_of_ten_thousand_characters_are_drawn(tmp_path: Path) -> None:
    """An endless title and an endless candidate end up in the page, and in no file's name."""
    atlas = make_atlas(tmp_path / "atlas", "Kentucky votes", maps=1)
    long = "N" * 10_000
    text = atlas.read_text("utf-8").replace('en = "Who carried each county"', f'en = "{long}"')
    atlas.write_text(text, "utf-8")
    described = atlas.parent / "results" / "ky" / "datapackage.json"
    described.write_text(described.read_text("utf-8").replace('"short": "Clinton"', f'"short": "{long}"'), "utf-8")
    mapgen("build", atlas, "--out", tmp_path / "site")
    page = (tmp_path / "site" / "winner" / "index.html").read_text("utf-8")
    assert page.count(long) > 10
    assert max(len(path) for path in contents(tmp_path / "site")) < 100


def test_a_file_that_cannot_be_read_is_one_line(atlas: Path, tmp_path: Path) -> None:
    """A description that names a file which is not there, under a name that would clear a terminal."""
    described = atlas.parent / "results" / "ky" / "datapackage.json"
    name = "20160517__ky__primary__president__county.csv"
    described.write_text(described.read_text("utf-8").replace(name, "\\u001b[2J\\u202egone.csv"), "utf-8")
    said = mapgen("build", atlas, "--out", tmp_path / "site")
    assert "\x1b" not in said
    assert "\u202e" not in said
    assert "\\x1b[2J\\u202egone.csv" in said
