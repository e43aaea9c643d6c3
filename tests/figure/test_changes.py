"""Only what differs is drawn again."""

import pytest
from hypothesis import given

from footcoach.figure.canvas import Role, Run
from footcoach.figure.changes import Change, changes
from footcoach.figure.motion import Moment
from tests.figure.shown import USUAL, film, looks, roles, texts


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        ((Run("ab", None), Run("cd", Role.NEAR)), ()),
        ((Run("ab", None), Run("cd", Role.WORK)), (Change(2, 0, 2),)),
        ((Run("xb", None), Run("cd", Role.NEAR)), (Change(0, 0, 1),)),
        ((Run("ax", None), Run("xd", Role.NEAR)), (Change(1, 0, 2),)),
    ],
)
def test_a_change_is_the_stretch_of_cells_that_look_different(
    after: tuple[Run, ...], expected: tuple[Change, ...]
) -> None:
    before = ((Run("ab", None), Run("cd", Role.NEAR)),)

    assert changes(before, (after,)) == expected


def test_a_long_way_between_two_changes_is_passed_over() -> None:
    same = "⣿" * 20
    before, after = ((Run(f"{sign}{same}{sign}", Role.NEAR),) for sign in "xy")

    assert changes((before,), (after,)) == (Change(0, 0, 1), Change(21, 0, 1))


def test_the_colour_that_an_empty_cell_does_not_show_is_no_change() -> None:
    assert changes(((Run("  ", Role.NEAR),),), ((Run("  ", None),),)) == ()


@given(look=looks())
def test_drawing_the_changes_over_the_old_picture_gives_the_new_one(
    look: tuple[str, Moment],
) -> None:
    ident, moment = look
    shown = film(ident)
    before = shown.draw(shown.motion.rest, *USUAL)
    after = shown.draw(shown.motion.at(moment), *USUAL)

    signs, tones = [list(row) for row in texts(before)], roles(before)
    for x, y, width in changes(before, after):
        signs[y][x : x + width] = texts(after)[y][x : x + width]
        tones[y][x : x + width] = roles(after)[y][x : x + width]

    assert ["".join(row) for row in signs] == texts(after)
    assert tones == roles(after)
