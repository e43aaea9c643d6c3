"""What every part of the program needs to know of a routine, the model knows once."""

import pytest
from tests.world import exercise, routine, span

from footcoach.routine.model import Block, Span


def test_exercises_of_one_id_are_told_apart_by_how_many_came_before() -> None:
    first = Block(exercises=(exercise("a"), exercise("b"), exercise("a")))
    again = Block(exercises=(exercise("a"),))

    assert routine(blocks=(first, again)).keys == (("a", 0), ("b", 0), ("a", 1), ("a", 2))


def test_the_exercises_of_one_choice_are_one_group_where_its_first_comes() -> None:
    plan = routine(
        exercise("a"),
        exercise("b", choice="resistance"),
        exercise("c"),
        exercise("d", choice="resistance"),
    )

    assert plan.choice_groups == ((0,), (1, 3), (2,))


def test_each_exercise_has_the_rounds_of_its_block() -> None:
    blocks = (
        Block(exercises=(exercise("a"),)),
        Block(exercises=(exercise("b"), exercise("c")), rounds=span(2, 3)),
    )

    assert routine(blocks=blocks).rounds == (span(1), span(2, 3), span(2, 3))


@pytest.mark.parametrize(
    ("new", "old", "more"),
    [
        (Span(6, 6), Span(5, 5), True),
        (Span(5, 6), Span(5, 5), True),
        (Span(5, 5), Span(5, 5), False),
        (Span(4, 6), Span(5, 5), False),
        (Span(4, 5), Span(5, 5), False),
    ],
)
def test_a_range_exceeds_another_where_its_ends_together_ask_for_more(
    new: Span, old: Span, more: bool
) -> None:
    assert new.exceeds(old) is more
