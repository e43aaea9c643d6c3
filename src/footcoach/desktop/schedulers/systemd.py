"""systemd's timers of a user (systemd.timer(5), systemd.service(5), systemd.syntax(7))."""

import os
import sys
from pathlib import Path
from shutil import which
from typing import Final

from footcoach.desktop.schedulers.scheduler import NAME, Command, Job, Scheduler

_TIMER: Final = f"{NAME}.timer"
_SERVICE: Final = f"{NAME}.service"
_TRIES: Final = 5
"""How often it tries, a minute apart: what was missed comes right at log-in, when the desktop may
not be there yet to notify."""
_HEAD: Final = f"# {NAME}: made by `footcoach remind`, removed by `footcoach remind --off`.\n"


class SystemdTimer(Scheduler):
    """A timer and the service that it starts."""

    name = "systemd"
    title = "systemd's timer"

    def is_here(self) -> bool:
        """Whether systemd runs for this user."""
        if sys.platform != "linux" or not which("systemctl"):
            return False
        runtime = os.environ.get("XDG_RUNTIME_DIR") or f"/run/user/{os.getuid()}"
        return Path(runtime, "systemd").is_dir()

    def folder(self) -> Path:
        """Return where units of a user are."""
        given = os.environ.get("XDG_CONFIG_HOME", "")
        config = Path(given) if given.startswith("/") else Path.home() / ".config"
        return config / "systemd" / "user"

    def write(self, job: Job) -> dict[str, bytes]:
        """Return the timer and its service."""
        return {_TIMER: write_timer(job).encode(), _SERVICE: write_service(job).encode()}

    def start(self) -> tuple[Command, ...]:
        """Return what reads the units and starts the timer, now and at each log-in."""
        return (
            _systemctl("daemon-reload"),
            _systemctl("enable", _TIMER),
            _systemctl("restart", _TIMER),
        )

    def stop(self) -> tuple[Command, ...]:
        """Return what stops the timer, and drops systemd's note of when it last rang."""
        return _systemctl("disable", "--now", _TIMER), _systemctl("clean", "--what=state", _TIMER)

    def forget(self) -> tuple[Command, ...]:
        """Return what reads the units anew."""
        return (_systemctl("daemon-reload"),)

    def links(self) -> tuple[Path, ...]:
        """Return the link by which the timer starts at each log-in."""
        return (self.folder() / "timers.target.wants" / _TIMER,)


def write_timer(job: Job) -> str:
    """Return the timer: at each time on the wall clock; what sleep made it miss comes after it."""
    times = "".join(f"OnCalendar=*-*-* {at:%H:%M}:00\n" for at in job.times)
    return (
        f"{_HEAD}[Unit]\nDescription=Reminders of footcoach\n\n"
        f"[Timer]\n{times}Persistent=true\nAccuracySec=30s\n\n"
        "[Install]\nWantedBy=timers.target\n"
    )


def write_service(job: Job) -> str:
    """Return the service that reminds once."""
    program, *arguments = job.command
    command = " ".join((_quote(program), *(_quote(one).replace("$", "$$") for one in arguments)))
    variables = "".join(
        f"Environment={_quote(f'{name}={value}')}\n" for name, value in job.environment.items()
    )
    return (
        f"{_HEAD}[Unit]\nDescription=Say what's left to do today, by footcoach\n"
        f"StartLimitIntervalSec=10min\nStartLimitBurst={_TRIES}\n\n"
        "[Service]\nType=oneshot\nRestart=on-failure\nRestartSec=1min\n"
        f"{variables}ExecStart={command}\n"
    )


def _quote(text: str) -> str:
    """Return a text in quotes in which systemd replaces nothing but escapes."""
    safe = text.replace("\\", "\\\\").replace('"', '\\"').replace("%", "%%").replace("\n", "\\n")
    return f'"{safe}"'


def _systemctl(*arguments: str) -> Command:
    return "systemctl", "--user", *arguments
