"""With the app left open everything on screen follows when the day turns, without a key."""

import re
from dataclasses import replace
from datetime import timedelta

import pytest
from textual.widgets import Static

from footcoach.log.records import PainReport, milliseconds
from footcoach.session.timeline import compile_timeline
from footcoach.ui import day_watch
from footcoach.ui.screens.history import HistoryScreen
from footcoach.ui.screens.session import SessionScreen
from footcoach.ui.widgets.routine_lists import ExerciseList, RoutineList
from tests.log.world import MONDAY, finished, logged
from tests.ui.logged import LoggedApp, at_home, do, rate_pain, rows, shows, until, until_workers_end
from tests.ui.stage import text_of

pytestmark = pytest.mark.usefixtures("few_pictures")

EVENING = MONDAY.replace(hour=23, minute=50)
AFTER_MIDNIGHT = MONDAY.replace(hour=3, minute=59) + timedelta(days=1)
MORNING = MONDAY.replace(hour=4, minute=0) + timedelta(days=1)


def do_part(app: LoggedApp) -> None:
    """Do the first of the two exercises of a routine that is in the plan."""
    plan = compile_timeline(app._library.load("two-minutes"), include={0})
    app.store.put(*logged(finished(plan)))
    app.store.follow("two-minutes", yes=True)


def look(app: LoggedApp) -> None:
    assert app.day_watch is not None
    app.day_watch.look()


def ticked(app: LoggedApp) -> int:
    return len(app.screen.query_one(ExerciseList).included)


async def test_home_follows_the_day_by_itself(
    app: LoggedApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(day_watch, "LOOK", 0.01)
    do(app, "two-minutes")
    app.moment = EVENING
    async with app.run_test(size=(80, 24)) as pilot:
        home = await at_home(pilot, app)
        assert text_of(home, "today") == "All done for today. Next: tomorrow."

        app.moment = AFTER_MIDNIGHT
        await pilot.pause(0.05)
        assert text_of(home, "today") == "All done for today. Next: tomorrow."

        app.moment = MORNING
        await until(pilot, lambda: text_of(home, "today") == "2 min left today")


async def test_the_question_about_the_morning_is_a_row_once_the_night_is_over(
    app: LoggedApp,
) -> None:
    do(app, "two-minutes", feeling=PainReport(before=1, after=1))
    entry = app.entry()
    began = replace(entry.began, at=milliseconds(EVENING))
    app.store.amend(entry, replace(entry, began=began, saved=milliseconds(EVENING)))
    app.moment = EVENING
    async with app.run_test(size=(80, 24)) as pilot:
        await at_home(pilot, app)
        for moment in (AFTER_MIDNIGHT, MORNING, MORNING + timedelta(minutes=49)):
            app.moment = moment
            look(app)
            await until_workers_end(pilot)
            assert not rows(app, "Any pain")

        app.moment = MORNING + timedelta(minutes=50)
        look(app)
        await until(pilot, lambda: rows(app, "Any pain the morning after?"))


async def test_the_exercises_to_do_are_ticked_anew_and_the_list_follows(app: LoggedApp) -> None:
    do_part(app)
    app.moment = EVENING
    async with app.run_test(size=(80, 24)) as pilot:
        home = await at_home(pilot, app)
        await pilot.press(*"/quick")
        await until(pilot, lambda: ticked(app) == 1)

        app.moment = MORNING
        look(app)

        await until(pilot, lambda: ticked(app) == 2)
        routines = home.query_one(RoutineList)
        assert re.fullmatch("Quick starter +2 min", str(routines.get_option_at_index(0).prompt))


async def test_enter_never_starts_the_selection_of_yesterday(app: LoggedApp) -> None:
    do_part(app)
    app.moment = EVENING
    async with app.run_test(size=(80, 24)) as pilot:
        await at_home(pilot, app)
        await pilot.press(*"/quick")
        await until(pilot, lambda: ticked(app) == 1)

        app.moment = MORNING  # and nothing has looked yet
        await pilot.press("enter")
        await rate_pain(pilot, "Any pain before you start?", "0")
        await shows(pilot, SessionScreen)

        assert app.coach.session.timeline.included == (0, 1)
        assert app.coach.session.index == 0


async def test_the_log_that_is_open_follows_and_home_below_it_too(app: LoggedApp) -> None:
    do(app, "two-minutes")
    app.moment = EVENING
    async with app.run_test(size=(120, 40)) as pilot:
        await at_home(pilot, app)
        await pilot.press("ctrl+l")
        await shows(pilot, HistoryScreen, "This week")
        log = app.screen
        before = str(log.query_one("#calendar", Static).content)

        app.moment = MORNING + timedelta(days=6)  # the Monday after
        look(app)

        await until(pilot, lambda: "no sessions yet" in text_of(log, "today"))
        assert str(log.query_one("#calendar", Static).content) != before
        await pilot.press("escape")
        home = await at_home(pilot, app)
        await until(pilot, lambda: text_of(home, "today") == "2 min left today")


async def test_a_week_that_was_paged_to_stays_when_the_day_turns(app: LoggedApp) -> None:
    do(app, "two-minutes", days_ago=7)
    async with app.run_test(size=(120, 40)) as pilot:
        await at_home(pilot, app)
        await pilot.press("ctrl+l")
        await shows(pilot, HistoryScreen, "This week")
        await pilot.press("pageup")
        await shows(pilot, HistoryScreen, "The week of 9 Nov 2026")

        app.moment = MORNING
        look(app)
        await until_workers_end(pilot)

        assert "The week of 9 Nov 2026" in text_of(app.screen, "today")
