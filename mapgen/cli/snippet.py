"""`mapgen snippet`."""

from __future__ import annotations

from pathlib import Path

import click

from mapgen.cli.options import base_url_option, echo, example_option, find_atlas
from mapgen.cli.result_options import say

KINDS = ("iframe", "pym", "sidechain", "oembed", "wordpress", "amp", "image", "web-component")


@click.command("snippet")
@click.argument("slug")
@click.option("--atlas", type=click.Path(path_type=Path), help="A file, or a folder with an atlas.toml.")
@click.option("--for", "kind", type=click.Choice(KINDS), default="iframe", show_default=True, help="Where it goes.")
@example_option
@base_url_option
def command(slug: str, atlas: Path | None, kind: str, example: bool, base_url: str) -> None:
    """Print what to paste into an article to show the map SLUG, with its height at 600 pixels."""
    from mapgen.errors import UsageError
    from mapgen.render.share.snippets import snippet
    from mapgen.render.shared.urls import Address
    from mapgen.workflows.build_site import one_map
    from mapgen.workflows.load_atlas import load
    from mapgen.workflows.loaded_atlas import located

    loaded = located(load(find_atlas(atlas, example=example), frozen=False), base_url)
    say(loaded.opened.findings)
    choropleth = one_map(loaded, slug)
    if not loaded.atlas.base_url:
        raise UsageError(
            "A code to paste needs the site's address.",
            fix="Say it with --base-url, or set base_url in the atlas.",
        )
    # HTML has its own spelling for what a terminal cannot show, such as the space within 46,8 %.
    code = snippet(choropleth, Address(slug, loaded.atlas.base_url), kind)
    echo(*code.encode("ascii", "xmlcharrefreplace").decode("ascii").split("\n"))
