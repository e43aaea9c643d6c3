"""Which day a moment belongs to, and which week a day belongs to. Pure.

A day begins when the wall clock first shows the time at which it begins. When clocks go back and
show that time again, the day that has begun stays; when they go forward past it, the day begins
at the jump. So the days of one place follow each other and none comes twice.
"""

from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
"""The days of the week, each at the number that `date.weekday` has for it."""
LATEST_BEGIN = time(12)
"""No later than this does a day begin: later, most of it would have the date of the day before."""

_DAY = timedelta(days=1)
_SOON = 3 * 24 * 60 * 60
"""Seconds within which the day turns for certain, even where the calendar skips a date."""


class DayRules(NamedTuple):
    """When a day begins, and a week."""

    day_begins: time = time(4)
    """On the wall clock. What is done after midnight belongs to the evening before."""
    week_begins: int = 0
    """A weekday, counted from Monday as 0."""

    def find_day(self, moment: datetime) -> date:
        """Return the day of a moment, which has the time zone of the place where it's lived."""
        today = moment.date()
        days = (today + _DAY, today)
        return next((day for day in days if self._has_begun(day, moment)), today - _DAY)

    def find_turn(self, moment: datetime) -> datetime:
        """Return when the next day begins, to the second, in the time zone of ``moment``."""
        day, start = self.find_day(moment), moment.astimezone(UTC).replace(microsecond=0)
        before, after = 0, _SOON
        while after - before > 1:
            middle = (before + after) // 2
            then = (start + timedelta(seconds=middle)).astimezone(moment.tzinfo)
            before, after = (middle, after) if self.find_day(then) == day else (before, middle)
        return (start + timedelta(seconds=after)).astimezone(moment.tzinfo)

    def find_first_of_week(self, day: date) -> date:
        """Return the first day of the week that ``day`` is in."""
        return day - (day.weekday() - self.week_begins) % len(WEEKDAYS) * _DAY

    def _has_begun(self, day: date, moment: datetime) -> bool:
        begins = datetime.combine(day, self.day_begins, moment.tzinfo)
        if moment.replace(tzinfo=None) >= begins.replace(tzinfo=None):
            return True
        return bool(moment.fold) and _comes_twice(begins)


def _comes_twice(local: datetime) -> bool:
    """Whether a wall clock shows a time twice, because clocks go back."""
    first, second = local.replace(fold=0).utcoffset(), local.replace(fold=1).utcoffset()
    return first is not None and second is not None and first > second
