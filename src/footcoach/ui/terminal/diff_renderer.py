"""Writes to the terminal only the cells that differ from what it shows already.

Textual 8.2.8 writes everything that was drawn again, changed or not, each line from the left
edge of its widget, and spells out all colours for every piece. A figure that moves, or a
number as large as the window, would take many times the bytes that the change is worth.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import takewhile, zip_longest
from operator import eq
from typing import cast

from rich.color import Color, ColorSystem
from rich.console import COLOR_SYSTEMS, Console
from rich.style import Style
from textual.strip import Strip

from footcoach.ui.terminal.pen import INVISIBLE, LONG, PLAIN, Cell, CellStyle, Pen, is_bare
from footcoach.ui.terminal.sign_widths import is_plain, is_uneven, split_signs
from footcoach.ui.terminal.textual_private import ChopsUpdate, CompositorUpdate, LayoutUpdate

_SKIP = 4
"""Bytes that it takes to skip a few cells."""
Piece = tuple[int, int, list[Cell]]
"""A row, a column, and the cells that start there from now on."""


class ScreenCells:
    """The cells of the terminal, as far as they're known."""

    def __init__(self) -> None:
        self.erases = False
        """Whether the terminal erases cells to the colour that is on, and not to its own."""
        self._size = (0, 0)
        self._rows: list[list[Cell | None]] = []
        """None is a cell that isn't known."""
        self._written_elsewhere: Iterable[Piece] = ()
        """What Textual wrote itself, and isn't copied into the rows yet."""

    def resize(self, width: int, height: int) -> None:
        """Take a size in cells; if it's another one, forget everything."""
        if (width, height) != self._size:
            self._size = width, height
            self._rows = [[None] * width for _ in range(height)]
            self._written_elsewhere = ()

    def remember(self, pieces: Iterable[Piece]) -> None:
        """Remember ``pieces``, which Textual writes itself; they're read at the next `write`."""
        self._written_elsewhere = pieces

    def write(self, pieces: Iterable[Piece]) -> str:
        """Return what makes the terminal show ``pieces``, and remember that it does."""
        self._read_elsewhere()
        pen = Pen(erases=self.erases)
        for y, x, cells in _join(pieces):
            before = self._rows[y][x : x + len(cells)]
            if before == cells:
                continue
            self._rows[y][x : x + len(cells)] = cells
            uneven = _find_uneven(before, cells)
            before, known = before[:uneven], cells[:uneven]
            if self.erases:
                _erase_first(pen, y, x, before, known)
            _write_over(pen, y, x, before, known)
            if uneven is not None:
                self._write_rest(pen, y, x + uneven)
        return pen.written()

    def write_uneven(self) -> str:
        """Return what puts each row right that Textual has written, from an uneven sign on."""
        self._read_elsewhere()
        pen = Pen(erases=self.erases)
        for y, row in enumerate(self._rows):
            if (uneven := _find_uneven((), row)) is not None:
                self._write_rest(pen, y, uneven)
        return pen.written()

    def _read_elsewhere(self) -> None:
        for y, x, cells in self._written_elsewhere:
            self._rows[y][x : x + len(cells)] = cells
        self._written_elsewhere = ()

    def _write_rest(self, pen: Pen, y: int, x: int) -> None:
        """Write a row from ``x`` on, where a sign may be drawn over what is behind it."""
        known = takewhile(lambda cell: cell is not None, self._rows[y][x:])
        pen.write(x, y, cast("list[Cell]", list(known)))


class DiffUpdate(CompositorUpdate):
    """What the compositor drew, cut down to the cells that differ."""

    def __init__(self, cells: ScreenCells, drawn: ChopsUpdate | LayoutUpdate) -> None:
        self._cells = cells
        self._drawn = drawn

    def render_segments(self, console: Console) -> str:
        """Return what has to be written."""
        drawn = self._drawn
        colours = COLOR_SYSTEMS.get(console.color_system or "", ColorSystem.TRUECOLOR)
        if isinstance(drawn, LayoutUpdate):
            # The whole screen is drawn only where the terminal may show something else,
            # and the first time, when nothing is quicker than Textual itself.
            self._cells.resize(*drawn.region.size)
            self._cells.remember(_all_pieces(drawn, colours))
            written = drawn.render_segments(console)
            return written if _is_plain(drawn) else written + self._cells.write_uneven()
        self._cells.resize(drawn.chop_ends[0][-1], len(drawn.chops))
        return self._cells.write(_changed_pieces(drawn, colours))


def erases_in_colour() -> bool:
    """Whether this kind of terminal erases to the colour that is on, by its description."""
    try:
        import curses
    except ImportError:
        return False  # Windows
    try:
        # The descriptor is only there to ask for the size, which we don't need.
        curses.setupterm(fd=0)
    except curses.error:
        return False  # this machine has no description of it
    return curses.tigetflag("bce") > 0 and curses.tigetstr("ech") == b"\x1b[%p1%dX"


def _is_plain(drawn: LayoutUpdate) -> bool:
    return all(is_plain(text) for strips in drawn.strips for strip in strips for text, *_ in strip)


def _all_pieces(drawn: LayoutUpdate, colours: ColorSystem) -> Iterator[Piece]:
    for y, strips in enumerate(drawn.strips):
        yield y, 0, [cell for strip in strips for cell in cells_of(strip, colours)]


def _changed_pieces(drawn: ChopsUpdate, colours: ColorSystem) -> Iterator[Piece]:
    for y, left, right in drawn.spans:
        for (x, strip), end in zip(drawn.chops[y].items(), drawn.chop_ends[y], strict=True):
            if strip is not None and x < right and left < end:
                first, last = max(x, left), min(end, right)
                yield y, first, cells_of(strip.crop(first - x, last - x), colours)


def _join(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Yield the pieces, those that touch as one: widgets share what is empty between them."""
    row, begin, joined = -1, 0, list[Cell]()
    for y, x, cells in pieces:
        if (y, x) == (row, begin + len(joined)):
            joined += cells
            continue
        if joined:
            yield row, begin, joined
        row, begin, joined = y, x, cells
    if joined:
        yield row, begin, joined


def cells_of(strip: Strip, colours: ColorSystem) -> list[Cell]:
    """Return the cells of a strip."""
    cells: list[Cell] = []
    for text, style, _ in strip:
        if is_plain(text):
            cells += _plain_cells(text, style or Style.null(), colours)
            continue
        look, bare = _cell_styles(style or Style.null(), colours)
        for sign, width in split_signs(text):
            if width:
                cells.append((sign, bare if sign == " " else look))
                cells += [("", look)] * (width - 1)
            elif cells:
                cells[-1] = cells[-1][0] + sign, look
    return cells


@lru_cache(512)
def _plain_cells(text: str, style: Style, colours: ColorSystem) -> tuple[Cell, ...]:
    """Return the cells of signs of one cell each; most are drawn again and again."""
    look, bare = _cell_styles(style, colours)
    return tuple((sign, bare if sign == " " else look) for sign in text)


@lru_cache(4096)
def _cell_styles(style: Style, colours: ColorSystem) -> tuple[CellStyle, CellStyle]:
    """Return how a character looks, and how an empty cell does, where the ink doesn't matter."""
    attributes = Strip.render_ansi(style.without_color, colours)
    ink = _codes(style.color, colours, foreground=True)
    look = CellStyle(attributes, ink, _codes(style.bgcolor, colours, foreground=False))
    return look, CellStyle("", "", look.ground) if attributes in INVISIBLE else look


def _codes(colour: Color | None, colours: ColorSystem, *, foreground: bool) -> str:
    if colour is None:
        return PLAIN.ink if foreground else PLAIN.ground
    return ";".join(colour.downgrade(colours).get_ansi_codes(foreground))


def _find_uneven(before: Sequence[Cell | None], cells: Sequence[Cell | None]) -> int | None:
    """Return where the first sign differs that terminals give different widths; None if none."""
    for at, (was, now) in enumerate(zip_longest(before, cells)):
        if was != now and now is not None and is_uneven(now[0]):
            return at
    return None


def _erase_first(
    pen: Pen, y: int, x: int, before: list[Cell | None], cells: Sequence[Cell]
) -> None:
    """Erase cells of which all change to the colour that most of them get, and note it.

    A window that takes another colour needs no bytes for its empty cells then.
    """
    if len(cells) <= LONG or any(map(eq, before, cells)):
        return
    empty = [(count, cell) for cell, count in Counter(cells).items() if is_bare(cell)]
    count, most = max(empty, default=(0, cells[0]))
    if count > LONG:
        first, last = cells.index(most), len(cells) - cells[::-1].index(most)
        pen.erase(x + first, y, last - first, most[1])
        before[first:last] = [most] * (last - first)


def _write_over(
    pen: Pen, y: int, x: int, before: Sequence[Cell | None], cells: Sequence[Cell]
) -> None:
    """Write the cells that differ, and a few in between where that's as short as skipping them."""
    if not cells:
        return
    begin = end = 0
    for at, (was, now) in enumerate(zip(before, cells, strict=True)):
        if was == now:
            continue
        if not end or (at != end and not _is_short(cells[end - 1 : at])):
            pen.write(x + begin, y, cells[begin:end])
            begin = at
        end = at + 1
    pen.write(x + begin, y, cells[begin:end])


def _is_short(cells: Sequence[Cell]) -> bool:
    """Whether writing all cells but the first takes no more bytes than skipping them."""
    if len(cells) > _SKIP + 1:
        return False
    first = cells[0][1]
    alike = first, CellStyle("", "", first.ground)
    signs = "".join(sign for sign, _ in cells[1:])
    is_same = all(look in alike and not is_uneven(sign) for sign, look in cells)
    return is_same and len(signs.encode()) <= _SKIP
