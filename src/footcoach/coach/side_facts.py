"""Left and right compared, in words: a line for each side of an exercise, and one for both."""

from collections.abc import Iterator
from datetime import date
from itertools import groupby

from footcoach.advice.side_comparison import PERIOD, Average, SideTrend, compare_sides
from footcoach.coach.log_service import LogService
from footcoach.coach.session_facts import Fact, FactKind
from footcoach.coach.similar_exercises import name_exercise
from footcoach.routine.enums import Side
from footcoach.routine.library import Library
from footcoach.session.words import spell

ALIKE = "left and right alike"


def list_side_facts(log: LogService, library: Library, last: date) -> tuple[Fact, ...]:
    """Return what each side did of each exercise in the weeks up to ``last``.

    The cells are the side, reps and time of an average session, and the same before that. Raise
    `LogError`.
    """
    trends = compare_sides(log.store.entries(last - 2 * PERIOD, last), last)
    return tuple(
        fact
        for exercise, sides in groupby(trends, lambda trend: trend.exercise)
        for fact in _describe_exercise(name_exercise(library, exercise), list(sides))
    )


def _describe_exercise(name: str, trends: list[SideTrend]) -> Iterator[Fact]:
    for trend in trends:
        before = ", ".join(filter(None, _describe(trend.before)))
        cells = (trend.side or "both", *_describe(trend.lately), f"was {before}")
        yield Fact(FactKind.RESULT, name, cells)
    lately = {trend.side: trend.lately for trend in trends}
    left, right = lately.get(Side.LEFT), lately.get(Side.RIGHT)
    if left and right:
        yield Fact(FactKind.RESULT, name, ("", "", "", _compare(left, right)))


def _describe(average: Average | None) -> tuple[str, str]:
    """Return reps and time of an average session; None is none."""
    if average is None:
        return "none", ""
    done, planned = _write(average.done), _write(average.planned)
    return f"{done} of {planned}", spell(round(average.seconds))


def _compare(left: Average, right: Average) -> str:
    """Say which side did more, in reps and in time."""
    reps, seconds = left.done - right.done, round(left.seconds) - round(right.seconds)
    more = {
        "left": [_write(reps)] if reps > 0 else [],
        "right": [_write(-reps)] if reps < 0 else [],
    }
    if seconds:
        more["left" if seconds > 0 else "right"].append(spell(abs(seconds)))
    said = (f"{side} more: {', '.join(amounts)}" for side, amounts in more.items() if amounts)
    return "; ".join(said) or ALIKE


def _write(reps: float) -> str:
    """Return a number with one decimal where it has any."""
    return f"{reps:.1f}".removesuffix(".0")
