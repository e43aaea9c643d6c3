"""What waits to be asked is a row of home: opened with Enter, or asked before a session."""

from datetime import timedelta
from pathlib import Path
from threading import Event

import pytest

from footcoach.coach.log_service import LogService
from footcoach.log.records import PainReport
from footcoach.log.resume import find_unfinished
from footcoach.session.timeline import compile_timeline
from footcoach.ui.screens.dialogs import CardDialog, MessageDialog, PainDialog
from footcoach.ui.screens.first_routine import RoutinePage
from footcoach.ui.screens.home import HomeScreen
from footcoach.ui.screens.notice import NoticeDialog
from footcoach.ui.screens.session import SessionScreen
from footcoach.ui.widgets.key_line import KeyLine
from footcoach.ui.widgets.preview_pane import PreviewPane
from footcoach.ui.widgets.routine_lists import RoutineList
from tests.log.world import MONDAY, finished, logged, under_way
from tests.ui.logged import (
    NOW,
    LoggedApp,
    at_home,
    choose,
    do,
    press_on_row,
    rate_pain,
    rows,
    shows,
    until,
    until_workers_end,
)
from tests.ui.stage import text_of

pytestmark = pytest.mark.usefixtures("few_pictures")

MORNING = "Any pain the morning after?"
YESTERDAY = PainReport(before=1, after=1)
SIZES = [(80, 24), (40, 12), (20, 6)]


def burst(app: LoggedApp, *keys: str) -> None:
    """Press keys so quickly that all of them are there before the first one acts."""
    for key in keys:
        app.simulate_key(key)


@pytest.fixture
def app_of_0_1(tmp_path: Path) -> LoggedApp:
    """Give the app of someone who did two routines when no plan was asked for."""
    app = LoggedApp(tmp_path)
    app.store.note_fact("notice", "seen")
    for name in ("desk-break", "morning"):
        plan = compile_timeline(app._library.load(name))
        app.store.put(*logged(finished(plan), at=MONDAY - timedelta(days=3)))
    return app


def leave_earlier(app: LoggedApp, name: str = "desk-break") -> None:
    plan = compile_timeline(app._library.load(name))
    app.store.record(*logged(under_way(plan), at=MONDAY))


def keys_shown(app: LoggedApp) -> dict[str, str]:
    return {key.shown: key.does for key in app.screen.query_one(KeyLine).keys}


def feelings(app: LoggedApp) -> list[PainReport]:
    return [entry.feeling for entry in app.store.entries()]


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_no_question_opens_by_itself_and_each_is_a_row(
    app_of_0_1: LoggedApp, size: tuple[int, int]
) -> None:
    app = app_of_0_1
    do(app, "two-minutes", days_ago=1, feeling=YESTERDAY)
    leave_earlier(app)
    async with app.run_test(size=size) as pilot:
        await at_home(pilot, app)
        await until(pilot, lambda: rows(app, "Any pain"))

        assert [type(one) for one in app.screen_stack] == [HomeScreen]
        assert rows(app)[0].startswith("Resume Desk break")
        assert rows(app)[1].startswith(f"{MORNING} After Quick")
        assert rows(app)[2].startswith("Add to your plan? Desk break")
        assert app.screen.query_one(RoutineList).highlighted == 0


@pytest.mark.parametrize("when", ["at once", "before the log is read", "at home"])
async def test_what_is_typed_on_home_is_its_filter_and_answers_nothing(
    app: LoggedApp, when: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    do(app, "two-minutes", days_ago=1, feeling=YESTERDAY)
    leave_earlier(app)
    before, may_read, find = feelings(app), Event(), LogService.find_morning_to_ask

    def wait(log: LogService) -> object:
        assert may_read.wait(60)
        return find(log)

    if when == "before the log is read":
        monkeypatch.setattr(LogService, "find_morning_to_ask", wait)
    async with app.run_test() as pilot:
        if when == "at home":
            await at_home(pilot, app)
        burst(app, "slash", *"two")
        await until(pilot, lambda: app.key_queue.has_had_key)
        may_read.set()
        home = await at_home(pilot, app)
        await until(pilot, lambda: home.filter == "two" and app.key_queue.is_settled)
        await until_workers_end(pilot)

        assert app.screen is home
        assert home.filter == "two"
        assert len(rows(app)) == 1
    assert feelings(app) == before
    assert len(find_unfinished(app.store, NOW)) == 1


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_enter_on_the_row_asks_and_the_row_goes(
    app: LoggedApp, size: tuple[int, int]
) -> None:
    do(app, "two-minutes", days_ago=1, feeling=YESTERDAY)
    async with app.run_test(size=size) as pilot:
        await press_on_row(pilot, app, MORNING)
        await rate_pain(pilot, MORNING, "3")
        home = await at_home(pilot, app)
        await until(pilot, lambda: not rows(app, MORNING))

        assert home.query_one(RoutineList).highlighted_id == "two-minutes"
    assert feelings(app) == [PainReport(before=1, after=1, morning=3, asked=True)]


async def test_the_preview_says_what_enter_does(app: LoggedApp) -> None:
    do(app, "two-minutes", days_ago=1, feeling=YESTERDAY)
    async with app.run_test(size=(80, 24)) as pilot:
        await at_home(pilot, app)
        await until(pilot, lambda: rows(app, MORNING))

        assert "Press Enter to answer." in text_of(app.screen, "summary")


async def test_enter_on_a_routine_asks_what_waits_first(app_of_0_1: LoggedApp) -> None:
    app = app_of_0_1
    do(app, "two-minutes", days_ago=1, feeling=YESTERDAY)
    async with app.run_test() as pilot:
        home = await at_home(pilot, app)
        await pilot.press(*"/two")
        await until(pilot, lambda: home.query_one(PreviewPane).timeline)
        await pilot.press("enter")
        await rate_pain(pilot, MORNING, "1")
        await choose(pilot, "Add routines to your plan?", 2)
        await rate_pain(pilot, "Any pain before you start?", "0")
        await shows(pilot, SessionScreen)
    assert app.store.followed()["desk-break"]


async def test_enter_on_a_session_that_was_left_asks_what_waits_first(app: LoggedApp) -> None:
    do(app, "two-minutes", days_ago=1, feeling=YESTERDAY)
    leave_earlier(app)
    async with app.run_test() as pilot:
        await press_on_row(pilot, app, "Resume Desk break")
        await rate_pain(pilot, MORNING, "1")
        await shows(pilot, SessionScreen)

        assert app.coach.resumed


async def test_what_belongs_in_the_plan_can_be_said_from_its_row(app_of_0_1: LoggedApp) -> None:
    app = app_of_0_1
    async with app.run_test() as pilot:
        await press_on_row(pilot, app, "Add to your plan?")
        await choose(pilot, "Add routines to your plan?", 2)
        await at_home(pilot, app)
        await until(pilot, lambda: not rows(app, "Add"))
    assert app.store.followed() == {"desk-break": True, "morning": True}


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_a_session_that_nobody_will_continue_can_be_saved_and_its_row_goes(
    app: LoggedApp, size: tuple[int, int]
) -> None:
    leave_earlier(app)
    async with app.run_test(size=size) as pilot:
        await press_on_row(pilot, app, "Resume", "tab")
        await choose(pilot, "Resume Desk break?", 4)
        await at_home(pilot, app)
        await until(pilot, lambda: not rows(app, "Resume"))

    assert find_unfinished(app.store, NOW) == ()
    assert not app.entry().open


async def test_the_footer_says_what_keys_do_on_each_row(app: LoggedApp) -> None:
    do(app, "two-minutes", days_ago=1, feeling=YESTERDAY)
    leave_earlier(app)
    async with app.run_test(size=(120, 30)) as pilot:
        await press_on_row(pilot, app, "Resume", "home")
        assert (keys_shown(app)["⏎"], keys_shown(app)["tab"]) == ("resume", "other choices")

        await pilot.press("down")
        await until(pilot, lambda: keys_shown(app)["⏎"] == "answer")
        assert "tab" not in keys_shown(app)

        await pilot.press("down")
        await until(pilot, lambda: keys_shown(app)["⏎"] == "start")
        assert keys_shown(app)["tab"] == "exercises"

        await pilot.press("home", "question_mark")
        await shows(pilot, CardDialog, "other choices")


@pytest.mark.parametrize("key", ["ctrl+f", "tab", "left", "right", "ctrl+o", "space"])
async def test_other_keys_on_the_row_of_a_question_do_no_harm(app: LoggedApp, key: str) -> None:
    do(app, "two-minutes", days_ago=1, feeling=YESTERDAY)
    before = feelings(app), app.store.followed()
    async with app.run_test() as pilot:
        await press_on_row(pilot, app, MORNING, key)
        await pilot.pause()
        await until_workers_end(pilot)

        assert isinstance(app.screen, HomeScreen)
    assert (feelings(app), app.store.followed()) == before


# ---- the notice of the first start, which does open by itself


async def test_the_notice_opens_at_the_first_start(tmp_path: Path) -> None:
    app = LoggedApp(tmp_path)
    async with app.run_test() as pilot:
        await shows(pilot, MessageDialog, "Before your first session")
        await pilot.press("enter")
        await shows(pilot, RoutinePage)
        await pilot.press("escape")
        await at_home(pilot, app)
    assert app.store.fact("notice")


async def test_the_notice_gives_way_to_what_was_typed_as_it_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = LoggedApp(tmp_path)
    note = NoticeDialog._note_first_picture

    def type_first(screen: NoticeDialog) -> None:
        monkeypatch.undo()
        burst(app, "slash", *"two ")
        app.set_timer(0.05, lambda: note(screen))

    monkeypatch.setattr(NoticeDialog, "_note_first_picture", type_first)
    async with app.run_test() as pilot:
        home = app.screen_stack[0]
        assert isinstance(home, HomeScreen)
        await until(pilot, lambda: home.filter == "two ")
        await until(pilot, lambda: app.screen is home and app.key_queue.is_settled)
        assert app.store.fact("notice") is None

        await pilot.press("enter")
        await shows(pilot, MessageDialog, "Before your first session")
        await pilot.press("enter")
        await shows(pilot, PainDialog)
    assert app.store.fact("notice")


async def test_no_notice_opens_over_what_is_being_typed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = LoggedApp(tmp_path)
    has_typed, look_up = Event(), LogService.is_notice_due

    def wait(log: LogService) -> bool:
        assert has_typed.wait(60)
        return look_up(log)

    monkeypatch.setattr(LogService, "is_notice_due", wait)
    async with app.run_test() as pilot:
        burst(app, "slash", *"two", "enter")
        await until(pilot, lambda: app.key_queue.has_had_key)
        has_typed.set()
        await shows(pilot, MessageDialog, "Before your first session")
        home = app.screen_stack[0]
        assert isinstance(home, HomeScreen)

        assert home.filter == "two"
        assert not isinstance(app.screen, NoticeDialog)
