"""The card of keys: complete, grouped, one page at 80x24; and the page that F1 opens."""

from pathlib import Path

import pytest
from textual.binding import Binding
from textual.widgets import Markdown

from footcoach.ui.home_commands import HOME_KEYS
from footcoach.ui.log_commands import LOG_KEYS
from footcoach.ui.own_keys import EVERYWHERE, OTHERS, KeyGroups, group_keys
from footcoach.ui.screens.dialogs import CardDialog
from footcoach.ui.screens.guide import GuideCard
from footcoach.ui.screens.history import HistoryScreen
from footcoach.ui.screens.home import HomeScreen
from footcoach.ui.screens.keys_card import KeysCard, lay_out_keys
from footcoach.ui.screens.session import SessionScreen
from footcoach.ui.screens.settings import SettingsScreen
from footcoach.ui.session_keys import key_card
from footcoach.ui.widgets.routine_lists import ExerciseList
from footcoach.ui.widgets.session_list import SessionList
from tests.ui.logged import LoggedApp, at_home, shows, until
from tests.ui.stage import Stage
from tests.world import exercise, timeline

GUIDE = Path(__file__).parents[2] / "docs" / "guide.md"
ONE_PAGE = 21
"""Lines of a card at 80x24: the key line and the border take three."""


def fits(groups: KeyGroups) -> bool:
    return len(lay_out_keys(groups, 75, ONE_PAGE).plain.splitlines()) <= ONE_PAGE


def test_the_keys_of_a_session_fit_on_one_page() -> None:
    assert fits(key_card())


@pytest.mark.parametrize("width", [18, 36, 75, 100])
def test_no_word_of_the_card_is_lost_at_any_width(width: int) -> None:
    lines = lay_out_keys(key_card(), width, 5).plain.splitlines()
    shown = " ".join(" ".join(lines).split())

    assert max(len(line.rstrip()) for line in lines) <= width

    for heading, rows in key_card().items():
        assert heading in shown
        for line in rows:
            assert all(word in shown for word in line.does.split())


@pytest.mark.parametrize(
    ("kinds", "named"),
    [
        ((HomeScreen, ExerciseList), HOME_KEYS),
        ((HistoryScreen, SessionList), LOG_KEYS),
        ((SettingsScreen,), SettingsScreen.KEY_GROUPS),
    ],
)
def test_every_key_of_home_log_and_settings_has_its_heading(
    kinds: tuple[type, ...], named: dict[str, tuple[str, ...]]
) -> None:
    declared = [
        binding.action
        for first in kinds
        for kind in first.__mro__
        if kind.__module__.startswith("footcoach.")
        for binding in Binding.make_bindings(vars(kind).get("BINDINGS", []))
        if binding.description
    ]
    headed = {
        action
        for lines in (*named.values(), *EVERYWHERE.values())
        for line in lines
        for action in line.split()
    }

    assert len(declared) > 5
    assert set(declared) - headed == set()


async def test_the_card_has_all_keys_of_home_and_turns_pages_where_it_does_not_fit(
    app: LoggedApp,
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        home = await at_home(pilot, app)
        groups = group_keys(home)
        await pilot.press("question_mark")
        await shows(pilot, KeysCard)
        card = app.screen.query_one("#card")
        await until(pilot, lambda: card.size.height)

        assert OTHERS not in groups
        assert fits(groups)
        assert card.max_scroll_y == 0
        assert [line.keys for line in groups["Change"]] == ["←→", "d"]
        await pilot.press("escape")
        await pilot.resize_terminal(40, 12)
        await pilot.press("question_mark")
        await shows(pilot, KeysCard)
        card = app.screen.query_one("#card")
        await until(pilot, lambda: card.max_scroll_y)
        await pilot.press("down")
        await until(pilot, lambda: card.scroll_offset.y)


async def test_f1_shows_the_page_of_the_documentation_and_pauses() -> None:
    stage = Stage(timeline(exercise("toe-press")))
    async with stage.app.run_test(size=(80, 24)) as pilot:
        await shows(pilot, SessionScreen)
        await pilot.press("f1")
        await shows(pilot, GuideCard, "How footcoach works")
        page = stage.app.screen.query_one(Markdown).source
        coach = stage.coach
        running = coach.session.is_running
        await pilot.press("x")
        await until(pilot, lambda: coach.session.ending == "stopped")

    assert page
    assert page in GUIDE.read_text(encoding="utf-8")
    assert not running
    assert issubclass(GuideCard, CardDialog)
