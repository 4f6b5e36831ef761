"""Where every vote of a file went, in words: the lines of a sum."""

from __future__ import annotations

from mapgen.findings import Value, sentence
from mapgen.results.ledger import Ledger
from mapgen.results.left_out import LeftOut
from mapgen.words.wording import Wording


def ledger_lines(ledger: Ledger, language: str) -> tuple[tuple[str, int], ...]:
    """The lines of a ledger with their votes: in counties and states, of no county, together, left out, in the file."""
    say = Wording(language)
    counted = [(say("ledger-drawn"), ledger.in_counties)]
    counted += [(say("ledger-as-one", place=place), votes) for place, votes in ledger.as_one]
    counted += [(say("ledger-elsewhere", place=place), votes) for place, votes in ledger.elsewhere]
    if len(counted) > 1:
        counted.append((say("ledger-counted"), ledger.counted))
    unit = "figures" if ledger.wide else "rows"
    left_out = [
        (say("ledger-left-out", what=sentence("left-out-rows", _values(left, unit), language)), left.votes)
        for left in ledger.left_out
    ]
    return (*counted, *left_out, (say("ledger-source"), ledger.source))


def _values(left: LeftOut, unit: str) -> dict[str, Value]:
    return {"rows": left.rows, "unit": unit, "reason": left.reason, "detail": left.detail}
