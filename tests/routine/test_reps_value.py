"""Reps are a number, a range, a number for each set, or as many as you can."""

import pytest
from tests.routine.test_item_reader import Mistakes, One, Read, item
from tests.world import span

from footcoach.routine.errors import MisreadError
from footcoach.routine.model import Span
from footcoach.routine.reps_value import RepsValue, read_reps

THREE = RepsValue({"reps": span(12), "sets": span(3)}, (span(12), span(10), span(8)))
READ = {
    "10": RepsValue({"reps": span(10)}),
    "10-12": RepsValue({"reps": Span(10, 12)}),
    "12, 10, 8": THREE,
    "12,10,8": THREE,
    "12, 10 and 8": THREE,
    "12 / 10 / 8": THREE,
    "10-12, 8": RepsValue({"reps": Span(10, 12), "sets": span(2)}, (Span(10, 12), span(8))),
    "as many as  you can": RepsValue({}, as_many=True),
    "AMRAP": RepsValue({}, as_many=True),
}


@pytest.mark.parametrize(("text", "expected"), READ.items())
def test_reps_are_read(text: str, expected: RepsValue) -> None:
    assert read_reps(text) == expected


@pytest.mark.parametrize("text", ["2,5", "", "12, , 8", "12 10 8", "0, 3", "1," * 60 + "1"])
def test_what_is_no_number_of_reps_is_refused(text: str) -> None:
    with pytest.raises(MisreadError):
        read_reps(text)


def test_a_list_says_the_reps_of_each_set(one: One) -> None:
    text = one("exercise: toe-press\nreps: 12, 10, 8").left
    listed = one("exercise: toe-press\nreps: [12, 10, 8]").left

    assert listed == text
    assert (text.by_set, text.sets, text.reps) == ((span(12), span(10), span(8)), span(3), span(12))


def test_sets_follow_from_the_reps_of_each(mistakes: Mistakes) -> None:
    (message,) = mistakes(item("exercise: toe-press\nsets: 3\nreps: 12, 10, 8"))

    assert message == ("mine.yaml:4:5: the reps of each set say how many sets there are; delete it")


def test_as_many_as_you_can_is_a_set_of_no_counted_reps(one: One) -> None:
    timed = one("exercise: heel-raise\nreps: as many as you can\ntime: 1m").left
    open_ended = one("exercise: heel-raise\nreps: amrap").left

    assert (timed.as_many, timed.own_pace, timed.set_time) == (True, True, span(60))
    assert (open_ended.as_many, open_ended.set_time) == (True, None)
    assert open_ended.reps == span(1)


def test_the_time_of_a_set_needs_as_many_as_you_can(mistakes: Mistakes) -> None:
    (message,) = mistakes(item("exercise: toe-press\ntime: 1m"))

    assert message == (
        'mine.yaml:3:5: "time" is for as many reps as you can; '
        "write reps: as many as you can, or delete time"
    )


def test_what_an_item_says_of_its_reps_stands_alone(one: One) -> None:
    # The sides say nothing of their own here, or all of it.
    exercise = one("exercise: toe-press\nreps: 12, 10, 8\nright: {reps: 5}")

    assert exercise.left.by_set == (span(12), span(10), span(8))
    assert (exercise.right.by_set, exercise.right.reps) == ((), span(5))


def test_the_tempo_leaves_a_move_out(one: One) -> None:
    hold = next(move for move in one("heel-raise: hold 0s").left.moves if move.id == "hold")

    assert hold.time == span(0)


def test_not_every_move_can_be_left_out(mistakes: Mistakes) -> None:
    (message,) = mistakes(item("heel-raise: rise 0s, hold 0s, lower 0s"))

    assert message == "mine.yaml:3:5: a rep of heel-raise takes no time; write rise 5s"


def test_an_exercise_can_be_followed_by_a_rest(read: Read) -> None:
    text = "title: Mine\nrest_after: 20s\nexercises:\n  - {exercise: toe-press, rest_after: 40s}\n"

    first, second = read(f"{text}  - toe-press\n").exercises

    assert (first.rest_after, second.rest_after) == (span(40), span(20))


def test_a_rest_after_the_last_exercise_has_no_effect(mistakes: Mistakes) -> None:
    (message,) = mistakes(item("exercise: toe-press\nrest_after: 40s"))

    assert message == (
        'mine.yaml:4:5: "rest_after" has no effect: nothing comes after this exercise; delete it'
    )


def test_in_rounds_something_comes_after_the_last_exercise(read: Read) -> None:
    inner = "[{exercise: toe-press, rest_after: 40s}]"
    text = f"title: Mine\nexercises:\n  - {{rounds: 2, exercises: {inner}}}\n"

    assert read(text).exercises[0].rest_after == span(40)
