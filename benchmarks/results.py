"""The page of results: machine, goals, every table, and notes that are kept by hand."""

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from benchmarks.goals import GOALS, Goal
from benchmarks.report import NOT_MEASURED, align, judge, write_figure, write_goal, write_tables
from benchmarks.tables import Outcome

PAGE = Path(__file__).with_name("RESULTS.md")
NOTES = "## Notes"
_FIRST_NOTES = "Write here why a goal is missed and what was tried. A new run keeps this section."
_ADDRESS = re.compile(r"\b(?:https?|file)://\S+")
_INTRODUCTION = """\
# Results of the benchmarks

`python -m benchmarks` wrote this page; everything but the notes is written anew each time.

Less is always better. A ratio compares a row with its peer in the same run, median by median.
Figures of a busy machine say little, ratios and processor time (ms CPU) more than times."""
_GOAL_HEADS = ("Benchmark", "What", "Unit", "Goal", "Figure", "Verdict")


def write_page(
    about: Mapping[str, str], outcomes: Sequence[Outcome], notes: str, *, quick: bool
) -> str:
    """Return the whole page; ``about`` is the machine and what was measured on it."""
    return "\n".join(_write_lines(about, outcomes, notes, quick=quick)).rstrip() + "\n"


def read_notes(page: str) -> str:
    """Return the section of notes of a page that was written before; "" if it has none."""
    return page[page.index(NOTES) :].strip() if NOTES in page else ""


def hide_places(text: str, *folders: Path) -> str:
    """Return a text without addresses, and with folders of this machine left out of paths."""
    for folder in folders:
        text = text.replace(f"{folder}/", "").replace(str(folder), ".")
    return _ADDRESS.sub("(address)", text)


def _write_lines(
    about: Mapping[str, str], outcomes: Sequence[Outcome], notes: str, *, quick: bool
) -> Iterator[str]:
    yield _INTRODUCTION
    if quick:
        yield "This was a quick run: fewer rounds, and the long benchmarks left out."
    yield from ("", "## Machine and versions", "")
    yield from align(("", ""), list(about.items()))
    yield from ("", "## Goals", "")
    yield from align(_GOAL_HEADS, list(_write_goal_rows(outcomes)))
    yield ""
    for outcome in outcomes:
        yield from write_tables(outcome)
        yield ""
    yield notes or f"{NOTES}\n\n{_FIRST_NOTES}"


def _write_goal_rows(outcomes: Sequence[Outcome]) -> Iterator[list[str]]:
    for outcome in outcomes:
        for goal in GOALS:
            if goal.benchmark == outcome.benchmark:
                yield _write_goal_row(goal, outcome)


def _write_goal_row(goal: Goal, outcome: Outcome) -> list[str]:
    figure, words = math.nan, NOT_MEASURED
    if found := outcome.find(goal.row, goal.unit):
        figure, words = judge(goal, *found)
    elif reason := outcome.failed or outcome.left_out:
        words = f"{NOT_MEASURED}: {reason}"
    written = f"{write_figure(figure)}{'x' * (goal.is_ratio and not math.isnan(figure))}"
    return [goal.benchmark, goal.row, goal.unit, write_goal(goal), written, words]
