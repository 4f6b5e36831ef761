"""The wheel, installed where there is nothing else of mapgen."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.grid import files_under


def run(*command: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    """A command that succeeds, without this checkout on its path."""
    environment = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "PYTHONHOME")}
    done = subprocess.run(command, check=False, capture_output=True, text=True, cwd=cwd, env=environment)
    assert done.returncode == 0, done.stdout + done.stderr
    return done


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout."""
    out = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", out, ROOT, cwd=out)
    (found,) = out.glob("*.whl")
    return found


@pytest.fixture(scope="module")
def python(wheel: Path) -> Path:
    """A new environment with the wheel in it, and its dependencies from this one."""
    folder = wheel.parent / "environment"
    venv.create(folder, with_pip=False)
    (libraries,) = folder.glob("lib/python*/site-packages")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(libraries)
    # After its own folder, so that the installed mapgen is found before this checkout's.
    (libraries / "dependencies.pth").write_text(f"{sysconfig.get_paths()['purelib']}\n", "utf-8")
    return folder / "bin" / "python"


def test_the_installed_package_is_the_wheels(python: Path, tmp_path: Path) -> None:
    """And not this checkout, which an editable install would put on the path."""
    where = run(python, "-c", "import mapgen; print(mapgen.__file__)", cwd=tmp_path).stdout.strip()
    assert Path(where).is_relative_to(python.parents[1])


def test_the_wheel_carries_the_country_and_stays_small(wheel: Path) -> None:
    """Boundaries, extents and cities, with their licences; all of it in 1.8 MB at most."""
    with zipfile.ZipFile(wheel) as archive:
        carried = {Path(name).name: archive.getinfo(name) for name in archive.namelist() if "/us/" in name}
    assert set(carried) == {"README.md", "counties.topojson", "extents.toml", "cities.csv"}
    assert carried["counties.topojson"].compress_size <= 550_000
    assert carried["cities.csv"].compress_size <= 40_000
    assert wheel.stat().st_size <= 1_800_000


def test_any_state_is_drawn_without_an_extra(python: Path, tmp_path: Path) -> None:
    """Connecticut in 2024, with boundaries and cities of the wheel alone."""
    counties = "".join(f"091{number}0,Ada Ames,{number}\n091{number}0,Bo Burr,5\n" for number in range(1, 10))
    (tmp_path / "votes.csv").write_text(f"geoid,candidate,votes\n{counties}")
    code = (
        "import mapgen.areas.us_counties as us; us.find_spec = lambda _: None; from mapgen.cli.main import main; main()"
    )
    run(python, "-c", code, "map", "votes.csv", "-o", "map.html", "--state", "CT", "--date", "2024-11-05", cwd=tmp_path)
    page = (tmp_path / "map.html").read_text("utf-8")
    assert "Hartford" in page
    assert "GeoNames (CC BY 4.0)" in page


def test_an_empty_folder_gets_kentucky_for_the_asking(python: Path, tmp_path: Path, site: Path) -> None:
    """`pip install` and `mapgen build --example` give the same site anywhere."""
    done = run(python, "-m", "mapgen", "build", "--example", cwd=tmp_path)
    assert done.stdout == ""
    assert "8 maps written. Open site/index.html" in done.stderr
    assert files_under(tmp_path / "site") == files_under(site)


def test_the_showcase_can_be_checked_and_listed(python: Path, tmp_path: Path) -> None:
    """From the installed files."""
    maps = run(python, "-m", "mapgen", "list", "maps", "--example", cwd=tmp_path).stdout.splitlines()
    assert [line.split()[0] for line in maps][:2] == ["winner", "urban-rural"]
    assert "454,565 votes" in run(python, "-m", "mapgen", "check", "--example", cwd=tmp_path).stdout
    assert list(tmp_path.iterdir()) == []
