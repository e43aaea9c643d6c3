"""What a routine file says about an exercise, by plain key, for ``check`` and other programs."""

from dataclasses import replace

from footcoach.routine.dose.reading import DoseReading, plain_value
from footcoach.routine.dose_line import DoseLine
from footcoach.routine.fields import is_id
from footcoach.routine.model import Exercise
from footcoach.routine.suggestions import PLAIN_NAMES

_KEPT = frozenset(
    [
        "clock",
        "days",
        "weeks",
        "build",
        "distance",
        "task",
        "direction",
        "cond",
        "open",
        "two-parts",
        "sets-differ",
    ]
)
"""Kinds of flags whose words go into the note, since no key can say them."""


def note_reading(exercise: Exercise, said: DoseLine, name: str) -> Exercise:
    """Return the exercise with what its file says, and with the words that no key has.

    ``name`` is what the file calls it, which can be an id.
    """
    return replace(
        exercise,
        flags=said.reading.flags,
        understood={"name": exercise.name if is_id(name) else name, **_plain(exercise, said)},
        note=_extend_note(exercise.note, said.reading),
    )


def _plain(exercise: Exercise, said: DoseLine) -> dict[str, object]:
    """Return the values by plain key: of the keys of the file, then of its dose line."""
    layer = said.layer
    values: dict[str, object] = {
        PLAIN_NAMES.get(key, key): plain_value(span) for key, span in layer.spans.items()
    }
    values |= _moves(exercise, said)
    if layer.sides is not None:
        values["sides"] = layer.sides.value
    if layer.load:
        values["load"] = layer.load
    found = said.reading.values.keys()
    hidden = said.reading.implied.keys() - found
    if "reps_by_set" in found:
        hidden |= {"reps", "sets"} - found
    if "amrap" in found or "until" in found:
        hidden |= {"time"}
    shown = {key: value for key, value in values.items() if key not in hidden}
    return shown | said.reading.plain()


def _moves(exercise: Exercise, said: DoseLine) -> dict[str, object]:
    """Return the times of moves by name; those without one are in the reading already."""
    times, named = said.layer.moves, said.reading.named
    given = {
        move: plain_value(span)
        for move, span in times.items()
        if span is not None and (move in named or not said.reading.times)
    }
    values: dict[str, object] = {}
    if exercise.main in given:
        values["hold_s"] = given[exercise.main]
    if given and set(given) != {exercise.main}:
        values["moves"] = given
    return values


def _extend_note(note: str, reading: DoseReading) -> str:
    """Return a note with what the dose line says and no key can."""
    is_way = bool({"distance_m", "steps"} & reading.values.keys())
    kept = (
        flag.words
        for flag in reading.flags
        if flag.kind in _KEPT and (is_way or flag.kind != "distance")
    )
    return "; ".join(dict.fromkeys(filter(None, (note, *kept, *reading.notes))))
