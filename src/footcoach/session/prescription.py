"""Exercises as they're done at one effort: every range has become a number."""

from dataclasses import dataclass
from math import ceil

from footcoach.routine.enums import Effort, Position, Side, Sides
from footcoach.routine.limits import MINUTE
from footcoach.routine.model import Dose, Exercise, Move, Routine
from footcoach.routine.pauses import DoseSize, applying_pauses

READY = 10
"""Seconds to get into place at least (suggested: docs/exercises.md)."""
LONGEST_READING = 20
"""Seconds to read about an exercise at most."""
LONGEST_READY = 35
"""Seconds to read, get into place and fetch something at most."""
WORDS_A_MINUTE = 200
"""How fast people read."""
NEW_POSITION = 15
"""Seconds more when the body has to change its position."""
EASY_CHANGE = 10
"""The same where that is quick: turning over on the floor, or reaching up to a bar."""
ON_THE_FLOOR = frozenset({
    Position.LYING, Position.PRONE, Position.SIDE_LYING, Position.KNEELING, Position.ALL_FOURS,
})  # fmt: skip
NEW_EQUIPMENT = 10
"""Seconds more to fetch something not used so far."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PrescribedDose:
    """What one side does at one effort."""

    sets: int
    reps: int
    """In a set; of the longest set where they differ."""
    by_set: tuple[int, ...] = ()
    """The reps of each set in turn; empty where all sets are the same."""
    moves: tuple[tuple[Move, int | None], ...]
    """The moves of a rep with their seconds, without those that are left out; None waits for a
    key."""
    release: int
    own_pace: bool
    as_many: bool = False
    """Whether a set is as many reps as the person can."""
    set_seconds: int | None = None
    """How long such a set lasts; None until a key."""

    def reps_in(self, number: int | None) -> int:
        """Return the reps of a set, by its number from 1; None is the longest."""
        if number is None or number > len(self.by_set):
            return self.reps
        return self.by_set[number - 1]

    @property
    def size(self) -> DoseSize:
        """How much it is, as far as pauses depend on it."""
        return DoseSize(self.sets, self.reps, self.own_pace)


@dataclass(frozen=True, slots=True, kw_only=True)
class Prescription:
    """An exercise as it's done at one effort."""

    exercise: Exercise
    left: PrescribedDose
    right: PrescribedDose
    switch: int
    rest: int
    rest_after: int = 0
    """Seconds of rest before the next exercise gets ready."""
    ready: int
    """Seconds to get into place; suggested where the file leaves it open."""
    per_day: tuple[int, int]
    days_per_week: tuple[int, int]

    @property
    def pauses(self) -> frozenset[str]:
        """Which of release, rest and switch there are in it."""
        return applying_pauses(self.exercise.sides, (self.left.size, self.right.size))

    @property
    def can_swap(self) -> bool:
        """Whether the sides can change places: doses wouldn't follow, nor a side that is named."""
        is_named = self.exercise.sides in {Sides.LEFT, Sides.RIGHT}
        return not is_named and self.left == self.right

    def dose(self, side: Side | None) -> PrescribedDose:
        """Return what ``side`` does; None is both sides together."""
        return self.right if side is Side.RIGHT else self.left


def settle(routine: Routine, effort: Effort, wanted: frozenset[int]) -> tuple[Prescription, ...]:
    """Return every exercise of a routine as it's done at ``effort``.

    ``wanted`` has the indexes of those in the session: how long it takes to get ready for one
    depends on which came before it.
    """
    prescriptions, before, fetched = list[Prescription](), None, frozenset[str]()
    for index, exercise in enumerate(routine.exercises):
        given = exercise.ready
        ready = given.pause_at(effort) if given else _ready(exercise, before, fetched)
        prescriptions.append(_settle_one(exercise, effort, ready))
        if index in wanted:
            before, fetched = exercise, fetched | frozenset(exercise.equipment)
    return tuple(prescriptions)


def ready_again(exercise: Exercise, before: Exercise | None, effort: Effort) -> int:
    """Return the seconds to get into place in a later round, with everything read and to hand."""
    if exercise.ready:
        return exercise.ready.pause_at(effort)
    return READY + (change_seconds(before.position, exercise.position) if before else 0)


def _ready(exercise: Exercise, before: Exercise | None, fetched: frozenset[str]) -> int:
    """Return the seconds to get into place; ``before`` None is the first in a session.

    The first waits until it has been read. The others have the time for that, too.
    """
    if before is None:
        return READY
    moved = change_seconds(before.position, exercise.position)
    fetching = NEW_EQUIPMENT if set(exercise.equipment) - fetched else 0
    return min(reading_seconds(exercise) + moved + fetching, LONGEST_READY)


def reading_seconds(exercise: Exercise) -> int:
    """Return the seconds in which to read what a ready step says (docs/exercises.md)."""
    said = (
        exercise.name,
        *exercise.equipment,
        exercise.setup,
        exercise.caution,
        exercise.stop,
    )
    count = sum(len(text.split()) for text in said)
    return min(max(READY, ceil(count * MINUTE / WORDS_A_MINUTE)), LONGEST_READING)


def change_seconds(before: Position, after: Position) -> int:
    """Return the seconds it takes to change the position (suggested: docs/exercises.md)."""
    if before is after:
        return 0
    is_quick = ON_THE_FLOOR.issuperset((before, after)) or after is Position.HANGING
    return EASY_CHANGE if is_quick else NEW_POSITION


def _settle_one(exercise: Exercise, effort: Effort, ready: int) -> Prescription:
    left = _settle_dose(exercise.left, effort)
    is_same = exercise.left is exercise.right
    return Prescription(
        exercise=exercise,
        left=left,
        right=left if is_same else _settle_dose(exercise.right, effort),
        switch=exercise.switch.pause_at(effort),
        rest=exercise.rest.pause_at(effort),
        rest_after=exercise.rest_after.pause_at(effort),
        ready=ready,
        per_day=(exercise.per_day.low, exercise.per_day.high),
        days_per_week=(exercise.days_per_week.low, exercise.days_per_week.high),
    )


def _settle_dose(dose: Dose, effort: Effort) -> PrescribedDose:
    by_set = tuple(reps.at(effort) for reps in dose.by_set)
    times = ((move, move.time.at(effort) if move.time else None) for move in dose.moves)
    return PrescribedDose(
        sets=dose.sets.at(effort),
        reps=max(by_set, default=dose.reps.at(effort)),
        by_set=by_set,
        moves=tuple((move, seconds) for move, seconds in times if seconds != 0),
        release=dose.release.pause_at(effort),
        own_pace=dose.own_pace,
        as_many=dose.as_many,
        set_seconds=dose.set_time.at(effort) if dose.set_time else None,
    )
