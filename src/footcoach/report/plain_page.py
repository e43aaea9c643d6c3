"""A page as lines of text, for mail, a printer or a terminal."""

from collections.abc import Iterable, Iterator, Sequence
from functools import singledispatch
from itertools import zip_longest
from textwrap import wrap

from footcoach.report.document import Block, Column, Document, Items, PainPlot, Paragraph, Table
from footcoach.routine.errors import printable

WIDTH = 96
_GAP = "  "
_LEAST = 12
"""Columns that a cell keeps however wide the others are."""


def write_text(document: Document) -> str:
    """Return the page; nothing in it is obeyed by a terminal."""
    lines = [*_underline(document.title, "="), *_write_pairs(document.lead)]
    for section in document.sections:
        lines += ["", *_underline(section.heading, "-")]
        for number, block in enumerate(section.blocks):
            lines += [*([""] if number else []), *_write_block(block)]
    lines += ["", *_wrap(document.foot, WIDTH)]
    return "".join(f"{line.rstrip()}\n" for line in lines)


def _underline(heading: str, sign: str) -> tuple[str, str]:
    heading = printable(heading)
    return heading, sign * len(heading)


@singledispatch
def _write_block(block: Block) -> Iterable[str]:
    """Yield the lines of a block."""
    raise NotImplementedError(block)


@_write_block.register
def _(block: Paragraph) -> Iterable[str]:
    return _wrap(block.text, WIDTH)


@_write_block.register
def _(block: Items) -> Iterable[str]:
    return _write_pairs(block.pairs)


@_write_block.register
def _(block: PainPlot) -> Iterable[str]:
    return _write_block(block.table)


@_write_block.register
def _(block: Table) -> Iterator[str]:
    titles = tuple(column.title for column in block.columns)
    rows = [titles, *(tuple(cell or "" for cell in row) for row in block.rows)]
    widths = _fit(block.columns, rows)
    for number, row in enumerate(rows):
        cells = [_wrap(cell, wide) for cell, wide in zip(row, widths, strict=True)]
        for pieces in zip_longest(*cells, fillvalue=""):
            yield _GAP.join(
                _pad(piece, wide, column)
                for piece, wide, column in zip(pieces, widths, block.columns, strict=True)
            )
        if number == 0:
            yield _GAP.join("-" * wide for wide in widths)


def _fit(columns: Sequence[Column], rows: Sequence[Sequence[str]]) -> list[int]:
    """Return how wide each column is; the widest are cut so that all fit.

    Numbers and short texts stay whole, and only their heads go over several lines.
    """
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    least = [
        _find_least(column, cells)
        for column, (_, *cells) in zip(columns, zip(*rows, strict=True), strict=True)
    ]
    room = WIDTH - len(_GAP) * (len(widths) - 1)
    while sum(widths) > room:
        spare = [wide - low for wide, low in zip(widths, least, strict=True)]
        if max(spare) <= 0:
            break
        widths[spare.index(max(spare))] -= 1
    return [max(wide, 1) for wide in widths]


def _find_least(column: Column, cells: Sequence[str]) -> int:
    """Return how wide a column is at least."""
    is_whole = column.is_number or column.is_short
    words = column.title.split()
    return max(map(len, (*words, *cells))) if is_whole else max(_LEAST, *map(len, words))


def _pad(text: str, wide: int, column: Column) -> str:
    return text.rjust(wide) if column.is_number else text.ljust(wide)


def _write_pairs(pairs: Sequence[tuple[str, str]]) -> Iterator[str]:
    wide = max(len(printable(label)) for label, _ in pairs) + 1
    if wide > WIDTH // 2:
        wide = _LEAST
    for label, text in pairs:
        head, first = f"{printable(label)}:".ljust(wide), True
        for line in text.split("\n"):
            for piece in _wrap(line, WIDTH - wide - 1):
                yield f"{head if first else ' ' * wide} {piece}"
                first = False


def _wrap(text: str, wide: int) -> list[str]:
    return wrap(printable(text), wide) or [""]
