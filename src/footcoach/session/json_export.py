"""A timeline as plain data, for ``show --json``."""

from typing import Any

from footcoach.routine.enums import BodyPart, Sides
from footcoach.routine.pauses import applying_pauses
from footcoach.routine.suggestions import suggested_values
from footcoach.session.prescription import PrescribedDose, Prescription
from footcoach.session.speech import Speaking, Speech
from footcoach.session.timeline import Step, Timeline
from footcoach.session.waiting import waiting_steps


def timeline_to_json(timeline: Timeline, speaking: Speaking) -> dict[str, Any]:
    """Return a timeline as JSON has it, with what ``speaking`` says in each step.

    Seconds are numbers, and None is what doesn't apply.
    """
    starts = zip(timeline.starts, timeline.steps, strict=True)
    waiting = waiting_steps(timeline)
    return {
        "routine": timeline.routine.name,
        "title": timeline.routine.title,
        "effort": timeline.effort.value,
        "seconds": timeline.seconds,
        "exercises": [_exercise(prescription) for prescription in timeline.exercises],
        "steps": [
            _step(start, step, speaking.in_step(index), waits=index in waiting)
            for index, (start, step) in enumerate(starts)
        ],
    }


def _exercise(prescription: Prescription) -> dict[str, Any]:
    exercise = prescription.exercise
    data = {
        "id": exercise.id,
        "name": exercise.name,
        "position": exercise.position.value,
        "equipment": list(exercise.equipment),
        "sides": exercise.sides.value,
        **_dose(prescription.left, exercise.sides),
        "rest": prescription.rest if "rest" in prescription.pauses else None,
        "switch": prescription.switch if "switch" in prescription.pauses else None,
        "ready": prescription.ready,
        "per_day": list(prescription.per_day),
        "days_per_week": list(prescription.days_per_week),
        "assumed": list(exercise.suggested),
        **_extras(prescription),
        "understood": dict(exercise.understood),
        "suggested": suggested_values(exercise),
        "flags": [flag._asdict() for flag in exercise.flags],
    }
    if prescription.left != prescription.right:
        data |= {
            "left": _dose(prescription.left, exercise.sides),
            "right": _dose(prescription.right, exercise.sides),
        }
    return data


def _dose(dose: PrescribedDose, sides: Sides) -> dict[str, Any]:
    pauses = applying_pauses(sides, (dose.size,))
    return {
        "sets": dose.sets,
        "reps": dose.reps,
        "moves": [{"id": move.id, "seconds": seconds} for move, seconds in dose.moves],
        "release": dose.release if "release" in pauses else None,
        **_extra_amounts(dose),
    }


def _extras(prescription: Prescription) -> dict[str, Any]:
    """Return what only some exercises have: a key that isn't there says what its absence means."""
    exercise = prescription.exercise
    extras = {
        "side": exercise.body_part is not BodyPart.FOOT and exercise.body_part.value,
        "load": exercise.load,
        "rest_after": prescription.rest_after,
    }
    return {key: value for key, value in extras.items() if value}


def _extra_amounts(dose: PrescribedDose) -> dict[str, Any]:
    extras = {
        "reps_by_set": list(dose.by_set),
        "as_many": dose.as_many,
        "set_seconds": dose.set_seconds,
    }
    return {key: value for key, value in extras.items() if value}


def _step(start: float, step: Step, speech: Speech, *, waits: bool) -> dict[str, Any]:
    """Return one step; ``waits`` is there only where it waits for a key before its seconds run."""
    return {
        "start": start,
        "seconds": step.seconds,
        **place_to_json(step),
        "cues": _cues(step, speech),
        **({"waits": True} if waits else {}),
    }


def place_to_json(step: Step) -> dict[str, Any]:
    """Return which step of its exercise it is."""
    return {
        "kind": step.kind.value,
        "exercise": step.exercise + 1,
        "set": step.set,
        "rep": step.rep,
        "side": step.side.value if step.side else None,
        "move": step.move.id if step.move else None,
    }


def _cues(step: Step, speech: Speech) -> list[dict[str, Any]]:
    """Return the tones and phrases of a step in order; not the tones that words replace."""
    tones = [
        {"at": mark.at, "cue": mark.cue.value}
        for mark in step.cues
        if mark.at not in speech.replaced
    ]
    words = [
        {"at": round(word.at, 3), "say": word.text, "seconds": word.seconds}
        for word in speech.words
    ]
    return sorted((*tones, *words), key=lambda cue: float(cue["at"]))
