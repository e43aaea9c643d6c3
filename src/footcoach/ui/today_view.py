"""What the home screen shows of today: what is left of each routine, and what a session does.

Nothing of the log is imported before there is something in it.
"""

from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from textual.content import Content

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from footcoach.advice.today import RoutineToDo
    from footcoach.coach.waiting_questions import WaitingQuestion
    from footcoach.log.resume import Unfinished
    from footcoach.overview.summary import RoutineSummary
    from footcoach.routine.enums import Side
    from footcoach.routine.model import Routine

FIRST_RUN = "Choose a routine and press Enter."
LEFT, DONE = "$text-warning", "$text-success"
"""The colours of what is left today, and of what isn't."""


class TodayView(NamedTuple):
    """What is left today of the routines in the plan."""

    todo: "Mapping[str, RoutineToDo]" = MappingProxyType({})
    """By the routine's name."""
    everything: bool = False
    """Whether a session is the whole routine, and not just what is left today."""
    day: "date | None" = None
    """The day it is about; None before the log was read."""
    unfinished: "tuple[Unfinished, ...]" = ()
    """The sessions that can be continued, the newest first."""
    waiting: "tuple[WaitingQuestion, ...]" = ()
    """The questions that wait, in the order in which they're asked."""

    @property
    def first_rows(self) -> "tuple[Unfinished | WaitingQuestion, ...]":
        """What the first rows of home are about, in their order."""
        return (*self.unfinished, *self.waiting)

    @property
    def line(self) -> Content:
        """What is left today in one line, or how to begin if the plan is empty."""
        if not self.todo:
            return Content(FIRST_RUN)
        from footcoach.advice.today_text import write_short

        is_left = any(one.to_do for one in self.todo.values())
        return Content.styled(write_short(self.todo.values()), _colour(is_left=is_left))

    def find_changed(self, before: "TodayView") -> "Mapping[str, RoutineSummary]":
        """Return a summary of each routine whose file isn't as it was ``before``."""
        from footcoach.overview.summarise import summarise

        return {
            name: summarise(one.routine)
            for name, one in self.todo.items()
            if name in before.todo and before.todo[name].routine != one.routine
        }

    def is_planned(self, name: str) -> bool:
        """Whether a routine is in the plan."""
        return name in self.todo

    def sum_up(self, name: str) -> Content:
        """Return in a few words what is left of a routine; nothing if it isn't in the plan."""
        todo = self.todo.get(name)
        if todo is None:
            return Content("")
        from footcoach.advice import today_text

        return Content.styled(today_text.sum_up(todo), _colour(is_left=bool(todo.to_do)))

    def suggest(self, routine: "Routine") -> frozenset[int]:
        """Return the exercises that are left today; all on offer if none is."""
        return self._selection(routine)[0] or routine.default_exercises()

    def find_single_feet(self, routine: "Routine") -> "dict[int, Side]":
        """Return the exercises that are left today for one side alone."""
        return self._selection(routine)[1]

    def describe(self, routine: "Routine") -> dict[int, Content]:
        """Return for each exercise what is left of it today; nothing outside the plan."""
        todo = self.todo.get(routine.name)
        if todo is None:
            return {}
        from footcoach.advice.today_text import describe_today

        return {
            index: Content.styled(
                f"{item.status}: {describe_today(item)}", _colour(is_left=item in todo.to_do)
            )
            for item in todo.items
            for index in item.exercises
        }

    def _selection(self, routine: "Routine") -> "tuple[frozenset[int], dict[int, Side]]":
        todo = self.todo.get(routine.name)
        return (frozenset(), {}) if todo is None or self.everything else todo.selection


def _colour(*, is_left: bool) -> str:
    return LEFT if is_left else DONE
