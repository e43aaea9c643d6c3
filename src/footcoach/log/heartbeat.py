"""The heartbeat of a session: how far into its step it is, written a few times a second.

It is a small file beside the log that is written over and never synchronised: that takes
microseconds, wears out no disk, and survives a kill of the process. Only a power cut can lose it,
and then the step begins again. Where the system has locks that a crash can't leave behind, the
file is locked as long as its session is under way, so that no other app takes it over.
"""

import os
from contextlib import suppress
from enum import Enum, auto
from pathlib import Path
from time import sleep
from typing import NamedTuple
from uuid import UUID

from footcoach.paths import make_private_folder

try:
    import fcntl
except ImportError:  # Windows has no such locks
    fcntl = None  # type: ignore[assignment]  # None where there is no such module

_SIZE = 64
_TRIES = 5
"""How often a lock is tried: another app that only looks has it for an instant."""
_INSTANT = 0.005
"""Seconds between two tries."""


class Lock(Enum):
    """Whether a process has a session under way."""

    FREE = auto()
    HELD = auto()
    UNKNOWN = auto()
    """There is no file or there are no locks here, so there's no telling."""


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

    def start(self) -> Lock:
        """Take the session for this process, unless another has it; return what was found.

        UNKNOWN takes it too, but locks nothing. Raise OSError where there can't be such a file.
        """
        if self._descriptor is None:
            for attempt in range(_TRIES):
                sleep(_INSTANT if attempt else 0)
                descriptor, found = self._open_and_lock()
                if found is not Lock.HELD:
                    self._descriptor = descriptor
                    return found
                os.close(descriptor)
            return Lock.HELD
        return Lock.FREE

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

    def has_beaten_since(self, moment: float) -> bool:
        """Whether it was written after ``moment``, in seconds since 1970, UTC."""
        try:
            return self._path.stat().st_mtime > moment
        except OSError:
            return False

    def look(self) -> Lock:
        """Return whether a process has this session under way, this one included."""
        try:
            descriptor = os.open(self._path, os.O_RDWR)
        except OSError:
            return Lock.UNKNOWN
        try:
            # Shared, so that two apps which look at once don't take each other for the owner.
            return _lock(descriptor, exclusive=False)
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

    def _open_and_lock(self) -> tuple[int, Lock]:
        """Open the file and try to lock it; return it open, and what was found."""
        make_private_folder(self._path.parent)
        while True:
            descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
            found = _lock(descriptor, exclusive=True)
            if found is not Lock.FREE or self._is_at_its_path(descriptor):
                return descriptor, found
            # It was removed between the two, and a lock on it would keep no one out.
            os.close(descriptor)

    def _is_at_its_path(self, descriptor: int) -> bool:
        try:
            return os.path.samestat(os.fstat(descriptor), self._path.stat())
        except FileNotFoundError:
            return False


def _lock(descriptor: int, *, exclusive: bool) -> Lock:
    """Lock an open file, unless another process has it locked; return what was found."""
    if fcntl is None:
        return Lock.UNKNOWN
    how = fcntl.LOCK_EX if exclusive else fcntl.LOCK_SH
    try:
        fcntl.flock(descriptor, how | fcntl.LOCK_NB)
    except BlockingIOError:
        return Lock.HELD
    except OSError:  # some network folders have no locks
        return Lock.UNKNOWN
    return Lock.FREE
