"""A timeline as lines of text, for ``show``."""

from collections.abc import Iterator

from footcoach.routine.enums import Effort
from footcoach.session import words
from footcoach.session.prescription import Prescription
from footcoach.session.speech import Speaking, Speech
from footcoach.session.summary import list_guesses
from footcoach.session.timeline import Step, Timeline


def timeline_lines(timeline: Timeline, speaking: Speaking) -> Iterator[str]:
    """Write a timeline out: a line for each step, with its cues and what ``speaking`` says."""
    yield f"{timeline.routine.title}: {words.length(timeline.length)}, {_effort(timeline.effort)}"
    if words.has_brackets(timeline.exercises[index] for index in timeline.included):
        yield words.BRACKETS
    turn = None
    starts = zip(timeline.starts, timeline.steps, strict=True)
    for index, (start, step) in enumerate(starts):
        prescription = timeline.exercises[step.exercise]
        if step.turn != turn:
            dose = words.join_phrases(words.dose_phrases(prescription))
            often = words.join_phrases(words.frequency_phrases(prescription))
            yield f"\n{prescription.exercise.name}: {dose}; {often}"
            yield from (f"  ? {guess}" for guess in list_guesses(prescription.exercise))
            turn = step.turn
        yield _step_line(start, step, prescription, speaking.in_step(index))


def _step_line(start: float, step: Step, prescription: Prescription, speech: Speech) -> str:
    seconds = words.UNTIL_DONE if step.seconds is None else words.spell(step.seconds)
    rep = f"rep {step.rep}" if step.rep else ""
    place = ", ".join(filter(None, (words.working_side(step, prescription), rep)))
    heard = [(mark.at, str(mark.cue)) for mark in step.cues if mark.at not in speech.replaced]
    heard += [(word.at, f'"{word.text}"') for word in speech.words]
    cues = " ".join(f"{words.clock(start + at)} {what}" for at, what in sorted(heard))
    what = words.headline(step)
    return f"{words.clock(start):>7}  {seconds:>10}  {what:16}  {place:18}  {cues}".rstrip()


def _effort(effort: Effort) -> str:
    """Say which end of a range an effort takes."""
    ends = {
        Effort.GENTLE: "the low end of every range, the long end of every pause",
        Effort.MODERATE: "the middle of every range",
        Effort.FULL: "the high end of every range, the short end of every pause",
    }
    return f"{effort} effort, {ends[effort]}"
