"""An easier session is part of the one that was planned, and never another."""

import pytest

from footcoach.advice import easier_session
from footcoach.advice.pain import PainAdvice
from footcoach.routine.enums import Effort, Side, Sides
from footcoach.routine.model import ExerciseTraits
from footcoach.session.timeline import compile_timeline
from tests.advice.world import LIBRARY, known
from tests.world import dose, exercise, move, routine, span

THREE = routine(
    known("short-foot", dose(6)),
    known("toe-press", dose(6)),
    known("pencil-lift", dose(6), sides=Sides.EACH),
)
AMBER = PainAdvice(easier=True)


def test_less_is_done_of_what_was_planned_and_of_nothing_else() -> None:
    less = easier_session.make_easier(compile_timeline(THREE, include={0, 1}), AMBER)

    assert less.included == (0, 1)
    assert [less.exercises[index].left.reps for index in less.included] == [4, 4]


def test_the_foot_that_was_to_work_alone_works_alone() -> None:
    plan = compile_timeline(THREE, include={0, 2}, feet={2: Side.RIGHT})

    less = easier_session.make_easier(plan, AMBER)

    assert {step.side for step in less.steps if step.exercise == 2} == {Side.RIGHT}


def test_the_foot_that_was_to_begin_begins() -> None:
    plan = compile_timeline(THREE, include={0, 2}, start_side=Side.RIGHT)

    less, anew = easier_session.make_easier(plan, AMBER), easier_session.recompile(plan, THREE)

    assert next(step.side for step in less.steps if step.exercise == 2) is Side.RIGHT
    assert anew == plan


def test_what_rests_is_left_out_and_named() -> None:
    plan = compile_timeline(THREE, include={0, 1})
    red = PainAdvice(hurt=frozenset({"toe-press"}), easier=True)

    assert easier_session.make_easier(plan, red).included == (0,)
    assert easier_session.name_resting(plan, red) == ("Toe press",)


def test_when_all_of_it_rests_there_is_no_step() -> None:
    plan = compile_timeline(THREE, include={1, 2})

    assert easier_session.make_easier(plan, PainAdvice(hurt=frozenset({"toe-press"}))).steps == ()


@pytest.mark.parametrize("name", LIBRARY.names())
@pytest.mark.parametrize("effort", Effort)
def test_easier_is_never_more_and_still_a_routine(name: str, effort: Effort) -> None:
    routine = LIBRARY.load(name)

    less = compile_timeline(easier_session.make_routine_easier(routine), effort)

    full = compile_timeline(routine, effort)
    assert (
        0
        < sum(step.seconds or 0 for step in less.steps)
        <= sum(step.seconds or 0 for step in full.steps)
    )
    for easy, hard in zip(less.exercises, full.exercises, strict=True):
        assert 1 <= easy.left.reps <= hard.left.reps
        assert 3 * easy.left.reps < 2 * hard.left.reps + 3


def test_an_easier_session_has_no_hold_over_ten_seconds() -> None:
    less = easier_session.make_routine_easier(LIBRARY.load("feet-first"))

    longest = {
        one.id: max(move.time.high for move in one.left.moves if move.time)
        for one in less.exercises
        if any(move.time for move in one.left.moves)
    }
    assert longest.pop("sand-walk") == 600
    assert max(longest.values()) == 10


def test_what_hurt_and_what_names_it_rest_in_every_routine() -> None:
    plan = compile_timeline(LIBRARY.load("feet-first"))

    advice = PainAdvice(hurt=frozenset({"toe-press"}), easier=True)

    assert easier_session.name_resting(plan, advice) == ("Toe press", "Pencil lift")


def test_an_easier_session_keeps_the_long_times_of_what_puts_no_load_on_the_feet() -> None:
    roll = dose(1, move("roll", 60))
    plan = routine(
        exercise("roll", roll, traits=ExerciseTraits(unloaded=True)), exercise("wall-sit", roll)
    )

    less = easier_session.make_routine_easier(plan)

    assert [one.left.moves[0].time for one in less.exercises] == [span(60), span(10)]


def test_an_easier_walk_is_two_thirds_of_it_and_not_as_short_as_a_hold() -> None:
    walk, hold = (dose(1, move("go", seconds)) for seconds in (600, easier_session.LONGEST_HELD))
    plan = routine(exercise("walk", walk), exercise("wall-sit", hold))

    less = easier_session.make_routine_easier(plan)

    assert [one.left.moves[0].time for one in less.exercises] == [span(400), span(10)]
