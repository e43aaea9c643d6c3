"""The line of what is left today, kept so that no shell prompt has to wait for it.

A line is good for one day, and as long as what it was made from, the log and the routine files,
stays the same. This module imports as little as it can, because a prompt waits for that too.
"""

from collections.abc import Iterable
from pathlib import Path
from time import strftime

from footcoach.paths import make_private_folder, own_folder

_COUNTER = slice(24, 28)
"""The bytes in which SQLite counts changes, to notice two within one tick of the clock."""


class PromptCache:
    """A line and what it was made from, in a file of the cache folder."""

    def __init__(self, folder: Path | None = None) -> None:
        self._path = (folder or own_folder("cache")) / "today"

    def recall(self, version: str) -> str | None:
        """Return the line; None if there is none, or one of another day or version."""
        try:
            head, line, *sources = self._path.read_text(encoding="utf-8").split("\n")
        except (OSError, ValueError):
            return None
        return line if head == _head(version) and all(map(_unchanged, sources)) else None

    def keep(self, version: str, line: str, sources: Iterable[Path]) -> None:
        """Keep a line that was made from the ``sources``; where that fails, it is made again."""
        paths = [str(source) for source in sources]
        if any("\n" in path for path in paths):
            return
        stamps = (f"{_stamp(path)} {path}" for path in paths)
        scratch = self._path.with_name(f"today.{id(self)}")
        try:
            make_private_folder(self._path.parent)
            scratch.touch(mode=0o600)
            scratch.write_text("\n".join((_head(version), line, *stamps)), encoding="utf-8")
            scratch.replace(self._path)
        except (OSError, UnicodeError):
            return


def _head(version: str) -> str:
    return f"{version} {strftime('%Y-%m-%d')}"


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
