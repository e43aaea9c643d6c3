"""An exercise has the pauses that its reps, sets and sides call for, and no other."""

import pytest

from footcoach.routine.enums import Sides
from footcoach.routine.pauses import DoseSize, applying_pauses

ONE = DoseSize(sets=1, reps=1, own_pace=False)
REPS = DoseSize(sets=1, reps=2, own_pace=False)
SETS = DoseSize(sets=2, reps=1, own_pace=False)
OWN_PACE = DoseSize(sets=1, reps=9, own_pace=True)


@pytest.mark.parametrize(
    ("sides", "sizes", "pauses"),
    [
        (Sides.BOTH, (ONE, ONE), set()),
        (Sides.BOTH, (REPS, REPS), {"release"}),
        (Sides.BOTH, (SETS, SETS), {"rest"}),
        (Sides.BOTH, (OWN_PACE, OWN_PACE), set()),
        (Sides.EACH, (ONE, ONE), {"switch"}),
        (Sides.EACH, (ONE, REPS), {"release", "switch"}),
        (Sides.ALTERNATE, (SETS, OWN_PACE), {"rest", "switch"}),
    ],
)
def test_a_pause_is_there_only_between_what_there_is_two_of(
    sides: Sides, sizes: tuple[DoseSize, ...], pauses: set[str]
) -> None:
    assert applying_pauses(sides, sizes) == pauses
