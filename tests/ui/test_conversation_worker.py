"""The app reads the conversation: over nothing that is typed, one at a time, losing no key."""

from datetime import timedelta
from threading import Event

import pytest
from textual.pilot import Pilot
from textual.widgets import OptionList

from footcoach.coach.log_service import LogService
from footcoach.log.records import PainReport, SessionRecord
from footcoach.paths import bundled
from footcoach.ui.screens.dialogs import MessageDialog, QuestionDialog
from footcoach.ui.screens.home import HomeScreen
from footcoach.ui.screens.session import SessionScreen
from footcoach.ui.screens.summary import SummaryScreen
from footcoach.ui.screens.text_dialog import TextDialog
from footcoach.ui.widgets.preview_pane import PreviewPane
from footcoach.ui.widgets.routine_lists import RoutineList
from tests.log.world import MONDAY, logged, under_way
from tests.ui.logged import (
    NOW,
    LoggedApp,
    at_home,
    choose,
    do,
    rate_pain,
    shows,
    start_first,
    until,
    until_workers_end,
)
from tests.ui.stage import SIZES, lines_of

pytestmark = pytest.mark.usefixtures("few_pictures")

GREEN = PainReport(before=1, after=1, asked=True)
PRESET = bundled("routines") / "two-minutes.yaml"


def burst(app: LoggedApp, *keys: str) -> None:
    """Press keys so quickly that all of them are there before the first one acts."""
    for key in keys:
        app.simulate_key(key)


async def test_enter_twice_on_home_begins_one_conversation(app: LoggedApp) -> None:
    async with app.run_test() as pilot:
        await at_home(pilot, app)
        burst(app, "slash", *"two-min", "enter", "enter")
        await shows(pilot, SessionScreen)
        await until_workers_end(pilot)

        assert [type(one) for one in app.screen_stack] == [HomeScreen, SessionScreen]


async def test_what_is_typed_between_two_questions_waits_for_the_second(
    app: LoggedApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    do(app, "two-minutes", days_ago=1, feeling=PainReport(before=1, after=1))
    writing, go_on = Event(), Event()
    note = LogService.note_morning

    def write(log: LogService, record: SessionRecord, pain: int | None) -> None:
        writing.set()
        assert go_on.wait(60)
        note(log, record, pain)

    monkeypatch.setattr(LogService, "note_morning", write)
    app.store.record(*logged(under_way(), at=MONDAY))
    async with app.run_test() as pilot:
        await at_home(pilot, app)
        await pilot.press(*"/two", "enter")
        await rate_pain(pilot, "Any pain the morning after?", "0")
        await until(pilot, lambda: writing.is_set() and isinstance(app.screen, HomeScreen))
        burst(app, "x", "down")
        go_on.set()
        await shows(pilot, QuestionDialog, "Resume Test routine?")
        answers = app.screen.query_one(OptionList)
        await until(pilot, lambda: answers.highlighted == 1)

        home = app.screen_stack[0]
        assert isinstance(home, HomeScreen)
        assert home.filter == "two"


async def go_through(pilot: Pilot[int], app: LoggedApp) -> None:
    """Do a session well, and say so."""
    await start_first(pilot, app, "1")
    await shows(pilot, SessionScreen)
    await until(pilot, lambda: app.coach.session.is_running)
    app.pass_time(150)
    await shows(pilot, SummaryScreen, "Well done")
    await pilot.press("enter")
    await rate_pain(pilot, "Any pain now?", "1")
    await shows(pilot, TextDialog)
    await pilot.press("enter")


async def test_home_shows_what_a_step_up_has_changed(app: LoggedApp) -> None:
    do(app, "two-minutes", days_ago=1, feeling=GREEN)
    async with app.run_test() as pilot:
        await go_through(pilot, app)
        await choose(pilot, "Ready for a bit more?", 2)
        await shows(pilot, MessageDialog, "Saved in")
        # The step is in the log even if the window is closed now.
        assert len(app.store.offers()) == 1
        await pilot.press("enter")
        home = await at_home(pilot, app)

        chosen = home.query_one(PreviewPane).timeline
        assert chosen is not None
        assert chosen.exercises[0].left.reps == 7
        (line,) = (str(one.prompt) for one in home.query_one(RoutineList).options)
        assert "1:44" in line


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_an_offer_fits_any_size_and_changes_nothing_at_first(
    app: LoggedApp, size: tuple[int, int]
) -> None:
    do(app, "two-minutes", days_ago=1, feeling=GREEN)
    async with app.run_test(size=size) as pilot:
        await go_through(pilot, app)
        await shows(pilot, QuestionDialog, "Short foot: 5 → 7 reps.")
        answers = app.screen.query_one(OptionList)
        assert str(answers.get_option_at_index(1).prompt) == "Yes, 7 reps from now on"
        await pilot.press("enter")
        await at_home(pilot, app)

    assert not (app._library.folder / "two-minutes.yaml").exists()
    assert [one.taken for one in app.store.offers()] == [False]


async def test_enter_continues_the_session_that_was_just_left(app: LoggedApp) -> None:
    async with app.run_test() as pilot:
        await start_first(pilot, app, "escape")
        await shows(pilot, SessionScreen)
        app.pass_time(20)
        await pilot.press("q")
        await at_home(pilot, app)
        app.moment = NOW + timedelta(hours=1)
        rows = app.screen.query_one(RoutineList)
        await until(pilot, lambda: str(rows.options[0].prompt).startswith("Resume"))
        await pilot.press("enter")
        await shows(pilot, SessionScreen)

        assert app.coach.resumed
        assert "with 1 min" not in "\n".join(lines_of(app.screen))
