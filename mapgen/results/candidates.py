"""The lines of a file made a contest: who stood, in which order, what a headline calls them, in which colour."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

import pandas as pd

from mapgen.errors import ReturnsError
from mapgen.files.parse_cells import shown
from mapgen.findings import Finding, finding, refusal
from mapgen.results.contest_votes import ContestVotes, fold_of
from mapgen.results.running_mates import is_one_or_two, mates_of, ticket_name
from mapgen.results.same_person import likeness
from mapgen.results.seats import coloured
from mapgen.results.short_names import told_apart
from mapgen.specs.contest import RESERVED_KEYS, Candidate, Contest, SharesOf
from mapgen.specs.kind import Kind
from mapgen.specs.status import Status
from mapgen.words.terms import VOTES

PARTICLES = frozenset({"de", "la", "van", "von", "der", "den", "del", "da", "di", "du", "le", "st", "ter", "el"})
SUFFIXES = re.compile(r"[,\s]+(jr|sr|ii|iii|iv|esq|md|m\.d)\.?$", re.IGNORECASE)
INITIALS = re.compile(r"[^\W\d_]\.?|(?:[^\W\d_]\.){2,}[^\W\d_]?")
SMALL = frozenset({"of", "the", "de", "la", "van", "von", "der", "del", "da", "and", "y", "these", "shown"})


def display_name(written: str) -> str:
    """A name in the order and case of running text: "AMES, ADA J" and "Ada J. AMES" become "Ada J Ames".

    A running mate stays, after the word that stands between or a slash; a name in mixed case stays as it is.
    """
    mates = [" ".join(_cased(word) for word in _ordered(mate).split()) for mate in mates_of(written)]
    return ticket_name(written, mates)


def short_name(called: str) -> str:
    """What a headline calls a person: the last name, with its particles and without "Jr.".

    Of a ticket the last name of who heads it. An initial is no last name: "Ames A" is Ames, and where several names
    stand before it, which of them is the last is not known, so that all are said.
    """
    head = next(iter(mates_of(called)), called)
    first = re.sub(r"\([^)]*\)|\"[^\"]*\"|“[^”]*”", " ", head)
    words = [word for word in SUFFIXES.sub("", first.strip()).split() if re.search(r"\w", word)]
    if not words or is_one_or_two(head):
        return head
    names = len(words)
    while names and INITIALS.fullmatch(words[names - 1]):
        names -= 1
    if 0 < names < len(words):
        return " ".join(words[:names])
    start = len(words) - 1
    while start > 1 and words[start - 1].casefold().strip(".") in PARTICLES:
        start -= 1
    return " ".join(words[start:])


def make_contest(
    assembled: ContestVotes,
    *,
    contest_id: str,
    title: str,
    date: str,
    state: str,
    office: str,
    district: str,
    primary: bool,
    status: Status,
    source: str,
    caveats: Sequence[str] = (),
    kind: Kind = "candidates",
    needs: str = "",
    at_round: tuple[int, int] = (0, 0),
    shares_of: SharesOf = "votes",
) -> tuple[Contest, dict[str, str]]:
    """The contest that the lines of a file are, those with most votes first and lines that are no person last.

    In a measure and a retention "yes" stands first and "no" second, whichever has more votes, and each in its colour.
    `at_round` is the round of a ranked choice and how many there are.

    Returns:
        The contest, and the candidate key of every line.

    Raises:
        ReturnsError: There is no line that is a candidate.
    """
    votes = assembled.votes_by_line()
    lines = {fold: line for fold, line in assembled.lines.items() if line.kind in VOTES}
    if not any(line.name for line in lines.values()):
        raise ReturnsError(refusal("nobody-named", assembled.file))
    answers = assembled.company.answers if kind in ("measure", "retention") else {}
    ranked = sorted(
        lines,
        key=lambda fold: (
            ("yes", "no", "").index(answers.get(lines[fold].name, "")),
            lines[fold].kind != "candidate",
            -votes[fold],
            fold,
        ),
    )
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
        candidates.append(Candidate(keys[fold], called, short, line.party, person=person and not answer, answer=answer))
    contest = Contest(
        id=contest_id,
        date=date,
        state=state,
        office=office,
        election_type="primary" if primary else "general",
        title=title,
        candidates=tuple(told_apart(candidates)),
        status=status,
        caveats=tuple(caveats),
        source=source,
        district=district,
        kind=kind,
        needs=needs,
        round=at_round[0] if kind == "ranked" else 0,
        rounds=at_round[1] if kind == "ranked" else 0,
        shares_of=shares_of,
    )
    return coloured(contest), keys


def match_candidates(
    votes: ContestVotes, contest: Contest, *, by_last_name: bool = False
) -> tuple[ContestVotes, dict[str, str], list[Finding]]:
    """Hold the lines of a file to the candidates of a described contest.

    Args:
        votes: The contest by county.
        contest: As it is described; its candidates' names are those that the file has.
        by_last_name: Whether the file may call a candidate otherwise, "Ames" for "Ada Ames": a line whose
            name can only be one candidate's, and no other line's can, is that candidate's, which is said.

    Returns:
        The votes of the lines that are candidates, the key of every such line, and what does not fit: a line that is no
        candidate, a candidate without a line.

    Raises:
        ReturnsError: Two candidates cannot be told apart by their names.
    """
    described: dict[str, str] = {}
    for candidate in contest.candidates:
        fold = fold_of(candidate.name)
        if described.setdefault(fold, candidate.key) != candidate.key:
            raise ReturnsError(finding("described-alike", contest=contest.id, choice=candidate.name))
    listed = ", ".join(candidate.name for candidate in contest.candidates)
    findings = []
    for fold, candidate in (_by_last_name(votes, contest, described) if by_last_name else {}).items():
        del described[fold_of(candidate.name)]
        described[fold] = candidate.key
        called = {"called": repr(votes.lines[fold].name), "choice": candidate.name}
        findings.append(finding("candidate-by-last-name", votes.file, severity="note", values=called))
    findings += [
        finding("candidate-unknown", votes.file, _first_line(votes, fold), called=repr(line.name), candidates=listed)
        for fold, line in votes.lines.items()
        if fold not in described
    ]
    lines = {fold: line for fold, line in votes.lines.items() if fold in described}
    cells = {place: cell for place, cell in votes.cells.items() if place[1] in described}
    if lines:
        findings += [
            finding("candidate-missing", votes.file, choice=contest.candidate(key).name)
            for fold, key in described.items()
            if fold not in lines
        ]
    keys = {fold: key for fold, key in described.items() if fold in lines}
    elsewhere = {place: count for place, count in votes.elsewhere.items() if place[1] in described}
    return replace(votes, lines=lines, cells=cells, elsewhere=elsewhere), keys, findings


def _by_last_name(votes: ContestVotes, contest: Contest, described: Mapping[str, str]) -> dict[str, Candidate]:
    """Lines under names that are no candidate's, each with the one candidate whom alone it can mean."""
    strange = {fold: line for fold, line in votes.lines.items() if fold not in described and line.kind == "candidate"}
    free = [each for each in contest.candidates if each.person and fold_of(each.name) not in votes.lines]
    pairs = [
        (fold, candidate)
        for fold, line in strange.items()
        for candidate in free
        if likeness(line.name, candidate.name) != "other"
        and (not line.party or not candidate.party or line.party == candidate.party)
    ]
    folds, keys = Counter(fold for fold, _ in pairs), Counter(candidate.key for _, candidate in pairs)
    return {fold: candidate for fold, candidate in pairs if folds[fold] == keys[candidate.key] == 1}


def _first_line(votes: ContestVotes, fold: str) -> int | None:
    return min((cell.line for (_, own), cell in votes.cells.items() if own == fold), default=None)


def returns_table(assembled: ContestVotes, contest: Contest, keys: Mapping[str, str]) -> pd.DataFrame:
    """The votes as `read_returns` gives them: `contest`, `geoid`, `candidate` (key), `party`, `votes` (int64).

    Where the file tells how much is counted, `reporting` (percent) as well; where shares are of ballots or of
    registered voters, `whole` (int64), the county's own in each of its rows.
    A county without a row for a line has none for it; `mapgen.results.checks` has said so before.
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
    if contest.shares_of != "votes":
        wholes = assembled.ballots if contest.shares_of == "ballots" else assembled.registered
        table = table.assign(whole=table["geoid"].map(wholes).fillna(0).astype("int64"))
    if not assembled.reporting:
        return table
    percents = {geoid: share.percent for geoid, share in assembled.reporting.items()}
    return table.assign(reporting=table["geoid"].map(percents).astype("float64"))


def elsewhere_table(votes: ContestVotes, contest: Contest, keys: Mapping[str, str]) -> pd.DataFrame:
    """The votes that belong to no county: indexed by `place`, a column (int64) for each candidate's key."""
    table = {
        place: dict.fromkeys((candidate.key for candidate in contest.candidates), 0)
        for place in votes.places_elsewhere()
    }
    for (place, fold), count in votes.elsewhere.items():
        table[place][keys[fold]] += count
    columns = [candidate.key for candidate in contest.candidates]
    return pd.DataFrame.from_dict(table, orient="index", columns=columns).astype("int64").rename_axis("place")


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
    raise ReturnsError(finding("no-key", choice=shown(called)))
