"""Digits drawn with a round pen, for sizes at which a few large pixels look coarse.

Coordinates are shares of a digit's height, x to the right and y down. Every digit is equally
wide, so that a number that counts down doesn't move.
"""

from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from math import cos, hypot, radians, sin

WIDTH, PEN, SPACE = 0.62, 0.19, 0.16
"""The width of a digit, of the pen, and of the space between two digits."""
COLON = 0.24
"""The width of a colon."""
FINEST = 12
"""The lowest height in pixels at which a round pen leaves the holes open."""

Point = tuple[float, float]
Path = tuple[Point, ...]
Bitmap = tuple[tuple[bool, ...], ...]

_LEFT, _TOP = PEN / 2, PEN / 2
_RIGHT, _BOTTOM = WIDTH - _LEFT, 1 - _TOP
_MIDDLE = WIDTH / 2
_TURN = 15
"""Degrees between two points of an arc."""


def _arc(centre: Point, across: float, down: float, start: int, end: int) -> Path:
    """Return an ellipse from ``start`` to ``end`` degrees, clockwise; 0 is at the right."""
    (x, y), turns = centre, range(start, end + 1, _TURN)
    return tuple((x + across * cos(radians(at)), y + down * sin(radians(at))) for at in turns)


def _turned(paths: tuple[Path, ...]) -> tuple[Path, ...]:
    return tuple(tuple((WIDTH - x, 1 - y) for x, y in path) for path in paths)


_ROUND = (_RIGHT - _LEFT) / 2
_ZERO = (
    *_arc((_MIDDLE, _TOP + _ROUND), _ROUND, _ROUND, 180, 360),
    *_arc((_MIDDLE, _BOTTOM - _ROUND), _ROUND, _ROUND, 0, 180),
    (_LEFT, _TOP + _ROUND),
)
_SIX = (
    _arc((_MIDDLE, 0.66), _ROUND, _BOTTOM - 0.66, 0, 360),
    _arc((_MIDDLE + 0.13, 0.66), _MIDDLE + 0.13 - _LEFT, 0.66 - _TOP, 180, 255),
)
_UPPER, _LOWER = (_MIDDLE, 0.2875), (_MIDDLE, 0.6925)
_PATHS: dict[str, tuple[Path, ...]] = {
    "0": (_ZERO,),
    "1": (
        ((_MIDDLE - 0.2, 0.26), (_MIDDLE + 0.02, _TOP), (_MIDDLE + 0.02, _BOTTOM)),
        ((_MIDDLE - 0.18, _BOTTOM), (_MIDDLE + 0.22, _BOTTOM)),
    ),
    "2": (
        (
            *_arc((_MIDDLE, _TOP + _ROUND), _ROUND, _ROUND, 195, 390),
            (_LEFT, _BOTTOM),
            (_RIGHT, _BOTTOM),
        ),
    ),
    "3": (_arc(_UPPER, 0.2, 0.1925, 210, 450), _arc(_LOWER, _ROUND, 0.2125, 270, 510)),
    "4": (((0.42, _BOTTOM), (0.42, _TOP), (_LEFT, 0.67), (_RIGHT + 0.01, 0.67)),),
    "5": (
        (
            (_RIGHT - 0.01, _TOP),
            (_LEFT + 0.03, _TOP),
            (_LEFT + 0.01, 0.48),
            *_arc((_MIDDLE - 0.01, 0.655), 0.225, 0.25, 240, 510),
        ),
    ),
    "6": _SIX,
    "7": (((_LEFT, _TOP), (_RIGHT, _TOP), (_MIDDLE - 0.08, _BOTTOM)),),
    "8": (_arc(_UPPER, 0.2, 0.1925, 0, 360), _arc(_LOWER, _ROUND, 0.2125, 0, 360)),
    "9": _turned(_SIX),
    ":": (((COLON / 2, 0.3), (COLON / 2, 0.31)), ((COLON / 2, 0.7), (COLON / 2, 0.71))),
}


def can_draw(text: str) -> bool:
    """Whether there is a stroke for each character."""
    return bool(text) and set(text) <= _PATHS.keys()


def tallest(text: str, width: int, height: int) -> int:
    """Return the height in pixels at which ``text`` fits; 0 if that's too low for a round pen."""
    across = sum(map(_width, text)) + SPACE * (len(text) - 1)
    pixels = min(height, int(width / across))
    return pixels if pixels >= FINEST else 0


def bitmap(text: str, height: int) -> Iterator[tuple[bool, ...]]:
    """Yield the rows of ``text``, ``height`` of them."""
    gap = (False,) * max(1, round(SPACE * height))
    glyphs = [_glyph(char, height) for char in text]
    for row in range(height):
        line = [pixel for glyph in glyphs for pixel in (*glyph[row], *gap)]
        yield tuple(line[: -len(gap)])


def _width(char: str) -> float:
    return COLON if char == ":" else WIDTH


@lru_cache(maxsize=128)
def _glyph(char: str, height: int) -> Bitmap:
    """Draw one character; cached, since a number that counts down needs it again and again."""
    across = int(_width(char) * height)
    rows = [[False] * across for _ in range(height)]
    for path in _PATHS[char]:
        for start, end in pairwise(path):
            for x, y in _inked(start, end, height):
                rows[y][min(x, across - 1)] = True
    return tuple(map(tuple, rows))


def _inked(start: Point, end: Point, height: int) -> Iterator[tuple[int, int]]:
    """Yield column and row of each pixel that the pen covers between two points."""
    columns, rows = (_near(one, other, height) for one, other in zip(start, end, strict=True))
    for y in rows:
        for x in columns:
            if _distance(((x + 0.5) / height, (y + 0.5) / height), start, end) <= PEN / 2:
                yield x, y


def _near(one: float, other: float, height: int) -> range:
    """Return the pixels within half a pen's width of the stretch between two coordinates."""
    low, high = min(one, other) - PEN / 2, max(one, other) + PEN / 2
    return range(max(0, int(low * height)), min(height, int(high * height) + 1))


def _distance(point: Point, start: Point, end: Point) -> float:
    """Return how far ``point`` is from the line between two points."""
    (x, y), (x0, y0), (x1, y1) = point, start, end
    along_x, along_y = x1 - x0, y1 - y0
    square = along_x**2 + along_y**2
    share = ((x - x0) * along_x + (y - y0) * along_y) / square if square else 0.0
    share = min(1.0, max(0.0, share))
    return hypot(x - x0 - share * along_x, y - y0 - share * along_y)
