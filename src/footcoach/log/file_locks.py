"""Whether files can be locked at all in a folder: some network folders have no locks.

SQLite says the same of that as of a file that another app has locked.
"""

from pathlib import Path
from typing import IO

try:
    import fcntl
except ImportError:  # Windows always has locks
    fcntl = None  # type: ignore[assignment]  # None where there is no such module


def has_locks(folder: Path) -> bool:
    """Whether files in ``folder`` can be locked; True where that can't be tried."""
    from tempfile import TemporaryFile

    try:
        # A file that no one else has: to close one that SQLite has open would drop its locks.
        with TemporaryFile(dir=folder) as file:
            return _can_lock(file)
    except OSError:
        return True


def _can_lock(file: IO[bytes]) -> bool:
    if fcntl is None:
        return True
    try:
        fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
