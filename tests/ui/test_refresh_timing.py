"""The screen looks when something changes, and rests in between."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footcoach.session.player import Session
from footcoach.session.waiting import Waiting
from footcoach.ui.refresh_timing import LONGEST, PAUSED, seconds_until_change
from footcoach.ui.session_view import view
from tests.world import dose, exercise, move, timeline

BEGIN = 1000.0
THREE_HOLDS = timeline(exercise(same=dose(3, move("hold", 6), release=2)))
SESSION = Session.at_start(THREE_HOLDS).begin(BEGIN).session


def seen(now: float, session: Session = SESSION) -> object:
    return view(session.advance(now).session, now, lambda _: "")


@given(st.floats(0, 40))
def test_nothing_changes_before_the_screen_looks_again(elapsed: float) -> None:
    now = BEGIN + elapsed
    current = SESSION.advance(now).session
    pause = seconds_until_change(current, now)

    # The look comes an instant after the change.
    for share in (0.25, 0.5, 0.75):
        assert seen(now + share * (pause - 0.003)) == seen(now)


@given(st.floats(0, 40))
def test_no_change_is_seen_late(elapsed: float) -> None:
    now = BEGIN + elapsed
    while now < BEGIN + elapsed + 3:
        current = SESSION.advance(now).session
        pause = seconds_until_change(current, now)
        assert 0 < pause <= (PAUSED if current.ending else LONGEST)
        before, now = now, now + pause

        assert seen(now - 0.003) == seen(before) or pause < 0.003


def test_a_hold_is_looked_at_once_a_second() -> None:
    now, looks = BEGIN + 20.0, 0
    long = Session.at_start(timeline(exercise(same=dose(1, move("hold", 60))))).begin(BEGIN).session
    while now < BEGIN + 40:
        now += seconds_until_change(long.advance(now).session, now)
        looks += 1

    assert looks <= 24


def test_a_pause_is_looked_at_seldom_and_a_wait_for_a_key_as_often_as_a_hold() -> None:
    waiting = replace(Session.at_start(THREE_HOLDS), waiting=Waiting.FIRST)

    assert seconds_until_change(SESSION.pause(BEGIN + 1.1), BEGIN + 99) == PAUSED
    assert seconds_until_change(waiting, BEGIN) == LONGEST


@pytest.mark.parametrize(("rate", "pause"), [(0, PAUSED), (4, 0.15), (8, 0.025)])
def test_a_figure_that_moves_is_looked_at_for_each_of_its_pictures(rate: int, pause: float) -> None:
    paused = SESSION.pause(BEGIN + 1.1)

    assert seconds_until_change(paused, BEGIN + 9, rate) == pytest.approx(pause, abs=0.01)


def test_the_count_in_after_a_pause_is_followed() -> None:
    going_on = SESSION.pause(BEGIN + 1.25).resume(BEGIN + 9, lead=3)

    assert seconds_until_change(going_on, BEGIN + 9.75) == pytest.approx(0.25, abs=0.01)
