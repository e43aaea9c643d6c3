"""Exercises with their ranges settled by an effort."""

from dataclasses import dataclass

from footcoach.routine.enums import Effort, Side
from footcoach.routine.model import Dose, Exercise, Move, Routine

READY = 10
"""Seconds to get into place (suggested: docs/exercises.md)."""
NEW_POSITION = 15
"""Seconds more when the body has to change its position."""
NEW_EQUIPMENT = 10
"""Seconds more to fetch something not used so far."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PrescribedDose:
    """What one side does, with every range settled."""

    sets: int
    reps: int
    moves: tuple[tuple[Move, int | None], ...]
    """Each part of a rep with its seconds; None waits for a key."""
    release: int
    own_pace: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Prescription:
    """An exercise with every range settled."""

    exercise: Exercise
    left: PrescribedDose
    right: PrescribedDose
    switch: int
    rest: int
    ready: int
    """Seconds to get into place, worked out where the file leaves it open."""
    per_day: tuple[int, int]
    days_per_week: tuple[int, int]

    def dose(self, side: Side | None) -> PrescribedDose:
        """Return what ``side`` does; None means both together."""
        return self.right if side is Side.RIGHT else self.left


def settle(routine: Routine, effort: Effort, wanted: frozenset[int]) -> tuple[Prescription, ...]:
    """Settle every exercise of a routine, done or not.

    How long it takes to get ready follows from those in ``wanted``, which are done.
    """
    settled, before, fetched = [], None, frozenset[str]()
    for index, exercise in enumerate(routine.exercises):
        ready = exercise.ready.at(effort) if exercise.ready else _ready(exercise, before, fetched)
        settled.append(_settle_one(exercise, effort, ready))
        if index in wanted:
            before, fetched = exercise, fetched | frozenset(exercise.equipment)
    return tuple(settled)


def ready_again(exercise: Exercise, before: Exercise | None, effort: Effort) -> int:
    """Return the seconds to get into place in a later round, when all kit is at hand."""
    if exercise.ready:
        return exercise.ready.at(effort)
    return _ready(exercise, before, frozenset(exercise.equipment))


def _ready(exercise: Exercise, before: Exercise | None, fetched: frozenset[str]) -> int:
    """Return the seconds to get into place; the first exercise is prepared at leisure."""
    if before is None:
        return READY
    moved = NEW_POSITION if exercise.position is not before.position else 0
    return READY + moved + (NEW_EQUIPMENT if set(exercise.equipment) - fetched else 0)


def _settle_one(exercise: Exercise, effort: Effort, ready: int) -> Prescription:
    return Prescription(
        exercise=exercise,
        left=_settle_dose(exercise.left, effort),
        right=_settle_dose(exercise.right, effort),
        switch=exercise.switch.at(effort),
        rest=exercise.rest.at(effort),
        ready=ready,
        per_day=(exercise.per_day.low, exercise.per_day.high),
        days_per_week=(exercise.days_per_week.low, exercise.days_per_week.high),
    )


def _settle_dose(dose: Dose, effort: Effort) -> PrescribedDose:
    return PrescribedDose(
        sets=dose.sets.at(effort),
        reps=dose.reps.at(effort),
        moves=tuple((move, move.time.at(effort) if move.time else None) for move in dose.moves),
        release=dose.release.at(effort),
        own_pace=dose.own_pace,
    )
