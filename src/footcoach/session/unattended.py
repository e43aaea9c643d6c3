"""A session in which no key is pressed: in an audio file, for example."""

from collections.abc import Iterator
from dataclasses import replace

from footcoach.session.cues import Cue, StepKind
from footcoach.session.timeline import Step, Timeline

REP = 3
"""Seconds for each rep that is done at one's own pace."""
AS_MANY = 30
"""Seconds for a set of as many reps as you can."""


def give_times(timeline: Timeline) -> Timeline:
    """Return a timeline in which no step waits for a key.

    A move that waits gets a time: `REP` for each rep of a set, and `AS_MANY` where their number is
    open. What asks for a number of reps is left out, since no one can answer.
    """
    if timeline.seconds is not None:
        return timeline
    steps = [
        _give_time(timeline, step) for step in timeline.steps if step.kind is not StepKind.COUNT
    ]
    steps[-1] = steps[-1].with_end_cue(Cue.SESSION_DONE)
    return replace(timeline, steps=tuple(steps))


def list_given(timeline: Timeline) -> Iterator[tuple[str, float]]:
    """Yield the name of each exercise with moves that wait, and the seconds that such a move gets.

    Where its moves get different times, they are those of the first.
    """
    seen = set[int]()
    for step in timeline.steps:
        if step.move and step.seconds is None and step.exercise not in seen:
            seen.add(step.exercise)
            name = timeline.exercises[step.exercise].exercise.name
            yield name, _give_time(timeline, step).seconds or 0


def _give_time(timeline: Timeline, step: Step) -> Step:
    if step.seconds is not None:
        return step
    dose = timeline.exercises[step.exercise].dose(step.side)
    if dose.as_many:
        return step.with_length(AS_MANY)
    return step.with_length(REP * (1 if step.rep else dose.reps_in(step.set)))
