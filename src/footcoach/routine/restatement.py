"""Says a dose line again, with one value changed."""

import re

from footcoach.routine.dose.reader import read_dose
from footcoach.routine.dose.reading import DoseReading
from footcoach.routine.dose_line import KEYS_OF_READING, LONG_BARE
from footcoach.routine.move_names import MOVE_TIME, MoveNames

_NOUN = r"^( ?(?:set|rep(?:etition)?))s?\b"


def restate_line(line: str, name: str, value: str, clause: str, names: MoveNames) -> str:
    """Return a good dose line with another ``value`` of the dose key ``name``.

    Where the line doesn't give the value, ``clause`` is added, which does. How many reps there are
    stays as it is, unless that's the value.
    """
    before, main = read_dose(line, names), f"moves.{names.main}"
    keys = {**KEYS_OF_READING, main: "hold_s"}
    place = before.places.get(name) or before.places.get(keys.get(name, ""))
    if name == main and _is_alone(before) and MOVE_TIME.span(value).low >= LONG_BARE:
        value = f"{names.main} {value}"
    restated = _replace(line, place, value) if place else f"{line}, {clause}"
    return restated if name == "reps" else _keep_reps(restated, before, names)


def _is_alone(reading: DoseReading) -> bool:
    """Whether a line gives a time without a word for it, and no reps or sets."""
    is_bare = bool(reading.times) and not reading.times[0].label
    return is_bare and not {"reps", "sets"} & reading.values.keys()


def _replace(line: str, place: tuple[int, int], value: str) -> str:
    """Return a line with ``value`` in the place of another, and its noun in the right number."""
    start, end = place
    noun = r"\1" if value == "1" else r"\1s"
    return line[:start] + value + re.sub(_NOUN, noun, line[end:])


def _keep_reps(line: str, before: DoseReading, names: MoveNames) -> str:
    """Return a line that implies one rep only where it did ``before``.

    Three sets of a hold of 15 s are three holds; of 5 s, they're three times the usual reps.
    """
    after = read_dose(line, names)
    if "reps" in before.implied and not {"reps", "reps_by_set"} & after.values.keys():
        return line if "reps" in after.implied else f"{line}, 1 rep"
    held = after.places.get(f"moves.{names.main}") or after.places.get("hold_s")
    if held is None or "reps" not in after.implied:
        return line
    return f"{line[: held[1]]} each rep{line[held[1] :]}"
