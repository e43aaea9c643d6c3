"""A foot and lower leg from the inner side, toes to the right.

It's a left foot: the inner side has the arch and the big toe.
"""

from collections.abc import Iterator
from typing import NamedTuple

from footcoach.figure.canvas import Fill, Role
from footcoach.figure.geometry import Path, Point, parse_points, rotate, shift, smooth
from footcoach.figure.strokes import Ink, Joints, RigDrawing

HEEL: Point = (3.0, 1.0)
ANKLE: Point = (6.8, 8.0)
BALL: Point = (18.6, 2.0)
KNUCKLE: Point = (22.4, 1.5)

_DOME, _SHORTER = 2.4, 1.2
"""How far the arch rises, and how much nearer the heel comes, when the arch is lifted."""
_LINE, _DETAIL = 0.8, 0.2
_LOWEST_LEG = 20
"""The leg is always in the picture up to this height."""


class Skin(NamedTuple):
    """A point of the skin, and how much it follows each joint (0 to 1)."""

    x: float
    y: float
    foot: float = 1
    """How much it follows the foot when the heel is lifted."""
    toes: float = 0
    curl: float = 0
    shin: float = 0
    arch: float = 0


def _skin(text: str, *, foot: float = 1, shin: float = 0) -> tuple[Skin, ...]:
    return tuple(Skin(x, y, foot=foot, shin=shin) for x, y in parse_points(text))


_LEG_BACK = _skin("0.4,64 1.4,54 2.6,46 0.8,39 -0.8,32 0,25 1.8,18 2.9,13.5", shin=1)
_LEG_FRONT = _skin("10.1,14 10.5,20 11.2,28 11.6,36 12.2,41 13.4,46 13.2,50 12.6,64", shin=1)
_HEEL = (
    Skin(3.0, 11.0, shin=0.7),
    Skin(2.0, 8.2, shin=0.35),
    *_skin("0.5,5.6 -0.2,3.4 0.5,1.2 2.2,0.15 4.3,0"),
)
_SOLE = (
    Skin(6.4, 0.3, arch=0.1),
    Skin(8.6, 1.0, arch=0.6),
    Skin(11.4, 1.5, arch=1),
    Skin(14.0, 1.2, arch=0.7),
    Skin(16.0, 0.4, foot=0.95, arch=0.15),
)
_PAD = (Skin(18.2, 0, foot=0.6), Skin(20.0, 0.1, foot=0, toes=0.7))
_TOES = (
    Skin(21.3, 0.7, foot=0, toes=1),
    Skin(22.6, 0.4, foot=0, toes=1, curl=0.3),
    Skin(23.8, 0.05, foot=0, toes=1, curl=1),
    Skin(25.4, 0.1, foot=0, toes=1, curl=1),
    Skin(26.5, 1.2, foot=0, toes=1, curl=1),
    Skin(26.1, 2.5, foot=0, toes=1, curl=1),
    Skin(24.4, 3.0, foot=0, toes=1, curl=0.9),
    Skin(22.4, 3.0, foot=0, toes=1, curl=0.4),
    Skin(20.4, 3.3, foot=0.2, toes=0.7),
)
_INSTEP = (
    Skin(18.4, 4.2, foot=0.7, toes=0.2),
    Skin(15.8, 5.8, arch=0.3),
    Skin(13.2, 7.6, arch=0.5),
    Skin(11.2, 9.5, shin=0.15, arch=0.3),
    Skin(10.2, 11.6, shin=0.6),
)
OUTLINE = (*_LEG_BACK, *_HEEL, *_SOLE, *_PAD, *_TOES, *_INSTEP, *_LEG_FRONT)

_NAIL = (
    Skin(24.6, 2.2, foot=0, toes=1, curl=0.95),
    Skin(25.6, 1.6, foot=0, toes=1, curl=1),
    Skin(26.1, 2.0, foot=0, toes=1, curl=1),
)
_ANKLE_BONE = _skin("5.4,8.3 5.6,9.4 6.8,10.0 8.0,9.4 8.2,8.3", shin=0.25)

_REGIONS = {
    "toes": (*_PAD[1:], *_TOES),
    "ball": (*_SOLE[4:], *_PAD, *_TOES[:1], _TOES[-1], *_INSTEP[:1]),
    "arch": (
        *_SOLE,
        Skin(16.4, 1.9, arch=0.1),
        Skin(14.0, 2.8, arch=0.7),
        Skin(11.4, 3.3, arch=1),
        Skin(8.6, 2.8, arch=0.7),
        Skin(6.4, 1.7, arch=0.1),
    ),
    "calf": _skin("1.1,18 0.7,25 0.1,32 1.4,37 4.6,38 6.2,32 4.8,25 3.2,19", shin=1),
}


class _Bones:
    """Where each point of the skin is in one pose."""

    def __init__(self, joints: Joints) -> None:
        self.joints = joints
        self._turned = -joints["tilt"]
        self._pivot = BALL if joints["tilt"] > 0 else HEEL
        ankle = ANKLE[0] + _SHORTER * joints["arch"], ANKLE[1]
        self._ankle = rotate(ankle, self._pivot, self._turned)
        low = min(y for _, y in map(self._pose, OUTLINE))
        self._by = joints["shift"], joints["lift"] - low

    def path(self, skins: tuple[Skin, ...]) -> Path:
        """Return the positions of points of the skin."""
        return tuple(shift(self._pose(skin), self._by) for skin in skins)

    def curve(self, skins: tuple[Skin, ...], *, closed: bool = False) -> Path:
        """Return the curve through points of the skin."""
        return smooth(self.path(skins), closed=closed)

    def point(self, skin: Skin) -> Point:
        """Return the position of one point of the skin."""
        return shift(self._pose(skin), self._by)

    def small_toes(self) -> Path:
        """Return the curve around the small toes, where they aren't with the big toe."""
        bent = self.joints["toes"] + self.joints["small"]
        path = tuple(shift(self._pose(skin, bent), self._by) for skin in _REGIONS["toes"])
        return smooth(path, closed=True)

    def _pose(self, skin: Skin, bent: float | None = None) -> Point:
        """Return where a point is; its toe is bent up by ``bent``, or as the big toe if None."""
        joints = self.joints
        point = rotate((skin.x, skin.y), KNUCKLE, -skin.curl * joints["curl"])
        point = rotate(point, BALL, skin.toes * (joints["toes"] if bent is None else bent))
        if arch := joints["arch"]:
            behind = min(1.0, max(0.0, (BALL[0] - skin.x) / 12))
            point = shift(point, (_SHORTER * arch * behind, _DOME * arch * skin.arch))
        if self._turned:
            # The toes stay on the floor when the heel lifts, and follow when the forefoot lifts.
            share = skin.foot if self._turned < 0 else 1
            point = rotate(point, self._pivot, share * self._turned)
        return rotate(point, self._ankle, skin.shin * (-joints["shin"] - self._turned))


def draw(joints: Joints, works: tuple[str, ...]) -> RigDrawing:
    """Draw the foot on its lowest point, ``lift`` centimetres above the floor."""
    bones = _Bones(joints)
    whole = bones.path(OUTLINE)
    kept = [skin.y < _LOWEST_LEG for skin in OUTLINE]
    extent = tuple(point for point, keep in zip(whole, kept, strict=True) if keep)
    return RigDrawing(
        front=tuple(_draw_skin(bones, whole, works)),
        marks=_find_marks(bones),
        extent=(*extent, *(bones.path(_REGIONS["calf"]) if "calf" in works else ())),
    )


def _draw_skin(bones: _Bones, whole: Path, works: tuple[str, ...]) -> Iterator[Ink]:
    if bones.joints["small"]:
        role = Role.WORK if "small" in works else Role.FAR
        yield Ink(bones.small_toes(), role, closed=True, fill=Fill.HALF)
    yield Ink(smooth(whole), Role.NEAR, _LINE, fill=Fill.BLANK, loose=True)
    for part in (part for part in works if part in _REGIONS):
        region = bones.curve(_REGIONS[part], closed=True)
        yield Ink(region, Role.WORK, closed=True, fill=Fill.HALF)
    if "toes" in works:
        yield Ink(bones.curve(_REGIONS["toes"]), Role.WORK, _LINE)
    toes = Role.WORK if "toes" in works else Role.NEAR
    yield Ink(bones.curve(_NAIL), toes, _DETAIL)
    yield Ink(bones.curve(_ANKLE_BONE), Role.NEAR, _DETAIL)


def _find_marks(bones: _Bones) -> dict[str, Point]:
    tip = bones.point(Skin(26.5, 1.2, foot=0, toes=1, curl=1))
    root = bones.point(Skin(23.4, 1.5, foot=0, toes=1, curl=1))
    return {
        "toes": tip,
        "nail": shift(tip, (tip[0] - root[0], tip[1] - root[1])),
        "crook": bones.point(Skin(22.3, -0.4, foot=0, toes=1, curl=0.4)),
        "heel": bones.point(Skin(-0.2, 3.4)),
        "ball": bones.point(Skin(18.2, 0, foot=0.6)),
        "arch": bones.point(_SOLE[2]),
    }
