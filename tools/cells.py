"""Draws cells of a terminal as SVG that looks the same with any font.

Many fonts draw blocks, braille and frames with gaps or outside their cells, so here they are
shapes. Only letters are left to the viewer's own font, each word fitted into its cells.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from html import escape
from itertools import groupby
from typing import NamedTuple, TypeVar

T = TypeVar("T")

WIDTH, HEIGHT = 8, 16
"""The size of a cell in pixels; an eighth is a whole number, so edges are on whole pixels."""
_FONT = 13.3
"""Letters of the usual monospaced fonts are 0.6 times this size wide, which fills a cell."""
_BASELINE = 12
FAMILY = "ui-monospace,SFMono-Regular,Menlo,Consolas,'DejaVu Sans Mono',monospace"
STYLE = (
    f"text{{font:{_FONT}px {FAMILY}}}.m{{text-anchor:middle}}.w{{font-weight:bold}}"
    ".b{shape-rendering:crispEdges}.d,.l,.h{fill:none}"
    ".d{stroke-width:3.2;stroke-linecap:round}.l{stroke-width:1.2}.h{stroke-width:2.6}"
)


class Cell(NamedTuple):
    """The content of one cell."""

    sign: str
    """One character with its combining marks; "" in the right half of a wide one."""
    colour: str
    ground: str
    bold: bool = False


Place = tuple[int, int]
"""Column and row."""
Cells = Mapping[Place, Cell]
Area = tuple[int, int, int, int]
"""Left, top, width and height, in pixels of the picture."""


def drawn(cells: Cells, ground: str = "") -> Iterator[str]:
    """Yield the shapes of ``cells``, on a background that has the colour ``ground``."""
    rows = _rows(cells)
    yield from _painted("b", "fill", _grounds(rows, ground))
    yield from _painted("b", "fill", _blocks(rows))
    yield from _painted("d", "stroke", _each(cells, _dots))
    yield from _painted("l", "stroke", _each(cells, LINES.get))
    yield from _painted("h", "stroke", _each(cells, HEAVY.get))
    yield from _painted("", "fill", _each(cells, SOLID.get))
    yield from _texts(rows)


def picture(width: int, height: int, ground: str, content: Iterable[str], style: str = "") -> str:
    """Return ``content`` of ``width`` by ``height`` cells in a plain rounded frame."""
    margin = WIDTH
    across, down = width * WIDTH + 2 * margin, height * HEIGHT + 2 * margin
    box = f'width="{across}" height="{down}"'
    edge = f'x=".5" y=".5" width="{across - 1}" height="{down - 1}" rx="7.5"'
    parts = (
        f'<svg xmlns="http://www.w3.org/2000/svg" {box} viewBox="0 0 {across} {down}">',
        f"<style>{STYLE}{style}</style>",
        f'<rect {box} rx="8" fill="{ground}"/>',
        f'<g transform="translate({margin} {margin})">',
        *content,
        "</g>",
        f'<rect {edge} fill="none" stroke="#808080" stroke-opacity=".5"/>',
        "</svg>",
        "",
    )
    return "\n".join(parts)


_Row = tuple[int, list[tuple[int, Cell]]]
_Inked = Iterable[tuple[str, str]]
"""Colours, each with a path to draw in it."""


def _rows(cells: Cells) -> list[_Row]:
    places = sorted(cells, key=lambda place: place[::-1])
    return [
        (y, [(x, cells[x, y]) for x, _ in row])
        for y, row in groupby(places, key=lambda place: place[1])
    ]


def _painted(kind: str, how: str, inked: _Inked) -> Iterator[str]:
    by_colour: dict[str, list[str]] = defaultdict(list)
    for colour, path in inked:
        by_colour[colour].append(path)
    named = f' class="{kind}"' if kind else ""
    for colour, paths in by_colour.items():
        yield f'<path{named} {how}="{colour}" d="{"".join(paths)}"/>'


def _grounds(rows: list[_Row], ground: str) -> _Inked:
    """Yield a rectangle for each background, as high as neighbouring rows allow."""
    areas: dict[tuple[str, int, int], Area] = {}
    for y, row in rows:
        for colour, x, count in _runs(row, lambda cell: cell.ground):
            if colour == ground:
                continue
            key, top, height = (colour, x, count), y * HEIGHT, HEIGHT
            if above := areas.pop(key, None):
                if above[1] + above[3] == top:
                    top, height = above[1], above[3] + HEIGHT
                else:
                    yield colour, _rectangle(above)
            areas[key] = x * WIDTH, top, count * WIDTH, height
    yield from ((colour, _rectangle(area)) for (colour, _, _), area in areas.items())


def _runs(row: list[tuple[int, Cell]], what: Callable[[Cell], T]) -> Iterator[tuple[T, int, int]]:
    """Yield what neighbouring cells have in common, the first column and how many they are."""
    numbered = enumerate(row)
    for (common, _), run in groupby(numbered, lambda one: (what(one[1][1]), one[1][0] - one[0])):
        columns = [x for _, (x, _) in run]
        yield common, columns[0], len(columns)


def _rectangle(area: Area) -> str:
    x, y, width, height = area
    return f"M{x} {y}h{width}v{height}h-{width}z"


def _blocks(rows: list[_Row]) -> _Inked:
    for y, row in rows:
        for (sign, colour), first, count in _runs(row, lambda cell: (cell.sign, cell.colour)):
            for left, top, width, height in BLOCKS.get(sign, ()):
                # Neighbours that touch are one rectangle, so that no seam is visible.
                step = count if width == WIDTH else 1
                for x in range(first, first + count, step):
                    area = x * WIDTH + left, y * HEIGHT + top, width * step, height
                    yield colour, _rectangle(area)


def _each(cells: Cells, path: Callable[[str], str | None]) -> _Inked:
    for (x, y), cell in cells.items():
        if found := path(cell.sign):
            yield cell.colour, f"M{x * WIDTH} {y * HEIGHT}{found}"


_BRAILLE = 0x2800
_PLACES = ((2, 2), (2, 6), (2, 10), (6, 2), (6, 6), (6, 10), (2, 14), (6, 14))
"""The place of each dot of a braille sign, in the order of its bits."""


def _dots(sign: str) -> str:
    """Return a line of no length for each dot; its round ends make it a disc."""
    if not is_braille(sign):
        return ""
    path, at = "", (0, 0)
    for bit, (x, y) in enumerate(_PLACES):
        if ord(sign) - _BRAILLE >> bit & 1:
            path += f"m{x - at[0]} {y - at[1]}h0"
            at = x, y
    return path


def is_braille(sign: str) -> bool:
    """Whether a sign is made of braille dots."""
    return len(sign) == 1 and _BRAILLE <= ord(sign) < _BRAILLE + 256


def _texts(rows: list[_Row]) -> Iterator[str]:
    for y, row in rows:
        for (colour, bold), first, count in _runs(row, lambda cell: (cell.colour, cell.bold)):
            run = [(x, cell) for x, cell in row if first <= x < first + count]
            if words := "".join(_words(run, y * HEIGHT + _BASELINE)):
                weight = ' class="w"' if bold else ""
                yield f'<g fill="{colour}"{weight}>{words}</g>'


def _words(run: list[tuple[int, Cell]], y: int) -> Iterator[str]:
    for kind, first, count in _runs(run, lambda cell: _kind(cell.sign)):
        signs = [cell.sign for x, cell in run if first <= x < first + count]
        if kind == "word":
            length = f' textLength="{count * WIDTH}"' if count > 1 else ""
            yield f'<text x="{first * WIDTH}" y="{y}"{length}>{escape("".join(signs))}</text>'
        elif kind == "sign":
            for x, sign in enumerate(signs, first):
                middle = x * WIDTH + WIDTH // 2
                yield f'<text class="m" x="{middle}" y="{y}">{escape(sign)}</text>'


def _kind(sign: str) -> str:
    if sign.isascii() and sign.strip():
        return "word"
    return "sign" if sign.strip() and not _is_shape(sign) else ""


def _is_shape(sign: str) -> bool:
    known = (BLOCKS, LINES, HEAVY, SOLID)
    return is_braille(sign) or any(sign in table for table in known)


def _eighths() -> Iterator[tuple[str, tuple[Area, ...]]]:
    for part in range(1, 9):
        yield chr(0x2580 + part), ((0, HEIGHT - 2 * part, WIDTH, 2 * part),)
        yield chr(0x2590 - part), ((0, 0, part, HEIGHT),)


_QUARTERS: tuple[Area, ...] = ((0, 0, 4, 8), (4, 0, 4, 8), (0, 8, 4, 8), (4, 8, 4, 8))
_QUARTERED = {
    "▖": (2,),
    "▗": (3,),
    "▘": (0,),
    "▙": (0, 2, 3),
    "▚": (0, 3),
    "▛": (0, 1, 2),
    "▜": (0, 1, 3),
    "▝": (1,),
    "▞": (1, 2),
    "▟": (1, 2, 3),
}
BLOCKS: dict[str, tuple[Area, ...]] = {
    **dict(_eighths()),
    "▀": ((0, 0, WIDTH, 8),),
    "▐": ((4, 0, 4, HEIGHT),),
    "▔": ((0, 0, WIDTH, 2),),
    "▕": ((7, 0, 1, HEIGHT),),
    **{sign: tuple(_QUARTERS[at] for at in ats) for sign, ats in _QUARTERED.items()},
}
"""Signs drawn as rectangles in their cell."""

_ARMS = {"l": "h-4h4", "r": "h4h-4", "u": "v-8v8", "d": "v8v-8"}
"""Lines from the centre of the cell to the middle of a side and back."""


def _armed(table: str) -> dict[str, str]:
    pairs = (entry.split(":") for entry in table.split())
    return {sign: "m4 8" + "".join(_ARMS[arm] for arm in arms) for sign, arms in pairs}


_RING, _UP, _DOWN = (
    "m.9 8a3.1 3.1 0 1 0 6.2 0a3.1 3.1 0 1 0-6.2 0",
    "m4 4l3.4 7h-6.8z",
    "m4 12l3.4-7h-6.8z",
)
LINES = {
    **_armed("─:lr │:ud ┌:rd ┐:ld └:ru ┘:lu ├:rud ┤:lud ┬:lrd ┴:lru ┼:lrud ╴:l ╵:u ╶:r ╷:d"),
    "╭": "m8 8q-4 0-4 4v4",
    "╮": "m0 8q4 0 4 4v4",
    "╰": "m4 0v4q0 4 4 4",
    "╯": "m4 0v4q0 4-4 4",
    "┄": "m.4 8h1.8m.9 0h1.8m.9 0h1.8",
    "○": f"{_RING}z",
    "◐": f"{_RING}z",
    "△": _UP,
    "▽": _DOWN,
}
"""Signs drawn as thin lines in their cell."""
HEAVY = _armed("━:lr ┃:ud ╸:l ╹:u ╺:r ╻:d")
SOLID = {
    "●": f"{_RING}z",
    "◐": "m4 4.9a3.1 3.1 0 0 0 0 6.2z",
    "■": "m.6 4.6h6.8v6.8h-6.8z",
    "▲": _UP,
    "▼": _DOWN,
    "◀": "m7.6 4.4v7.2l-7.2-3.6z",
    "▶": "m.4 4.4v7.2l7.2-3.6z",
}
"""Signs drawn as filled areas in their cell."""
