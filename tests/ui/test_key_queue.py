"""Keys typed in one burst act in order, each on the screen that the one before it led to."""

import asyncio
from typing import Any

import pytest
from textual.screen import Screen

from footcoach.coach.requests import PainQuestion
from footcoach.ui.app import FootcoachApp
from footcoach.ui.appearance import Appearance
from footcoach.ui.palette import Palette
from footcoach.ui.screens.dialogs import CardDialog, PainDialog
from footcoach.ui.screens.history import HistoryScreen
from footcoach.ui.screens.home import HomeScreen
from footcoach.ui.screens.instructions import InstructionsDialog
from footcoach.ui.screens.session import SessionScreen
from footcoach.ui.screens.summary import SummaryScreen
from tests.ui.logged import LoggedApp, at_home, shows, until
from tests.ui.stage import Stage, lines_of, text_of
from tests.world import dose, exercise, move, timeline

pytestmark = pytest.mark.usefixtures("few_pictures")

HOLD = exercise("heel-raise", dose(3, move("hold", 30)))


def burst(app: FootcoachApp, *keys: str) -> None:
    """Press keys so quickly that all of them are there before the first one acts."""
    for key in keys:
        app.simulate_key(key)


@pytest.mark.parametrize("key", ["space", "n", "plus", "i", "question_mark", "q", "x", "enter"])
@pytest.mark.parametrize("count", [1, 2, 3, 5, 10])
async def test_keys_still_queued_when_the_app_closes_break_nothing(key: str, count: int) -> None:
    stage = Stage(timeline(HOLD))
    async with stage.app.run_test() as pilot:
        await shows(pilot, SessionScreen)
        burst(stage.app, *[key] * count)


async def test_keys_pressed_before_the_first_picture_act_in_order_once_it_is_there(
    app: LoggedApp,
) -> None:
    async with app.run_test() as pilot:
        burst(app, "slash", *"two-min", "enter")
        await shows(pilot, PainDialog, "Any pain before you start?")
        burst(app, "escape")
        await shows(pilot, SessionScreen)

        assert app.coach.session.timeline.routine.name == "two-minutes"


async def test_a_key_reaches_the_card_that_the_key_before_it_opened() -> None:
    stage = Stage(timeline(HOLD))
    async with stage.app.run_test() as pilot:
        await shows(pilot, SessionScreen)
        burst(stage.app, "i", "escape", "i", "exclamation_mark")

        await shows(pilot, CardDialog, "Call an emergency number")
        assert [type(one) for one in stage.app.screen_stack[1:]] == [
            SessionScreen,
            InstructionsDialog,
            CardDialog,
        ]


async def test_a_question_takes_one_answer_and_drops_the_rest_of_the_burst(app: LoggedApp) -> None:
    async with app.run_test() as pilot:
        home = await at_home(pilot, app)
        burst(app, "slash", *"two-min", "enter")
        await shows(pilot, PainDialog, "Any pain before you start?")
        burst(app, "3", "enter", "enter", "q", "x")
        await shows(pilot, SessionScreen)
        await until(pilot, lambda: app.key_queue.is_settled)

        assert app.coach.session.ending is None
        assert home.filter == "two-min"
        app.coach.look()
    app.close_log()
    assert app.entry().feeling.before == 3


async def test_two_answers_close_one_screen() -> None:
    stage = Stage(timeline(HOLD))
    async with stage.app.run_test() as pilot:
        await shows(pilot, SessionScreen)
        card = CardDialog("Card", (("", "text"),))
        stage.app.push_screen(card)
        await shows(pilot, CardDialog, "text")
        card.dismiss(None)
        card.dismiss(None)
        await pilot.pause()

        assert isinstance(stage.app.screen, SessionScreen)


async def test_a_session_that_ends_below_the_palette_closes_when_it_is_seen_again() -> None:
    stage = Stage(timeline(exercise("toe-press", dose(1, move("press", 5)))))
    async with stage.app.run_test() as pilot:
        await shows(pilot, SessionScreen)
        session = stage.screen
        # Opened by its key, it would pause the session.
        stage.app.push_screen(Palette())
        await until(pilot, lambda: stage.app.screen is not session)
        palette = stage.app.screen
        stage.pass_time(60)
        await pilot.pause()

        assert stage.app.screen is palette
        await pilot.press("escape")
        await until(pilot, lambda: "Well done" in "\n".join(lines_of(stage.app.screen)))


async def test_ctrl_q_leaves_even_where_no_screen_can_take_a_key() -> None:
    stage = Stage(timeline(HOLD))
    async with stage.app.run_test() as pilot:
        await shows(pilot, SessionScreen)
        with stage.app.key_queue.held():
            burst(stage.app, "space", "ctrl+q")
            await until(pilot, lambda: stage.app.leaving)

        assert stage.coach.session.ending is not None


async def test_held_keys_go_to_the_screen_that_comes_next() -> None:
    stage = Stage(timeline(HOLD))
    async with stage.app.run_test() as pilot:
        await shows(pilot, SessionScreen)
        with stage.app.key_queue.held():
            burst(stage.app, "x")
            await until(pilot, lambda: stage.app.key_queue._waiting)
            before = stage.coach.session.ending
            stage.app.push_screen(CardDialog("Card", (("", "text"),)))
            burst(stage.app, "escape", "escape")
        await until(pilot, lambda: stage.app.key_queue.is_settled)

        assert before is None
        assert stage.coach.session.ending is None
        assert isinstance(stage.app.screen, SessionScreen)
        assert text_of(stage.app.screen, "title") == "Test routine"


@pytest.mark.parametrize("kind", ["home", "session", "history", "summary", "card", "question"])
async def test_a_screen_that_opens_while_the_app_closes_breaks_nothing(
    app: LoggedApp, kind: str
) -> None:
    async with app.run_test() as pilot:
        await at_home(pilot, app)
        closing = asyncio.create_task(app._shutdown())
        app.push_screen(screen(app, kind))
        await closing


def screen(app: LoggedApp, kind: str) -> Screen[Any]:
    if kind == "home":
        return HomeScreen(app._library, Appearance())
    if kind == "session":
        return SessionScreen(app.make_coach(timeline(HOLD), None), Appearance())
    if kind == "history":
        conversation = app.open_conversation()
        assert conversation is not None
        return HistoryScreen(conversation)
    if kind == "summary":
        return SummaryScreen(app.make_coach(timeline(HOLD), None).session)
    if kind == "card":
        return CardDialog("Card", (("", "text"),))
    return PainDialog(PainQuestion("Pain?"))
