"""What a routine still asks for: of today, and of the week from Monday to Sunday.

Nothing here knows which day it is. Days are those written down when a session began, so
no journey and no change of the clocks can move, lose or double one. Of a range the low
end is owed and the high end may be filled.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from fractions import Fraction
from math import ceil, floor
from types import MappingProxyType
from typing import NamedTuple

from footcoach.log.records import DayOff, SessionRecord
from footcoach.routine.enums import Side, Sides
from footcoach.routine.model import Exercise, ExerciseKey, Routine, Span

SPACED = 3
"""What is asked for on this many days a week, or fewer, rests on the day after:
strength exercises need a day in between (docs/evidence.md, section 7)."""

_DAY = timedelta(days=1)
_WEEK = 7


class TodayStatus(StrEnum):
    """What today has to do with an exercise."""

    OWED = "owed"
    LATER = "later"
    """This week asks for it, but another day will do."""
    EXTRA = "extra"
    """All that is asked for is done; the range leaves room for more."""
    DONE = "done"
    OPTIONAL = "optional"


class SideCounts(NamedTuple):
    """A number of times for each foot; the same for both where they work together."""

    left: int
    right: int

    @property
    def both(self) -> int:
        """How many times both of them did it."""
        return min(self)

    def of(self, side: Side) -> int:
        """Return the number of one foot."""
        return self.left if side is Side.LEFT else self.right


@dataclass(frozen=True, slots=True, kw_only=True)
class ExerciseToDo:
    """An exercise, or all exercises of one choice, against what the routine asks for."""

    exercises: tuple[int, ...]
    """Indexes into the routine's exercises; several are a choice."""
    pick: int
    """The one of them to do now: the one begun last, or else the first."""
    standing: TodayStatus
    done: SideCounts
    """Whole times today."""
    asked: SideCounts
    """Times that today still asks for; 0 unless it is owed."""
    per_day: Span
    days: int
    """Days of this week, today included, on which it was done as often as asked."""
    days_owed: int
    """Days that this week asks for in all, without the days that are marked or came before;
    0 for what is optional."""
    days_per_week: Span

    @property
    def foot(self) -> Side | None:
        """The only foot that owes something; None if both or none do."""
        if bool(self.asked.left) == bool(self.asked.right):
            return None
        return Side.LEFT if self.asked.left else Side.RIGHT

    @property
    def room_this_week(self) -> int:
        """On how many more days this week allows it."""
        return max(0, self.days_per_week.high - self.days)


def owed(
    routine: Routine,
    entries: Iterable[SessionRecord],
    today: date,
    *,
    marks: Mapping[date, DayOff] = MappingProxyType({}),
    since: date | None = None,
) -> tuple[ExerciseToDo, ...]:
    """Say what ``routine`` asks for, in its order.

    ``entries`` are those of this week and the day before, at least; others do no harm.
    ``since`` is the first day on which the routine was done, None is never before: a week
    asks for less if the routine began in it, or if days of it are marked.
    """
    week = _Week(today, marks, since or today)
    done = _times(entries, routine.name, today)
    return tuple(week.judge(group, _sum(group, done)) for group in _groups(routine))


def choices(owing: Iterable[ExerciseToDo]) -> tuple[frozenset[int], dict[int, Side]]:
    """Return which exercises to do for what is owed, and which of them with one foot alone."""
    asked = [one for one in owing if one.standing is TodayStatus.OWED]
    feet = {one.pick: one.foot for one in asked}
    return frozenset(feet), {index: foot for index, foot in feet.items() if foot}


class _Group(NamedTuple):
    """Exercises of which one is asked for, with their places in the routine."""

    places: tuple[int, ...]
    keys: tuple[ExerciseKey, ...]
    exercises: tuple[Exercise, ...]

    @property
    def optional(self) -> bool:
        return all(exercise.optional for exercise in self.exercises)

    @property
    def per_day(self) -> Span:
        return _widest([exercise.per_day for exercise in self.exercises])

    @property
    def days_per_week(self) -> Span:
        return _widest([exercise.days_per_week for exercise in self.exercises])

    @property
    def first(self) -> int:
        """The place of the one to do when nothing says otherwise."""
        pairs = zip(self.places, self.exercises, strict=True)
        return next((place for place, one in pairs if not one.optional), self.places[0])


class _Done(NamedTuple):
    """What was done of a group, by day, and which of it last."""

    days: Mapping[date, SideCounts]
    last: int | None


class _Week:
    """One day and the week around it."""

    def __init__(self, today: date, marks: Mapping[date, DayOff], since: date) -> None:
        self._today = today
        self._monday = today - today.weekday() * _DAY
        days = [self._monday + number * _DAY for number in range(_WEEK)]
        self._open = [day for day in days if day not in marks and day >= since]
        self._marked = today in marks

    def judge(self, group: _Group, done: _Done) -> ExerciseToDo:
        """Hold what was done of a group against what is asked for."""
        per_day, days = group.per_day, group.days_per_week
        today = done.days.get(self._today, SideCounts(0, 0))
        full = {day for day, feet in done.days.items() if feet.both >= per_day.low}
        # Tomorrow may be in it: the person came home over the date line.
        before = sum(self._monday <= day < self._monday + _WEEK * _DAY for day in full)
        before -= self._today in full
        asked_days = ceil(Fraction(days.low * len(self._open), _WEEK))
        standing = self._standing(group, full, asked_days - before, before)
        short = [max(0, per_day.low - times) for times in today]
        return ExerciseToDo(
            exercises=group.places,
            pick=group.first if done.last is None else done.last,
            standing=standing,
            done=today,
            asked=SideCounts(*short) if standing is TodayStatus.OWED else SideCounts(0, 0),
            per_day=per_day,
            days=before + (self._today in full),
            days_owed=0 if group.optional else asked_days,
            days_per_week=days,
        )

    def _standing(self, group: _Group, full: set[date], needed: int, before: int) -> TodayStatus:
        if self._today in full:
            return TodayStatus.DONE
        if group.optional:
            return TodayStatus.OPTIONAL
        if needed <= 0:
            return TodayStatus.EXTRA if before < group.days_per_week.high else TodayStatus.DONE
        if self._marked or self._rests(group, full, needed):
            return TodayStatus.LATER
        return TodayStatus.OWED

    def _rests(self, group: _Group, full: set[date], needed: int) -> bool:
        """Tell whether a day between is due, and the rest of the week has room for it."""
        if group.days_per_week.low > SPACED or self._today - _DAY not in full:
            return False
        to_come = sum(day > self._today for day in self._open)
        return needed <= ceil(to_come / 2)


def _groups(routine: Routine) -> Iterator[_Group]:
    """Yield every exercise, those of a choice together where the first of them stands."""
    keys = routine.keys
    for places in routine.choice_groups:
        yield _Group(
            places,
            tuple(keys[place] for place in places),
            tuple(routine.exercises[place] for place in places),
        )


_Shares = dict[date, dict[Side, Fraction]]


def _times(
    entries: Iterable[SessionRecord], routine: str, today: date
) -> dict[ExerciseKey, _Shares]:
    """Add up, by day and foot, which share of its reps was done of each exercise.

    Days after tomorrow can only come from a clock that was wrong, and are left out.
    """
    found: dict[ExerciseKey, _Shares] = {}
    for entry in sorted(entries, key=lambda entry: entry.began.at):
        day = entry.began.date
        if entry.routine != routine or day > today + _DAY:
            continue
        for part in entry.parts:
            shares = found.pop((part.exercise, part.nth), {})
            # Taken out and put back, so that what was done last comes last.
            found[part.exercise, part.nth] = shares
            for side in (part.side,) if part.side else Side:
                share = Fraction(part.done, part.planned) if part.planned else Fraction(0)
                feet = shares.setdefault(day, defaultdict(Fraction))
                feet[side] += share
    return found


def _sum(group: _Group, done: Mapping[ExerciseKey, _Shares]) -> _Done:
    """Add up what was done of any exercise of a group."""
    totals: _Shares = {}
    last = None
    for key, shares in done.items():
        if key not in group.keys:
            continue
        if any(share for feet in shares.values() for share in feet.values()):
            last = group.places[group.keys.index(key)]
        for day, feet in shares.items():
            total = totals.setdefault(day, defaultdict(Fraction))
            for side in Side:
                total[side] += feet[side]
    together = all(exercise.sides is Sides.BOTH for exercise in group.exercises)
    return _Done({day: _whole(feet, together=together) for day, feet in totals.items()}, last)


def _whole(feet: Mapping[Side, Fraction], *, together: bool) -> SideCounts:
    """Count whole times; an unfinished one is not counted, but two halves are one."""
    times = SideCounts(floor(feet[Side.LEFT]), floor(feet[Side.RIGHT]))
    return SideCounts(times.both, times.both) if together else times


def _widest(spans: list[Span]) -> Span:
    return Span(min(span.low for span in spans), max(span.high for span in spans))
