"""A site's folder and what lies beside it, prepared by somebody hostile: nothing of the user's is lost or published."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import stat
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from mapgen.build import build
from mapgen.cli import main
from mapgen.errors import PublishError, UsageError
from mapgen.publish.mark import FIRST, FORMER, MANIFEST, MARK
from mapgen.publish.site import kept, publish, recover
from mapgen.publish.workshop import LOCK, LOCK_TEXT, NEW, OLD, lock_text, workshop
from tests.attacks.people import IS_ROOT, NOBODY, as_nobody, folder_of_nobody
from tests.grid import AtlasOnDisk, files_under

pytestmark = [pytest.mark.attack, pytest.mark.usefixtures("without_pictures")]

THESIS = {"thesis.txt": b"years of work", "new/chapter.txt": b"one", "old/chapter.txt": b"two", "lock": b""}
SITE = {"index.html": b"page", "winner/index.html": b"map"}


def put(files: dict[str, bytes], folder: Path) -> Path:
    """A folder with these files."""
    for path, content in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    return folder


def run(*arguments: object) -> Result:
    """Run mapgen in this process; an exception that is no exit is a failure of the test."""
    return CliRunner().invoke(main, [str(each) for each in arguments], catch_exceptions=False)


def refused(out: Path) -> str:
    """The message with which publishing is refused."""
    with pytest.raises(PublishError) as caught:
        publish(SITE, out)
    return str(caught.value)


def sha256(content: bytes) -> str:
    """As `.mapgen` lists it."""
    return hashlib.sha256(content).hexdigest()


# What lies beside the site


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    """A folder of the user's, elsewhere."""
    return put(THESIS, tmp_path / "mine")


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """Where a site is to be made, alone in its folder."""
    (tmp_path / "there").mkdir()
    return tmp_path / "there" / "site"


def staging(out: Path) -> Path:
    """A name such as a killed build's folder has."""
    with workshop(out) as beside:
        name = beside.name
    return out.with_name(name)


def a_link(out: Path, mine: Path) -> Path:
    """The staging folder is a link to the user's, which has an empty file called `lock` by chance."""
    made = staging(out)
    made.symlink_to(mine, target_is_directory=True)
    return made


def planted(lock: bytes) -> Callable[[Path, Path], Path]:
    """A staging folder with this lock and links to the user's folder."""

    def plant(out: Path, mine: Path) -> Path:
        made = staging(out)
        made.mkdir()
        (made / LOCK).write_bytes(lock)
        (made / NEW).symlink_to(mine, target_is_directory=True)
        (made / OLD).symlink_to(mine, target_is_directory=True)
        return made

    return plant


def a_forged_lock(out: Path, mine: Path) -> Path:
    """A staging folder whose lock is right in every letter, with links to the user's folder."""
    made = planted(b"")(out, mine)
    (made / LOCK).write_bytes(lock_text(made.stat(), (made / LOCK).stat()))
    return made


def a_site_to_bring_back(out: Path, mine: Path) -> Path:
    """A staging folder with a stranger's page in it, said to have been taken away from the site's place."""
    made = staging(out)
    put({OLD + "/index.html": b"<script>", NEW + "/thesis.txt": b"years of work", LOCK: LOCK_TEXT}, made)
    shutil.copytree(mine, made / OLD / "mine")
    return made


def a_pipe_for_a_lock(out: Path, mine: Path) -> Path:
    """A lock that would keep whoever opens it waiting."""
    made = put({NEW + "/thesis.txt": b"years of work"}, staging(out))
    os.mkfifo(made / LOCK)
    shutil.copytree(mine, made / OLD)
    return made


def a_linked_lock(out: Path, mine: Path) -> Path:
    """A lock that is the user's file under another name."""
    made = put({NEW + "/thesis.txt": b"years of work"}, staging(out))
    (made / LOCK).hardlink_to(mine / "lock")
    return made


def a_folder_with_more(out: Path, mine: Path) -> Path:
    """A folder with the right lock that holds something else as well."""
    made = put({NEW + "/index.html": b"", LOCK: b""}, staging(out))
    (made / LOCK).write_bytes(lock_text(made.stat(), (made / LOCK).stat()))
    shutil.copytree(mine, made / "mine")
    return made


def a_copied_remnant(out: Path, mine: Path) -> Path:
    """What a killed build left, unpacked or copied from elsewhere."""
    with workshop(out) as beside:
        shutil.copytree(mine, beside / OLD)
        made = shutil.copytree(beside, beside.with_name(beside.name + "copy"))
    return Path(made)


PLANTS = [
    a_link,
    planted(LOCK_TEXT),
    planted(b""),
    a_forged_lock,
    a_site_to_bring_back,
    a_pipe_for_a_lock,
    a_linked_lock,
    a_folder_with_more,
    a_copied_remnant,
]
NAMES = [
    "a link",
    "links and the text",
    "links and an empty lock",
    "links and a forged lock",
    "a site to bring back",
    "a pipe",
    "a linked lock",
    "more than a site",
    "a copy",
]


def state(folder: Path) -> dict[str, str | bytes]:
    """Everything under a folder: files' contents, links' targets, and what else there is."""
    found: dict[str, str | bytes] = {}
    for path in (folder, *sorted(folder.rglob("*"))):
        name = path.relative_to(folder).as_posix()
        if path.is_symlink():
            found[name] = f"→ {os.readlink(path)}"  # noqa: PTH115  # as it stands
        else:
            found[name] = path.read_bytes() if path.is_file() else str(stat.S_IFMT(path.lstat().st_mode))
    return found


@pytest.mark.parametrize("plant", PLANTS, ids=NAMES)
def test_a_planted_staging_folder_deletes_and_brings_back_nothing(
    plant: Callable[[Path, Path], Path], out: Path, mine: Path
) -> None:
    """Neither where no site is, nor where one is made; the user's folder and the planted one stay as they are."""
    made = plant(out, mine)
    before, planted_before = state(mine), state(made)
    recover(out)
    assert not os.path.lexists(out)
    publish(SITE, out)
    publish(SITE, out)
    assert files_under(out).keys() == {MARK, *SITE}
    assert state(mine) == before
    assert state(made) == planted_before
    assert {path.name for path in out.parent.iterdir()} == {"site", made.name}


def test_a_remnant_of_this_user_is_swept(out: Path) -> None:
    """And this shows that the test above can fail: a real one is recognised and goes."""
    old = {f"{OLD}/{path}": content for path, content in {**SITE, MARK: mark_of(SITE)}.items()}
    made = put({NEW + "/index.html": b"", **old, LOCK: b""}, staging(out))
    (made / LOCK).write_bytes(lock_text(made.stat(), (made / LOCK).stat()))
    recover(out)
    assert files_under(out).keys() == {MARK, *SITE}
    publish(SITE, out)
    assert [path.name for path in out.parent.iterdir()] == ["site"]


@pytest.mark.skipif(not IS_ROOT, reason="only root can make another user's folder")
def test_another_users_staging_folder_is_not_ours(out: Path) -> None:
    """In a shared folder somebody else may know every inode: what is theirs is neither swept nor made the site."""
    made = put({OLD + "/index.html": b"<script>", LOCK: b""}, staging(out))
    (made / LOCK).write_bytes(lock_text(made.stat(), (made / LOCK).stat()))
    for path in (made, *made.rglob("*")):
        os.chown(path, NOBODY, NOBODY)
    recover(out)
    assert not out.exists()
    assert (made / OLD / "index.html").read_bytes() == b"<script>"


# What the folder says of itself


def mark_of(files: dict[str, bytes]) -> bytes:
    """A list as mapgen writes it."""
    return f"{FIRST}\n{''.join(f'{sha256(content)}  {path}{chr(10)}' for path, content in files.items())}".encode()


def former(files: dict[str, bytes]) -> bytes:
    """A list as mapgen wrote it before it listed hashes."""
    return "".join(f"{line}\n" for line in (FORMER, *sorted(files))).encode()


def manifest(files: dict[str, bytes], inputs: dict[str, bytes] | None = None) -> bytes:
    """The part of a site's manifest that matters here."""
    marks = [
        {path: {"bytes": len(content), "hash": f"sha256:{sha256(content)}"} for path, content in given.items()}
        for given in (inputs or {}, files)
    ]
    return json.dumps({"mapgen": "0.1.0", "inputs": marks[0], "files": marks[1]}).encode()


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
