"""The app with a log of its own, and ways to wait for what it shows."""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from time import monotonic
from typing import Any

import pytest
from textual._compositor import Compositor
from textual.app import App
from textual.pilot import Pilot
from textual.widgets import OptionList

from footcoach.coach.coach import Coach, Tell
from footcoach.coach.log_service import LogService
from footcoach.coach.question_settings import QuestionSettings
from footcoach.coach.session_start import Wanted
from footcoach.config.question_edit import switch_off_question
from footcoach.log.records import SessionRecord
from footcoach.log.store import Store
from footcoach.routine.library import Library
from footcoach.session.player import Session
from footcoach.session.timeline import Timeline, compile_timeline
from footcoach.sound.speaker import Recorder
from footcoach.ui.app import FootcoachApp
from footcoach.ui.appearance import Appearance
from footcoach.ui.screens.dialogs import PainDialog, QuestionDialog
from footcoach.ui.screens.history import HistoryScreen
from footcoach.ui.screens.home import HomeScreen
from footcoach.ui.screens.session_page import SessionPage
from footcoach.ui.widgets.fact_page import FactPage
from footcoach.ui.widgets.routine_lists import RoutineList
from tests.log.world import MONDAY, finished, laid_out, logged
from tests.ui.stage import lines_of
from tests.world import FakeClock

DEADLINE = 60.0
"""Seconds after which a wait has failed; far above what a busy machine needs."""
DRAW = Compositor.render_update
NOW = MONDAY + timedelta(hours=2)


class LoggedApp(FootcoachApp):
    """The app with a log of its own and a clock that stands still."""

    def __init__(
        self,
        folder: Path,
        timeline: Timeline | None = None,
        look: Appearance | None = None,
        remarks: tuple[str, ...] = (),
    ) -> None:
        self.clock = FakeClock()
        self.store = Store(folder / "data" / "footcoach.db")
        library = Library(folder / "own")
        save = partial(switch_off_question, folder / "config.yaml")
        settings = QuestionSettings(None, save)
        log = LogService(self.store, library, lambda: self.moment, questions=settings)
        self.moment: datetime = NOW
        self.recorder = Recorder(self.clock)
        wanted = Wanted(timeline, remarks) if timeline else None
        super().__init__(library, lambda _: self.recorder, wanted, lambda: log, look)
        self.is_log_empty = lambda: not self.store.database.path.exists()

    def make_coach(self, what: Timeline | Session, tell: Tell | None) -> Coach:
        return Coach(what, self.recorder, clock=self.clock, wall=self.clock, tell=tell)

    @property
    def coach(self) -> Coach:
        assert self._coach is not None
        return self._coach

    def pass_time(self, seconds: float) -> None:
        for _ in range(round(seconds)):
            self.clock.tick(1)
            self.coach.look()

    def entry(self) -> SessionRecord:
        return self.store.entries()[0]


async def until(pilot: Pilot[Any], condition: Callable[[], object]) -> None:
    """Let the app go on until something holds."""
    end = monotonic() + DEADLINE
    while not condition():
        if monotonic() > end:
            pytest.fail("it never came to be")
        await pilot.pause(0.01)


async def until_keys_count(pilot: Pilot[int]) -> None:
    """Wait until the screen is drawn whole, with what is read for it: keys wait for that."""
    app = pilot.app
    assert isinstance(app, FootcoachApp)
    await until(pilot, lambda: app.key_queue._can_go)


async def until_workers_end(pilot: Pilot[int]) -> None:
    """Wait until no worker runs, as `wait_for_complete` does, which fails if one is cancelled."""
    await until(pilot, lambda: all(worker.is_finished for worker in pilot.app.workers))


def draw(app: App[int]) -> None:
    """Draw all of the screen, unless it's drawn whenever it changes."""
    if app.is_running and app.screen_stack and Compositor.render_update is not DRAW:
        DRAW(app.screen._compositor, full=True, screen_stack=app._background_screens)


async def shows(pilot: Pilot[int], kind: type[Any], text: str = "") -> None:
    """Wait for a screen that says something, and can be seen."""

    def is_shown() -> bool:
        screen = pilot.app.screen
        is_drawn = getattr(screen, "has_first_picture", True)
        return isinstance(screen, kind) and is_drawn and text in "\n".join(lines_of(screen))

    await until(pilot, is_shown)


async def at_home(pilot: Pilot[int], app: LoggedApp) -> HomeScreen:
    await shows(pilot, HomeScreen)
    home = app.screen
    assert isinstance(home, HomeScreen)
    names = len(app._library.names())
    await until(pilot, lambda: home.filter or home.query_one(RoutineList).option_count >= names)
    await until_workers_end(pilot)
    await pilot.pause()
    return home


def rows(app: LoggedApp, begin: str = "") -> list[str]:
    """Return the rows of home that begin so, each in one line."""
    routines = app.screen_stack[0].query_one(RoutineList)
    prompts = [str(option.prompt) for option in routines.options if not option.disabled]
    return [" ".join(prompt.split()) for prompt in prompts if prompt.startswith(begin)]


async def press_on_row(pilot: Pilot[int], app: LoggedApp, begin: str, key: str = "enter") -> None:
    """Wait for the row of home that begins so, go to it and press a key."""
    await at_home(pilot, app)
    await until(pilot, lambda: rows(app, begin))
    index = rows(app).index(rows(app, begin)[0])
    await pilot.press("home", *["down"] * index, key)


def directly(app: LoggedApp, *remarks: str) -> LoggedApp:
    """Return another start of the app, straight into a session."""
    return LoggedApp(app.store.database.path.parents[1], laid_out(), remarks=remarks)


def do(app: LoggedApp, name: str, days_ago: int = 0, **changes: Any) -> None:
    plan = compile_timeline(app._library.load(name))
    app.store.put(*logged(finished(plan), at=MONDAY - timedelta(days=days_ago), **changes))
    app.store.follow(name, yes=True)


async def rate_pain(pilot: Pilot[int], heading: str, answer: str) -> None:
    """Answer a question about pain: with a number, or with one key."""
    await shows(pilot, PainDialog, heading)
    await pilot.press(*((*answer, "enter") if answer.isdecimal() else (answer,)))


async def start_first(pilot: Pilot[int], app: LoggedApp, pain: str) -> None:
    await at_home(pilot, app)
    await pilot.press(*"/two-min", "enter")
    await rate_pain(pilot, "Any pain before you start?", pain)


async def choose(pilot: Pilot[int], heading: str, number: int) -> None:
    """Take the answer of this number, counted from 1."""
    await shows(pilot, QuestionDialog, heading)
    await pilot.press(*["down"] * (number - 1), "enter")


async def open_log(pilot: Pilot[int], app: LoggedApp) -> HistoryScreen:
    """Go to the log from home, and wait until it's read."""
    await at_home(pilot, app)
    await pilot.press("ctrl+l")
    await shows(pilot, HistoryScreen, "Mon")
    screen = app.screen
    assert isinstance(screen, HistoryScreen)
    return screen


async def open_page(pilot: Pilot[int], key: str = "enter") -> FactPage:
    """Open the highlighted session of the log with a key, and wait until it's read."""
    await until(pilot, lambda: pilot.app.screen.query_one("#sessions", OptionList).option_count)
    await pilot.press(key)
    await shows(pilot, SessionPage, "When")
    await until_keys_count(pilot)
    return pilot.app.screen.query_one(FactPage)
