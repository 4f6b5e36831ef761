"""The lines of a file made a contest: who stood, in which order, what a headline calls them, in which colour."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from typing import Literal

import msgspec
import pandas as pd

from mapgen.errors import ReturnsError
from mapgen.returns.assembled import Assembled, Line
from mapgen.returns.cells import shown
from mapgen.returns.vocabulary import VOTES, colours, parties
from mapgen.specs.contest import RESERVED_KEYS, Candidate, Contest, Status
from mapgen.specs.kind import Kind

PARTICLES = frozenset({"de", "la", "van", "von", "der", "den", "del", "da", "di", "du", "le", "st", "ter", "el"})
SUFFIXES = re.compile(r"[,\s]+(jr|sr|ii|iii|iv|esq|md|m\.d)\.?$", re.IGNORECASE)
SMALL = frozenset({"of", "the", "de", "la", "van", "von", "der", "del", "da", "and", "y", "these", "shown"})


def display_name(written: str) -> str:
    """A name in the order and case of running text: "AMES, ADA J" and "Ada J. AMES" become "Ada J Ames".

    A running mate after a slash or an ampersand stays; a name in mixed case stays as it is.
    """
    mates = [_ordered(part.strip()) for part in re.split(r"\s+[/&]\s+|/", written) if part.strip()]
    return " / ".join(" ".join(_cased(word) for word in mate.split()) for mate in mates)


def short_name(called: str) -> str:
    """What a headline calls a person: the last name, with its particles and without "Jr."."""
    first = re.sub(r"\([^)]*\)|\"[^\"]*\"|“[^”]*”", " ", called.partition(" / ")[0])
    words = [word for word in SUFFIXES.sub("", first.strip()).split() if re.search(r"\w", word)]
    if not words:
        return called
    start = len(words) - 1
    while start > 1 and words[start - 1].casefold().strip(".") in PARTICLES:
        start -= 1
    return " ".join(words[start:])


def make_contest(
    assembled: Assembled,
    *,
    contest_id: str,
    title: str,
    date: str,
    state: str,
    office: str,
    primary: bool,
    status: Status,
    source: str,
    caveats: Sequence[str] = (),
    kind: Kind = "candidates",
    needs: str = "",
    at_round: tuple[int, int] = (0, 0),
    shares_of: Literal["votes", "ballots"] = "votes",
) -> tuple[Contest, dict[str, str]]:
    """The contest that the lines of a file are, those with most votes first and lines that are no person last.

    In a measure and a retention "yes" stands first and "no" second, whichever has more votes, and each in its colour.
    `at_round` is the round of a ranked choice and how many there are.

    Returns:
        The contest, and the candidate key of every line.

    Raises:
        ReturnsError: There is no line that is a candidate.
    """
    sums = dict.fromkeys(assembled.lines, 0)
    for (_, fold), cell in assembled.cells.items():
        sums[fold] += cell.votes
    lines = {fold: line for fold, line in assembled.lines.items() if line.kind in VOTES}
    if not any(line.name for line in lines.values()):
        raise ReturnsError(f"{assembled.file} names no candidate.")
    answers = assembled.company.answers if kind in ("measure", "retention") else {}
    ranked = sorted(
        lines,
        key=lambda fold: (
            ("yes", "no", "").index(answers.get(lines[fold].name, "")),
            lines[fold].kind != "candidate",
            -sums[fold],
            fold,
        ),
    )
    by_party = not primary and len({lines[fold].party for fold in ranked[:2]} - {""}) == 2
    keys: dict[str, str] = {}
    candidates = []
    for place, fold in enumerate(ranked):
        line = lines[fold]
        person = line.kind == "candidate"
        called = display_name(line.name) if line.name else "?"
        short = short_name(called) if person and not called.endswith(" candidate") else called
        keys[fold] = _key(short, called, set(keys.values()), place)
        answer = answers.get(line.name, "")
        if answer:
            called = short = line.name[:1].upper() + (line.name[1:].lower() if line.name.isupper() else line.name[1:])
            person, colour = False, colours().yes if answer == "yes" else colours().no
        else:
            colour = _colour(line, place, by_party=by_party) if person else colours().line
        candidates.append(Candidate(keys[fold], called, short, line.party, colour, person, answer))
    contest = Contest(
        id=contest_id,
        date=date,
        state=state,
        office=office,
        election_type="primary" if primary else "general",
        title=title,
        candidates=tuple(_told_apart(candidates)),
        status=status,
        caveats=tuple(caveats),
        source=source,
        kind=kind,
        needs=needs,
        round=at_round[0] if kind == "ranked" else 0,
        rounds=at_round[1] if kind == "ranked" else 0,
        shares_of=shares_of,
    )
    return contest, keys


def returns_table(assembled: Assembled, contest: Contest, keys: Mapping[str, str]) -> pd.DataFrame:
    """The votes as `read_returns` gives them: `contest`, `geoid`, `candidate` (key), `party`, `votes` (int64).

    Where the file tells how much is counted, `reporting` (percent) as well; where shares are of ballots, `ballots`
    (int64), the county's own in each of its rows.
    A county without a row for a line has none for it; `mapgen.returns.audit` has said so before.
    """
    party = {candidate.key: candidate.party for candidate in contest.candidates}
    rows = [
        (contest.id, geoid, keys[fold], party[keys[fold]], assembled.cells[geoid, fold].votes)
        for geoid in assembled.counties()
        for fold in keys
        if (geoid, fold) in assembled.cells
    ]
    table = pd.DataFrame(rows, columns=["contest", "geoid", "candidate", "party", "votes"])
    table = table.astype({"votes": "int64"})
    if contest.shares_of == "ballots":
        table = table.assign(ballots=table["geoid"].map(assembled.ballots).astype("int64"))
    if not assembled.reporting:
        return table
    percents = {geoid: share.percent for geoid, share in assembled.reporting.items()}
    return table.assign(reporting=table["geoid"].map(percents).astype("float64"))


def _ordered(part: str) -> str:
    last, comma, first = part.partition(",")
    if comma and first.strip() and not SUFFIXES.search(f" {first.strip()}"):
        return f"{first.strip()} {last.strip()}"
    return part


def _cased(word: str) -> str:
    letters = [c for c in word if c.isalpha()]
    # "JD" and "J." are initials; a longer word in capitals is a name shouted.
    if len(letters) < 3 or not all(c.isupper() for c in letters):
        return word
    if word.casefold().strip(".,") == "iii":
        return word
    lowered = re.sub(r"[^\W\d_]+", lambda found: found[0].capitalize(), word)
    lowered = re.sub(r"\b(Mc)([a-z])", lambda found: found[1] + found[2].upper(), lowered)
    return re.sub(r"[’']S\b", "'s", lowered)


def _key(short: str, called: str, taken: set[str], place: int) -> str:
    for text in (short, called, f"line {place + 1}", f"line {place + 1} {len(taken)}"):
        plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
        key = re.sub(r"[^a-z0-9]+", "-", plain.casefold().replace("'", "")).strip("-")[:40].strip("-")
        if key and key not in taken and key not in RESERVED_KEYS:
            return key
    raise ReturnsError(f"No key can be made for the candidate {shown(called)}.")


def _colour(line: Line, place: int, *, by_party: bool) -> str:
    known = parties().get(line.party)
    if by_party and known is not None:
        return known.colour
    palette = colours().candidates
    return palette[place % len(palette)]


def _told_apart(candidates: list[Candidate]) -> list[Candidate]:
    """Short names that two candidates share give way to the full ones."""
    shorts = [candidate.short for candidate in candidates]
    return [msgspec.structs.replace(c, short=c.name) if shorts.count(c.short) > 1 else c for c in candidates]
