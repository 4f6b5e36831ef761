"""What readers call a contest that nobody has titled."""

from __future__ import annotations

from mapgen.returns.select_contest import SelectedContest
from mapgen.returns.vocabulary import offices, party_adjective
from mapgen.words.wording import Wording


def contest_title(selected: SelectedContest, wording: Wording) -> str:
    """What readers call a contest, from its office, party and stage."""
    office = next((each for each in offices() if each.name == selected.office), None)
    party = wording.text(party_adjective(selected.party)) if selected.party else ""
    if not selected.office:
        title = wording("contest-unknown")
    elif office is None:
        named = "contest-named-primary" if party else "contest-named"
        title = wording(named, office=selected.office, party=party)
    else:
        known = "contest-primary" if party else "contest-general"
        title = wording(known, office=wording.text(office.title), party=party)
    if selected.district:
        title = wording("contest-district", title=title, district=selected.district)
    return title[:1].upper() + title[1:]
