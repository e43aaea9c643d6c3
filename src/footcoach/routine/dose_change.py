"""A change of one value of one exercise: what it makes of a routine."""

from dataclasses import replace
from typing import NamedTuple

from footcoach.routine.model import Block, Dose, Exercise, Routine, Span
from footcoach.routine.pauses import DEPEND_ON_COUNTS

_MOVES = "moves."
_COUNTS = ("reps", "sets")


class DoseChange(NamedTuple):
    """A new value for one dose key of one exercise."""

    exercise: int
    """Index into the routine's exercises."""
    what: str
    """A dose key: ``reps``, ``sets``, or ``moves.hold`` for the time of a move."""
    span: Span
    """The new value, for both sides."""

    @property
    def move(self) -> str | None:
        """The move whose time it is; None if it isn't a time."""
        return self.what.removeprefix(_MOVES) if self.what.startswith(_MOVES) else None

    @property
    def value(self) -> str:
        """The value as a routine file writes it."""
        low, high = self.span.low, self.span.high
        number = str(low) if low == high else f"{low}-{high}"
        return f"{number}s" if self.move else number

    @property
    def clause(self) -> str:
        """The value as a clause of a dose line."""
        if self.move:
            return f"{self.move} {self.value}"
        return f"{self.value} {self.what if self.span.high > 1 else self.what[:-1]}"


def current_value(exercise: Exercise, what: str) -> Span | None:
    """Return the value of the dose key ``what``; None where it has none.

    That is so where the sides or the sets differ, for as many reps as you can, and for the time of
    a move that is left out, waits for a key, or is done at the person's own pace.
    """
    dose = exercise.left
    if dose != exercise.right or (what in _COUNTS and dose.by_set):
        return None
    if what == "reps":
        return None if dose.as_many else dose.reps
    if what == "sets":
        return dose.sets
    times = {f"{_MOVES}{move.id}": move.time for move in dose.moves if not dose.own_pace}
    time = times.get(what)
    return time if time and time.low else None


def apply_change(routine: Routine, change: DoseChange) -> Routine:
    """Return ``routine`` with the change, and nothing else changed."""
    changed = _change_exercise(routine.exercises[change.exercise], change)
    return replace_exercise(routine, change.exercise, changed)


def is_only_change(before: Routine, after: Routine, change: DoseChange) -> bool:
    """Whether ``after`` is ``before`` with the change, and nothing else changed.

    Suggested pauses depend on the dose, so they can change with it.
    """
    if len(after.exercises) != len(before.exercises):
        return False
    old, new = before.exercises[change.exercise], after.exercises[change.exercise]
    moved = set(old.suggested) ^ set(new.suggested)
    changed = _take_suggested(_change_exercise(old, change), new)
    expected = replace_exercise(before, change.exercise, changed)
    return moved <= {change.what, *DEPEND_ON_COUNTS} and expected == after


def replace_exercise(routine: Routine, index: int, exercise: Exercise) -> Routine:
    """Return ``routine`` with another exercise at ``index``."""
    blocks, first = list[Block](), 0
    for block in routine.blocks:
        exercises = (
            exercise if first + place == index else other
            for place, other in enumerate(block.exercises)
        )
        blocks.append(replace(block, exercises=tuple(exercises)))
        first += len(block.exercises)
    return replace(routine, blocks=tuple(blocks))


def _change_exercise(exercise: Exercise, change: DoseChange) -> Exercise:
    left, right = _change_dose(exercise.left, change), _change_dose(exercise.right, change)
    return replace(exercise, left=left, right=right)


def _change_dose(dose: Dose, change: DoseChange) -> Dose:
    if change.what == "reps":
        return replace(dose, reps=change.span)
    if change.what == "sets":
        return replace(dose, sets=change.span)
    moves = (
        replace(move, time=change.span) if move.id == change.move else move for move in dose.moves
    )
    return replace(dose, moves=tuple(moves))


def _take_suggested(exercise: Exercise, other: Exercise) -> Exercise:
    """Return ``exercise`` with the values of ``other`` that no file gives."""
    exercise = replace(exercise, suggested=other.suggested)
    # A single rep has no release, so nothing says whether a file gives one.
    if "release" not in other.suggested and other.left.reps.high > 1:
        return exercise
    left, right = (
        replace(mine, release=theirs.release)
        for mine, theirs in ((exercise.left, other.left), (exercise.right, other.right))
    )
    return replace(exercise, left=left, right=right)
