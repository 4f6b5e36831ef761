"""What a map shows, said in words that are computed from its figures, at the length each place has room for."""

from mapgen.finding.facts import Facts
from mapgen.finding.levels import ALT_LIMIT, Finding, find

__all__ = ["ALT_LIMIT", "Facts", "Finding", "find"]
