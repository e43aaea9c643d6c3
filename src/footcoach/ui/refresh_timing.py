"""When to look at the session again: when the picture can change, and no sooner.

A hold without a moving figure changes once a second, and is looked at as often. Looking ten times a
second would take more processor time than all the drawing.
"""

from collections.abc import Iterator

from footcoach.session.player import Session
from footcoach.ui.session_view import FLASH

LONGEST = 1.0
"""Seconds after which to look anyway: there may be news of the sound."""
PAUSED = 2.0
"""The same in a pause, in which only that can change."""
PLAYED = 120.0
"""Seconds for which the figure moves while the session waits for a key, and then no more."""
_LATE = 0.002
"""Seconds after a change at which to look, rather than just before it."""


def seconds_until_change(session: Session, now: float, rate: int = 0) -> float:
    """Return the seconds until something on the screen can change.

    ``rate`` is the number of pictures a second; 0 while the figure doesn't move.
    """
    changes = (*_changes(session, now), *_pictures(session.elapsed(now), rate))
    # Rounded, since the last bits of a sum of times aren't time ahead.
    ahead = (seconds for seconds in changes if round(seconds, 6) > 0)
    longest = LONGEST if session.is_running or session.is_waiting else PAUSED
    return min(min(ahead, default=longest) + _LATE, longest)


def _pictures(elapsed: float, rate: int) -> Iterator[float]:
    if rate:
        yield 1 / rate - elapsed % (1 / rate)


def _changes(session: Session, now: float) -> Iterator[float]:
    """Yield the seconds until each change; those that are past are below 0."""
    step, since = session.step, session.since
    if step is None or since is None:
        return
    if now < since:
        yield _until_whole_second(since - now)
        return
    elapsed = session.elapsed(now)
    yield _until_whole_second((step.seconds or 0) - elapsed)
    for mark in step.cues:
        yield mark.at - elapsed
        yield mark.at + FLASH - elapsed


def _until_whole_second(left: float) -> float:
    """Return the seconds until a whole number of seconds is left."""
    return round(left % 1, 6) or 1
