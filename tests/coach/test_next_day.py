"""Home says how many minutes are left today, and once all is done when there is more to do."""

from pathlib import Path

import pytest

from footcoach.advice.time_left import next_seconds, seconds_left
from footcoach.advice.today_text import name_day, write_minutes
from footcoach.coach.next_day import find_next_day
from footcoach.log.records import PainReport
from footcoach.routine.enums import Effort, Side
from tests.coach.test_log_service import DAY, TODAY, World

RED = PainReport(before=0, after=8, hurt="short-foot", asked=True)


@pytest.fixture
def world(tmp_path: Path) -> World:
    return World(tmp_path)


def test_the_next_day_is_tomorrow_for_what_is_daily_and_later_for_what_is_not(
    world: World,
) -> None:
    world.do("standing")
    later = find_next_day(world)
    world.do("two-minutes")

    assert later is not None
    assert later > TODAY + DAY
    assert find_next_day(world) == TODAY + DAY


def test_without_a_plan_there_is_no_next_day(world: World) -> None:
    assert find_next_day(world) is None


def test_a_day_on_which_everything_rests_is_not_the_next(world: World) -> None:
    world.do("two-minutes")
    entry = world.store.entries()[0]
    world.note_report(entry, RED, "")
    advice = world.pain_advice()
    returns = max(advice.returns.values())

    found = find_next_day(world)

    # Ankle circles aren't similar to what hurt, so they come back before it does.
    assert found == TODAY + DAY
    assert returns > TODAY + DAY


def test_what_is_left_takes_as_long_as_its_sessions(world: World) -> None:
    world.store.follow("desk-break", yes=True)
    (todo,) = world.to_do()[0]

    once = next_seconds(todo, Effort.GENTLE)
    assert seconds_left([todo], Effort.GENTLE) == 2 * once  # it is for twice a day

    world.do("desk-break")
    (todo,) = world.to_do()[0]
    assert seconds_left([todo], Effort.GENTLE) == next_seconds(todo, Effort.GENTLE) == once


def test_one_foot_that_is_left_takes_less_than_both(world: World) -> None:
    world.store.follow("two-minutes", yes=True)
    (whole,) = world.to_do()[0]
    both = next_seconds(whole, Effort.GENTLE)
    world.do("two-minutes", feet={1: Side.LEFT}, include={1})
    (todo,) = world.to_do()[0]

    assert 0 < next_seconds(todo, Effort.GENTLE) < both


def test_minutes_are_rounded_up_and_days_have_names() -> None:
    assert [write_minutes(seconds) for seconds in (1, 60, 61, 3601)] == [
        "1 min",
        "1 min",
        "2 min",
        "1 h 1 min",
    ]
    assert name_day(TODAY + DAY, TODAY) == "tomorrow"
    assert name_day(TODAY + 3 * DAY, TODAY) == "Thursday"
