"""Puts screens on a stage: fake clocks, a recorder for a speaker, no folder of the user's."""

from pathlib import Path
from typing import Any

from textual.app import App
from textual.screen import Screen
from textual.widgets import Static

from footcoach.coach.coach import Coach, Tell
from footcoach.coach.session_start import Wanted
from footcoach.routine.library import Library
from footcoach.session.player import Session
from footcoach.session.timeline import Timeline
from footcoach.session.waiting import Waiting
from footcoach.sound.speaker import Recorder
from footcoach.ui.app import FootcoachApp
from footcoach.ui.appearance import Appearance
from footcoach.ui.screens.session import SessionScreen
from footcoach.ui.widgets.large_text import LargeText
from footcoach.ui.widgets.pages import Pages
from tests.world import FakeClock

SIZES = [(80, 24), (40, 12), (20, 6), (200, 60)]


class Stage:
    """An app with one session, whose time passes only when told to."""

    def __init__(
        self,
        timeline: Timeline,
        look: Appearance | None = None,
        waiting: Waiting = Waiting.NEVER,
    ) -> None:
        self.waiting = waiting
        self.clock = FakeClock()
        self.speaker = Recorder(self.clock)
        self.app = StagedApp(timeline, self, look)

    @property
    def screen(self) -> SessionScreen:
        screen = self.app.screen_stack[1]
        assert isinstance(screen, SessionScreen)
        return screen

    @property
    def coach(self) -> Coach:
        return self.screen._coach

    def pass_time(self, seconds: float, every: float = 1.0) -> None:
        """Let time pass in small steps, with a look at each."""
        end = self.clock.now + seconds
        while self.clock.now < end:
            self.clock.now = min(end, self.clock.now + every)
            self.screen.tick()

    @property
    def number(self) -> str:
        return self.screen.query_one("#number", LargeText).text

    @property
    def word(self) -> str:
        return self.screen.query_one("#word", LargeText).text

    @property
    def side(self) -> str:
        return self.screen.query_one("#side", LargeText).whole

    def text(self, name: str) -> str:
        widget = self.screen.query_one(f"#{name}")
        if isinstance(widget, LargeText):
            return widget.whole or widget.text
        return widget.text if isinstance(widget, Pages) else text_of(self.screen, name)


class StagedApp(FootcoachApp):
    """The app with the coach's clocks replaced; its own thread does not look."""

    def __init__(self, timeline: Timeline, stage: Stage, look: Appearance | None) -> None:
        wanted = Wanted(timeline)
        super().__init__(Library(Path("nowhere")), lambda _: stage.speaker, wanted, look=look)
        self._stage = stage

    def make_coach(self, what: Timeline | Session, tell: Tell | None) -> Coach:
        clock = self._stage.clock
        speaker, waiting = self._stage.speaker, self._stage.waiting
        return Coach(what, speaker, clock=clock, wall=clock, tell=tell, waiting=waiting)


def text_of(screen: Screen[Any], name: str) -> str:
    return str(screen.query_one(f"#{name}", Static).content)


def lines_of(screen: Screen[Any], selector: str = "Static") -> list[str]:
    return [str(widget.content) for widget in screen.query(selector).results(Static)]


def visible(app: App[Any], name: str) -> bool:
    """Tell whether a widget has room on the screen."""
    widget = app.screen.query_one(f"#{name}")
    return (
        widget.display
        and widget.region.area > 0
        and app.screen.region.contains_region(widget.region)
    )
