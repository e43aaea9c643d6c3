"""Things a figure stands, sits or leans on."""

from collections.abc import Iterator

from footcoach.figure.canvas import Fill, Role
from footcoach.figure.geometry import (
    Path,
    ellipse,
    extend,
    parse_points,
    place_path,
    rotate,
    shift,
    smooth,
)
from footcoach.figure.strokes import Ink, Joints, Marks

FLOOR = -0.9
"""The height of the floor under a foot: half the outline's thickness below 0."""
GROUND = -1.8
"""The height of the floor under a body."""
_STAIR = 8.0
"""The height of a step."""
_FAR_AWAY = 400.0
_PRINT = parse_points("-7,-3.5 -5,-6.5 -1,-5.8 3,-7 7,-6.4 8.5,-3.5")
_BALL = 3.3
"""Radius of a tennis ball."""
_AHEAD = 34.0
"""How far ahead the wall is that the toes point to."""


def rectangle(left: float, bottom: float, right: float, top: float) -> Path:
    """Return the corners of a rectangle."""
    return ((left, bottom), (right, bottom), (right, top), (left, top))


def draw_level(y: float) -> Ink:
    """Draw a floor from edge to edge."""
    return Ink(((-_FAR_AWAY, y), (_FAR_AWAY, y)), Role.FLOOR, 0.2, loose=True)


def _reserve(points: Path) -> Ink:
    """Draw nothing, but keep ``points`` in the picture."""
    return Ink(points, Role.PROP)


def draw_floor(_marks: Marks, _joints: Joints) -> Iterator[Ink]:
    """Draw the floor under a foot."""
    yield draw_level(FLOOR)


def draw_ground(_marks: Marks, _joints: Joints) -> Iterator[Ink]:
    """Draw the floor under a body."""
    yield draw_level(GROUND)


def _step_length(joints: Joints) -> float:
    """Return the length of one step in centimetres; a cycle of walking has two."""
    return max(10.0, abs(joints["stride"]) / 2)


def draw_lane(_marks: Marks, joints: Joints) -> Iterator[Ink]:
    """Draw a floor in dashes that pass by, two in each cycle."""
    pitch = _step_length(joints)
    for number in range(-12, 13):
        x = number * pitch - joints["way"]
        dash = ((x, GROUND), (x + pitch / 2, GROUND))
        yield Ink(dash, Role.FLOOR, 1.4, loose=True)


def draw_sand(_marks: Marks, joints: Joints) -> Iterator[Ink]:
    """Draw sand, and footprints that stay behind; only the footprints pass by."""
    ripple = tuple((x, GROUND - 0.9 * (x // 12 % 2)) for x in range(-240, 252, 12))
    yield Ink(ripple, Role.FLOOR, 0.3, loose=True)
    for number in range(-9, 10):
        x, y = number * 26.0, -9 - number % 4 * 1.6
        yield Ink(((x, y), (x + 1, y)), Role.FLOOR, 0.6, loose=True)
    pitch = _step_length(joints)
    for number in range(-9, 4):
        x = number * pitch - pitch / 2 - joints["way"]
        # A footprint is where a foot has been, never ahead of the walker.
        if x < pitch / 2:
            yield Ink(smooth(place_path(_PRINT, (x, 0))), Role.PROP, 1.4, loose=True)
    yield _reserve(((0, -10), (1, -9)))


def draw_wall(_marks: Marks, joints: Joints) -> Iterator[Ink]:
    """Draw a wall seen edge-on, hatched behind."""
    x = joints["wall"]
    yield Ink(((x, GROUND), (x, _FAR_AWAY)), Role.PROP, 1.6, loose=True)
    for y in range(0, int(_FAR_AWAY), 14):
        yield Ink(((x + 2, y), (x + 9, y + 9)), Role.FLOOR, 0.3, loose=True)
    yield _reserve(((x, 0), (x + 9, 1)))


def draw_skirting(_marks: Marks, _joints: Joints) -> Iterator[Ink]:
    """Draw the bottom of a wall that the toes point to, with its skirting board."""
    x = _AHEAD
    yield Ink(((x, 0), (x, _FAR_AWAY)), Role.PROP, 0.5, loose=True)
    for y in range(0, int(_FAR_AWAY), 5):
        yield Ink(((x + 0.8, y), (x + 3.6, y + 2.8)), Role.FLOOR, 0.1, loose=True)
    yield Ink(rectangle(x - 1.2, 0, x, 6), Role.PROP, closed=True, fill=Fill.SOLID)
    yield _reserve(((x, 0), (x + 3.6, 1)))


def draw_chair(marks: Marks, _joints: Joints) -> Iterator[Ink]:
    """Draw a chair under the hips."""
    x, top = marks["hip"][0], marks["hip"][1] - 11
    yield Ink(rectangle(x - 16, top - 5, x + 21, top), Role.PROP, closed=True, fill=Fill.SOLID)
    for leg in (x - 14, x + 18):
        yield Ink(((leg, top - 3), (leg, 0)), Role.PROP, 2.5)
    yield Ink(((x - 16, top), (x - 21, top + 50)), Role.PROP, 3)


def draw_book(_marks: Marks, _joints: Joints) -> Iterator[Ink]:
    """Draw a book under the heel, its spine to the left."""
    yield Ink(rectangle(-4.5, 0, 10.6, 3.2), Role.PROP, 0.4, closed=True, fill=Fill.BLANK)
    for y in (1.1, 2.1):
        yield Ink(((-3.4, y), (9.8, y)), Role.PROP, 0.2)
    yield Ink(parse_points("-4.5,0 -5.3,1.6 -4.5,3.2"), Role.PROP, 0.4)


def draw_scales(_marks: Marks, joints: Joints) -> Iterator[Ink]:
    """Draw scales under the forefoot; the hand on the dial turns as they're pressed."""
    press, dial = joints["press"], (33.6, 3.6)
    plate = rectangle(12.2, 0.9, 28.6, 3.1 - 0.5 * press)
    yield Ink(plate, Role.PROP, 0.4, closed=True, fill=Fill.HALF)
    for x in (14, 27):
        yield Ink(rectangle(x - 1, 0, x + 1, 0.9), Role.PROP, closed=True, fill=Fill.SOLID)
    yield Ink(((28.6, 1.6), (31, 1.6)), Role.PROP, 0.8)
    yield Ink(ellipse(dial, 3.6, 3.6), Role.PROP, 0.4, closed=True, fill=Fill.BLANK)
    role = Role.WORK if press else Role.PROP
    yield Ink((dial, extend(dial, 210 - 150 * press, 2.4)), role, 0.6)


def draw_ball(_marks: Marks, joints: Joints) -> Iterator[Ink]:
    """Draw a tennis ball under the foot; it rolls half as far as the foot moves."""
    centre = (11 + joints["shift"] / 2, _BALL)
    yield Ink(ellipse(centre, _BALL, _BALL), Role.PROP, 0.5, closed=True, fill=Fill.BLANK)
    rolled = -joints["shift"] / 2 / _BALL * 57.3
    for seam in ("2,-2.5 0.9,-1.2 0.6,0 0.9,1.2 2,2.5", "-2,-2.5 -0.9,-1.2 -0.6,0 -0.9,1.2 -2,2.5"):
        line = tuple(shift(rotate(point, (0, 0), rolled), centre) for point in parse_points(seam))
        yield Ink(smooth(line), Role.PROP, 0.3)


def draw_cloth(_marks: Marks, joints: Joints) -> Iterator[Ink]:
    """Draw a towel on the floor under a foot, gathered by toes that curl."""
    drawn = joints["curl"] / 100
    folds = ((at, 2.6 * drawn * (at % 2)) for at in range(7))
    gathered = tuple((15 + 1.6 * at, FLOOR + 0.5 + high) for at, high in folds)
    path = ((-3, FLOOR + 0.5), *smooth(gathered), (42 - 12 * drawn, FLOOR + 0.5))
    yield Ink(path, Role.PROP, 1.2)
    yield _reserve(((42, 0), (41, 1)))


def draw_roll(_marks: Marks, _joints: Joints) -> Iterator[Ink]:
    """Draw a rolled towel under the toes."""
    for size in (2.1, 1.1):
        yield Ink(ellipse((24.8, 2.1), size, size), Role.PROP, 0.4, closed=True)


def draw_stair(_marks: Marks, _joints: Joints) -> Iterator[Ink]:
    """Draw a step with its edge under the ball of the foot."""
    step = rectangle(14, 0, 44, _STAIR - 0.4)
    yield Ink(step, Role.PROP, 0.5, closed=True, fill=Fill.HALF)
