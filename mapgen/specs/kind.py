"""What voters can be asked: the kinds of contest, for whoever needs their names and nothing else."""

from __future__ import annotations

from typing import Literal, get_args

Kind = Literal["candidates", "measure", "retention", "uncontested", "ranked", "approval", "turnout"]
"""What voters were asked: whom of several they choose; whether a measure passes or somebody stays in office; one person
alone; whom they rank, round by round; everyone they approve of. In a "turnout" ballots are
told, and not whom they were for."""

KINDS: tuple[Kind, ...] = get_args(Kind)
