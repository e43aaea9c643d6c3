"""Noticing that a sound device takes no more sound."""

from collections.abc import Callable

STALL = 1.5
"""Seconds without a request after which a device counts as gone. A server that renders far
ahead was seen to let 1.8 s pass, but only at the beginning."""
GRACE = 3.0
"""Seconds after opening, or after the machine slept, in which nothing counts as a stall."""
SLEPT = 2.5
"""Seconds between two checks for trouble which mean that the program itself was stopped."""
STOPPED = "the sound device stopped responding"


class StallWatch:
    """Tells a device that stopped from one that's slow to start, or was asleep with the rest."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._since = self._checked = clock()
        """Since when a stall would count, and when trouble was last checked for."""

    def trouble(self, last: float) -> str:
        """Return what to say if the device last took sound at ``last``; "" if that's recent."""
        now, before = self._clock(), self._checked
        self._checked = now
        if now - before > SLEPT:
            self._since = now
        silent = now - max(last, self._since)
        stalled = silent > STALL and now - self._since > GRACE
        return STOPPED if stalled else ""
