"""The first rows of home: sessions that were left, each to resume where it was.

Nothing of the log is imported before there is such a session.
"""

from typing import TYPE_CHECKING

from textual.content import Content

from footcoach.ui.line_layout import justify

if TYPE_CHECKING:
    from collections.abc import Iterable

    from footcoach.log.resume import Unfinished

_PREFIX = "continue:"
"""Begins the ids of these rows; a colon is in no routine's name."""

TWO_COLUMNS = 28
"""The columns from which a row has room for a title and what is left beside it."""
PRESS_ENTER = "Press Enter to resume there. It stays paused until you press space."
PRESS_TAB = "Press Tab for other choices, such as saving it as unfinished."


def name_row(one: "Unfinished") -> str:
    """Return the id of the row of a session."""
    return f"{_PREFIX}{one.entry.uuid}"


def find_row(row: str | None, unfinished: "Iterable[Unfinished]") -> "Unfinished | None":
    """Return the session of a row; None if it is the row of a routine, or there is none."""
    return next((one for one in unfinished if name_row(one) == row), None)


def find_routine(row: str | None, unfinished: "Iterable[Unfinished]") -> "tuple[str | None, str]":
    """Return the name of the routine of a row, and why it can't be in the plan.

    The name is None if it can't, or if there is no row; "" is no reason.
    """
    one = find_row(row, unfinished)
    if one is None or not one.entry.file:
        return (one.entry.routine if one else row), ""
    from footcoach.coach.plan_command import say_outside

    return None, say_outside(one.entry.title, one.entry.file)


def write_row(one: "Unfinished", room: int) -> Content:
    """Return the row of a session: what to resume, and how much is left."""
    from footcoach.session import words

    title = Content.styled(f"Resume {one.session.timeline.routine.title}", "bold")
    left = Content.styled(f"{words.clock(one.session.total_left(0))} left", "$text-warning")
    if room < title.cell_length + left.cell_length and room < TWO_COLUMNS:
        return Content("\n").join((title, Content("  ") + left))
    return justify(title, left, room)


def describe_session(one: "Unfinished") -> Content:
    """Return where a session was left, and what Enter does."""
    from footcoach.coach.resume_questions import unfinished_session

    question = unfinished_session(one, state=None, instead="")
    lines = (*question.lines, PRESS_ENTER, PRESS_TAB)
    title = Content.styled(one.session.timeline.routine.title, "bold")
    return Content("\n").join((title, *map(Content, lines)))
