"""Reads from the log what is said of week and plan once a session has ended."""

from contextlib import suppress
from datetime import date

from footcoach.advice.time_left import seconds_left
from footcoach.advice.today import RoutineToDo
from footcoach.advice.today_text import name_day, write_minutes
from footcoach.coach.ending_words import Outlook, say_outlook
from footcoach.coach.log_service import LogService
from footcoach.coach.next_day import find_next_day
from footcoach.coach.week_so_far import count_days
from footcoach.log.database import LogError
from footcoach.routine.enums import Effort
from footcoach.session.player import Ending, Session
from footcoach.session.timeline import Timeline


def outlook_lines(log: LogService, session: Session) -> tuple[str, ...]:
    """Return the line about the week and what is next, after a session that was finished.

    There is none where the log can't be read: that is said elsewhere.
    """
    if session.ending is not Ending.FINISHED:
        return ()
    with suppress(LogError):
        return (say_outlook(read_outlook(log, session.timeline)),)
    return ()


def read_outlook(log: LogService, timeline: Timeline) -> Outlook:
    """Return the week so far of the routine in ``timeline``, and what the plan asks for next.

    Raise `LogError`.
    """
    routine = timeline.routine
    todo = log.to_do()[0]
    own = next((one for one in todo if one.routine.identity == routine.identity), None)
    wanted = max((item.days_wanted for item in own.items), default=0) if own else 0
    return Outlook(
        today=log.today,
        days=count_days(log, routine.identity),
        wanted=wanted,
        next=_find_next(log, todo, timeline.effort),
    )


def _find_next(log: LogService, todo: tuple[RoutineToDo, ...], effort: Effort) -> str:
    left = [one for one in todo if one.to_do]
    if left:
        return f"{_name(left)}, {write_minutes(seconds_left(left, effort))} left today"
    day = find_next_day(log) if todo else None
    return _name_day(log, day) if day else ""


def _name_day(log: LogService, day: date) -> str:
    return f"{_name([one for one in log.to_do(day)[0] if one.to_do])} {name_day(day, log.today)}"


def _name(routines: list[RoutineToDo]) -> str:
    """Name the first routine, and count the others."""
    first, *others = routines
    return f"{first.routine.title}{f' and {len(others)} more' if others else ''}"
