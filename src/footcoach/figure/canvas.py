"""A sheet of dots, drawn upon from the back to the front, and read as braille cells.

A row of dots is one whole number, a bit for each dot, so that a span of dots is set or
wiped in one step however long it is.
"""

from collections.abc import Sequence
from enum import IntEnum
from math import ceil, floor
from typing import NamedTuple

ACROSS, DOWN = 2, 4
"""Dots in a cell."""
_BLANK = 0x2800
_BITS = ((0, 0x01, 0x08, 0x09), (0, 0x02, 0x10, 0x12), (0, 0x04, 0x20, 0x24), (0, 0x40, 0x80, 0xC0))
"""What a pair of dots adds to the number of a braille sign, for each of its four rows."""


class Role(IntEnum):
    """What a dot belongs to. In a cell that holds several the greatest one gives the colour."""

    FLOOR = 0
    FAR = 1
    """The side of the body that is turned away."""
    PROP = 2
    NEAR = 3
    WORK = 4
    """The part that does the work."""
    SIGN = 5
    """An arrow or a path: nothing that is really there."""


class Fill(IntEnum):
    """How much of an area is inked."""

    CLEAR = 0
    """Nothing, and what lies behind shows through."""
    BLANK = 1
    """Nothing, but what lies behind is hidden."""
    LIGHT = 2
    HALF = 3
    SOLID = 4


_WIDEST = 2048


def _repeated(bits: str) -> int:
    return int(bits[::-1] * (_WIDEST // len(bits)), 2)


_PATTERNS: dict[Fill, tuple[int, ...]] = {
    Fill.LIGHT: tuple(map(_repeated, ("1000", "0000", "0010", "0000"))),
    Fill.HALF: tuple(map(_repeated, ("10", "01"))),
    Fill.SOLID: (_repeated("1"),),
}


class Run(NamedTuple):
    """Neighbouring cells of one row that look alike."""

    text: str
    role: Role | None
    """None where the cells are empty."""


Line = tuple[Run, ...]


class Canvas:
    """Dots that belong to roles."""

    def __init__(self, columns: int, rows: int) -> None:
        self.columns = columns
        self.rows = rows
        self.width = columns * ACROSS
        self.height = rows * DOWN
        self._all = (1 << self.width) - 1
        self._planes = [[0] * self.height for _ in Role]

    def area(self, corners: Sequence[tuple[float, float]], role: Role, fill: Fill) -> None:
        """Fill the area within ``corners`` (dots, y down)."""
        if fill is Fill.CLEAR:
            return
        pattern = _PATTERNS.get(fill, (0,))
        plane = self._planes[role]
        for y, mask in self._spans(corners):
            for rows in self._planes:
                rows[y] &= ~mask
            plane[y] |= mask & pattern[y % len(pattern)]

    def _spans(self, corners: Sequence[tuple[float, float]]) -> list[tuple[int, int]]:
        """Return for each row of dots the ones that lie within, as bits."""
        crossings: dict[int, list[float]] = {}
        (x, y) = corners[-1]
        for to_x, to_y in corners:
            upper, lower = (y, to_y) if y < to_y else (to_y, y)
            first, last = max(0, ceil(upper - 0.5)), min(self.height, ceil(lower - 0.5))
            if first < last:
                slope = (to_x - x) / (to_y - y)
                for row in range(first, last):
                    crossings.setdefault(row, []).append(x + (row + 0.5 - y) * slope)
            x, y = to_x, to_y
        return [(row, self._within(sorted(found))) for row, found in crossings.items()]

    def _within(self, crossings: list[float]) -> int:
        bits = 0
        for left, right in zip(crossings[::2], crossings[1::2], strict=True):
            first, last = max(0, ceil(left - 0.5)), min(self.width, ceil(right - 0.5))
            if first < last:
                bits |= (1 << last) - (1 << first)
        return bits

    def stroke(
        self,
        points: Sequence[tuple[float, float]],
        role: Role,
        weight: int,
        dash: tuple[int, int] = (1, 0),
    ) -> None:
        """Draw a line ``weight`` dots thick; ``dash`` is so many dots on and so many off."""
        plane = self._planes[role]
        on, period = dash[0], sum(dash)
        for count, (x, y) in enumerate(_trail(points)):
            if count % period < on:
                self._stamp(plane, x - (weight - 1) // 2, y - (weight - 1) // 2, weight)

    def wipe(self, points: Sequence[tuple[float, float]], weight: int) -> None:
        """Wipe a line ``weight`` dots thick."""
        mask = Canvas(self.columns, self.rows)
        mask.stroke(points, Role.FLOOR, weight)
        for y, bits in enumerate(mask._planes[Role.FLOOR]):
            if bits:
                for rows in self._planes:
                    rows[y] &= ~bits

    def _stamp(self, plane: list[int], x: int, y: int, weight: int) -> None:
        if x <= -weight or x >= self.width:
            return
        bits = (1 << weight) - 1
        span = (bits << x if x >= 0 else bits >> -x) & self._all
        for row in range(max(0, y), min(self.height, y + weight)):
            plane[row] |= span

    def mirror(self) -> None:
        """Swap left and right."""
        for rows in self._planes:
            rows[:] = [int(f"{bits:0{self.width}b}"[::-1], 2) if bits else 0 for bits in rows]

    def lines(self) -> tuple[Line, ...]:
        """Read the sheet as rows of cells."""
        return tuple(self._line(row * DOWN) for row in range(self.rows))

    def _line(self, top: int) -> Line:
        inks = [
            (role, rows[top : top + DOWN]) for role, rows in zip(Role, self._planes, strict=True)
        ]
        present = [(role, a | b | c | d) for role, (a, b, c, d) in reversed(inks) if a | b | c | d]
        if not present:
            return (Run(" " * self.columns, None),)
        quad = [0] * DOWN
        for _, rows in inks:
            quad = [have | more for have, more in zip(quad, rows, strict=True)]
        return _runs(self.columns, quad, present)


def _runs(columns: int, quad: list[int], present: list[tuple[Role, int]]) -> Line:
    first, second, third, fourth = quad
    runs: list[Run] = []
    text, role = "", None
    for column in range(columns):
        shift = column * ACROSS
        code = (
            _BITS[0][first >> shift & 3]
            | _BITS[1][second >> shift & 3]
            | _BITS[2][third >> shift & 3]
            | _BITS[3][fourth >> shift & 3]
        )
        here = next((one for one, bits in present if bits >> shift & 3), None) if code else None
        if here is not role and text:
            runs.append(Run(text, role))
            text = ""
        role = here
        text += chr(_BLANK + code) if code else " "
    return (*runs, Run(text, role))


def _trail(points: Sequence[tuple[float, float]]) -> list[tuple[int, int]]:
    """Return the dots along a line, each once in a row."""
    trail: list[tuple[int, int]] = []
    x, y = points[0]
    for to_x, to_y in points[1:]:
        steps = max(1, ceil(max(abs(to_x - x), abs(to_y - y))))
        step_x, step_y = (to_x - x) / steps, (to_y - y) / steps
        for step in range(steps):
            dot = floor(x + step * step_x), floor(y + step * step_y)
            if not trail or trail[-1] != dot:
                trail.append(dot)
        x, y = to_x, to_y
    trail.append((floor(x), floor(y)))
    return trail
