"""A rep counts when each of its timed moves was held for four fifths of its planned time."""

from math import isclose

import pytest
from hypothesis import given

from footcoach.session.actions import Action, press
from footcoach.session.cues import TAKE_UP, StepKind
from footcoach.session.player import Ending, Session
from footcoach.session.step_record import Outcome
from footcoach.session.tally import Tally, tally_sides
from footcoach.session.timeline import Timeline
from tests.session.strategies import KEYS, Keys, timelines
from tests.world import dose, exercise, move, span, timeline

START = 1000.0


def holding(planned: int) -> Session:
    """Return a session of one hold, which has just begun."""
    hold = exercise(same=dose(1, move("hold", planned)), ready=span(0))
    return Session.at_start(timeline(hold)).begin(START).session


def tally(session: Session) -> Tally:
    """Return what was done of the one exercise there is."""
    (side,) = tally_sides(session)
    return side


def cut_short(session: Session, now: float) -> Session:
    """Take seconds off a hold until it ends."""
    while (session.ends_at or now) > now:
        session = press(session, Action.SHORTER, now).session
    return session.advance(now).session


@pytest.mark.parametrize("by", [Action.SKIP, Action.NEXT, None])
@pytest.mark.parametrize(
    ("seconds", "planned", "done"),
    [(2, 60, 0), (47.9, 60, 0), (48, 60, 1), (2.39, 3, 0), (2.4, 3, 1), (29, 30, 1)],
)
def test_a_rep_counts_from_four_fifths_of_its_time_however_it_ended(
    by: Action | None, seconds: float, planned: int, done: int
) -> None:
    session, now = holding(planned), START + seconds

    over = press(session, by, now).session if by else cut_short(session, now)

    assert over.ending is Ending.FINISHED
    assert (tally(over).planned, tally(over).done, tally(over).skipped) == (1, done, 1 - done)
    assert isclose(tally(over).seconds, seconds)


def test_a_hold_that_was_made_longer_counts_by_its_planned_time() -> None:
    longer = press(holding(10), Action.LONGER, START + 1).session

    assert tally(press(longer, Action.SKIP, START + 8).session).done == 1


def test_two_tries_that_are_too_short_make_no_rep() -> None:
    again = press(holding(10), Action.BACK, START + 7).session

    over = press(again, Action.SKIP, START + 7 + TAKE_UP + 3 + 7).session

    assert (tally(over).done, tally(over).seconds) == (0, 14)


def test_a_pause_in_a_hold_does_not_break_it() -> None:
    away = press(holding(10), Action.PAUSE, START + 5).session
    back = press(away, Action.PAUSE, START + 500).session

    over = press(back, Action.SKIP, START + 500 + TAKE_UP + 3 + 4).session

    assert tally(over).done == 1


@given(timelines(), KEYS)
def test_no_rep_counts_of_which_a_timed_move_was_held_for_less(
    laid_out: Timeline, keys: Keys
) -> None:
    session, now = Session.at_start(laid_out).begin(START).session, START
    longest = dict[int, float]()
    for gap, action in keys:
        now += gap
        before = session
        session = (press(session, action, now) if action else session.advance(now)).session
        if before.step and before.step.seconds is not None:
            # What was done of it until it was left; it may have run out since the last look.
            tried = min(before.elapsed(now), before.step.seconds)
            longest[before.index] = max(longest.get(before.index, 0), tried)
        for index in range(before.index + 1, before.advance(now).session.index):
            # It began and ran out since the last look.
            longest[index] = laid_out.steps[index].seconds or 0

    for index, (step, record) in enumerate(zip(laid_out.steps, session.records, strict=True)):
        counts = step.kind is StepKind.MOVE and record.outcome is Outcome.DONE
        if counts and step.seconds is not None and index in longest:
            assert longest[index] >= 0.8 * step.seconds - 1e-6


@given(timelines(), KEYS)
def test_every_rep_is_done_or_skipped_or_still_to_come(laid_out: Timeline, keys: Keys) -> None:
    session, now = Session.at_start(laid_out).begin(START).session, START
    for gap, action in keys:
        now += gap
        session = (press(session, action, now) if action else session.advance(now)).session

    for side in tally_sides(session):
        assert 0 <= side.done + side.skipped <= side.planned
        assert session.ending is not Ending.FINISHED or side.done + side.skipped == side.planned
