"""Left and right compared: how much each side does of an exercise in an average session."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from footcoach.log.records import SessionRecord, SideRecord
from footcoach.routine.enums import Side

WEEKS = 4
PERIOD = timedelta(weeks=WEEKS)
"""The time averaged over; the same time before that shows the trend."""
SIDES = (Side.LEFT, Side.RIGHT, None)
"""The order in which sides are compared; None is both together."""


class Average(NamedTuple):
    """How much a side did of an exercise in an average session that had it."""

    done: float
    """Reps, or sets at the person's own pace."""
    planned: float
    seconds: float


class SideTrend(NamedTuple):
    """What a side did of an exercise lately, and before that."""

    exercise: str
    """The exercise's id."""
    side: Side | None
    lately: Average | None
    """None: no session asked for it."""
    before: Average | None


def compare_sides(records: Iterable[SessionRecord], last: date) -> tuple[SideTrend, ...]:
    """Return how much each side did of each exercise in the weeks up to ``last``, and before.

    Exercises are in the order of the alphabet by id, and the sides of each follow one another.
    """
    found = defaultdict[tuple[str, Side | None], tuple[list[Average], list[Average]]](
        lambda: ([], [])
    )
    for record in records:
        age = last - record.began.date
        if timedelta(0) <= age < 2 * PERIOD:
            for key, sides in _group_sides(record).items():
                found[key][age >= PERIOD].append(_add_up(sides))
    return tuple(
        SideTrend(exercise, side, _average(lately), _average(before))
        for (exercise, side), (lately, before) in sorted(found.items(), key=_place)
    )


def _place(item: tuple[tuple[str, Side | None], object]) -> tuple[str, int]:
    (exercise, side), _ = item
    return exercise, SIDES.index(side)


def _group_sides(record: SessionRecord) -> dict[tuple[str, Side | None], list[SideRecord]]:
    grouped = defaultdict[tuple[str, Side | None], list[SideRecord]](list)
    for part in record.parts:
        grouped[part.exercise, part.side].append(part)
    return grouped


def _add_up(sides: list[SideRecord]) -> Average:
    return Average(
        sum(side.done for side in sides),
        sum(side.planned for side in sides),
        sum(side.seconds for side in sides),
    )


def _average(sessions: list[Average]) -> Average | None:
    if not sessions:
        return None
    done, planned, seconds = (sum(column) / len(sessions) for column in zip(*sessions, strict=True))
    return Average(done, planned, seconds)
