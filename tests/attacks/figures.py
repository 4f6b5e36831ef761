"""The hostile suite's figures, by file: how many attacks are tried, and how many hold.

`python -m tests.attacks.figures` writes them into SECURITY.md; with `--check` it only says whether they are true.
"""

from __future__ import annotations

import argparse
import ast
import contextlib
import io
import re
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SECURITY = ROOT / "SECURITY.md"
PLACE = re.compile(r"(?<=<!-- figures -->\n).*?(?=<!-- end of figures -->)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Row:
    """One file of attacks.

    Attributes:
        file: From the repository's root.
        topic: What holds, as the file's first line says it.
        tried: Its attacks.
        held: Those of them that do no harm.
    """

    file: str
    topic: str
    tried: int
    held: int


def rows(tried: Iterable[str], held: Iterable[str]) -> list[Row]:
    """A row for each file, in alphabetical order.

    Args:
        tried: The file of each attack.
        held: The same of each that does no harm.
    """
    all_tried, all_held = Counter(tried), Counter(held)
    return [Row(file, topic(ROOT / file), all_tried[file], all_held[file]) for file in sorted(all_tried)]


def topic(path: Path) -> str:
    """The first line of a file's docstring."""
    said = ast.get_docstring(ast.parse(path.read_text("utf-8"))) or path.stem
    return said.splitlines()[0].removesuffix(".").replace("|", "/")


def markdown(figures: Sequence[Row]) -> str:
    """The figures as a table with its sum."""
    lines = ["", "| what holds | suite | tried | held |", "|---|---|--:|--:|"]
    lines += [f"| {row.topic} | `{row.file}` | {row.tried} | {row.held} |" for row in figures]
    lines.append(f"| **all** | | **{sum(row.tried for row in figures)}** | **{sum(row.held for row in figures)}** |")
    return "\n".join([*lines, "", ""])


def terminal(figures: Sequence[Row]) -> list[str]:
    """The figures as lines for a terminal."""
    lines = [f"{row.tried:>6}{row.held:>6}  {row.file}: {row.topic}" for row in figures]
    total = f"{sum(row.tried for row in figures):>6}{sum(row.held for row in figures):>6}  all"
    return [" tried  held  suite", *lines, total]


class Collector:
    """Notes which attacks pytest finds; one that is expected to fail does not hold."""

    def __init__(self) -> None:
        self.rows: list[Row] = []

    def pytest_collection_finish(self, session: pytest.Session) -> None:
        """Counts what is left after `-m attack`."""
        held = [item for item in session.items if item.get_closest_marker("xfail") is None]
        self.rows = rows(map(file_of, session.items), map(file_of, held))


def file_of(item: pytest.Item) -> str:
    """The file of a test, from the repository's root."""
    return item.path.relative_to(ROOT).as_posix()


def collected() -> list[Row]:
    """The figures of this checkout; nothing is run, and only files that name the mark are imported."""
    files = [str(path) for path in sorted((ROOT / "tests").rglob("test_*.py")) if "attack" in path.read_text("utf-8")]
    collector, said = Collector(), io.StringIO()
    with contextlib.redirect_stdout(said):
        code = pytest.main(["--collect-only", "-q", "-m", "attack", *files], plugins=[collector])
    if code != pytest.ExitCode.OK:
        sys.exit(said.getvalue())
    return collector.rows


def main() -> int:
    """Writes the figures into SECURITY.md, or checks those that stand there."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="change nothing; exit 1 where SECURITY.md says otherwise")
    checking = parser.parse_args().check
    old = SECURITY.read_text("utf-8")
    table = markdown(collected())
    new = PLACE.sub(lambda _: table, old)
    if old == new:
        return 0
    if checking:
        sys.stderr.write("SECURITY.md has other figures: python -m tests.attacks.figures writes them anew.\n")
        return 1
    SECURITY.write_text(new, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
