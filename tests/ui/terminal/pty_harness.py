"""A real process in a real terminal of its own, driven and watched from a test.

Nothing here waits for a fixed time: every wait is for a condition, and has a deadline
that turns a hang into a failure.
"""

import fcntl
import os
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

DEADLINE = 60.0
"""Seconds after which a wait has failed; far above what a busy machine needs."""
_AT_ONCE = 1024
"""Bytes that a terminal which can be written to takes without waiting."""

ALTERNATE_SCREEN_ON = b"\x1b[?1049h"
RESTORED = (
    b"\x1b[?1049l",  # the screen that was there before
    b"\x1b[?25h",  # the cursor
    b"\x1b[?1000l",  # mouse clicks
    b"\x1b[?1003l",  # mouse moves
    b"\x1b[?1004l",  # focus reports
    b"\x1b[?2004l",  # bracketed paste
    b"\x1b[<u",  # the keyboard protocol of kitty
)

# Makes the terminal on fd 0 the one that controls the new session, as a terminal window
# does, then becomes the program. In C (preexec_fn) it would be a fork with threads.
_LAUNCHER = """
import fcntl, os, signal, sys, termios
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
for name in sys.argv[1].split():
    signal.signal(getattr(signal, name), signal.SIG_IGN)
os.execv(sys.argv[2], sys.argv[2:])
"""


@dataclass(frozen=True, slots=True)
class Subject:
    """A program that the terminal tests are run with."""

    name: str
    argv: tuple[str, ...]
    shows: str
    """A word of the screen that the tests are about."""
    asks: str = ""
    """A word of the question before that screen, which Enter skips; "" if there is none."""
    left: int = 0
    """Its exit status when a key leaves it from there."""


@dataclass(frozen=True, slots=True)
class Ending:
    """How a process ended."""

    status: int
    """As a shell would give it: 128 + n when signal number n killed the process."""
    cpu: float
    """Seconds of processor time from its start to its end."""


class Pty:
    """A process, and the side of its terminal where a person sits."""

    def __init__(self, process: subprocess.Popen[bytes], master: int, slave: int) -> None:
        self.pid = process.pid
        self.output = b""
        """Everything that it has drawn so far, as far as it was read."""
        self.before: list[Any] = termios.tcgetattr(slave)
        """The settings of the terminal before the process started."""
        self._process = process
        self._master: int | None = master
        self._slave = slave

    def read_until(self, text: bytes | str, *, after: int = 0) -> None:
        """Read until ``text`` was drawn, not counting the first ``after`` bytes."""
        wanted = text.encode() if isinstance(text, str) else text
        self.wait_for(lambda: wanted in self.output[after:], f"{wanted!r} is drawn")

    def reach(self, subject: Subject) -> None:
        """Read until ``subject`` shows its screen, past a question if it asks one."""
        if subject.asks:
            self.read_until(subject.asks)
            self.send("\r")
        self.read_until(subject.shows)

    def wait_for(self, condition: Callable[[], bool], what: str) -> None:
        """Read what is drawn until ``condition`` holds."""
        end = time.monotonic() + DEADLINE
        while not condition():
            assert time.monotonic() < end, f"{what}: never; last: {self.output[-2000:]!r}"
            self._read(0.05)

    def send(self, keys: bytes | str) -> None:
        """Press keys."""
        assert self._master is not None
        os.write(self._master, keys.encode() if isinstance(keys, str) else keys)

    def send_all(self, data: bytes) -> None:
        """Send as much as there is, as fast as the process takes it."""
        left = memoryview(data)

        def send() -> bool:
            nonlocal left
            while left and self._can_write(0.05):
                left = left[os.write(self._master or 0, left[:_AT_ONCE]) :]
            return not left

        self.wait_for(send, f"{len(data)} bytes are taken")

    def _can_write(self, seconds: float) -> bool:
        assert self._master is not None
        return bool(select.select([], [self._master], [], seconds)[1])

    def resize(self, columns: int, rows: int) -> None:
        """Change the size of the window."""
        _set_size(self._slave, columns, rows)

    def wait_unread(self, condition: Callable[[], bool], what: str) -> None:
        """Wait until ``condition`` holds, without reading what is drawn."""
        end = time.monotonic() + DEADLINE
        while not condition():
            assert time.monotonic() < end, f"{what}: never"
            select.select([], [], [], 0.01)

    def signal(self, number: signal.Signals) -> None:
        """Send a signal to the process alone."""
        os.kill(self.pid, number)

    def settings(self) -> list[Any]:
        """Return the settings of the terminal as they are now."""
        return termios.tcgetattr(self._slave)

    def unread(self) -> int:
        """Return how many bytes wait to be read from the terminal."""
        assert self._master is not None
        answer = fcntl.ioctl(self._master, termios.FIONREAD, b"\0" * 4)
        return int(struct.unpack("i", answer)[0])

    def close_window(self) -> None:
        """Take the terminal away."""
        if self._master is not None:
            os.close(self._master)
            self._master = None

    def state(self) -> str:
        """Return the state of the process: R and S run, T is stopped, Z has ended."""
        return self._stat()[0]

    def cpu(self) -> float:
        """Return the seconds of processor time used so far."""
        fields = self._stat()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def threads(self) -> int:
        """Return how many threads the process has."""
        return int(self._stat()[17])

    def _stat(self) -> list[str]:
        with open(f"/proc/{self.pid}/stat", encoding="utf-8") as file:  # noqa: PTH123
            return file.read().rpartition(")")[2].split()

    def wait(self) -> Ending:
        """Wait for the end of the process, reading on; then read what is left."""
        ended: list[Ending] = []

        def reap() -> bool:
            pid, status, used = os.wait4(self.pid, os.WNOHANG)
            if pid:
                code = os.waitstatus_to_exitcode(status)
                self._process.returncode = code
                ended.append(
                    Ending(128 - code if code < 0 else code, used.ru_utime + used.ru_stime)
                )
            return bool(pid)

        self.wait_for(reap, "the process ends")
        while self._read(0):
            pass
        return ended[0]

    def _read(self, seconds: float) -> bool:
        if self._master is None:
            select.select([], [], [], seconds)
            return False
        if not select.select([self._master], [], [], seconds)[0]:
            return False
        self.output += os.read(self._master, 65_536)
        return True

    def dispose(self) -> None:
        """End the process whatever it does, and close the terminal."""
        if self._process.returncode is None:
            self._process.kill()
            self._process.wait()
        self.close_window()
        os.close(self._slave)


@contextmanager
def start(
    argv: Sequence[str],
    env: Mapping[str, str],
    *,
    size: tuple[int, int] = (80, 24),
    ignored: Sequence[str] = (),
) -> Iterator[Pty]:
    """Start ``argv`` in a terminal of its own, as the leader of its session.

    ``ignored`` names signals that it inherits as ignored.
    """
    master, slave = os.openpty()
    _set_size(slave, *size)
    process = subprocess.Popen(
        [sys.executable, "-I", "-S", "-c", _LAUNCHER, " ".join(ignored), *argv],
        stdin=slave,
        stdout=slave,
        stderr=slave,
        env=dict(env),
        start_new_session=True,
    )
    pty = Pty(process, master, slave)
    try:
        yield pty
    finally:
        pty.dispose()


def _set_size(terminal: int, columns: int, rows: int) -> None:
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
