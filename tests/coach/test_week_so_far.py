"""The voice counts the days of this week on which a routine was done, today among them."""

from datetime import timedelta
from pathlib import Path

import pytest

from footcoach.coach.log_service import LogService
from footcoach.coach.week_so_far import count_days
from footcoach.log.store import Store
from footcoach.routine.library import Library
from footcoach.routine.model import RoutineIdentity
from footcoach.session.timeline import compile_timeline
from tests.log.world import MONDAY, finished, logged

DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("days", "today", "number"),
    [
        ([], 0, 1),
        ([0], 0, 1),
        ([0, 0, 1], 2, 3),
        ([-1, 0, 2], 3, 3),
        ([0, 1, 2, 3, 4, 5, 6], 7, 1),
    ],
)
def test_each_day_of_this_week_counts_once(
    tmp_path: Path, days: list[int], today: int, number: int
) -> None:
    library = Library(tmp_path / "own")
    log = LogService(Store(tmp_path / "footcoach.db"), library, lambda: MONDAY + today * DAY)
    for day in days:
        plan = compile_timeline(library.load("two-minutes"))
        log.store.put(*logged(finished(plan), at=MONDAY + day * DAY))

    assert count_days(log, RoutineIdentity("two-minutes")) == number
    assert count_days(log, RoutineIdentity("morning")) == 1
