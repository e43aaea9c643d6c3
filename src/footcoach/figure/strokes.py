"""What a rig hands over to be drawn, and the camera that brings it onto the dots."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import sqrt

from footcoach.figure.canvas import ACROSS, DOWN, Canvas, Fill, Role, Spans
from footcoach.figure.geometry import Path, Point

_BOLDNESS = 1.35


@dataclass(frozen=True, slots=True)
class Ink:
    """One line or area. What comes later lies in front."""

    points: Path
    role: Role
    weight: float = 0
    """Thickness of the line in centimetres, never less than a dot; 0 draws none."""
    closed: bool = False
    fill: Fill = Fill.CLEAR
    dash: tuple[int, int] = (1, 0)
    """So many dots on, so many off."""
    halo: bool = False
    """Keeps a dot clear around itself, to stand out from what lies behind."""
    loose: bool = False
    """May be cut off by the edge: a leg that goes on, a floor."""


@dataclass(frozen=True, slots=True)
class Box:
    """A part of the plane."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def width(self) -> float:
        """Centimetres from left to right."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """Centimetres from bottom to top."""
        return self.top - self.bottom

    def grown(self, by: float) -> "Box":
        """Return a box that is larger on every side."""
        return Box(self.left - by, self.bottom - by, self.right + by, self.top + by)


def bounds(points: Iterable[Point]) -> Box:
    """Return the least box around ``points``."""
    xs, ys = zip(*points, strict=True)
    return Box(min(xs), min(ys), max(xs), max(ys))


@dataclass(frozen=True, slots=True)
class Camera:
    """Brings centimetres onto dots."""

    scale: float
    """Dots in a centimetre."""
    left: float
    top: float

    @classmethod
    def showing(cls, box: Box, columns: int, rows: int) -> "Camera":
        """Return the camera that shows ``box`` as large as it can, low and in the middle."""
        width, height = columns * ACROSS, rows * DOWN
        scale = min(width / box.width, height / box.height)
        return cls(scale, box.left - (width / scale - box.width) / 2, box.bottom + height / scale)

    def dots(self, points: Path) -> list[Point]:
        """Return where points lie among the dots."""
        scale, left, top = self.scale, self.left, self.top
        return [((x - left) * scale, (top - y) * scale) for x, y in points]

    def weigh(self, weight: float) -> int:
        """Return how many dots thick a line is; less than in proportion in a large picture."""
        return max(1, round(_BOLDNESS * sqrt(weight * self.scale)))


def paint(canvas: Canvas, camera: Camera, inks: Iterable[Ink]) -> None:
    """Draw everything, from the back to the front."""
    seen: dict[int, tuple[list[Point], Spans]] = {}
    for ink in inks:
        # A limb is drawn twice, first to clear its surroundings; its path stays the same object.
        dots, spans = seen.get(id(ink.points)) or (camera.dots(ink.points), {})
        if not spans and (ink.halo or ink.fill is not Fill.CLEAR):
            spans = canvas.spans(dots)
        seen[id(ink.points)] = dots, spans
        if ink.halo:
            canvas.clear_around(spans)
        canvas.fill(spans, ink.role, ink.fill)
        if ink.weight:
            line = [*dots, dots[0]] if ink.closed else dots
            canvas.stroke(line, ink.role, camera.weigh(ink.weight), ink.dash)


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
