"""The line under every map: whose figures, of which day, how final."""

from __future__ import annotations

from mapgen.model.choropleth import Choropleth
from mapgen.words.wording import Wording


def source_line(choropleth: Choropleth) -> str:
    """Contest, day, how final it is, and who published it."""
    say, contest = Wording(choropleth.language), choropleth.contest
    about = {"title": contest.title, "date": say.day(contest.date)}
    if contest.status == "not-stated":
        line = say("status-line-unstated", **about)
    else:
        line = say("status-line", **about, status=say(f"status-{contest.status}"))
    return " ".join(filter(None, [line, contest.source, choropleth.publisher]))
