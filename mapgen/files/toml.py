"""TOML files of somebody's: read whole or refused in words, within bounds."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from mapgen.errors import AtlasError
from mapgen.files.documents import DESCRIPTIONS, DocumentError, hold_depth
from mapgen.files.regular import read_regular
from mapgen.findings import refusal

MOST_BYTES = 1_000_000
"""A hundred times the atlas of a state."""

MOST_KEY_PARTS = 50
LONG_KEY = re.compile(
    rf"""(?<![\w-])(?:(?:[\w-]++|"[^"\n]*+"|'[^'\n]*+')[ \t]*+\.[ \t]*+){{{MOST_KEY_PARTS}}}""", re.ASCII
)
"""A key of so many parts (`a.b.c`): Python's reader takes the square of their number, minutes for 100 kB of them."""


def read_toml(path: Path) -> object:
    """The document of a TOML file.

    Raises:
        AtlasError: It cannot be read, is no regular file, is too large, too deeply nested, no UTF-8, or no TOML.
    """
    try:
        text = read_regular(path, most_bytes=MOST_BYTES).decode("utf-8")
    except OSError as error:
        raise AtlasError(refusal("file-unreadable", path, said=str(error.strerror), kind="file")) from error
    except UnicodeDecodeError as error:
        raise AtlasError(refusal("text-not-of-utf-8", path, byte=str(error.start))) from error
    long_key = LONG_KEY.search(text)
    if long_key is not None:
        line = text.count("\n", 0, long_key.start()) + 1
        raise AtlasError(refusal("key-too-long", f"{path}:{line}", most=MOST_KEY_PARTS))
    try:
        document = tomllib.loads(text.replace("\r\n", "\n").replace("\r", "\n"))
    except (ValueError, RecursionError) as error:  # ValueError also of a number with thousands of digits
        if isinstance(error, RecursionError):
            raise AtlasError(refusal("nested-too-deep", path, said="nothing")) from error
        raise AtlasError(refusal("no-toml", path, said=str(error))) from error
    try:
        hold_depth(document, DESCRIPTIONS)
    except DocumentError as error:
        raise AtlasError(refusal("nested-too-deep", path, said=str(error))) from error
    return document
