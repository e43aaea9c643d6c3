"""A session made easier, as the last answers about pain ask for."""

from footcoach.advice.pain import PainAdvice, allowed, lighter
from footcoach.routine.enums import Side, Sides
from footcoach.routine.model import Routine
from footcoach.session.timeline import Timeline, compile_timeline


def eased(timeline: Timeline, advice: PainAdvice) -> Timeline:
    """Return less of a plan, and nothing of what is to be left out; it may have no steps."""
    return _laid_anew(timeline, lighter(timeline.routine), _kept(timeline, advice))


def laid_anew(timeline: Timeline, routine: Routine) -> Timeline:
    """Return the same plan for its routine as it has become."""
    return _laid_anew(timeline, routine, frozenset(timeline.included))


def _laid_anew(timeline: Timeline, routine: Routine, include: frozenset[int]) -> Timeline:
    feet = _feet(timeline)
    sides = (step.side for step in timeline.steps if step.move and step.exercise not in feet)
    begun_with = next(filter(None, sides), None)
    return compile_timeline(
        routine, timeline.effort, include=include, start_side=begun_with, feet=feet
    )


def left_out(timeline: Timeline, advice: PainAdvice) -> tuple[str, ...]:
    """Name the exercises of a plan that are to be left out."""
    kept, exercises = _kept(timeline, advice), timeline.routine.exercises
    return tuple(exercises[index].name for index in timeline.included if index not in kept)


def _kept(timeline: Timeline, advice: PainAdvice) -> frozenset[int]:
    return allowed(timeline.routine, advice) & frozenset(timeline.included)


def _feet(timeline: Timeline) -> dict[int, Side]:
    """Return the exercises that a plan gives to one foot alone."""
    sides: dict[int, set[Side]] = {}
    for step in timeline.steps:
        if step.move and step.side:
            sides.setdefault(step.exercise, set()).add(step.side)
    return {
        index: next(iter(found))
        for index, found in sides.items()
        if len(found) == 1 and timeline.exercises[index].exercise.sides is not Sides.BOTH
    }
