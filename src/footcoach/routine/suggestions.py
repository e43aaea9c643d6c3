"""What footcoach suggests for an exercise, by plain key, for ``check`` and other programs."""

from footcoach.routine.dose.reading import plain_value
from footcoach.routine.model import Exercise

PLAIN_NAMES = {"release": "relax_s", "rest": "rest_s", "switch": "switch_s", "ready": "ready_s"}
"""What the values of dose keys go by here, where that's another name."""


def suggested_values(exercise: Exercise) -> dict[str, object]:
    """Return what footcoach suggests for an exercise, by plain key, as JSON has it."""
    dose = exercise.left
    values: dict[str, object] = {
        "sets": dose.sets,
        "reps": dose.reps,
        "sides": exercise.sides.value,
        "release": dose.release,
        "rest": exercise.rest,
        "switch": exercise.switch,
        "ready": exercise.ready,
        "per_day": exercise.per_day,
        "days_per_week": exercise.days_per_week,
        **{f"moves.{move.id}": move.time for move in dose.moves},
    }
    found = {key: values[key] for key in exercise.suggested if values.get(key) is not None}
    return {PLAIN_NAMES.get(key, key): plain_value(value) for key, value in found.items()}
