"""Works out from the log how often each side did each exercise of a routine, day by day."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from fractions import Fraction
from math import floor
from typing import NamedTuple

from footcoach.log.records import SessionRecord, SideRecord
from footcoach.routine.enums import Side
from footcoach.routine.model import ExerciseKey, RoutineIdentity

_DAY = timedelta(days=1)

Shares = dict[date, dict[Side, Fraction]]
"""Which share of an exercise's reps was done, by day and side."""


class SideCounts(NamedTuple):
    """How many times each side does an exercise; equal where they work together."""

    left: int
    right: int

    @property
    def both(self) -> int:
        """How many times both sides did it."""
        return min(self)


def share_by_day(
    records: Iterable[SessionRecord], routine: RoutineIdentity, today: date
) -> dict[ExerciseKey, Shares]:
    """Return which share of each exercise's reps was done, by day and side.

    Days after tomorrow come from a clock that was wrong, and don't count.
    """
    found: dict[ExerciseKey, Shares] = {}
    counted = (
        record
        for record in records
        if record.identity == routine and record.began.date <= today + _DAY
    )
    for record in sorted(counted, key=lambda record: record.began.at):
        for part in record.parts:
            key = part.exercise, part.nth
            # Taken out and put in again, so that what was done last comes last.
            found[key] = found.pop(key, {})
            _add_part(found[key].setdefault(record.began.date, defaultdict(Fraction)), part)
    return found


def _add_part(sides: dict[Side, Fraction], part: SideRecord) -> None:
    """Add the share of the reps done; what both sides did counts for each."""
    share = Fraction(part.done, part.planned) if part.planned else Fraction(0)
    for side in (part.side,) if part.side else Side:
        sides[side] += share


def count_whole(feet: Mapping[Side, Fraction], *, together: bool) -> SideCounts:
    """Return how many whole times each side did it: a half counts as none, two halves as one."""
    times = SideCounts(floor(feet[Side.LEFT]), floor(feet[Side.RIGHT]))
    return SideCounts(times.both, times.both) if together else times
