"""The line of what is left today, kept so that no shell prompt has to wait for it.

A line is good until the day turns, and as long as what it was made from stays the same: the log,
the routine files, config.yaml and the time zone. This module imports as little as it can, because
a prompt waits for that too.
"""

from collections.abc import Iterable
from pathlib import Path
from time import strftime, time
from typing import NamedTuple

from footcoach.paths import make_private_folder, own_folder

_COUNTER = slice(24, 28)
"""The bytes in which SQLite counts changes, to notice two within one tick of the clock."""


class Period(NamedTuple):
    """The time for which a line is good, in seconds since 1970, UTC."""

    first: float
    """When the line was made: before that, the clock has been set back."""
    end: float


class PromptCache:
    """A line and what it was made from, in a file of the cache folder."""

    def __init__(self, folder: Path | None = None) -> None:
        self._path = (folder or own_folder("cache")) / "today"

    def recall(self, version: str) -> str | None:
        """Return the line; None if there is none, or one of another day, zone or version."""
        try:
            head, period, line, *sources = self._path.read_text(encoding="utf-8").split("\n")
            first, end = map(float, period.split(" "))
        except (OSError, ValueError):
            return None
        is_good = head == _head(version) and first <= time() < end
        return line if is_good and all(map(_unchanged, sources)) else None

    def keep(self, version: str, line: str, period: Period, sources: Iterable[Path]) -> None:
        """Keep a line that was made from the ``sources``; where that fails, it is made again."""
        paths = [str(source) for source in sources]
        if any("\n" in path for path in paths):
            return
        stamps = (f"{_stamp(path)} {path}" for path in paths)
        scratch = self._path.with_name(f"today.{id(self)}")
        try:
            make_private_folder(self._path.parent)
            scratch.touch(mode=0o600)
            head = (_head(version), f"{period.first} {period.end}", line)
            scratch.write_text("\n".join((*head, *stamps)), encoding="utf-8")
            scratch.replace(self._path)
        except (OSError, UnicodeError):
            return


def _head(version: str) -> str:
    return f"{version} {strftime('%z %Z')}"


def _unchanged(source: str) -> bool:
    stamp, _, path = source.partition(" ")
    return stamp == _stamp(path)


def _stamp(path: str) -> str:
    """Return a mark that changes when a file or a folder does; "0" if it isn't there."""
    try:
        found = Path(path).stat()
        count = _changes(path) if path.endswith(".db") else ""
    except OSError:
        return "0"
    return f"{found.st_mtime_ns}.{found.st_size}.{found.st_ino}{count}"


def _changes(path: str) -> str:
    with Path(path).open("rb") as file:
        return "." + file.read(100)[_COUNTER].hex()
