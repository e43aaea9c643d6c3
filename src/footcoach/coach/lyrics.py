"""A session as the text beside an audio file (LRC): players show the line that is due."""

from collections.abc import Iterator

from footcoach.coach.narration import list_place
from footcoach.routine.limits import MINUTE
from footcoach.session import words
from footcoach.session.cues import StepKind
from footcoach.session.timeline import Step, Timeline

_NO_TAGS = str.maketrans("[]", "()")
"""Brackets begin a time or a tag, so no text may have any."""


def lyric_lines(timeline: Timeline) -> Iterator[str]:
    """Yield the title and the length, and a line for each step with its time and what to do."""
    seconds = timeline.starts[-1] + (timeline.steps[-1].seconds or 0)
    yield f"[ti:{_clean(timeline.routine.title)}]"
    yield f"[length:{_stamp(seconds)}]"
    yield "[re:footcoach]"
    for start, step in zip(timeline.starts, timeline.steps, strict=True):
        yield f"[{_stamp(start)}]{_clean(_what_to_do(timeline, step))}"
    yield f"[{_stamp(seconds)}]Done"


def _what_to_do(timeline: Timeline, step: Step) -> str:
    prescription = timeline.exercises[step.exercise]
    what = words.headline(step)
    if step.kind is StepKind.READY:
        what = f"{what}: {prescription.exercise.name}"
    elif step.kind is StepKind.MOVE and step.rep is None:
        dose = prescription.dose(step.side)
        amount = "as many as you can" if dose.as_many else f"{dose.reps_in(step.set)} times"
        what = f"{what}: {amount}"
    place = () if step.is_between_exercises else list_place(step, prescription)
    return ", ".join((what, *place))


def _stamp(seconds: float) -> str:
    """Write a time as LRC has it: minutes, seconds and hundredths."""
    minutes, rest = divmod(round(seconds * 100), MINUTE * 100)
    return f"{minutes:02}:{rest // 100:02}.{rest % 100:02}"


def _clean(text: str) -> str:
    return " ".join(text.translate(_NO_TAGS).split())
