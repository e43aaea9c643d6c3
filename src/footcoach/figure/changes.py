"""Which cells of a picture have to be drawn again."""

from typing import NamedTuple

from footcoach.figure.canvas import Line, Role


class Change(NamedTuple):
    """Neighbouring cells of one row of which some look different."""

    column: int
    row: int
    width: int


_DETOUR = 40
"""Bytes that a terminal takes to go elsewhere in a row and change its colour."""


def changes(before: tuple[Line, ...], after: tuple[Line, ...]) -> tuple[Change, ...]:
    """Return where two pictures of one size differ.

    Cells between two that differ are passed over where that saves more than it costs.
    """
    rows = enumerate(zip(before, after, strict=True))
    return tuple(
        change for y, (one, other) in rows if one != other for change in _changed(y, one, other)
    )


def _changed(y: int, one: Line, other: Line) -> list[Change]:
    cells = _cells(other)
    stretches: list[list[int]] = []
    for x, (was, now) in enumerate(zip(_cells(one), cells, strict=True)):
        if was == now:
            continue
        if stretches and sum(cost for _, _, cost in cells[stretches[-1][1] + 1 : x]) <= _DETOUR:
            stretches[-1][1] = x
        else:
            stretches.append([x, x])
    return [Change(first, y, last - first + 1) for first, last in stretches]


def _cells(line: Line) -> list[tuple[str, Role | None, int]]:
    """Return the sign, the role and the bytes of each cell."""
    return [
        (sign, None, 1) if sign == " " else (sign, run.role, len(sign.encode()))
        for run in line
        for sign in run.text
    ]
