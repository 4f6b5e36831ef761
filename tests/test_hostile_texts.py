"""Hostile texts without a browser: no file holds what a template in a text would have come to."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from mapgen.cli.main import main
from tests.hostile import hostile_atlas

pytestmark = pytest.mark.attack

SUM = str(1234567 * 3)


def test_a_template_in_a_text_is_not_run(hostile_site: Path) -> None:
    """`{{ 1234567 * 3 }}` stands in every field, and its product in no file; branca would have run it."""
    files = [path for path in hostile_site.rglob("*") if path.is_file()]
    assert {".html", ".svg", ".png", ".pdf"} <= {path.suffix for path in files}
    for path in files:
        text = path.read_text("utf-8", "replace")
        assert SUM not in text
        assert "jinja2.utils" not in text


def test_commands_steer_no_terminal(tmp_path: Path) -> None:
    """What `check` and `list` print of a hostile atlas, errors too, holds no control character but the line's end."""
    atlas = str(hostile_atlas(tmp_path / "in"))
    for command in (["check", atlas], *(["list", what, atlas] for what in ("maps", "schemes", "contests"))):
        done = CliRunner().invoke(main, command)
        assert done.exit_code in {0, 1}
        assert not isinstance(done.exception, Exception), command
        assert [c for c in done.output if not c.isprintable() and c != "\n"] == []
