"""The thread of a coach looks often while a session goes on, and rests in a pause."""

from dataclasses import replace
from threading import Event

import pytest

from footcoach.coach import look_thread
from footcoach.coach.look_thread import PAUSED, PERIOD, LookThread, find_look_interval
from footcoach.session.player import Session, Update
from footcoach.session.waiting import Waiting
from tests.world import dose, exercise, move, timeline

BEGIN, DEADLINE = 1000.0, 60.0
AT_START = Session.at_start(timeline(exercise(same=dose(3, move("hold", 6)))))
RUNNING = AT_START.begin(BEGIN).session


@pytest.mark.parametrize(
    ("session", "interval"),
    [
        (RUNNING, PERIOD),
        (replace(AT_START, waiting=Waiting.FIRST), PERIOD),
        (RUNNING.pause(BEGIN + 2), PAUSED),
    ],
)
def test_only_a_pause_is_looked_at_seldom(session: Session, interval: float) -> None:
    assert find_look_interval(session) == interval


def test_a_key_pressed_in_a_pause_is_looked_at_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    # Were it not woken, the second look would never come.
    monkeypatch.setattr(look_thread, "PAUSED", None)
    looked = [Event(), Event()]
    looks = 0

    def look() -> Update:
        nonlocal looks
        looked[min(looks, 1)].set()
        looks += 1
        return Update(RUNNING.pause(BEGIN + 2), ())

    thread = LookThread(look)
    thread.start()
    assert looked[0].wait(DEADLINE)
    thread.wake()

    assert looked[1].wait(DEADLINE)
    thread.stop()
