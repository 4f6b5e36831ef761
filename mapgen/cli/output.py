"""Where a command writes: which kind of file an ending asks for, and what lies beside it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from mapgen.errors import UsageError

PAGES = (".html", ".htm")
PICTURES = (".png", ".svg", ".pdf")
STANDARD_OUTPUT = Path("-")


def ending_of(out: Path, endings: Sequence[str]) -> str:
    """The ending of a file that is to be written, in small letters; a page goes to standard output.

    Raises:
        UsageError: It is none of the endings.
    """
    if out == STANDARD_OUTPUT:
        return PAGES[0]
    ending = out.suffix.lower()
    if ending not in endings:
        raise UsageError(
            f"{out} does not say what to write: its ending is {'none of those known' if ending else 'missing'}.",
            fix=f"Endings are {', '.join(endings[:-1])} and {endings[-1]}; “-” is standard output, for a page.",
        )
    return ending


def beside(out: Path, *, embed: bool, png: bool) -> tuple[Path | None, Path | None]:
    """Where the embed and the image of a page are written, where they are wanted.

    Raises:
        UsageError: There is no page that they could lie beside.
    """
    if (embed or png) and out.suffix.lower() not in PAGES:
        raise UsageError(
            f"--embed and --png write files beside a page, and {out} is none.",
            fix="Name a page with --out, such as map.html.",
        )
    return out.with_name(f"{out.stem}-embed.html") if embed else None, out.with_suffix(".png") if png else None


def hold_page(html: Path | None, inputs: Sequence[Path], *, as_json: bool) -> None:
    """Say before anything is read that a report's page cannot be written where it is asked for.

    Raises:
        UsageError: It is called like no page, or both it and JSON would go to standard output.
        PublishError: Its place is an input, a link, or anything but a file.
    """
    if html is None:
        return
    from mapgen.publish.write import hold_places

    ending_of(html, PAGES)
    if as_json and html == STANDARD_OUTPUT:
        raise UsageError("--json and --html - both print.", fix="Name a file with --html.")
    hold_places([html], inputs=inputs)
