"""A reminder comes at its time, once, and only while something is left."""

from datetime import date, datetime, time, timedelta

import pytest

from footcoach.advice.reminder import Moment, find_slot, remind, write_reminder
from footcoach.advice.today import Week, work_out_today
from footcoach.routine.library import Library

DAY = date(2026, 3, 2)
TIMES = (time(11), time(15, 30))
LEFT = (work_out_today(Library().load("morning"), (), DAY, Week(DAY)),)


def at(clock: str, day: date = DAY, *, begins: time = time(4)) -> Moment:
    """Return a moment by the wall clock, such as 03-02 11:00, on a day as it's lived."""
    return Moment(day=day, clock=datetime.fromisoformat(f"2026-{clock}"), day_begins=begins)


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        (at("03-02 10:59"), None),
        (at("03-02 11:00"), "03-02 11:00"),
        (at("03-02 15:29"), "03-02 11:00"),
        (at("03-02 23:59"), "03-02 15:30"),
        (at("03-03 01:00"), "03-02 15:30"),
        (at("03-03 08:00", DAY + timedelta(days=1)), None),
        (at("03-02 11:30", date(2026, 3, 1), begins=time(12)), "03-02 11:00"),
    ],
)
def test_the_time_it_is_for_is_the_last_that_has_come_on_this_day(
    now: Moment, expected: str | None
) -> None:
    assert find_slot(TIMES, now) == (expected and datetime.fromisoformat(f"2026-{expected}"))


def test_each_time_reminds_once() -> None:
    first = remind(LEFT, at("03-02 11:00"), TIMES, None)

    assert first is not None
    assert remind(LEFT, at("03-02 11:01"), TIMES, first.slot) is None
    second = remind(LEFT, at("03-02 15:30"), TIMES, first.slot)
    assert second is not None
    assert remind(LEFT, at("03-02 11:00"), TIMES, second.slot) is None


def test_a_reminder_that_a_wrong_clock_noted_years_ahead_silences_nothing() -> None:
    assert remind(LEFT, at("03-02 11:00"), TIMES, datetime.fromisoformat("2031-01-01 11:00"))


def test_without_times_every_call_reminds() -> None:
    assert remind(LEFT, at("03-02 05:00"), (), datetime.fromisoformat("2026-03-02 05:00"))


def test_it_says_what_is_left_and_how_long_that_takes() -> None:
    text = write_reminder(LEFT)

    assert text == ("5 left today: Ankle circles, Towel leg raise, Toe stretch +2. It takes 8 min.")
    assert write_reminder(()) == ""
