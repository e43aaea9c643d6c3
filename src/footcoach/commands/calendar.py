"""``footcoach calendar``: the plan as a file that calendars import."""

import sys
from datetime import datetime, time
from pathlib import Path
from typing import NamedTuple

import click

from footcoach.advice.plan_slots import PlannedEvent, list_events
from footcoach.commands.loading import open_log
from footcoach.commands.output import print_mistakes, print_note
from footcoach.commands.plan import EMPTY
from footcoach.exit_status import Status
from footcoach.log.database import LogError
from footcoach.output_file import OutputFileError, check_free, write_private
from footcoach.routine.errors import Problem, RoutineError, printable
from footcoach.routine.library import Library
from footcoach.session.words import plural

MISSING = (
    "calendar files need icalendar, which isn't installed here; install it with:"
    " python -m pip install 'icalendar>=7.3,<8'"
)
NOTHING_ASKED = (
    "nothing in your plan can go into a calendar; `footcoach plan` lists what's in it, and"
    " `footcoach plan add ROUTINE` adds more"
)


class _Plan(NamedTuple):
    """The plan as it is now."""

    events: tuple[PlannedEvent, ...]
    more_often: tuple[str, ...]
    """The titles of the routines that are asked for more often than the person gave times."""
    problems: tuple[Problem, ...]
    now: datetime


def write_calendar_file(file: Path, times: tuple[time, ...], *, replaces: bool) -> None:
    """Write the plan into ``file``; end with status 1 if that can't be, or some of it is wrong.

    ``times`` are those of the sessions of a day, the earliest first; empty spreads them.
    """
    try:
        from footcoach.commands.calendar_text import write_calendar
    except ImportError:
        _fail(MISSING)
    try:
        check_free(file, replaces=replaces)
        plan = _read(times)
        if plan.events:
            write_private(file, write_calendar(plan.events, plan.now), replaces=replaces)
    except (LogError, OutputFileError) as error:
        _fail(str(error))
    if plan.problems:
        print_mistakes(RoutineError(plan.problems))
    if not plan.events:
        _fail(NOTHING_ASKED)
    for title in plan.more_often:
        given = plural(len(times), "time")
        print_note(f"your plan asks for {printable(title)} more often than {given} a day; add --at")
    sessions = sum(len(event.weekdays) for event in plan.events)
    click.echo(f"{printable(str(file))}: {plural(sessions, 'session')} a week")
    if plan.problems:
        sys.exit(Status.WRONG_DATA)


def _read(times: tuple[time, ...]) -> _Plan:
    log = open_log(Library())
    if not log.plan():
        _fail(EMPTY)
    to_do, problems = log.to_do()
    for remark in log.store.database.remarks():
        print_note(remark)
    events = tuple(list_events(to_do, log.today, times))
    asked = {event.title: event.slots for event in list_events(to_do, log.today)}
    more_often = tuple(title for title, slots in asked.items() if times and slots > len(times))
    return _Plan(events, more_often, problems, log.now())


def _fail(reason: str) -> None:
    print_note(reason)
    sys.exit(Status.WRONG_DATA)
