"""The app on a log that another hand has changed all over: what can be read is there."""

import pytest
from textual.widgets import OptionList

from footcoach.ui.log_warnings import MORE, MOST_WARNINGS
from footcoach.ui.screens.history import HistoryScreen
from footcoach.ui.screens.home import HomeScreen
from tests.log.odd_values import GOOD, make_log, spoil_everything
from tests.log.world import noon
from tests.ui.logged import LoggedApp, at_home, shows, until
from tests.ui.stage import text_of

pytestmark = pytest.mark.usefixtures("few_pictures")


def warnings(app: LoggedApp) -> list[str]:
    return [one.message for one in app._notifications]


async def test_home_and_the_log_show_what_can_be_read(app: LoggedApp) -> None:
    path = make_log(app.store.database.path)
    spoil_everything(path)
    app.moment = noon()
    async with app.run_test(size=(100, 30)) as pilot:
        await at_home(pilot, app)

        assert "left today" in text_of(app.screen, "today")
        assert MORE in warnings(app)
        assert len(warnings(app)) <= MOST_WARNINGS + 1

        await pilot.press("ctrl+l")
        await shows(pilot, HistoryScreen)

        sessions = pilot.app.screen.query_one("#sessions", OptionList)
        await until(pilot, lambda: sessions.option_count == len(app.store.entries()))
        assert any(GOOD in str(option.prompt) for option in sessions.options)
        await pilot.press("enter", "escape", "p", "escape", "c", "escape", "escape")
        await shows(pilot, HomeScreen)
