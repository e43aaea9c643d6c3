"""Writes cells as codes for the terminal, all cells of one look together.

Moving the cursor takes fewer bytes than changing colours. So what was asked for is written look by
look, and not row by row.
"""

from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

from footcoach.ui.terminal.sign_widths import is_uneven

LONG = 10
"""So many empty cells beside others take fewer bytes than erasing and skipping them."""
_LONG_ALONE = 3
"""So many by themselves take fewer than erasing them, after which the cursor is above the next."""
INVISIBLE = frozenset(("", "1", "3"))
"""Attributes that an empty cell doesn't show: none, bold, italic."""
_WEIGHT = {"": "22", "1": "1"}
"""The codes that turn bold off and on, and leave the colours alone."""
_NOWHERE = -1, -1
"""Where the cursor is when terminals disagree about that."""


class CellStyle(NamedTuple):
    """How a cell looks, in the codes that the terminal understands."""

    attributes: str
    ink: str
    """The colour of the character; "" for an empty cell, which shows none."""
    ground: str
    """The colour behind it."""


Cell = tuple[str, CellStyle]
"""A character with what combines with it, or "" for the right half of a wide one."""
PLAIN = CellStyle("", "39", "49")


class _Run(NamedTuple):
    """Cells beside each other that are written at once."""

    x: int
    y: int
    look: CellStyle
    codes: str
    """What to write once the cursor is there and the colours are on."""
    width: int | None
    """How many cells that moves the cursor; None where terminals disagree."""


class Pen:
    """Collects what to write, and keeps where the cursor is and which colours are on."""

    def __init__(self, *, erases: bool) -> None:
        self._erases = erases
        self._erased: list[_Run] = []
        """What comes before anything is written over it."""
        self._runs: list[_Run] = []
        self._written: list[str] = []
        self._at: tuple[int, int] = _NOWHERE
        self._look = PLAIN

    def erase(self, x: int, y: int, count: int, look: CellStyle) -> None:
        """Empty so many cells in the colour of ``look``, before anything is written."""
        self._erased.append(_Run(x, y, look, f"\x1b[{count}X", 0))

    def write(self, x: int, y: int, cells: Sequence[Cell]) -> None:
        """Write cells; a long row of empty ones is erased where the terminal keeps the colour."""
        begin, start, text, look = x, x, "", PLAIN
        for (sign, wanted), alike in groupby(cells):
            count = len(list(alike))
            most = _LONG_ALONE if count == len(cells) else LONG
            is_erased = self._erases and count > most and is_bare((sign, wanted))
            common = None if is_erased or is_uneven(sign) else _find_common(look, wanted)
            if text and sign and common is None:
                self._runs.append(_Run(start, y, look, text, x - start))
                text = ""
            if is_erased:
                self._runs.append(_Run(x, y, wanted, f"\x1b[{count}X", 0))
            elif is_uneven(sign):
                is_wide = [after for after, _ in cells[x - begin + 1 : x - begin + 2]] == [""]
                width = 2 if is_wide else 1
                self._runs += (_uneven(sign, at, y, wanted, width) for at in range(x, x + count))
            elif text:
                text, look = text + sign * count, common or look
            elif sign:
                start, text, look = x, sign * count, wanted
            x += count
        if text:
            self._runs.append(_Run(start, y, look, text, x - start))

    def written(self) -> str:
        """Return everything that was written, with plain colours at its end."""
        for run in (*_sort_by_look(self._erased), *_sort_by_look(self._runs)):
            self._go_to(run.x, run.y)
            self._change_to(run.look)
            self._written.append(run.codes)
            self._at = _NOWHERE if run.width is None else (run.x + run.width, run.y)
        return "".join((*self._written, "\x1b[0m")) if self._written else ""

    def _go_to(self, x: int, y: int) -> None:
        column, row = self._at
        if row == y and column < x:
            self._written.append(f"\x1b[{x - column}C")
        elif (column, row) == (x, y - 1):
            self._written.append("\x1b[B")
        elif (column, row) != (x, y):
            self._written.append(f"\x1b[{y + 1};{x + 1}H")

    def _change_to(self, look: CellStyle) -> None:
        needed = self._needed(look)
        if needed != self._look:
            self._written.append(_codes_to_change(self._look, needed))
            self._look = needed

    def _needed(self, look: CellStyle) -> CellStyle:
        if look.ink:
            return look
        attributes = self._look.attributes if self._look.attributes in INVISIBLE else ""
        return CellStyle(attributes, self._look.ink, look.ground)


def is_bare(cell: Cell) -> bool:
    """Whether nothing but the colour behind it is seen of a cell."""
    return cell[0] == " " and not cell[1].ink


def _find_common(one: CellStyle, other: CellStyle) -> CellStyle | None:
    """Return the look in which cells of both looks can be written; None if there's none."""
    if one == other:
        return one
    if one.ground == other.ground and "" in {one.ink, other.ink}:
        inked = one if one.ink else other
        return inked if inked.attributes in INVISIBLE else None
    return None


def _uneven(sign: str, x: int, y: int, look: CellStyle, width: int) -> _Run:
    """Return a sign in cells that are emptied first, for a terminal that fills fewer."""
    return _Run(x, y, look, f"{' ' * width}\x1b[{y + 1};{x + 1}H{sign}", None)


def _sort_by_look(runs: list[_Run]) -> list[_Run]:
    """Return the runs, those behind which one colour is together, and in them those of one ink."""
    if any(run.width is None for run in runs):
        return runs  # what comes after such a sign is written over it
    order: dict[str | CellStyle, int] = {}
    placed: list[tuple[tuple[int, ...], _Run]] = []
    look = PLAIN
    for run in runs:
        # Nothing of the ink is seen of what is empty, so it's written with what is before it.
        look = (not run.look.ink and _find_common(look, run.look)) or run.look
        ground = order.setdefault(look.ground, len(order))
        # What is erased leaves the cursor where it is, so a column of it takes the fewest moves.
        place = (0, run.x, run.y) if run.width == 0 else (1, run.y, run.x)
        placed.append(((ground, order.setdefault(look, len(order)), *place), run))
    return [run for _, run in sorted(placed, key=lambda one: one[0])]


def _codes_to_change(before: CellStyle, after: CellStyle) -> str:
    """Return the codes that change one style to another."""
    codes = [code for was, code in zip(before[1:], after[1:], strict=True) if was != code]
    if before.attributes != after.attributes:
        if before.attributes in _WEIGHT and after.attributes in _WEIGHT:
            codes.append(_WEIGHT[after.attributes])
        else:
            codes = [code for code in ("0", *after) if code]
    return f"\x1b[{';'.join(codes)}m"
