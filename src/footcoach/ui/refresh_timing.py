"""When the session has to be looked at again: when the picture can change, and no sooner.

A still hold changes once a second. To look at it ten times would take more of the processor
than all that is drawn.
"""

from collections.abc import Iterator

from footcoach.session.player import Session
from footcoach.ui.session_view import FLASH

LONGEST = 0.5
"""Seconds after which to look anyway: the sound may have something to say."""
_LATE = 0.002
"""Seconds to look after a change rather than an instant before it."""


def seconds_until_change(session: Session, now: float, rate: int = 0) -> float:
    """Return the seconds until something on the screen can be different.

    ``rate`` is the number of pictures in a second; 0 where the figure stands still.
    """
    changes = (*_changes(session, now), *_pictures(session.elapsed(now), rate))
    # Rounded, as the last bits of a sum of times are no time ahead.
    ahead = (seconds for seconds in changes if round(seconds, 6) > 0)
    return min(min(ahead, default=LONGEST) + _LATE, LONGEST)


def _pictures(elapsed: float, rate: int) -> Iterator[float]:
    if rate:
        yield 1 / rate - elapsed % (1 / rate)


def _changes(session: Session, now: float) -> Iterator[float]:
    """Yield how far ahead changes are; what is behind comes out below 0."""
    step, since = session.step, session.since
    if step is None or since is None:
        return
    if now < since:
        yield _part_of_a_second(since - now)
        return
    elapsed = session.elapsed(now)
    yield _part_of_a_second((step.seconds or 0) - elapsed)
    for mark in step.cues:
        yield mark.at - elapsed
        yield mark.at + FLASH - elapsed


def _part_of_a_second(left: float) -> float:
    """Return the time until another whole second is left."""
    return round(left % 1, 6) or 1
