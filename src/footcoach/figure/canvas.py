"""A sheet of dots that is drawn on from back to front and read as braille cells.

A row of dots is one integer, one bit for each dot with the leftmost lowest, so a span of dots
is set or wiped in one step, however long it is.
"""

import re
from collections.abc import Iterator, Sequence
from enum import IntEnum
from itertools import pairwise
from math import ceil, floor
from typing import NamedTuple

ACROSS, DOWN = 2, 4
"""Dots in a cell."""

Dots = Sequence[tuple[float, float]]
"""Positions in dots, y downwards."""
Spans = dict[int, int]
"""For each row, its dots as bits."""


class Role(IntEnum):
    """What a dot belongs to. In a cell with several roles, the highest gives the colour."""

    FLOOR = 0
    FAR = 1
    """The far side of the body."""
    PROP = 2
    NEAR = 3
    WORK = 4
    """The part that works."""
    SIGN = 5
    """An arrow or a path, which isn't a real object."""


class Fill(IntEnum):
    """How densely an area is filled."""

    CLEAR = 0
    """Nothing; what is behind shows through."""
    BLANK = 1
    """Nothing, but it hides what is behind."""
    LIGHT = 2
    HALF = 3
    SOLID = 4


_WIDEST = 2048


def _repeat(bits: str) -> int:
    return int(bits[::-1] * (_WIDEST // len(bits)), 2)


_PATTERNS: dict[Fill, tuple[int, ...]] = {
    Fill.LIGHT: tuple(map(_repeat, ("1000", "0000", "0010", "0000"))),
    Fill.HALF: tuple(map(_repeat, ("10", "01"))),
    Fill.SOLID: (_repeat("1"),),
}


class Run(NamedTuple):
    """Neighbouring cells of one row with the same colour.

    Empty cells join the run before them: they show no colour, and every change of colour costs
    bytes to the terminal.
    """

    text: str
    role: Role | None
    """None if all its cells are empty."""


Line = tuple[Run, ...]


class Canvas:
    """A sheet of dots, each with a role."""

    def __init__(self, columns: int, rows: int) -> None:
        self.columns = columns
        self.rows = rows
        self.width = columns * ACROSS
        self.height = rows * DOWN
        self._all = (1 << self.width) - 1
        self._planes: dict[Role, list[int]] = {}

    def spans(self, corners: Dots) -> Spans:
        """Return the dots inside the polygon with these ``corners``."""
        crossings: dict[int, list[float]] = {}
        height = self.height
        x, y = corners[-1]
        for to_x, to_y in corners:
            first, last = ceil(y - 0.5), ceil(to_y - 0.5)
            if first != last:
                slope = (to_x - x) / (to_y - y)
                low, high = (first, last) if first < last else (last, first)
                for row in range(max(0, low), min(height, high)):
                    crossings.setdefault(row, []).append(x + (row + 0.5 - y) * slope)
            x, y = to_x, to_y
        return {row: self._within(found) for row, found in crossings.items()}

    def _within(self, crossings: list[float]) -> int:
        crossings.sort()
        bits, width = 0, self.width
        for left, right in zip(crossings[::2], crossings[1::2], strict=True):
            first, last = max(0, ceil(left - 0.5)), min(width, ceil(right - 0.5))
            if first < last:
                bits |= (1 << last) - (1 << first)
        return bits

    def fill(self, spans: Spans, role: Role, fill: Fill) -> None:
        """Fill an area. It hides what is behind unless ``fill`` is clear."""
        if fill is Fill.CLEAR:
            return
        self._wipe(spans)
        if fill is Fill.BLANK:
            return
        plane, pattern = self._plane(role), _PATTERNS[fill]
        for y, bits in spans.items():
            plane[y] |= bits & pattern[y % len(pattern)]

    def clear_around(self, spans: Spans) -> None:
        """Wipe an area and one more dot on every side."""
        wider: Spans = {}
        for y, bits in spans.items():
            more = bits | bits << 1 | bits >> 1
            for row in (y - 1, y, y + 1):
                if 0 <= row < self.height:
                    wider[row] = wider.get(row, 0) | more
        self._wipe(wider)

    def _wipe(self, spans: Spans) -> None:
        for plane in self._planes.values():
            for y, bits in spans.items():
                plane[y] &= ~bits

    def _plane(self, role: Role) -> list[int]:
        if role not in self._planes:
            self._planes[role] = [0] * self.height
        return self._planes[role]

    def stroke(self, points: Dots, role: Role, weight: int, dash: tuple[int, int] = (1, 0)) -> None:
        """Draw a line ``weight`` dots thick; ``dash`` is dots on, then dots off."""
        plane = self._plane(role)
        back = (weight - 1) // 2
        for y, bits in _trace(points, self.width, self.height, weight, dash).items():
            thick = bits
            for step in range(1, weight):
                thick |= bits << step
            thick = thick >> _overhang(weight) + back & self._all
            for row in range(max(0, y - back), min(self.height, y - back + weight)):
                plane[row] |= thick

    def mirror(self) -> None:
        """Swap left and right."""
        for plane in self._planes.values():
            plane[:] = [int(f"{bits:0{self.width}b}"[::-1], 2) if bits else 0 for bits in plane]

    def lines(self) -> tuple[Line, ...]:
        """Return the sheet as rows of cells."""
        return tuple(self._line(row * DOWN) for row in range(self.rows))

    def _line(self, top: int) -> Line:
        size = -(-self.width // _DOTS_IN_BYTE)
        signs = roles = 0
        for role, plane in sorted(self._planes.items()):
            rows = plane[top : top + DOWN]
            if any(rows):
                here = _braille_numbers(rows, size)
                cells = here.to_bytes(size * 4)
                signs |= here
                # A higher role takes over the cells in which it has a dot.
                roles &= ~int.from_bytes(cells.translate(_TAKEN))
                roles |= int.from_bytes(cells.translate(_TONES[role]))
        text = signs.to_bytes(size * 4).decode("latin-1").translate(_BRAILLE)
        tones = _GAP.sub(_bridge_gap, roles.to_bytes(size * 4)[: self.columns])
        return tuple(
            Run(text[alike.start() : alike.end()], _ROLES[alike[0][0]])
            for alike in _ALIKE.finditer(tones)
        )


_DOTS_IN_BYTE = 8
_PAIRS = (
    (0, 0x01, 0x08, 0x09),
    (0, 0x02, 0x10, 0x12),
    (0, 0x04, 0x20, 0x24),
    (0, 0x40, 0x80, 0xC0),
)
"""What two dots add to the number of a braille character, in each of its four rows."""
_CELLS = tuple(
    tuple(bytes(pairs[byte >> shift & 3] for shift in (0, 2, 4, 6)) for byte in range(256))
    for pairs in _PAIRS
)
"""What a byte of dots adds to the four characters it covers, in each of their rows."""
_BRAILLE = {number: chr(0x2800 + number) if number else " " for number in range(256)}
_TAKEN = bytes(0xFF if sign else 0 for sign in range(256))
_TONES = {role: bytes(role + 1 if sign else 0 for sign in range(256)) for role in Role}
_ROLES: tuple[Role | None, ...] = (None, *Role)
_ALIKE = re.compile(rb"(.)\1*", re.DOTALL)
_GAP = re.compile(rb"^\0+(?=([^\0]))|(?<=([^\0]))\0+")


def _bridge_gap(gap: re.Match[bytes]) -> bytes:
    return (gap[1] or gap[2]) * len(gap[0])


def _braille_numbers(rows: list[int], size: int) -> int:
    """Return the numbers of the characters that four rows of dots make, one byte each."""
    signs = 0
    for cells, bits in zip(_CELLS, rows, strict=True):
        if bits:
            lane = b"".join([cells[byte] for byte in bits.to_bytes(size, "little")])
            signs |= int.from_bytes(lane)
    return signs


def _overhang(weight: int) -> int:
    """Return how many dots left of the edge are drawn, for thickness and rounding."""
    return weight + 2


def _trace(points: Dots, width: int, height: int, weight: int, dash: tuple[int, int]) -> Spans:
    """Return the dots along a line, shifted right by the overhang at the left edge."""
    trail: Spans = {}
    on, period = dash[0], sum(dash)
    edge, count = _overhang(weight), 0
    last = (0.5, 0.5)
    for start, end in pairwise(points):
        clipped = _clip(start, end, width + weight, height + weight, 1 - edge)
        for dot in _walk(*clipped) if clipped else ():
            if dot != last:
                if count % period < on:
                    trail[dot[1]] = trail.get(dot[1], 0) | 1 << dot[0] + edge
                count += 1
                last = dot
    return trail


def _walk(start: tuple[float, float], end: tuple[float, float]) -> Iterator[tuple[int, int]]:
    """Yield the dots from ``start`` to ``end`` in steps of one dot at most; some come twice."""
    (x, y), (to_x, to_y) = start, end
    steps = max(1, ceil(max(abs(to_x - x), abs(to_y - y))))
    step_x, step_y = (to_x - x) / steps, (to_y - y) / steps
    for step in range(steps + 1):
        yield floor(x + step * step_x), floor(y + step * step_y)


def _clip(
    start: tuple[float, float], end: tuple[float, float], right: int, bottom: int, edge: int
) -> tuple[tuple[float, float], tuple[float, float]] | None:
    """Return the part of a line between ``edge`` and the other borders; None if all is outside."""
    (x, y), (to_x, to_y) = start, end
    if edge <= min(x, to_x, y, to_y) and max(x, to_x) < right and max(y, to_y) < bottom:
        return start, end
    across, down = _share_inside(x, to_x, edge, right), _share_inside(y, to_y, edge, bottom)
    enter, leave = max(0.0, across[0], down[0]), min(1.0, across[1], down[1])
    if enter > leave:
        return None
    way_x, way_y = to_x - x, to_y - y
    return (x + way_x * enter, y + way_y * enter), (x + way_x * leave, y + way_y * leave)


def _share_inside(at: float, to: float, low: int, high: int) -> tuple[float, float]:
    """Return the shares of the way at which it is first and last between two borders.

    The first is greater than the last if it never is.
    """
    way = to - at
    if not way:
        return (0.0, 1.0) if low <= at < high else (1.0, 0.0)
    one, other = (low - at) / way, (high - 1 - at) / way
    return min(one, other), max(one, other)
