"""What a figure holds, pulls at or is held by."""

from collections.abc import Iterator

from footcoach.figure.canvas import Fill, Role
from footcoach.figure.ground import rectangle
from footcoach.figure.ink import Ink, bounds
from footcoach.figure.rig import Joints, Marks
from footcoach.figure.shapes import (
    Path,
    Point,
    area,
    between,
    beyond,
    capsule,
    distance,
    ellipse,
    heading,
    moved,
    placed,
    points,
    smooth,
)

_PENCIL = 0.95
"""Half its thickness."""
_BAND, _TOWEL = 3.2, 7.0
_CLEAR = 5.0
"""How far outside the way of the toes its ring is drawn, to stand clear of the foot."""


def pencil(marks: Marks, joints: Joints) -> Iterator[Ink]:
    """Draw a pencil, on the floor ahead or in the crook of the toes."""
    held = joints["pencil"]
    at = between((25.5, 0.6), marks["crook"], held)
    wood = placed(rectangle(-9, -_PENCIL, 8, _PENCIL), at)
    yield Ink(wood, Role.PROP, closed=True, fill=Fill.SOLID)
    ring = placed(rectangle(-7, -_PENCIL, -6.2, _PENCIL), at)
    yield Ink(ring, Role.PROP, closed=True, fill=Fill.BLANK)
    point = placed(points("8,-0.95 11.8,0 8,0.95"), at)
    yield Ink(point, Role.PROP, 0.3, closed=True, fill=Fill.BLANK)
    yield Ink(placed(points("10.6,0 11.8,0"), at), Role.PROP, 0.5)


def hand(marks: Marks, _joints: Joints) -> Iterator[Ink]:
    """Draw a hand that holds the toes, fingers above and thumb below."""
    tip = marks["toes"]
    angle = heading(tip, marks["nail"])
    palm, wrist = beyond(tip, angle - 20, 4.4), beyond(tip, angle - 32, 12)
    arm = capsule(wrist, beyond(wrist, angle - 40, 40), 2.5, 3.6)
    for shape in (arm, capsule(palm, wrist, 3.2, 2.6)):
        yield Ink(shape, Role.PROP, closed=True, fill=Fill.SOLID, halo=True, loose=True)
    for side, back, thick in ((90, 5.0, 2.0), (-90, 3.0, 1.7)):
        end = beyond(beyond(tip, angle + 180, back), angle + side, 3.2)
        finger = capsule(beyond(palm, angle + side, 1.2), end, thick, 1.3)
        yield Ink(finger, Role.PROP, closed=True, fill=Fill.SOLID)


def fingers(marks: Marks, _joints: Joints) -> Iterator[Ink]:
    """Draw fingers pushed in between the toes."""
    for number in range(4):
        start, ahead = marks[f"gap-{number}"], marks[f"ahead-{number}"]
        end = beyond(start, heading(start, ahead), 7.5)
        shape = capsule(start, end, 0.6, 0.75)
        yield Ink(shape, Role.PROP, closed=True, fill=Fill.SOLID, halo=True)


def _hung(one: Point, other: Point, sag: float) -> Path:
    """Return a curve that hangs ``sag`` below the line from one point to the other."""
    shares = ((0.0, 0.0), (0.25, 0.75), (0.5, 1.0), (0.75, 0.75), (1.0, 0.0))
    return smooth(tuple(moved(between(one, other, at), (0, -sag * by)) for at, by in shares))


def band(marks: Marks, joints: Joints) -> Iterator[Ink]:
    """Draw a band from the hands round the ball of the foot."""
    line = _hung(marks["sole"], marks["hand"], 14 * joints["slack"])
    yield Ink(line, Role.PROP, _BAND)
    yield Ink((marks["sole"], marks["pad"]), Role.PROP, _BAND)


def towel(marks: Marks, joints: Joints) -> Iterator[Ink]:
    """Draw a towel from the hands round the sole, its ends hanging down."""
    line = _hung(marks["sole"], marks["hand"], 14 * joints["slack"])
    yield Ink(line, Role.PROP, _TOWEL)
    end = between(marks["hand"], (marks["hand"][0] - 6, 0), min(0.9, 16 / marks["hand"][1]))
    yield Ink((marks["hand"], end), Role.PROP, _TOWEL)
    yield Ink((marks["sole"], marks["pad"]), Role.PROP, _TOWEL)


def post(marks: Marks, joints: Joints) -> Iterator[Ink]:
    """Draw heavy furniture with a band round it and over the feet."""
    x, sag = joints["post"], 16 * joints["slack"]
    for shape in ((x, 0, x + 7, 46), (x - 4, 40, x + 32, 46), (x + 22, 0, x + 29, 46)):
        yield Ink(rectangle(*shape), Role.PROP, closed=True, fill=Fill.SOLID)
    y = marks["pad"][1] - 2
    yield Ink(_hung(marks["pad"], (x, y), sag), Role.PROP, _BAND)
    yield Ink(_hung(marks["sole"], (x, y - 9), sag), Role.PROP, _BAND)
    yield Ink((marks["pad"], marks["sole"]), Role.PROP, _BAND)


def circle(marks: Marks, _joints: Joints) -> Iterator[Ink]:
    """Draw the way of the toes as a broken ring, with an arrow where they are."""
    ring = tuple(mark for name, mark in marks.items() if name.startswith("way-"))
    if not ring:
        return
    box = bounds(ring)
    middle = (box.left + box.width / 2, box.bottom + box.height / 2)
    wide = ellipse(middle, box.width / 2 + _CLEAR, box.height / 2 + _CLEAR)
    yield Ink(wide, Role.SIGN, 1.6, closed=True, dash=(4, 3))
    at = min(range(len(wide)), key=lambda number: distance(wide[number], marks["toes"]))
    angle = heading(wide[at - 1], wide[(at + 1) % len(wide)])
    head = placed(points("8,0 -5,6.5 -5,-6.5"), wide[at], angle + 180 * (area(ring) < 0))
    yield Ink(head, Role.SIGN, closed=True, fill=Fill.SOLID, halo=True)
