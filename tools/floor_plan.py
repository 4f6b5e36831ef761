"""Draws docs/images/floor-plan.svg: the rooms of mapgen, floor upon floor, and which stands on which.

`python -m tools.floor_plan` writes it anew; a test holds it to the code. An arrow is drawn where no longer way leads to
the same room, so that what is seen is the order, and not every import.
"""

from __future__ import annotations

from html import escape

from tools.imports import ROOT, arrows, floors

PICTURE = ROOT / "docs" / "images" / "floor-plan.svg"

WIDTH, BOX, HEIGHT, GAP, RISE, EDGE = 760, 128, 40, 24, 40, 16
"""Pixels: of the picture, of a room's width and height, between rooms, between floors, around everything."""

STYLE = (
    "text{font:13px system-ui,sans-serif;fill:#1c2126;text-anchor:middle}"
    "rect{fill:#f3f0e8;stroke:#8b8577}path{fill:none;stroke:#8b8577}.head{fill:#8b8577;stroke:none}"
    "@media (prefers-color-scheme:dark){text{fill:#e8e6e1}rect{fill:#2a2d31;stroke:#8b8577}}"
)


def direct() -> dict[str, set[str]]:
    """The arrows that no chain of others makes needless."""
    leads = arrows()
    reached: dict[str, set[str]] = {}
    for name in sorted(leads, key=lambda each: floors()[each]):
        reached[name] = set().union(*({below} | reached[below] for below in leads[name]))
    return {
        name: {below for below in leads[name] if not any(below in reached[other] for other in leads[name])}
        for name in leads
    }


def places() -> dict[str, tuple[float, float]]:
    """The left upper corner of each room: the highest floor first, its rooms in the order of their names."""
    floor, highest = floors(), max(floors().values())
    found = {}
    for level in range(highest + 1):
        names = sorted(name for name in floor if floor[name] == level)
        width = len(names) * BOX + (len(names) - 1) * GAP
        top = EDGE + (highest - level) * (HEIGHT + RISE)
        for at, name in enumerate(names):
            found[name] = ((WIDTH - width) / 2 + at * (BOX + GAP), float(top))
    return found


def svg() -> str:
    """The picture as SVG; the same code gives the same bytes."""
    where = places()
    height = max(top for _, top in where.values()) + HEIGHT + EDGE
    told = f"The {len(where)} rooms of mapgen on {max(floors().values()) + 1} floors; every arrow leads down."
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height:g}" width="{WIDTH}" role="img">',
        f"<title>{escape(told)}</title><style>{STYLE}</style>",
    ]
    for name, below in sorted(direct().items()):
        parts += [_arrow(where[name], where[other]) for other in sorted(below)]
    for name, (left, top) in sorted(where.items()):
        middle = left + BOX / 2
        parts.append(
            f'<rect x="{left:g}" y="{top:g}" width="{BOX}" height="{HEIGHT}" rx="4"/>'
            f'<text x="{middle:g}" y="{top + 24:g}">{escape(name)}</text>'
        )
    return "\n".join((*parts, "</svg>", ""))


def _arrow(start: tuple[float, float], end: tuple[float, float]) -> str:
    """A curve from the foot of a room to the head of one below it."""
    x, y, to_x, to_y = start[0] + BOX / 2, start[1] + HEIGHT, end[0] + BOX / 2, end[1]
    bend = (to_y - y) / 2
    return (
        f'<path d="M{x:g} {y:g}C{x:g} {y + bend:g} {to_x:g} {to_y - bend:g} {to_x:g} {to_y - 6:g}"/>'
        f'<path class="head" d="M{to_x - 4:g} {to_y - 7:g}h8l-4 7z"/>'
    )


if __name__ == "__main__":
    PICTURE.write_text(svg(), "utf-8")
