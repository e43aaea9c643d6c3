"""What others want to know of a session is found once, and only once it moves."""

from dataclasses import replace

from footcoach.session.actions import Action, press
from footcoach.session.milestones import LONG_PAUSE, Milestone, MilestoneWatch
from footcoach.session.player import Session
from footcoach.session.waiting import Waiting
from tests.log.world import laid_out

STARTED, STEP, FINISHED, STOPPED = list(Milestone)[:4]
ALL_NAMES = ("session_started", "step", "session_finished", "session_stopped")


class World:
    """A session, looked at once a second."""

    def __init__(self, waiting: Waiting = Waiting.NEVER) -> None:
        self.watch, self.now = MilestoneWatch(), 100.0
        session = replace(Session.at_start(laid_out()), waiting=waiting)
        self.session = session.begin(self.now).session
        self.found = list[Milestone]()
        self.look()

    def look(self) -> None:
        self.found += self.watch.see(self.session, self.now)

    def pass_time(self, seconds: float) -> None:
        end = self.now + seconds
        while self.now < end:
            self.now += 1
            self.session = self.session.advance(self.now).session
            self.look()

    def press(self, action: Action) -> None:
        self.session = press(self.session, action, self.now)[0]
        self.look()


def test_a_session_starts_takes_each_step_and_finishes() -> None:
    world = World()

    world.pass_time(200)

    steps = len(world.session.timeline.steps)
    assert world.found == [STARTED, *[STEP] * steps, FINISHED]


def test_nothing_is_said_before_it_moves() -> None:
    world = World(Waiting.FIRST)
    world.pass_time(LONG_PAUSE * 2)
    assert world.found == []

    world.press(Action.PAUSE)

    assert world.found == [STARTED, STEP]


def test_one_left_before_it_moved_never_was() -> None:
    world = World(Waiting.FIRST)

    world.press(Action.LEAVE)

    assert world.found == []


def test_a_pause_is_long_once_and_resumed_once() -> None:
    world = World()
    world.found.clear()

    world.press(Action.PAUSE)
    world.pass_time(LONG_PAUSE - 1)
    assert world.found == []
    world.pass_time(600)
    assert world.found == [Milestone.LONG_PAUSE]
    world.press(Action.PAUSE)
    world.press(Action.PAUSE)
    world.press(Action.PAUSE)
    assert world.found == [Milestone.LONG_PAUSE, Milestone.RESUMED]


def test_leaving_and_stopping_are_said_once_and_last() -> None:
    for action in (Action.LEAVE, Action.STOP):
        world = World()
        world.press(action)
        world.pass_time(5)

        assert world.found == [STARTED, STEP, STOPPED]


def test_the_same_step_begun_again_is_another() -> None:
    world = World()

    world.pass_time(15)
    world.found.clear()
    world.press(Action.REPEAT)

    assert world.found == [STEP]


def test_the_names_that_hooks_have_stay() -> None:
    assert tuple(map(str, (STARTED, STEP, FINISHED, STOPPED))) == ALL_NAMES
