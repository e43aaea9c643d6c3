"""Half a year at a glance: a character for each day, and a curve of the pain after sessions."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from statistics import median
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
"""Lines of the curve, two points of pain each."""


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


def weekly_medians(entries: Iterable[SessionRecord], shown: HalfYear) -> tuple[float | None, ...]:
    """Return the median of the pain after sessions for each week; None for a week without.

    Medians, because the pain before and after a single session is noise (docs/evidence.md,
    section 6).
    """
    weeks = defaultdict[int, list[int]](list)
    for entry in entries:
        if entry.feeling.after is not None:
            weeks[(entry.began.date - shown.first).days // len(_DAYS)].append(entry.feeling.after)
    return tuple(median(weeks[week]) if week in weeks else None for week in range(WEEKS))


def draw_curve(medians: tuple[float | None, ...], pitch: int = 1) -> tuple[str, ...]:
    """Draw weekly medians below the weeks of a calendar of the same ``pitch``; gaps stay gaps.

    Return nothing if there is no median at all.
    """
    if not any(value is not None for value in medians):
        return ()
    return tuple(_draw_rows(medians, pitch))


def _draw_rows(medians: tuple[float | None, ...], pitch: int) -> Iterator[str]:
    for row in range(_ROWS - 1, -1, -1):
        low = row * WORST / (_ROWS - 1)
        points = (
            "●" if value is not None and round(value * (_ROWS - 1) / WORST) == row else " "
            for value in medians
        )
        yield f"{low:3.0f} {_space_out(points, pitch)}".rstrip()


def compare_weeks(medians: tuple[float | None, ...], *, is_this_week: bool) -> str:
    """Return in a line how the last week compares with the one before; "" if one has no median."""
    before, this = medians[-2:]
    if before is None or this is None:
        return ""
    names = ("this week", "last week") if is_this_week else ("that week", "the week before")
    return f"Pain {names[0]} {this:g}, {names[1]} {before:g}. A change of 1 is normal."
