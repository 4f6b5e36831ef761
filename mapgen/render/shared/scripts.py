"""Scripts as pages carry them: a module and all that it needs, each before what needs it, in one text.

The modules are plain ES modules with types in their comments. Lines that import, the word that exports, comments and
needless white space are taken out, and nothing else is changed: what runs can be read in the repository. They share one
scope, so no two may give the same name.
"""

from __future__ import annotations

import re
from functools import cache

from markupsafe import Markup

from mapgen.render.shared.templates import asset, bare

IMPORT = re.compile(r'^import \{ [\w, ]+ \} from "([a-z]+/\w+\.js)";\n', re.MULTILINE)
"""Modules are named by their folder of `render/`, as templates and stylesheets are."""

EXPORT = re.compile(r"^export (?=(?:const|let|function|class) )", re.MULTILINE)
OTHER = re.compile(r"^(?:import|export)\b.*", re.MULTILINE)
"""Ways of importing and exporting that are not taken out, so that none may stand in a module."""

COMMENT = re.compile(r"^\s*/\*\*.*?\*/\n", re.DOTALL | re.MULTILINE)
NAMES = re.compile(r"^(?:const|let|function|class) (.+)$", re.MULTILINE)
DECLARED = re.compile(r"(?:^|, )(\w+)(?= [={]|\()")

TEXT = r'"(?:[^"\\\n]|\\.)*"'
PATTERN = r"(?:(?<=[(=:&!|,])|(?<=[=:&!|,] ))/(?:[^/\\\n\[]|\\.|\[(?:[^\]\\\n]|\\.)*\])+/"
TOKEN = re.compile(rf'(?P<kept>{TEXT}|{PATTERN})|(?P<comment>//|/\*)|[^"/]+|/')
"""A text, a pattern, or what stands between them."""

BETWEEN = re.compile(r" *([{}()\[\],;:?*<>=&|!]|(?<![+-] )(?<![+-])[+-](?! ?[+-])) *")
NEEDLESS = re.compile(r"(?<=[{,;])\n|\n(?=})")


@cache
def bundle(entry: str) -> Markup:
    """A script with all modules that it needs, to stand inside `<script>`.

    Args:
        entry: The module to begin with, a file of `render/` with its folder, as `asset` takes it.

    Raises:
        ValueError: A module imports or exports in another way than by name from a file, or two give the same name.
    """
    modules: dict[str, str] = {}
    _gather(entry, modules)
    given: dict[str, str] = {}
    for name, text in modules.items():
        for declared in top_names(text):
            if declared in given:
                raise ValueError(f"{name} and {given[declared]} both give the name {declared}")
            given[declared] = name
    # A block keeps the names from other scripts of the page.
    text = bare(Markup("\n".join(['"use strict";', "{", *modules.values(), "}"])))  # noqa: S704  # our own files
    return Markup(tightened(text))  # noqa: S704  # the same text


def tightened(text: str) -> str:
    """A script without the spaces and line ends that only people need, those in its texts and patterns left.

    Raises:
        ValueError: A comment stands behind code, or a text in anything but double quotes, where neither is looked for.
    """
    parts = []
    for found in TOKEN.finditer(text):
        token = found[0]
        if found["kept"]:
            parts.append(token)
        elif found["comment"] or re.search("['`]", token):
            said = "comments have lines of their own, and texts double quotes"
            raise ValueError(f"{said}: {text[max(0, found.start() - 20) : found.end() + 20]!r}")
        else:
            parts.append(NEEDLESS.sub("", BETWEEN.sub(r"\1", token)))
    return "".join(parts)


def top_names(text: str) -> list[str]:
    """The names that a module gives at its top level."""
    return [name for line in NAMES.findall(text) for name in DECLARED.findall(line)]


def _gather(name: str, modules: dict[str, str]) -> None:
    """Put what a module imports before it, each once."""
    text = f"{asset(name)}\n"
    for imported in IMPORT.findall(text):
        if imported not in modules:
            _gather(imported, modules)
    text = EXPORT.sub("", COMMENT.sub("", IMPORT.sub("", text)))
    if (other := OTHER.search(text)) is not None:
        raise ValueError(f"{name} imports or exports in a way that is not bundled: {other[0]}")
    modules[name] = text.strip()
