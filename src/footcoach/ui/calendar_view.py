"""Half a year at a glance: a sign for each day, and a curve of how it felt."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from statistics import median
from typing import NamedTuple

from footcoach.log.days import DayRules
from footcoach.log.records import WORST, DayOff, SessionRecord

WEEKS = 26
NOTHING = "·"
MARKS = {DayOff.REST: "r", DayOff.ILL: "i"}
AMOUNTS = ((0, "▫"), (300, "▪"), (900, "■"))
"""Seconds of work from which a day gets a sign."""
LEGEND = "▫ some  ▪ 5 min  ■ 15 min\nr day of rest  i ill"

_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_DAY, _WEEK = timedelta(days=1), timedelta(days=7)
_MONTH = 4
"""Columns that the name of a month takes."""
_ROWS = 6
"""Lines of the curve, each two points of pain."""


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

    def page(self, weeks: int, today: date) -> "HalfYear":
        """Return the one so many weeks on; it ends with a whole week, or today."""
        end = self.last_week + (weeks + 1) * _WEEK - _DAY
        return self._replace(last=min(today, end))


def calendar(
    entries: Iterable[SessionRecord],
    marks: Mapping[date, DayOff],
    shown: HalfYear,
    pitch: int = 1,
) -> tuple[str, ...]:
    """Draw a half year: a row for each weekday, a column for each week.

    ``pitch`` is how many cells there are from one week to the next.
    """
    seconds = defaultdict[date, float](float)
    for entry in entries:
        seconds[entry.began.date] += entry.seconds
    rows = []
    for number in range(len(_DAYS)):
        first = shown.first + number * _DAY
        days = (first + week * _WEEK for week in range(WEEKS))
        signs = (_sign(day, seconds, marks) if day <= shown.last else " " for day in days)
        rows.append(f"{_DAYS[first.weekday()]} {_apart(signs, pitch)}")
    return (f"    {_months(shown.first, pitch)}", *rows)


def _apart(signs: Iterable[str], pitch: int) -> str:
    return (" " * (pitch - 1)).join(signs)


def _sign(day: date, seconds: Mapping[date, float], marks: Mapping[date, DayOff]) -> str:
    if day in seconds:
        return next(sign for least, sign in reversed(AMOUNTS) if seconds[day] >= least)
    return MARKS[marks[day]] if day in marks else NOTHING


def _months(first: date, pitch: int) -> str:
    """Write the names of the months over the weeks in which they begin."""
    line = ""
    for week in range(WEEKS):
        end, at = first + week * _WEEK + 6 * _DAY, week * pitch
        if end.day <= len(_DAYS) and len(line) <= at <= WEEKS * pitch - _MONTH:
            line = line.ljust(at) + f"{end:%b}"
    return line


def weekly_medians(entries: Iterable[SessionRecord], shown: HalfYear) -> tuple[float | None, ...]:
    """Return the median of pain after the sessions of each week; None where nothing was said.

    Medians, because before and after a single session is noise (docs/evidence.md,
    section 6).
    """
    weeks = defaultdict[int, list[int]](list)
    for entry in entries:
        if entry.feeling.after is not None:
            weeks[(entry.began.date - shown.first).days // len(_DAYS)].append(entry.feeling.after)
    return tuple(median(weeks[week]) if week in weeks else None for week in range(WEEKS))


def curve(medians: tuple[float | None, ...], pitch: int = 1) -> tuple[str, ...]:
    """Draw weekly medians below the weeks of a `calendar` of the same ``pitch``; gaps stay gaps.

    Nothing is drawn before something was said.
    """
    if not any(value is not None for value in medians):
        return ()
    return tuple(_curve(medians, pitch))


def _curve(medians: tuple[float | None, ...], pitch: int) -> Iterator[str]:
    for row in range(_ROWS - 1, -1, -1):
        low = row * WORST / (_ROWS - 1)
        points = (
            "●" if value is not None and round(value * (_ROWS - 1) / WORST) == row else " "
            for value in medians
        )
        yield f"{low:3.0f} {_apart(points, pitch)}".rstrip()


def compared(medians: tuple[float | None, ...], *, now: bool) -> str:
    """Say how the last week shown compares with the one before, without praise.

    It is this week if ``now``; "" if one of the two is missing.
    """
    before, this = medians[-2:]
    if before is None or this is None:
        return ""
    names = ("this week", "last week") if now else ("that week", "the week before")
    return f"Pain {names[0]} {this:g}, {names[1]} {before:g}. A change of 1 is normal."
