"""Paths that no system takes, wherever one can be given, and texts that are none: told in words, never as a fault."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from mapgen.areas.boundaries import read_boundaries
from mapgen.cli.main import main
from mapgen.errors import BoundariesError, ReturnsError
from mapgen.results.read_table import read_table
from tests.attacks.readers import VOTES, delaware

pytestmark = pytest.mark.attack

LONG = "a" * 300
DATE = ("--date", "2024-11-05")

WAYS: dict[str, tuple[str, ...]] = {
    "results": ("map", "{}", "-o", "o.html"),
    "results to check": ("check", "{}"),
    "boundaries": ("map", "codes.csv", *DATE, "--shapes", "{}", "-o", "o.html"),
    "the page": ("map", "codes.csv", *DATE, "-o", "{}.html"),
    "the image": ("map", "codes.csv", *DATE, "-o", "{}.png"),
    "the report": ("check", "codes.csv", *DATE, "--html", "{}.html"),
    "the atlas to build": ("build", "{}"),
    "the atlas to list": ("list", "maps", "{}"),
    "the atlas to check": ("check", "{}.toml"),
    "the site": ("build", "--example", "--map", "winner", "--out", "{}"),
    "a new atlas": ("init", "{}", "--from", "codes.csv", *DATE),
    "results of a new atlas": ("init", "new", "--from", "{}", *DATE),
}


@pytest.mark.parametrize("path", [LONG, "x/" * 3000 + "x"], ids=["name", "path"])
@pytest.mark.parametrize("way", WAYS)
def test_a_path_that_is_too_long(way: str, path: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A name of more than 255 bytes, or a path of more than 4,096; the runner lets every exception through."""
    monkeypatch.chdir(tmp_path)
    Path("codes.csv").write_text(VOTES, "utf-8")
    arguments = [argument.replace("{}", path) for argument in WAYS[way]]
    result = CliRunner().invoke(main, arguments, catch_exceptions=False)
    assert result.exit_code == 1
    assert path[:200] in "".join(result.output.split("\n"))
    assert [entry.name for entry in tmp_path.iterdir()] == ["codes.csv"]


def arrow(folder: Path, text: bytes) -> Path:
    """Delaware as GeoParquet whose first name has these bytes."""
    pa = pytest.importorskip("pyarrow")
    from pyarrow import parquet  # noqa: PLC0415  # where it is installed

    delaware().assign(votes=1, candidate="Ada").to_parquet(folder / "honest.parquet")
    table = parquet.read_table(folder / "honest.parquet")
    names = pa.array([text, b"New Castle", b"Sussex"], pa.binary())
    odd = pa.StringArray.from_buffers(3, names.buffers()[1], names.buffers()[2])
    at = table.schema.get_field_index("NAME")
    parquet.write_table(table.set_column(at, "NAME", odd), folder / "c.parquet")
    return folder / "c.parquet"


@pytest.mark.parametrize("text", [b"K\xe9nt", b"\xff", b"K\xed\xa0\x80", b"\xc0\xaf"])
def test_a_text_of_arrow_that_is_none(text: bytes, tmp_path: Path) -> None:
    """Arrow believes a file that says its bytes are UTF-8, as boundaries and as results."""
    path = arrow(tmp_path, text)
    with pytest.raises(BoundariesError, match=r"c\.parquet"):
        read_boundaries(path)
    with pytest.raises(ReturnsError, match=r"c\.parquet"):
        read_table(path)
