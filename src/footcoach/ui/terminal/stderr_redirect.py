"""A stream to the terminal that only the app writes to.

C libraries write to file descriptor 2, which is where Textual draws: one message from the
sound system tears the screen. So while the app runs, descriptor 2 is a scratch file, and
``sys.stderr`` is a stream of our own to the same terminal.
"""

import io
import os
import select
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from footcoach.ui.terminal import ascii_fallback

if sys.platform != "win32":
    import termios

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

_LOOK = 0.1
"""Seconds between two tries to write to a terminal that doesn't read."""
_PATIENCE = 0.5
"""Seconds that a program which is leaving waits for such a terminal."""
_NOISE_KEPT = 16_384
"""Bytes, from the end, of what libraries wrote to descriptor 2."""


class TerminalStream(io.RawIOBase):
    """A raw stream to a terminal that may stop reading, or be gone.

    Textual's event loop waits for the thread that writes here, so a write that hung or
    raised would keep the app from ending.
    """

    def __init__(self, terminal: int) -> None:
        self._terminal = terminal
        self._leaving = threading.Event()
        self._patience = _PATIENCE

    def hurry(self) -> None:
        """Stop waiting for a terminal that doesn't read: the app is leaving."""
        self._leaving.set()

    def write(self, data: "ReadableBuffer") -> int:
        """Write to the terminal; if it's gone, drop the bytes."""
        while True:
            try:
                return os.write(self._terminal, data)
            except BlockingIOError:
                self._wait()
            except OSError:
                # The driver notices the hang-up and ends the app.
                return memoryview(data).nbytes

    def _wait(self) -> None:
        if self._patience < 0:
            # Only what restores the terminal matters now, and that comes last.
            termios.tcflush(self._terminal, termios.TCOFLUSH)
            return
        if self._leaving.is_set():
            self._patience -= _LOOK
        select.select([], [self._terminal], [], _LOOK)

    def writable(self) -> bool:
        """Whether this stream is for writing: always."""
        return True

    def fileno(self) -> int:
        """Return the descriptor of the terminal."""
        return self._terminal

    def isatty(self) -> bool:
        """Whether there is a terminal at the other end."""
        return os.isatty(self._terminal)

    def close(self) -> None:
        """Close the descriptor too."""
        if not self.closed:
            os.close(self._terminal)
        super().close()


@contextmanager
def redirect_stderr(keep: Callable[[str], None]) -> Iterator[TerminalStream | None]:
    """Give ``sys.stderr`` a stream of its own to the terminal; afterwards restore everything.

    ``keep`` gets what was written to descriptor 2 in the meantime, if anything. On Windows,
    where Textual draws on stdout, nothing is redirected and the value is None.
    """
    if sys.platform == "win32":
        yield None
        return
    sys.stderr.flush()
    before = sys.stderr, sys.__stderr__
    kept = os.dup(2)
    raw = TerminalStream(_open_again(kept))
    with _scratch() as noise:
        own = io.TextIOWrapper(io.BufferedWriter(raw), before[0].encoding, ascii_fallback.install())
        os.dup2(noise.fileno(), 2)
        sys.stderr = sys.__stderr__ = own  # type: ignore[misc]  # final for us, not for Textual
        try:
            yield raw
        finally:
            own.close()
            sys.stderr, sys.__stderr__ = before  # type: ignore[misc]
            os.dup2(kept, 2)
            os.close(kept)
            _hand_over(noise, keep)


def _open_again(terminal: int) -> int:
    """Open a terminal a second time, without waiting when it doesn't read.

    Not waiting is a property of the open file, and the shell shares the first one.
    """
    flags = os.O_WRONLY | os.O_NONBLOCK | os.O_NOCTTY
    try:
        return os.open(os.ttyname(terminal), flags)
    except OSError:
        # After su the terminal still belongs to another user: share the file, and wait.
        return os.dup(terminal)


def _scratch() -> BinaryIO:
    try:
        return tempfile.TemporaryFile()
    except OSError:
        return Path(os.devnull).open("r+b")


def _hand_over(noise: BinaryIO, keep: Callable[[str], None]) -> None:
    size = os.fstat(noise.fileno()).st_size
    noise.seek(max(0, size - _NOISE_KEPT))
    if said := noise.read(_NOISE_KEPT):
        keep(said.decode(errors="backslashreplace"))
