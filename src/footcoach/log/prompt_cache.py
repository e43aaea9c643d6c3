"""A line about what is left today, kept so that neither a shell prompt nor a list waits for it.

A line is good until the day turns, and as long as what it was made from stays the same: the log,
the routine files, config.yaml and the time zone. This module imports next to nothing, not even
pathlib, because a prompt waits for that too.
"""

import os
from time import strftime, time

from footcoach.own_folders import find_own_folder

_COUNTER = slice(24, 28)
"""The bytes in which SQLite counts changes, to notice two within one tick of the clock."""


class PromptCache:
    """A line and what it was made from, in a file of the cache folder."""

    def __init__(self, folder: str = "", name: str = "today") -> None:
        """Use the file ``name`` in ``folder``; "" is the user's own."""
        self._folder = folder or find_own_folder("cache")
        self._name = name
        self._path = f"{self._folder}/{name}"

    def recall(self, version: str) -> str | None:
        """Return the line; None if there is none, or one of another day, zone or version."""
        try:
            with open(self._path, encoding="utf-8", newline="") as file:
                head, period, line, *sources = file.read().split("\n")
            first, end = map(float, period.split(" "))
        except (OSError, ValueError):
            return None
        is_good = head == _head(version) and first <= time() < end
        return line if is_good and all(map(_unchanged, sources)) else None

    def keep(
        self, version: str, line: str, period: tuple[float, float], sources: list[str]
    ) -> None:
        """Keep a line that was made from the ``sources``; where that fails, it is made again.

        ``period`` is when the line was made (before that, the clock has been set back), and until
        when it is good, in seconds since 1970, UTC.
        """
        from pathlib import Path

        from footcoach.paths import make_private_folder

        if any("\n" in source for source in sources):
            return
        stamps = (f"{_stamp(source)} {source}" for source in sources)
        scratch = Path(self._folder, f"{self._name}.{id(self)}")
        try:
            make_private_folder(scratch.parent)
            scratch.touch(mode=0o600)
            head = (_head(version), f"{period[0]} {period[1]}", line)
            scratch.write_text("\n".join((*head, *stamps)), encoding="utf-8", newline="")
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
        found = os.stat(path)
        count = _changes(path) if path.endswith(".db") else ""
    except OSError:
        return "0"
    return f"{found.st_mtime_ns}.{found.st_size}.{found.st_ino}{count}"


def _changes(path: str) -> str:
    with open(path, "rb") as file:
        return "." + file.read(100)[_COUNTER].hex()
