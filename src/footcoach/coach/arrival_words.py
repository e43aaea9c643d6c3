"""What is said once a key led to another step, resumed one or swapped its sides: where you are."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

from footcoach.coach.wait import Wait
from footcoach.session.cues import TAKE_UP, Cue, CueMark
from footcoach.session.player import CueDue, Event, Session, Update
from footcoach.session.sentences import READY_ENDS
from footcoach.session.speech import Arrival, Speaking, Speech
from footcoach.session.timeline import Step
from footcoach.session.vocabulary import START

KEY_TONES = frozenset({Cue.CONFIRM, Cue.RESUME, Cue.PAUSE, Cue.SAFETY_STOP})
"""Tones that no step has: they answer a key."""
_NOT_PLANNED = KEY_TONES | {Cue.COUNT_IN}
"""Tones that a key adds to those of a step."""


class Arrived(NamedTuple):
    """What is said since a key led to the step under way."""

    begun: int
    """Which beginning of a step it led to, as `Session.begun` counts them."""
    step: Step
    start: float
    """When the step began, or would have; or its wait did."""
    speech: Speech
    waits: bool
    """Whether the step waited when the key came."""

    def fits(self, session: Session) -> bool:
        """Whether it's still about the step under way, and as long as that is."""
        return (self.begun, self.step) == (session.begun, session.step)

    def find_speech(self, session: Session) -> Speech:
        """Return what is said, but nothing in the count-in after a wait."""
        if not self.waits or session.since is None or self.step.seconds is None:
            return self.speech
        ends = session.since - session.banked + self.step.seconds - READY_ENDS - self.start
        words = (word for word in self.speech.words if word.at + word.seconds <= ends)
        return self.speech._replace(words=tuple(word for word in words if word.text != START))


def plan_arrival(
    speaking: Speaking, before: Session, turn: Update, wait: Wait, now: float
) -> Arrived | None:
    """Return what is said after a key at ``now``; None if it led nowhere.

    ``before`` is the session as the key found it. A step that waited and now runs says what it
    was about to say.
    """
    session, step = turn.session, turn.session.step
    entered = session.begun != before.begun
    resumed = session.is_running and not before.is_running and not before.is_waiting
    swapped = session.timeline is not before.timeline
    start = _find_start(session, wait)
    if not (entered or resumed or swapped) or start is None or step is None:
        return None
    spoken = replace(step, seconds=None, cues=()) if session.is_waiting else step
    arrival = Arrival(
        since=session.banked,
        # As long before the first word as before a count, so that it isn't late.
        earliest=now + TAKE_UP - start,
        tones=tuple(_list_tones((*turn.events, *session.pending), start)),
        forward=session.index > before.index,
    )
    if swapped and not (resumed or entered):
        said = speaking.in_step(session.index, spoken)
        speech = speaking.after_swap(session.index, spoken, arrival, said)
    else:
        speech = speaking.on_arrival(session.index, spoken, arrival)
    return Arrived(session.begun, step, start, speech, session.is_waiting)


def _find_start(session: Session, wait: Wait) -> float | None:
    """Return when the step under way began, or its wait did; None while it's paused."""
    if session.since is not None:
        return session.since - session.banked
    return None if wait.since is None else wait.since - wait.before


def _list_tones(events: Iterable[Event], start: float) -> Iterator[CueMark]:
    """Yield the tones that a key adds, in seconds of the step that began at ``start``."""
    for event in events:
        if isinstance(event, CueDue) and event.cue in _NOT_PLANNED:
            yield CueMark(event.at - start, event.cue)
