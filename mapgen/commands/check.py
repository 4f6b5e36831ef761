"""`mapgen check`."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import click

from mapgen.commands.common import atlas_argument, find_atlas, json_option
from mapgen.errors import MapgenError


@click.command("check")
@atlas_argument
@json_option
def command(atlas: Path | None, as_json: bool) -> None:
    """Do everything up to the drawing, write nothing, and say what was held to what."""
    path, _ = find_atlas(atlas)
    from mapgen.report import report

    try:
        held = report(path)
    except MapgenError as error:
        if not as_json:
            raise
        click.echo(json.dumps(_as_json(path, error), ensure_ascii=False, indent=2))
        sys.exit(error.exit_code)
    if as_json:
        click.echo(json.dumps({"atlas": str(path), "verdict": "ok", "held": held}, ensure_ascii=False, indent=2))
        return
    for sentence in held:
        click.echo(f"✓ {sentence}.")
    click.echo(f"{path}: everything belongs together.")


def _as_json(path: Path, error: MapgenError) -> dict[str, Any]:
    return {
        "atlas": str(path),
        "verdict": "error",
        "error": error.what,
        "problems": [{"what": p.what, "file": p.file, "line": p.line, "severity": p.severity} for p in error.problems],
        "fix": error.fix,
    }
