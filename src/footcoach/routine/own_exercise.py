"""Makes an exercise from nothing but a name and a dose line."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from footcoach.routine.catalogue_entry import CatalogueEntry
from footcoach.routine.dose.reading import DoseReading, NamedTime
from footcoach.routine.dose.scanner import scan
from footcoach.routine.dose.work import AS_LONG
from footcoach.routine.dose_layers import DoseLayer, UntimedMove
from footcoach.routine.dose_line import DoseLine, read_body_part
from footcoach.routine.enums import BodyPart, Position
from footcoach.routine.fields import is_id
from footcoach.routine.limits import LONGEST_ID
from footcoach.routine.model import Span
from footcoach.routine.move_times import is_untimed

TEMPO = Span(3, 3)
"""Seconds of a rep whose time isn't given (suggested)."""
_RETURN = Span(1, 1)
"""Seconds between two such reps (suggested)."""
_REPS = Span(10, 10)
_SHORT = 20
"""The longest name that's short enough to call out, in characters."""


class Defined(NamedTuple):
    """An exercise as its dose line defines it."""

    entry: CatalogueEntry
    moves: Mapping[str, Span | None]
    """What the line says of its moves: seconds by id."""


def define_own(name: str, said: DoseLine, before: Position | None, do: str = "") -> Defined:
    """Return the exercise called ``name``, which has the moves of its dose line.

    ``do`` says what to do; "" leaves it to the name. It's done in the position of the exercise
    ``before`` it, if no file says otherwise.
    """
    listed = _list_parts(name, said.reading, said.moves)
    parts = tuple(part._replace(do=do or part.do) for part in listed)
    entry = CatalogueEntry(
        id=make_id(name),
        name=name,
        also=(),
        position=before or Position.SITTING,
        equipment=(),
        setup="",
        stop="",
        why="",
        parts=parts,
        main=parts[0].id if len(parts) == 1 else None,
        amounts=_suggest(said)._replace(body_part=_part(name, said)),
    )
    return Defined(entry, _times(parts, said.moves))


def replace_moves(entry: CatalogueEntry, times: tuple[NamedTime, ...]) -> Defined:
    """Return ``entry`` with moves by the names in a dose line: eyes open, eyes shut."""
    main = next((part for part in entry.parts if part.id == entry.main), entry.parts[0])
    idents = _distinct([make_id(time.label) for time in times])
    parts = tuple(
        main._replace(id=ident, do=f"{main.do} ({_spoken(ident)})", say=_spoken(ident).capitalize())
        for ident in idents
    )
    return Defined(entry._replace(parts=parts, main=None), _times(parts, times))


def _times(
    parts: tuple[UntimedMove, ...], times: tuple[NamedTime, ...]
) -> Mapping[str, Span | None]:
    return {part.id: time.span for part, time in zip(parts, times, strict=False)}


def make_id(name: str) -> str:
    """Return an id made of the letters and digits of ``name``."""
    ident = "-".join(re.findall("[a-z0-9]+", name.lower()))[:LONGEST_ID].strip("-")
    return ident if is_id(ident) else "own"


def _list_parts(
    name: str, reading: DoseReading, times: tuple[NamedTime, ...]
) -> tuple[UntimedMove, ...]:
    if len(times) > 1:
        return tuple(
            UntimedMove(ident, f"{name}: {_spoken(ident)}", _spoken(ident).capitalize())
            for ident in _distinct([make_id(time.label) for time in times])
        )
    say = name if len(name) <= _SHORT else "Go"
    if times or reading.values.get("until") == AS_LONG:
        ident = make_id(times[0].label) if times and times[0].label else "hold"
        return (UntimedMove(ident, name, "Hold" if ident == "hold" else say),)
    return (UntimedMove("move", name, say),)


def _distinct(idents: list[str]) -> list[str]:
    """Return ids with a number added to each that is there already."""
    found = list[str]()
    for ident in idents:
        number = sum(one.partition("--")[0] == ident for one in found)
        found.append(f"{ident}--{number + 1}" if number else ident)
    return [one.replace("--", "-") for one in found]


def _suggest(said: DoseLine) -> DoseLayer:
    """Return a tempo for reps without a time, and reps where they're left open.

    What takes as long as it takes waits for a key.
    """
    values, spans = said.reading.values, dict[str, Span]()
    has_dose = said.layer.given_keys() or said.moves or "until" in values
    if "relax_s" in values or not has_dose:
        spans["reps"] = _REPS
    if said.moves:
        return DoseLayer(spans)
    if is_untimed(said.reading) or "task" in values:
        return DoseLayer(spans, {"hold" if values.get("until") == AS_LONG else "move": None})
    return DoseLayer(spans | {"release": _RETURN}, {"move": TEMPO})


def _part(name: str, said: DoseLine) -> BodyPart:
    """Return what the sides are sides of: the first part that the name has, else none."""
    named = next((one.text for one in scan(name) if one.has("PART") and one.text != "side"), None)
    part = read_body_part(named) if named else None
    takes_sides = said.layer.sides is not None or said.left.given_keys() or said.right.given_keys()
    if not takes_sides:
        return BodyPart.NONE
    return part or BodyPart.SIDE


def _spoken(ident: str) -> str:
    return ident.replace("-", " ")
