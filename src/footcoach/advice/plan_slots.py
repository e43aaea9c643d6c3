"""When to do what's in the plan: times of the day and days of the week, for a calendar.

Of a range such as 2 to 3 days a week, the low end is meant, as for today.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, time, timedelta

from footcoach.advice.today import ExerciseToDo, RoutineToDo
from footcoach.advice.today_text import name_exercises
from footcoach.routine.enums import Effort
from footcoach.session.outline import outline

FIRST, LAST = time(9), time(18)
"""Between these the times of a day are spread, unless the person says when."""
_STEP = 5
"""Minutes to which those times are rounded."""
_WEEK = 7
DAYS = {
    1: (0,),
    2: (0, 3),
    3: (0, 2, 4),
    4: (0, 1, 3, 4),
    5: (0, 1, 2, 3, 4),
    6: (0, 1, 2, 3, 4, 5),
    7: (0, 1, 2, 3, 4, 5, 6),
}
"""On which weekdays to do what's done so many days a week, Monday as 0: with a day between for up
to three (``docs/evidence.md``, section 7)."""

NAMES = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedEvent:
    """A session that repeats every week."""

    routine: str
    """Its name."""
    title: str
    slot: int
    """Which session of the day it is, from 1."""
    slots: int
    """How many of the routine there are in a day."""
    first: date
    """The first day on which it's done."""
    at: time
    """On the wall clock, wherever the person is."""
    weekdays: tuple[int, ...]
    """From Monday as 0."""
    seconds: float
    """How long it takes, without moves that wait for a key."""
    exercises: tuple[str, ...]
    """Their names; those done on fewer days say on which."""


def spread_times(count: int) -> tuple[time, ...]:
    """Return so many times of a day."""
    first, last = (at.hour * 60 + at.minute for at in (FIRST, LAST))
    step = (last - first) / (count - 1) if count > 1 else 0
    minutes = (round((first + number * step) / _STEP) * _STEP for number in range(count))
    return tuple(time(*divmod(one, 60)) for one in minutes)


def list_events(
    plan: Iterable[RoutineToDo], today: date, times: tuple[time, ...] = ()
) -> Iterator[PlannedEvent]:
    """Yield the sessions of the routines in a plan, from ``today`` on.

    ``times`` are those at which the person wants to do them, the earliest first; a routine that is
    to be done more often has no more sessions than these. Empty spreads them over the day.
    """
    for todo in plan:
        items = [item for item in todo.items if _is_asked(todo, item)]
        most = max((item.per_day.low for item in items), default=0)
        chosen = times[:most] or spread_times(most)
        for slot, at in enumerate(chosen, 1):
            asked = [item for item in items if item.per_day.low >= slot]
            weekdays = DAYS[max(item.days_per_week.low for item in asked)]
            yield PlannedEvent(
                routine=todo.routine.name,
                title=todo.routine.title,
                slot=slot,
                slots=len(chosen),
                first=_find_first(today, weekdays),
                at=at,
                weekdays=weekdays,
                seconds=_count_seconds(todo, asked),
                exercises=tuple(_name(todo, item, weekdays) for item in asked),
            )


def _is_asked(todo: RoutineToDo, item: ExerciseToDo) -> bool:
    is_optional = all(todo.routine.exercises[index].optional for index in item.exercises)
    return not is_optional and item.per_day.low > 0 and item.days_per_week.low > 0


def _find_first(today: date, weekdays: tuple[int, ...]) -> date:
    days = (today + timedelta(days=number) for number in range(_WEEK))
    return next(day for day in days if day.weekday() in weekdays)


def _count_seconds(todo: RoutineToDo, asked: Iterable[ExerciseToDo]) -> float:
    include = {item.pick for item in asked}
    return outline(todo.routine, Effort.GENTLE, include=include).length.known


def _name(todo: RoutineToDo, item: ExerciseToDo, weekdays: tuple[int, ...]) -> str:
    """Return the name of an exercise, with its days if they're fewer than ``weekdays``."""
    name, own = name_exercises(todo.routine, item), DAYS[item.days_per_week.low]
    return name if own == weekdays else f"{name} ({', '.join(NAMES[day] for day in own)})"
