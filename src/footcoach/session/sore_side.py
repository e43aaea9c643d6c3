"""The side that is sore: exercises for it alone are laid out for one side, which can be chosen."""

from dataclasses import replace

from footcoach.routine.enums import Side, Sides
from footcoach.session.timeline import Timeline


def name_for_sore_side(timeline: Timeline) -> tuple[str, ...]:
    """Return the names of the exercises of a session that are for the sore side, in order."""
    exercises = (timeline.exercises[index].exercise for index in timeline.included)
    return tuple(dict.fromkeys(one.name for one in exercises if one.sides is Sides.ONE))


def choose_sore_side(timeline: Timeline, side: Side) -> Timeline:
    """Return ``timeline`` with all exercises for the sore side done by ``side``."""
    steps = (
        replace(step, side=side)
        if step.side and timeline.exercises[step.exercise].exercise.sides is Sides.ONE
        else step
        for step in timeline.steps
    )
    return replace(timeline, steps=tuple(steps))
