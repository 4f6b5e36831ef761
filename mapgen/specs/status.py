"""How final figures are."""

from __future__ import annotations

from typing import Literal, get_args

Status = Literal["certified", "unofficial-complete", "unofficial-partial", "not-stated"]
"""How final figures are; "not-stated" where the file that holds them does not say."""

STATUSES: tuple[Status, ...] = get_args(Status)
