"""A site's folder, prepared by somebody hostile: nothing of the user's is lost or published."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from mapgen.errors import PublishError
from mapgen.publish.mark import FIRST, MANIFEST, MARK
from mapgen.publish.site import kept, publish
from mapgen.workflows.build_site import build
from tests.attacks.given import SITE, former, manifest, mark_of, put, refused, sha256, state
from tests.attacks.people import as_nobody, folder_of_nobody
from tests.grid import AtlasOnDisk, files_under

pytestmark = [pytest.mark.attack, pytest.mark.usefixtures("without_pictures")]

# What the folder says of itself


OWN = {"thesis.txt": b"years of work", "photos/one.jpg": b"\xff\xd8", "manifest.json": b'{"name": "My web app"}'}
WRONG = dict.fromkeys(OWN, b"what somebody else thinks is there")
LISTS = {
    "former, nothing proved": former(OWN),
    "former, everything": former({**OWN, MARK: b"", "../x": b""}),
    "former and junk": former(OWN) + b"\x00\xff",
    "other hashes": mark_of(WRONG),
    "no hashes": f"{FIRST}\n{''.join(f'{path}{chr(10)}' for path in OWN)}".encode(),
    "empty hashes": f"{FIRST}\n{''.join(f'  {path}{chr(10)}' for path in OWN)}".encode(),
    "hash of nothing": mark_of(dict.fromkeys(OWN, b"")),
    "no list": b"my notes\n",
    "nothing": b"",
    "no text": b"\xff\xfe\x00",
    "no atlas": f"{FIRST}\n# atlas: {{[\n".encode() + mark_of(OWN),
}


@pytest.mark.parametrize("text", LISTS.values(), ids=LISTS)
def test_a_planted_list_gives_no_file_away(text: bytes, tmp_path: Path) -> None:
    """The user's files are named, and stay."""
    out = put({**OWN, MARK: text}, tmp_path / "out")
    said = refused(out)
    assert "did not write" in said
    assert all(path in said for path in OWN)
    assert files_under(out) == {**OWN, MARK: text}


def test_a_planted_manifest_gives_no_file_away(tmp_path: Path) -> None:
    """A former list whose manifest has other hashes than the user's files."""
    planted_files = {MARK: former(WRONG), MANIFEST: manifest({path: b"" for path in WRONG if path != MANIFEST})}
    out = put({**OWN, **planted_files}, tmp_path / "out")
    assert "thesis.txt: changed since mapgen wrote it" in refused(out)
    assert files_under(out) == {**OWN, **planted_files}


@pytest.mark.parametrize("deep", [b"[" * 100_000, b'{"mapgen": "0", "inputs": ' + b'{"a": ' * 100_000])
def test_a_deep_manifest_is_none(deep: bytes, tmp_path: Path) -> None:
    """Brackets without end are no reason to fail in another way."""
    out = put({"thesis.txt": b"", MARK: former({"thesis.txt": b"", MANIFEST: b""}), MANIFEST: deep}, tmp_path / "out")
    assert "thesis.txt" in refused(out)


def linked_mark(out: Path) -> None:
    """The list is a link to one that would do."""
    (out / MARK).rename(out.parent / "list")
    (out / MARK).symlink_to(out.parent / "list")


def pipe_for_a_mark(out: Path) -> None:
    """The list is a pipe."""
    (out / MARK).unlink()
    os.mkfifo(out / MARK)


def folder_for_a_mark(out: Path) -> None:
    """The list is a folder."""
    (out / MARK).unlink()
    (out / MARK).mkdir()
    (out / MARK / "thesis.txt").write_bytes(b"years of work")


def linked_file(out: Path) -> None:
    """A listed file is a link to one with the right bytes."""
    (out / "index.html").rename(out.parent / "page.html")
    (out / "index.html").symlink_to(out.parent / "page.html")


def pipe_for_a_file(out: Path) -> None:
    """A listed file is a pipe."""
    (out / "index.html").unlink()
    os.mkfifo(out / "index.html")


def linked_folder(out: Path) -> None:
    """A listed folder is a link to one with the right files."""
    (out / "winner").rename(out.parent / "winner")
    (out / "winner").symlink_to(out.parent / "winner", target_is_directory=True)


def changed_file(out: Path) -> None:
    """A page that an editor has mended by hand."""
    (out / "index.html").write_bytes(b"mended")


CHANGES = [linked_mark, pipe_for_a_mark, folder_for_a_mark, linked_file, pipe_for_a_file, linked_folder, changed_file]


@pytest.mark.parametrize("change", CHANGES)
def test_what_is_not_as_mapgen_wrote_it_stays(change: Callable[[Path], None], tmp_path: Path) -> None:
    """A site in which something became a link, a pipe, a folder or another file is refused, and is as it was."""
    out = tmp_path / "out" / "site"
    publish(SITE, out)
    change(out)
    before = state(out.parent)
    assert "did not write" in refused(out)
    assert state(out.parent) == before


def test_a_page_that_was_deleted_is_no_obstacle(tmp_path: Path) -> None:
    """Nothing is lost by writing it again."""
    publish(SITE, tmp_path / "site")
    (tmp_path / "site" / "index.html").unlink()
    publish(SITE, tmp_path / "site")
    assert (tmp_path / "site" / "index.html").read_bytes() == b"page"


def test_a_folder_that_cannot_be_looked_into_stays() -> None:
    """As anybody but root: what cannot be seen may be somebody's own."""
    with folder_of_nobody() as there:

        def check() -> None:
            publish(SITE, there / "site")
            put({"thesis.txt": b"years of work"}, there / "site" / "closed")
            (there / "site" / "closed").chmod(0o000)
            assert "Permission denied" in refused(there / "site")
            assert [path.name for path in there.iterdir()] == ["site"]
            (there / "site" / "closed").chmod(0o700)
            assert (there / "site" / "closed" / "thesis.txt").read_bytes() == b"years of work"

        as_nobody(check)


def test_no_name_is_too_strange(tmp_path: Path) -> None:
    """A NUL, and a name that is longer than one can be."""
    for name in ("a\0b", "n" * 300):
        assert "cannot be written" in refused(tmp_path / name)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", [".", "returns", "place"])
def test_a_site_may_not_be_made_where_its_figures_lie(atlas: AtlasOnDisk, name: str) -> None:
    """Even where a list gives every one of them away, the folder that is read is not replaced."""
    out = atlas.folder / name
    figures = files_under(atlas.folder)
    (out / MARK).write_bytes(mark_of(files_under(out)) + b'# atlas: "Four squares"\n')
    with pytest.raises(PublishError, match="what its site is made of"):
        build(atlas.path, out)
    assert {path: content for path, content in files_under(atlas.folder).items() if MARK not in path} == figures


# `build --map`


def test_no_links_target_is_copied_into_the_site(atlas: AtlasOnDisk, tmp_path: Path) -> None:
    """A link in the folder of a map that stays, given away by a list with its target's hash: nothing is published."""
    out = tmp_path / "site"
    build(atlas.path, out)
    secret = put({"secret.txt": b"the editor's own"}, tmp_path / "home") / "secret.txt"
    (out / "change" / "map.txt").symlink_to(secret)
    (out / "change" / "more").symlink_to(secret.parent, target_is_directory=True)
    listed = (out / MARK).read_bytes()
    for path in ("change/map.txt", "change/more", "change/more/secret.txt"):
        listed += f"{sha256(secret.read_bytes())}  {path}\n".encode()
    (out / MARK).write_bytes(listed)
    before = state(out)
    with pytest.raises(PublishError, match="did not write"):
        build(atlas.path, out, only=("winner",))
    assert state(out) == before
    assert b"the editor's own" not in b"".join(kept(out, ["change"]).values())


def test_only_what_mapgen_wrote_is_kept(atlas: AtlasOnDisk, tmp_path: Path) -> None:
    """Nothing that was added or changed comes along, even if it were asked for."""
    out = tmp_path / "site"
    build(atlas.path, out)
    (out / "change" / "notes.txt").write_bytes(b"mine")
    (out / "change" / "map.svg").write_bytes(b"mended")
    found = kept(out, ["change", "..", ""])
    assert "change/index.html" in found
    assert not {"change/notes.txt", "change/map.svg"} & found.keys()
    assert all(path.startswith("change/") for path in found)
