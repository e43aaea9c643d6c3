"""A change of an exercise that isn't a number: its sides, whether it's done, or its place."""

from dataclasses import replace
from typing import NamedTuple

from footcoach.routine.dose_change import DoseChange, apply_change, is_only_change, replace_exercise
from footcoach.routine.enums import BodyPart, Sides
from footcoach.routine.model import Block, Exercise, Routine
from footcoach.routine.pauses import DEPEND_ON_COUNTS

SIDES_OFFERED = (Sides.EACH, Sides.BOTH, Sides.ALTERNATE, Sides.LEFT, Sides.RIGHT)
_MAY_FOLLOW = frozenset({"sides", "switch", *DEPEND_ON_COUNTS})
"""Dose keys that can be suggested, or not, only because the sides changed."""


class SidesChange(NamedTuple):
    """How an exercise shares its work between the two sides."""

    exercise: int
    """Index into the routine's exercises, as in the other changes."""
    sides: Sides


class IncludeChange(NamedTuple):
    """Whether an exercise is done unless the person adds it."""

    exercise: int
    is_included: bool


class OrderChange(NamedTuple):
    """An exercise that changes places with the one before or after it."""

    exercise: int
    by: int
    """-1 is up, 1 is down."""


ItemChange = SidesChange | IncludeChange | OrderChange
Change = DoseChange | ItemChange


def describe_sides(exercise: Exercise, sides: Sides) -> str:
    """Return the clause of a dose line that says how the sides share the work."""
    part = exercise.body_part
    if sides is Sides.BOTH:
        return f"both {part.plural}"
    if sides is Sides.ALTERNATE:
        return f"alternate {part.plural}"
    return f"{sides} {part}"


def describe_change(exercise: Exercise, change: Change) -> str:
    """Return what a change does, in a few words."""
    match change:
        case DoseChange():
            return change.clause
        case SidesChange():
            return describe_sides(exercise, change.sides)
        case IncludeChange():
            return "put it back" if change.is_included else "leave it out"
        case OrderChange():
            return "move it up" if change.by < 0 else "move it down"


def say_by_hand(exercise: Exercise, change: Change) -> str:
    """Return what to do in an editor to make a change."""
    match change:
        case IncludeChange():
            return f"give {exercise.id} optional: {'false' if change.is_included else 'true'}"
        case OrderChange():
            return f"move {exercise.id} {'up' if change.by < 0 else 'down'}"
        case _:
            return f"give {exercise.id} {describe_change(exercise, change)}"


def list_sides(exercise: Exercise) -> tuple[Sides, ...]:
    """Return how else the sides can share the work; nothing where they differ or there are none."""
    if exercise.body_part is BodyPart.NONE or exercise.left != exercise.right:
        return ()
    return tuple(sides for sides in SIDES_OFFERED if sides is not exercise.sides)


def can_move(routine: Routine, index: int, by: int) -> bool:
    """Whether an exercise has a neighbour that it can change places with, in the same block."""
    first = 0
    for block in routine.blocks:
        last = first + len(block.exercises)
        if first <= index < last:
            return first <= index + by < last
        first = last
    return False


def make_change(routine: Routine, change: Change) -> Routine:
    """Return ``routine`` with the change, and nothing else changed."""
    if isinstance(change, DoseChange):
        return apply_change(routine, change)
    index = change.exercise
    exercise = routine.exercises[index]
    match change:
        case SidesChange():
            return replace_exercise(routine, index, replace(exercise, sides=change.sides))
        case IncludeChange():
            kept = replace(exercise, optional=not change.is_included)
            return replace_exercise(routine, index, kept)
        case OrderChange():
            return _swap(routine, index, index + change.by)


def is_only_this(before: Routine, after: Routine, change: Change) -> bool:
    """Whether ``after`` is ``before`` with the change, and nothing else changed.

    Suggested pauses depend on the sides, so they can change with them.
    """
    if isinstance(change, DoseChange):
        return is_only_change(before, after, change)
    expected = make_change(before, change)
    if isinstance(change, SidesChange) and len(after.exercises) == len(before.exercises):
        index = change.exercise
        now = _take_pauses(expected.exercises[index], after.exercises[index])
        expected = replace_exercise(expected, index, now)
    return after == expected


def _take_pauses(exercise: Exercise, other: Exercise) -> Exercise:
    """Return ``exercise`` with what follows from the sides of ``other``, where no file gives it."""
    moved = set(exercise.suggested) ^ set(other.suggested)
    if not moved <= _MAY_FOLLOW:
        return exercise
    given = "switch" not in {*exercise.suggested, *other.suggested} and exercise.sides.takes_turns
    switch = exercise.switch if given else other.switch
    return replace(exercise, suggested=other.suggested, switch=switch)


def _swap(routine: Routine, one: int, other: int) -> Routine:
    exercises = list(routine.exercises)
    exercises[one], exercises[other] = exercises[other], exercises[one]
    blocks, first = list[Block](), 0
    for block in routine.blocks:
        last = first + len(block.exercises)
        blocks.append(replace(block, exercises=tuple(exercises[first:last])))
        first = last
    return replace(routine, blocks=tuple(blocks))
