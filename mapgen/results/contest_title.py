"""What readers call a contest that nobody has titled."""

from __future__ import annotations

from mapgen.results.select_contest import SelectedContest
from mapgen.specs.kind import Kind
from mapgen.words.terms import offices, party_adjective
from mapgen.words.wording import Wording


def contest_title(selected: SelectedContest, wording: Wording, kind: Kind = "candidates") -> str:
    """What readers call a contest, from its office, party and stage; of a ranked choice with its round."""
    office = next((each for each in offices() if each.name == selected.office), None)
    party = wording.text(party_adjective(selected.party)) if selected.party else ""
    if not selected.office:
        title = wording("contest-unknown", kind=kind)
    elif office is None:
        named = "contest-named-primary" if party else "contest-named"
        title = wording(named, office=selected.office, party=party)
    else:
        known = "contest-primary" if party else "contest-general"
        title = wording(known, office=wording.text(office.title), party=party)
    if selected.district:
        title = wording("contest-district", title=title, district=selected.district)
    if kind == "ranked":
        title = wording("contest-round", title=title, round=str(selected.round))
    return title[:1].upper() + title[1:]
