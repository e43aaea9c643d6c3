"""The app in a reproducible setting: clocks that we move, an invented log, no user settings.

What it draws is read as cells, so that a picture shows what a user sees and is the same
wherever and whenever it is made.
"""

from collections.abc import AsyncIterator, Iterable, Iterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from rich.cells import cell_len
from rich.color import Color, ColorSystem
from rich.segment import Segment
from textual._compositor import LayoutUpdate
from textual.pilot import Pilot
from tools.cells import Cell, Cells

from footcoach.coach.coach import Coach, Tell
from footcoach.coach.log_service import LogService
from footcoach.coach.session_start import Wanted
from footcoach.log.records import (
    DayOff,
    PainReport,
    SessionRecord,
    StartTime,
    begin_record,
    with_progress,
)
from footcoach.log.session_json import at_rest
from footcoach.log.store import Store
from footcoach.routine.library import Library
from footcoach.session.actions import Action, press
from footcoach.session.player import Session
from footcoach.session.timeline import Timeline, compile_timeline
from footcoach.session.waiting import Waiting
from footcoach.sound.speaker import Silence
from footcoach.ui.app import FootcoachApp
from footcoach.ui.appearance import Appearance
from footcoach.ui.screens.dialogs import PainDialog
from footcoach.ui.screens.session import SessionScreen

NOW = datetime(2026, 3, 12, 18, 20, tzinfo=UTC)
"""The Thursday evening at which all pictures are taken."""
LIBRARY = Library(Path("nowhere"))
_STRIDE = 1.0
"""Seconds between two looks at the clock; after a gap a session pauses, as after sleep."""


class Setting(NamedTuple):
    """What all pictures have in common."""

    size: tuple[int, int]
    look: Appearance


class StagedApp(FootcoachApp):
    """The app with a log of its own and a clock that we move."""

    def __init__(self, folder: Path, look: Appearance, timeline: Timeline | None) -> None:
        self.moment = NOW.timestamp()
        self.store = Store(folder / "footcoach.db")
        log = LogService(self.store, LIBRARY, lambda: NOW)
        wanted = Wanted(timeline) if timeline else None
        super().__init__(LIBRARY, lambda _: Silence(), wanted, lambda: log, look)
        # In all colours, whatever the terminal has in which the pictures are made.
        self.console._color_system = ColorSystem.TRUECOLOR  # noqa: SLF001  # Rich asks the terminal

    def make_coach(self, what: Timeline | Session, tell: Tell | None) -> Coach:
        """Return a coach that goes by the clock of the stage."""
        clock = lambda: self.moment  # noqa: E731
        waiting = self.waiting or Waiting.NEVER
        self.coach = Coach(what, Silence(), clock=clock, wall=clock, tell=tell, waiting=waiting)
        return self.coach

    def pass_time(self, seconds: float) -> None:
        """Move the clock, and let the session and its screen follow."""
        end = self.moment + seconds
        while self.moment < end:
            self.moment = min(end, self.moment + _STRIDE)
            self.coach.look()
        if isinstance(self.screen, SessionScreen):
            self.screen.tick()


@asynccontextmanager
async def staged(
    setting: Setting, timeline: Timeline | None = None, *, logged: bool = False
) -> AsyncIterator[tuple[StagedApp, Pilot[int]]]:
    """Run the app with a log of five months if ``logged``, else with an empty one."""
    with TemporaryDirectory() as folder:
        app = StagedApp(Path(folder), setting.look, timeline)
        app.store.note_fact("notice", "seen")
        if logged:
            app.store.put_all(_made_up(), {(NOW - timedelta(days=24)).date(): DayOff.ILL})
            for name in {name for _, name, _ in _HABITS}:
                app.store.follow(name, yes=True)
        async with app.run_test(size=setting.size) as pilot:
            if timeline:
                await _start_without_answering(app, pilot)
            yield app, pilot


@asynccontextmanager
async def first_start(setting: Setting) -> AsyncIterator[tuple[StagedApp, Pilot[int]]]:
    """Run the app of someone who has never started it."""
    with TemporaryDirectory() as folder:
        app = StagedApp(Path(folder), setting.look, None)
        async with app.run_test(size=setting.size) as pilot:
            yield app, pilot


async def _start_without_answering(app: StagedApp, pilot: Pilot[int]) -> None:
    """Skip every question before the session."""
    while not isinstance(app.screen, SessionScreen):
        if isinstance(app.screen, PainDialog):
            await pilot.press("escape")
        await pilot.pause(0.01)


async def settled(app: StagedApp, pilot: Pilot[int]) -> Cells:
    """Return what is on the screen once everything is read and drawn."""
    await pilot.pause()
    await app.workers.wait_for_complete()
    return await seen(app, pilot)


async def seen(app: StagedApp, pilot: Pilot[int]) -> Cells:
    """Return what is on the screen once everything is drawn."""
    await pilot.pause()
    screens = app._background_screens  # noqa: SLF001  # as export_screenshot does
    update = app.screen._compositor.render_update(full=True, screen_stack=screens)  # noqa: SLF001
    if not isinstance(update, LayoutUpdate):
        message = f"not a whole screen: {update!r}"
        raise TypeError(message)
    return {
        (x, y): cell
        for y, line in enumerate(update.strips)
        for x, cell in enumerate(cell for strip in line for cell in _cells(strip))
    }


def _cells(strip: Iterable[Segment]) -> Iterator[Cell]:
    for text, style, _ in strip:
        if style is None:
            message = f"{text!r} has no colours"
            raise ValueError(message)
        ink, ground = _hex(style.color), _hex(style.bgcolor)
        if style.reverse:
            ink, ground = ground, ink
        for sign in text:
            yield Cell(sign, ink, ground, bold=bool(style.bold))
            yield from [Cell("", ink, ground)] * (cell_len(sign) - 1)


def _hex(colour: Color | None) -> str:
    return colour.get_truecolor().hex if colour else "#000000"


_HABITS = ((0, "four-exercises", 8), (1, "three-exercises", 13), (4, "four-exercises", 19))
"""Weekday, routine and hour of the sessions in most weeks of the invented log."""
_WEEKS = 21
_PAIN = (5, 5, 4, 5, 4, 4, 3, 4, 3, 3, 3, 2, 3, 2, 2, 2, 1, 2, 1, 1, 1)
"""The pain after the sessions of each week."""


def _made_up() -> Iterator[tuple[SessionRecord, Session]]:
    """Yield the sessions of someone who does most of them."""
    done = {name: _gone_through(name) for name in {name for _, name, _ in _HABITS}}
    monday = NOW.replace(minute=5) - timedelta(weeks=_WEEKS - 1, days=NOW.weekday())
    for week in range(_WEEKS):
        for weekday, name, hour in _HABITS:
            at = monday.replace(hour=hour) + timedelta(weeks=week, days=weekday)
            missed = (week * 3 + weekday) % 5 == 0 or week == _WEEKS - 4
            if at < NOW and not missed:
                pain = PainReport(after=_PAIN[week], asked=True)
                entry = with_progress(
                    begin_record(done[name], StartTime.of(at, at.date()), pain), done[name], at
                )
                yield (
                    replace(entry, uuid=f"00000000-0000-4000-8000-{week:010}{weekday:02}"),
                    done[name],
                )


def _gone_through(name: str) -> Session:
    """Return a session that was done from start to finish."""
    session, now = Session.at_start(compile_timeline(LIBRARY.load(name))).begin(0.0).session, 0.0
    while session.step:
        now = session.ends_at or now + 1
        waits = session.step.seconds is None
        session = (press(session, Action.DONE, now) if waits else session.advance(now)).session
    return at_rest(session, now)
