"""Which reminders were asked for on this computer, and which was the last: a small file."""

import json
import os
from dataclasses import dataclass, replace
from datetime import datetime, time
from pathlib import Path
from typing import Any, Final

from footcoach.paths import make_private_folder, own_folder

_LONGEST: Final = 100_000
"""Bytes of the largest file that is read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReminderSettings:
    """What was asked for."""

    times: tuple[time, ...] = ()
    """The earliest first; empty is no reminders."""
    scheduler: str = ""
    """The name of the scheduler that has them."""
    last: datetime | None = None
    """The slot of the last reminder, without a time zone; None if there was none."""


class ReminderFile:
    """The file, in the state folder of this computer."""

    def __init__(self, path: Path | None = None) -> None:
        """Use ``path``; None is the user's own."""
        self.path = path or own_folder("state") / "reminders.json"

    def read(self) -> ReminderSettings:
        """Return what is in the file; what can't be read counts as not asked for."""
        try:
            with self.path.open("rb") as file:
                data = json.loads(file.read(_LONGEST))
            return _parse(data)
        except (OSError, ValueError, TypeError, KeyError, RecursionError):
            return ReminderSettings()

    def write(self, settings: ReminderSettings) -> None:
        """Write the whole file or nothing, for its owner alone; raise OSError."""
        data = {
            "version": 1,
            "times": [f"{at:%H:%M}" for at in settings.times],
            "scheduler": settings.scheduler,
            "last": settings.last and settings.last.isoformat(timespec="minutes"),
        }
        make_private_folder(self.path.parent)
        scratch = self.path.with_name(f".{self.path.name}.{os.getpid()}")
        try:
            scratch.touch(mode=0o600)
            scratch.write_text(f"{json.dumps(data)}\n", encoding="utf-8")
            scratch.replace(self.path)
        finally:
            scratch.unlink(missing_ok=True)

    def note_last(self, slot: datetime) -> None:
        """Note for which slot the last reminder was; raise OSError."""
        self.write(replace(self.read(), last=slot))

    def remove(self) -> None:
        """Remove the file, if it's there; raise OSError."""
        self.path.unlink(missing_ok=True)


def _parse(data: Any) -> ReminderSettings:
    """Return what is in the file; raise an error of any of the usual kinds if it's wrong."""
    last = data["last"] and datetime.fromisoformat(data["last"]).replace(tzinfo=None)
    return ReminderSettings(
        times=tuple(sorted(time.fromisoformat(at) for at in data["times"])),
        scheduler=str(data["scheduler"]),
        last=last or None,
    )
