"""What is said at the end: praise where it's due, no zeros, five lines at most."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from footcoach.coach.ending_words import (
    Outlook,
    closing_lines,
    draw_week,
    list_remarks,
    say_amount,
    say_week,
)
from footcoach.coach.outlook import outlook_lines, read_outlook
from footcoach.log.records import PainReport
from footcoach.session.actions import Action, press
from footcoach.session.player import Ending, Session
from footcoach.session.timeline import compile_timeline
from tests.coach.test_log_service import DAY, World
from tests.log.world import finished, under_way
from tests.world import dose, exercise, move, timeline

START = 1000.0
FRIDAY = date(2026, 11, 27)
PLAN = timeline(
    exercise("toe-press", same=dose(13, move("hold", 5))),
    exercise("heel-raise", same=dose(44, move("hold", 5))),
)


@pytest.fixture
def world(tmp_path: Path) -> World:
    return World(tmp_path)


def skipped_to_the_end(session: Session) -> Session:
    while session.step:
        session = press(session, Action.NEXT, START + 300).session
    return session


def stopped() -> Session:
    return replace(under_way(PLAN, 40), ending=Ending.STOPPED)


def test_all_that_was_asked_for_is_well_done() -> None:
    assert list(closing_lines(finished(PLAN))) == [
        "Well done.",
        "Test routine: 57 of 57 reps in 4 min 45 s.",
    ]


def test_a_session_that_was_skipped_to_its_end_names_what_is_missing() -> None:
    over = skipped_to_the_end(under_way(PLAN, 40))

    assert list(closing_lines(over)) == [
        "Test routine: 4 of 57 reps in 20 s.",
        "Partly: Toe press (4 of 13 reps, 20 s).",
        "Skipped: Heel raise.",
    ]


def test_a_stop_is_a_good_call_with_what_to_watch_for_and_when_it_is_offered_again() -> None:
    lines = list(closing_lines(stopped()))

    assert lines[0] == "Stopped. Good call."
    assert lines[2].startswith("Watch for pain that is sharp")
    assert lines[3].startswith("Toe press: offered again next time")
    assert len(lines) == 4


def test_what_rests_after_a_stop_comes_back_on_the_day_that_the_advice_says(world: World) -> None:
    plan = compile_timeline(world.library.load("two-minutes"))
    session = replace(under_way(plan, 25), ending=Ending.STOPPED)
    world.do("two-minutes", at=world.moment)
    entry = world.store.entries()[0]
    world.note_report(entry, PainReport(after=8, hurt=entry.parts[0].exercise), "")
    returns = world.pain_advice().returns[entry.parts[0].exercise]

    remarks = list(list_remarks(session, world.today))

    assert f"or on {returns:%a} {returns.day} {returns:%b} if the pain is RED." in remarks[1]


def test_nothing_at_all_is_no_row_of_zeros() -> None:
    session = replace(Session.at_start(PLAN), ending=Ending.STOPPED)
    untouched = skipped_to_the_end(Session.at_start(PLAN))

    assert say_amount(session) == ""
    assert not any("0 of" in line for line in closing_lines(session))
    assert "Skipped: Toe press, Heel raise." in list(closing_lines(untouched))


def test_of_many_exercises_some_are_named_and_the_others_counted() -> None:
    many = timeline(*(exercise(f"move-{letter}") for letter in "abcdef"))

    lines = list(closing_lines(skipped_to_the_end(Session.at_start(many))))

    assert lines[-1] == "Skipped: Move a, Move b, Move c, Move d and 2 more."


@pytest.mark.parametrize(
    ("days", "wanted", "said", "drawn"),
    [
        (3, 7, "3 of 7 days", "● ● ● ○ ○ ○ ○"),
        (1, 1, "1 of 1 day", "●"),
        (2, 0, "2 days", "● ●"),
        (4, 3, "4 days, 3 planned", "● ● ● ●"),
    ],
)
def test_the_week_so_far_is_said_against_the_plan(
    days: int, wanted: int, said: str, drawn: str
) -> None:
    outlook = Outlook(FRIDAY, days, wanted)

    assert (say_week(outlook), draw_week(outlook)) == (said, drawn)


def test_after_all_of_today_is_done_the_next_is_tomorrow(world: World) -> None:
    world.do("two-minutes", at=world.moment)
    plan = compile_timeline(world.library.load("two-minutes"))

    outlook = read_outlook(world, plan)

    assert (outlook.days, outlook.wanted) == (1, 7)
    assert outlook.next == f"{plan.routine.title} tomorrow"


def test_while_something_is_left_today_that_is_next(world: World) -> None:
    world.do("two-minutes", at=world.moment - DAY)
    world.do("standing", at=world.moment)
    plan = compile_timeline(world.library.load("standing"))

    (line,) = outlook_lines(world, finished(plan))

    assert "Next: Quick starter, 2 min left today." in line


def test_without_a_plan_nothing_is_next(world: World) -> None:
    plan = compile_timeline(world.library.load("two-minutes"))

    assert outlook_lines(world, finished(plan)) == ("This week: 1 day.",)
    assert outlook_lines(world, stopped()) == ()
