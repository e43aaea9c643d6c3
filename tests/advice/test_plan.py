"""The plan is what the person added; what was done without it is asked about once."""

from datetime import date, timedelta

from footcoach.advice.plan import DaysDone, list_plan, list_unasked
from footcoach.routine.model import RoutineIdentity

TODAY = date(2026, 11, 16)
DAY = timedelta(days=1)


def done(**days_ago: int) -> dict[RoutineIdentity, DaysDone]:
    """Return routines of the library that were last done so many days ago."""
    return {RoutineIdentity(name): done_at(days) for name, days in days_ago.items()}


def done_at(days_ago: int) -> DaysDone:
    return DaysDone(TODAY - 100 * DAY, TODAY - days_ago * DAY)


def test_what_was_done_is_not_in_the_plan_unless_the_person_added_it() -> None:
    days = done(morning=0, evening=1, old=99)

    assert list_plan({}, days) == ()
    assert list_plan({"evening": True, "morning": False, "old": True}, days) == ("evening", "old")


def test_the_routine_done_last_comes_first_and_one_never_done_comes_last() -> None:
    days = done(morning=2, evening=1, balance=2)

    plan = list_plan(dict.fromkeys(("arches", "morning", "evening", "balance"), True), days)

    assert plan == ("evening", "balance", "morning", "arches")


def test_what_was_done_in_the_last_four_weeks_is_asked_about_unless_it_was() -> None:
    days = done(morning=28, evening=3, old=29, mine=0)

    assert list_unasked({"mine": False}, days, TODAY) == ("evening", "morning")


def test_a_file_outside_the_library_says_nothing_about_the_routine_of_its_name() -> None:
    file = RoutineIdentity("evening", "file:///home/me/evening.yaml")
    days = {**done(morning=3, evening=5), file: done_at(0)}

    assert list_plan({"morning": True, "evening": True}, days) == ("morning", "evening")
    assert list_unasked({"evening": False}, {file: done_at(0)}, TODAY) == ()
    assert list_unasked({}, {file: done_at(0)}, TODAY) == ()
