"""Atlases and schemes from strangers: the folders they name lie in their own, and no file of theirs is without end."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from mapgen.cli.main import main
from mapgen.errors import AtlasError, MapgenError
from mapgen.files.spec import read_atlas, read_schemes
from mapgen.specs.atlas import Atlas
from mapgen.workflows.input_hashes import input_hashes
from mapgen.workflows.load_atlas import load
from tests.attacks.packages import LEADING_OUT, STRANGE
from tests.grid import AtlasOnDisk

pytestmark = pytest.mark.attack

NAMED = {
    "place": ('package = "place"', "place"),
    "contest": ('[contests.before]\npackage = "returns"', "returns"),
    "schemes": ('schemes = "place/schemes"', "place/schemes"),
}
"""The fields of an atlas that name a folder, as the grid's has them."""

FOLDERS: dict[str, Callable[[Path], str]] = {
    **LEADING_OUT,
    "climbs": lambda outside: f"../outside/{outside.name}",
    "climbs from within": lambda outside: f"place/../../outside/{outside.name}",
    "climbs to itself": lambda outside: f"../atlas/{outside.name}",
    "backslashes": lambda outside: f"..\\outside\\{outside.name}",
    "a link": lambda _: "linked",
    "below a link": lambda _: "around/linked",
}


def naming(atlas: AtlasOnDisk, field: str, folder: str) -> None:
    """Have the atlas name another folder."""
    old, named = NAMED[field]
    escaped = folder.replace("\\", "\\\\").replace("\0", "\\u0000").replace("\n", "\\n")
    atlas.change("atlas.toml", old, old.replace(f'"{named}"', f'"{escaped}"'), describe=False)


def ways(path: Path, atlas: Atlas) -> dict[str, Callable[[], object]]:
    """Everything that opens what an atlas names."""
    run = CliRunner()
    return {
        "load": lambda: load(path),
        "manifest": lambda: input_hashes(path, atlas),
        "contests": lambda: run.invoke(main, ["list", "contests", str(path)]),
        "schemes": lambda: run.invoke(main, ["list", "schemes", str(path)]),
    }


@pytest.mark.parametrize("trick", FOLDERS)
@pytest.mark.parametrize("field", NAMED)
def test_no_folder_leads_out(atlas: AtlasOnDisk, field: str, trick: str) -> None:
    """What lies there is as good as the atlas's own; it is refused all the same, by everything that opens it."""
    named = NAMED[field][1]
    outside = atlas.folder.parent / "outside" / Path(named).name
    shutil.copytree(atlas.folder / named, outside)
    (atlas.folder / "linked").symlink_to(outside)
    (atlas.folder / "around").symlink_to(".")
    naming(atlas, field, FOLDERS[trick](outside))
    found = ways(atlas.path, read_atlas(atlas.path))
    for name in ("load", "manifest"):
        with pytest.raises(AtlasError, match="The folders that an atlas names lie in its own folder"):
            found[name]()
    concerned = {"contest": "contests", "schemes": "schemes"}.get(field)
    if concerned:
        assert found[concerned]().exit_code == 1


@pytest.mark.parametrize("folder", ["./place", "place/", "place/.", "around/place"])
def test_a_folder_may_be_written_in_several_ways(atlas: AtlasOnDisk, folder: str) -> None:
    """As long as it is below the atlas's, also by a link that stays there."""
    (atlas.folder / "around").symlink_to(".")
    naming(atlas, "place", folder)
    load(atlas.path)


def test_an_atlas_may_be_linked_to(atlas: AtlasOnDisk, tmp_path: Path) -> None:
    """Its whole folder by another name, which is the user's own doing."""
    (tmp_path / "another").symlink_to(atlas.folder)
    load(tmp_path / "another" / "atlas.toml")


# Files that are none


@pytest.mark.parametrize("make", STRANGE)
def test_an_atlas_is_a_regular_file(atlas: AtlasOnDisk, make: Callable[[Path], None]) -> None:
    """Given by its path, by its folder, or lying where one stands: no other atlas is taken in its place."""
    atlas.path.unlink()
    make(atlas.path)
    here = Path.cwd()
    os.chdir(atlas.folder)
    try:
        for given in ([str(atlas.path)], [str(atlas.folder)], []):
            said = CliRunner().invoke(main, ["list", "maps", *given])
            assert (said.exit_code, said.stdout) == (1, "")
            assert "cannot be read" in said.stderr
    finally:
        os.chdir(here)


@pytest.mark.parametrize("make", [*STRANGE, lambda path: path.symlink_to(path.parents[2] / "kinds.toml")])
def test_a_scheme_is_a_regular_file_of_its_folder(atlas: AtlasOnDisk, make: Callable[[Path], None]) -> None:
    """Also where the link leads to a good one elsewhere."""
    scheme = atlas.folder / "place" / "schemes" / "kinds.toml"
    scheme.rename(atlas.folder / "kinds.toml")
    make(scheme)
    with pytest.raises(AtlasError, match=r"kinds\.toml"):
        load(atlas.path)


def test_a_folder_of_schemes_is_a_folder(atlas: AtlasOnDisk) -> None:
    """A pipe in its place is not waited for."""
    os.mkfifo(atlas.folder / "pipe")
    naming(atlas, "schemes", "pipe")
    with pytest.raises(AtlasError, match="no folder of schemes"):
        load(atlas.path)


def test_schemes_have_a_number(atlas: AtlasOnDisk) -> None:
    """A folder of thousands is not read."""
    folder = atlas.folder / "place" / "schemes"
    for at in range(500):
        (folder / f"s{at}.toml").touch()
    with pytest.raises(AtlasError, match="holds 502 schemes"):
        read_schemes(folder)


# Bounds

DEEP = 100_000
BOMBS = {
    "deep lists": "x = " + "[" * DEEP,
    "deep tables": "x = " + "{a = " * DEEP,
    "lists deeper than any atlas": "x = " + "[" * 100 + "]" * 100,
    "a key of many parts": ".".join(["a"] * DEEP) + " = 1",
    "a heading of many parts": "[" + " . ".join(["a"] * DEEP) + "]",
    "a key of many quoted parts": ".".join(['"a"'] * DEEP) + " = 1",
    "a key of many literal parts": ".".join(["'a'"] * DEEP) + " = 1",
    "keys within tables": "x = " + "{" + ".".join(["a"] * 49) + " = {" + ".".join(["a"] * 49) + " = 1}}",
    "bytes": "#" * 1_000_001,
    "digits": "x = " + "9" * 5_000,
    "half a letter": 'x = "\\ud800"',
    "half a letter, in bytes": b'x = "\xed\xa0\x80"',
    "NUL": 'x = "\0"',
    "nothing of TOML": "\x7fELF",
}


@pytest.mark.parametrize("about", BOMBS)
def test_toml_has_bounds(tmp_path: Path, about: str) -> None:
    """Python's reader takes minutes for some and stops with a traceback at others."""
    content = BOMBS[about]
    file = tmp_path / "atlas.toml"
    file.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    with pytest.raises(AtlasError) as error:
        read_atlas(file)
    assert str(file) in str(error.value)
    assert "missing required field" not in str(error.value)
    file.rename(tmp_path / "scheme.toml")
    with pytest.raises(AtlasError, match=r"scheme\.toml"):
        read_schemes(tmp_path)


def test_an_atlas_has_bounds(atlas: AtlasOnDisk) -> None:
    """Two thousand maps and contests, three hundred classes, and one more."""
    text = atlas.path.read_text("utf-8")
    maps = "".join(
        f'\n[[maps]]\nslug = "m{at}"\ntitle = "T"\ncontest = "now"\nscheme = "winner"\n' for at in range(2_001)
    )
    contests = "".join(f'\n[contests.c{at}]\npackage = "returns"\n' for at in range(2_001))
    for more in (maps, contests):
        atlas.path.write_text(text + more, "utf-8")
        with pytest.raises(AtlasError, match="length <= 2000"):
            read_atlas(atlas.path)
    one = '\n[[classes]]\nkey = "k{}"\nlabel = "L"\nwhen = {{ kind = "urban" }}\n'
    scheme = atlas.folder / "place" / "schemes" / "kinds.toml"
    scheme.write_text(scheme.read_text("utf-8") + "".join(one.format(at) for at in range(301)), "utf-8")
    with pytest.raises(MapgenError, match="length <= 300"):
        read_schemes(scheme.parent)


def test_a_text_with_many_dots_is_no_long_key(atlas: AtlasOnDisk) -> None:
    """Sentences, dots and version numbers in a title are texts."""
    text = "One. Two, three. " * 100 + "." * 1_000 + " 1.2.3.4.5" * 100
    atlas.change("atlas.toml", 'title = "Four squares"', f'title = "{text}"', describe=False)
    assert read_atlas(atlas.path).title == text
