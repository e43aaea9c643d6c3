"""A ready step waits for a key before its seconds run, so that there's time to get in place."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footcoach.session.actions import Action, press
from footcoach.session.cues import Cue, StepKind
from footcoach.session.player import CueDue, Session, StepEntered
from footcoach.session.step_record import Outcome
from footcoach.session.timeline import Timeline
from footcoach.session.waiting import Waiting, waiting_steps
from tests.session.strategies import KEYS, timelines
from tests.world import dose, exercise, timeline

START = 1000.0
TWO = timeline(exercise("first", dose(1)), exercise("second", dose(1)))


def begun(laid_out: Timeline = TWO, waiting: Waiting = Waiting.FIRST) -> Session:
    return replace(Session.at_start(laid_out), waiting=waiting).begin(START).session


def test_the_first_ready_step_waits_however_long_it_takes() -> None:
    session, events = begun().advance(START + 1e6)

    assert session.is_waiting
    assert (session.index, session.seconds_left(START + 1e6)) == (0, 10)
    assert events == ()


def test_the_step_is_said_to_begin_as_the_wait_does() -> None:
    session = replace(Session.at_start(TWO), waiting=Waiting.FIRST)

    assert session.begin(START).events == (StepEntered(START, 0),)


@pytest.mark.parametrize("key", [Action.PROCEED, Action.DONE, Action.PAUSE])
def test_a_key_starts_its_seconds_as_a_count_in(key: Action) -> None:
    session, events = press(begun(), key, START + 60)

    assert events == (CueDue(START + 60, Cue.CONFIRM),)
    assert session.seconds_left(START + 60) == 10
    later, due = session.advance(START + 70)
    counts = [event for event in due if isinstance(event, CueDue) and event.cue is Cue.COUNT_IN]
    assert [event.at - START for event in counts] == [67, 68, 69]
    assert later.step
    assert later.step.kind is StepKind.MOVE


def test_later_ready_steps_run_by_the_clock() -> None:
    session = press(begun(), Action.PROCEED, START).session

    session = session.advance(START + 14).session

    assert session.step
    assert (session.step.kind, session.step.exercise) == (StepKind.READY, 1)
    assert session.is_running


def test_the_next_exercise_starts_nothing_before_the_first_move() -> None:
    session = press(begun(), Action.NEXT, START + 1).session

    assert session.is_waiting
    assert session.step
    assert session.step.exercise == 1


def test_the_next_exercise_waits_again_during_the_first_count_in() -> None:
    counting = press(begun(), Action.PROCEED, START).session

    session = press(counting, Action.NEXT, START + 2).session

    assert session.is_waiting
    assert session.step
    assert session.step.exercise == 1


def test_skipping_the_step_that_waits_starts_no_move() -> None:
    session = press(begun(), Action.SKIP, START + 1).session

    assert (session.index, session.is_running, session.is_waiting) == (1, False, False)


def test_back_in_the_first_exercise_nothing_waits_once_a_move_has_begun() -> None:
    session = press(begun(), Action.PROCEED, START).session

    session = press(session, Action.REPEAT, START + 11).session

    assert (session.index, session.is_running) == (0, True)


def test_all_ready_steps_wait_where_that_is_asked_for() -> None:
    session = press(begun(waiting=Waiting.ALWAYS), Action.PROCEED, START).session

    session, events = session.advance(START + 1000)

    assert session.is_waiting
    assert session.step
    assert session.step.exercise == 1
    assert events[-1] == StepEntered(START + 13, session.index)


def test_nothing_waits_where_no_one_can_press_a_key() -> None:
    assert begun(waiting=Waiting.NEVER).is_running


def test_a_pause_in_the_count_in_is_a_pause() -> None:
    counting = press(begun(), Action.PROCEED, START).session

    session = press(counting, Action.PROCEED, START + 4).session

    assert not session.is_waiting
    assert session.seconds_left(START + 400) == 6


def test_the_step_that_waits_can_be_made_longer() -> None:
    session = press(begun(), Action.LONGER, START + 5).session

    assert session.is_waiting
    assert session.seconds_left(START + 5) == 15


@given(timelines(), KEYS, st.sampled_from([Waiting.FIRST, Waiting.ALWAYS]))
def test_whatever_is_pressed_no_move_is_begun_before_a_key_that_starts(
    laid_out: Timeline, keys: list[tuple[float, Action | None]], waiting: Waiting
) -> None:
    session, now = begun(laid_out, waiting), START
    if not session.is_waiting:
        return  # it has no time to get ready

    for gap, action in keys:
        if action in {Action.PROCEED, Action.PAUSE, Action.DONE}:
            break
        now += gap
        session = (press(session, action, now) if action else session.advance(now)).session
        assert not session.is_running
        assert not any(record.seconds for record in session.records)
        assert not any(
            record.outcome is Outcome.DONE and step.kind is StepKind.MOVE
            for record, step in zip(session.records, laid_out.steps, strict=True)
        )


@given(timelines(), KEYS, st.floats(0, 1e4))
def test_waiting_takes_no_time_of_the_session(
    laid_out: Timeline, keys: list[tuple[float, Action | None]], waited: float
) -> None:
    session = begun(laid_out)
    now = START
    for gap, action in keys:
        now += gap
        session = (press(session, action, now) if action else session.advance(now)).session
    if not session.is_waiting:
        return

    later = session.advance(now + waited).session

    assert later == session
    assert later.total_left(now + waited) == session.total_left(now)


def test_all_ready_steps_wait_where_the_routine_asks_for_it() -> None:
    laid_out = timeline(exercise("first", dose(1)), exercise("second", dose(1)), ready_waits=True)
    session = press(begun(laid_out), Action.PROCEED, START).session

    assert session.advance(START + 1000).session.is_waiting
    assert waiting_steps(laid_out) == {0, 2}
