"""A timeline as plain data, for ``show --json``."""

from typing import Any

from footcoach.routine.enums import Sides
from footcoach.session.prescription import PrescribedDose, Prescription
from footcoach.session.timeline import Step, Timeline


def as_data(timeline: Timeline) -> dict[str, Any]:
    """Return a timeline as JSON knows it: seconds are numbers, what does not apply is None."""
    starts = zip(timeline.starts, timeline.steps, strict=True)
    return {
        "routine": timeline.routine.name,
        "title": timeline.routine.title,
        "effort": timeline.effort.value,
        "seconds": timeline.seconds,
        "exercises": [_exercise(settled) for settled in timeline.exercises],
        "steps": [_step(start, step) for start, step in starts],
    }


def _exercise(settled: Prescription) -> dict[str, Any]:
    exercise = settled.exercise
    data = {
        "id": exercise.id,
        "name": exercise.name,
        "position": exercise.position.value,
        "equipment": list(exercise.equipment),
        "sides": exercise.sides.value,
        **_dose(settled.left),
        "rest": settled.rest if _most_sets(settled) > 1 else None,
        "switch": None if exercise.sides is Sides.BOTH else settled.switch,
        "ready": settled.ready,
        "per_day": list(settled.per_day),
        "days_per_week": list(settled.days_per_week),
        "assumed": list(exercise.assumed),
    }
    if settled.left != settled.right:
        data |= {"left": _dose(settled.left), "right": _dose(settled.right)}
    return data


def _most_sets(settled: Prescription) -> int:
    return max(settled.left.sets, settled.right.sets)


def _dose(dose: PrescribedDose) -> dict[str, Any]:
    return {
        "sets": dose.sets,
        "reps": dose.reps,
        "moves": [{"id": move.id, "seconds": seconds} for move, seconds in dose.moves],
        "release": dose.release if dose.reps > 1 and not dose.own_pace else None,
    }


def _step(start: float, step: Step) -> dict[str, Any]:
    return {
        "start": start,
        "seconds": step.seconds,
        "kind": step.kind.value,
        "exercise": step.exercise + 1,
        "set": step.set,
        "rep": step.rep,
        "side": step.side.value if step.side else None,
        "move": step.move.id if step.move else None,
        "cues": [{"at": mark.at, "cue": mark.cue.value} for mark in step.cues],
    }
