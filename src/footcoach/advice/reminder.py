"""Whether to remind someone now, and in which words.

Each time of a day that was asked for reminds once at most, on the day as it's lived: neither a
journey nor a change of the clocks brings it twice.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from footcoach.advice.time_left import next_seconds, seconds_left
from footcoach.advice.today import RoutineToDo
from footcoach.advice.today_text import name_left, write_minutes
from footcoach.routine.enums import Effort

_DAY = timedelta(days=1)
_WRONG = 2 * _DAY
"""A reminder dated further ahead than this was noted by a wrong clock: no journey does that."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """When someone might be reminded."""

    day: date
    """The day that it is where the person lives."""
    clock: datetime
    """What the wall clock shows there, without a time zone."""
    day_begins: time


class Reminder(NamedTuple):
    """What to say."""

    slot: datetime | None
    """The time it's for, without a time zone; None if no times were asked for."""
    text: str


def remind(
    todo: Iterable[RoutineToDo], now: Moment, times: Iterable[time], last: datetime | None
) -> Reminder | None:
    """Return what to remind of; None if nothing is left today, or it isn't time.

    ``times`` are those asked for; without any, now is one. ``last`` is the slot of the reminder
    before, None if there was none.
    """
    times, todo = tuple(times), tuple(todo)
    slot = find_slot(times, now)
    if times and (slot is None or _was_said(slot, last)):
        return None
    text = write_reminder(todo)
    return Reminder(slot, text) if text else None


def find_slot(times: Iterable[time], now: Moment) -> datetime | None:
    """Return the latest of the times of this day that has come; None if none has."""
    slots = (_place(at, now) for at in times)
    return max((slot for slot in slots if slot <= now.clock), default=None)


def write_reminder(todo: Iterable[RoutineToDo]) -> str:
    """Return what's left today and how long it takes; "" if nothing is."""
    left = [one for one in todo if one.to_do]
    if not left:
        return ""
    total = seconds_left(left, Effort.GENTLE)
    first = sum(next_seconds(one, Effort.GENTLE) for one in left)
    now, whole = write_minutes(first), write_minutes(total)
    takes = f"It takes {whole}." if first == total else f"{now} now, {whole} in all."
    return f"{name_left(left)}. {takes}"


def _place(at: time, now: Moment) -> datetime:
    """Return when the wall clock shows a time on this day, which can begin in the night."""
    day = now.day if at >= now.day_begins else now.day + _DAY
    return datetime.combine(day, at)


def _was_said(slot: datetime, last: datetime | None) -> bool:
    return last is not None and slot <= last < slot + _WRONG
