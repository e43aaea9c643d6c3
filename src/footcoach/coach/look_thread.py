"""The thread from which a coach looks at its session, so that no hanging screen stops it."""

from collections.abc import Callable
from threading import Event, Thread

from footcoach.session.player import Session, Update

PERIOD = 0.25
"""Seconds between two looks while something can become due."""
PAUSED = 5.0
"""Seconds between two looks in a pause, which only gets longer until someone presses a key."""


def find_look_interval(session: Session) -> float:
    """Return the seconds until the next look at ``session``."""
    return PERIOD if session.is_running or session.is_waiting else PAUSED


class LookThread:
    """Looks again and again until it's stopped."""

    def __init__(self, look: Callable[[], Update]) -> None:
        self._look = look
        self._is_over = False
        self._woken = Event()

    def start(self) -> None:
        """Begin to look."""
        # A daemon, so that it can never keep the program from ending.
        Thread(target=self._run, name="coach", daemon=True).start()

    def wake(self) -> None:
        """Look at once, because a key has changed something."""
        self._woken.set()

    def stop(self) -> None:
        """Look no more."""
        self._is_over = True
        self._woken.set()

    def _run(self) -> None:
        while not self._is_over:
            self._woken.wait(find_look_interval(self._look().session))
            self._woken.clear()
