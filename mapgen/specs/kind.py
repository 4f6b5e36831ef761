"""What voters can be asked: the kinds of contest, for whoever needs their names and nothing else."""

from __future__ import annotations

from typing import Literal, get_args

Kind = Literal["candidates", "measure", "retention", "uncontested", "ranked", "approval", "turnout"]
"""What voters were asked: whom of several they choose; whether a measure passes or somebody stays in office; one person
alone; whom they rank, round by round; everyone they approve of. In "turnout" it is not told what they were asked: ballots
were counted, and whom they are for is not in the file."""

KINDS: tuple[Kind, ...] = get_args(Kind)
