"""A way to the terminal that the app has to itself.

C libraries write to file descriptor 2, which is where Textual draws: one message of the
sound system and the screen is torn. While the app runs, descriptor 2 is therefore a
scratch file, and ``sys.stderr`` a stream of our own to the same terminal.
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
"""Seconds between two tries to write to a terminal that does not read."""
_PATIENCE = 0.5
"""Seconds that a program which is leaving waits for such a terminal."""
_NOISE_KEPT = 16_384
"""Bytes, from the end, of what libraries wrote to descriptor 2."""


class TerminalStream(io.RawIOBase):
    """A raw stream to a terminal that may stop reading, or be gone.

    Textual's event loop waits for whoever writes here, so a write that hung or raised
    would keep the app from ending.
    """

    def __init__(self, terminal: int) -> None:
        self._terminal = terminal
        self._leaving = threading.Event()
        self._patience = _PATIENCE

    def hurry(self) -> None:
        """Wait no longer for a terminal that does not read: the app is leaving."""
        self._leaving.set()

    def write(self, data: "ReadableBuffer") -> int:
        """Write to the terminal; if it is gone, the bytes have nowhere to go."""
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
            # Only what restores the terminal still matters, and that comes last.
            termios.tcflush(self._terminal, termios.TCOFLUSH)
            return
        if self._leaving.is_set():
            self._patience -= _LOOK
        select.select([], [self._terminal], [], _LOOK)

    def writable(self) -> bool:
        """Tell that this stream is for writing."""
        return True

    def fileno(self) -> int:
        """Return the descriptor of the terminal."""
        return self._terminal

    def isatty(self) -> bool:
        """Tell whether a terminal is at the other end."""
        return os.isatty(self._terminal)

    def close(self) -> None:
        """Close the descriptor too."""
        if not self.closed:
            os.close(self._terminal)
        super().close()


@contextmanager
def lifeline(keep: Callable[[str], None]) -> Iterator[TerminalStream | None]:
    """Give ``sys.stderr`` a terminal of its own; afterwards all is as it was.

    ``keep`` gets what was written to descriptor 2 meanwhile, if anything. On Windows,
    where Textual draws on stdout, nothing is moved and None is given.
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
    """Open a terminal that is already open, so as not to wait when it does not read.

    Not to wait is a property of the open file, and the shell has the same one.
    """
    flags = os.O_WRONLY | os.O_NONBLOCK | os.O_NOCTTY
    try:
        return os.open(os.ttyname(terminal), flags)
    except OSError:
        # After su the terminal still belongs to somebody else: share it, and wait.
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
