"""What is left today and this week, in words. A missed day is a gap and never a failure."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from math import ceil

from footcoach.advice.pain import Rest
from footcoach.advice.today import ExerciseToDo, RoutineToDo, TodayStatus
from footcoach.routine.limits import MINUTE
from footcoach.routine.model import Routine
from footcoach.session.words import name_side, plural, range_text, spell

ALL_DONE = "All done for today"
NOTHING_TO_DO = "Nothing to do today"
_NOT_TODAY = {
    TodayStatus.DONE: "done for today",
    TodayStatus.EXTRA: "done for this week",
    TodayStatus.LATER: "another day",
    TodayStatus.RESTING: "resting",
}
_NAMED = 3
"""How many exercises the short line names; the others are counted."""


def write_short(routines: Iterable[RoutineToDo]) -> str:
    """Return what is left today in one line."""
    routines = tuple(routines)
    resting = sum(len(one.resting) for one in routines)
    rests = f" ({resting} resting)" if resting else ""
    left = name_left(routines)
    return f"{left}{rests}" if left else write_done(routines)


def name_left(routines: Iterable[RoutineToDo]) -> str:
    """Return what is left today, without what rests; "" if nothing is."""
    left = [(one.routine, item) for one in routines for item in one.to_do]
    if not left:
        return ""
    named = ", ".join(_name_briefly(routine, item) for routine, item in left[:_NAMED])
    more = f" +{len(left) - _NAMED}" if len(left) > _NAMED else ""
    return f"{len(left)} left today: {named}{more}"


def write_done(routines: Iterable[RoutineToDo]) -> str:
    """Say that nothing is left today, and whether something was done."""
    return ALL_DONE if any(map(_is_done_today, routines)) else NOTHING_TO_DO


def write_minutes(seconds: float) -> str:
    """Write how long something takes in whole minutes, rounded up: 6 min, 1 h 5 min."""
    return spell(ceil(seconds / MINUTE) * MINUTE)


def _is_done_today(routine: RoutineToDo) -> bool:
    return any(item.status is TodayStatus.DONE and any(item.done) for item in routine.items)


def write_full(todo: RoutineToDo) -> Iterator[str]:
    """Yield the title of a routine, and a line for each exercise about today and this week."""
    yield todo.routine.title
    wide = max(len(name_exercises(todo.routine, item)) for item in todo.items)
    for item in todo.items:
        name = name_exercises(todo.routine, item)
        yield f"  {item.status:8}  {name:{wide}}  {describe_today(item)}; {describe_week(item)}"


def name_exercises(routine: Routine, item: ExerciseToDo) -> str:
    """Return the name of an exercise; of a choice all names, the one to do now first."""
    others = (index for index in item.exercises if index != item.pick)
    names = (routine.exercises[index].name for index in (item.pick, *others))
    first, *rest = names
    return " or ".join((first, *(other.lower() for other in rest)))


def describe_today(item: ExerciseToDo) -> str:
    """Return how often it was done today and for which side it is left, or until when it rests."""
    if item.rest:
        return describe_rest(item.rest)
    wanted = range_text((item.per_day.low, item.per_day.high))
    if item.done.left == item.done.right:
        done = f"{item.done.both} of {wanted} today"
    else:
        done = f"left {item.done.left}, right {item.done.right} of {wanted} today"
    return f"{done}, {_name_only_side(item)} to do" if item.only_side else done


def describe_rest(rest: Rest) -> str:
    """Return until when an exercise rests, and why."""
    if rest.returns is None:
        return f"until a session without {rest.light}"
    return f"until {write_day(rest.returns)}, because of {rest.light}"


def name_day(day: date, today: date) -> str:
    """Name one of the days of the coming week: tomorrow, or Thursday."""
    return "tomorrow" if day - today == timedelta(days=1) else f"{day:%A}"


def write_day(day: date) -> str:
    """Return a day of this week or the next, such as Thu 3 Dec."""
    return f"{day:%a} {day.day} {day:%b}"


def write_day_of_year(day: date) -> str:
    """Return a day with its year, such as 3 Dec 2026."""
    return f"{day.day} {day:%b} {day.year}"


def describe_week(item: ExerciseToDo) -> str:
    """Return on how many days of this week it was done, and how many more there is room for."""
    room = item.room_this_week if item.status is TodayStatus.EXTRA else 0
    return f"{write_days(item)} this week" + (f", room for {room} more" if room else "")


def sum_up(todo: RoutineToDo) -> str:
    """Return in a few words what is left of a routine."""
    left = len(todo.to_do)
    if left:
        return f"{left} left today"
    if todo.resting:
        return f"{len(todo.resting)} resting"
    if TodayStatus.LATER in {item.status for item in todo.items}:
        return "later this week"
    return "done for today"


def mark_done(todo: RoutineToDo) -> str:
    """Return in a word why nothing is left of a routine today."""
    if todo.resting:
        return "resting"
    is_later = TodayStatus.LATER in {item.status for item in todo.items}
    return "later" if is_later else "done"


def describe_selection(todo: RoutineToDo) -> str:
    """Return what a session of what is left today leaves out, and which side works alone.

    "" is nothing of the kind.
    """
    routine = todo.routine
    others = [
        f"{name_exercises(routine, item)} ({_NOT_TODAY[item.status]})"
        for item in todo.items
        if item.status in _NOT_TODAY
    ]
    alone = [
        f"{routine.exercises[item.pick].name} ({_name_only_side(item)})"
        for item in todo.to_do
        if item.only_side
    ]
    said = (("Not in this session", others), ("One side only", alone))
    return " ".join(f"{what}: {', '.join(names)}." for what, names in said if names)


def write_days(item: ExerciseToDo) -> str:
    """Return on how many days it was done, of how many in this week."""
    if not item.days_wanted:
        return plural(item.days, "day")
    wanted = _write_days_wanted(item)
    return f"{item.days} of {wanted} {'day' if wanted == '1' else 'days'}"


def write_days_briefly(item: ExerciseToDo) -> str:
    """Return the same in numbers alone: 2 of 3."""
    return f"{item.days} of {_write_days_wanted(item)}" if item.days_wanted else str(item.days)


def _write_days_wanted(item: ExerciseToDo) -> str:
    # A week that began late or has days off has fewer than the routine says.
    is_whole = item.days_wanted == item.days_per_week.low
    high = item.days_per_week.high
    return range_text((item.days_wanted, high)) if is_whole else str(item.days_wanted)


def _name_briefly(routine: Routine, item: ExerciseToDo) -> str:
    name, times = routine.exercises[item.pick].name, item.remaining.both
    if item.only_side:
        return f"{name} {_name_only_side(item)}"
    return f"{name} {times} times" if times > 1 else name


def _name_only_side(item: ExerciseToDo) -> str:
    return name_side(item.body_part, item.only_side)
