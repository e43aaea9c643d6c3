"""An exercise of one's own is defined by its name and its dose, in one line."""

from collections.abc import Callable

import pytest

from footcoach.routine.enums import BodyPart, Position, Sides
from footcoach.routine.model import Exercise, Routine, Span

Read = Callable[[str], Routine]
One = Callable[[str], Exercise]
Mistakes = Callable[[str], list[str]]


def whole(*items: str) -> str:
    return "title: T\nexercises:\n" + "".join(f"  - {item}\n" for item in items)


def test_the_line_is_the_exercise(one: One) -> None:
    exercise = one("Pelvic clock: 10 reps of 5s, lying")

    assert (exercise.id, exercise.name) == ("pelvic-clock", "Pelvic clock")
    assert exercise.position is Position.LYING
    (move,) = exercise.left.moves
    assert (move.id, move.do, move.time) == ("hold", "Pelvic clock", Span(5, 5))
    assert exercise.left.reps == Span(10, 10)
    assert "moves.hold" not in exercise.suggested
    assert exercise.body_part is BodyPart.NONE


def test_reps_without_seconds_get_a_suggested_tempo(one: One) -> None:
    exercise = one("Squats: 3 x 12")

    assert exercise.left.moves[0].time == Span(3, 3)
    assert {"moves.move", "release"} <= set(exercise.suggested)


@pytest.mark.parametrize(
    ("line", "moves"),
    [
        ("Breathing: in for 4, hold for 7, out for 8, 4 reps", ["in", "hold", "out"]),
        ("Squat: tempo 3-0-3, 3 x 12", ["lower", "hold", "lift"]),
        ("Balance: 40 s eyes open, 20 s eyes shut", ["eyes-open", "eyes-shut"]),
    ],
)
def test_several_times_are_several_moves(one: One, line: str, moves: list[str]) -> None:
    exercise = one(f'"{line}"' if line.count(": ") > 1 else line)

    assert [move.id for move in exercise.left.moves] == moves
    assert not {f"moves.{move}" for move in moves} & set(exercise.suggested)


def test_the_position_is_that_of_the_exercise_before(read: Read) -> None:
    first, second, third = read(
        whole("Bridge: 10 reps, lying", "Clam: 10 reps", "tug: pull 3s")
    ).exercises

    assert (first.position, second.position) == (Position.LYING, Position.LYING)
    assert third.position is Position.SITTING


@pytest.mark.parametrize(
    ("line", "part", "sides"),
    [
        ("Wrist curl: 10 reps each side", BodyPart.WRIST, Sides.EACH),
        ("Curl: 10 reps each arm", BodyPart.ARM, Sides.EACH),
        ("Neck turn: 5 reps each side", BodyPart.SIDE, Sides.EACH),
        ("Bridge: left leg, 10 reps", BodyPart.LEG, Sides.LEFT),
        ("Bridge: sore leg only, 10 reps", BodyPart.LEG, Sides.ONE),
    ],
)
def test_the_sides_are_of_the_part_that_is_named(
    one: One, line: str, part: BodyPart, sides: Sides
) -> None:
    assert (one(line).body_part, one(line).sides) == (part, sides)


def test_what_has_no_time_of_its_own_waits_for_a_key(one: One) -> None:
    exercise = one("Hall walk: 10 steps, 4 times")

    assert exercise.left.moves[0].time is None
    assert exercise.left.reps == Span(4, 4)


def test_a_hold_as_long_as_you_can_waits_for_a_key(one: One) -> None:
    exercise = one("Plank: hold as long as you can, 3 times")

    assert exercise.left.moves[0].time is None
    assert exercise.left.reps == Span(3, 3)


def test_a_set_until_tired_has_no_number_of_reps(one: One) -> None:
    assert one("Push-up: 3 sets until tired").left.as_many


def test_each_side_can_have_its_own_sets_too(one: One) -> None:
    exercise = one("Curl: 2 x 15 (R), 3 x 12 (L)")

    assert (exercise.right.sets, exercise.right.reps) == (Span(2, 2), Span(15, 15))
    assert (exercise.left.sets, exercise.left.reps) == (Span(3, 3), Span(12, 12))


def test_sides_can_have_doses_of_their_own(one: One) -> None:
    exercise = one("Bridge: 8 (R) 12 (L)")

    assert (exercise.left.reps, exercise.right.reps) == (Span(12, 12), Span(8, 8))
    assert exercise.sides is Sides.EACH


@pytest.mark.parametrize(
    "name", ["Toe press", "TOE-PRESS", "toe presses", "Heel raises", "ankle circle"]
)
def test_names_of_the_catalogue_are_found_however_they_are_written(read: Read, name: str) -> None:
    (exercise,) = read(whole(f"{name}: 10 reps")).exercises

    assert exercise.id in {"toe-press", "heel-raise", "ankle-circles"}


@pytest.mark.parametrize(
    ("name", "meant"), [("Toe pres", "toe-press"), ("hel-raise", "heel-raise")]
)
def test_a_slip_of_a_letter_is_asked_about(mistakes: Mistakes, name: str, meant: str) -> None:
    (message,) = mistakes(whole(f"{name}: 10 reps"))

    assert message.endswith(f"did you mean {meant}? If it's your own, add own: true")


def test_a_name_like_one_of_the_catalogue_can_be_ones_own(one: One) -> None:
    assert one("exercise: Toe pres\nown: true\ndose: 10 reps").name == "Toe pres"


@pytest.mark.parametrize("name", ["Toe raise", "Heel press", "Ankle rolls", "Leg raise", "Hip tug"])
def test_an_exercise_of_other_muscles_is_never_suggested(read: Read, name: str) -> None:
    (exercise,) = read(whole(f"{name}: 10 reps")).exercises

    assert exercise.name == name


def test_a_line_without_a_colon_is_read_as_a_sheet_has_it(read: Read) -> None:
    first, second = read(whole("Calf pumps 3x15", '"Bridging ... x10, x2"')).exercises

    assert (first.name, first.left.sets, first.left.reps) == (
        "Calf pumps",
        Span(3, 3),
        Span(15, 15),
    )
    assert (second.name, second.left.sets) == ("Bridging", Span(2, 2))


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("toe-press: 10 reps of 5s, rest 5s", '"rest 5s" has no effect'),
        ("toe-press: 5 sets of 45s, release 2m", '"release 2m" has no effect'),
        ("toe-press: 10 reps of 3s, both feet, switch 20s", '"switch 20s" has no effect'),
        ("{exercise: toe-press, rest: 5s}", '"rest 5s" has no effect'),
        ("toe-press: 60s", '"1m" can be the time of all 10 reps, or of each'),
    ],
)
def test_what_would_have_no_effect_is_a_mistake(
    mistakes: Mistakes, line: str, message: str
) -> None:
    (found,) = mistakes(whole(line))

    assert message in found


@pytest.mark.parametrize(
    "line", ["8 sets of 20s, rest 10s", "hold 20s, 8 sets, rest 10s", "20s on, 10s off, 8 rounds"]
)
def test_sets_of_a_time_are_done_once_each(one: One, line: str) -> None:
    exercise = one(f"toe-press: {line}")

    assert (exercise.left.sets, exercise.left.reps) == (Span(8, 8), Span(1, 1))
    assert exercise.rest == Span(10, 10)
