"""Sums up a routine that was read in full: for the index, and for what isn't in it."""

from collections.abc import Iterator, Sequence

from footcoach.overview.summary import ExerciseSummary, RoutineSummary
from footcoach.routine.enums import Effort
from footcoach.routine.model import Exercise, Routine
from footcoach.session import words
from footcoach.session.outline import Length, Outline, outline


def summarise(routine: Routine) -> RoutineSummary:
    """Return a routine in brief."""
    outlines = [outline(routine, effort) for effort in Effort]
    gentle, lengths = outlines[0], tuple(_measure(outlines))
    return RoutineSummary(
        name=routine.name,
        title=routine.title,
        about=routine.about,
        goals=routine.goals,
        source=routine.source,
        seconds=lengths[0].whole,
        lengths=tuple(map(words.length, lengths)),
        has_efforts=any(one.exercises != gentle.exercises for one in outlines),
        positions=words.positions(gentle),
        equipment=words.equipment(gentle),
        per_day=words.per_day(gentle),
        days_per_week=words.days_per_week(gentle),
        frequency=words.frequency(gentle),
        exercises=tuple(map(_exercise, routine.exercises)),
    )


def _measure(outlines: Sequence[Outline]) -> Iterator[Length]:
    """Yield how long a routine takes at each effort; a sheet's doses seldom have ranges."""
    gentle = outlines[0]
    length = gentle.length
    for one in outlines:
        is_same = (one.exercises, one.turns) == (gentle.exercises, gentle.turns)
        yield length if is_same else one.length


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
