"""What every rig gives: its inks in two layers, and the points that props hold on to."""

from collections.abc import Mapping
from dataclasses import dataclass

from footcoach.figure.ink import Ink
from footcoach.figure.shapes import Path, Point

Joints = Mapping[str, float]
Marks = Mapping[str, Point]


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """A rig in one pose."""

    back: tuple[Ink, ...] = ()
    """What lies behind the things it holds."""
    front: tuple[Ink, ...]
    marks: Marks
    """Named points: a hand, the heel."""
    extent: Path
    """What must be seen whole; the rest may be cut off by the edge."""
