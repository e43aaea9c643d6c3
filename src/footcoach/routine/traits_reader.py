"""The keys that tell advice about an exercise: ``similar``, ``progression`` and two flags."""

import re
from collections.abc import Callable, Collection

from footcoach.routine.errors import MisreadError, Problems, misread_error, quote
from footcoach.routine.fields import Fields
from footcoach.routine.format import ALLOWED
from footcoach.routine.key import Section
from footcoach.routine.model import ExerciseTraits, ProgressionStep
from footcoach.routine.move_names import unknown_move
from footcoach.routine.yaml_tree import Refused, Scalar

_MORE = r"(.+) more (reps?|sets?),? up to (.+)"
_LONGER = r"(\S+) (.+) longer,? up to (.+)"


def read_traits(
    ident: str,
    fields: Fields,
    moves: tuple[str, ...],
    ids: Callable[[], Collection[str]],
    problems: Problems,
) -> ExerciseTraits:
    """Return what the keys of an exercise tell advice about it.

    ``moves`` are the ids of its moves, empty if they are wrong; ``ids`` gives the id of every
    exercise that it can name.
    """
    return ExerciseTraits(
        similar=_read_similar(ident, fields, ids, problems),
        progression=_read_progression(fields, moves, problems),
        tiptoe=fields.flag("tiptoe"),
        unloaded=fields.flag("unloaded"),
    )


def _read_similar(
    ident: str, fields: Fields, ids: Callable[[], Collection[str]], problems: Problems
) -> tuple[str, ...]:
    found: dict[str, None] = {}
    nodes = _read_lines(fields, "similar", problems)
    known = ids() if nodes else ()
    for node in nodes:
        with problems.note_misreading(node.at):
            if node.text == ident:
                raise misread_error(ident, "is the exercise itself", "delete it here")
            if node.text in found:
                raise misread_error(node.text, "is named twice", "delete it here")
            if node.text not in known:
                wrong = f"there's no exercise called {quote(node.text)}"
                near = problems.suggest(node.text, known)
                raise MisreadError(wrong, near or "write the id of another exercise, or delete it")
            found[node.text] = None
    return tuple(found)


def _read_progression(
    fields: Fields, moves: tuple[str, ...], problems: Problems
) -> tuple[ProgressionStep, ...]:
    found: dict[str, ProgressionStep] = {}
    for node in _read_lines(fields, "progression", problems):
        with problems.note_misreading(node.at):
            step = _read_step(node.text, moves)
            if step.what in found:
                raise misread_error(node.text, "repeats an earlier step", "keep one of the two")
            found[step.what] = step
    return tuple(found.values())


def _read_step(text: str, moves: tuple[str, ...]) -> ProgressionStep:
    """Return the step that a line says; raises `MisreadError`."""
    if more := re.fullmatch(_MORE, text):
        by, unit, top = more.groups()
        what = key = unit.removesuffix("s") + "s"
    elif longer := re.fullmatch(_LONGER, text):
        move, by, top = longer.groups()
        if moves and move not in moves:
            raise unknown_move(move, moves)
        what, key = f"moves.{move}", "time"
    else:
        example = f"{moves[0] if moves else 'hold'} 1s longer up to 5s"
        raise misread_error(text, "is not a step", f"write 2 more reps up to 15, or {example}")
    if (highest := _read_single(key, top)) == 1:
        raise misread_error(text, "never makes it harder", "write a greater number after up to")
    return ProgressionStep(what, _read_single(key, by), highest)


def _read_single(name: str, text: str) -> int:
    """Return one number of reps or sets, or one time in seconds; raises `MisreadError`."""
    span = ALLOWED[Section.MOVE if name == "time" else Section.ENTRY][name].span(text)
    if span.low != span.high:
        raise misread_error(text, "is a range", "write one number")
    return span.low


def _read_lines(fields: Fields, name: str, problems: Problems) -> tuple[Scalar, ...]:
    """Return the texts of a list, with their places."""
    found: list[Scalar] = []
    for node in fields.entries(name):
        if isinstance(node, Scalar) and not node.is_empty and node.text:
            found.append(node)
        elif not isinstance(node, Refused):
            kind = ALLOWED[Section.ENTRY][name].kind
            problems.add(node.at, f"{name} is {kind}", "write text here")
    return tuple(found)
