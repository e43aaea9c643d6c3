"""Points of the plane, and the few curves that every rig is drawn with.

Lengths are centimetres on an adult, x to the right and y up; angles are degrees,
anticlockwise.
"""

from functools import cache, lru_cache
from itertools import pairwise
from math import atan2, cos, degrees, hypot, pi, radians, sin

Point = tuple[float, float]
Path = tuple[Point, ...]

_STEPS = 4
"""Pieces between two points of a curve; more can't be seen in dots."""


def parse_points(text: str) -> Path:
    """Return the points written as in ``0,1 2.5,-3``."""
    pairs = (pair.split(",") for pair in text.split())
    return tuple((float(x), float(y)) for x, y in pairs)


@lru_cache(maxsize=4096)
def unit_vector(angle: float) -> Point:
    """Return the cosine and the sine of ``angle``."""
    return cos(radians(angle)), sin(radians(angle))


def rotate(point: Point, about: Point, angle: float) -> Point:
    """Return ``point`` turned by ``angle`` about another point."""
    if not angle:
        return point
    cosine, sine = unit_vector(round(angle, 2))
    x, y = point[0] - about[0], point[1] - about[1]
    return about[0] + cosine * x - sine * y, about[1] + sine * x + cosine * y


def shift(point: Point, by: Point) -> Point:
    """Return ``point`` shifted ``by`` this much."""
    return point[0] + by[0], point[1] + by[1]


def extend(point: Point, angle: float, length: float) -> Point:
    """Return the point ``length`` away in the direction ``angle``; 0 is to the right."""
    cosine, sine = unit_vector(round(angle, 2))
    return point[0] + length * cosine, point[1] + length * sine


def interpolate(one: Point, other: Point, share: float) -> Point:
    """Return the point at ``share`` (0 to 1) of the way from one point to the other."""
    return one[0] + (other[0] - one[0]) * share, one[1] + (other[1] - one[1]) * share


def rotate_path(path: Path, about: Point, angle: float) -> Path:
    """Return ``path`` turned by ``angle`` about a point."""
    if not angle:
        return path
    cosine, sine = unit_vector(round(angle, 2))
    x, y = about
    return tuple(
        (x + cosine * (px - x) - sine * (py - y), y + sine * (px - x) + cosine * (py - y))
        for px, py in path
    )


def place_path(path: Path, at: Point, angle: float = 0) -> Path:
    """Return ``path`` turned about the origin, with the origin then shifted to ``at``."""
    cosine, sine = unit_vector(round(angle, 2))
    return tuple((at[0] + cosine * x - sine * y, at[1] + sine * x + cosine * y) for x, y in path)


def distance(one: Point, other: Point) -> float:
    """Return the distance between two points."""
    return hypot(other[0] - one[0], other[1] - one[1])


def heading(one: Point, other: Point) -> float:
    """Return the direction from one point to another, in degrees."""
    return degrees(atan2(other[1] - one[1], other[0] - one[0]))


def signed_area(ring: Path) -> float:
    """Return the area inside a ring; negative if the ring runs clockwise."""
    sides = pairwise((*ring, ring[0]))
    return sum(x * to_y - to_x * y for (x, y), (to_x, to_y) in sides) / 2


def _weights(share: float) -> tuple[float, float, float, float]:
    square, cube = share * share, share * share * share
    return (
        (-cube + 2 * square - share) / 2,
        (3 * cube - 5 * square + 2) / 2,
        (-3 * cube + 4 * square + share) / 2,
        (cube - square) / 2,
    )


_CURVE = tuple(_weights(step / _STEPS) for step in range(_STEPS))


def smooth(path: Path, *, closed: bool = False) -> Path:
    """Return a curve (Catmull-Rom) through the points of ``path``."""
    ends = (path[-1], path[0], path[1]) if closed else (path[0], path[-1], path[-1])
    around = (ends[0], *path, *ends[1:])
    last = len(path) if closed else len(path) - 1
    curve: list[Point] = []
    for at in range(last):
        (ax, ay), (bx, by), (cx, cy), (dx, dy) = around[at : at + 4]
        curve += [
            (a * ax + b * bx + c * cx + d * dx, a * ay + b * by + c * cy + d * dy)
            for a, b, c, d in _CURVE
        ]
    return (*curve, *(() if closed else path[-1:]))


@cache
def _circle(corners: int) -> Path:
    return tuple((cos(2 * pi * k / corners), sin(2 * pi * k / corners)) for k in range(corners))


def ellipse(centre: Point, across: float, along: float, angle: float = 0) -> Path:
    """Return an ellipse with these half axes; ``angle`` turns the second one from upright."""
    cosine, sine = unit_vector(round(angle, 2))
    return tuple(
        (
            centre[0] + across * x * cosine - along * y * sine,
            centre[1] + across * x * sine + along * y * cosine,
        )
        for x, y in _circle(20)
    )


_HALF = tuple((-sin(pi * k / 5), cos(pi * k / 5)) for k in range(6))
"""A half circle round the back of a limb that points to the right, starting on its left."""


def capsule(one: Point, other: Point, first: float, second: float) -> Path:
    """Return the outline of a limb between two joints, round at both ends with these radii."""
    (x, y), (to_x, to_y) = one, other
    length = max(distance(one, other), 1e-6)
    u, v = (to_x - x) / length, (to_y - y) / length
    back = [(x + first * (a * u - b * v), y + first * (a * v + b * u)) for a, b in _HALF]
    tip = [(to_x - second * (a * u - b * v), to_y - second * (a * v + b * u)) for a, b in _HALF]
    return (*back, *tip)
