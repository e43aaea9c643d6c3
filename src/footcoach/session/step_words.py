"""What there is to read beside the number of a step: what to do, or what comes next."""

from collections.abc import Iterator

from footcoach.session import words
from footcoach.session.cues import StepKind
from footcoach.session.prescription import Prescription
from footcoach.session.timeline import Step, Timeline

PRESS_ENTER = "Press Enter when done."
"""What to do in a step that waits for a key."""
TYPE_COUNT = "Type how many reps you did, then press Enter; or just Enter to skip."
"""What to do after a set of as many reps as you can."""


def instruction(step: Step, prescription: Prescription) -> str:
    """Say in a sentence what to do in a move, or where the person counts; "" in a pause."""
    dose = prescription.dose(step.side)
    if step.kind is StepKind.COUNT:
        return TYPE_COUNT
    if step.move is None:
        return ""
    if dose.as_many:
        ends = "" if step.seconds else " Press Enter when you can't do any more."
        return f"As many as you can. {step.move.do.removesuffix('.')}.{ends}"
    if step.rep is None:
        return f"{dose.reps_in(step.set)} times at your own pace, then press Enter."
    return step.move.do


def to_read(timeline: Timeline, index: int) -> tuple[str, ...]:
    """Return what to read while getting ready in step ``index``, by paragraph.

    That is how to get into place, when to stop, what to be careful about, and what to have ready.
    The first step of a session also says that of the whole routine.
    """
    exercise = timeline.exercises[timeline.steps[index].exercise].exercise
    is_first = index == 0
    things = words.equipment(timeline) if is_first else exercise.equipment
    said = (
        exercise.setup or f"Position: {exercise.position.shown}.",
        exercise.stop,
        exercise.caution,
        words.needed(things),
        exercise.load and f"Load: {exercise.load}.",
        timeline.routine.caution if is_first else "",
    )
    return tuple(filter(None, said))


def get_ready_line(step: Step, prescription: Prescription) -> str:
    """Say how to get ready in one line: in which position, and which side begins."""
    exercise = prescription.exercise
    side = words.working_side(step, prescription)
    begins = side and (f"{side} first" if exercise.sides.takes_turns else side)
    parts = filter(None, (exercise.position.shown, begins))
    return f"{words.PAUSE_NAMES[StepKind.READY]}: {', '.join(parts)}"


def name_next(timeline: Timeline, index: int) -> str:
    """Say what comes after the pause at ``index``: Next: Grip the floor, left foot, rep 4 of 10.

    "" at the end.
    """
    if index + 1 == len(timeline.steps):
        return ""
    step = timeline.steps[index + 1]
    prescription = timeline.exercises[step.exercise]
    return f"Next: {', '.join(filter(None, _next_parts(step, prescription)))}."


def _next_parts(step: Step, prescription: Prescription) -> Iterator[str]:
    dose = prescription.dose(step.side)
    if step.kind is StepKind.READY:
        yield prescription.exercise.name
        yield prescription.exercise.position.shown
        return
    yield words.headline(step)
    yield words.working_side(step, prescription) if step.side else ""
    if step.rep and dose.reps_in(step.set) > 1:
        yield f"rep {step.rep} of {dose.reps_in(step.set)}"
    if step.set and dose.sets > 1:
        yield f"set {step.set} of {dose.sets}"
