"""What is owed, in words. Gaps are gaps here, and never failures."""

from collections.abc import Iterable, Iterator

from footcoach.advice.plan import RoutineToDo
from footcoach.advice.today import ExerciseToDo, TodayStatus
from footcoach.routine.model import Routine
from footcoach.session.words import FOOT_NAMES, plural

NOTHING_OWED = "nothing owed today"
_LEFT_OUT = {
    TodayStatus.DONE: "done today",
    TodayStatus.EXTRA: "done this week",
    TodayStatus.LATER: "another day",
}
_NAMED = 3
"""Exercises named in the one line; the others are counted."""


def in_short(askings: Iterable[RoutineToDo]) -> str:
    """Say in one line what today still asks for."""
    owing = [(asking.routine, item) for asking in askings for item in asking.owing]
    if not owing:
        return NOTHING_OWED
    named = ", ".join(_brief(routine, item) for routine, item in owing[:_NAMED])
    more = f" +{len(owing) - _NAMED}" if len(owing) > _NAMED else ""
    return f"{len(owing)} owed: {named}{more}"


def in_full(asking: RoutineToDo) -> Iterator[str]:
    """Say of each exercise of a routine what today and this week ask for."""
    yield asking.routine.title
    wide = max(len(name(asking.routine, item)) for item in asking.items)
    for item in asking.items:
        yield (
            f"  {item.standing:8}  {name(asking.routine, item):{wide}}  {today(item)}; {week(item)}"
        )


def this_week(asking: RoutineToDo) -> Iterator[str]:
    """Say of each exercise of a routine how this week stands against what is asked for."""
    yield asking.routine.title
    wide = max(len(name(asking.routine, item)) for item in asking.items)
    for item in asking.items:
        yield f"  {name(asking.routine, item):{wide}}  {days(item)}"


def name(routine: Routine, item: ExerciseToDo) -> str:
    """Name an exercise, and those that would do as well."""
    others = (index for index in item.exercises if index != item.pick)
    names = (routine.exercises[index].name for index in (item.pick, *others))
    first, *rest = names
    return " or ".join((first, *(other.lower() for other in rest)))


def today(item: ExerciseToDo) -> str:
    """Say how often it was done today, and what is missing."""
    wanted = _range(item.per_day.low, item.per_day.high)
    if item.done.left == item.done.right:
        done = f"{item.done.both} of {wanted} today"
    else:
        done = f"left {item.done.left}, right {item.done.right} of {wanted} today"
    return f"{done}, {FOOT_NAMES[item.foot]} missing" if item.foot else done


def week(item: ExerciseToDo) -> str:
    """Say on how many days of this week it was done, and how many more the week allows."""
    room = item.room_this_week if item.standing is TodayStatus.EXTRA else 0
    return f"{days(item)} this week" + (f", room for {room} more" if room else "")


def tally(asking: RoutineToDo) -> str:
    """Say in two or three words how today stands."""
    owing = len(asking.owing)
    if owing:
        return f"{owing} owed"
    standings = {item.standing for item in asking.items}
    if TodayStatus.LATER in standings:
        return "later this week"
    return "done for today"


def left_out(asking: RoutineToDo) -> str:
    """Say what a session of what is owed leaves out, and which foot works alone; "" is nothing."""
    routine = asking.routine
    rest = [
        f"{name(routine, item)} ({_LEFT_OUT[item.standing]})"
        for item in asking.items
        if item.standing in _LEFT_OUT
    ]
    feet = [
        f"{routine.exercises[item.pick].name} ({FOOT_NAMES[item.foot]})"
        for item in asking.owing
        if item.foot
    ]
    said = (("Left out", rest), ("One foot alone", feet))
    return " ".join(f"{what}: {', '.join(names)}." for what, names in said if names)


def days(item: ExerciseToDo) -> str:
    """Say on how many days it was done, of how many that the week asks for."""
    if not item.days_owed:
        return plural(item.days, "day")
    # A week that began late or has days off asks for less than the routine says.
    whole = item.days_owed == item.days_per_week.low
    wanted = _range(item.days_owed, item.days_per_week.high) if whole else str(item.days_owed)
    return f"{item.days} of {wanted} days"


def _brief(routine: Routine, item: ExerciseToDo) -> str:
    exercise = routine.exercises[item.pick].name
    if item.foot:
        return f"{exercise} {FOOT_NAMES[item.foot]}"
    return f"{exercise} {item.asked.both} times" if item.asked.both > 1 else exercise


def _range(low: int, high: int) -> str:
    return str(low) if low == high else f"{low} to {high}"
