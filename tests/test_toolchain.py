"""The locks and the package: what an install gets, and that it gets it from nowhere in particular."""

import re
import subprocess
import sys
import tomllib
import zipfile
from importlib.metadata import distributions, metadata
from itertools import pairwise
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LOCKS = [ROOT / "requirements" / name for name in ("runtime.lock", "dev.lock")]
PIN = re.compile(r"^(?P<name>[a-z0-9-]+)==(?P<version>[^\s;]+)(?: ; (?P<marker>.*?))? \\$", re.MULTILINE)
HASH = re.compile(r"^    --hash=sha256:[0-9a-f]{64}( \\)?$")


def pins(lock: Path) -> set[tuple[str, str, str | None]]:
    """Name, version and marker of every pin in a lock."""
    return {(pin["name"], pin["version"], pin["marker"]) for pin in PIN.finditer(lock.read_text("utf-8"))}


def normal(requirement: str) -> str:
    """The package's name in a requirement, spelled as an index spells it."""
    name = re.match(r"[\w.-]+", requirement)
    assert name is not None
    return re.sub(r"[-_.]+", "-", name[0]).lower()


@pytest.fixture(scope="module")
def pyproject() -> dict:
    """What pyproject.toml says."""
    return tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_a_lock_holds_pins_hashes_and_comments_only(lock: Path) -> None:
    """No line is an option, an address or a path: each is a pin, a hash of it, or a comment."""
    strange = [
        line
        for line in lock.read_text("utf-8").splitlines()
        if not (PIN.match(line) or HASH.match(line) or line.lstrip().startswith("#"))
    ]
    assert strange == []


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_a_lock_names_no_place(lock: Path) -> None:
    """Comments too hold no address of an index and no path of the machine that made the lock."""
    assert re.findall(r"\S*(?:://|file:|--find-links|--index|[A-Za-z]:\\|(?<!\S)[/~])\S*", lock.read_text()) == []


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_every_pin_has_a_hash(lock: Path) -> None:
    """A pin is followed by the hash of at least one file."""
    lines = lock.read_text("utf-8").splitlines()
    bare = [line for line, after in pairwise(lines) if PIN.match(line) and not HASH.match(after)]
    assert len(pins(lock)) > 30
    assert bare == []


def test_the_development_lock_holds_the_runtime_lock() -> None:
    """Tests run with exactly what the site is built with."""
    runtime, dev = map(pins, LOCKS)
    assert runtime < dev
    assert {pin for pin in dev if pin[0] in {name for name, _, _ in runtime}} == runtime


def test_the_locks_cover_what_pyproject_asks_for(pyproject: dict) -> None:
    """Dependencies and the build backend are in the runtime lock; extras and tools only in the other."""
    runtime, dev = ({name for name, _, _ in pins(lock)} for lock in LOCKS)
    needed = [*pyproject["project"]["dependencies"], *pyproject["build-system"]["requires"]]
    extras = [name for extra in pyproject["project"]["optional-dependencies"].values() for name in extra]
    tools = [name for name in pyproject["dependency-groups"]["dev"] if isinstance(name, str)]
    assert set(map(normal, needed)) <= runtime
    assert set(map(normal, extras)) <= dev - runtime
    assert set(map(normal, [*extras, *tools])) <= dev


def test_leaflet_is_the_one_that_folium_expects() -> None:
    """The pinned Leaflet files are of the version that the pinned folium would have loaded."""
    import folium.folium  # noqa: PLC0415  # late: only this test needs it
    from xstatic.pkg import leaflet  # noqa: PLC0415  # the same

    addresses = dict(folium.folium._default_js)
    assert f"leaflet@{leaflet.VERSION}/" in addresses["leaflet"]
    assert f"Leaflet {leaflet.VERSION}," in (Path(leaflet.BASE_DIR) / "leaflet.js").read_text("utf-8")[:200]


def test_the_installed_package_says_the_same_as_pyproject(pyproject: dict) -> None:
    """The environment holds this mapgen: same Python floor, same version as the package says."""
    from mapgen import __version__  # noqa: PLC0415  # late: the other tests do not need mapgen

    installed = metadata("mapgen")
    assert installed["Requires-Python"] == pyproject["project"]["requires-python"] == ">=3.11"
    assert installed["Version"] == __version__


def test_the_wheel_carries_the_package_and_the_showcase(tmp_path: Path) -> None:
    """Templates, schemes, words and licences travel with the code, and the atlas with its results and shapefiles.

    Of a layout only what is read: the sample that it is tested with stays behind.
    """
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", tmp_path, ROOT]
    done = subprocess.run(build, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    (wheel,) = tmp_path.glob("*.whl")
    names = zipfile.ZipFile(wheel).namelist()
    carried = {name for name in names if ".dist-info/" not in name}
    licences = {name.partition(".dist-info/licenses/")[2] for name in names if ".dist-info/licenses/" in name}
    assert licences == {"LICENSE", "mapgen/licences/Leaflet.txt", "mapgen/licences/Source-Sans-Pro.txt"}
    showcase = [ROOT / "atlas.toml", *(ROOT / "results").rglob("*"), *(ROOT / "shapefiles").rglob("*")]
    expected = {path.relative_to(ROOT).as_posix(): path for path in (ROOT / "mapgen").rglob("*")}
    expected |= {f"mapgen/showcase/{path.relative_to(ROOT).as_posix()}": path for path in showcase}
    expected = {name: path for name, path in expected.items() if path.is_file() and path.parent.name != "__pycache__"}
    tested = {name for name in expected if "mapgen/layouts/" in name and not name.endswith("/layout.toml")}
    assert len(tested) >= 2 * len(list((ROOT / "mapgen" / "layouts").iterdir())) - 8
    assert carried == set(expected) - tested


def test_an_editable_install_copies_nothing() -> None:
    """The folder itself is on the path: no second copy of the showcase can grow stale."""
    (mapgen,) = (item for item in distributions(name="mapgen") if item.read_text("RECORD"))
    assert [str(file) for file in mapgen.files or [] if "showcase" in str(file)] == []
