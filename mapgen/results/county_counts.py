"""What results tell of each county beside its votes, as columns that a map can show: voters and ballots."""

from __future__ import annotations

import pandas as pd

from mapgen.results.contest_votes import ContestVotes


def county_counts(counted: ContestVotes) -> pd.DataFrame:
    """The counts beside the votes, each under the name of its measure.

    Args:
        counted: The contest by county.

    Returns:
        Indexed by `geoid`, sorted, the counties that have votes: `registered` and `ballots_cast` (Int64), each only
        where the file tells it of some county; missing where it does not tell it of this one.
    """
    ballots = counted.votes_by_county() if counted.company.turnout else counted.ballots
    told = {"registered": counted.registered, "ballots_cast": ballots}
    index = pd.Index(counted.counties(), name="geoid", dtype="object")
    columns = {name: [figures.get(geoid) for geoid in index] for name, figures in told.items()}
    known = {name: values for name, values in columns.items() if any(value is not None for value in values)}
    return pd.DataFrame(known, index=index, dtype="Int64")
