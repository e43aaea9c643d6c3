"""What the window's title and the taskbar show of a session."""

from math import ceil

from footcoach.routine.limits import MINUTE
from footcoach.session import words
from footcoach.session.cues import StepKind
from footcoach.session.player import Session
from footcoach.session.timeline import Step
from footcoach.ui.terminal.window_signs import Signs

_EVERY = 5
"""Seconds between two changes of the number, since each costs a slow line some bytes."""


def find_signs(session: Session, now: float) -> Signs:
    """Return what to show of a session at the moment ``now``; nothing once it's over."""
    step = session.step
    if step is None or session.ending:
        return Signs()
    starts = session.timeline.starts
    total = starts[-1] + (session.timeline.steps[-1].seconds or 0)
    percent = int(100 * starts[session.index] / total) if total else None
    is_paused = not (session.is_running or session.is_waiting)
    parts = (_write_number(session, step, now), _name(session, step), step.side or "")
    return Signs(" · ".join(part for part in parts if part), percent, is_paused)


def _write_number(session: Session, step: Step, now: float) -> str:
    """Return the seconds left as they were at the last change; "" where there are none."""
    if session.is_waiting:
        return ""
    if not session.is_running:
        return "Paused"
    left = session.seconds_left(now)
    if left is None or step.seconds is None:
        return ""
    whole = ceil(step.seconds)
    is_first = left > (ceil(whole / _EVERY) - 1) * _EVERY
    shown = whole if is_first else ceil(left / _EVERY) * _EVERY
    return words.clock(shown) if shown >= MINUTE else str(shown)


def _name(session: Session, step: Step) -> str:
    if step.kind is StepKind.READY:
        return session.timeline.exercises[step.exercise].exercise.name
    return words.headline(step)
