"""Steps are undone one by one after amber or a missed week, and all of them after red."""

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footcoach.advice.progression import record_offer
from footcoach.advice.step_back import (
    find_steps_in_force,
    undo_after_gap,
    undo_after_pain,
)
from footcoach.log.records import Offer, PainReport, SessionRecord
from footcoach.routine.dose_change import DoseChange, apply_change
from footcoach.routine.model import Routine
from footcoach.session.timeline import compile_timeline
from tests.advice.world import SIMILAR, known
from tests.log.world import MONDAY, finished, logged, offer, start_time
from tests.world import dose, move, routine, span

TODAY = MONDAY.date()
DAY = timedelta(days=1)
GREEN, AMBER, RED = PainReport(after=1), PainReport(after=4), PainReport(after=8)

NOW = routine(
    known("toe-press", same=dose(14, move("hold", 4))),
    known("toe-fan", same=dose(7, move("hold", 5))),
)
"""What holds after the steps below."""
STEPS = (
    offer(MONDAY - 40 * DAY, old=span(10), new=span(12)),
    offer(MONDAY - 30 * DAY, what="moves.hold", old=span(3), new=span(4)),
    offer(MONDAY - 20 * DAY, exercise="toe-fan", old=span(5), new=span(7)),
    offer(MONDAY - 10 * DAY, old=span(12), new=span(14)),
    offer(MONDAY - 9 * DAY, old=span(14), new=span(15), taken=False),
    offer(MONDAY - 8 * DAY, routine="other", old=span(14), new=span(15)),
)


def session(what: Routine = NOW, include: set[int] | None = None, **changes: Any) -> SessionRecord:
    return logged(finished(compile_timeline(what, include=include)), **changes)[0]


def test_amber_undoes_the_last_step_of_what_was_done() -> None:
    assert undo_after_pain(NOW, session(feeling=AMBER), STEPS, SIMILAR) == (
        DoseChange(0, "reps", span(12)),
    )
    only_fan = session(feeling=AMBER, include={1})
    assert undo_after_pain(NOW, only_fan, STEPS, SIMILAR) == (DoseChange(1, "reps", span(5)),)


def test_red_goes_back_to_the_start_of_what_hurt() -> None:
    hurt = session(feeling=PainReport(after=8, hurt="toe-press"))

    assert undo_after_pain(NOW, hurt, STEPS, SIMILAR) == (
        DoseChange(0, "reps", span(10)),
        DoseChange(0, "moves.hold", span(3)),
    )


def test_red_without_a_name_goes_back_to_the_start_of_all() -> None:
    assert undo_after_pain(NOW, session(feeling=RED), STEPS, SIMILAR) == (
        DoseChange(0, "reps", span(10)),
        DoseChange(0, "moves.hold", span(3)),
        DoseChange(1, "reps", span(5)),
    )


@pytest.mark.parametrize("feeling", [GREEN, PainReport()])
def test_without_pain_nothing_is_undone(feeling: PainReport) -> None:
    assert undo_after_pain(NOW, session(feeling=feeling), STEPS, SIMILAR) == ()


@pytest.mark.parametrize(("days", "undone"), [(0, False), (7, False), (8, True), (200, True)])
def test_a_missed_week_undoes_the_last_step(days: int, undone: bool) -> None:
    changes = undo_after_gap(NOW, TODAY - days * DAY, STEPS, TODAY)

    assert changes == ((DoseChange(0, "reps", span(12)),) if undone else ())


def test_what_was_never_done_misses_no_week() -> None:
    assert undo_after_gap(NOW, None, STEPS, TODAY) == ()


def test_what_somebody_changed_by_hand_is_theirs() -> None:
    by_hand = apply_change(NOW, DoseChange(0, "reps", span(20)))

    assert undo_after_gap(by_hand, TODAY - 9 * DAY, STEPS, TODAY) == (
        DoseChange(1, "reps", span(5)),
    )
    assert undo_after_pain(by_hand, session(feeling=RED), STEPS[:1], SIMILAR) == ()


def test_a_step_back_is_not_undone_again() -> None:
    back = offer(MONDAY, old=span(14), new=span(12))
    before = apply_change(NOW, DoseChange(0, "reps", span(12)))

    assert undo_after_pain(before, session(feeling=AMBER), (*STEPS, back), SIMILAR) == (
        DoseChange(1, "reps", span(5)),
    )


@given(st.lists(st.booleans(), max_size=12))
def test_going_back_again_and_again_ends_where_it_began(ups: list[bool]) -> None:
    start = routine(known("toe-press", same=dose(10, move("hold", 3))))
    now, offers, moment = start, list[Offer](), MONDAY

    def take(change: DoseChange) -> None:
        nonlocal now, moment
        moment += timedelta(minutes=1)
        offers.append(record_offer(now, change, start_time(moment), str(uuid4()), taken=True))
        now = apply_change(now, change)

    for up in ups:
        dose_now = now.exercises[0].left
        if up:
            take(DoseChange(0, "reps", span(dose_now.reps.low + 2)))
        else:
            take(DoseChange(0, "moves.hold", span((dose_now.moves[0].time or span(1)).low + 1)))
    for left in range(len(ups), 0, -1):
        assert len(find_steps_in_force(offers, now.identity, ("toe-press", 0))) == left
        (change,) = undo_after_gap(now, date.min, offers, TODAY)
        take(change)

    assert now == start
    assert undo_after_gap(now, date.min, offers, TODAY) == ()
