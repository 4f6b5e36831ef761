"""What a map shows, said in words that are computed from its figures, at the length each place has room for."""

from mapgen.composition.text.facts import Facts
from mapgen.composition.text.findings import ALT_LIMIT, Finding, find

__all__ = ["ALT_LIMIT", "Facts", "Finding", "find"]
