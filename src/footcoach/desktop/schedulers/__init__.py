"""The system's own schedulers, which also remind when footcoach isn't running.

`SCHEDULERS` is the registry: the first that this system has is used.
"""

from typing import Final

from footcoach.desktop.schedulers.crontab import Crontab
from footcoach.desktop.schedulers.launchd import LaunchAgent
from footcoach.desktop.schedulers.scheduler import Scheduler
from footcoach.desktop.schedulers.systemd import SystemdTimer
from footcoach.desktop.schedulers.task_scheduler import WindowsTask

SCHEDULERS: Final[tuple[Scheduler, ...]] = (
    SystemdTimer(),
    LaunchAgent(),
    WindowsTask(),
    Crontab(),
)


def choose_scheduler() -> Scheduler:
    """Return the scheduler of this computer."""
    return next(one for one in SCHEDULERS if one.is_here())


def find_scheduler(name: str) -> Scheduler | None:
    """Return the scheduler of that name; None if there is none."""
    return next((one for one in SCHEDULERS if one.name == name), None)
