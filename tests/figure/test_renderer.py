"""What is true of every picture of every shipped exercise, at any size."""

from dataclasses import replace
from itertools import chain

import pytest
from hypothesis import given, settings

from footcoach.figure.canvas import ACROSS, DOWN, Role
from footcoach.figure.motion import AT_REST, Moment, Shot
from footcoach.figure.renderer import FigureRenderer
from footcoach.figure.strokes import Camera, bounds
from footcoach.routine.enums import Side
from footcoach.routine.pose import Rig, View
from tests.figure.shown import (
    IDS,
    LARGE,
    SIDES,
    SMALL,
    USUAL,
    exercise,
    film,
    looks,
    mirrored,
    roles,
    sizes,
    texts,
)

Look = tuple[str, Moment]
Size = tuple[int, int]
WORK = Role.WORK
SEEN = {Role.NEAR, WORK}


@given(look=looks(), size=sizes)
def test_a_picture_fills_its_box_and_no_more(look: Look, size: Size) -> None:
    ident, moment = look
    lines = film(ident).draw(film(ident).motion.shot_at(moment), *size)

    assert [len(row) for row in texts(lines)] == [size[0]] * size[1]
    assert all(sign == " " or 0x2800 < ord(sign) <= 0x28FF for row in texts(lines) for sign in row)


@given(look=looks(), size=sizes)
def test_no_part_that_must_be_seen_leaves_the_box(look: Look, size: Size) -> None:
    ident, moment = look
    shown, shot = film(ident), film(ident).motion.shot_at(moment)
    camera = Camera.fit(shown.box(shot.rig), *size)

    dots = bounds(camera.to_dots(needed(shown, shot)))

    assert dots.left >= 0
    assert dots.bottom >= 0
    assert dots.right <= size[0] * ACROSS
    assert dots.top <= size[1] * DOWN


def needed(shown: FigureRenderer, shot: Shot) -> tuple[tuple[float, float], ...]:
    """Return all points except those the edge may cut off: floors, walls, a leg, an arm."""
    inks = [ink for ink in shown.inks(shot) if not ink.loose]
    if shown.motion.figure.view is View.LEGS:
        # Of a body only the legs must be seen, whether it stands or lies.
        held = [ink for ink in inks if ink.role in {Role.PROP, Role.SIGN}]
        return (*shown._draw_rig(shot).extent, *chain.from_iterable(ink.points for ink in held))
    return tuple(chain.from_iterable(ink.points for ink in inks))


@given(look=looks())
def test_a_part_that_is_not_lifted_is_on_the_floor_and_never_below_it(look: Look) -> None:
    ident, moment = look
    shown, shot = film(ident), film(ident).motion.shot_at(moment)
    if shot.rig is Rig.TOES:
        return

    inks = [ink for ink in shown.inks(shot) if ink.role in {*SEEN, Role.FAR}]
    lowest = min(y for ink in inks for _, y in ink.points)

    # A curve swings a hair beyond the points that it runs through.
    assert lowest == pytest.approx(dict(shot.joints)["lift"], abs=0.35)


@given(look=looks(), size=sizes)
def test_a_foot_on_the_floor_visibly_touches_it(look: Look, size: Size) -> None:
    ident, moment = look
    shown, shot = film(ident), film(ident).motion.shot_at(moment)
    if shot.rig is Rig.TOES or dict(shot.joints)["lift"] or ident == "toe-stretch":
        return

    cells = roles(shown.draw(shot, *size))
    # In a small picture the floor shares all its cells with what stands on it, in the last row.
    floor = max(range(size[1]), key=lambda y: (cells[y].count(Role.FLOOR), y))
    figure = max(y for y, row in enumerate(cells) if {*SEEN, Role.FAR} & set(row))

    assert 0 <= floor - figure <= 1


@given(look=looks(), size=sizes)
def test_the_left_foot_is_the_mirror_image_of_the_right(look: Look, size: Size) -> None:
    ident, moment = look
    shot = film(ident).motion.shot_at(replace(moment, side=Side.RIGHT))
    if film(ident).motion.is_circling(shot.move):
        return

    right = film(ident).draw(shot, *size)
    left = film(ident).draw(replace(shot, side=Side.LEFT), *size)

    assert (texts(left), roles(left)) == mirrored(right)


@pytest.mark.parametrize("side", [Side.LEFT, Side.RIGHT])
def test_clockwise_runs_clockwise_on_the_screen_for_either_foot(side: Side) -> None:
    shown = film("ankle-circles")
    way = [middle_of_the_work(shown, tick / 8, side) for tick in range(16)]
    turns = zip(way, (*way[1:], way[0]), strict=True)

    assert sum(x * to_y - to_x * y for (x, y), (to_x, to_y) in turns) < 0


def middle_of_the_work(shown: FigureRenderer, elapsed: float, side: Side) -> tuple[float, float]:
    """Return the centre of the working part, rows counted upwards."""
    shot = shown.motion.shot_at(Moment(move="clockwise", elapsed=elapsed, side=side))
    cells = roles(shown.draw(shot, *LARGE))
    places = [(x, -y) for y, row in enumerate(cells) for x, role in enumerate(row) if role is WORK]
    return sum(x for x, _ in places) / len(places), sum(y for _, y in places) / len(places)


@given(look=looks())
@settings(max_examples=30)
def test_the_same_moment_always_gives_the_same_picture(look: Look) -> None:
    ident, moment = look
    figure = exercise(ident).figure
    assert figure is not None
    again = FigureRenderer(figure, exercise(ident))

    assert again.draw(again.motion.shot_at(moment), *USUAL) == film(ident).draw(
        film(ident).motion.shot_at(moment), *USUAL
    )


@pytest.mark.parametrize("ident", IDS)
@pytest.mark.parametrize("size", [SMALL, USUAL, LARGE])
def test_the_working_part_is_highlighted_in_every_move_and_not_at_rest(
    ident: str, size: Size
) -> None:
    shown = film(ident)
    poses = {move.id: move.pose for move in exercise(ident).left.moves}

    assert not any(Role.WORK in row for row in roles(shown.draw(shown.motion.rest, *size)))
    for move, pose in poses.items():
        cells = roles(shown.draw(shown.motion.end_shot(move), *size))
        assert any(Role.WORK in row for row in cells) == (pose is not None)


@pytest.mark.parametrize("ident", IDS)
def test_every_move_looks_different_from_rest(ident: str) -> None:
    shown = film(ident)
    at_rest = texts(shown.draw(shown.motion.rest, *USUAL))

    different = {
        move
        for move in shown.motion.moves
        if texts(shown.draw(shown.motion.end_shot(move), *USUAL)) != at_rest
    }

    # A pose without joints goes back to where the exercise began, as a heel that is lowered does.
    poses = {move.id: move.pose for move in exercise(ident).left.moves if move.pose}
    assert different >= {move for move, pose in poses.items() if any(pose.frames)}


@pytest.mark.parametrize("ident", IDS)
def test_the_figure_fills_at_least_half_of_the_rows(ident: str) -> None:
    shown = film(ident)
    rows = texts(shown.draw(shown.motion.rest, *USUAL))

    inked = [y for y, row in enumerate(rows) if row.strip("⠁⠂⠄⡀⢀⠉⠒⠤⣀⠈⠐⠠ ")]

    assert len(inked) >= len(rows) / 2


@pytest.mark.parametrize("side", SIDES)
def test_only_the_foot_that_works_moves_in_a_pair(side: Side | None) -> None:
    shown = film("toe-curl-spread")
    at_rest = texts(shown.draw(shown.motion.shot_at(replace(AT_REST, side=side)), *USUAL))
    curled = texts(shown.draw(shown.motion.shot_at(Moment(move="curl", side=side)), *USUAL))

    halves = {
        half: any(one[cut] != other[cut] for one, other in zip(at_rest, curled, strict=True))
        for half, cut in ((Side.LEFT, slice(0, 20)), (Side.RIGHT, slice(20, 40)))
    }

    assert halves == {half: side in {half, None} for half in halves}
