"""What is left of a routine to do today, and in the week around it.

Nothing here knows which day it is. A session belongs to the day that was written down when it
began, so no journey and no change of the clocks can move, lose or double one. Of a range such as
2 to 3 days a week, the low end is to be done and the high end may be.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from fractions import Fraction
from math import ceil
from types import MappingProxyType
from typing import NamedTuple

from footcoach.advice.pain import PainAdvice, Rest
from footcoach.advice.times_done import Shares, SideCounts, count_whole, share_by_day
from footcoach.log.records import DayOff, SessionRecord
from footcoach.routine.enums import BodyPart, Side, Sides
from footcoach.routine.model import Exercise, ExerciseKey, Routine, Span

SPACED = 3
"""What is done on this many days a week, or fewer, has a day off after each of them
(``docs/evidence.md``, section 7: leave a day between loaded sessions)."""

_DAY = timedelta(days=1)
_WEEK = 7


class TodayStatus(StrEnum):
    """What an exercise has to do with today, in the word that is shown."""

    TO_DO = "to do"
    LATER = "later"
    """To do this week, but another day is better, or as good."""
    EXTRA = "extra"
    """Done for this week; the range has room for more."""
    DONE = "done"
    OPTIONAL = "optional"
    RESTING = "resting"
    """Not asked for, because of pain."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExerciseToDo:
    """One exercise of a routine, or all exercises of one choice, as today finds them."""

    exercises: tuple[int, ...]
    """Indexes into the routine's exercises; several are a choice."""
    pick: int
    """The index of the one to do now: the one done last, or else the first that isn't optional."""
    status: TodayStatus
    done: SideCounts
    """How often it was done today, whole times only."""
    remaining: SideCounts
    """How often it is to be done today yet; 0 unless the status is to do."""
    per_day: Span
    days: int
    """Days of this week, today included, on which it was done often enough."""
    days_wanted: int
    """Days of this week on which it is to be done in all. Days off and days before the routine
    was begun make it fewer; 0 for what is optional."""
    days_per_week: Span
    body_part: BodyPart = BodyPart.FOOT
    """What the sides of the one to do now are sides of."""
    rest: Rest | None = None
    """Why and until when it rests; None unless the status is resting."""

    @property
    def only_side(self) -> Side | None:
        """The only side with something left today; None if both or neither have."""
        if bool(self.remaining.left) == bool(self.remaining.right):
            return None
        return Side.LEFT if self.remaining.left else Side.RIGHT

    @property
    def room_this_week(self) -> int:
        """On how many more days this week has room for it."""
        return max(0, self.days_per_week.high - self.days)


@dataclass(frozen=True, slots=True, kw_only=True)
class RoutineToDo:
    """A routine, and what is left of it."""

    routine: Routine
    items: tuple[ExerciseToDo, ...]
    """In the order of the routine, those of a choice together."""

    @property
    def to_do(self) -> tuple[ExerciseToDo, ...]:
        """What is left today."""
        return tuple(item for item in self.items if item.status is TodayStatus.TO_DO)

    @property
    def resting(self) -> tuple[ExerciseToDo, ...]:
        """What would be left today, but rests because of pain."""
        return tuple(item for item in self.items if item.status is TodayStatus.RESTING)

    @property
    def selection(self) -> tuple[frozenset[int], dict[int, Side]]:
        """The exercises of a session of what is left today, and those for one side alone."""
        sides = {item.pick: item.only_side for item in self.to_do}
        return frozenset(sides), {index: side for index, side in sides.items() if side}


class Week(NamedTuple):
    """The week around a day, and what is taken out of it."""

    first: date
    days_off: Mapping[date, DayOff] = MappingProxyType({})
    advice: PainAdvice = PainAdvice()
    """What rests because of pain."""


def work_out_today(
    routine: Routine,
    records: Iterable[SessionRecord],
    today: date,
    week: Week,
    *,
    since: date | None = None,
) -> RoutineToDo:
    """Return what is left of ``routine`` today, which is in ``week``.

    ``records`` hold this week and the day before it, at least; more do no harm. ``since`` is the
    first day on which the routine was done, None if it never was. A week has less to do if the
    routine was begun in it, or if it has days off. What rests isn't to be done.
    """
    judge = _Judge(today, week, since or today)
    done = share_by_day(records, routine.identity, today)
    items = tuple(judge.judge_group(group, _sum_up(group, done)) for group in _group(routine))
    return RoutineToDo(routine=routine, items=items)


class _Group(NamedTuple):
    """The exercises of one choice, or a single one, with their places in the routine."""

    places: tuple[int, ...]
    keys: tuple[ExerciseKey, ...]
    exercises: tuple[Exercise, ...]

    @property
    def is_optional(self) -> bool:
        return all(exercise.optional for exercise in self.exercises)

    @property
    def per_day(self) -> Span:
        return _widest([exercise.per_day for exercise in self.exercises])

    @property
    def days_per_week(self) -> Span:
        return _widest([exercise.days_per_week for exercise in self.exercises])

    def choose(self, last: int | None, advice: PainAdvice) -> int:
        """Return the place of the one to do now, one that doesn't rest if there is one.

        ``last`` is the place of the one done last, None if none was done.
        """
        pairs = tuple(zip(self.places, self.exercises, strict=True))
        if last is None:
            last = next((place for place, one in pairs if not one.optional), self.places[0])
        fit = [place for place, one in pairs if not advice.is_resting(one)]
        return last if last in fit else next(iter(fit), last)

    def find_rest(self, advice: PainAdvice) -> Rest | None:
        """Return the shortest rest of its exercises; None if one of them doesn't rest."""
        rests = [rest for one in self.exercises if (rest := advice.find_rest(one))]
        if len(rests) < len(self.exercises):
            return None
        return min(rests, key=lambda rest: rest.returns or date.max)


class _Done(NamedTuple):
    """What was done of a group by day, and which exercise of it last."""

    days: Mapping[date, SideCounts]
    last: int | None
    """A place in the routine; None if nothing was done."""


class _Judge:
    """Judges what is left on one day, by what was done in the week around it."""

    def __init__(self, today: date, week: Week, since: date) -> None:
        self._today = today
        self._advice = week.advice
        self._first = week.first
        days = [week.first + number * _DAY for number in range(_WEEK)]
        self._open = [day for day in days if day not in week.days_off and day >= since]
        self._is_off = today in week.days_off

    def judge_group(self, group: _Group, done: _Done) -> ExerciseToDo:
        """Return what is left of a group, given what was done of it."""
        per_day, days = group.per_day, group.days_per_week
        today = done.days.get(self._today, SideCounts(0, 0))
        full = {day for day, feet in done.days.items() if feet.both >= per_day.low}
        # Tomorrow can be among them, if the person flew home over the date line.
        before = sum(self._first <= day < self._first + _WEEK * _DAY for day in full)
        before -= self._today in full
        wanted = ceil(Fraction(days.low * len(self._open), _WEEK))
        status = self._status(group, full, wanted - before, before)
        short = [max(0, per_day.low - times) for times in today]
        pick = group.choose(done.last, self._advice)
        return ExerciseToDo(
            exercises=group.places,
            pick=pick,
            body_part=group.exercises[group.places.index(pick)].body_part,
            status=status,
            done=today,
            remaining=SideCounts(*short) if status is TodayStatus.TO_DO else SideCounts(0, 0),
            per_day=per_day,
            days=before + (self._today in full),
            days_wanted=0 if group.is_optional else wanted,
            days_per_week=days,
            rest=group.find_rest(self._advice) if status is TodayStatus.RESTING else None,
        )

    def _status(self, group: _Group, full: set[date], needed: int, before: int) -> TodayStatus:
        if self._today in full:
            return TodayStatus.DONE
        if group.is_optional:
            return TodayStatus.OPTIONAL
        if needed <= 0:
            return TodayStatus.EXTRA if before < group.days_per_week.high else TodayStatus.DONE
        if self._is_off or self._is_day_between(group, full, needed):
            return TodayStatus.LATER
        return TodayStatus.RESTING if group.find_rest(self._advice) else TodayStatus.TO_DO

    def _is_day_between(self, group: _Group, full: set[date], needed: int) -> bool:
        """Whether today is the day off between two, and the rest of the week has room for it."""
        if group.days_per_week.low > SPACED or self._today - _DAY not in full:
            return False
        to_come = sum(day > self._today for day in self._open)
        return needed <= ceil(to_come / 2)


def _group(routine: Routine) -> Iterator[_Group]:
    """Yield every exercise, those of a choice together in the place of its first."""
    keys = routine.keys
    for places in routine.choice_groups:
        yield _Group(
            places,
            tuple(keys[place] for place in places),
            tuple(routine.exercises[place] for place in places),
        )


def _sum_up(group: _Group, done: Mapping[ExerciseKey, Shares]) -> _Done:
    """Return what was done of all exercises of a group together."""
    totals: Shares = {}
    last = None
    for key, shares in done.items():
        if key not in group.keys:
            continue
        index = group.keys.index(key)
        if any(share for feet in shares.values() for share in feet.values()):
            last = group.places[index]
        for day, feet in shares.items():
            total = totals.setdefault(day, defaultdict(Fraction))
            for side, share in _share_of_both(feet, group.exercises[index].sides).items():
                total[side] += share
    together = all(exercise.sides is Sides.BOTH for exercise in group.exercises)
    return _Done({day: count_whole(feet, together=together) for day, feet in totals.items()}, last)


def _share_of_both(done: Mapping[Side, Fraction], sides: Sides) -> dict[Side, Fraction]:
    """Return the share each side did; if one works alone, its share is the whole."""
    left, right = done[Side.LEFT], done[Side.RIGHT]
    match sides:
        case Sides.LEFT:
            right = left
        case Sides.RIGHT:
            left = right
        case Sides.ONE:
            left = right = max(left, right)
        case _:
            pass
    return {Side.LEFT: left, Side.RIGHT: right}


def _widest(spans: list[Span]) -> Span:
    return Span(min(span.low for span in spans), max(span.high for span in spans))
