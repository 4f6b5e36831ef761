"""The one way a value gets into a page: Jinja templates that escape, and one formatter for figures."""

from __future__ import annotations

import os
import re
import sys
from contextlib import suppress
from functools import cache, lru_cache
from importlib import resources
from pathlib import Path
from typing import Any

from jinja2 import BytecodeCache, Environment, FileSystemBytecodeCache, PackageLoader, StrictUndefined
from jinja2.bccache import Bucket
from markupsafe import Markup, escape

from mapgen import __version__
from mapgen.render.marks import textures
from mapgen.render.shared import views
from mapgen.render.shared.candidate_colours import strong
from mapgen.render.shared.figures import around_subject, change_label, moved_points, no_county, state_figures
from mapgen.render.shared.table_columns import table_columns
from mapgen.specs.contest import OUTCOMES
from mapgen.visible import drawn, isolated
from mapgen.words.numbers import numbers
from mapgen.words.wording import Wording


@cache
def environment(language: str) -> Environment:
    """Templates with the words and figures of a language.

    Every value is escaped, in SVG as in HTML; a name that is not there is an error.
    """
    found = Environment(
        loader=PackageLoader("mapgen.render", "."),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=drawable,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        bytecode_cache=_compiled(),
    )
    figures = numbers(language)
    found.filters.update(
        votes=figures.votes,
        signed_votes=figures.signed_votes,
        percentage=figures.percentage,
        points=figures.points,
        signed_points=figures.signed_points,
        day=Wording(language).day,
        textures=textures.textures,
        texture_layers=textures.texture_layers,
        laid_layers=textures.laid_layers,
        arrow_columns=views.arrow_columns,
        row_runs=views.row_runs,
        plain_textures=textures.plain_textures,
        winner_at=views.winner_at,
        leading=views.leading,
        listed=views.listed,
        bar_order=views.bar_order,
        named=views.named,
        no_county=no_county,
        figure=figures.figure,
        state_figures=state_figures,
        change_label=change_label,
        around_subject=around_subject,
        moved_points=moved_points,
        table_columns=table_columns,
        ledger_lines=views.ledger_lines_of,
        opening=views.opening,
        tense=views.tense,
        strong=strong,
    )
    found.tests.update(outcome=OUTCOMES.__contains__, unknown=views.is_unknown)
    found.globals.update(say=Wording(language), share=figures.share, version=__version__, asset=asset)
    return found


def _compiled() -> BytecodeCache | None:
    """Compiled templates where Python keeps the compiled modules beside them: a tenth of a second that a map is spared.

    Whoever can write there can write the modules too. Where Python keeps none, templates are compiled each time.
    """
    folder = Path(__file__).parent / "__pycache__"
    kept = not sys.dont_write_bytecode and os.access(folder, os.W_OK)
    return _Compiled(str(folder)) if kept else None


class _Compiled(FileSystemBytecodeCache):
    """Does without what cannot be written, as Python does without its compiled modules."""

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a compiled template, where there is room."""
        with suppress(OSError):
            super().dump_bytecode(bucket)


def drawable(value: Any) -> Any:
    """A value as every reader of HTML and SVG takes it."""
    # Markup, which templates of ours have made, has been through here already.
    return drawn(value) if type(value) is str else value


def fill(template: str, language: str, **values: Any) -> str:
    """A template of `render/`, named by its product's folder as well ("shared/parts.svg.j2"), filled in."""
    found = page_environment(language) if template.endswith(".html.j2") else environment(language)
    return found.get_template(template).render(**values)


@cache
def page_environment(language: str) -> Environment:
    """For what a browser reads; what draws images knows no marks of direction."""
    return environment(language).overlay(finalize=_of_page)


def _of_page(value: Any) -> Any:
    return isolated(drawn(value)) if type(value) is str else value


OBEYED = re.compile(r"[\[\]{}|]|(?<![\d\u00a0\u202f])%|%(?=[\w%])")
"""What begins and ends a command in the systems that codes are pasted into: WordPress's shortcodes, the tags of Jekyll,
Hugo and Drupal, the merge tags of newsletters (`*|NAME|*`, `%NAME%`). The percent sign of a figure is none."""


BLANKS = re.compile(r"[ \t\n\v\f\r]+")
"""Those at which a line can end; a space that does not break stays."""


def fill_pasted(template: str, language: str, **values: Any) -> str:
    """A template for somebody else's article or newsletter, whose system obeys nothing in a value."""
    return _pasting(language).get_template(template).render(**values)


@cache
def _pasting(language: str) -> Environment:
    return environment(language).overlay(finalize=_pasted)


def _pasted(value: Any) -> Any:
    if type(value) is not str:
        return value
    # WordPress fetches an address that has a line to itself, and Markdown ends its HTML at an empty one.
    text = str(escape(BLANKS.sub(" ", isolated(drawn(value)))))
    return Markup(OBEYED.sub(lambda found: f"&#{ord(found[0])};", text))  # noqa: S704  # escaped


@cache
def asset(name: str) -> Markup:
    """A stylesheet or script of `render/` ("shared/page.css"), to stand inside `<style>` or `<script>`."""
    text = (resources.files("mapgen.render") / name).read_text("utf-8")
    return Markup(text.strip())  # noqa: S704  # our own file, and no value is put into it


@lru_cache(maxsize=64)
def bare(text: Markup) -> Markup:
    """A stylesheet or script without its indentation and the lines that are only a comment."""
    lines = (line.strip() for line in text.splitlines())
    return Markup("\n").join(Markup(line) for line in lines if line and not line.startswith(("//", "/*")))  # noqa: S704  # the same text
