"""Which side is sore: asked as a session starts, where an exercise is for that side alone."""

from functools import partial

from footcoach.coach.log_service import LogService
from footcoach.coach.requests import Answer, Question, Talk, ask, call
from footcoach.coach.session_start import Wanted
from footcoach.routine.enums import Side
from footcoach.session.sore_side import choose_sore_side, name_for_sore_side
from footcoach.session.timeline import Timeline

_FACT = "sore side"
"""What the log calls the last answer."""


def ask_sore_side(log: LogService, wanted: Wanted, timeline: Timeline) -> Talk[Timeline]:
    """Ask which side is sore, unless ``wanted`` says it; return ``timeline`` with the answer.

    Nothing is asked where no exercise is for the sore side. Without an answer it's the side of the
    last time, or the one that starts.
    """
    names = name_for_sore_side(timeline)
    if not names:
        return timeline
    side = wanted.sore_side
    if side is None:
        last = yield from call(partial(_recall, log))
        expected = last or timeline.routine.start_side
        side = (yield from ask(_question(names, expected))) or expected
    yield from call(partial(log.store.note_fact, _FACT, side.value))
    return choose_sore_side(timeline, side)


def recall_sore_side(
    log: LogService, wanted: Wanted, timeline: Timeline
) -> Talk[tuple[Timeline, tuple[str, ...]]]:
    """Return ``timeline`` for the side that ``wanted`` or the last answer names, and what to say.

    For when no one can be asked.
    """
    if not name_for_sore_side(timeline):
        return timeline, ()
    if wanted.sore_side:
        yield from call(partial(log.store.note_fact, _FACT, wanted.sore_side.value))
        return choose_sore_side(timeline, wanted.sore_side), ()
    last = yield from call(partial(_recall, log))
    side = last or timeline.routine.start_side
    known = "as last time" if last else "since you haven't said which"
    remark = f"Sore side: {side}, {known}. To change that, add --start-side {side.other}."
    return choose_sore_side(timeline, side), (remark,)


def _question(names: tuple[str, ...], expected: Side) -> Question[Side]:
    answers = (Answer(side.value.capitalize(), side) for side in (expected, expected.other))
    asked = f"It's for: {', '.join(names)}."
    return Question("Which side is sore?", (asked,), tuple(answers), without=f"choose {expected}")


def _recall(log: LogService) -> Side | None:
    """Return the side that was sore last time; None if it was never said."""
    value = log.store.fact(_FACT)
    return next((side for side in Side if side.value == value), None)
