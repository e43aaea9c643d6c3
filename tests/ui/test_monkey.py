"""No keys, however many, however fast and in whatever window, end the app or hang it."""

import faulthandler
import sys
from asyncio import sleep
from collections.abc import Iterator
from datetime import timedelta
from random import Random
from time import monotonic

import pytest
from textual.events import Resize
from textual.geometry import Size

from footcoach.ui.screens.dialogs import PainDialog, QuestionDialog
from footcoach.ui.screens.session import SessionScreen
from footcoach.ui.terminal.input_reader import InputReader
from footcoach.ui.terminal.input_splitter import PASTE_DELAY
from tests.ui import monkey
from tests.ui.logged import (
    DEADLINE,
    NOW,
    LoggedApp,
    at_home,
    directly,
    do,
    open_log,
    rows,
    shows,
    start_first,
    until,
)

pytestmark = pytest.mark.slow

KEYS = 100
"""Keys of one seed; there are five."""


@pytest.fixture(autouse=True)
def _watchdog() -> Iterator[None]:
    """Print the stacks of all threads where a test hangs so that no await comes back."""
    faulthandler.dump_traceback_later(2 * DEADLINE, exit=True, file=sys.__stderr__ or sys.stderr)
    yield
    faulthandler.cancel_dump_traceback_later()


def type_in(app: LoggedApp, keys: str) -> None:
    """Have keys arrive as a terminal sends them, all of them before the first one acts."""
    reader = InputReader()
    for event in (*reader.read(keys.encode(), 0), *reader.tick(PASTE_DELAY)):
        event.set_sender(app)
        app.post_message(event)


def again(app: LoggedApp) -> LoggedApp:
    """Return another start of the app on the same log."""
    return LoggedApp(app.store.database.path.parents[1])


async def settle(app: LoggedApp, context: str) -> None:
    """Wait until every key has done its work."""
    end = monotonic() + DEADLINE
    while app.is_running and not app.leaving and not app.key_queue.is_settled:
        if app.key_queue._holds:
            await sleep(0.01)
        assert monotonic() < end, f"hangs: {context}"
        await sleep(0.001)


@pytest.mark.parametrize("seed", range(5))
async def test_a_monkey_breaks_nothing(app: LoggedApp, seed: int) -> None:
    chance = Random(seed)
    do(app, "two-minutes", days_ago=1)
    left = KEYS
    while left > 0:
        pressed: list[str] = []
        async with app.run_test(size=monkey.window(chance)):
            for keys in monkey.bursts(chance, left):
                pressed += keys
                left -= len(keys)
                type_in(app, "".join(keys))
                if chance.random() < 0.5:
                    window = Size(*monkey.window(chance))
                    app.post_message(Resize(window, window))
                if chance.random() < 0.7:
                    await settle(app, f"seed {seed}, keys {pressed}")
                if app.leaving or not app.is_running:
                    break
        assert app.status in {0, 3}, f"seed {seed}, keys {pressed}"
        app.close_log()
        app = directly(app) if chance.random() < 0.3 else again(app)


@pytest.mark.parametrize("seed", range(3))
async def test_a_monkey_in_the_log_breaks_nothing(app: LoggedApp, seed: int) -> None:
    chance = Random(seed)
    for days_ago in range(3):
        do(app, "two-minutes", days_ago=days_ago, note="word " * 40)
    pressed: list[str] = []
    async with app.run_test(size=monkey.window(chance)) as pilot:
        await open_log(pilot, app)
        for keys in monkey.bursts(chance, KEYS):
            opening = chance.choice(("", "", "\r", "p", "c", "s", "n", "\x0c"))
            pressed += [opening, *keys]
            type_in(app, opening + "".join(keys))
            if chance.random() < 0.3:
                window = Size(*monkey.window(chance))
                app.post_message(Resize(window, window))
            if chance.random() < 0.7:
                await settle(app, f"seed {seed}, keys {pressed}")
            if app.leaving or not app.is_running:
                break
    assert app.status in {0, 3}, f"seed {seed}, keys {pressed}"
    app.close_log()


TWICE = [
    *"gGkKnNxXqQйç",
    "\r",
    "\x10",
    "\x1b",
    "\x1b[5~",
    "\x1b[6~",
    "\x1b[C",
    "\x0c",
    "\x1b[57428u",
]


@pytest.mark.parametrize("keys", [key * 2 for key in TWICE])
async def test_a_key_pressed_twice_at_once_breaks_nothing(app: LoggedApp, keys: str) -> None:
    """At home before its first picture, in the log, at a question and in a session."""
    async with app.run_test():
        await press_at_once(app, keys, "home")
        await press_at_once(app, "\x1b\x1b\x0c" + keys, "log")
    app = directly(app)
    async with app.run_test() as pilot:
        await shows(pilot, PainDialog)
        await press_at_once(app, keys, "pain")
        await press_at_once(app, "\x1b", "skip")
        await press_at_once(app, keys, "session")


async def press_at_once(app: LoggedApp, keys: str, context: str) -> None:
    """Type some keys, unless the app has been left, and wait for all that they do."""
    if app.is_running and not app.leaving:
        type_in(app, keys)
        await settle(app, context)


@pytest.mark.parametrize("answer", ["\r\r", "\x1b\x1b", "\x1b[C\r\r"])
async def test_the_question_about_an_unfinished_session_takes_one_answer(
    app: LoggedApp, answer: str
) -> None:
    async with app.run_test() as pilot:
        await start_first(pilot, app, "escape")
        await shows(pilot, SessionScreen)
        app.pass_time(20)
        await pilot.press("q")
        await at_home(pilot, app)
        app.moment = NOW + timedelta(hours=1)
        # The first row continues the session at once; the question comes before another one.
        await until(pilot, lambda: rows(app))
        await pilot.press("down", "enter")
        await shows(pilot, QuestionDialog)
        for keys in ("gg", "kk", answer):
            await press_at_once(app, keys, f"unfinished, keys {keys!r}")

            assert app.is_running


async def test_pages_turned_in_a_list_that_is_being_rebuilt_break_nothing(app: LoggedApp) -> None:
    async with app.run_test() as pilot:
        await at_home(pilot, app)
        for _ in range(3):
            type_in(app, "o\x1b[6~\x1b[5~\x7f\x1b[6~\x1b[5~\x1b[F\x1b[H")
        await settle(app, "list")

        assert app.is_running


async def test_clicks_beside_the_palette_close_no_screen_below_it(app: LoggedApp) -> None:
    async with app.run_test() as pilot:
        log = await open_log(pilot, app)
        app.action_command_palette()
        await pilot.pause()
        type_in(app, "\x1b[<0;2;20M\x1b[<0;2;20m" * 3)
        await until(pilot, lambda: app.screen is log)
        await settle(app, "clicks")

        assert app.screen is log
