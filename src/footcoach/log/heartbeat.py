"""A sign of life beside the log: where in its step a session is, a few times a second.

It is a small file that is written over and never synchronised: that costs microseconds and
no wear, and it survives a kill of the process. Only a power cut can lose it, and then the
step begins again. Where the system has locks that a crash cannot leave behind, the file is
locked as long as its session is under way, so that no other instance takes it over.
"""

import os
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple
from uuid import UUID

try:
    import fcntl
except ImportError:  # Windows: nobody can tell whether another instance is alive
    fcntl = None  # type: ignore[assignment]  # absent is a value that is asked for below

_SIZE = 64


class Pulse(NamedTuple):
    """How far a session was into a step."""

    entries: int
    """Which step that was: how many the session had begun."""
    seconds: float


class Heartbeat:
    """The sign of life of one session."""

    def __init__(self, log: Path, uuid: str) -> None:
        # Through UUID, so that nothing from a file can name a path outside this folder.
        self._path = log.parent / "running" / str(UUID(uuid))
        self._descriptor: int | None = None

    def start(self) -> bool:
        """Take the session for this process; False if another one has it. Raises OSError."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        if not _lock(descriptor):
            os.close(descriptor)
            return False
        self._descriptor = descriptor
        return True

    def write(self, pulse: Pulse) -> None:
        """Write down how far the session is. Raises OSError."""
        if self._descriptor is not None:
            line = f"{pulse.entries} {pulse.seconds:.6f}".ljust(_SIZE).encode()
            os.lseek(self._descriptor, 0, os.SEEK_SET)
            os.write(self._descriptor, line)

    def read(self) -> Pulse | None:
        """Return what was written last; None if nothing usable was."""
        try:
            entries, seconds = self._path.read_bytes()[:_SIZE].split()
            return Pulse(int(entries), float(seconds))
        except (OSError, ValueError):
            return None

    def alive(self) -> bool:
        """Tell whether a process has this session under way."""
        try:
            descriptor = os.open(self._path, os.O_RDWR | os.O_CLOEXEC)
        except OSError:
            return False
        try:
            return not _lock(descriptor)
        finally:
            os.close(descriptor)

    def stop(self) -> None:
        """Leave the session to other processes; the file stays."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None

    def forget(self) -> None:
        """Remove the file: the session is over."""
        # One file too many harms nobody, and the log says that the session is over.
        with suppress(OSError):
            self._path.unlink(missing_ok=True)
        self.stop()


def _lock(descriptor: int) -> bool:
    if fcntl is None:
        return True
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
