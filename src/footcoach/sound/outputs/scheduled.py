"""Outputs that are told each cue at its moment, because they cannot be told ahead."""

from abc import ABC, abstractmethod
from collections.abc import Callable
from threading import Condition, Thread
from time import monotonic

from footcoach.session.cues import Cue
from footcoach.sound.speaker import TOO_LATE

STARTING = 0.02
"""Seconds of silence before a sound that comes in a stream of its own: sound servers were
seen to swallow the first 5 ms of one."""


class ScheduledOutput(ABC):
    """Gives cues from a thread of its own.

    The thread waits for the moment itself, so a busy or stalled screen delays nothing.
    """

    name: str

    def __init__(self, clock: Callable[[], float] = monotonic, lead_in: float = 0.0) -> None:
        self._clock = clock
        self._lead_in = lead_in
        """Seconds by which `give` is to be called before the moment of the cue."""
        self._waiting: list[tuple[float, Cue]] = []
        self._changed = Condition()
        self._closed = False
        self._thread: Thread | None = None

    @abstractmethod
    def give(self, cue: Cue) -> None:
        """Give ``cue`` now. Takes no longer than starting it does, and never raises."""

    def play_at(self, cue: Cue, when: float) -> None:
        """Give ``cue`` at ``when``."""
        with self._changed:
            self._waiting = sorted((*self._waiting, (when, cue)))
            self._start()
            self._changed.notify()

    def cancel_pending(self) -> None:
        """Forget every cue to come."""
        with self._changed:
            self._waiting = []
            self._changed.notify()

    def close(self) -> None:
        """Let the thread end."""
        with self._changed:
            self._closed = True
            self._changed.notify()

    def take(self, now: float) -> tuple[Cue, ...]:
        """Take what is due by ``now`` off the list; return the cues still in time."""
        due = [pair for pair in self._waiting if pair[0] - self._lead_in <= now]
        self._waiting = self._waiting[len(due) :]
        return tuple(cue for when, cue in due if now - when <= TOO_LATE)

    def _start(self) -> None:
        if self._thread is None and not self._closed:
            # A daemon, so that it can never keep the program from ending.
            self._thread = Thread(target=self._run, name=self.name, daemon=True)
            self._thread.start()

    def _run(self) -> None:
        while not self._closed:
            for cue in self._await_due():
                self.give(cue)

    def _await_due(self) -> tuple[Cue, ...]:
        """Wait for the next moment or change; return the cues that are due then, if any."""
        with self._changed:
            now = self._clock()
            due = self.take(now)
            if not due and not self._closed:
                self._changed.wait(self._until_next(now))
            return due

    def _until_next(self, now: float) -> float | None:
        return self._waiting[0][0] - self._lead_in - now if self._waiting else None
