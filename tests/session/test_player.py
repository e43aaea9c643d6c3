"""A session keeps time, however and whenever it is looked at and whatever is pressed."""

from dataclasses import replace
from itertools import pairwise
from math import isclose

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from footcoach.routine.enums import Side, Sides
from footcoach.session.actions import Action, press
from footcoach.session.cues import COUNTED, Cue, StepKind
from footcoach.session.player import CueDue, Ending, Event, Session, SessionEnded, StepEntered
from footcoach.session.step_record import Outcome, Record
from footcoach.session.tally import work_seconds
from footcoach.session.timeline import Timeline
from tests.session.strategies import KEYS, timelines
from tests.world import dose, exercise, move, span, timeline

START = 1000.0


def run(laid_out: Timeline, looks: list[float]) -> tuple[Session, list[Event]]:
    """Look at a session at the given seconds from its start."""
    session, first = Session.at_start(laid_out).begin(START)
    events = list(first)
    for look in looks:
        session, due = session.advance(START + look)
        events += due
    return session, events


def begun(laid_out: Timeline, at: float = 0.0) -> Session:
    return run(laid_out, [at])[0]


def length(laid_out: Timeline) -> float:
    return sum(step.seconds or 0 for step in laid_out.steps)


@given(timelines(), st.lists(st.floats(0, 500), max_size=20), st.floats(0, 1000))
def test_how_often_we_look_changes_nothing(
    laid_out: Timeline, looks: list[float], end: float
) -> None:
    often = run(laid_out, [*sorted(look for look in looks if look < end), end])

    assert often == run(laid_out, [end])


@given(timelines(waits=False))
def test_every_cue_of_the_timeline_is_due_once_at_its_time(laid_out: Timeline) -> None:
    _, events = run(laid_out, [length(laid_out)])

    due = [(event.at - START, event.cue) for event in events if isinstance(event, CueDue)]
    starts = zip(laid_out.starts, laid_out.steps, strict=True)
    assert due == [(start + mark.at, mark.cue) for start, step in starts for mark in step.cues]


@given(timelines(waits=False))
def test_the_steps_seconds_add_up_to_the_length_shown(laid_out: Timeline) -> None:
    assert laid_out.seconds == length(laid_out) == begun(laid_out).total_left(START)

    finished, events = run(laid_out, [length(laid_out)])

    assert finished.ending is Ending.FINISHED
    assert events[-1] == SessionEnded(START + length(laid_out), Ending.FINISHED)


@given(timelines(), st.floats(0, 200), st.floats(0, 1e6), st.integers(0, COUNTED))
def test_a_pause_of_any_length_costs_nothing(
    laid_out: Timeline, at: float, away: float, lead: int
) -> None:
    session = begun(laid_out, at)
    assume(session.step)
    now = START + at
    later = now + away

    resumed = session.pause(now).resume(later, lead)

    assert resumed.index == session.index
    assert isclose(resumed.elapsed(later + lead), session.elapsed(now), abs_tol=1e-6)
    assert resumed.count_in(later) == lead


@given(timelines(waits=False), st.floats(0, 200))
def test_after_a_pause_the_cues_that_were_left_are_heard_and_no_other(
    laid_out: Timeline, at: float
) -> None:
    assume(at < length(laid_out))
    session = begun(laid_out, at)
    straight = [event.cue for event in _dues(session.advance(START + 1e5).events)]

    resumed = session.pause(START + at).resume(START + 500)
    heard = [event.cue for event in _dues(resumed.advance(START + 1e5).events)]

    count_in = [Cue.COUNT_IN] * 3 + ([Cue.RESUME] if session.banked or resumed.banked else [])
    begins_again = resumed.banked == 0
    assert heard == count_in + straight or (
        begins_again and heard[3:][-len(straight) :] == straight
    )


def _dues(events: tuple[Event, ...]) -> list[CueDue]:
    return [event for event in events if isinstance(event, CueDue)]


@given(timelines(), KEYS)
def test_any_keys_at_any_time_leave_a_valid_session(
    laid_out: Timeline, keys: list[tuple[float, Action | None]]
) -> None:
    session, now = Session.at_start(laid_out).begin(START).session, START
    for gap, action in keys:
        now += gap
        before = session
        session, events = press(session, action, now) if action else session.advance(now)

        assert 0 <= session.index <= len(laid_out.steps)
        assert (session.index == len(laid_out.steps)) == (session.ending is Ending.FINISHED)
        assert len(session.records) == len(laid_out.steps)
        assert not (session.is_running and session.ending)
        assert session.is_running or not session.pending
        assert before.ending is None or session == before
        for was, record in zip(before.records, session.records, strict=True):
            assert was.outcome is not Outcome.DONE or record.outcome is Outcome.DONE
            assert record.seconds >= was.seconds
        moments = [due.at for due in session.pending]
        assert moments == sorted(moments)
        assert all(at >= now - 1e-6 for at in moments)
        assert [event.at for event in events] == sorted(event.at for event in events)
        if session.step and session.step.seconds is not None:
            assert -1e-6 <= session.elapsed(now) <= session.step.seconds + 1e-6
            assert session.seconds_left(now) is not None


@given(timelines(), st.floats(0, 200))
def test_skip_and_back_return_to_the_same_step(laid_out: Timeline, at: float) -> None:
    session, now = begun(laid_out, at), START + at
    assume(session.step and not (session.by_clock and session.elapsed(now) < 1))

    skipped = press(session, Action.SKIP, now).session
    assume(skipped.step)
    back = press(skipped, Action.BACK, now).session

    assert skipped.index == session.index + 1
    assert back.index == session.index


@given(timelines(), st.lists(st.sampled_from([Action.SKIP, Action.BACK]), max_size=30))
def test_skips_and_backs_move_one_step_each(laid_out: Timeline, keys: list[Action]) -> None:
    session = Session.at_start(laid_out)
    place = 0
    for key in keys:
        if session.step is None:
            break
        place = place + 1 if key is Action.SKIP else max(0, place - 1)
        session = press(session, key, START).session

        assert session.index == place


def test_a_skip_meant_for_the_step_that_just_ended_skips_nothing() -> None:
    laid_out = timeline(exercise(same=dose(3)))
    now = START + 10.2
    session = begun(laid_out, 10.2)

    assert press(session, Action.SKIP, now).session.index == session.index
    assert press(session, Action.SKIP, now + 0.5).session.index == session.index + 1


def test_two_quick_skips_are_two_skips() -> None:
    session = begun(timeline(), 5.0)

    once = press(session, Action.SKIP, START + 5).session
    twice = press(once, Action.SKIP, START + 5.1).session

    assert twice.index == 2


def test_back_in_the_middle_of_a_step_begins_it_again_counted_in() -> None:
    laid_out = timeline(exercise(same=dose(1, move("hold", 30))))
    session = begun(laid_out, 20.0)

    again = press(session, Action.BACK, START + 20).session

    assert again.index == session.index
    assert again.count_in(START + 20) == 3
    assert again.seconds_left(START + 23.25) == 30


def test_no_time_passes_in_a_count_in_and_0_is_never_shown_early() -> None:
    session = begun(timeline(exercise(same=dose(1, move("hold", 30)))), 10.5)

    resumed = session.pause(START + 10.5).resume(START + 60)

    assert [resumed.count_in(START + 60 + s) for s in (0, 1.5, 2.99, 3)] == [3, 2, 1, 0]
    assert [resumed.seconds_left(START + s) for s in (60, 63, 63.5, 64.4, 92.4)] == [
        30, 30, 29, 29, 1,
    ]  # fmt: skip


def test_the_last_bits_of_a_sum_of_times_never_show_a_second_more() -> None:
    hold = exercise(same=dose(1, move("hold", 30)), ready=span(0))
    session = Session.at_start(timeline(hold))
    for second in range(10):
        session = session.resume(second, lead=0).pause(second + 0.1)

    assert session.elapsed(0) < 1  # ten times 0.1, but for the last bits
    assert session.seconds_left(0) == 29
    assert session.resume(0.1, lead=3).count_in(0.1 + 0.2 - 0.2) == 3


def test_a_pause_is_heard_and_resuming_is_counted_in() -> None:
    laid_out = timeline(exercise(same=dose(1, move("hold", 30))))
    session = begun(laid_out, 15.0)

    paused, told = press(session, Action.PAUSE, START + 15)
    resumed = press(paused, Action.PAUSE, START + 100).session
    heard = resumed.advance(START + 104).events

    assert told == (CueDue(START + 15, Cue.PAUSE),)
    assert [(due.at - START, due.cue) for due in _dues(heard)] == [
        (100.25, Cue.COUNT_IN), (101.25, Cue.COUNT_IN), (102.25, Cue.COUNT_IN),
        (103.25, Cue.RESUME),
    ]  # fmt: skip


@pytest.mark.parametrize("action", [Action.BACK, Action.PAUSE])
def test_every_second_of_a_count_in_is_as_long_as_the_next(action: Action) -> None:
    laid_out = timeline(exercise(same=dose(1, move("hold", 30))))
    pressed = START + 15
    session = begun(laid_out, 15.0).pause(pressed)
    if action is Action.BACK:
        session = session.resume(pressed, 0)

    counting = press(session, action, pressed).session

    # A stream plays what it's given without notice up to 0.16 s late.
    heard = [max(due.at, pressed + 0.16) for due in counting.pending[:4]]
    assert [after - before for before, after in pairwise(heard)] == pytest.approx([1, 1, 1])
    assert [counting.count_in(pressed + s) for s in (0, 0.2, 1.3, 3.2, 3.3)] == [3, 3, 2, 1, 0]


@pytest.mark.parametrize("is_paused", [False, True])
@pytest.mark.parametrize("action", [Action.NEXT, Action.PREVIOUS, Action.REPEAT, Action.SWAP])
def test_a_key_that_nothing_else_answers_is_confirmed(action: Action, *, is_paused: bool) -> None:
    feet = [exercise(name, sides=Sides.EACH) for name in "abc"]
    session = begun(timeline(*feet), 12.0)
    now = START + 12.1
    session = session.pause(now) if is_paused else session

    told = _dues(press(session, action, now).events)

    assert told == [CueDue(now, Cue.CONFIRM)]


def test_a_key_that_a_cue_answers_or_that_does_nothing_is_not_confirmed() -> None:
    at_once = exercise("b", ready=span(0))
    session = begun(timeline(exercise("a"), at_once), 12.0)
    now = START + 12.1

    answered = press(session, Action.NEXT, now)
    ended = press(answered.session, Action.NEXT, now)
    no_sides = press(session, Action.SWAP, now)

    assert answered.session.pending[0] == CueDue(now, Cue.GO)
    events = (*answered.events, *ended.events, *no_sides.events)
    assert Cue.CONFIRM not in {due.cue for due in _dues(events)}


def test_next_and_previous_go_by_exercises_and_repeat_begins_this_one_again() -> None:
    laid_out = timeline(exercise("a"), exercise("b"), exercise("c"))
    session = begun(laid_out, 12.0)
    now = START + 12

    after = press(session, Action.NEXT, now).session
    again = press(after, Action.SKIP, now).session
    again = press(again, Action.REPEAT, now).session
    before = press(again, Action.PREVIOUS, now).session

    assert [s.index for s in (session, after, again, before)] == [1, 4, 4, 0]
    assert after.records[1].outcome is Outcome.SKIPPED
    assert after.records[3].outcome is Outcome.SKIPPED


def test_what_was_done_once_stays_done_when_it_is_begun_again() -> None:
    session = begun(timeline(), 13.0)

    back = press(session, Action.BACK, START + 13).session
    left = press(back, Action.SKIP, START + 13).session

    assert left.records[1].outcome is Outcome.DONE


def test_the_time_of_every_try_of_a_step_is_kept() -> None:
    laid_out = timeline(exercise(same=dose(1, move("hold", 30))))
    first = begun(laid_out, 10 + 20.0)

    second = press(first, Action.BACK, START + 30).session
    third = press(second, Action.BACK, START + 33.25 + 8).session
    done = third.advance(START + 41.25 + 3.25 + 30).session

    assert second.records[1] == Record(None, 20)
    assert third.records[1] == Record(None, 20 + 8)
    assert done.records[1] == Record(Outcome.DONE, 20 + 8 + 30)
    assert work_seconds(done) == 20 + 8 + 30


def test_enter_ends_a_move_that_waits_or_prepares_but_no_hold() -> None:
    moves = (move("pick-up", 5), move("hold", 10), move("drop", None))
    laid_out = timeline(exercise(same=dose(1, *moves), main="hold"))
    session = begun(laid_out, 11.0)

    holding = press(session, Action.DONE, START + 11).session
    still = press(holding, Action.DONE, START + 12).session
    waiting = holding.advance(START + 400).session
    over = press(waiting, Action.DONE, START + 400).session

    assert [laid_out.steps[s.index].move.id for s in (session, holding, still, waiting)] == [  # type: ignore[union-attr]
        "pick-up", "hold", "hold", "drop",
    ]  # fmt: skip
    assert over.ending is Ending.FINISHED


def test_five_seconds_more_move_the_end_and_its_cues() -> None:
    laid_out = timeline(exercise(same=dose(1, move("hold", 10))))
    session = begun(laid_out, 11.0)

    longer = press(session, Action.LONGER, START + 11).session

    assert longer.seconds_left(START + 11) == 14
    assert [due.at - START for due in _dues(longer.advance(START + 99).events)] == [22, 23, 24, 25]


def test_five_seconds_more_in_a_count_in_leave_its_beeps_as_they_are() -> None:
    laid_out = timeline(exercise(same=dose(1, move("hold", 10))))
    session = begun(laid_out, 14.0).pause(START + 14).resume(START + 50)

    longer = press(session, Action.LONGER, START + 51.5).session

    assert longer.seconds_left(START + 53) == 6 + 5
    assert [(due.at - START, due.cue) for due in _dues(longer.advance(START + 99).events)] == [
        (52, Cue.COUNT_IN), (53, Cue.RESUME),
        (61, Cue.LAST), (62, Cue.LAST), (63, Cue.LAST), (64, Cue.SESSION_DONE),
    ]  # fmt: skip


def test_seconds_taken_off_in_a_count_in_leave_its_beeps_as_they_are() -> None:
    laid_out = timeline(exercise(same=dose(1, move("hold", 20))))
    session = begun(laid_out, 14.0).pause(START + 14).resume(START + 50)

    shorter = press(session, Action.SHORTER, START + 50.5).session

    heard = [due.at - START for due in _dues(shorter.advance(START + 55).events)]
    assert heard == [51, 52, 53]


def test_five_seconds_less_never_undo_what_is_done() -> None:
    laid_out = timeline(exercise(same=dose(1, move("hold", 10))), exercise())
    session = begun(laid_out, 18.0)

    shorter, _ = press(session, Action.SHORTER, START + 18)
    after, events = shorter.advance(START + 18.1)

    assert after.index == session.index + 1
    assert [event.at for event in events if isinstance(event, StepEntered)] == [START + 18]


def test_swap_changes_the_sides_of_this_exercise_alone() -> None:
    both = exercise("a", dose(2), sides=Sides.EACH)
    laid_out = timeline(both, replace(both, id="b"))
    session = begun(laid_out, 11.0)

    swapped = press(session, Action.SWAP, START + 11).session

    moves = [step.side for step in swapped.timeline.steps if step.kind is StepKind.MOVE]
    right, left = [Side.RIGHT] * 2, [Side.LEFT] * 2
    assert moves == right + left + left + right
    assert swapped.elapsed(START + 11) == session.elapsed(START + 11)


def test_swap_changes_nothing_where_the_sides_have_different_doses() -> None:
    laid_out = timeline(exercise(left=dose(2), right=dose(3), sides=Sides.EACH))
    session = begun(laid_out, 11.0)

    assert press(session, Action.SWAP, START + 11).session.timeline == laid_out


@pytest.mark.parametrize(
    ("action", "ending"), [(Action.STOP, Ending.STOPPED), (Action.LEAVE, Ending.LEFT)]
)
def test_leaving_keeps_the_second_and_ends_every_cue(action: Action, ending: Ending) -> None:
    session = begun(timeline(), 11.5)

    over, events = press(session, action, START + 11.5)

    assert over.ending is ending
    assert over.elapsed(START + 500) == 1.5
    assert events[-1] == SessionEnded(START + 11.5, ending)
    assert over.advance(START + 500) == (over, ())
    assert press(over, Action.PAUSE, START + 501) == (over, ())


def test_a_look_at_which_nothing_is_due_gives_the_same_object() -> None:
    session = begun(timeline(), 1.0)

    assert session.advance(START + 1.1).session is session


def test_seconds_taken_off_a_step_that_just_ended_are_not_taken_off_the_next() -> None:
    laid_out = timeline(exercise(same=dose(1, move("hold", 20))))
    session = begun(laid_out, 8.0)

    once = press(session, Action.SHORTER, START + 8).session
    twice = press(once, Action.SHORTER, START + 8.2).session

    assert twice.index == 1
    assert twice.seconds_left(START + 8.2) == 20
