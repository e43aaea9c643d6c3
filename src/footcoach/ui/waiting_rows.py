"""Rows of home that each hold a question until it's opened."""

from typing import TYPE_CHECKING

from textual.content import Content

if TYPE_CHECKING:
    from collections.abc import Iterable

    from footcoach.coach.waiting_questions import WaitingQuestion

_PREFIX = "question:"
"""Begins the ids of these rows; a colon is in no routine's name."""

PRESS_ENTER = "Press Enter to answer. Otherwise it's asked before your next session."


def name_row(question: "WaitingQuestion") -> str:
    """Return the id of the row of a question."""
    return f"{_PREFIX}{question.kind.value}"


def find_row(row: str | None, waiting: "Iterable[WaitingQuestion]") -> "WaitingQuestion | None":
    """Return the question of a row; None if it is another row, or there is none."""
    return next((one for one in waiting if name_row(one) == row), None)


def write_row(question: "WaitingQuestion", room: int) -> Content:
    """Return the row of a question: what it asks, and below it what it's about."""
    about = Content.styled(f"  {question.about}", "$text-muted").truncate(room, ellipsis=True)
    return Content("\n").join((Content.styled(question.heading, "bold"), about))


def describe_question(question: "WaitingQuestion") -> Content:
    """Return what a question is about, and when it's asked."""
    lines = (
        question.about,
        "Press Enter to answer. Otherwise it's asked before your next session.",
    )
    return Content("\n").join((Content.styled(question.heading, "bold"), *map(Content, lines)))
