"""A second build makes anew only what changed, and gives the bytes of a clean one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from mapgen import cache
from mapgen.render import outputs
from mapgen.workflows.build_site import build
from tests.grid import AtlasOnDisk, files_under

pytestmark = pytest.mark.usefixtures("without_pictures")


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty cache folder."""
    monkeypatch.setenv("MAPGEN_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture
def rendered(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The maps that are rendered, as they are."""
    slugs: list[str] = []
    render_map = outputs.render_map

    def told(choropleth: object, site: object) -> dict[str, bytes]:
        slugs.append(choropleth.slug)
        return render_map(choropleth, site)

    monkeypatch.setattr(outputs, "render_map", told)
    return slugs


def clean(atlas: AtlasOnDisk, out: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, bytes]:
    """The files of a build that uses no cache."""
    with monkeypatch.context() as context:
        context.setenv("MAPGEN_CACHE", "")
        build(atlas.path, out)
    return files_under(out)


@pytest.mark.usefixtures("kept")
def test_nothing_is_made_twice(
    atlas: AtlasOnDisk, tmp_path: Path, rendered: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same input again: no map is rendered, and the site is that of a clean build."""
    wanted = clean(atlas, tmp_path / "clean", monkeypatch)
    build(atlas.path, tmp_path / "site")
    rendered.clear()
    build(atlas.path, tmp_path / "site")
    assert rendered == []
    assert files_under(tmp_path / "site") == wanted


@pytest.mark.usefixtures("kept")
@pytest.mark.parametrize(
    ("file", "old", "new", "anew"),
    [
        ("returns/now.csv", "Ada Ames,", "Ada  Ames,", []),
        ("atlas.toml", 'story = "change"', 'story = "change"\nheadline = "Another headline"', ["change"]),
        ("place/schemes/carried-fill.toml", "#884488", "#448844", ["change"]),
        ("place/attributes.csv", "urban", "rural", ["winner", "change"]),
        ("atlas.toml", 'title = "Who won"', 'title = "Who won it"', ["winner", "change"]),
    ],
    ids=["two blanks", "a headline", "a colour", "an attribute", "a title, which every menu shows"],
)
def test_only_what_changed_is_made_anew(
    atlas: AtlasOnDisk,
    tmp_path: Path,
    rendered: list[str],
    monkeypatch: pytest.MonkeyPatch,
    file: str,
    old: str,
    new: str,
    anew: list[str],
) -> None:
    """Every map that shows the change and no other, with the bytes of a clean build."""
    build(atlas.path, tmp_path / "site")
    atlas.change(file, old, new)
    rendered.clear()
    build(atlas.path, tmp_path / "site")
    assert rendered == anew
    assert files_under(tmp_path / "site") == clean(atlas, tmp_path / "clean", monkeypatch)


@pytest.mark.usefixtures("kept")
def test_another_mapgen_makes_everything_anew(
    atlas: AtlasOnDisk, tmp_path: Path, rendered: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Code, words, templates or a library of another version: nothing of what was kept is used."""
    build(atlas.path, tmp_path / "site")
    rendered.clear()
    monkeypatch.setattr(cache, "_makers", lambda: "another")
    build(atlas.path, tmp_path / "site")
    assert rendered == ["winner", "change"]


def test_a_spoilt_cache_spoils_no_site(
    atlas: AtlasOnDisk, tmp_path: Path, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A bit turned in every entry: each is made anew, and the bytes are right."""
    build(atlas.path, tmp_path / "site")
    for entry in kept.iterdir():
        content = entry.read_bytes()
        entry.write_bytes(content[:-1] + bytes([content[-1] ^ 1]))
    build(atlas.path, tmp_path / "site")
    assert files_under(tmp_path / "site") == clean(atlas, tmp_path / "clean", monkeypatch)
