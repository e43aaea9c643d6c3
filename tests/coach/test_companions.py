"""What goes along with a session never holds it up, however it fails."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from queue import SimpleQueue
from threading import Event

import pytest

from footcoach.coach.coach import Coach
from footcoach.coach.companions import Companions, DisplayKeeper, make_companions
from footcoach.desktop import hooks
from footcoach.desktop.awake import Awake
from footcoach.desktop.hooks import Hooks
from footcoach.desktop.session_notices import SessionNotices
from footcoach.desktop.settings import DesktopSettings
from footcoach.session.actions import Action
from footcoach.session.milestones import LONG_PAUSE
from footcoach.session.player import Ending
from footcoach.sound.speaker import Recorder
from tests.coach.test_coach import planned
from tests.world import FakeClock, dose, exercise, move, timeline

HANGS = (sys.executable, "-I", "-S", "-c", "import os; os.read(os.pipe()[0], 1)")
WAIT = 30
"""Seconds after which something that should happen at once never will."""


class World:
    """A session that runs by a fake clock, with companions."""

    def __init__(self, companions: Companions) -> None:
        self.clock = FakeClock()
        self.start = self.clock.now
        self.speaker = Recorder(self.clock)
        self.laid_out = timeline(exercise(same=dose(2, move("hold", 30))))
        self.coach = Coach(
            self.laid_out,
            self.speaker,
            clock=self.clock,
            wall=self.clock,
            tell=companions.join(None),
        )
        self.coach.begin()

    def pass_time(self, seconds: float) -> None:
        end = self.clock.now + seconds
        while self.clock.now < end and not self.coach.session.ending:
            self.clock.tick(0.25)
            self.coach.look()


@pytest.fixture
def never() -> Iterator[Event]:
    """Give what those that hang wait for; it's let go at the end."""
    event = Event()
    yield event
    event.set()


def test_with_everything_hanging_a_session_starts_sounds_and_ends_on_time(
    never: Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    @contextmanager
    def ask() -> Iterator[str]:
        never.wait()
        yield ""

    def hang(*_: str) -> None:
        never.wait()

    programs = Hooks({"session_started": HANGS, "step": HANGS}, lambda _: None)
    parts = (DisplayKeeper(Awake(lambda _: None, ask)), SessionNotices((hang,)), programs)
    world = World(Companions(parts))

    world.pass_time(1000)

    # The clock stands still but for the looks, so whatever waited would never have returned.
    assert [(at - world.start, cue) for at, cue in world.speaker.given] == planned(world.laid_out)
    assert world.coach.session.ending is Ending.FINISHED
    assert world.clock.now - world.start == world.laid_out.seconds
    monkeypatch.setattr(hooks, "LIMIT", 0.01)
    programs.close()


def test_the_end_and_a_long_pause_are_notified() -> None:
    shown = SimpleQueue[tuple[str, str]]()
    world = World(Companions([SessionNotices((lambda *what: shown.put(what),))]))

    world.pass_time(10)
    world.coach.press(Action.PAUSE)
    world.pass_time(LONG_PAUSE - 1)
    assert shown.empty()
    world.pass_time(LONG_PAUSE * 3)
    title = world.laid_out.routine.title
    assert shown.get(timeout=WAIT) == ("footcoach", f"{title}: paused for 5 min.")
    world.coach.press(Action.PAUSE)
    world.pass_time(1000)

    assert shown.get(timeout=WAIT) == ("footcoach", f"{title}: done.")
    assert shown.empty()


def test_the_display_stays_on_from_the_first_move_to_the_end_but_not_in_a_long_pause() -> None:
    asked = SimpleQueue[str]()

    @contextmanager
    def ask() -> Iterator[str]:
        asked.put("on")
        yield ""
        asked.put("off")

    world = World(Companions([DisplayKeeper(Awake(asked.put, ask))]))

    assert asked.get(timeout=WAIT) == "on"
    world.coach.press(Action.PAUSE)
    world.pass_time(LONG_PAUSE + 1)
    assert asked.get(timeout=WAIT) == "off"
    world.coach.press(Action.PAUSE)
    assert asked.get(timeout=WAIT) == "on"
    world.coach.press(Action.STOP)
    assert asked.get(timeout=WAIT) == "off"
    assert asked.empty()


def test_what_is_switched_off_is_not_there() -> None:
    nothing = DesktopSettings(keep_awake=False, notifications=False)

    assert make_companions(nothing, print)._parts == ()
    assert len(make_companions(DesktopSettings(), print)._parts) == 2
    with_hooks = DesktopSettings(hooks={"step": HANGS})
    assert len(make_companions(with_hooks, print)._parts) == 3
