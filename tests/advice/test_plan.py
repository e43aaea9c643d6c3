"""The plan is what the person added; what was done without it is asked about once."""

from datetime import date, timedelta

from footcoach.advice.plan import DaysDone, list_plan, list_unasked

TODAY = date(2026, 11, 16)
DAY = timedelta(days=1)


def done(days_ago: int) -> DaysDone:
    return DaysDone(TODAY - 100 * DAY, TODAY - days_ago * DAY)


def test_what_was_done_is_not_in_the_plan_unless_the_person_added_it() -> None:
    days = {"morning": done(0), "evening": done(1), "old": done(99)}

    assert list_plan({}, days) == ()
    assert list_plan({"evening": True, "morning": False, "old": True}, days) == ("evening", "old")


def test_the_routine_done_last_comes_first_and_one_never_done_comes_last() -> None:
    days = {"morning": done(2), "evening": done(1), "balance": done(2)}

    plan = list_plan(dict.fromkeys(("arches", *days), True), days)

    assert plan == ("evening", "balance", "morning", "arches")


def test_what_was_done_in_the_last_four_weeks_is_asked_about_unless_it_was() -> None:
    days = {"morning": done(28), "evening": done(3), "old": done(29), "mine": done(0)}

    assert list_unasked({"mine": False}, days, TODAY) == ("evening", "morning")
