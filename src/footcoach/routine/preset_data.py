"""The presets as their files are read, kept beside them: no start has to read them again.

Reading a preset means reading exercises of the catalogue and every dose line too. What comes of
it is written down by tools/make_index.py, a line of JSON for each preset. A record is an object
whose one key is the name of its class. The file follows the model, and is made anew with it; what
a log keeps has a format of its own.
"""

import json
from collections.abc import Iterable, Mapping
from enum import StrEnum
from pathlib import Path
from typing import Any, cast

from footcoach.routine.dose.flags import Flag
from footcoach.routine.enums import BodyPart, Goal, Position, Side, Sides
from footcoach.routine.model import (
    Block,
    Dose,
    Exercise,
    ExerciseTraits,
    Move,
    ProgressionStep,
    Routine,
    Span,
)
from footcoach.routine.pose import Figure, Plant, Pose, Rig, View

PRESET_DATA = "presets.json"
"""The file, in the folder of the presets."""
_CLASSES: Mapping[str, type[Any]] = {
    one.__name__: one
    for one in (
        Block, BodyPart, Dose, Exercise, ExerciseTraits, Figure, Flag, Goal, Move, Plant, Pose,
        Position, ProgressionStep, Rig, Routine, Side, Sides, Span, View,
    )
}  # fmt: skip
_FIELDS: Mapping[str, tuple[str, ...]] = {
    name: tuple(one.__annotations__)
    for name, one in _CLASSES.items()
    if not issubclass(one, StrEnum)
}
_PLAIN = "JSON"
"""Marks what is JSON in the model already: as text, so that its lists stay lists."""


def write_presets(routines: Iterable[Routine]) -> str:
    """Return the text of the file for these routines."""
    return "".join(
        f"{json.dumps([one.name, _write(one)], ensure_ascii=False, separators=(',', ':'))}\n"
        for one in routines
    )


def read_preset(folder: Path, name: str) -> Routine | None:
    """Return the preset called ``name`` in ``folder``; None if the file doesn't have it."""
    try:
        text = (folder / PRESET_DATA).read_text(encoding="utf-8")
    except FileNotFoundError:
        return None
    begin = f"[{json.dumps(name, ensure_ascii=False)},"
    # Not splitlines: a text in JSON may hold other ends of lines.
    line = next((one for one in text.split("\n") if one.startswith(begin)), None)
    return cast("Routine", json.loads(line, object_hook=_read)[1]) if line else None


def _write(value: Any) -> Any:
    """Return a value as `_read` makes it of JSON again; a tuple is a list there."""
    kind = type(value).__name__
    if isinstance(value, Mapping):
        return {_PLAIN: json.dumps(dict(value), ensure_ascii=False)}
    if isinstance(value, StrEnum):
        return {kind: str(value)}
    if kind in _CLASSES:
        return {kind: [_write(getattr(value, name)) for name in _FIELDS[kind]]}
    return list(map(_write, value)) if isinstance(value, tuple) else value


def _read(data: dict[str, Any]) -> Any:
    """Return what an object stands for; those in it were read before."""
    ((kind, value),) = data.items()
    if kind == _PLAIN:
        return json.loads(value)
    make = _CLASSES[kind]
    if kind not in _FIELDS:
        return make(value)
    return make(**dict(zip(_FIELDS[kind], map(_tuple, value), strict=True)))


def _tuple(value: Any) -> Any:
    return tuple(map(_tuple, value)) if type(value) is list else value
