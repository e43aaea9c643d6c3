"""What the terminal shows already, so that only the cells that differ are written to it.

Textual 8.2.8 writes whatever was drawn again, equal or not, each line from the left edge
of its widget, and spells out all colours for every piece. A figure that moves, or a number
as large as the window, would come to many times the bytes that the change is worth.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from rich.cells import get_character_cell_size
from rich.color import Color, ColorSystem
from rich.console import COLOR_SYSTEMS, Console
from rich.style import Style
from textual._compositor import ChopsUpdate, CompositorUpdate, LayoutUpdate
from textual.strip import Strip

_WEIGHT = {"": "22", "1": "1"}
"""The codes that change to bold and back, and leave the colours alone."""
_UNSEEN = frozenset(("", "1", "3"))
"""Attributes that an empty cell does not show: none, bold, italic."""
_LEAP, _ERASING = 4, 10
"""Bytes that it takes to leap over a few cells; and to erase many and leap over them."""


class CellStyle(NamedTuple):
    """How a cell looks, in the terminal's own codes."""

    attributes: str
    ink: str
    ground: str


_PLAIN = CellStyle("", "39", "49")
Cell = tuple[str, CellStyle]
"""A character with what combines with it, or nothing for the right half of a wide one."""
Piece = tuple[int, int, list[Cell]]
"""Row, column, and what stands there from now on."""


class ScreenCells:
    """The cells of the terminal."""

    def __init__(self) -> None:
        self.erases = False
        """Whether the terminal erases cells to the colour that is on, and not to its own."""
        self._size = (0, 0)
        self._rows: list[list[Cell | None]] = []
        self._shown: Iterable[Piece] = ()
        """What was written past the sheet, and is not taken into the rows yet."""

    def fit(self, width: int, height: int) -> None:
        """Take a size; after another one nothing is known."""
        if (width, height) != self._size:
            self._size = width, height
            self._rows = [[None] * width for _ in range(height)]
            self._shown = ()

    def know(self, pieces: Iterable[Piece]) -> None:
        """Take ``pieces`` for shown, though not by the sheet; they are asked for later."""
        self._shown = pieces

    def write(self, pieces: Iterable[Piece]) -> str:
        """Return what makes the terminal show ``pieces``, and remember that it does."""
        for y, x, cells in self._shown:
            self._rows[y][x : x + len(cells)] = cells
        self._shown = ()
        pen = _Pen(erases=self.erases)
        for y, x, cells in pieces:
            row = self._rows[y]
            before = row[x : x + len(cells)]
            if before != cells:
                row[x : x + len(cells)] = cells
                _write_over(pen, y, x, before, cells)
        return pen.written()


class DiffUpdate(CompositorUpdate):
    """What the compositor drew, written by way of the sheet."""

    def __init__(self, sheet: ScreenCells, drawn: ChopsUpdate | LayoutUpdate) -> None:
        self._sheet = sheet
        self._drawn = drawn

    def render_segments(self, console: Console) -> str:
        """Return what has to be written."""
        drawn = self._drawn
        colours = COLOR_SYSTEMS.get(console.color_system or "", ColorSystem.TRUECOLOR)
        if isinstance(drawn, LayoutUpdate):
            # Nobody asks for the whole screen unless it may show something else by now, and the
            # first time nothing is quicker than Textual itself.
            self._sheet.fit(*drawn.region.size)
            self._sheet.know(_whole(drawn, colours))
            return drawn.render_segments(console)
        self._sheet.fit(drawn.chop_ends[0][-1], len(drawn.chops))
        return self._sheet.write(_changed(drawn, colours))


def erases_in_colour() -> bool:
    """Tell whether the terminal, as its kind is described, erases to the colour that is on."""
    try:
        import curses
    except ImportError:
        return False  # Windows
    try:
        # The descriptor only serves to ask for the size, which is of no interest here.
        curses.setupterm(fd=0)
    except curses.error:
        return False  # a kind that is not described on this machine
    return curses.tigetflag("bce") > 0 and curses.tigetstr("ech") == b"\x1b[%p1%dX"


def _whole(drawn: LayoutUpdate, colours: ColorSystem) -> Iterator[Piece]:
    for y, strips in enumerate(drawn.strips):
        yield y, 0, [cell for strip in strips for cell in cells_of(strip, colours)]


def _changed(drawn: ChopsUpdate, colours: ColorSystem) -> Iterator[Piece]:
    for y, left, right in drawn.spans:
        for (x, strip), end in zip(drawn.chops[y].items(), drawn.chop_ends[y], strict=True):
            if strip is not None and x < right and left < end:
                first, last = max(x, left), min(end, right)
                yield y, first, cells_of(strip.crop(first - x, last - x), colours)


def cells_of(strip: Strip, colours: ColorSystem) -> list[Cell]:
    """Return the cells of a strip."""
    cells: list[Cell] = []
    for text, style, _ in strip:
        look, bare = _looks(style or Style.null(), colours)
        for sign in text:
            width = get_character_cell_size(sign)
            if width:
                cells.append((sign, bare if sign == " " else look))
                cells += [("", look)] * (width - 1)
            elif cells:
                cells[-1] = cells[-1][0] + sign, look
    return cells


@lru_cache(4096)
def _looks(style: Style, colours: ColorSystem) -> tuple[CellStyle, CellStyle]:
    """Return the look of a sign, and that of an empty cell, which has no ink to be changed."""
    attributes = Strip.render_ansi(style.without_color, colours)
    ink = _codes(style.color, colours, foreground=True)
    look = CellStyle(attributes, ink, _codes(style.bgcolor, colours, foreground=False))
    return look, CellStyle("", "", look.ground) if attributes in _UNSEEN else look


def _codes(colour: Color | None, colours: ColorSystem, *, foreground: bool) -> str:
    if colour is None:
        return _PLAIN.ink if foreground else _PLAIN.ground
    return ";".join(colour.downgrade(colours).get_ansi_codes(foreground))


def _write_over(
    pen: "_Pen", y: int, x: int, before: Sequence[Cell | None], cells: Sequence[Cell]
) -> None:
    """Write the cells that differ, and a few between where that is as short as a leap."""
    begin = end = 0
    for at, (was, now) in enumerate(zip(before, cells, strict=True)):
        if was == now:
            continue
        if not end or not _is_short(cells[end - 1 : at]):
            pen.write(x + begin, y, cells[begin:end])
            begin = at
        end = at + 1
    pen.write(x + begin, y, cells[begin:end])


def _is_short(cells: Sequence[Cell]) -> bool:
    """Tell whether all cells but the first take no more bytes after it than a leap does."""
    if len(cells) > _LEAP + 1:
        return False
    first = cells[0][1]
    alike = first, CellStyle("", "", first.ground)
    signs = "".join(sign for sign, _ in cells[1:])
    return len(signs.encode()) <= _LEAP and all(look in alike for _, look in cells)


class _Pen:
    """Where the cursor is and what colours are on, so that nothing is said twice."""

    def __init__(self, *, erases: bool) -> None:
        self._erases = erases
        self._written: list[str] = []
        self._at = (-1, -1)
        self._look = _PLAIN

    def written(self) -> str:
        """Return all that was written, with plain colours at its end."""
        return "".join((*self._written, "\x1b[0m")) if self._written else ""

    def write(self, x: int, y: int, cells: Sequence[Cell]) -> None:
        """Write cells; a long row of empty ones is erased where the terminal keeps the colour."""
        for (sign, look), alike in groupby(cells):
            count = len(list(alike))
            self._go_to(x, y)
            self._turn_to(look)
            if self._erases and sign == " " and not look.ink and count > _ERASING:
                self._written.append(f"\x1b[{count}X")
            else:
                self._written.append(sign * count)
                self._at = x + count, y
            x += count

    def _go_to(self, x: int, y: int) -> None:
        column, row = self._at
        if row == y and column < x:
            self._written.append(f"\x1b[{x - column}C")
        elif (column, row) != (x, y):
            self._written.append(f"\x1b[{y + 1};{x + 1}H")
        self._at = x, y

    def _turn_to(self, look: CellStyle) -> None:
        needed = self._needed(look)
        if needed != self._look:
            self._written.append(_turn(self._look, needed))
            self._look = needed

    def _needed(self, look: CellStyle) -> CellStyle:
        if look.ink:
            return look
        attributes = self._look.attributes if self._look.attributes in _UNSEEN else ""
        return CellStyle(attributes, self._look.ink, look.ground)


def _turn(before: CellStyle, after: CellStyle) -> str:
    """Return the codes that change one look to another."""
    codes = [code for was, code in zip(before[1:], after[1:], strict=True) if was != code]
    if before.attributes != after.attributes:
        if before.attributes in _WEIGHT and after.attributes in _WEIGHT:
            codes.append(_WEIGHT[after.attributes])
        else:
            codes = [code for code in ("0", *after) if code]
    return f"\x1b[{';'.join(codes)}m"
