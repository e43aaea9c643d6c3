"""Half a year at a glance: a character for each day, and the pain of each day as a line."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from itertools import pairwise
from math import ceil
from typing import NamedTuple

from footcoach.log.days import DayRules
from footcoach.log.records import WORST, DayOff, SessionRecord

WEEKS = 26
NOTHING = "·"
DAYS_OFF = {DayOff.REST: "r", DayOff.ILL: "i"}
AMOUNTS = ((0, "▫"), (300, "▪"), (900, "■"))
"""Seconds of work from which a day gets a character."""
LEGEND = "▫ some  ▪ 5 min  ■ 15 min\nr rest day  i sick day"

_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_DAY, _WEEK = timedelta(days=1), timedelta(days=7)
_MONTH = 4
"""Columns that the name of a month takes."""
_ROWS = 6
"""Lines of the chart of pain, two points each."""
_MARGIN = "    "
"""Left of the first day: the scale, and room for the first digit of a 10."""
LINE = "·"
"""Joins two points of the chart of pain."""


class HalfYear(NamedTuple):
    """The days from the first of a week to ``last``, which is in the last of `WEEKS` weeks."""

    last: date
    days: DayRules

    @property
    def first(self) -> date:
        """The first day of the first week."""
        return self.last_week - (WEEKS - 1) * _WEEK

    @property
    def last_week(self) -> date:
        """The first day of the last week."""
        return self.days.find_first_of_week(self.last)

    def turn(self, weeks: int, today: date) -> "HalfYear":
        """Return the half year so many weeks later; it ends with a whole week, or today."""
        end = self.last_week + (weeks + 1) * _WEEK - _DAY
        return self._replace(last=min(today, end))


def draw_calendar(
    entries: Iterable[SessionRecord],
    days_off: Mapping[date, DayOff],
    shown: HalfYear,
    pitch: int = 1,
) -> tuple[str, ...]:
    """Draw a half year: a row for each weekday, a column for each week.

    ``pitch`` is the number of cells from one week to the next.
    """
    seconds = defaultdict[date, float](float)
    for entry in entries:
        seconds[entry.began.date] += entry.seconds
    rows = []
    for number in range(len(_DAYS)):
        first = shown.first + number * _DAY
        days = (first + week * _WEEK for week in range(WEEKS))
        signs = (_choose_sign(day, seconds, days_off) if day <= shown.last else " " for day in days)
        rows.append(f"{_DAYS[first.weekday()]} {_space_out(signs, pitch)}")
    return (f"    {_name_months(shown.first, pitch)}", *rows)


def _space_out(signs: Iterable[str], pitch: int) -> str:
    return (" " * (pitch - 1)).join(signs)


def _choose_sign(day: date, seconds: Mapping[date, float], days_off: Mapping[date, DayOff]) -> str:
    if day in seconds:
        return next(sign for least, sign in reversed(AMOUNTS) if seconds[day] >= least)
    return DAYS_OFF[days_off[day]] if day in days_off else NOTHING


def _name_months(first: date, pitch: int) -> str:
    """Return the names of the months, above the weeks in which they begin."""
    line = ""
    for week in range(WEEKS):
        end, at = first + week * _WEEK + 6 * _DAY, week * pitch
        if end.day <= len(_DAYS) and len(line) <= at <= WEEKS * pitch - _MONTH:
            line = line.ljust(at) + f"{end:%b}"
    return line


def find_daily_pain(entries: Iterable[SessionRecord]) -> dict[date, int]:
    """Return the highest pain of each day: after a session of that day, or the morning after one.

    A day without an answer isn't in it.
    """
    found = dict[date, int]()
    for entry in entries:
        day, feeling = entry.began.date, entry.feeling
        # Another hand may have written the last day that there is.
        next_day = day + _DAY if day < date.max else day
        for when, pain in ((day, feeling.after), (next_day, feeling.morning)):
            if pain is not None:
                found[when] = max(pain, found.get(when, pain))
    return found


def draw_pain(pain: Mapping[date, int], shown: HalfYear, room: int) -> tuple[str, ...]:
    """Draw the pain of each day of the last weeks in ``room`` columns, and below it the days.

    Each point is the number itself. A line joins those that are a week apart at most: longer
    gaps stay gaps. Return nothing if no day has a number.
    """
    weeks = max(1, (room - len(_MARGIN)) // len(_DAYS))
    first = shown.last_week - (weeks - 1) * _WEEK
    points = {(day - first).days: pain[day] for day in pain if first <= day <= shown.last}
    if not points:
        return ()
    heights = {at: _row_of(points[at]) for at in sorted(points)}
    heights |= _join(heights.items())
    rows = (
        _draw_row(row, [at for at in heights if heights[at] == row], points, weeks)
        for row in range(_ROWS - 1, -1, -1)
    )
    return (*rows, _MARGIN + _name_weeks(first, weeks), _sum_up(first, points))


def _row_of(pain: int) -> int:
    """Return the row of a number; an odd one is rounded up."""
    return ceil(pain * (_ROWS - 1) / WORST)


def _join(points: Iterable[tuple[int, int]]) -> dict[int, int]:
    """Return the rows of the lines between points, by column."""
    return {
        at: round(row + (later_row - row) * (at - day) / (later - day))
        for (day, row), (later, later_row) in pairwise(points)
        if later - day <= len(_DAYS)
        for at in range(day + 1, later)
    }


def _draw_row(row: int, columns: Iterable[int], points: Mapping[int, int], weeks: int) -> str:
    cells = [" "] * (len(_MARGIN) + weeks * len(_DAYS))
    for at in sorted(columns):
        text = str(points[at]) if at in points else LINE
        # A 10 takes the column before it too.
        end = len(_MARGIN) + at + 1
        cells[end - len(text) : end] = text
    label = f"{row * WORST // (_ROWS - 1):2}"
    return (label + "".join(cells[len(label) :])).rstrip()


def _name_weeks(first: date, weeks: int) -> str:
    days = (first + week * _WEEK for week in range(weeks))
    return "".join(f"{day.day} {day:%b}".ljust(len(_DAYS)) for day in days).rstrip()


def _sum_up(first: date, points: Mapping[int, int]) -> str:
    worst, latest = max(points, key=lambda at: (points[at], at)), max(points)
    day = first + worst * _DAY
    return f"Highest {points[worst]} on {day.day} {day:%b}, latest {points[latest]}"
