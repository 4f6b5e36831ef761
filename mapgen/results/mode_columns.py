"""Columns of votes by mode of voting, in a table with a row for each candidate."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mapgen.results.layout import VoteColumn
from mapgen.results.vote_modes import ALL_MODES
from mapgen.words.terms import plain

MODE = re.compile(
    r"(^|_)(election_?day|early|absentees?|mail|mail_?in|by_mail|vbm|provisional|advanced?|in_person|one_stop|curbside"
    r"|uocava|military|overseas|federal|affidavit|emergency|limited|polls?|polling|machine|paper|hand|scanned|walk_?in"
    r"|questionable|conditional|special|supplemental|drop_?box|regular|eday|ed|av|ev)(_|$)"
)
"""Headers, as `header_key` writes them, that name a mode of voting."""

WAYS_ALONE = re.compile(
    r"(election_?day|early_(vot(e|es|ing|ers)|in_person|ballots)|absentees?|mail_?in|mail_ballots|by_mail|vote_by_mail|vbm"
    r"|provisionals?|in_person|walk_?in|drop_?box|curbside|uocava|eday)(_(absentees?|in_person|by_mail|mail(_?in)?"
    r"|early|provisionals?|voting|voters?|votes?|ballots?|total|cast|counted|only|other|and|or))*"
)
"""Whole headers that are of a way to vote and can be nobody's name, as "Early" can."""

VOTES = re.compile(r"(^votes?_|_votes?$|_count$|_ballots$)")


def is_way_to_vote(key: str) -> bool:
    """Whether a whole header, as `header_key` writes it, is of a way to vote, and so of no candidate."""
    return WAYS_ALONE.fullmatch(re.sub("^(votes?|ballots|voted|voters|total)_", "", key)) is not None


def mode_columns(header: Sequence[str], keys: Sequence[str], free: Sequence[int]) -> tuple[VoteColumn, ...]:
    """The columns that hold a candidate's votes by mode, and the one that holds them all together.

    Args:
        header: The table's headers.
        keys: The same as `header_key` writes them.
        free: Where the columns stand that hold whole numbers and no role.
    """
    found = [at for at in free if MODE.search(keys[at])]
    if not found:
        return ()
    together = [at for at in free if at not in found and plain(VOTES.sub("", keys[at])) in ALL_MODES]
    return tuple(VoteColumn(at, "", mode=plain(header[at])) for at in found) + tuple(
        VoteColumn(at, "", mode="total") for at in together[:1]
    )
