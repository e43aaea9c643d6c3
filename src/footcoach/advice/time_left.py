"""How long what is left today takes."""

from collections.abc import Iterable

from footcoach.advice.today import ExerciseToDo, RoutineToDo
from footcoach.routine.enums import Effort, Side
from footcoach.session.outline import outline


def next_seconds(todo: RoutineToDo, effort: Effort) -> float:
    """Return the seconds of the next session of what is left of a routine today."""
    return _seconds(todo, effort, 0)


def seconds_left(routines: Iterable[RoutineToDo], effort: Effort) -> float:
    """Return the seconds of all sessions that are left today.

    What is to be done twice more needs two sessions.
    """
    return sum(
        _seconds(todo, effort, number)
        for todo in routines
        for number in range(max((_times(item) for item in todo.to_do), default=0))
    )


def _seconds(todo: RoutineToDo, effort: Effort, number: int) -> float:
    """Return the seconds of the session after ``number`` others of today."""
    include = {item.pick for item in todo.to_do if _times(item) > number}
    feet = {item.pick: side for item in todo.to_do if (side := _find_side(item, number))}
    return outline(todo.routine, effort, include=include, feet=feet).length.known


def _times(item: ExerciseToDo) -> int:
    return max(item.remaining.left, item.remaining.right)


def _find_side(item: ExerciseToDo, number: int) -> Side | None:
    """Return the only side that works in that session; None if both do."""
    left, right = (times > number for times in (item.remaining.left, item.remaining.right))
    if left is right:
        return None
    return Side.LEFT if left else Side.RIGHT
