"""Kentucky's precincts sum to the certified counties, absentees and all; large files stay small in memory."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest

from mapgen.results.aggregate import aggregate
from mapgen.results.places import Placer
from mapgen.results.read_table import read_table
from tests.results.grid import COUNTIES

HERE = Path(__file__).parent
PRECINCTS = HERE / "ky_2016_precincts.csv"
"""Seven counties of the Democratic primary of 17 May 2016, from the state's election-night export by precinct."""
COUNTY_FILE = HERE.parents[1] / "results/ky/20160517__ky__primary__president__county.csv"
MEGABYTES = 60


def test_whole_counties_give_the_certified_tally() -> None:
    """Every line of seven counties: the sum of the precincts is the certified county."""
    counties = pd.read_csv(COUNTY_FILE, dtype={"geoid": str})
    gathered = read_table(PRECINCTS).gathered
    shown = {row.geoid: row.county for row in counties.itertuples()}
    found = aggregate(gathered.slots.items(), Placer(shown), gathered)
    assert found.findings == ()
    names = {fold: line.name for fold, line in found.lines.items()}
    summed = {(geoid, names[fold]): cell.votes for (geoid, fold), cell in found.cells.items()}
    certified = {(row.geoid, row.candidate): row.votes for row in counties.itertuples()}
    assert len(summed) == 7 * 5
    assert summed == {key: certified[key] for key in summed}


def test_absentees_are_counted_as_precincts() -> None:
    """Breathitt's absentee row is part of its sum."""
    rows = pd.read_csv(PRECINCTS, dtype=str)
    absentees = rows[rows["precinct"].str.contains("absent", case=False)]
    assert set(absentees["county"]) == {"Breathitt", "Clay"}


@pytest.mark.skipif(sys.platform == "win32", reason="Windows measures no peak of memory")
def test_memory_does_not_grow_with_the_file(tmp_path: Path) -> None:
    """60 MB of precincts are summed in less memory than five times the file, Python and numpy included."""
    path = tmp_path / "precincts.csv"
    with path.open("w") as stream:
        stream.write("county,precinct,office,district,party,candidate,votes\n")
        written, number = 0, 0
        while written < MEGABYTES * 1024**2:
            number += 1
            for county in COUNTIES.values():
                start = f"{county},PRECINCT {number},President,,"
                written += stream.write(f"{start}REP,Rutherford Hayes,{number % 97}\n{start}DEM,Samuel Tilden,7\n")
    # Linux hands ru_maxrss on through fork and exec, so that it would tell of pytest; VmHWM is the program's own.
    code = (
        "import pathlib, re, resource, sys; from mapgen.results.read_table import read_table; "
        "g = read_table(sys.argv[1]).gathered; own = pathlib.Path('/proc/self/status'); "
        "peak = int(re.search(r'VmHWM:\\s+(\\d+)', own.read_text())[1]) if own.exists() "
        "else resource.getrusage(resource.RUSAGE_SELF).ru_maxrss; print(g.rows, peak)"
    )
    done = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=True)
    rows, peak = map(int, done.stdout.split())
    assert rows == number * 8
    kilobytes = peak // 1024 if sys.platform == "darwin" else peak
    assert kilobytes < 5 * MEGABYTES * 1024
