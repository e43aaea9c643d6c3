"""No window is too small for the app, whatever it shows; below some size it shows a word."""

import re
from asyncio import sleep
from collections.abc import Callable
from pathlib import Path
from time import monotonic
from typing import Any

import pytest
from rich.console import Console
from textual.events import Resize
from textual.geometry import Size
from textual.pilot import Pilot
from textual.screen import Screen

from footcoach.coach.requests import Answer, Message, PainQuestion, Question, TextQuestion
from footcoach.ui.screens.dialogs import (
    CardDialog,
    MessageDialog,
    PainDialog,
    QuestionDialog,
)
from footcoach.ui.screens.history import HistoryScreen
from footcoach.ui.screens.session import SessionScreen
from footcoach.ui.screens.summary import SummaryScreen
from footcoach.ui.screens.text_dialog import TextDialog
from footcoach.ui.terminal.small_window import (
    LARGEST,
    SMALLEST,
    WordUpdate,
    fit,
    is_too_small,
    room_for_screens,
)
from tests.ui.logged import DEADLINE, LoggedApp, at_home, directly, do, shows, until
from tests.ui.stage import Stage
from tests.world import dose, exercise, move, timeline

SMALL = [(width, height) for height in range(1, 7) for width in range(1, 13)]
TEXT = "Some text that takes more than one line in a narrow window."
ANSWERS = (Answer("Yes, it does", 1), Answer("日本語", 2))
MAKE: dict[str, Callable[[], Screen[Any]]] = {
    "card": lambda: CardDialog("Card", (("label", TEXT), ("", "日本語"))),
    "message": lambda: MessageDialog(Message("Message", (("label", TEXT),), "that's read")),
    "question": lambda: QuestionDialog(Question("Question?", (TEXT,), ANSWERS)),
    "pain": lambda: PainDialog(PainQuestion("Any pain?", (TEXT,), ANSWERS)),
    "text": lambda: TextDialog(TextQuestion("Note?", (TEXT,), text=TEXT)),
}


async def resize(pilot: Pilot[int], size: tuple[int, int]) -> None:
    """Give the window another size, and wait until the screen on top is laid out for it."""
    app, window = pilot.app, Size(*size)
    app.post_message(Resize(window, window))
    end = monotonic() + DEADLINE
    while app.screen.size != app.size or app.size != room_for_screens(window):
        assert app.is_running
        assert monotonic() < end, f"never laid out for {window}"
        await sleep(0.001)
    await app.screen.wait_for_refresh()


async def shrink(pilot: Pilot[int], every: int = 1) -> None:
    """Give the window small sizes, one after the other, and then a large one."""
    for size in [*SMALL[::every], (2, 24), (80, 1), (80, 24)]:
        await resize(pilot, size)
    await pilot.pause()


@pytest.mark.slow
@pytest.mark.parametrize("size", [(80, 24), (1, 1), (12, 3)])
async def test_each_dialog_opens_in_a_window_of_any_size(
    app: LoggedApp, size: tuple[int, int]
) -> None:
    async with app.run_test(size=size) as pilot:
        await at_home(pilot, app)
        for name in (*MAKE, "palette"):
            if name == "palette":
                app.action_command_palette()
            else:
                app.push_screen(MAKE[name]())
            await pilot.pause()
            opened = app.screen
            if size == (80, 24):
                await shrink(pilot, every=1 if name in {"palette", "question"} else 5)
            else:
                await resize(pilot, (80, 24))

            assert app.screen is opened, name
            assert opened.size == Size(80, 24), name
            app.pop_screen()
            await pilot.pause()
            await resize(pilot, size)


async def test_home_and_log_can_have_any_size(app: LoggedApp) -> None:
    do(app, "two-minutes", days_ago=1)
    async with app.run_test(size=(1, 1)) as pilot:
        await at_home(pilot, app)
        await shrink(pilot)
        await resize(pilot, (3, 2))
        await pilot.press("ctrl+l")
        await shows(pilot, HistoryScreen)
        await shrink(pilot)

        assert isinstance(app.screen, HistoryScreen)


@pytest.mark.parametrize("paused", [False, True])
async def test_a_session_can_have_any_size_and_so_can_its_summary(*, paused: bool) -> None:
    stage = Stage(timeline(exercise("toe-press", dose(1, move("press", 5)))))
    async with stage.app.run_test() as pilot:
        await shows(pilot, SessionScreen)
        if paused:
            await pilot.press("space")
        await shrink(pilot)
        if paused:
            await pilot.press("space")
        session = stage.screen
        while session.is_current:
            stage.clock.tick(1)
            session.tick()
        await shows(pilot, SummaryScreen)
        await shrink(pilot)


async def test_the_app_starts_in_the_smallest_window_and_the_question_comes(
    app: LoggedApp,
) -> None:
    direct = directly(app)
    async with direct.run_test(size=(1, 1)) as pilot:
        await until(pilot, lambda: isinstance(direct.screen, PainDialog))
        await shrink(pilot)


@pytest.mark.parametrize(
    ("window", "lines"),
    [
        ((11, 3), ("Too small",)),
        ((40, 2), ("Too small",)),
        ((5, 3), ("Too", "small")),
        ((5, 1), ("Too",)),
        ((1, 1), ("T",)),
        ((0, 0), ()),
    ],
)
def test_a_window_that_is_too_small_says_so(
    window: tuple[int, int], lines: tuple[str, ...]
) -> None:
    assert fit("Too small", Size(*window)) == lines


@pytest.mark.parametrize("width", range(1, 13))
@pytest.mark.parametrize("height", range(1, 7))
def test_no_word_is_written_outside_its_window(width: int, height: int) -> None:
    for word in ("Too small", "17", "1:05"):
        written = WordUpdate(word, Size(width, height)).render_segments(Console())
        places = re.findall("\x1b\\[(\\d+);(\\d+)H([^\x1b]*)", written)

        assert places
        assert all(int(y) <= height and int(x) - 1 + len(t) <= width for y, x, t in places)


async def test_a_session_shows_its_number_where_there_is_room_for_nothing_else() -> None:
    stage = Stage(timeline(exercise("toe-press", dose(1, move("press", 30)), ready=None)))
    async with stage.app.run_test(size=(4, 1)) as pilot:
        await shows(pilot, SessionScreen)
        stage.pass_time(10)

        await until(pilot, lambda: stage.app.word_for_small_window == "30")
        stage.screen.notify("There's something to say.")
        assert stage.app.word_for_small_window == "30"
        stage.app.push_screen(MAKE["card"]())
        await shows(pilot, CardDialog)
        assert stage.app.word_for_small_window == "Too small"


def test_a_screen_is_shown_from_the_smallest_size_up(tmp_path: Path) -> None:
    assert not is_too_small(SMALLEST)
    assert is_too_small(SMALLEST - (1, 0))
    assert is_too_small(SMALLEST - (0, 1))
    assert LoggedApp(tmp_path).size >= SMALLEST


def test_of_a_window_larger_than_any_display_only_a_part_is_drawn() -> None:
    assert room_for_screens(Size(65_535, 65_535)) == LARGEST
    assert room_for_screens(Size(65_535, 24)) == Size(LARGEST.width, 24)


@pytest.mark.parametrize("size", [(80, 1), (80, 4), (12, 4), (12, 6), (80, 24)])
async def test_pages_can_be_turned_in_a_list_without_room(
    app: LoggedApp, size: tuple[int, int]
) -> None:
    async with app.run_test(size=size) as pilot:
        await at_home(pilot, app)
        await pilot.press("pagedown", "pageup", "tab", "pagedown", "pageup")
        app.action_command_palette()
        await pilot.pause()
        await pilot.press("a", "down", "pagedown", "pageup")

        assert app.is_running
