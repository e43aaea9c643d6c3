"""An easier session is part of the one that was planned, and never another."""

from footcoach.advice import easier_session
from footcoach.advice.pain import PainAdvice
from footcoach.routine.enums import Side, Sides
from footcoach.session.timeline import compile_timeline
from tests.world import dose, exercise, routine

THREE = routine(
    exercise("short-foot", dose(6)),
    exercise("toe-press", dose(6)),
    exercise("pencil-lift", dose(6), sides=Sides.EACH),
)
AMBER = PainAdvice(lighter=True)


def test_less_is_done_of_what_was_planned_and_of_nothing_else() -> None:
    less = easier_session.eased(compile_timeline(THREE, include={0, 1}), AMBER)

    assert less.included == (0, 1)
    assert [less.exercises[index].left.reps for index in less.included] == [4, 4]


def test_the_foot_that_was_to_work_alone_works_alone() -> None:
    plan = compile_timeline(THREE, include={0, 2}, feet={2: Side.RIGHT})

    less = easier_session.eased(plan, AMBER)

    assert {step.side for step in less.steps if step.exercise == 2} == {Side.RIGHT}


def test_the_foot_that_was_to_begin_begins() -> None:
    plan = compile_timeline(THREE, include={0, 2}, start_side=Side.RIGHT)

    less, anew = easier_session.eased(plan, AMBER), easier_session.laid_anew(plan, THREE)

    assert next(step.side for step in less.steps if step.exercise == 2) is Side.RIGHT
    assert anew == plan


def test_a_family_that_rests_is_left_out_and_named() -> None:
    plan = compile_timeline(THREE, include={0, 1})
    red = PainAdvice(left_out=frozenset({"grip"}), lighter=True)

    assert easier_session.eased(plan, red).included == (0,)
    assert easier_session.left_out(plan, red) == ("Toe press",)


def test_when_all_of_it_rests_there_is_no_step() -> None:
    plan = compile_timeline(THREE, include={1, 2})

    assert easier_session.eased(plan, PainAdvice(left_out=frozenset({"grip"}))).steps == ()
