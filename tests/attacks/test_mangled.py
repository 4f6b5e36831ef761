"""Whatever becomes of a description, an atlas or a scheme: all of it is read, or an error of mapgen's says why not."""

from __future__ import annotations

import contextlib
import json
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mapgen.errors import MapgenError
from mapgen.workflows.input_hashes import input_hashes
from mapgen.workflows.load_atlas import load
from mapgen.workflows.loaded_atlas import Loaded
from tests.attacks.packages import with_cities
from tests.grid import AtlasOnDisk
from tests.test_fuzz import places, replaced, values

pytestmark = pytest.mark.attack

some = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
FILES = ["atlas.toml", "place/datapackage.json", "returns/datapackage.json", "place/schemes/kinds.toml"]
strange = st.one_of(
    values,
    st.sampled_from(
        ["..", "/", "\\", "-", "\0", "\x1b[2J", "\u202e", "\ud800", "/dev/zero", "file:///x", "C:", "a/../..", "*"]
    ),
    st.sampled_from([-1, 0, 1 << 40, 1 << 63, 1 << 64, 10**30, 1e308, float("inf"), float("nan")]),
)


def toml(value: Any) -> str:
    """A value as TOML has it; tables are written inline."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{json.dumps(key)} = {toml(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(toml, value)) + "]"
    return "inf" if value is None else json.dumps(value)


def loads_or_says_why(atlas: AtlasOnDisk) -> None:
    """Everything an atlas names, and what a manifest says of it."""
    with contextlib.suppress(MapgenError):
        found = load(atlas.path)
        assert isinstance(found, Loaded)
        input_hashes(atlas.path, found.atlas)


@pytest.fixture(params=FILES)
def file(request: pytest.FixtureRequest, atlas: AtlasOnDisk) -> tuple[AtlasOnDisk, Path, bytes]:
    """One of the files that strangers write, with the atlas it belongs to and its content."""
    with_cities(atlas)
    path = atlas.folder / request.param
    return atlas, path, path.read_bytes()


@some
@given(data=st.data())
def test_one_value_exchanged(file: tuple[AtlasOnDisk, Path, bytes], data: st.DataObject) -> None:
    """Anything in the place of any single value, of a list or of a whole table."""
    atlas, path, content = file
    is_toml = path.suffix == ".toml"
    document = tomllib.loads(content.decode("utf-8")) if is_toml else json.loads(content)
    changed = replaced(document, data.draw(st.sampled_from(places(document)[1:])), data.draw(strange))
    lines = "\n".join(f"{key} = {toml(value)}" for key, value in changed.items()) if is_toml else json.dumps(changed)
    path.write_text(lines, "utf-8", "surrogatepass")
    loads_or_says_why(atlas)


@some
@given(data=st.data())
def test_some_bytes_exchanged(file: tuple[AtlasOnDisk, Path, bytes], data: st.DataObject) -> None:
    """A few bytes taken out, put in or exchanged anywhere."""
    atlas, path, content = file
    for _ in range(data.draw(st.integers(1, 3))):
        start = data.draw(st.integers(0, len(content)))
        end = data.draw(st.integers(start, min(start + 8, len(content))))
        content = content[:start] + data.draw(st.binary(max_size=4)) + content[end:]
    path.write_bytes(content)
    loads_or_says_why(atlas)
