"""A small atlas to build, and what a whole site of it holds."""

import shutil
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
WHOLE_ATLAS = (ROOT / "atlas.toml").read_text("utf-8")
HEAD, *MAPS = WHOLE_ATLAS.split("[[maps]]")


def make_atlas(folder: Path, title: str, maps: int = 2) -> Path:
    """Kentucky's atlas with its first maps under another title, beside its own copy of the figures."""
    folder.mkdir(parents=True)
    for name in ("results", "shapefiles"):
        shutil.copytree(ROOT / name, folder / name)
    head = HEAD.replace("Kentucky votes", title)
    assert title in head
    atlas = folder / "atlas.toml"
    atlas.write_text("[[maps]]".join([head, *MAPS[:maps]]), "utf-8")
    return atlas


def contents(site: Path) -> dict[str, bytes]:
    """Every file under a folder, by its path in it."""
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


@pytest.fixture
def atlas(tmp_path: Path) -> Path:
    """A small atlas of its own."""
    return make_atlas(tmp_path / "atlas", "Kentucky votes")
