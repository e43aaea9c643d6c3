"""What the terminal tests are run with, and the world that it finds."""

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.ui.terminal.pty_harness import Pty, Subject, start

PAIN_BEFORE = "Any pain before"
"""A word of the question before a session."""
SPECIMEN = Subject("specimen", (sys.executable, "-m", "tests.ui.terminal.specimen_app"), "specimen")
SUBJECTS = (
    SPECIMEN,
    Subject("home", (sys.executable, "-m", "footcoach"), "to search"),
    Subject(
        "session",
        (sys.executable, "-m", "footcoach", "run", "morning"),
        "start in",
        asks=PAIN_BEFORE,
        left=3,
    ),
)
"""Every program that must give the terminal back."""


@dataclass(frozen=True, slots=True)
class World:
    """A home folder of its own for one test."""

    home: Path

    @property
    def env(self) -> dict[str, str]:
        """The whole environment of a program: nothing of this machine's user is in it."""
        return {
            "PATH": os.environ["PATH"],
            "PYTHONPATH": os.pathsep.join(path for path in [str(_ROOT), *sys.path] if path),
            "HOME": str(self.home),
            "XDG_STATE_HOME": str(self.home / "state"),
            "XDG_DATA_HOME": str(self.log.parents[1]),
            "TERM": "xterm-256color",
            "LANG": "C.UTF-8",
            "SPECIMEN_NOTES": str(self.home / "notes"),
        }

    @property
    def log(self) -> Path:
        """The file of the log."""
        return self.home / "data" / "footcoach" / "footcoach.db"

    @property
    def notes(self) -> list[str]:
        """What the hooks of the specimen heard."""
        path = self.home / "notes"
        return path.read_text(encoding="utf-8").splitlines() if path.exists() else []

    @property
    def log_path(self) -> Path:
        """The file that keeps tracebacks."""
        return next(iter(self.home.rglob("footcoach.log")), self.home / "footcoach.log")

    @contextmanager
    def shown(
        self,
        subject: Subject,
        *trap: str,
        env: dict[str, str] | None = None,
        ignored: Sequence[str] = (),
    ) -> Iterator[Pty]:
        """Start ``subject`` and wait for its first screen."""
        with start([*subject.argv, *trap], self.env | (env or {}), ignored=ignored) as pty:
            pty.reach(subject)
            yield pty


_ROOT = Path(__file__).parents[3]
