"""What is corrected afterwards: reps as the person says, and the seconds that go with them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footcoach.routine.enums import Side, Sides
from footcoach.session.actions import Action, press
from footcoach.session.correction import (
    complete_session,
    correct_counts,
    correct_reps,
    list_counts,
)
from footcoach.session.player import Ending, Session
from footcoach.session.tally import KnownBy, tally_sides
from footcoach.session.timeline import Timeline
from tests.session.strategies import timelines
from tests.world import dose, exercise, move, span, timeline

START = 1000.0
MANY = dose(1, move("hold", None), sets=2, own_pace=True, as_many=True)
SETS = timeline(exercise(same=MANY, sides=Sides.EACH))
FEET = timeline(exercise(same=dose(3, move("hold", 5), release=0), sides=Sides.EACH, ready=span(0)))


def held_first_rep_and_skipped_second() -> Session:
    """Return a session that was left after 5 s of the first hold and 1 s of the second."""
    session = Session.at_start(FEET).begin(START).session.advance(START + 6).session
    return press(session, Action.SKIP, START + 6).session


@pytest.mark.parametrize(
    ("reps", "seconds"), [(0, 0), (1, 5), (2, 10), (3, 15)], ids=["none", "one", "two", "all"]
)
def test_seconds_follow_the_reps(reps: int, seconds: float) -> None:
    left, right = tally_sides(correct_reps(held_first_rep_and_skipped_second(), 0, Side.LEFT, reps))

    assert (left.done, left.seconds, left.skipped) == (reps, seconds, 0)
    assert (right.done, right.seconds) == (0, 0)


def test_a_rep_that_took_longer_than_planned_keeps_its_seconds() -> None:
    session = Session.at_start(FEET).begin(START).session
    session = press(session, Action.LONGER, START + 1).session.advance(START + 10).session

    left, _ = tally_sides(correct_reps(session, 0, Side.LEFT, 2))

    assert (left.done, left.seconds) == (2, 15)


@given(timelines())
def test_a_session_done_without_footcoach_has_everything_done(plan: Timeline) -> None:
    session = complete_session(plan)

    assert (session.step, session.ending, session.is_running) == (None, Ending.FINISHED, False)
    assert all(side.is_complete and not side.skipped for side in tally_sides(session))


@given(timelines(), st.data())
def test_any_number_of_reps_can_be_said(plan: Timeline, data: st.DataObject) -> None:
    side = data.draw(st.sampled_from(tally_sides(Session.at_start(plan))))
    reps = data.draw(st.integers(0, side.planned))

    corrected = correct_reps(complete_session(plan), side.exercise, side.side, reps)

    for before, after in zip(
        tally_sides(complete_session(plan)), tally_sides(corrected), strict=True
    ):
        is_it = (after.exercise, after.side) == (side.exercise, side.side)
        assert after.done == (reps if is_it else before.done)


def test_reps_typed_in_set_by_set_can_be_said_again() -> None:
    session = correct_counts(complete_session(SETS), 0, Side.LEFT, (12, 0))

    left, right = tally_sides(session)
    assert list_counts(session, 0, Side.LEFT) == (12, 0)
    assert (left.done, left.planned, left.counted, left.known_by) == (1, 2, 12, KnownBy.TYPED)
    assert (right.done, right.counted) == (2, None)

    again = correct_counts(session, 0, Side.LEFT, (12, 9))

    left, _ = tally_sides(again)
    assert (left.done, left.counted) == (2, 21)
