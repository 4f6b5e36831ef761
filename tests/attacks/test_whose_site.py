"""Whose site a folder holds: another atlas's is not replaced, and no atlas is taken that nobody named."""

from __future__ import annotations

from pathlib import Path

import pytest

from mapgen.errors import PublishError, UsageError
from mapgen.publish.mark import MANIFEST, MARK
from mapgen.workflows.build_site import build
from tests.attacks.given import former, manifest, put, run, sha256
from tests.grid import AtlasOnDisk, files_under

pytestmark = [pytest.mark.attack, pytest.mark.usefixtures("without_pictures")]

# Whose site it is


def as_it_was_before(out: Path, inputs: dict[str, bytes]) -> None:
    """Make a site one of the former kind: a plain list, and an atlas that is known by its hash alone."""
    files = {path: content for path, content in files_under(out).items() if path not in (MARK, MANIFEST)}
    (out / MANIFEST).write_bytes(manifest(files, inputs))
    (out / MARK).write_bytes(former({**files, MANIFEST: b""}))


def test_a_former_site_is_replaced_by_its_own_atlas(atlas: AtlasOnDisk, tmp_path: Path) -> None:
    """A site without hashes in its list is recognised by its manifest; the next one has them."""
    out = tmp_path / "site"
    build(atlas.path, out)
    wanted = files_under(out)
    as_it_was_before(out, {"atlas.toml": atlas.path.read_bytes()})
    build(atlas.path, out)
    assert files_under(out) == wanted


@pytest.mark.parametrize("inputs", [{}, {"atlas.toml": b"another"}, {"other.toml": b""}])
def test_a_former_site_of_nobody_knows_whom_is_not(
    atlas: AtlasOnDisk, tmp_path: Path, inputs: dict[str, bytes]
) -> None:
    """Unless it is said."""
    out = tmp_path / "site"
    build(atlas.path, out)
    as_it_was_before(out, inputs)
    before = files_under(out)
    with pytest.raises(PublishError, match="another site; this one is “Four squares”") as caught:
        build(atlas.path, out)
    assert "--replace" in caught.value.fix
    assert files_under(out) == before
    build(atlas.path, out, replace=True)
    build(atlas.path, out)


def test_a_former_site_with_a_changed_page_is_not(atlas: AtlasOnDisk, tmp_path: Path) -> None:
    """Its manifest has the hash that the page had."""
    out = tmp_path / "site"
    build(atlas.path, out)
    as_it_was_before(out, {"atlas.toml": atlas.path.read_bytes()})
    (out / "winner" / "index.html").write_bytes(b"mended")
    with pytest.raises(PublishError, match=r"winner/index\.html: changed since"):
        build(atlas.path, out, replace=True)


@pytest.fixture
def others(tmp_path: Path) -> AtlasOnDisk:
    """Another atlas, of the same maps, figures and place."""
    made = AtlasOnDisk(tmp_path / "others")
    made.change("atlas.toml", 'title = "Four squares"', 'title = "Four circles"')
    return made


def test_another_atlass_site_is_not_replaced(atlas: AtlasOnDisk, others: AtlasOnDisk, tmp_path: Path) -> None:
    """Both are named, and the way on; with --replace it is."""
    out = tmp_path / "site"
    assert run("build", others.path, "--out", out).exit_code == 0
    before = files_under(out)
    done = run("build", atlas.path, "--out", out)
    assert done.exit_code == 1
    assert "holds the site of another atlas, “Four circles”; this one is “Four squares”." in done.stderr
    assert "--replace" in done.stderr
    assert files_under(out) == before
    assert run("build", atlas.path, "--out", out, "--replace").exit_code == 0
    assert b"Four squares" in (out / "index.html").read_bytes()
    assert run("build", atlas.path, "--out", out).exit_code == 0


def test_it_is_seen_before_anything_is_drawn(atlas: AtlasOnDisk, others: AtlasOnDisk, tmp_path: Path) -> None:
    """Not after a minute of drawing."""
    build(others.path, tmp_path / "site")
    steps: list[str] = []
    with pytest.raises(PublishError):
        build(atlas.path, tmp_path / "site", progress=steps.append)
    assert not [step for step in steps if step.startswith(("Composing", "Rendering"))]


def test_maps_of_two_atlases_are_not_mixed(atlas: AtlasOnDisk, others: AtlasOnDisk, tmp_path: Path) -> None:
    """`--map` keeps the other maps, and those are not this atlas's, whatever is replaced."""
    build(others.path, tmp_path / "site")
    before = files_under(tmp_path / "site")
    with pytest.raises(UsageError, match="another atlas's maps"):
        build(atlas.path, tmp_path / "site", only=("winner",), replace=True)
    assert files_under(tmp_path / "site") == before


def test_an_atlas_with_an_id_may_be_renamed(atlas: AtlasOnDisk, tmp_path: Path) -> None:
    """And so may one be told in another language, without one."""
    out = tmp_path / "site"
    atlas.change("atlas.toml", 'title = "Four squares"', 'title = "Four squares"\nid = "grid"')
    build(atlas.path, out)
    atlas.change("atlas.toml", 'title = "Four squares"\nid', 'title = { en = "Squares", es = "Cuadros" }\nid')
    build(atlas.path, out)
    atlas.change("atlas.toml", 'id = "grid"\n', "")
    build(atlas.path, out, replace=True)
    atlas.change("atlas.toml", "\n[place]", 'language = "es"\n\n[place]')
    build(atlas.path, out)
    assert b"Cuadros" in (out / "index.html").read_bytes()


def test_a_strange_title_stays_on_its_line(atlas: AtlasOnDisk, tmp_path: Path) -> None:
    """A title with line ends lists no file."""
    out = tmp_path / "site"
    line = f"{sha256(b'mine')}  thesis.txt"
    atlas.change("atlas.toml", 'title = "Four squares"', f'title = "A\\n{line}\\u2028{line}\\u0085{line}\\r\\u202E"')
    build(atlas.path, out)
    put({"thesis.txt": b"mine"}, out)
    with pytest.raises(PublishError, match=r"thesis\.txt"):
        build(atlas.path, out)
    (out / "thesis.txt").unlink()
    build(atlas.path, out)


# Where there is no atlas


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder without an atlas, to be in."""
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    return tmp_path / "here"


COMMANDS = ["build", "check", "list maps", "list schemes", "list contests", "snippet winner"]


@pytest.mark.parametrize("command", COMMANDS)
def test_without_an_atlas_none_is_taken(here: Path, atlas: AtlasOnDisk, command: str) -> None:
    """The user's own site is not replaced by mapgen's example, nor the example passed off for the user's atlas."""
    build(atlas.path, here / "site")
    before = files_under(here)
    done = run(*command.split())
    assert (done.exit_code, done.stdout) == (2, "")
    asked = command.removesuffix(" winner")
    assert done.stderr.startswith("There is no atlas.toml here.\n")
    assert f"`mapgen {asked} --example`" in done.stderr
    assert files_under(here) == before


def test_the_example_does_not_replace_a_site_either(here: Path, atlas: AtlasOnDisk) -> None:
    """It is another atlas's."""
    build(atlas.path, here / "site")
    before = files_under(here)
    done = run("build", "--example")
    assert done.exit_code == 1
    assert "“Four squares”" in done.stderr
    assert files_under(here) == before


def test_an_atlas_and_the_example_are_not_both_meant(here: Path, atlas: AtlasOnDisk) -> None:
    """One of the two."""
    assert run("build", atlas.path, "--example").exit_code == 2
    assert run("check", atlas.path, "--example").exit_code == 2
    assert list(here.iterdir()) == []
