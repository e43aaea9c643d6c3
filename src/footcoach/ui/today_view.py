"""What the home screen shows of today: what is left of each routine, and what a session does.

Nothing of the log is imported before there is something in it.
"""

from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from textual.content import Content

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from footcoach.advice.pain import Rest
    from footcoach.advice.today import RoutineToDo
    from footcoach.coach.waiting_questions import WaitingQuestion
    from footcoach.log.resume import Unfinished
    from footcoach.overview.summary import RoutineSummary
    from footcoach.routine.enums import Effort, Side
    from footcoach.routine.model import Routine

FIRST_RUN = "Choose one and press Enter."
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
    next_day: "date | None" = None
    """The next day with something to do; None while something is left today, or if unknown."""

    @property
    def is_left(self) -> bool:
        """Whether anything is left today."""
        return any(one.to_do for one in self.todo.values())

    def write_line(self, effort: "Effort") -> Content:
        """Return how long what is left today takes, or when there is more to do once all is done.

        Without a plan it says how to begin.
        """
        if not self.todo:
            return Content(FIRST_RUN)
        from footcoach.advice import today_text
        from footcoach.advice.time_left import seconds_left

        routines = tuple(self.todo.values())
        if self.is_left:
            left = today_text.write_minutes(seconds_left(routines, effort))
            return Content.styled(f"{left} left today", LEFT)
        done = f"{today_text.write_done(routines)}."
        if self.next_day is not None and self.day is not None:
            done += f" Next: {today_text.name_day(self.next_day, self.day)}."
        return Content.styled(done, DONE)

    def list_left(self) -> "tuple[str, ...]":
        """Return the names of the routines with something left today."""
        return tuple(name for name, one in self.todo.items() if one.to_do)

    def find_resting(self) -> "dict[str, tuple[str, Rest]]":
        """Return by its id what is asked for today but rests: its name, and until when."""
        return {
            one.routine.exercises[item.pick].id: (one.routine.exercises[item.pick].name, item.rest)
            for one in self.todo.values()
            for item in one.resting
            if item.rest
        }

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

    def sum_up(self, name: str, effort: "Effort", length: str) -> Content:
        """Return in a few words how much is left of a routine today, or else its ``length``."""
        todo = self.todo.get(name)
        if todo is None:
            return Content(length)
        from footcoach.advice import today_text
        from footcoach.advice.time_left import next_seconds

        if todo.to_do:
            return Content.styled(today_text.write_minutes(next_seconds(todo, effort)), LEFT)
        return Content.assemble((f"{today_text.mark_done(todo)}  ", DONE), length)

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
