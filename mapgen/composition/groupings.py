"""The atlas's groupings as columns: under names and titles that no other column has."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from mapgen.errors import AtlasError
from mapgen.specs.columns import is_written, votes_column
from mapgen.specs.contest import Contest
from mapgen.specs.for_contest import for_contest
from mapgen.specs.scheme import Scheme
from mapgen.tables.classify import classify
from mapgen.visible import seen
from mapgen.words.wording import Wording, text_in


def with_groupings(counties: pd.DataFrame, groupings: Mapping[str, Scheme], contest: Contest) -> pd.DataFrame:
    """The counties with a column for each grouping, named by its id, holding class keys.

    Raises:
        AtlasError: A grouping is called as a column of mapgen's own, which would hold its keys from then on.
        ClassifyError: A grouping does not put every county in exactly one class.
    """
    for grouping in groupings:
        if _is_taken(grouping, contest):
            raise AtlasError(
                f"The grouping {grouping!r} is called as a column of mapgen's own.",
                fix="Give its file and place.groupings another name; `mapgen list columns` says which are taken.",
            )
    return counties.assign(**{each: classify(counties, for_contest(groupings[each], contest)) for each in groupings})


def grouping_titles(groupings: Mapping[str, Scheme], contest: Contest, wording: Wording) -> tuple[str, ...]:
    """What the groupings are titled, each of which heads a column of the map's tables.

    Raises:
        AtlasError: A title is the name of another column, whose figures would be lost; in whichever language.
    """
    given = [scheme.title for scheme in groupings.values() if isinstance(scheme.title, dict)]
    for language in sorted({wording.language, *(language for texts in given for language in texts)}):
        others: dict[str, str] = {}
        for grouping, scheme in groupings.items():
            title = text_in(scheme.title, language)
            heading = seen(title).strip()
            if _is_taken(heading, contest) or heading in others:
                other = f"the grouping {others[heading]!r}" if heading in others else "a column of mapgen's own"
                raise AtlasError(
                    f"The grouping {grouping!r} is titled {title!r}, as {other} is.",
                    fix="Give its scheme another title.",
                )
            others[heading] = grouping
    return tuple(wording.text(scheme.title) for scheme in groupings.values())


def _is_taken(column: str, contest: Contest) -> bool:
    return is_written(column) or column in {votes_column(candidate.key) for candidate in contest.candidates}
