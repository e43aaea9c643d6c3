"""What a person can ask of a session, and what each of these actions does to it."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from enum import StrEnum

from footcoach.routine.enums import Sides
from footcoach.session import words
from footcoach.session.cues import COUNTED, TAKE_UP, Cue, StepKind
from footcoach.session.player import CueDue, Ending, Event, Session, Update
from footcoach.session.step_record import Outcome, Record

JUST_BEGUN = 2.0
"""Seconds into a step in which going back means the step before it."""
GRACE = 0.35
"""Seconds into a step that the clock began in which a key was meant for the step before it."""
COUNT_DIGITS = 4
"""The most digits that can be typed where a step asks how many reps there were."""
NUDGE = 5
"""Seconds that a key adds to a step or takes off it."""


class Action(StrEnum):
    """What a person can ask of a session."""

    PROCEED = "proceed"
    """End a move that waits for a key, start a ready step that does; else pause, or resume."""
    PAUSE = "pause"
    """Pause, or resume."""
    SKIP = "skip"
    """Go to the next step."""
    BACK = "back"
    """Do this step again, or the one before if this one has just begun."""
    NEXT = "next"
    """Go to the next exercise."""
    PREVIOUS = "previous"
    """Go back to the previous exercise."""
    REPEAT = "repeat"
    """Do this exercise again from its beginning."""
    DONE = "done"
    """End a move that waits for a key, a pause, or a move that comes before the main one; start
    a ready step that waits."""
    LONGER = "longer"
    SHORTER = "shorter"
    SWAP = "swap"
    """Swap the sides: the person began with the other one."""
    STOP = "stop"
    """End the session, because it hurts."""
    LEAVE = "leave"
    """End the session for now; it can be resumed."""


_CONFIRMED = {Action.NEXT, Action.PREVIOUS, Action.REPEAT, Action.SWAP}
_START = {Action.PROCEED, Action.PAUSE, Action.DONE}
"""What starts the clock where a ready step waits for a key."""
_MEANT_FOR_THIS_STEP = {Action.SKIP, Action.NEXT, Action.DONE, Action.LONGER, Action.SHORTER}


def press(session: Session, action: Action, now: float) -> Update:
    """Catch up with the time, then do what the person asks.

    An action that makes no sense where the session is changes nothing.
    """
    before, events = session.advance(now)
    action = _settle(before, action, now)
    if before.step is None or before.ending or _comes_too_late(before, action, now):
        return Update(before, events)
    after = _MEANINGS[action](before, now)
    told = (*_events_after(before, after, now), *_confirm(action, before, after, now))
    return Update(after, (*events, *told))


def read_count(session: Session, text: str) -> int | None:
    """Return the reps that ``text`` says, if the step under way asks for them; else None."""
    is_number = text.isascii() and text.isdecimal() and len(text) <= COUNT_DIGITS
    return int(text) if is_number and asks_count(session) else None


def asks_count(session: Session) -> bool:
    """Whether the step under way asks how many reps a set had."""
    return session.step is not None and session.step.kind is StepKind.COUNT


def enter_count(session: Session, reps: int, now: float) -> Update:
    """Catch up with the time, then record ``reps`` for the set the step asks about.

    Where none is asked about, nothing changes.
    """
    before, events = session.advance(now)
    if before.ending or not asks_count(before):
        return Update(before, events)
    after = before.record_step(Outcome.DONE, now, reps).enter(before.index + 1, now)
    return Update(after, (*events, *_events_after(before, after, now)))


def go_to(session: Session, index: int, now: float) -> Update:
    """Catch up with the time, then begin the exercise that step ``index`` belongs to.

    The clock runs there if it ran before. What is passed over counts as skipped, as with
    `Action.NEXT`.
    """
    before, events = session.advance(now)
    if before.step is None or before.ending:
        return Update(before, events)
    begin, after = before.timeline.turn_at(index).start, before
    while after.index < begin:
        after = _next(after, now)
    if after is before:
        after = _return_to(before, begin, now)
    return Update(after, (*events, *_events_after(before, after, now)))


def why_no_swap(session: Session) -> str:
    """Say why the sides can't be swapped in the exercise under way; "" if they can."""
    steps = [session.timeline.steps[index] for index in session.timeline.turn_at(session.index)]
    exercise = session.timeline.exercises[steps[0].exercise].exercise
    part = exercise.body_part
    if not any(step.side for step in steps):
        both = words.name_side(part, None).capitalize()
        reason = f"{both} work together here" if both else "This exercise has no sides"
        return f"{reason}, so there's nothing to swap."
    if exercise.sides in {Sides.LEFT, Sides.RIGHT}:
        return f"The routine asks for the {words.shared_work(exercise)} alone."
    return "" if exercise.left == exercise.right else f"Each {part} has its own dose here."


def _settle(session: Session, action: Action, now: float) -> Action:
    """Return what is asked for: a key can mean one of two things."""
    if session.is_waiting and action in _START:
        return Action.PAUSE
    if action is not Action.PROCEED:
        return action
    waits = session.step is not None and session.step.seconds is None
    is_under_way = session.is_running and not session.count_in(now)
    return Action.DONE if waits and is_under_way else Action.PAUSE


def _comes_too_late(session: Session, action: Action, now: float) -> bool:
    """Whether ``action`` was meant for a step that ended by itself an instant ago."""
    just_begun = session.by_clock and session.is_running and session.elapsed(now) < GRACE
    return action in _MEANT_FOR_THIS_STEP and just_begun


def _events_after(before: Session, after: Session, now: float) -> tuple[Event, ...]:
    if after.ending is Ending.STOPPED:
        return (CueDue(now, Cue.SAFETY_STOP), *after.arrival_events(now))
    if after.ending or after.begun != before.begun:
        return after.arrival_events(now)
    return (CueDue(now, Cue.PAUSE),) if before.is_running and not after.is_running else ()


def _confirm(action: Action, before: Session, after: Session, now: float) -> Iterator[Event]:
    """Yield a cue that confirms the key, unless another cue follows at once."""
    answered = after == before or after.ending or after.due_by(now + TAKE_UP)
    starts = before.is_waiting and after.is_running
    if (action in _CONFIRMED or starts) and not answered:
        yield CueDue(now, Cue.CONFIRM)


def _pause(session: Session, now: float) -> Session:
    if session.is_running:
        return session.pause(now)
    lead = _count_in_before(session, session.index)
    return session.resume(_begin_count(now, lead), lead)


def _begin_count(now: float, lead: int) -> float:
    """Return when a count-in of ``lead`` seconds begins after a key at ``now``."""
    return now + TAKE_UP if lead else now


def _count_in_before(session: Session, index: int) -> int:
    """Return the seconds to count in before step ``index``: a longer pause needs none."""
    return COUNTED if session.timeline.steps[index].kind in {StepKind.MOVE, StepKind.RELEASE} else 0


def _skip(session: Session, now: float) -> Session:
    return session.record_step(Outcome.SKIPPED, now).enter(session.index + 1, now)


def _back(session: Session, now: float) -> Session:
    restart = session.index == 0 or session.elapsed(now) > JUST_BEGUN
    return _return_to(session, session.index if restart else session.index - 1, now)


def _return_to(session: Session, index: int, now: float) -> Session:
    lead = _count_in_before(session, index)
    return session.record_step(None, now).enter(index, _begin_count(now, lead), lead)


def _next(session: Session, now: float) -> Session:
    end = session.timeline.turn_at(session.index).stop
    passed = session.record_step(Outcome.SKIPPED, now)
    records = tuple(
        _skip_record(record) if session.index < index < end else record
        for index, record in enumerate(passed.records)
    )
    return replace(passed, records=records).enter(end, now)


def _skip_record(record: Record) -> Record:
    return record if record.outcome else replace(record, outcome=Outcome.SKIPPED)


def _previous(session: Session, now: float) -> Session:
    this = session.timeline.turn_at(session.index).start
    return _return_to(session, session.timeline.turn_at(max(0, this - 1)).start, now)


def _repeat(session: Session, now: float) -> Session:
    return _return_to(session, session.timeline.turn_at(session.index).start, now)


def _end_by_key(session: Session, now: float) -> Session:
    if not _can_end_by_key(session):
        return session
    return session.record_step(Outcome.DONE, now).enter(session.index + 1, now)


def _can_end_by_key(session: Session) -> bool:
    """Whether the step waits for a key, is a pause, or comes before the main move."""
    step = session.timeline.steps[session.index]
    if step.move is None or step.seconds is None:
        return True
    exercise = session.timeline.exercises[step.exercise].exercise
    moves = [move.id for move in exercise.left.moves]
    return exercise.main in moves and moves.index(step.move.id) < moves.index(exercise.main)


def _stop(session: Session, now: float) -> Session:
    return replace(session.pause(now), ending=Ending.STOPPED)


def _leave(session: Session, now: float) -> Session:
    return replace(session.pause(now), ending=Ending.LEFT)


_MEANINGS: dict[Action, Callable[[Session, float], Session]] = {
    Action.PAUSE: _pause,
    Action.SKIP: _skip,
    Action.BACK: _back,
    Action.NEXT: _next,
    Action.PREVIOUS: _previous,
    Action.REPEAT: _repeat,
    Action.DONE: _end_by_key,
    Action.LONGER: lambda session, now: session.lengthen(NUDGE, now),
    Action.SHORTER: lambda session, now: session.lengthen(-NUDGE, now),
    Action.SWAP: lambda session, _now: session.swap_sides(),
    Action.STOP: _stop,
    Action.LEAVE: _leave,
}
