"""When the sessions of a plan are: times of the day and days of the week."""

from datetime import date, time
from itertools import pairwise
from typing import Any

import pytest

from footcoach.advice.plan_slots import DAYS, FIRST, LAST, PlannedEvent, list_events, spread_times
from footcoach.advice.today import SPACED, Week, work_out_today
from footcoach.routine.model import Exercise
from tests.world import exercise, routine, span

SATURDAY = date(2026, 11, 28)


def events(*exercises: Exercise, times: tuple[time, ...] = ()) -> tuple[PlannedEvent, ...]:
    todo = work_out_today(routine(*exercises), (), SATURDAY, Week(SATURDAY))
    return tuple(list_events([todo], SATURDAY, times))


def asked(name: str, per_day: int, days: int, **changes: Any) -> Exercise:
    return exercise(name, per_day=span(per_day), days_per_week=span(days), **changes)


@pytest.mark.parametrize("count", range(1, 25))
def test_times_are_spread_over_the_day_and_none_comes_twice(count: int) -> None:
    times = spread_times(count)

    assert len(set(times)) == count
    assert list(times) == sorted(times)
    assert times[0] == FIRST
    assert times[-1] == (LAST if count > 1 else FIRST)
    assert not any(at.minute % 5 for at in times)


def test_three_times_a_day_are_morning_noon_and_evening() -> None:
    assert spread_times(3) == (time(9), time(13, 30), time(18))


@pytest.mark.parametrize("days", range(1, 8))
def test_so_many_days_a_week_are_so_many(days: int) -> None:
    assert len(set(DAYS[days])) == days


def test_what_is_loaded_has_a_day_off_between() -> None:
    for days in range(1, SPACED + 1):
        week = (*DAYS[days], DAYS[days][0] + 7)
        assert all(later - day > 1 for day, later in pairwise(week))


def test_each_session_of_a_day_has_the_exercises_that_are_asked_so_often() -> None:
    first, second, third = events(asked("toe-press", 3, 7), asked("heel-raise", 1, 7))

    assert first.exercises == ("Toe press", "Heel raise")
    assert second.exercises == third.exercises == ("Toe press",)
    assert [event.slot for event in (first, second, third)] == [1, 2, 3]
    assert first.seconds > second.seconds == third.seconds


def test_an_exercise_of_fewer_days_says_on_which() -> None:
    (event,) = events(asked("toe-press", 1, 5), asked("heel-raise", 1, 3))

    assert event.weekdays == (0, 1, 2, 3, 4)
    assert event.exercises == ("Toe press", "Heel raise (Mon, Wed, Fri)")


def test_the_first_day_is_the_next_that_counts() -> None:
    assert events(asked("toe-press", 1, 7))[0].first == SATURDAY
    assert events(asked("toe-press", 1, 3))[0].first == date(2026, 11, 30)


def test_of_a_range_the_low_end_is_meant() -> None:
    (event,) = events(exercise("toe-press", per_day=span(1, 3), days_per_week=span(2, 5)))

    assert (event.slots, event.weekdays) == (1, DAYS[2])


def test_chosen_times_are_used_in_order_and_no_more_than_asked() -> None:
    times = (time(7), time(12), time(20))

    assert [event.at for event in events(asked("toe-press", 2, 7), times=times)] == [*times[:2]]
    assert [event.at for event in events(asked("toe-press", 5, 7), times=times)] == [*times]


def test_what_is_optional_is_not_in_the_calendar() -> None:
    assert events(asked("toe-press", 1, 7, optional=True)) == ()
