"""Sums up a routine that was read in full: for the index, and for what isn't in it."""

from footcoach.overview.summary import ExerciseSummary, RoutineSummary
from footcoach.routine.enums import Effort
from footcoach.routine.model import Exercise, Routine
from footcoach.session import words
from footcoach.session.prescription import settle
from footcoach.session.timeline import compile_timeline
from footcoach.session.units import list_turns


def summarise(routine: Routine) -> RoutineSummary:
    """Return a routine in brief."""
    gentle = compile_timeline(routine, Effort.GENTLE)
    timelines = [
        gentle if _is_same_at(routine, effort, gentle.effort) else compile_timeline(routine, effort)
        for effort in Effort
    ]
    return RoutineSummary(
        name=routine.name,
        title=routine.title,
        about=routine.about,
        goals=routine.goals,
        source=routine.source,
        seconds=gentle.seconds,
        lengths=tuple(map(words.length, timelines)),
        has_efforts=any(one.exercises != gentle.exercises for one in timelines),
        positions=words.positions(gentle),
        equipment=words.equipment(gentle),
        per_day=words.per_day(gentle),
        days_per_week=words.days_per_week(gentle),
        frequency=words.frequency(gentle),
        exercises=tuple(map(_exercise, routine.exercises)),
    )


def _is_same_at(routine: Routine, one: Effort, other: Effort) -> bool:
    """Whether the default exercises of a routine have the same steps at two efforts.

    This takes a fraction of the time of laying out both: a sheet's doses seldom have ranges.
    """
    wanted = routine.default_exercises()
    first, second = (
        (settle(routine, effort, wanted), tuple(list_turns(routine, effort, wanted)))
        for effort in (one, other)
    )
    return first == second


def _exercise(exercise: Exercise) -> ExerciseSummary:
    return ExerciseSummary(
        id=exercise.id,
        name=exercise.name,
        sides=exercise.sides,
        per_day=(exercise.per_day.low, exercise.per_day.high),
        days_per_week=(exercise.days_per_week.low, exercise.days_per_week.high),
        choice=exercise.choice,
        optional=exercise.optional,
    )
