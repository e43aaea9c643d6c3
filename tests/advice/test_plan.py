"""The plan is what was done lately, unless the person says otherwise."""

from datetime import date, timedelta

from footcoach.advice.plan import DaysDone, list_plan

TODAY = date(2026, 11, 16)
DAY = timedelta(days=1)


def done(days_ago: int) -> DaysDone:
    return DaysDone(TODAY - 100 * DAY, TODAY - days_ago * DAY)


def test_the_plan_is_empty_before_anything_was_done() -> None:
    assert list_plan({}, {}, TODAY) == ()


def test_a_routine_stays_in_the_plan_for_four_weeks_after_it_was_last_done() -> None:
    assert list_plan({}, {"morning": done(28)}, TODAY) == ("morning",)
    assert list_plan({}, {"morning": done(29)}, TODAY) == ()


def test_the_routine_done_last_comes_first_and_one_never_done_comes_last() -> None:
    days = {"morning": done(2), "evening": done(1), "balance": done(2)}

    plan = list_plan({"arches": True}, days, TODAY)

    assert plan == ("evening", "balance", "morning", "arches")


def test_what_the_person_added_or_removed_goes_before_what_was_done() -> None:
    days = {"morning": done(0), "evening": done(0), "old": done(99)}

    plan = list_plan({"evening": False, "strength": True, "old": True}, days, TODAY)

    assert plan == ("morning", "old", "strength")
