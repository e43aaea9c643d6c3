"""What a session does unless the person chooses."""

import pytest
from tests.world import exercise, routine

ROUTINE = routine(
    exercise("sand-walk", optional=True),
    exercise("scale-press", choice="resistance"),
    exercise("toe-press"),
    exercise("band-pull", choice="resistance"),
)


@pytest.mark.parametrize(
    ("skip", "ids"),
    [
        ((), ["scale-press", "toe-press"]),
        (("toe-press",), ["scale-press"]),
        (("scale-press",), ["toe-press", "band-pull"]),
        (("band-pull",), ["scale-press", "toe-press"]),
        (("scale-press", "band-pull"), ["toe-press"]),
        (("scale-press", "band-pull", "toe-press"), []),
    ],
)
def test_one_of_each_choice_is_done_unless_all_of_it_is_skipped(
    skip: tuple[str, ...], ids: list[str]
) -> None:
    found = sorted(ROUTINE.default_exercises(skip))

    assert [ROUTINE.exercises[index].id for index in found] == ids
