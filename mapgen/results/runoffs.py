"""Where most votes are not enough by a state's own law."""

from __future__ import annotations

from mapgen.words.terms import runoff_rules


def needs_of(*, state: str, stage: str, office: str, date: str) -> str:
    """The share that is needed by law, as `Contest.needs` has it; empty where nothing more is known of.

    Args:
        state: The postal code.
        stage: "primary", "general", or empty, where nothing is known.
        office: As mapgen writes it; President has rules of its own, and none is known here.
        date: The day or the year; without it nothing is known.
    """
    if not date or office in ("", "President"):
        return ""
    year = int(date[:4])
    return next(
        (
            rule.needs
            for rule in runoff_rules()
            if state in rule.states
            and rule.stage == stage
            and rule.from_year <= year <= rule.to_year
            and (not rule.offices or office in rule.offices)
        ),
        "",
    )
