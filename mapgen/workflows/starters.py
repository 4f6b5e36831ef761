"""The files of `mapgen/starters/`, filled in: the beginning of an atlas, and a contest's entries in one."""

from __future__ import annotations

import json
from collections.abc import Collection
from importlib import resources
from typing import Any

from jinja2 import Environment

from mapgen.results.contest_results import ContestResults
from mapgen.specs.contest import Contest
from mapgen.tables.tally import tally
from mapgen.workflows.draw_map import BY, circles_of, fitting


def filled(name: str, **values: Any) -> str:
    """A file of `mapgen/starters/`, its values written as TOML strings."""
    source = (resources.files("mapgen") / "starters" / name).read_text("utf-8")
    made = Environment(trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True, autoescape=False)  # noqa: S701  # TOML and make, not HTML; `string` quotes
    made.filters["string"] = lambda text: json.dumps(str(text), ensure_ascii=False).replace("\x7f", "\\u007f")
    return made.from_string(source).render(**values)


def contest_entries(
    taken: ContestResults,
    contest: Contest,
    package: str,
    *,
    allow_alike: Collection[str] = (),
    prefix: str = "",
    called: str = "",
) -> str:
    """What an `atlas.toml` says of a contest: its table, and its two maps.

    Args:
        taken: The results, sound.
        contest: The contest, with the id by which the atlas names it.
        package: The folder of its returns, as seen from the atlas.
        allow_alike: Keys of candidates whose colours may look like others'.
        prefix: What the maps' slugs begin with.
        called: What their titles begin with.
    """
    counted = tally(taken.returns, contest)
    return filled(
        "contest.toml.j2",
        contest=contest,
        package=package,
        scheme=BY[fitting(counted, contest)],
        circles=circles_of(contest),
        allow_alike=allow_alike,
        missing=sorted(taken.areas.table.index.difference(counted.index)),
        prefix=prefix,
        called=called,
    )
