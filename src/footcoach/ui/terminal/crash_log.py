"""Keeps errors: a traceback in a file, and one line for the person."""

import traceback
from datetime import UTC, datetime
from pathlib import Path

from footcoach import __version__

_LONGEST = 200
"""Characters of an error that are shown; the file has the rest."""
_FULL = 262_144
"""Bytes after which the file is set aside and a new one begun."""


class CrashLog:
    """The errors of one run, and the file in which they are kept."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._first: BaseException | None = None
        self._write_error: OSError | None = None

    def note(self, error: BaseException) -> None:
        """Keep the traceback of ``error``.

        Local variables stay out of it: they hold what a person's routines say.
        """
        self._first = self._first or error
        self.keep("".join(traceback.format_exception(error)))

    def keep(self, text: str) -> None:
        """Append ``text`` to the file, which is made only now."""
        head = f"{datetime.now(UTC):%Y-%m-%d %H:%M:%S} UTC, footcoach {__version__}"
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            if self._path.exists() and self._path.stat().st_size > _FULL:
                self._path.replace(self._path.with_suffix(".old"))
            with self._path.open("a", encoding="utf-8", errors="backslashreplace") as file:
                file.write(f"{head}\n{_readable(text.rstrip())}\n\n")
        except OSError as problem:
            self._write_error = problem

    def line(self) -> str | None:
        """Return what to tell the person; None if nothing broke."""
        if self._first is None:
            return None
        what = _printable("".join(traceback.format_exception_only(self._first)))[:_LONGEST]
        return f"footcoach: something broke: {what}; {self._where()}"

    def _where(self) -> str:
        path = _printable(str(self._path))
        if self._write_error is not None:
            reason = self._write_error.strerror or type(self._write_error).__name__
            return f"the traceback couldn't be written to {path} ({reason})"
        return f"the traceback is in {path}"


def _readable(text: str) -> str:
    """Return ``text`` without what a terminal would act on, should one show the file."""
    return "".join(c if c == "\n" or c.isprintable() else f"\\x{ord(c):02x}" for c in text)


def _printable(text: str) -> str:
    """Return ``text`` on one line, without what a terminal would act on."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())
