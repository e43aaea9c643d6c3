"""launchd's agents of a user on macOS (launchd.plist(5))."""

import os
import plistlib
import sys
from pathlib import Path
from typing import Any, Final

from footcoach.desktop.schedulers.scheduler import NAME, Command, Job, Scheduler

_FILE: Final = f"{NAME}.plist"


class LaunchAgent(Scheduler):
    """An agent that launchd starts at given times; a time slept through comes after the sleep."""

    name = "launchd"
    title = "launchd's agent"

    def is_here(self) -> bool:
        """Whether this is macOS."""
        return sys.platform == "darwin"

    def folder(self) -> Path:
        """Return where agents of a user are."""
        return Path.home() / "Library" / "LaunchAgents"

    def write(self, job: Job) -> dict[str, bytes]:
        """Return the agent."""
        return {_FILE: write_agent(job)}

    def start(self) -> tuple[Command, ...]:
        """Return what loads the agent."""
        return (("launchctl", "bootstrap", _domain(), str(self.folder() / _FILE)),)

    def stop(self) -> tuple[Command, ...]:
        """Return what unloads the agent."""
        return (("launchctl", "bootout", f"{_domain()}/{NAME}"),)


def write_agent(job: Job) -> bytes:
    """Return the agent as a property list."""
    agent: dict[str, Any] = {
        "Label": NAME,
        "ProgramArguments": list(job.command),
        "StartCalendarInterval": [{"Hour": at.hour, "Minute": at.minute} for at in job.times],
        "ProcessType": "Background",
    }
    if job.environment:
        agent["EnvironmentVariables"] = dict(job.environment)
    return plistlib.dumps(agent)


def _domain() -> str:
    return f"gui/{os.getuid() if sys.platform != 'win32' else 0}"
