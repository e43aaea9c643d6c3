"""`t` on home: the minutes there are, and a session of what fits into them."""

import pytest
from textual.pilot import Pilot
from textual.widgets import Input
from textual.widgets._toast import Toast

from footcoach.session.timeline import Timeline
from footcoach.ui.screens.home import HomeScreen
from footcoach.ui.screens.text_dialog import TextDialog
from footcoach.ui.widgets.preview_pane import PreviewPane
from footcoach.ui.widgets.routine_lists import RoutineList
from tests.ui.logged import LoggedApp, at_home, do, rate_pain, shows, until
from tests.ui.stage import text_of

QUESTION = "How many minutes do you have?"

pytestmark = pytest.mark.usefixtures("few_pictures")


async def ask(pilot: Pilot[int], app: LoggedApp, name: str = "morning") -> HomeScreen:
    home = await at_home(pilot, app)
    home.query_one(RoutineList).highlight_row(name)
    await pilot.pause()
    await pilot.press("t")
    await shows(pilot, TextDialog, QUESTION)
    return home


def messages(app: LoggedApp) -> list[str]:
    return [one.message for one in app._notifications]


async def start(pilot: Pilot[int], app: LoggedApp) -> Timeline:
    await rate_pain(pilot, "Any pain before you start?", "0")
    await until(pilot, lambda: app._coach)
    return app.coach.session.timeline


@pytest.mark.parametrize(
    ("keys", "minutes"), [(("5",), 5), (("4",), 4), (("down", "down"), 5), (("down",), 2)]
)
async def test_t_starts_what_fits_into_minutes_typed_or_chosen(
    app: LoggedApp, keys: tuple[str, ...], minutes: int
) -> None:
    async with app.run_test() as pilot:
        home = await ask(pilot, app)
        whole = home.query_one(PreviewPane).timeline
        await pilot.press(*keys, "enter")
        started = await start(pilot, app)

        assert whole is not None
        assert started.routine.name == "morning"
        assert started.length.known <= minutes * 60
        assert set(started.included) < set(whole.included)
        left = [message for message in messages(app) if message.startswith("Left for later: ")]
        assert [one.endswith(f" than {minutes} minutes.") for one in left] == [True]


async def test_all_of_it_is_started_where_there_is_time_and_nothing_is_said(app: LoggedApp) -> None:
    async with app.run_test() as pilot:
        home = await ask(pilot, app)
        whole = home.query_one(PreviewPane).timeline
        await pilot.press(*"120", "enter")

        assert await start(pilot, app) == whole
        assert not any("Left for later" in message for message in messages(app))


async def test_what_is_done_today_or_not_ticked_is_not_started(app: LoggedApp) -> None:
    do(app, "morning", days_ago=1)
    async with app.run_test() as pilot:
        home = await at_home(pilot, app)
        home.query_one(RoutineList).highlight_row("morning")
        await pilot.press("tab", "home", "space")
        ticked = home.query_one(PreviewPane).included
        await pilot.press("t")
        await shows(pilot, TextDialog, QUESTION)
        await pilot.press(*"120", "enter")
        started = await start(pilot, app)

        assert 0 not in ticked
        assert set(started.included) == ticked


@pytest.mark.parametrize("typed", ["", "0", "361", "ten", "2.5", "-5", "9" * 400, "²"])
async def test_what_is_no_number_of_minutes_is_asked_for_again(app: LoggedApp, typed: str) -> None:
    async with app.run_test() as pilot:
        await ask(pilot, app)
        app.screen.query_one(Input).value = typed
        await pilot.press("enter")
        await until(
            pilot, lambda: "Type whole minutes from 1 to 360" in text_of(app.screen, "mistake")
        )

        assert isinstance(app.screen, TextDialog)


async def test_where_nothing_fits_it_says_so_and_stays_at_home(app: LoggedApp) -> None:
    async with app.run_test() as pilot:
        home = await ask(pilot, app, "standing")
        await pilot.press("1", "enter")
        await until(pilot, lambda: messages(app))

        assert messages(app) == ["No exercise of standing fits into 1 minute. Give it more time."]
        assert app.screen is home


async def test_esc_starts_nothing(app: LoggedApp) -> None:
    async with app.run_test() as pilot:
        home = await ask(pilot, app)
        await pilot.press("escape")
        await shows(pilot, HomeScreen)

        assert app.screen is home
        assert not messages(app)


async def test_while_one_searches_t_is_a_letter(app: LoggedApp) -> None:
    async with app.run_test() as pilot:
        home = await at_home(pilot, app)
        await pilot.press("slash", "t")
        await until(pilot, lambda: home.filter == "t")

        assert app.screen is home


@pytest.mark.parametrize("size", [(40, 12), (20, 6)])
async def test_in_a_small_window_what_is_left_has_a_line_of_its_own(
    app: LoggedApp, size: tuple[int, int]
) -> None:
    async with app.run_test(size=size, notifications=True) as pilot:
        await ask(pilot, app)
        await pilot.press(*"5", "enter")
        await start(pilot, app)
        await until(pilot, lambda: "Left for later" in text_of(app.screen, "notice"))
        frame = app.screen.query_one("#frame")

        assert frame.size.height == size[1]
        assert not [toast for toast in app.screen.query(Toast) if toast.display]


async def test_enter_is_labelled_start(app: LoggedApp) -> None:
    async with app.run_test() as pilot:
        await ask(pilot, app)

        assert app.screen.active_bindings["enter"].binding.description == "start"
