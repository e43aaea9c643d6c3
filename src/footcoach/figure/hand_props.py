"""Things a figure holds or pulls on, or that hold it."""

from collections.abc import Iterator

from footcoach.figure.canvas import Fill, Role
from footcoach.figure.floor_props import rectangle
from footcoach.figure.geometry import (
    Path,
    Point,
    capsule,
    distance,
    ellipse,
    extend,
    heading,
    interpolate,
    parse_points,
    place_path,
    shift,
    signed_area,
    smooth,
)
from footcoach.figure.strokes import Ink, Joints, Marks, bounds

_ASLANT = 38.0
"""Degrees by which a pencil hangs down from the toes."""
_MARBLE = 1.4
"""Radius of a large marble."""
_BENT = 18.0
"""Degrees by which the wrist of a hand is bent back."""
_GRIP = parse_points(
    "-5.4,2.3 -5.6,3.8 -4,4.9 0,5.7 4.5,5.6 9,4.6 13,3.4 13,-2.8 9,-4 4,-5.6 0,-5.6 -3.4,-4.6"
    " -3.8,-3 -1.6,-2.6 2,-2.6 4.6,-0.6 4.4,1.6 2,2.5 -2,2.2"
)
"""The outline around the tips of the toes: index finger above, thumb below."""
_KNUCKLES = (
    parse_points("-3.4,5.2 -2,6.6 2,7.4 6,7 9.5,5.2"),
    parse_points("0.6,2.6 1.2,4 0.6,5.4"),
    parse_points("5.4,1.2 7.4,0.6 9,1.2"),
)
_FOREARM = parse_points("-1,3.6 6,3.4 14,4.2 30,5.4 30,-5.4 14,-4.2 6,-3.4 -1,-3.2")
_BAND, _TOWEL = 3.2, 7.0
_LOOP = 1.6
_TIED: Point = (32.0, 13.0)
"""Where the furniture stands that a band is tied to, beside the feet."""
_FAR_UP = 120.0
_CLEAR = 5.0
"""How far outside the path of the toes its ring is drawn, to keep clear of the foot."""


def draw_pencil(marks: Marks, joints: Joints) -> Iterator[Ink]:
    """Draw a pencil, on the floor ahead or hanging from the crook of the toes."""
    held = joints["pencil"]
    at = interpolate((29.5, 0.6), marks["crook"], held)
    angle = -_ASLANT * held
    for part in ("-7,-0.95 9,-0.95 9,0.95 -7,0.95", "9,-0.95 12.6,0 9,0.95"):
        wood = place_path(parse_points(part), at, angle)
        yield Ink(wood, Role.PROP, 0.3, closed=True, fill=Fill.BLANK)
    for part in ("-7,-0.95 -5,-0.95 -5,0.95 -7,0.95", "11.4,-0.2 12.6,0 11.4,0.2"):
        yield Ink(
            place_path(parse_points(part), at, angle), Role.PROP, 0.4, closed=True, fill=Fill.SOLID
        )
    yield Ink(place_path(parse_points("-5,0 9,0"), at, angle), Role.PROP, 0.2)


def draw_marble(marks: Marks, joints: Joints) -> Iterator[Ink]:
    """Draw a marble, on the floor ahead or held by the toes."""
    x, y = interpolate((28.5, _MARBLE), marks["crook"], joints["pencil"])
    yield Ink(ellipse((x, y), _MARBLE, _MARBLE), Role.PROP, 0.4, closed=True, fill=Fill.SOLID)


def draw_hand(marks: Marks, _joints: Joints) -> Iterator[Ink]:
    """Draw a hand that holds the toes, fingers above and thumb below."""
    tip = marks["toes"]
    angle = heading(tip, marks["nail"])
    wrist = place_path(((13.0, 0.4),), tip, angle)[0]
    arm = place_path(_FOREARM, wrist, angle - _BENT)
    yield Ink(smooth(arm), Role.PROP, 0.5, fill=Fill.BLANK, loose=True)
    grip = smooth(place_path(_GRIP, tip, angle), closed=True)
    yield Ink(grip, Role.PROP, 0.5, closed=True, fill=Fill.BLANK)
    for line in _KNUCKLES:
        yield Ink(smooth(place_path(line, tip, angle)), Role.PROP, 0.3)


def draw_fingers(marks: Marks, _joints: Joints) -> Iterator[Ink]:
    """Draw the fingers of a hand pushed between the toes."""
    ends = []
    for number in range(4):
        start, ahead = marks[f"gap-{number}"], marks[f"ahead-{number}"]
        ends.append(extend(start, heading(start, ahead), 8.5))
        shape = capsule(start, ends[-1], 0.6, 0.9)
        yield Ink(shape, Role.PROP, closed=True, fill=Fill.SOLID, halo=True)
    back = capsule(ends[0], ends[-1], 2.2, 2.2)
    yield Ink(back, Role.PROP, 0.5, closed=True, fill=Fill.BLANK)


def _hanging_curve(one: Point, other: Point, sag: float) -> Path:
    """Return a curve that hangs ``sag`` below the line from one point to the other."""
    shares = ((0.0, 0.0), (0.25, 0.75), (0.5, 1.0), (0.75, 0.75), (1.0, 0.0))
    return smooth(tuple(shift(interpolate(one, other, at), (0, -sag * by)) for at, by in shares))


def draw_band(marks: Marks, joints: Joints) -> Iterator[Ink]:
    """Draw a band from the hands round the ball of the foot."""
    line = _hanging_curve(marks["sole"], marks["hand"], 14 * joints["slack"])
    yield Ink(line, Role.PROP, _BAND)
    yield Ink((marks["sole"], marks["pad"]), Role.PROP, _BAND)


def draw_towel(marks: Marks, joints: Joints) -> Iterator[Ink]:
    """Draw a towel from the hands round the sole, its ends hanging down."""
    line = _hanging_curve(marks["sole"], marks["hand"], 14 * joints["slack"])
    yield Ink(line, Role.PROP, _TOWEL)
    end = interpolate(marks["hand"], (marks["hand"][0] - 6, 0), min(0.9, 16 / marks["hand"][1]))
    yield Ink((marks["hand"], end), Role.PROP, _TOWEL)
    yield Ink((marks["sole"], marks["pad"]), Role.PROP, _TOWEL)


def draw_post(marks: Marks, joints: Joints) -> Iterator[Ink]:
    """Draw the leg of heavy furniture, with a band round it and over the feet."""
    x, sag = joints["post"], 16 * joints["slack"]
    top = max(y for _, y in marks.values())
    leg = rectangle(x, 0, x + 9, top + _FAR_UP)
    yield Ink(leg, Role.FAR, closed=True, fill=Fill.SOLID, loose=True)
    y = marks["pad"][1] - 2
    yield Ink(_hanging_curve(marks["pad"], (x, y), sag), Role.PROP, _BAND)
    yield Ink(_hanging_curve(marks["sole"], (x, y - 9), sag), Role.PROP, _BAND)
    yield Ink((marks["pad"], marks["sole"]), Role.PROP, _BAND)
    for height in (y, y - 9):
        yield Ink(((x - 1, height), (x + 10, height)), Role.PROP, _BAND)


def draw_circle(marks: Marks, _joints: Joints) -> Iterator[Ink]:
    """Draw the path of the toes as a dashed ring, with an arrow where they are."""
    ring = tuple(mark for name, mark in marks.items() if name.startswith("way-"))
    if not ring:
        return
    box = bounds(ring)
    middle = (box.left + box.width / 2, box.bottom + box.height / 2)
    wide = ellipse(middle, box.width / 2 + _CLEAR, box.height / 2 + _CLEAR)
    yield Ink(wide, Role.SIGN, 1.6, closed=True, dash=(4, 3))
    at = min(range(len(wide)), key=lambda number: distance(wide[number], marks["toes"]))
    angle = heading(wide[at - 1], wide[(at + 1) % len(wide)])
    head = place_path(
        parse_points("8,0 -5,6.5 -5,-6.5"), wide[at], angle + 180 * (signed_area(ring) < 0)
    )
    yield Ink(head, Role.SIGN, closed=True, fill=Fill.SOLID, halo=True)


def draw_loop(marks: Marks, _joints: Joints) -> Iterator[Ink]:
    """Draw a band looped round both forefeet."""
    yield Ink((marks["left-outside"], marks["right-outside"]), Role.PROP, _LOOP)


def draw_tie(marks: Marks, _joints: Joints) -> Iterator[Ink]:
    """Draw a band round the right forefoot, tied to furniture on its outer side."""
    yield Ink((marks["right-inside"], marks["right-outside"], _TIED), Role.PROP, _LOOP)
    x, y = _TIED
    leg = rectangle(x, y - 2.2, x + 4.4, y + 2.2)
    yield Ink(leg, Role.PROP, closed=True, fill=Fill.SOLID)
