"""mapgen: the command `mapgen map`, or the same functions from Python.

With a third argument, "states", a page is made for each state, in one process; with "embed", a folder with the page
and its embed.
"""

import sys
from pathlib import Path

FOLDER, OUT = Path(sys.argv[1]), Path(sys.argv[2])
STATE = {"w1": "KY"}.get(FOLDER.name, "US")
ASK = sys.argv[3] if len(sys.argv) > 3 else ""


def contest_of(state: str):
    """The contest of the synthetic returns."""
    from mapgen.specs.contest import Candidate, Contest

    sides = [("first", "Ada North", "DEM", "#3e75bc"), ("second", "Ben South", "REP", "#b4533c")]
    return Contest(
        id="president",
        date="2016-11-08",
        state=state,
        office="President",
        election_type="general",
        title="President",
        status="unofficial-complete",
        source="Synthetic votes",
        candidates=tuple(
            Candidate(key=key, name=name, short=name.split()[1], party=party, colour=colour)
            for key, name, party, colour in sides
        ),
    )


def by_functions() -> None:
    """Read, tally, join, compose, render."""
    from mapgen.areas.boundaries import read_boundaries
    from mapgen.cache import cached_layout
    from mapgen.composition.compose import Setting, compose
    from mapgen.files.spec import read_schemes
    from mapgen.render.page.page import render_page
    from mapgen.results.import_results import read_returns
    from mapgen.specs.atlas import MapSpec
    from mapgen.tables.join import join_counties
    from mapgen.tables.tally import tally

    contest = contest_of("US")
    boundaries = read_boundaries(FOLDER / "areas.shp")
    returns = read_returns(FOLDER / "returns.csv", contest, boundaries)
    scheme = read_schemes()["winner-margin"]
    counted = tally(returns, contest)
    areas = [(OUT, boundaries)]
    if ASK == "states":
        OUT.mkdir(exist_ok=True)
        areas = [(OUT / f"{state}.html", table) for state, table in boundaries.groupby("state")]
    for out, table in areas:
        joined = join_counties(table, counted.loc[table.index])
        spec = MapSpec(slug="map", title="Who carried each county", contest="president", scheme="winner-margin")
        drawn = compose(joined, contest, scheme, spec, setting=Setting(place="Here", layout=cached_layout(table)))
        out.write_text(render_page(drawn), "utf-8")


def by_command() -> None:
    """`mapgen map`, in this process."""
    from mapgen.cli.main import main

    embeds = ASK == "embed"
    if embeds:
        OUT.mkdir(exist_ok=True)
    main(
        [
            "map",
            str(FOLDER / "returns.csv"),
            "--shapes",
            str(FOLDER / "areas.shp"),
            "-q",
            "--state",
            STATE,
            "--date",
            "2016-05-17",
            "-o",
            str(OUT / "map.html" if embeds else OUT),
            *(["--embed"] if embeds else []),
        ]
    )


if __name__ == "__main__":
    by_functions() if ASK == "states" else by_command()
