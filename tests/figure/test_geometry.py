"""Curves and limbs."""

from math import dist

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footcoach.figure.geometry import (
    capsule,
    ellipse,
    extend,
    heading,
    parse_points,
    rotate,
    rotate_path,
    smooth,
)
from footcoach.figure.strokes import bounds

places = st.tuples(st.floats(-50, 50), st.floats(-50, 50))


@given(st.lists(places, min_size=2, max_size=8), st.booleans())
def test_a_curve_runs_through_its_points(path: list[tuple[float, float]], closed: bool) -> None:
    curve = smooth(tuple(path), closed=closed)

    assert all(min(dist(point, other) for other in curve) < 1e-6 for point in path)


@given(places, places, st.floats(-360, 360))
def test_turning_keeps_the_distance_and_can_be_undone(
    point: tuple[float, float], about: tuple[float, float], angle: float
) -> None:
    turned = rotate(point, about, angle)

    assert dist(turned, about) == pytest.approx(dist(point, about), abs=1e-6)
    assert rotate(turned, about, -angle) == pytest.approx(point, abs=1e-6)
    assert rotate_path((point,), about, angle)[0] == pytest.approx(turned, abs=1e-6)


@given(places, places, st.floats(0.1, 5), st.floats(0.1, 5))
def test_a_limb_covers_both_of_its_joints(
    one: tuple[float, float], other: tuple[float, float], first: float, second: float
) -> None:
    box = bounds(capsule(one, other, first, second))

    for x, y in (one, other):
        assert box.left - 1e-6 <= x <= box.right + 1e-6
        assert box.bottom - 1e-6 <= y <= box.top + 1e-6


def test_angles_are_anticlockwise() -> None:
    assert extend((0, 0), 90, 2) == pytest.approx((0, 2))
    assert heading((0, 0), (-1, 0)) == pytest.approx(180)
    assert rotate((1, 0), (0, 0), 90) == pytest.approx((0, 1))


def test_an_ellipse_is_turned_by_its_angle() -> None:
    upright, lying = bounds(ellipse((0, 0), 1, 3)), bounds(ellipse((0, 0), 1, 3, 90))

    assert (upright.height, lying.width) == pytest.approx((6, 6), abs=0.1)
    assert (upright.width, lying.height) == pytest.approx((2, 2), abs=0.1)


def test_points_are_parsed_as_pairs() -> None:
    assert parse_points("0,1 2.5,-3") == ((0, 1), (2.5, -3))
