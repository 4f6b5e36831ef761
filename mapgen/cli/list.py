"""`mapgen list`."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import click

from mapgen.cli.options import atlas_argument, example_option, find_atlas, json_option, print_rows


@click.group("list")
def command() -> None:
    """Say which maps, schemes, contests, measures and columns there are."""


@command.command("maps")
@atlas_argument
@example_option
@json_option
def list_maps(atlas: Path | None, example: bool, as_json: bool) -> None:
    """The atlas's maps."""
    from mapgen.files.spec import read_atlas
    from mapgen.words.wording import Wording

    found = read_atlas(find_atlas(atlas, example=example))
    words = Wording(found.language)
    rows = [
        {
            "slug": each.slug,
            "title": words.text(each.title),
            "contest": each.contest,
            "scheme": each.scheme,
            "show": each.show,
        }
        for each in found.maps
    ]
    print_rows(rows, as_json=as_json)


@command.command("schemes")
@atlas_argument
@example_option
@json_option
def list_schemes(atlas: Path | None, example: bool, as_json: bool) -> None:
    """The schemes that come with mapgen, and the atlas's own."""
    from mapgen.files.spec import folder_named, read_atlas, read_schemes
    from mapgen.words.wording import Wording

    path = find_atlas(atlas, example=example)
    found = read_atlas(path)
    words = Wording(found.language)
    own = folder_named(path, found.place.schemes) if found.place.schemes else None
    rows = [
        {"scheme": each.id, "title": words.text(each.title), "reads": ", ".join(each.columns())}
        for each in read_schemes(own).values()
    ]
    print_rows(rows, as_json=as_json)


@command.command("contests")
@atlas_argument
@example_option
@json_option
def list_contests(atlas: Path | None, example: bool, as_json: bool) -> None:
    """The atlas's contests, with their status."""
    from mapgen.files.datapackage import Package
    from mapgen.files.spec import folder_named, read_atlas

    path = find_atlas(atlas, example=example)
    opened = cache(lambda named: Package(folder_named(path, named)))
    rows = []
    for contest_id, use in read_atlas(path).contests.items():
        contest = opened(use.package).contest(contest_id)
        about = {"date": contest.date, "title": contest.title, "kind": contest.kind, "status": contest.status}
        rows.append({"contest": contest_id, **about})
    print_rows(rows, as_json=as_json)


@command.command("measures")
@atlas_argument
@example_option
@json_option
def list_measures(atlas: Path | None, example: bool, as_json: bool) -> None:
    """The figures beside the votes that come with mapgen, and the atlas's own."""
    from mapgen.files.spec import read_atlas
    from mapgen.specs.measures import measures
    from mapgen.words.wording import Wording

    found = read_atlas(find_atlas(atlas, example=example))
    words = Wording(found.language)
    rows = [
        {
            "measure": measure_id,
            "kind": measure.kind,
            "reads": ", ".join(measure.of or (measure_id,)),
            "label": words.text(measure.label),
            "definition": words.text(measure.definition),
        }
        for measure_id, measure in (measures() | found.measures).items()
    ]
    print_rows(rows, as_json=as_json)


@command.command("columns")
@json_option
def list_columns(as_json: bool) -> None:
    """Every column that tables have, with its meaning."""
    from mapgen.specs.columns import COLUMNS

    rows = [{"column": c.name, "table": c.table, "kind": c.kind, "meaning": c.meaning} for c in COLUMNS]
    print_rows(rows, as_json=as_json)
