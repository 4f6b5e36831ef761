"""Folders of figures held to their descriptions."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from mapgen.errors import PackageError
from mapgen.files.datapackage import Package
from tests.grid import AtlasOnDisk


@pytest.fixture
def returns(atlas: AtlasOnDisk) -> Path:
    """The folder of the grid's returns."""
    return atlas.folder / "returns"


def redescribe(folder: Path, **changes: Any) -> None:
    """Change properties of the first resource in a description; None takes one out."""
    file = folder / "datapackage.json"
    described = json.loads(file.read_text("utf-8"))
    described["resources"][0].update(changes)
    described["resources"][0] = {key: value for key, value in described["resources"][0].items() if value is not None}
    file.write_text(json.dumps(described), "utf-8")


def test_a_described_file_is_found(returns: Path) -> None:
    """Its path, once its bytes have been held to the description."""
    assert Package(returns).verified("now") == returns / "now.csv"


def test_a_described_contest_is_read(returns: Path) -> None:
    """With its name as id, its status and its sources."""
    found = Package(returns).contest("now")
    assert (found.id, found.status, found.source) == ("now", "certified", "The source of now.csv")
    assert [each.key for each in found.candidates] == ["ada", "bo", "cy"]


def test_a_changed_byte_is_noticed(atlas: AtlasOnDisk, returns: Path) -> None:
    """As many bytes, but others: the message has both hashes and how to go on if it was meant."""
    atlas.change("returns/now.csv", "Ada Ames,60", "Ada Ames,61", describe=False)
    with pytest.raises(PackageError) as refused:
        Package(returns).verified("now")
    assert str(refused.value).count("sha256:") == 2
    assert str(returns / "now.csv") in str(refused.value)
    assert "If the change was meant" in refused.value.fix


def test_a_changed_length_is_noticed(atlas: AtlasOnDisk, returns: Path) -> None:
    """A byte more than described."""
    atlas.change("returns/now.csv", "Ada Ames,60", "Ada Ames,600", describe=False)
    with pytest.raises(PackageError, match=r"has 4\d\d bytes, 4\d\d are described"):
        Package(returns).verified("now")


def test_a_missing_file_is_noticed(returns: Path) -> None:
    """By its path."""
    (returns / "now.csv").unlink()
    with pytest.raises(PackageError, match=r"now\.csv: cannot be read: No such file"):
        Package(returns).verified("now")


@pytest.mark.parametrize("path", ["../secret.csv", "a/../../secret.csv", "/etc/hostname"])
def test_a_path_cannot_leave_the_folder(returns: Path, path: str) -> None:
    """A description that was sent to us reads no other file of ours."""
    (returns.parent / "secret.csv").write_text("geoid\n", "utf-8")
    redescribe(returns, path=path)
    with pytest.raises(PackageError, match="lies outside the folder"):
        Package(returns).verified("now")


def test_every_file_of_a_shapefile_is_held_to(returns: Path) -> None:
    """Where `files` lists companions, one that is missing is named."""
    mark = json.loads((returns / "datapackage.json").read_text("utf-8"))["resources"][0]
    own = {"bytes": mark["bytes"], "hash": mark["hash"]}
    redescribe(returns, files={"now.csv": own, "now.prj": own})
    with pytest.raises(PackageError) as refused:
        Package(returns).verified("now")
    assert [Path(problem.file or "").name for problem in refused.value.problems] == ["now.prj"]


def test_a_resource_that_is_not_described_is_named(returns: Path) -> None:
    """With those that are."""
    with pytest.raises(PackageError, match="no resource 'later'") as refused:
        Package(returns).verified("later")
    assert refused.value.fix == "It describes: now, before."


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (None, "cannot be read"),
        (b"", "is not a usable description"),
        (b"{", "is not a usable description"),
        (b"[]", "is not a usable description"),
        (b'{"name": "x"}', "resources"),
        (b'{"name": "x", "resources": [{"name": "a", "path": "b"}]}', "bytes"),
        (b"\xff{}", "is not a usable description"),
    ],
)
def test_a_description_that_cannot_be_read_is_named(returns: Path, content: bytes | None, message: str) -> None:
    """No file, no JSON, no list of resources, no hash."""
    file = returns / "datapackage.json"
    file.unlink() if content is None else file.write_bytes(content)
    with pytest.raises(PackageError, match=message) as refused:
        Package(returns)
    assert "datapackage.json" in str(refused.value)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"contest": None}, "describes no contest"),
        ({"contest": {}}, "missing required field"),
        ({"status": "final"}, "Invalid enum value 'final'"),
        ({"status": None}, "Invalid enum value ''"),
    ],
)
def test_a_contest_must_be_described_wholly(returns: Path, changes: dict[str, Any], message: str) -> None:
    """Returns without a contest, or with a status of no known kind, are refused."""
    redescribe(returns, **changes)
    with pytest.raises(PackageError, match=message) as refused:
        Package(returns).contest("now")
    assert "'now'" in str(refused.value)
