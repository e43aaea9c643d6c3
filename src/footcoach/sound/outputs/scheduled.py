"""Outputs that start each cue at the moment it is due, because they can't be told ahead."""

from abc import ABC, abstractmethod
from collections.abc import Callable
from operator import itemgetter
from pathlib import Path
from threading import Condition, Thread
from time import monotonic

from footcoach.session.cues import Cue
from footcoach.sound.output_error import TOO_LATE

STARTING = 0.02
"""Seconds of silence before a sound that comes in a stream of its own: sound servers were
seen to swallow the first 5 ms of one."""


class ScheduledOutput(ABC):
    """Plays cues from a thread of its own.

    The thread waits for the moment itself, so a busy or stalled screen delays nothing.
    """

    name: str

    def __init__(self, clock: Callable[[], float] = monotonic, lead_in: float = 0.0) -> None:
        """Start each cue ``lead_in`` seconds before it is due."""
        self._clock = clock
        self._lead_in = lead_in
        self._waiting: list[tuple[float, Cue | Path]] = []
        self._changed = Condition()
        self._closed = False
        self._thread: Thread | None = None
        self._error: Exception | None = None
        """What ended the thread, if it wasn't foreseen."""

    @abstractmethod
    def play(self, cue: Cue) -> None:
        """Start ``cue`` now; return without waiting for its end."""

    def play_file(self, file: Path) -> None:  # noqa: B027, an output that can't speak gets none
        """Start a recorded phrase now; return without waiting for its end."""

    def play_at(self, cue: Cue, when: float) -> None:
        """Play ``cue`` at ``when``."""
        self.schedule(cue, when)

    def schedule(self, what: Cue | Path, when: float) -> None:
        """Play a cue or a recorded phrase at ``when``."""
        with self._changed:
            self._waiting = sorted((*self._waiting, (when, what)), key=itemgetter(0))
            self._start()
            self._changed.notify()

    def cancel_pending(self) -> None:
        """Forget every cue to come."""
        with self._changed:
            self._waiting = []
            self._changed.notify()

    def trouble(self) -> str:
        """Return "", or raise what ended the thread."""
        if self._error:
            raise self._error
        return ""

    def close(self) -> None:
        """Let the thread end."""
        with self._changed:
            self._closed = True
            self._changed.notify()

    def take_due(self, now: float) -> tuple[Cue | Path, ...]:
        """Remove what's due by ``now`` from what's waiting; return what's in time."""
        due = [pair for pair in self._waiting if pair[0] - self._lead_in <= now]
        self._waiting = self._waiting[len(due) :]
        return tuple(what for when, what in due if now - when <= TOO_LATE)

    def _start(self) -> None:
        if self._thread is None and not self._closed:
            # A daemon, so that it can never keep the program from ending.
            self._thread = Thread(target=self._run, name=self.name, daemon=True)
            self._thread.start()

    def _run(self) -> None:
        try:
            while not self._closed:
                for what in self._await_due():
                    if isinstance(what, Cue):
                        self.play(what)
                    else:
                        self.play_file(what)
        except Exception as error:  # noqa: BLE001, raised again by trouble(), in the thread that steps down
            self._error = error

    def _await_due(self) -> tuple[Cue | Path, ...]:
        """Wait for the next moment or change; return what is due then, if anything."""
        with self._changed:
            now = self._clock()
            due = self.take_due(now)
            if not due and not self._closed:
                self._changed.wait(self._seconds_to_next(now))
            return due

    def _seconds_to_next(self, now: float) -> float | None:
        return self._waiting[0][0] - self._lead_in - now if self._waiting else None
