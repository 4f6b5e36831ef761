"""One contest as the file of returns that an atlas keeps."""

from __future__ import annotations

from mapgen.geoid import postal_of
from mapgen.results.contest_results import ContestResults
from mapgen.specs.contest import Contest

COUNTS = {"registered": "Registered Voters", "ballots_cast": "Ballots Cast"}
"""What the lines are called that are no votes, by the column of `county_counts`."""


def results_csv(taken: ContestResults, contest: Contest) -> str:
    """The returns in mapgen's own columns, which are OpenElections' with a GEOID."""
    names = taken.areas.table["name"].to_dict()
    candidates = {candidate.key: candidate for candidate in contest.candidates}
    told = ["reporting"] if "reporting" in taken.returns else []
    reporting = taken.returns.set_index("geoid")["reporting"].to_dict() if told else {}
    lines = [["geoid", "county", "office", "district", "party", "candidate", "votes", *told]]
    for row in taken.returns.to_dict("records"):
        geoid, candidate = str(row["geoid"]), candidates[str(row["candidate"])]
        cells = [geoid, names[geoid], contest.office, "", candidate.party, candidate.name, str(row["votes"])]
        lines.append([*cells, *(f"{row[each]}%" for each in told)])
    for column, called in COUNTS.items():
        if column not in taken.counts or (column == "ballots_cast" and contest.kind == "turnout"):
            continue
        for county, counted in taken.counts[column].dropna().items():
            cells = [str(county), names[str(county)], contest.office, "", "", called, str(counted)]
            lines.append([*cells, *(f"{reporting[str(county)]}%" for _ in told)])
    for place, votes in taken.elsewhere_by_place().items():
        for key, count in votes.items():
            candidate = candidates[key]
            cells = ["", place, contest.office, "", candidate.party, candidate.name, str(count)]
            lines.append([*cells, *("" for _ in told)])
    for (place, fold), count in taken.counted.left_votes.items():
        line, code = taken.counted.left_lines[fold], code_left(taken, place)
        cells = [code, place, contest.office, "", line.party, line.name, str(count)]
        lines.append([*cells, *("" for _ in told)])
    return "".join(",".join(map(_cell, line)) + "\n" for line in lines)


def results_name(contest: Contest, where: str, *more: str) -> str:
    """What OpenElections would call the file: day, place, kind of election, and what else tells it apart."""
    parts = (contest.date.replace("-", ""), where, contest.election_type, *more, "county.csv")
    return "__".join(part for part in parts if part)


def left_out_names(taken: ContestResults) -> list[str]:
    """The places that are left out, as the table has them: counties by their code."""
    return [code_left(taken, place) or place for place in taken.counted.places_left_out()]


def states_as_one(taken: ContestResults) -> list[str]:
    """The postal codes of the states that are drawn as one area each."""
    return sorted(postal_of(area) for area in taken.counted.as_one)


def code_left(taken: ContestResults, place: str) -> str:
    """The code of a county that is left out, or empty where the place is none."""
    code = taken.counted.left_geoids[place]
    return code if code in taken.areas.table.index else ""


def _cell(value: str) -> str:
    return '"' + value.replace('"', '""') + '"' if any(c in value for c in ',"\r\n') else value
