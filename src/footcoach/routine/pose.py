"""How the figure of an exercise is drawn, as data: a rig, and values for its joints.

One table has every joint. Angles are in degrees, lengths in centimetres of an adult, and shares go
from 0 to 1.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

MOST_POSES_A_SECOND = 3
"""The most poses of a cycle in a second: nothing on screen should flicker."""


class Rig(StrEnum):
    """What is drawn, and from where."""

    FOOT = "foot"
    """A foot and its lower leg, from the inner side."""
    TOES = "toes"
    """A pair of feet, from above."""
    BODY = "body"
    """A whole person, from the side."""


class View(StrEnum):
    """How much of a body is shown."""

    WHOLE = "whole"
    LEGS = "legs"
    """From the hips down; the rest only where there is room."""


class Plant(StrEnum):
    """The point of a body that stays where it is from left to right."""

    HIP = "hip"
    TOES = "toes"


class Joint(NamedTuple):
    """A value that a pose can set; 0 if it doesn't."""

    name: str
    rigs: tuple[Rig, ...]
    low: int
    high: int
    meaning: str


_FOOT, _TOES, _BODY, _SIDE = (Rig.FOOT,), (Rig.TOES,), (Rig.BODY,), (Rig.FOOT, Rig.BODY)
FAR = "far-"
"""Begins the name of a joint on the far side."""


def _limb(name: str, low: int, high: int, meaning: str) -> tuple[Joint, Joint]:
    """Return a joint of the body, and the same joint on the far side."""
    other = f"The same on the far side; as {name} if it isn't given."
    return Joint(name, _BODY, low, high, meaning), Joint(FAR + name, _BODY, low, high, other)


JOINTS: tuple[Joint, ...] = (
    Joint("tilt", _FOOT, -40, 60, "The heel lifted over the ball; below 0 the forefoot lifted."),
    Joint("shin", _FOOT, -60, 60, "The lower leg leaning forwards."),
    Joint("arch", _FOOT, 0, 1, "The arch drawn up, as a share."),
    Joint("lift", _SIDE, 0, 60, "How far off the floor."),
    Joint("shift", _FOOT, -30, 30, "How far forwards."),
    Joint("pencil", _FOOT, 0, 1, "How far what the toes pick up is in their grip, as a share."),
    Joint("small", _FOOT, -60, 80, "The small toes bent upwards, where the big toe differs."),
    Joint("press", _FOOT, 0, 1, "How hard the scales are pressed, as a share."),
    Joint("heel", _TOES, -30, 30, "The heels turned inwards over the big toes."),
    Joint("turned", _TOES, -40, 40, "The feet turned outwards on their heels."),
    Joint("spread", _TOES, 0, 2, "The toes apart; 1 is a wide fan."),
    Joint("big", _TOES, 0, 2, "The big toes apart from the others, as spread."),
    Joint("curled", _TOES, 0, 1, "The toes bent under, as a share."),
    Joint("curl", _FOOT, -30, 100, "The tips of the toes bent down."),
    Joint("toes", _SIDE, -60, 80, "The toes bent upwards where they begin."),
    Joint("far-toes", _BODY, -60, 80, "The same on the far side; as toes when not given."),
    *_limb("ankle", -60, 40, "The foot drawn towards the shin; below 0 it is pointed."),
    *_limb("knee", 0, 150, "The knee bent."),
    *_limb("hip", -40, 180, "The thigh lifted out of the line of the trunk."),
    *_limb("fold", 0, 1, "The knee turned out: how much shorter the leg looks, as a share."),
    Joint("swing", _BODY, -1, 1, "The foot turned away from the viewer, as a share."),
    *_limb("shoulder", -70, 200, "The arm lifted out of the line of the trunk."),
    *_limb("elbow", 0, 150, "The elbow bent."),
    Joint("trunk", _BODY, -130, 90, "The trunk leaning forwards; -90 lies on the back."),
    Joint("round", _BODY, -1, 1, "The back rounded, as a share; below 0 it's hollowed."),
    Joint("neck", _BODY, -45, 45, "The head nodding."),
    Joint("stride", _BODY, -200, 200, "How far the ground passes in one round of a cycle."),
    Joint("slack", _BODY, 0, 1, "How loose the band or towel hangs, as a share."),
    Joint("wall", _BODY, 20, 150, "Where the wall stands."),
    Joint("post", _BODY, 60, 250, "Where the furniture stands that holds the band."),
)

PROPS: dict[str, Rig] = {
    "floor": Rig.FOOT,
    "ball": Rig.FOOT,
    "book": Rig.FOOT,
    "cloth": Rig.FOOT,
    "hand": Rig.FOOT,
    "marble": Rig.FOOT,
    "pencil": Rig.FOOT,
    "roll": Rig.FOOT,
    "scales": Rig.FOOT,
    "skirting": Rig.FOOT,
    "stair": Rig.FOOT,
    "fingers": Rig.TOES,
    "loop": Rig.TOES,
    "tie": Rig.TOES,
    "band": Rig.BODY,
    "chair": Rig.BODY,
    "circle": Rig.BODY,
    "ground": Rig.BODY,
    "lane": Rig.BODY,
    "post": Rig.BODY,
    "sand": Rig.BODY,
    "towel": Rig.BODY,
    "wall": Rig.BODY,
}
"""What can be in the picture, and with which rig."""

PARTS: dict[str, tuple[Rig, ...]] = {
    "arch": _FOOT,
    "calf": _FOOT,
    "ball": _FOOT,
    "toes": (Rig.FOOT, Rig.TOES),
    "small": _FOOT,
    "big": _TOES,
    "thigh": _BODY,
    "shin": _BODY,
    "foot": _BODY,
}
"""What can be picked out as the part that works, and on which rigs."""

Values = tuple[tuple[str, float], ...]
"""Joints and their values; other joints stay as they are at rest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pose:
    """Where one move leads."""

    frames: tuple[Values, ...]
    """One to reach and keep, or several to go round."""
    every: float = 0
    """Seconds for a round; 0 where there is one frame."""
    slow: bool = False
    """Whether it takes the whole time of the move to get there, and not just a second."""
    rig: Rig | None = None
    """None is the rig of the figure."""
    works: tuple[str, ...] = ()
    """The parts that work; empty is those of the figure."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """What the moves of an exercise have in common."""

    rig: Rig
    props: tuple[str, ...] = ()
    works: tuple[str, ...] = ()
    view: View = View.WHOLE
    plant: Plant = Plant.HIP
    rest: Values = ()
    """The pose before the first move and between reps."""


def complete(rig: Rig, *layers: Values) -> dict[str, float]:
    """Return a value for every joint of ``rig``; later layers win over earlier ones."""
    given = {name: value for layer in layers for name, value in layer}
    names = (joint.name for joint in JOINTS if rig in joint.rigs)
    return {name: given.get(name, given.get(name.removeprefix(FAR), 0.0)) for name in names}
