"""What lists said about files that were read, kept so that they aren't read again.

One file of the cache folder has it, for as long as the routine's file and the user's own
exercises stay as they were. What can't be read there counts as nothing.
"""

import json
import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from time import time_ns
from typing import Any, NamedTuple
from zlib import crc32

from footcoach import __version__
from footcoach.overview.summary import RoutineSummary, summary_from_json, summary_to_json
from footcoach.paths import bundled, make_private_folder, own_folder
from footcoach.routine.listing import Stamp, read_stamp

_VERSION = 1
_FILE = "summaries"
_NANOSECONDS = 10**9
_SETTLED = 2 * _NANOSECONDS
"""Nanoseconds after which a file that is changed again has another time, on any disk."""


class Reading(NamedTuple):
    """A file that is about to be read, as it was just before."""

    path: str
    stamp: Stamp | None
    """None if it isn't there."""
    at: int
    """When, in nanoseconds since 1970."""


class KeptSummaries:
    """Summaries by file. They're read at once, and written by `write`."""

    def __init__(self, entries: Mapping[Path, Stamp], folder: Path | None = None) -> None:
        """Keep them in ``folder``; None is the cache folder. ``entries`` is the own exercises."""
        self._file = (folder or own_folder("cache")) / _FILE
        self._source = {
            "version": _VERSION,
            "footcoach": __version__,
            "presets": read_stamp(bundled("routines") / "index.json"),
            "exercises": {str(path): stamp for path, stamp in entries.items()},
        }
        self._can_keep = all(_is_settled(stamp, time_ns()) for stamp in entries.values())
        self._before = self._read()
        self._now: dict[str, Any] = {}

    def look(self, path: Path) -> tuple[RoutineSummary | None, Reading]:
        """Return what is kept of a file, None if nothing is, and what `keep` needs to know.

        Call this before the file is read: what is changed while it's being read isn't kept.
        """
        reading = Reading(str(path), read_stamp(path), time_ns())
        kept = self._before.get(reading.path)
        try:
            is_same = kept is not None and kept["stamp"] == list(reading.stamp or ())
            summary = summary_from_json(kept["summary"]) if kept and is_same else None
        except (KeyError, TypeError, ValueError):  # written by other code of the same version
            return None, reading
        if summary:
            self._now[reading.path] = kept
        return summary, reading

    def keep(self, reading: Reading, summary: RoutineSummary) -> None:
        """Keep what lists say about a file; one that was changed just now isn't kept.

        A second change in the same tick of the disk's clock couldn't be told from the first.
        """
        if self._can_keep and _is_settled(reading.stamp, reading.at):
            data = summary_to_json(summary)
            self._now[reading.path] = {"stamp": list(reading.stamp or ()), "summary": data}

    def write(self) -> None:
        """Write what was looked for or kept since the beginning; where that fails, nothing."""
        if self._now.keys() == self._before.keys() and all(
            self._now[path] is self._before[path] for path in self._now
        ):
            return
        body = json.dumps({"source": self._source, "routines": self._now}, separators=(",", ":"))
        scratch = self._file.with_name(f"{_FILE}.{os.getpid()}")
        with suppress(OSError):
            make_private_folder(scratch.parent)
            scratch.touch(mode=0o600)
            scratch.write_text(f"{_checksum(body)}\n{body}", encoding="ascii", newline="")
            scratch.replace(self._file)
            self._before = dict(self._now)

    def _read(self) -> dict[str, Any]:
        """Return what was written of the same exercises by the same footcoach, by path."""
        try:
            checksum, _, body = self._file.read_text(encoding="ascii").partition("\n")
            data = json.loads(body) if checksum == _checksum(body) else {}
        except (OSError, ValueError, RecursionError):
            return {}
        is_same = data.get("source") == _plain(self._source)
        return dict(data["routines"]) if is_same else {}


def _is_settled(stamp: Stamp | None, at: int) -> bool:
    """Whether a file that is changed after ``at`` will certainly have another stamp."""
    return stamp is not None and max(stamp.written, stamp.changed) < at - _SETTLED


def _checksum(body: str) -> str:
    """Return what tells a whole text from one that was cut off or changed."""
    return f"{crc32(body.encode()):08x}"


def _plain(data: Any) -> Any:
    """Return data as JSON gives it back: with lists for tuples."""
    return json.loads(json.dumps(data))
