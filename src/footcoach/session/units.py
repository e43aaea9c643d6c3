"""The turns of a routine's exercises in order, and the reps of each as its sides do them."""

from collections.abc import Iterator
from typing import NamedTuple

from footcoach.routine.enums import Effort, Side, Sides
from footcoach.routine.model import Routine
from footcoach.session.prescription import Prescription


class Unit(NamedTuple):
    """One rep, or one whole set at the person's own pace."""

    set: int | None
    rep: int | None
    side: Side | None


def list_units(prescription: Prescription, order: tuple[Side, ...]) -> Iterator[Unit]:
    """Yield every rep of all sets; ``order`` has the sides that work, the first one first."""
    match prescription.exercise.sides:
        case Sides.BOTH:
            yield from _sets(prescription, (None,))
        case Sides.ALTERNATE:
            yield from _sets(prescription, order)
        case _:
            for side in order:
                yield from _sets(prescription, (side,))


def _sets(prescription: Prescription, sides: tuple[Side | None, ...]) -> Iterator[Unit]:
    """Yield the reps of all sets, each rep once for each of ``sides`` that does so many."""
    doses = [prescription.dose(side) for side in sides]
    for number in range(1, max(dose.sets for dose in doses) + 1):
        if all(dose.own_pace for dose in doses):
            yield Unit(number, None, sides[0] if len(sides) == 1 else None)
            continue
        for rep in range(1, max(dose.reps for dose in doses) + 1):
            for side, dose in zip(sides, doses, strict=True):
                if number <= dose.sets and rep <= (1 if dose.own_pace else dose.reps_in(number)):
                    yield Unit(number, None if dose.own_pace else rep, side)


def list_turns(
    routine: Routine, effort: Effort, wanted: frozenset[int]
) -> Iterator[tuple[int, int, int]]:
    """Yield each turn of an exercise: its index, its round, and the seconds of rest after it."""
    first = 0
    for block in routine.blocks:
        indexes = [i for i in range(first, first + len(block.exercises)) if i in wanted]
        first += len(block.exercises)
        rounds, between = block.rounds.at(effort), block.rest.pause_at(effort)
        for number in range(1, rounds + 1):
            for index in indexes:
                ends_round = index == indexes[-1] and number < rounds
                after = routine.exercises[index].rest_after.pause_at(effort)
                yield index, number, (ends_round and between) or after
