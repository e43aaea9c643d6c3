"""What holds in every timeline: it is as long as its parts, and nothing in it is idle."""

from collections import Counter
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from footcoach.routine.enums import Effort, Side, Sides
from footcoach.routine.model import Routine, Span
from footcoach.session.cues import StepKind
from footcoach.session.prescription import PrescribedDose, Prescription
from footcoach.session.timeline import Step, Timeline, compile_timeline
from tests.session.strategies import routines, timelines

PAUSES = {StepKind.RELEASE, StepKind.SWITCH, StepKind.REST}


def workers(prescription: Prescription, plan: Timeline) -> tuple[Side | None, ...]:
    """Return the sides that an exercise is laid out for."""
    match prescription.exercise.sides:
        case Sides.BOTH:
            return (None,)
        case Sides.LEFT:
            return (Side.LEFT,)
        case Sides.RIGHT:
            return (Side.RIGHT,)
        case Sides.ONE:
            return (plan.routine.start_side,)
        case _:
            return (Side.LEFT, Side.RIGHT)


def counts(dose: PrescribedDose) -> list[int]:
    """Return the steps of work in each set, each move of a rep being one."""
    if dose.own_pace:
        return [1] * dose.sets
    return [reps * len(dose.moves) for reps in dose.by_set or [dose.reps] * dose.sets]


def work(plan: Timeline) -> Counter[tuple[int, int, Side | None]]:
    """Return how many moves each side has in each turn of an exercise."""
    return Counter((*step.turn, step.side) for step in plan.steps if step.move)


def a_timeline_is_as_long_as_its_steps_and_none_of_them_is_empty(plan: Timeline) -> None:
    lengths = [step.seconds for step in plan.steps]

    assert all(length is None or length > 0 for length in lengths)
    assert plan.seconds == (None if None in lengths else sum(length or 0 for length in lengths))


def each_side_gets_its_reps_and_no_other_does(plan: Timeline) -> None:
    done = work(plan)
    expected: Counter[tuple[int, int, Side | None]] = Counter()
    for number, index in dict.fromkeys(step.turn for step in plan.steps):
        prescription = plan.exercises[index]
        sides = workers(prescription, plan)
        own_pace = all(prescription.dose(side).own_pace for side in sides)
        if prescription.exercise.sides is Sides.ALTERNATE and own_pace:
            # Nobody counts, so a set is one step for the two.
            sets = max(prescription.dose(side).sets for side in sides)
            expected[number, index, None] = sets
            continue
        for side in sides:
            expected[number, index, side] = sum(counts(prescription.dose(side)))

    assert done == expected


def no_pause_comes_last_or_beside_another(plan: Timeline) -> None:
    kinds = [step.kind for step in plan.steps]

    assert kinds[-1] not in PAUSES
    assert not any(one in PAUSES and other in PAUSES for one, other in pairwise(kinds))


def a_pause_has_work_of_the_same_exercise_on_both_sides_of_it(plan: Timeline) -> None:
    for before, pause, after in zip(plan.steps, plan.steps[1:], plan.steps[2:], strict=False):
        if pause.kind in PAUSES and not pause.is_between_exercises:
            assert before.turn == pause.turn == after.turn
            assert before.kind in {StepKind.MOVE, StepKind.COUNT}
            assert after.kind is StepKind.MOVE
        if pause.is_between_exercises:
            assert after.turn != pause.turn


def a_release_is_inside_a_set_and_a_rest_between_two(plan: Timeline) -> None:
    def next_move(index: int) -> Step:
        return next(step for step in plan.steps[index:] if step.move)

    for index, step in enumerate(plan.steps):
        if step.kind is StepKind.RELEASE:
            after = next_move(index)
            assert (after.set, after.turn) == (step.set, step.turn)
        if step.kind is StepKind.REST and not step.is_between_exercises:
            assert step.set is not None
            assert (next_move(index).set or 0) > step.set


def every_set_of_as_many_as_you_can_is_asked_about_once(plan: Timeline) -> None:
    sets = Counter[tuple[int, int, int | None, Side | None]]()
    for step in plan.steps:
        dose = plan.exercises[step.exercise].dose(step.side)
        place = (*step.turn, step.set, step.side)
        if step.move and dose.as_many:
            sets[place] += 1
        if step.kind is StepKind.COUNT:
            sets[place] -= 1

    assert set(sets.values()) <= {0}


PROMISES = (
    a_timeline_is_as_long_as_its_steps_and_none_of_them_is_empty,
    each_side_gets_its_reps_and_no_other_does,
    no_pause_comes_last_or_beside_another,
    a_pause_has_work_of_the_same_exercise_on_both_sides_of_it,
    a_release_is_inside_a_set_and_a_rest_between_two,
    every_set_of_as_many_as_you_can_is_asked_about_once,
)


@given(timelines())
def test_every_timeline_keeps_every_promise(plan: Timeline) -> None:
    # Together, since what takes the time is to think of a routine.
    for promise in PROMISES:
        promise(plan)


@given(routines(), st.tuples(st.integers(0, 9), st.integers(0, 9)).map(sorted))
def test_gentle_effort_never_pauses_less_than_full(plan: Routine, ends: list[int]) -> None:
    span = Span(*ends)

    gentle, moderate, full = (span.pause_at(effort) for effort in Effort)

    assert gentle >= moderate >= full
    lengths = [compile_timeline(plan, effort).seconds for effort in Effort]
    assert lengths == [lengths[0]] * 3  # nothing in these routines is a range
