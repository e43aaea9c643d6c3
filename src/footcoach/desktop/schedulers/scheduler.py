"""What each of the system's schedulers needs to know of the reminders, and what it has to say."""

import os
import sys
from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import time
from pathlib import Path
from typing import ClassVar

from footcoach.own_folders import VARIABLES

NAME = "footcoach-remind"
"""What the reminders are called there. A file with this in it is one of ours."""

Command = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """What to start, and when."""

    times: tuple[time, ...]
    """Every day, on the wall clock, the earliest first."""
    command: Command
    environment: Mapping[str, str] = field(default_factory=dict)
    """Variables to start it with."""


class Scheduler(ABC):
    """One of the system's schedulers. Nothing here writes a file or starts a program."""

    name: ClassVar[str]
    """As it's kept on disk; it never changes."""
    title: ClassVar[str]
    """As it's called on the screen."""

    @abstractmethod
    def is_here(self) -> bool:
        """Whether this computer has it and it runs."""

    @abstractmethod
    def write(self, job: Job) -> dict[str, bytes]:
        """Return the files that make the reminders, by name; empty if there are none."""

    def folder(self) -> Path:
        """Return the folder of those files."""
        raise NotImplementedError

    def start(self) -> tuple[Command, ...]:
        """Return what makes the system take up its files; each has to succeed."""
        return ()

    def stop(self) -> tuple[Command, ...]:
        """Return what makes the system forget the reminders, before the files go."""
        return ()

    def forget(self) -> tuple[Command, ...]:
        """Return what to do once the files are gone."""
        return ()

    def links(self) -> tuple[Path, ...]:
        """Return the links that the system made to the files."""
        return ()


def describe_job(times: tuple[time, ...]) -> Job:
    """Return the job of this installation for this user."""
    given = {name: os.environ.get(name, "") for name in VARIABLES.values()}
    folders = {name: path for name, path in given.items() if path.startswith("/")}
    return Job(
        times=times,
        command=(_find_python(), "-m", "footcoach", "today", "--notify"),
        environment=folders,
    )


def _find_python() -> str:
    """Return this Python; on Windows the one that opens no console."""
    quiet = Path(sys.executable).with_name("pythonw.exe")
    return str(quiet) if sys.platform == "win32" and quiet.exists() else sys.executable
