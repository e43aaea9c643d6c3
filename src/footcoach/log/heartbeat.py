"""The heartbeat of a session: how far into its step it is, written a few times a second.

It is a small file beside the log that is written over and never synchronised: that takes
microseconds, wears out no disk, and survives a kill of the process. Only a power cut can lose it,
and then the step begins again. Where the system has locks that a crash can't leave behind, the
file is locked as long as its session is under way, so that no other app takes it over.
"""

import os
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple
from uuid import UUID

from footcoach.paths import make_private_folder

try:
    import fcntl
except ImportError:  # Windows: there is no telling whether another app has the session
    fcntl = None  # type: ignore[assignment]  # None where there is no such module

_SIZE = 64


class Pulse(NamedTuple):
    """How far into a step a session was."""

    entries: int
    """Which step that was: how many steps the session had begun."""
    seconds: float


class Heartbeat:
    """The heartbeat of one session."""

    def __init__(self, log: Path, uuid: str) -> None:
        # Through UUID, so that nothing from a log can name a path outside this folder.
        self._path = log.parent / "running" / str(UUID(uuid))
        self._descriptor: int | None = None

    def start(self) -> bool:
        """Take the session for this process; return False if another has it. Raise OSError."""
        make_private_folder(self._path.parent)
        descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        if not _lock(descriptor):
            os.close(descriptor)
            return False
        self._descriptor = descriptor
        return True

    def write(self, pulse: Pulse) -> None:
        """Write how far the session is; nothing if it wasn't taken. Raise OSError."""
        if self._descriptor is not None:
            line = f"{pulse.entries} {pulse.seconds:.6f}".ljust(_SIZE).encode()
            os.lseek(self._descriptor, 0, os.SEEK_SET)
            os.write(self._descriptor, line)

    def read(self) -> Pulse | None:
        """Return what was written last; None if there is nothing, or nothing that can be read."""
        try:
            entries, seconds = self._path.read_bytes()[:_SIZE].split()
            return Pulse(int(entries), float(seconds))
        except (OSError, ValueError):
            return None

    def is_alive(self) -> bool:
        """Whether a process has this session under way."""
        try:
            descriptor = os.open(self._path, os.O_RDWR | os.O_CLOEXEC)
        except OSError:
            return False
        try:
            return not _lock(descriptor)
        finally:
            os.close(descriptor)

    def stop(self) -> None:
        """Let go of the session, so that another process may take it; the file stays."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None

    def forget(self) -> None:
        """Remove the file, because the session is over."""
        # A file too many does no harm: the log says that the session is over.
        with suppress(OSError):
            self._path.unlink(missing_ok=True)
        self.stop()


def _lock(descriptor: int) -> bool:
    """Lock an open file; return False if another process has it locked."""
    if fcntl is None:
        return True
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
