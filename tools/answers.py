"""What an audit asked and what it was told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to one question.

    Attributes:
        question: What was asked, in a word or two.
        said: The answer in one line; where nothing could be asked, why.
        wrong: What is not as it must be; empty where all is well.
        asked: Whether there was anybody to ask.
    """

    question: str
    said: str
    wrong: tuple[str, ...] = ()
    asked: bool = True


def verdict(answers: Sequence[Answer], *, all_asked: bool = False) -> tuple[list[str], int]:
    """The lines to print and the exit code: 0 only if everything that was asked is well.

    Args:
        answers: The answers, in the order in which they are told.
        all_asked: Whether a question that could not be asked counts as wrong.
    """
    lines = []
    for answer in answers:
        state = "WRONG" if answer.wrong else "well" if answer.asked else "not asked"
        said = f"must be: {answer.said}" if answer.wrong else answer.said
        lines += [f"{answer.question:<14}{state:<11}{said}", *(f"  {fault}" for fault in answer.wrong)]
    unasked = list(dict.fromkeys(answer.question for answer in answers if not answer.asked))
    wrong = list(dict.fromkeys(answer.question for answer in answers if answer.wrong))
    said = f"Wrong: {', '.join(wrong)}." if wrong else "What was asked is well."
    lines.append(f"{said} NOT ASKED: {', '.join(unasked)}." if unasked else f"{said} Everything was asked.")
    return lines, int(bool(wrong) or (all_asked and bool(unasked)))
