"""What is left today, for other programs. Keys are added and never renamed."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from footcoach.advice.today import ExerciseToDo, RoutineToDo
from footcoach.routine.model import Routine


def as_data(routines: Iterable[RoutineToDo], today: date) -> dict[str, Any]:
    """Return what is left of ``routines`` today, in lists, numbers and texts."""
    routines = tuple(routines)
    return {
        "day": today.isoformat(),
        "left": sum(len(one.to_do) for one in routines),
        "resting": sum(len(one.resting) for one in routines),
        "routines": [
            {
                "name": one.routine.name,
                "title": one.routine.title,
                "exercises": [_exercise(one.routine, item) for item in one.items],
            }
            for one in routines
        ],
    }


def _exercise(routine: Routine, item: ExerciseToDo) -> dict[str, Any]:
    exercise, rest = routine.exercises[item.pick], item.rest
    return {
        "exercise": exercise.id,
        "name": exercise.name,
        "status": item.status.value,
        "rests_until": rest.returns.isoformat() if rest and rest.returns else None,
        "done": {"left": item.done.left, "right": item.done.right},
        "remaining": {"left": item.remaining.left, "right": item.remaining.right},
        "per_day": [item.per_day.low, item.per_day.high],
        "days_done": item.days,
        "days_wanted": item.days_wanted,
        "days_per_week": [item.days_per_week.low, item.days_per_week.high],
    }
