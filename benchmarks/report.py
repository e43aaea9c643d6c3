"""Judges figures by their goals, and writes them as tables in Markdown."""

import math
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from benchmarks.goals import Goal, find_goals
from benchmarks.tables import MEASURES, Outcome, Row, Table

MET, NOT_MEASURED = "met", "not measured"
HEADS = ("What", "Unit", "Values", *MEASURES, "Ratio", "Goal", "Verdict")


class Verdict(NamedTuple):
    """What came of one goal."""

    figure: float
    """What was measured, in the unit of the goal; NaN if nothing was."""
    words: str
    """met, missed by how much, or not measured."""


def judge(goal: Goal, table: Table, row: Row) -> Verdict:
    """Return whether a row reaches a goal."""
    figure = table.compare(row, goal.measure) if goal.is_ratio else row.read(goal.measure)
    if math.isnan(figure):
        missing = f"no {row.peer}" if goal.is_ratio and row.values else "no values"
        return Verdict(figure, f"{NOT_MEASURED}: {missing}")
    if figure <= goal.most:
        return Verdict(figure, MET)
    return Verdict(figure, f"missed by {write_figure(figure - goal.most)}{'x' * goal.is_ratio}")


def write_goal(goal: Goal) -> str:
    """Return a goal in words."""
    measure = "" if goal.measure == "median" else f" ({goal.measure})"
    return f"≤ {write_figure(goal.most)}{'x' * goal.is_ratio}{measure}"


def write_figure(value: float) -> str:
    """Return a number with three digits that matter."""
    if math.isnan(value):
        return "-"
    if abs(value) >= 100 or value == round(value):
        return f"{value:,.0f}"
    return f"{value:.3g}"


def write_tables(outcome: Outcome) -> Iterator[str]:
    """Yield the lines that say how a benchmark ended."""
    yield f"## {outcome.benchmark}"
    yield ""
    if outcome.left_out:
        yield f"Left out: {outcome.left_out}"
    elif outcome.failed:
        yield f"Failed: {outcome.failed}"
    for table in outcome.tables:
        yield f"**{table.title}**"
        yield ""
        yield from align(HEADS, [_write_row(outcome.benchmark, table, row) for row in table.rows])
        yield ""
        yield from (f"- {remark}" for remark in table.remarks)
        if table.remarks:
            yield ""


def _write_row(benchmark: str, table: Table, row: Row) -> list[str]:
    mine = find_goals(benchmark, row.name, row.unit)
    return [
        row.name,
        row.unit,
        str(len(row.values)),
        *(write_figure(row.read(measure)) for measure in MEASURES),
        _write_ratio(table, row),
        "; ".join(map(write_goal, mine)),
        "; ".join(judge(goal, table, row).words for goal in mine),
    ]


def _write_ratio(table: Table, row: Row) -> str:
    if not row.peer:
        return ""
    ratio = table.compare(row)
    return f"{row.peer} not measured" if math.isnan(ratio) else f"{ratio:.2f}x {row.peer}"


def align(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Yield the lines of a table in Markdown that is aligned for reading as it is."""
    widths = [max(map(len, column)) for column in zip(heads, *rows, strict=True)]
    for cells in (heads, ["-" * width for width in widths], *rows):
        padded = (cell.ljust(width) for cell, width in zip(cells, widths, strict=True))
        yield f"| {' | '.join(padded)} |"
