"""The lines and areas of a figure, and the camera that puts them on the dots."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import sqrt

from footcoach.figure.canvas import ACROSS, DOWN, Canvas, Fill, Role, Spans
from footcoach.figure.geometry import Path, Point

_BOLDNESS = 1.35


@dataclass(frozen=True, slots=True)
class Ink:
    """One line or area. Later ones are in front."""

    points: Path
    role: Role
    weight: float = 0
    """Thickness of the line in centimetres, at least one dot; 0 is no line."""
    closed: bool = False
    fill: Fill = Fill.CLEAR
    dash: tuple[int, int] = (1, 0)
    """Dots on, then dots off."""
    halo: bool = False
    """Whether it keeps a dot clear all round, to stand out from what is behind."""
    loose: bool = False
    """Whether the edge may cut it off: a leg that continues, a floor."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle of the plane, in centimetres."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def width(self) -> float:
        """Its width in centimetres."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """Its height in centimetres."""
        return self.top - self.bottom

    def grow(self, by: float) -> "Box":
        """Return a box that's larger ``by`` so much on every side."""
        return Box(self.left - by, self.bottom - by, self.right + by, self.top + by)


def bounds(points: Iterable[Point]) -> Box:
    """Return the smallest box around ``points``."""
    xs, ys = zip(*points, strict=True)
    return Box(min(xs), min(ys), max(xs), max(ys))


@dataclass(frozen=True, slots=True)
class Camera:
    """Converts centimetres to dots."""

    scale: float
    """Dots per centimetre."""
    left: float
    top: float

    @classmethod
    def fit(cls, box: Box, columns: int, rows: int) -> "Camera":
        """Return the camera that shows ``box`` as large as possible, at the bottom, centred."""
        width, height = columns * ACROSS, rows * DOWN
        scale = min(width / box.width, height / box.height)
        return cls(scale, box.left - (width / scale - box.width) / 2, box.bottom + height / scale)

    def to_dots(self, points: Path) -> list[Point]:
        """Return the positions of points in dots."""
        scale, left, top = self.scale, self.left, self.top
        return [((x - left) * scale, (top - y) * scale) for x, y in points]

    def line_width(self, weight: float) -> int:
        """Return how many dots thick a line is; less than proportional in a large picture."""
        return max(1, round(_BOLDNESS * sqrt(weight * self.scale)))


def paint(canvas: Canvas, camera: Camera, inks: Iterable[Ink]) -> None:
    """Draw everything, from back to front."""
    seen: dict[int, tuple[list[Point], Spans]] = {}
    for ink in inks:
        # A limb is drawn twice, first to clear the space around it, with the same path object.
        dots, spans = seen.get(id(ink.points)) or (camera.to_dots(ink.points), {})
        if not spans and (ink.halo or ink.fill is not Fill.CLEAR):
            spans = canvas.spans(dots)
        seen[id(ink.points)] = dots, spans
        if ink.halo:
            canvas.clear_around(spans)
        canvas.fill(spans, ink.role, ink.fill)
        if ink.weight:
            line = [*dots, dots[0]] if ink.closed else dots
            canvas.stroke(line, ink.role, camera.line_width(ink.weight), ink.dash)


Joints = Mapping[str, float]
Marks = Mapping[str, Point]


@dataclass(frozen=True, slots=True, kw_only=True)
class RigDrawing:
    """A rig in one pose."""

    back: tuple[Ink, ...] = ()
    """What is behind the things it holds."""
    front: tuple[Ink, ...]
    marks: Marks
    """Named points: a hand, the heel."""
    extent: Path
    """What must be inside the picture; the edge may cut off the rest."""
