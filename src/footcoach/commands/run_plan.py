"""Which exercises ``footcoach run`` does: those named, or what is left today, or all on offer."""

from dataclasses import dataclass

import click

from footcoach.advice import today_text
from footcoach.advice.today import RoutineToDo
from footcoach.coach.conversation import Wanted
from footcoach.coach.log_service import LogService
from footcoach.commands.loading import open_log
from footcoach.log.database import LogError
from footcoach.routine.enums import Effort, Side
from footcoach.routine.library import Library
from footcoach.routine.model import Routine
from footcoach.session.timeline import compile_timeline

DO_EVERYTHING = "To do everything, add --all."


@dataclass(frozen=True, slots=True, kw_only=True)
class RunOptions:
    """What the options of ``run`` ask for."""

    effort: Effort
    only: frozenset[str]
    """Ids of the exercises to do; empty means those that are offered."""
    skip: frozenset[str]
    start_side: Side | None
    sound: str | None
    """The output asked for; None leaves it to the configuration."""
    plain: bool
    still: bool
    """Figures do not move."""
    everything: bool
    """Also what isn't left today."""
    speed: float

    @property
    def rehearsed(self) -> bool:
        """Whether it is gone through for practice, and not done."""
        return self.speed != 1

    @property
    def settled(self) -> bool:
        """Whether it is known without the log what to do."""
        return bool(self.only or self.skip or self.everything or self.rehearsed)


@dataclass(frozen=True, slots=True, kw_only=True)
class RunPlan:
    """What to do now, and the log it goes into."""

    wanted: Wanted
    log: LogService


def plan(library: Library, routine: Routine, wishes: RunOptions) -> RunPlan:
    """Lay out a routine as the options ask; raises UsageError if nothing is left of it."""
    log = open_log(library)
    todo = None if wishes.settled else _find_left(log, routine)
    include, feet = todo.selection if todo else (_included(routine, wishes), {})
    timeline = compile_timeline(
        routine, wishes.effort, include=include, start_side=wishes.start_side, feet=feet
    )
    left_out = today_text.describe_selection(todo) if todo else ""
    remarks = (f"{left_out} {DO_EVERYTHING}",) if left_out else ()
    return RunPlan(wanted=Wanted(timeline, remarks), log=log)


def _find_left(log: LogService, routine: Routine) -> RoutineToDo | None:
    """Return what is left today of a routine; None if nothing is, or the log can't be read."""
    try:
        todo = log.to_do_of(routine)
    except LogError:
        return None  # the session says so, when it can't be saved
    return todo if todo and todo.to_do else None


def _included(routine: Routine, wishes: RunOptions) -> frozenset[int]:
    known = {exercise.id for exercise in routine.exercises}
    for unknown in sorted((wishes.only | wishes.skip) - known):
        msg = f"{routine.name} has no exercise {unknown}; it has {', '.join(sorted(known))}"
        raise click.UsageError(msg)
    named = wishes.only - wishes.skip
    include = frozenset(index for index, one in enumerate(routine.exercises) if one.id in named)
    if not wishes.only:
        include |= routine.default_exercises(wishes.skip)
    if not include:
        msg = "nothing is left to do"
        raise click.UsageError(msg)
    return include
