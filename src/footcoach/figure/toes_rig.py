"""A pair of feet from above, as you see your own: toes ahead, big toes in the middle."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from footcoach.figure.canvas import Fill, Role
from footcoach.figure.geometry import (
    Path,
    Point,
    capsule,
    ellipse,
    extend,
    parse_points,
    rotate_path,
    smooth,
)
from footcoach.figure.strokes import Ink, Joints, RigDrawing

_APART = 8.2
"""Centimetres from the middle of the pair to the middle of a foot."""
_LINE, _DETAIL = 0.8, 0.2
_HEEL: Point = (0.2, 3.0)
_CURLED = 0.62
"""How much shorter a toe looks from above when it's curled."""


class Toe(NamedTuple):
    """A toe of the right foot."""

    root: Point
    length: float
    thick: float
    """Radius at the root."""
    tip: float
    """Radius at the tip."""
    outwards: float
    """Degrees from straight ahead, at rest."""
    fan: float
    """Degrees further outwards when spread."""


BIG = Toe((-3.6, 15.4), 6.3, 1.75, 1.9, 2, -7)
TOES = (
    BIG,
    Toe((-0.55, 16.6), 5.4, 1.05, 1.3, 1, 4),
    Toe((1.85, 16.2), 4.7, 1.0, 1.2, 4, 13),
    Toe((4.05, 15.0), 4.0, 0.95, 1.15, 8, 22),
    Toe((5.95, 13.2), 3.2, 0.95, 1.1, 14, 33),
)
_EDGE = smooth(
    parse_points(
        "-5.6,15.6 -5.3,13 -4.4,10 -3.9,7 -3.9,4 -3.2,1.6 -1.6,0.1 0.3,-0.2 2.1,0.3 3.5,2 4.2,5"
        " 5.2,8.5 6.3,11.5 6.8,14"
    )
)
"""From the big toe round the heel to the little toe; the toes close the outline."""
_SOLE = (*_EDGE, *parse_points("4.6,16.6 2.6,17.6 0,18 -2.6,17.6 -4.6,17.2"))
_FOREFOOT: Path = ((-5.4, 13.4), (6.2, 11.4))
"""The inner and the outer edge of the forefoot, where a band goes round it."""
_SHIN = ellipse((0.2, 5.4), 2.6, 3.0)


def draw(joints: Joints, works: tuple[str, ...], *, both: bool) -> RigDrawing:
    """Draw the pair; unless both work, the left foot is at rest and drawn faintly."""
    right = _put_on_side(_draw_foot(joints, works, Role.NEAR), 1)
    other = _draw_foot(joints, works, Role.NEAR) if both else _draw_foot(_AT_REST, (), Role.FAR)
    inks = (*_put_on_side(other, -1), *right)
    return RigDrawing(
        front=inks,
        marks={**_gap_marks(joints), **_edge_marks(joints if both else _AT_REST, joints)},
        extent=tuple(point for ink in inks for point in ink.points),
    )


_AT_REST: Joints = {"heel": 0, "turned": 0, "spread": 0, "big": 0, "curled": 0}


def _put_on_side(inks: tuple[Ink, ...], side: int) -> tuple[Ink, ...]:
    return tuple(replace(ink, points=_move_aside(ink.points, side)) for ink in inks)


def _move_aside(path: Path, side: int) -> Path:
    return tuple((side * (x + _APART), y) for x, y in path)


def _draw_foot(joints: Joints, works: tuple[str, ...], role: Role) -> tuple[Ink, ...]:
    """Draw a right foot around the origin, turned about the big toe and about the heel."""
    return tuple(
        replace(ink, points=_turn(ink.points, joints)) for ink in _draw_parts(joints, works, role)
    )


def _turn(path: Path, joints: Joints) -> Path:
    return rotate_path(rotate_path(path, BIG.root, joints["heel"]), _HEEL, -joints["turned"])


def _draw_parts(joints: Joints, works: tuple[str, ...], role: Role) -> Iterator[Ink]:
    yield Ink(_SOLE, role, closed=True, fill=Fill.BLANK)
    yield Ink(_EDGE, role, _LINE)
    yield Ink(_SHIN, role, _DETAIL, closed=True, fill=Fill.LIGHT)
    fill = Fill.HALF if role is Role.FAR else Fill.SOLID
    # The big toe comes last, so that nothing covers it.
    for toe in reversed(TOES):
        busy = "toes" in works or (toe is BIG and "big" in works)
        tone = Role.WORK if busy else role
        yield Ink(_shape(toe, joints), tone, closed=True, fill=fill, halo=True)
    yield Ink(_nail(joints), role, closed=True, fill=Fill.BLANK)


def _direction(toe: Toe, joints: Joints) -> float:
    share = joints["big"] if toe is BIG else joints["spread"]
    return 90 - toe.outwards - toe.fan * share


def _tip(toe: Toe, joints: Joints) -> Point:
    length = toe.length * (1 - _CURLED * joints["curled"])
    return extend(toe.root, _direction(toe, joints), length)


def _shape(toe: Toe, joints: Joints) -> Path:
    curl = joints["curled"]
    start = extend(toe.root, _direction(toe, joints), 1.2 * (1 - curl))
    return capsule(start, _tip(toe, joints), toe.thick, toe.tip * (1 + 0.1 * curl))


def _nail(joints: Joints) -> Path:
    angle, curl = _direction(BIG, joints), joints["curled"]
    middle = extend(_tip(BIG, joints), angle, 0.1 + 0.5 * curl)
    return ellipse(middle, BIG.tip * 0.5, BIG.tip * 0.55 * (1 - 0.5 * curl), angle - 90)


def _gap_marks(joints: Joints) -> dict[str, Point]:
    """Return where each gap between two toes begins, and a point ahead of it."""
    marks: dict[str, Point] = {}
    for number, (one, other) in enumerate(pairwise(TOES)):
        angle = (_direction(one, joints) + _direction(other, joints)) / 2
        x = (one.root[0] + other.root[0]) / 2 + (one.thick - other.thick) / 2
        start = extend((x, (one.root[1] + other.root[1]) / 2), angle, 2.2)
        start, ahead = _turn((start, extend(start, angle, 1)), joints)
        marks[f"gap-{number}"] = (start[0] + _APART, start[1])
        marks[f"ahead-{number}"] = (ahead[0] + _APART, ahead[1])
    return marks


def _edge_marks(left: Joints, right: Joints) -> dict[str, Point]:
    """Return the inner and outer edge of each forefoot."""
    marks: dict[str, Point] = {}
    for name, joints, side in (("left-", left, -1), ("right-", right, 1)):
        inner, outer = _move_aside(_turn(_FOREFOOT, joints), side)
        marks |= {f"{name}inside": inner, f"{name}outside": outer}
    return marks
