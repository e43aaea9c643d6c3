"""Left and right are compared for each exercise: reps, seconds, and the trend."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from footcoach.coach.log_service import LogService
from footcoach.coach.side_facts import list_side_facts
from footcoach.log.store import Store
from footcoach.routine.enums import Side, Sides
from footcoach.routine.library import Library
from footcoach.session.correction import complete_session, correct_reps
from tests.log.world import MONDAY, logged
from tests.world import dose, exercise, move, timeline

PLAN = timeline(
    exercise("ankle-circles", same=dose(10, move("hold", 5)), sides=Sides.EACH),
    exercise("my-own", same=dose(4, move("hold", 5))),
)
TODAY = MONDAY.date()


@pytest.fixture
def log(tmp_path: Path) -> LogService:
    return LogService(Store(tmp_path / "log.db"), Library(tmp_path), lambda: MONDAY)


def do(log: LogService, days_ago: int, left: int, right: int) -> None:
    """Log a session with so many reps of each side."""
    session = correct_reps(complete_session(PLAN), 0, Side.LEFT, left)
    session = correct_reps(session, 0, Side.RIGHT, right)
    log.store.put(*logged(session, at=MONDAY - timedelta(days=days_ago)))


def lines(log: LogService) -> list[str]:
    return [f"{fact.label}: {fact.text}" for fact in list_side_facts(log, log._library, TODAY)]


def test_sides_are_compared_over_four_weeks_and_with_the_four_before(log: LogService) -> None:
    do(log, 0, 10, 7)
    do(log, 27, 10, 8)
    do(log, 28, 6, 6)
    do(log, 55, 7, 6)
    do(log, 56, 1, 1)

    assert lines(log) == [
        "Ankle circles: left, 10 of 10, 50 s, was 6.5 of 10, 32 s",
        "Ankle circles: right, 7.5 of 10, 38 s, was 6 of 10, 30 s",
        "Ankle circles: left more: 2.5, 12 s",
        "My own: both, 4 of 4, 20 s, was 4 of 4, 20 s",
    ]


def test_sides_that_do_the_same_are_alike(log: LogService) -> None:
    do(log, 0, 10, 10)

    assert lines(log)[:3] == [
        "Ankle circles: left, 10 of 10, 50 s, was none",
        "Ankle circles: right, 10 of 10, 50 s, was none",
        "Ankle circles: left and right alike",
    ]


def test_one_side_may_do_more_reps_and_the_other_take_longer(log: LogService) -> None:
    do(log, 0, 5, 6)
    entry = log.store.entries()[0]
    left, *rest = entry.parts
    longer = replace(entry, parts=(replace(left, seconds=45), *rest))
    log.store.put(longer, log.store.session(entry.uuid))

    assert "Ankle circles: left more: 15 s; right more: 1" in lines(log)


def test_what_was_not_done_lately_says_so(log: LogService) -> None:
    do(log, 40, 10, 9)

    assert lines(log)[0] == "Ankle circles: left, none, was 10 of 10, 50 s"


def test_a_log_without_sessions_compares_nothing(log: LogService) -> None:
    do(log, 200, 10, 9)
    do(log, -1, 10, 9)

    assert lines(log) == []
