"""The door through which a session hands over its cues, and the quiet ways to hear them."""

from collections.abc import Callable
from threading import Condition, Thread
from time import monotonic
from typing import Protocol

from footcoach.session.cues import Cue

TOO_LATE = 0.15
"""A cue that could not be given within these seconds is dropped: after a stop of the
whole process a bunch of them would sound at once."""


class Speaker(Protocol):
    """Gives cues at the moments at which they are due.

    All methods may be called from any thread, return at once and never raise.
    """

    name: str
    """What the user calls this output."""

    def play_at(self, cue: Cue, when: float) -> None:
        """Give ``cue`` at the moment ``when`` of the monotonic clock, in seconds."""

    def cancel_pending(self) -> None:
        """Forget every cue that is not yet given."""

    def close(self) -> None:
        """Give nothing any more; closing twice is fine."""


class Silence:
    """Gives nothing."""

    name = "off"

    def play_at(self, cue: Cue, when: float) -> None:
        """Let the cue pass."""

    def cancel_pending(self) -> None:
        """Have nothing to forget."""

    def close(self) -> None:
        """Have nothing to end."""


class Recorder:
    """Writes down what it is given, for tests."""

    name = "recorder"

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self.given: list[tuple[float, Cue]] = []
        """Each cue that was not cancelled, with its moment, in the order of handing over."""
        self.closed = False
        self._clock = clock

    def play_at(self, cue: Cue, when: float) -> None:
        """Write the cue down."""
        self.given.append((when, cue))

    def cancel_pending(self) -> None:
        """Strike out what is yet to come."""
        now = self._clock()
        self.given = [(when, cue) for when, cue in self.given if when <= now]

    def close(self) -> None:
        """Remember that it was closed."""
        self.closed = True


CHANGES = frozenset(
    {
        Cue.GO,
        Cue.RELEASE,
        Cue.REST,
        Cue.SWITCH,
        Cue.EXERCISE_DONE,
        Cue.SESSION_DONE,
        Cue.RESUME,
        Cue.SAFETY_STOP,
    }
)
"""What a bell rings for. It has one voice, so beats and counts would drown the changes."""


class Bell:
    """Rings the terminal's bell at every change, from a thread of its own.

    The thread waits for the moment itself, so a busy or stalled screen delays nothing.
    """

    name = "bell"

    def __init__(self, ring: Callable[[], None], clock: Callable[[], float] = monotonic) -> None:
        self._ring = ring
        self._clock = clock
        self._moments: list[float] = []
        self._changed = Condition()
        self._closed = False
        self._thread: Thread | None = None

    def play_at(self, cue: Cue, when: float) -> None:
        """Ring at ``when`` if the cue is a change."""
        if cue not in CHANGES:
            return
        with self._changed:
            self._moments = sorted((*self._moments, when))
            self._start()
            self._changed.notify()

    def cancel_pending(self) -> None:
        """Forget every ring to come."""
        with self._changed:
            self._moments = []
            self._changed.notify()

    def close(self) -> None:
        """Let the thread end."""
        with self._changed:
            self._closed = True
            self._changed.notify()

    def rings(self, now: float) -> int:
        """Take the rings due by ``now`` off the list; return how many are still in time."""
        due = [moment for moment in self._moments if moment <= now]
        self._moments = self._moments[len(due) :]
        return sum(now - moment <= TOO_LATE for moment in due)

    def _start(self) -> None:
        if self._thread is None and not self._closed:
            # A daemon, so that it can never keep the program from ending.
            self._thread = Thread(target=self._run, name="bell", daemon=True)
            self._thread.start()

    def _run(self) -> None:
        while not self._closed:
            with self._changed:
                now = self._clock()
                ring = self.rings(now) > 0
                if not ring:
                    wait = self._moments[0] - now if self._moments else None
                    self._changed.wait(wait)
            if ring:
                self._ring()
