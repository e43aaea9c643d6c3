"""A session that was left is the first row of home, and Enter on it resumes it."""

from datetime import timedelta
from threading import Event

import pytest
from textual.pilot import Pilot

from footcoach.coach.log_service import LogService
from footcoach.session.timeline import compile_timeline
from footcoach.ui.screens.dialogs import MessageDialog, QuestionDialog
from footcoach.ui.screens.home import HomeScreen
from footcoach.ui.screens.session import SessionScreen
from footcoach.ui.widgets.routine_lists import RoutineList
from tests.log.world import MONDAY, logged, under_way
from tests.ui.logged import DEADLINE, LoggedApp, at_home, rate_pain, rows, shows, until
from tests.ui.stage import text_of

pytestmark = pytest.mark.usefixtures("few_pictures")


def leave_earlier(app: LoggedApp, name: str, hours_ago: int) -> None:
    plan = compile_timeline(app._library.load(name))
    app.store.record(*logged(under_way(plan), at=MONDAY - timedelta(hours=hours_ago)))


async def do_a_part(pilot: Pilot[int], app: LoggedApp) -> None:
    """Start a session from home and do 15 s of it."""
    await at_home(pilot, app)
    await pilot.press(*"/quick", "enter")
    await rate_pain(pilot, "Any pain before you start?", "0")
    await shows(pilot, SessionScreen)
    if not app.coach.session.is_running:
        await pilot.press("space")
    app.pass_time(15)


async def test_a_session_that_was_left_is_the_first_row_at_once_and_enter_continues(
    app: LoggedApp,
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await do_a_part(pilot, app)
        where = app.coach.session.index
        await pilot.press("q")
        await shows(pilot, HomeScreen)

        await until(pilot, lambda: rows(app, "Resume"))
        assert [row.startswith("Resume Quick starter 1:") for row in rows(app, "Resume")] == [True]
        assert app.screen.query_one(RoutineList).highlighted == 0
        assert "You left it" in text_of(app.screen, "summary")

        await pilot.press("enter")
        await shows(pilot, SessionScreen)
        assert app.coach.session.index == where
        assert not app.coach.session.is_running
        assert len(app.store.entries()) == 1


async def test_enter_pressed_at_once_after_leaving_waits_for_the_row_and_continues(
    app: LoggedApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    may_read, find = Event(), LogService.find_unfinished

    def wait(log: LogService) -> object:
        assert may_read.wait(DEADLINE)
        return find(log)

    async with app.run_test(size=(80, 24)) as pilot:
        await do_a_part(pilot, app)
        where = app.coach.session.index
        monkeypatch.setattr(LogService, "find_unfinished", wait)
        app.simulate_key("q")
        await until(pilot, lambda: isinstance(app.screen, HomeScreen))
        app.simulate_key("enter")
        await until(pilot, lambda: app.key_queue.has_waiting)
        may_read.set()
        await until(pilot, lambda: isinstance(app.screen, SessionScreen))

        assert app.coach.session.index == where > 0


async def test_several_are_several_rows_the_newest_first(app: LoggedApp) -> None:
    leave_earlier(app, "morning", hours_ago=2)
    leave_earlier(app, "evening", hours_ago=1)
    async with app.run_test(size=(80, 24)) as pilot:
        await at_home(pilot, app)
        await until(pilot, lambda: len(rows(app, "Resume")) == 2)

        titles = [row.split(":")[0] for row in rows(app, "Resume")]
        assert titles == ["Resume Evening", "Resume Morning"]


async def test_a_session_that_is_not_there_any_more_is_said(app: LoggedApp) -> None:
    leave_earlier(app, "morning", hours_ago=2)
    async with app.run_test(size=(80, 24)) as pilot:
        await at_home(pilot, app)
        await until(pilot, lambda: rows(app, "Resume"))
        app.store.delete(app.entry().uuid)

        await pilot.press("home", "enter")

        await shows(pilot, MessageDialog, "Not here any more")
        await pilot.press("enter")
        await shows(pilot, HomeScreen)
        await until(pilot, lambda: not rows(app, "Resume"))


@pytest.mark.parametrize("size", [(80, 24), (40, 12), (20, 6)])
async def test_the_row_is_there_in_windows_of_every_size(
    app: LoggedApp, size: tuple[int, int]
) -> None:
    leave_earlier(app, "two-minutes", hours_ago=2)
    async with app.run_test(size=size) as pilot:
        await at_home(pilot, app)
        await until(pilot, lambda: rows(app, "Resume"))
        await pilot.press("home", "enter")

        await shows(pilot, SessionScreen)


async def test_a_filter_leaves_only_routines_to_start(app: LoggedApp) -> None:
    leave_earlier(app, "two-minutes", hours_ago=2)
    async with app.run_test(size=(80, 24)) as pilot:
        await at_home(pilot, app)
        await until(pilot, lambda: rows(app, "Resume"))
        await pilot.press(*"/evening")
        await pilot.pause()
        filtered = rows(app, "Resume")
        await pilot.press("enter")
        await shows(pilot, QuestionDialog, "Resume Quick starter?")

        assert filtered == []
