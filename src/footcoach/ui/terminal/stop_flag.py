"""An event that ends a ``select`` too, so that a thread can wait for it and for input at once."""

import os
from contextlib import suppress
from threading import Event


class StopFlag(Event):
    """Is set to stop a thread; ``select`` takes it as readable while it's set."""

    def __init__(self) -> None:
        super().__init__()
        self._ends: tuple[int, int] | None = None

    def open(self) -> None:
        """Make the pipe, before a thread waits; until then it's an event alone."""
        self._ends = self._ends or os.pipe()
        for end in self._ends:
            os.set_blocking(end, False)

    def fileno(self) -> int:
        """Return what becomes readable; -1 while there is no pipe."""
        return self._ends[0] if self._ends else -1

    def set(self) -> None:
        """Set the flag, and end every ``select`` that waits for it."""
        super().set()
        # A pipe that is full is readable already.
        with suppress(BlockingIOError):
            if self._ends:
                os.write(self._ends[1], b"\0")

    def clear(self) -> None:
        """Make it as it was before it was set."""
        super().clear()
        with suppress(BlockingIOError):
            while self._ends and os.read(self._ends[0], 64):
                pass

    def close(self) -> None:
        """Let go of the pipe, once no thread waits any more."""
        ends, self._ends = self._ends, None
        for end in ends or ():
            os.close(end)
