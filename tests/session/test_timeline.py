"""A routine becomes the steps that its author meant."""

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given

from footcoach.routine.enums import Effort, Position, Side, Sides
from footcoach.routine.model import Block, Exercise
from footcoach.session.cues import Cue, StepKind
from footcoach.session.timeline import Timeline, compile_timeline
from tests.session.strategies import timelines
from tests.world import dose, exercise, move, routine, span, timeline


def shape(laid_out: Timeline) -> list[str]:
    """Write each step as kind, place and seconds: "move L1.2 3"."""
    return [
        f"{step.kind} {(step.side or '-')[0].upper()}{step.set or '-'}.{step.rep or '-'}"
        f" {'?' if step.seconds is None else step.seconds}"
        for step in laid_out.steps
    ]


CASES = {
    "reps run release between them and none after the last": (
        exercise(same=dose(3)),
        "ready --.- 10|move -1.1 3|release -1.1 3|move -1.2 3|release -1.2 3|move -1.3 3",
    ),
    "no release of 0 seconds": (
        exercise(same=dose(2, release=0)),
        "ready --.- 10|move -1.1 3|move -1.2 3",
    ),
    "every move of a rep is a step": (
        exercise(same=dose(1, move("rise", 2), move("hold", 4), move("lower", 3))),
        "ready --.- 10|move -1.1 2|move -1.1 4|move -1.1 3",
    ),
    "no rest after the last set": (
        exercise(same=dose(1, move("walk", 20), sets=2)),
        "ready --.- 10|move -1.1 20|rest -1.- 10|move -2.1 20",
    ),
    "each side does all its sets before the other": (
        exercise(same=dose(1, sets=2), sides=Sides.EACH),
        (
            "ready L-.- 10|move L1.1 3|rest L1.- 10|move L2.1 3|switch R-.- 5"
            "|move R1.1 3|rest R1.- 10|move R2.1 3"
        ),
    ),
    "alternating sides swap each rep, in the time of the release": (
        exercise(same=dose(2), sides=Sides.ALTERNATE),
        (
            "ready L-.- 10|move L1.1 3|switch R1.1 3|move R1.1 3|switch L1.1 3"
            "|move L1.2 3|switch R1.2 3|move R1.2 3"
        ),
    ),
    "alternating sides without a release change in the time of the switch": (
        exercise(same=dose(1, release=0), sides=Sides.ALTERNATE),
        "ready L-.- 10|move L1.1 3|switch R1.1 5|move R1.1 3",
    ),
    "a side with fewer sets is done while the other goes on, where they alternate": (
        exercise(left=dose(1, sets=2), right=dose(1), sides=Sides.ALTERNATE),
        "ready L-.- 10|move L1.1 3|switch R1.1 3|move R1.1 3|rest L1.- 10|move L2.1 3",
    ),
    "a side with more reps goes on alone": (
        exercise(left=dose(1), right=dose(3), sides=Sides.ALTERNATE),
        (
            "ready L-.- 10|move L1.1 3|switch R1.1 3|move R1.1 3|release R1.1 3|move R1.2 3"
            "|release R1.2 3|move R1.3 3"
        ),
    ),
    "each side has its own dose": (
        exercise(left=dose(1), right=dose(1, move("hold", 8)), sides=Sides.EACH),
        "ready L-.- 10|move L1.1 3|switch R-.- 5|move R1.1 8",
    ),
    "a move without a time waits": (
        exercise(same=dose(2, move("pick", None), release=0)),
        "ready --.- 10|move -1.1 ?|move -1.2 ?",
    ),
    "at the person's own pace a set is one step that waits": (
        exercise(same=dose(12, own_pace=True, sets=2), sides=Sides.EACH),
        (
            "ready L-.- 10|move L1.- ?|rest L1.- 10|move L2.- ?|switch R-.- 5"
            "|move R1.- ?|rest R1.- 10|move R2.- ?"
        ),
    ),
    "a ready time of the file's own": (
        exercise(same=dose(1), ready=span(4)),
        "ready --.- 4|move -1.1 3",
    ),
}


@pytest.mark.parametrize(("asked", "expected"), CASES.values(), ids=CASES.keys())
def test_a_dose_is_laid_out_in_steps(asked: Exercise, expected: str) -> None:
    assert shape(timeline(asked)) == expected.split("|")


def test_start_side_turns_the_order_round() -> None:
    laid_out = compile_timeline(
        routine(exercise(same=dose(1), sides=Sides.EACH)), start_side=Side.RIGHT
    )

    assert [step.side for step in laid_out.steps] == ["right", "right", "left", "left"]


def test_getting_ready_takes_longer_for_a_new_position_and_new_equipment() -> None:
    first = exercise("first", equipment=("band",))
    same_band = exercise("same-band", equipment=("band",))
    lying = exercise("lying", position=Position.LYING)
    lying_with_towel = exercise("towel", position=Position.LYING, equipment=("towel",))
    sitting_with_ball = exercise("ball", position=Position.SITTING, equipment=("ball",))

    laid_out = timeline(first, same_band, lying, lying_with_towel, sitting_with_ball)

    assert [settled.ready for settled in laid_out.exercises] == [10, 10, 25, 20, 35]


def test_an_exercise_that_is_left_out_costs_no_time_to_get_ready() -> None:
    lying = exercise("lying", position=Position.LYING, equipment=("towel",))
    plan = routine(exercise("a"), lying, exercise("b"))

    laid_out = compile_timeline(plan, include={0, 2})

    assert [step.seconds for step in laid_out.steps if step.kind == "ready"] == [10, 10]
    assert laid_out.included == (0, 2)


def test_one_of_a_choice_and_nothing_optional_is_done_by_default() -> None:
    plan = routine(
        exercise("walk", optional=True),
        exercise("scales", choice="resistance"),
        exercise("press"),
        exercise("band", choice="resistance"),
    )

    assert plan.default_exercises() == {1, 2}


def test_rounds_repeat_the_block_with_a_rest_between() -> None:
    block = Block(
        exercises=(exercise("a", dose(1)), exercise("b", dose(1))), rounds=span(2), rest=span(30)
    )
    laid_out = compile_timeline(routine(blocks=(block,)))

    kinds = [(step.kind.value, step.round, step.exercise, step.seconds) for step in laid_out.steps]
    assert kinds == [
        ("ready", 1, 0, 10), ("move", 1, 0, 3), ("ready", 1, 1, 10), ("move", 1, 1, 3),
        ("rest", 1, 1, 30),
        ("ready", 2, 0, 10), ("move", 2, 0, 3), ("ready", 2, 1, 10), ("move", 2, 1, 3),
    ]  # fmt: skip


def test_effort_settles_ranges_and_rounds_the_middle_up() -> None:
    ranged = exercise(same=dose(span(10, 15), move(time=span(3, 6))))

    settled = [compile_timeline(routine(ranged), effort).exercises[0].left for effort in Effort]

    assert [(one.reps, one.moves[0][1]) for one in settled] == [(10, 3), (13, 5), (15, 6)]


def test_length_is_the_sum_of_the_steps_and_unknown_if_one_waits() -> None:
    assert timeline(exercise(same=dose(3))).seconds == 10 + 3 * 3 + 2 * 3
    assert timeline(exercise(same=dose(1, move("pick", None)))).seconds is None


def cues_of(laid_out: Timeline, index: int) -> list[tuple[float, Cue]]:
    return [(mark.at, mark.cue) for mark in laid_out.steps[index].cues]


def test_short_holds_have_a_beat_a_second() -> None:
    laid_out = timeline(exercise(same=dose(2)))

    assert cues_of(laid_out, 1) == [(0, Cue.GO), (1, Cue.BEAT), (2, Cue.BEAT)]


def test_long_holds_are_counted_down_and_halved() -> None:
    laid_out = timeline(exercise(same=dose(2, move("hold", 30))))

    assert cues_of(laid_out, 1) == [
        (0, Cue.GO), (15, Cue.HALFWAY), (27, Cue.LAST), (28, Cue.LAST), (29, Cue.LAST),
    ]  # fmt: skip


def test_pauses_say_what_they_are_and_count_in_what_follows() -> None:
    laid_out = timeline(exercise(same=dose(2, sets=2), sides=Sides.EACH))

    pauses = {step.kind.value: step.cues for step in laid_out.steps}
    assert pauses["ready"] == ((7, Cue.COUNT_IN), (8, Cue.COUNT_IN), (9, Cue.COUNT_IN))
    assert pauses["release"] == ((0, Cue.RELEASE), (1, Cue.COUNT_IN), (2, Cue.COUNT_IN))
    assert pauses["rest"][0] == (0, Cue.REST)
    assert pauses["switch"][0] == (0, Cue.SWITCH)


def test_a_later_move_of_a_rep_has_its_own_cue_and_so_has_what_follows_the_main_one() -> None:
    moves = (move("rise"), move("hold"), move("lower"))
    laid_out = timeline(exercise(same=dose(1, *moves), main="hold"))

    assert [step.cues[0].cue for step in laid_out.steps[1:]] == [Cue.GO, Cue.NEXT_MOVE, Cue.BACK]


def test_where_no_pause_comes_between_the_feet_the_other_one_begins_with_the_change() -> None:
    each = exercise(same=dose(1, release=0), sides=Sides.EACH, switch=span(0))
    turns = exercise(same=dose(2, release=0), sides=Sides.ALTERNATE, switch=span(0))

    for one, begin in ((each, 1), (turns, 3)):
        moves = [step for step in timeline(one).steps if step.move]
        assert [step.cues[0].cue for step in moves] == [Cue.GO, *[Cue.SWITCH] * begin]


def test_a_pause_between_the_feet_leaves_the_beginning_of_the_other_as_it_is() -> None:
    moves = [step for step in timeline(exercise(sides=Sides.EACH)).steps if step.move]

    assert {step.cues[0].cue for step in moves} == {Cue.GO}


def test_the_end_of_each_exercise_and_of_the_session_is_heard_once() -> None:
    laid_out = timeline(exercise("a"), exercise("b"))

    ends = [
        (index, mark)
        for index, step in enumerate(laid_out.steps)
        for mark in step.cues
        if mark.cue in {Cue.EXERCISE_DONE, Cue.SESSION_DONE}
    ]
    assert ends == [(3, (3, Cue.EXERCISE_DONE)), (7, (3, Cue.SESSION_DONE))]


def test_a_rest_between_rounds_does_not_count_in_to_getting_ready() -> None:
    block = Block(exercises=(exercise("a", dose(1)),), rounds=span(2), rest=span(30))
    laid_out = compile_timeline(routine(blocks=(block,)))

    assert [step.kind.value for step in laid_out.steps[1:4]] == ["move", "rest", "ready"]
    assert cues_of(laid_out, 1)[-1] == (2, Cue.BEAT)
    assert cues_of(laid_out, 2) == [(0, Cue.REST)]
    assert [mark.cue for mark in laid_out.steps[2].with_length(35).cues] == [Cue.REST]


def test_the_start_of_an_exercise_is_not_drowned_by_the_end_of_the_one_before() -> None:
    laid_out = timeline(exercise("a", dose(1)), exercise("b", dose(1), ready=span(0)))

    assert cues_of(laid_out, 1)[-1] == (2, Cue.BEAT)
    assert cues_of(laid_out, 2)[0] == (0, Cue.GO)


@given(timelines(waits=False))
def test_no_two_cues_come_at_once_and_what_counts_in_counts_in_to_work(plan: Timeline) -> None:
    steps = zip(plan.starts, plan.steps, strict=True)
    heard = [(start + mark.at, mark.cue) for start, step in steps for mark in step.cues]

    assert all(after - before >= 1 for (before, _), (after, _) in pairwise(heard))
    promised = {after for (_, before), (_, after) in pairwise(heard) if before is Cue.COUNT_IN}
    assert promised <= {Cue.COUNT_IN, Cue.GO}


def test_a_step_made_longer_keeps_its_beginning_and_its_end() -> None:
    last = timeline(exercise(same=dose(1, move("hold", 10)))).steps[-1]

    assert [(mark.at, mark.cue) for mark in last.with_length(12).cues] == [
        (0, Cue.GO), (9, Cue.LAST), (10, Cue.LAST), (11, Cue.LAST), (12, Cue.SESSION_DONE),
    ]  # fmt: skip


def test_a_later_round_has_the_time_for_its_own_changes_of_position() -> None:
    standing = exercise("a", dose(1), equipment=("band",))
    sitting = exercise("b", dose(1), position=Position.SITTING)
    before = Block(exercises=(exercise("c", dose(1), position=Position.SITTING),))
    rounds = Block(exercises=(standing, sitting), rounds=span(2))
    alone = Block(exercises=(sitting,), rounds=span(2))

    both = compile_timeline(routine(blocks=(before, rounds)))
    after = compile_timeline(routine(blocks=(Block(exercises=(standing,)), alone)))

    def readies(laid_out: Timeline) -> list[float | None]:
        return [step.seconds for step in laid_out.steps if step.kind.value == "ready"]

    assert readies(both) == [10, 35, 25, 25, 25]
    assert readies(after) == [10, 25, 10]


def test_one_side_at_its_own_pace_takes_nothing_from_the_other() -> None:
    mixed = exercise(left=dose(10, own_pace=True), right=dose(2), sides=Sides.ALTERNATE)

    moves = [(step.side, step.rep) for step in timeline(mixed).steps if step.move]

    assert moves == [(Side.LEFT, None), (Side.RIGHT, 1), (Side.RIGHT, 2)]


@pytest.mark.parametrize(
    ("sides", "expected"),
    [(Sides.LEFT, Side.LEFT), (Sides.RIGHT, Side.RIGHT), (Sides.ONE, Side.RIGHT)],
)
def test_where_one_side_works_alone_the_other_has_no_step(sides: Sides, expected: Side) -> None:
    alone = exercise(same=dose(2, sets=2), sides=sides)

    laid_out = compile_timeline(routine(alone), start_side=Side.RIGHT)

    assert {step.side for step in laid_out.steps} == {expected}
    assert [step.kind.value for step in laid_out.steps] == [
        "ready", "move", "release", "move", "rest", "move", "release", "move",
    ]  # fmt: skip


def test_the_sore_side_is_the_one_that_was_chosen() -> None:
    sore = exercise(sides=Sides.ONE)

    laid_out = compile_timeline(routine(sore, sore), feet={0: Side.RIGHT, 1: Side.LEFT})

    assert [{step.side for step in laid_out.steps if step.exercise == one} for one in (0, 1)] == [
        {Side.RIGHT},
        {Side.LEFT},
    ]


def test_turning_over_on_the_floor_is_quicker_than_getting_down_to_it() -> None:
    names = (Position.STANDING, Position.LYING, Position.PRONE, Position.ALL_FOURS)
    placed = [exercise(name, position=name) for name in (*names, Position.HANGING)]

    assert [one.ready for one in timeline(*placed).exercises] == [10, 25, 20, 20, 20]


def test_each_set_has_the_reps_that_are_its_own() -> None:
    falling = exercise(same=dose(12, by_set=(span(3), span(2), span(1)), sets=3))

    moves = [(step.set, step.rep) for step in timeline(falling).steps if step.move]

    assert moves == [(1, 1), (1, 2), (1, 3), (2, 1), (2, 2), (3, 1)]


def test_a_move_of_no_seconds_is_left_out() -> None:
    moves = (move("lift"), move("hold", 0), move("lower"))
    laid_out = timeline(exercise(same=dose(1, *moves), main="hold"))

    assert shape(laid_out) == ["ready --.- 10", "move -1.1 3", "move -1.1 3"]
    assert [step.cues[0].cue for step in laid_out.steps[1:]] == [Cue.GO, Cue.BACK]


def test_a_rest_after_an_exercise_comes_before_the_next_one_and_never_last() -> None:
    first = exercise("a", dose(1), rest_after=span(40))
    laid_out = timeline(first, exercise("b", dose(1), rest_after=span(60)))

    assert shape(laid_out) == [
        "ready --.- 10", "move -1.1 3", "rest --.- 40", "ready --.- 10", "move -1.1 3",
    ]  # fmt: skip


def test_the_rest_between_rounds_is_the_one_after_the_last_of_a_round() -> None:
    pair = (exercise("a", dose(1), rest_after=span(5)), exercise("b", dose(1), rest_after=span(7)))
    rounds = Block(exercises=pair, rounds=span(2), rest=span(30))

    laid_out = compile_timeline(routine(blocks=(rounds,)))

    assert [step.seconds for step in laid_out.steps if step.kind == "rest"] == [5, 30, 5]


def test_gentle_effort_takes_the_longer_end_of_a_pause() -> None:
    pauses: dict[str, Any] = {"rest": span(20, 60), "switch": span(5, 9), "ready": span(10, 20)}
    ranged = exercise(same=dose(2, release=0), rest_after=span(30, 90), **pauses)

    settled = [compile_timeline(routine(ranged), effort).exercises[0] for effort in Effort]

    assert [(one.rest, one.switch, one.ready, one.rest_after) for one in settled] == [
        (60, 9, 20, 90), (40, 7, 15, 60), (20, 5, 10, 30),
    ]  # fmt: skip


def test_a_set_of_as_many_as_you_can_is_asked_about_before_the_rest() -> None:
    timed = dose(1, sets=2, as_many=True, own_pace=True, set_time=span(60))
    open_ended = dose(1, as_many=True, own_pace=True)

    assert shape(timeline(exercise(same=timed))) == [
        "ready --.- 10", "move -1.- 60", "count -1.- ?",
        "rest -1.- 10", "move -2.- 60", "count -2.- ?",
    ]  # fmt: skip
    assert shape(timeline(exercise(same=open_ended)))[1:] == ["move -1.- ?", "count -1.- ?"]


def test_a_later_exercise_has_time_to_be_read_before_it() -> None:
    words = " ".join(["word"] * 44)  # with its name 46, which take 13.8 s at 200 words a minute
    short, long = exercise("first"), exercise("long-one", setup=words)

    laid_out = timeline(short, long)

    assert [one.ready for one in laid_out.exercises] == [10, 14]


def test_reading_and_getting_into_place_have_bounds() -> None:
    words = " ".join(["word"] * 200)
    still = exercise("still", setup=words, caution=words)
    moved = exercise("moved", setup=words, position=Position.SITTING, equipment=("towel",))

    laid_out = timeline(exercise("first"), still, moved)

    assert [one.ready for one in laid_out.exercises] == [10, 20, 35]


def test_the_time_in_the_file_wins_over_the_time_to_read() -> None:
    laid_out = timeline(exercise("first"), exercise("b", setup="word " * 99, ready=span(4)))

    assert laid_out.exercises[1].ready == 4


def test_in_a_later_round_there_is_nothing_to_read() -> None:
    one = exercise("one", setup="word " * 99)
    laid_out = compile_timeline(routine(blocks=(Block(exercises=(one,), rounds=span(2)),)))

    ready = [step.seconds for step in laid_out.steps if step.kind is StepKind.READY]
    assert ready == [10, 10]


@given(timelines())
def test_what_follows_from_all_steps_is_what_adding_them_up_says(plan: Timeline) -> None:
    seconds = [step.seconds or 0 for step in plan.steps]
    for index, step in enumerate(plan.steps):
        assert plan.left_after[index] == int(round(sum(seconds[index + 1 :]), 6))
        turn = plan.turn_at(index)
        assert index in turn
        assert {plan.steps[at].turn for at in turn} == {step.turn}
        beside = (turn.start - 1, turn.stop)
        assert all(plan.steps[at].turn != step.turn for at in beside if 0 <= at < len(seconds))
        assert plan.rounds_of(step.exercise) >= step.round
    turns = dict.fromkeys(step.turn for step in plan.steps)
    assert plan.turn_lengths == tuple(
        int(sum(step.seconds or 0 for step in plan.steps if step.turn == turn)) for turn in turns
    )
