"""The rows of home about today: what is left of the plan, and below it what rests.

Nothing of the log is imported before there is something in it.
"""

from collections.abc import Iterator

from textual.content import Content

from footcoach.ui.today_view import TodayView
from footcoach.ui.widgets.routine_lists import resting_prompt

HEADING = "Today"
_RESTING = "resting:"
"""Begins the ids of rows of exercises that rest; a colon is in no routine's name."""


def list_resting(today: TodayView) -> Iterator[str]:
    """Yield the ids of the rows of what rests."""
    return (f"{_RESTING}{ident}" for ident in today.find_resting())


def is_resting(row: str) -> bool:
    """Whether a row is about an exercise that rests."""
    return row.startswith(_RESTING)


def write_resting(row: str, today: TodayView, room: int) -> Content:
    """Return the row of an exercise that rests: its name, and the day on which it returns."""
    name, rest = today.find_resting()[row.removeprefix(_RESTING)]
    return resting_prompt(name, f"{rest.returns:%a}" if rest.returns else "", room)
