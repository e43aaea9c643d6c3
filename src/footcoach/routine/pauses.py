"""Which pauses an exercise has, for what is shown, printed and marked as suggested."""

from collections.abc import Iterable
from typing import NamedTuple

from footcoach.routine.enums import Sides

DEPEND_ON_COUNTS = frozenset({"release", "rest"})
"""Pauses that come and go with the number of reps and sets."""


class DoseSize(NamedTuple):
    """How much one side does, as far as pauses depend on it."""

    sets: int
    reps: int
    own_pace: bool


def applying_pauses(sides: Sides, sizes: Iterable[DoseSize]) -> frozenset[str]:
    """Return which of release, rest and switch an exercise has, when its sides do ``sizes``."""
    sizes = tuple(sizes)
    applies = {
        "release": any(size.reps > 1 and not size.own_pace for size in sizes),
        "rest": any(size.sets > 1 for size in sizes),
        "switch": sides.takes_turns,
    }
    return frozenset(name for name, does in applies.items() if does)
