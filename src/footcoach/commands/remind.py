"""``footcoach remind``: entries in the system's own scheduler, made, shown and removed."""

import os
import subprocess
import sys
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace
from datetime import time
from pathlib import Path
from typing import NoReturn

import click

from footcoach.advice.plan_slots import list_events, spread_times
from footcoach.child_processes import user_for_child
from footcoach.commands.loading import open_log
from footcoach.commands.output import print_mistakes, print_note
from footcoach.commands.plan import EMPTY
from footcoach.desktop.reminder_file import ReminderFile
from footcoach.desktop.schedulers import choose_scheduler, find_scheduler
from footcoach.desktop.schedulers.crontab import write_lines
from footcoach.desktop.schedulers.scheduler import NAME, Command, Scheduler, describe_job
from footcoach.exit_status import Status
from footcoach.log.database import LogError
from footcoach.routine.errors import RoutineError, printable
from footcoach.routine.library import Library

LIMIT = 20
"""Seconds that each program of a scheduler may take."""
NONE = "You have no reminders. To be reminded: footcoach remind 11:00 15:30"
OFF = "Reminders are off."
_LONGEST = 1_000_000
"""Bytes that are read of a file to see whether it's ours."""


class _SchedulerError(Exception):
    """The scheduler refused; the message says why."""


def set_reminders_from_plan() -> None:
    """Remind as often a day as the routine of the plan that's asked for most often."""
    log = open_log(Library())
    try:
        todo, problems = log.to_do()
    except LogError as error:
        _fail(str(error))
    if problems:
        print_mistakes(RoutineError(problems))
    most = max((event.slots for event in list_events(todo, log.today)), default=0)
    if not most:
        _fail(EMPTY)
    set_reminders(spread_times(most))
    if problems:
        sys.exit(Status.WRONG_DATA)


def set_reminders(times: tuple[time, ...]) -> None:
    """Remind at ``times``, the earliest first, and at no others."""
    scheduler, file, job = choose_scheduler(), ReminderFile(), describe_job(times)
    before = find_scheduler(file.read().scheduler)
    if before is not None and before is not scheduler:
        _remove(before)
    files = _place(scheduler, scheduler.write(job))
    _check_ours(files)
    try:
        for path, data in files.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        if before is scheduler:
            # What is loaded already can't be loaded again everywhere.
            _run_each(scheduler.stop()[:1])
        _run_all(scheduler.start())
        file.write(replace(file.read(), times=times, scheduler=scheduler.name))
    except (OSError, _SchedulerError) as error:
        with suppress(OSError):
            _remove(scheduler)
        _fail(f"{scheduler.title} can't be used, so there are no reminders: {_explain(error)}")
    _print_reminders(scheduler, times)


def show_reminders() -> None:
    """Print which reminders there are; end with status 1 if some of them was removed since."""
    settings = ReminderFile().read()
    scheduler = find_scheduler(settings.scheduler)
    if scheduler is None or not settings.times:
        click.echo(NONE)
        return
    _print_reminders(scheduler, settings.times)
    lost = [path for path in _paths(scheduler) if not path.exists()]
    if lost:
        again = " ".join(f"{at:%H:%M}" for at in settings.times)
        _fail(f"{_name(lost)} is gone; to make it again: footcoach remind {again}")


def remove_reminders() -> None:
    """Remove what was made for reminders, and nothing else."""
    file = ReminderFile()
    scheduler = find_scheduler(file.read().scheduler)
    if scheduler is None:
        click.echo(NONE)
        return
    try:
        foreign = _remove(scheduler)
        file.remove()
    except OSError as error:
        _fail(f"the reminders can't be removed: {_explain(error)}")
    click.echo(OFF)
    for path in foreign:
        print_note(f"{_name([path])} isn't footcoach's and was left alone")
    if not _paths(scheduler):
        print_note("remove footcoach's lines from your crontab too: crontab -e")


def _print_reminders(scheduler: Scheduler, times: tuple[time, ...]) -> None:
    *others, last = (f"{at:%H:%M}" for at in times)
    spoken = f"{', '.join(others)} and {last}" if others else last
    paths = _paths(scheduler)
    if paths:
        click.echo(f"Reminders at {spoken}, by {scheduler.title}:")
        click.echo("\n".join(f"  {_name([path])}" for path in paths))
        return
    print_note(f"no scheduler was found for reminders at {spoken}")
    print_note("add these lines to your crontab, once, with `crontab -e`:")
    click.echo("\n".join(map(printable, write_lines(describe_job(times)))))


def _paths(scheduler: Scheduler) -> tuple[Path, ...]:
    """Return the files of a scheduler's reminders, whether they're there or not."""
    return tuple(_place(scheduler, scheduler.write(describe_job(()))))


def _place(scheduler: Scheduler, files: dict[str, bytes]) -> dict[Path, bytes]:
    return {scheduler.folder() / name: data for name, data in files.items()}


def _check_ours(files: Iterable[Path]) -> None:
    """End with status 1 if a file is there that isn't ours."""
    for path in files:
        if os.path.lexists(path) and not _is_ours(path):
            _fail(f"{_name([path])} isn't footcoach's; rename it, then try again")


def _is_ours(path: Path) -> bool:
    """Whether a file has our name in it, in any of the encodings we write."""
    try:
        with path.open("rb") as file:
            data = file.read(_LONGEST)
    except OSError:
        return False
    return any(NAME.encode(encoding) in data for encoding in ("utf-8", "utf-16-le", "utf-16-be"))


def _remove(scheduler: Scheduler) -> list[Path]:
    """Remove a scheduler's reminders; return the files that aren't ours. Raise OSError."""
    _run_each(scheduler.stop())
    there = [path for path in _paths(scheduler) if os.path.lexists(path)]
    ours = [path for path in there if _is_ours(path)]
    for path in (*ours, *filter(Path.is_symlink, scheduler.links())):
        path.unlink()
    _run_each(scheduler.forget())
    return [path for path in there if path not in ours]


def _run_all(commands: Iterable[Command]) -> None:
    """Run commands; raise `_SchedulerError` at the first that fails."""
    for command in commands:
        reason = _run(command)
        if reason:
            msg = f"`{' '.join(command)}` says: {reason}"
            raise _SchedulerError(msg)


def _run_each(commands: Iterable[Command]) -> None:
    """Run commands, whether they succeed or not: what they undo may be undone already."""
    for command in commands:
        _run(command)


def _run(command: Command) -> str:
    """Run a command; return why it failed, "" if it didn't."""
    try:
        done = subprocess.run(  # noqa: S603, no shell
            command,
            capture_output=True,
            text=True,
            errors="replace",
            timeout=LIMIT,
            check=False,
            user=user_for_child(),
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        return _explain(error)
    said = (done.stderr or done.stdout).strip().splitlines()
    return (said[-1] if said else f"exit status {done.returncode}") if done.returncode else ""


def _explain(error: Exception) -> str:
    reason = error.strerror if isinstance(error, OSError) else ""
    return printable(reason or str(error))


def _name(paths: list[Path]) -> str:
    return printable(", ".join(map(str, paths)))


def _fail(reason: str) -> NoReturn:
    print_note(reason)
    sys.exit(Status.WRONG_DATA)
