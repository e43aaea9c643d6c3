"""A whole person from the side, looking to the right, filled in like a figure on a road sign.

The limbs are broad and the feet large: people read it from three metres away, and the feet
matter most. The right side is the near one.
"""

from collections.abc import Iterator
from itertools import chain
from math import pi, sin

from footcoach.figure.canvas import Fill, Role
from footcoach.figure.geometry import (
    Path,
    Point,
    capsule,
    extend,
    parse_points,
    place_path,
    rotate,
    rotate_path,
    shift,
    smooth,
)
from footcoach.figure.strokes import Ink, Joints, RigDrawing
from footcoach.routine.pose import FAR, Plant, View

_THIGH, _SHIN, _UPPER_ARM, _FOREARM, _HAND = 38.0, 36.0, 26.0, 24.0, 8.0
_SHOULDER: Point = (-0.5, 43.5)
_NECK: Point = (0.3, 52.0)
_BALL: Point = (15.0, -7.8)
_LUMBAR, _BULGE = 48.0, 9.0
"""How far up the trunk can round, and how far out it comes when it does."""
_FOLDED, _NARROWER = 0.8, 0.45
"""How much shorter a leg looks when it's turned out, and how much shorter a foot."""

_CALF = parse_points(
    "-5.4,4 0,5.5 5.5,3 7.2,-3 8.2,-10 7.4,-17 5,-25 4,-33 4.2,-38 -4.2,-38 -4.2,-30 -5.2,-16"
    " -6.4,-5"
)
"""The outline around the knee, which is the origin, with the calf to the right."""
_HEEL_AND_SOLE = parse_points("5.2,4.5 -5,3 -7.6,-3.5 -7.4,-9 -3.5,-10.5 5,-9.2 15,-10.5")
"""The outline around the ankle; toes and instep continue it."""
_TOES = parse_points("19.5,-10.5 24.2,-10 24.8,-7.6 21.5,-5.6")
_INSTEP = parse_points("15,-5 8.5,-0.4")
_TRUNK = parse_points(
    "-12,-4 -13,3 -11.4,13 -11.4,22 -13.5,33 -13,42 -7.5,50 -4,54 -4,60 4.4,60 4.4,53 9,49 13.5,40"
    " 14,32 12.4,22 12,11 12,2 9,-7 -2,-10"
)
_HEAD = parse_points(
    "-9.6,66 -8.6,73 -3.5,79 3,80.4 9,77.6 11.6,72 11.4,69.6 14,65.6 11.6,64.4 10.9,60 7.4,56.6"
    " 2,57.4 -3,58.6 -7.4,61.4"
)
_FOOT_MARKS: dict[str, Point] = {
    "heel": (-6, -10),
    "ball": (15, -10.5),
    "sole": (15, -11.5),
    "pad": (17, -4.5),
}
_TIP: Point = (24.5, -8.5)

_LEG, _ARM = ("thigh", "shin", "foot"), ("upper-arm", "forearm", "hand")
_MIDDLE = ("trunk", "head", *_LEG)


class _Bones:
    """Where each part of the body is in one pose."""

    def __init__(self, joints: Joints, plant: Plant) -> None:
        self.parts: dict[str, Path] = {}
        self.marks: dict[str, Point] = {"hip": (0.0, 0.0)}
        for far in (FAR, ""):
            self._add_leg(far, joints)
            self._add_arm(far, joints)
        self._add_trunk(joints)
        low = min(y for part in self.parts.values() for _, y in part)
        by = -self.marks[plant][0], joints["lift"] - low
        self.parts = {name: place_path(part, by) for name, part in self.parts.items()}
        self.marks = {name: shift(mark, by) for name, mark in self.marks.items()}

    def _add_leg(self, far: str, joints: Joints) -> None:
        angle = joints[far + "hip"] - joints["trunk"] - 90
        length = 1 - _FOLDED * joints[far + "fold"]
        knee = extend((0, 0), angle, _THIGH * length)
        self.parts[far + "thigh"] = capsule(extend((0, 0), angle, 1), knee, 10.2, 6.8)
        angle -= joints[far + "knee"]
        calf = tuple((-x, y * length) for x, y in _CALF)
        self.parts[far + "shin"] = smooth(place_path(calf, knee, angle + 90), closed=True)
        ankle = extend(knee, angle, _SHIN * length)
        self._add_foot(far, joints, ankle, angle + 90 + joints[far + "ankle"])

    def _add_foot(self, far: str, joints: Joints, ankle: Point, angle: float) -> None:
        length = 1 - _NARROWER * joints.get(far + "swing", 0)
        bent = rotate_path((*_TOES, _TIP), _BALL, joints[far + "toes"])
        sole = _scale_forward((*_HEEL_AND_SOLE, *bent[:-1], *_INSTEP), length)
        self.parts[far + "foot"] = smooth(place_path(sole, ankle, angle), closed=True)
        marks = _scale_forward((*_FOOT_MARKS.values(), bent[-1]), length)
        for name, mark in zip((*_FOOT_MARKS, "toes"), place_path(marks, ankle, angle), strict=True):
            self.marks[far + name] = mark

    def _add_arm(self, far: str, joints: Joints) -> None:
        angle = joints[far + "shoulder"] - joints["trunk"] - 90
        shoulder = rotate(_SHOULDER, (0, 0), -joints["trunk"])
        elbow = extend(shoulder, angle, _UPPER_ARM)
        angle += joints[far + "elbow"]
        wrist = extend(elbow, angle, _FOREARM)
        hand = extend(wrist, angle, _HAND)
        self.parts[far + "upper-arm"] = capsule(shoulder, elbow, 6.0, 4.4)
        self.parts[far + "forearm"] = capsule(elbow, wrist, 4.4, 3.3)
        self.parts[far + "hand"] = capsule(wrist, hand, 3.4, 3.2)
        self.marks[far + "hand"] = hand

    def _add_trunk(self, joints: Joints) -> None:
        head = rotate_path(_HEAD, _NECK, -joints["neck"])
        for name, part in (("trunk", _round_back(joints["round"])), ("head", head)):
            self.parts[name] = smooth(place_path(part, (0, 0), -joints["trunk"]), closed=True)


def _round_back(share: float) -> Path:
    """Return the trunk with its back rounded, or hollowed where ``share`` is below 0."""
    by = share * _BULGE
    return tuple((x - by * sin(pi * min(max(y / _LUMBAR, 0), 1)), y) for x, y in _TRUNK)


def _scale_forward(path: Path, length: float) -> Path:
    return tuple((x * length if x > 0 else x, y) for x, y in path)


def draw(joints: Joints, works: tuple[str, ...], *, plant: Plant, view: View) -> RigDrawing:
    """Draw the person on the lowest point, with the planted point above the origin."""
    bones = _Bones(joints, plant)
    needed = [*_LEG, *(FAR + name for name in _LEG)] if view is View.LEGS else list(bones.parts)
    return RigDrawing(
        back=tuple(_draw_back(bones.parts, works)),
        front=tuple(_draw_limb(bones.parts, _ARM, works)),
        marks=bones.marks,
        extent=tuple(chain.from_iterable(bones.parts[name] for name in needed)),
    )


def _draw_back(parts: dict[str, Path], works: tuple[str, ...]) -> Iterator[Ink]:
    for limb in (_ARM, _LEG):
        for name in limb:
            yield Ink(parts[FAR + name], Role.FAR, closed=True, fill=Fill.HALF)
    yield from _draw_limb(parts, _MIDDLE, works)


def _draw_limb(
    parts: dict[str, Path], names: tuple[str, ...], works: tuple[str, ...]
) -> Iterator[Ink]:
    """Draw parts that belong together, with a clear gap to everything behind them."""
    for name in names:
        yield Ink(parts[name], Role.NEAR, closed=True, fill=Fill.BLANK, halo=True)
    for name in names:
        role = Role.WORK if name in works else Role.NEAR
        yield Ink(parts[name], role, closed=True, fill=Fill.SOLID)
