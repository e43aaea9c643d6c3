"""Noticing that nobody was looking: the machine slept, or the process was stopped."""

from typing import NamedTuple

GAP = 2.0
"""Seconds between two looks from which a session pauses itself."""


class Look(NamedTuple):
    """What the two clocks said at one look, in seconds."""

    monotonic: float
    wall: float

    def missed_since(self, before: "Look") -> float:
        """Return the seconds since ``before`` as the clock says that saw more of them.

        Where the monotonic clock stands still while the machine sleeps, the wall clock
        runs ahead of it. A wall clock set back says nothing.
        """
        return max(self.monotonic - before.monotonic, self.wall - before.wall)
