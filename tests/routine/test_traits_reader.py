"""What an exercise file tells advice is read, and checked like everything else."""

from collections.abc import Callable
from pathlib import Path

import pytest

from footcoach.routine.catalogue_entry import parse_entry
from footcoach.routine.errors import RoutineError
from footcoach.routine.library import Library
from footcoach.routine.model import Exercise, ExerciseTraits, ProgressionStep

IDS = ("toe-press", "toe-fan", "marbles")
MARBLES = """name: Marbles
position: sitting
moves:
  - {id: grip, do: Grip a marble, time: 3s}
  - {id: drop, do: Drop it, time: 2s}
main: grip
"""
OWN = """name: Marbles
position: sitting
moves: [{id: grip, do: Grip a marble, time: 3s}]
"""


def traits(text: str) -> ExerciseTraits:
    return parse_entry(MARBLES + text, "marbles", "marbles.yaml", lambda: IDS).traits


def test_an_exercise_that_says_nothing_has_no_traits() -> None:
    assert traits("") == ExerciseTraits()


def test_similar_exercises_are_read() -> None:
    assert traits("similar: [toe-press, toe-fan]").similar == ("toe-press", "toe-fan")


def test_flags_are_read() -> None:
    assert traits("tiptoe: true") == ExerciseTraits(tiptoe=True)
    assert traits("unloaded: true") == ExerciseTraits(unloaded=True)


@pytest.mark.parametrize(
    ("line", "step"),
    [
        ("2 more reps up to 15", ("reps", 2, 15)),
        ("1 more rep, up to 8", ("reps", 1, 8)),
        ("1 more set up to 2", ("sets", 1, 2)),
        ("grip 1s longer up to 5s", ("moves.grip", 1, 5)),
        ("drop 5 seconds longer, up to 1:30", ("moves.drop", 5, 90)),
    ],
)
def test_a_step_of_a_progression_is_read(line: str, step: tuple[str, int, int]) -> None:
    assert traits(f'progression: ["{line}"]').progression == (ProgressionStep(*step),)


def test_the_steps_of_a_progression_stay_in_order() -> None:
    lines = "progression: [grip 1s longer up to 5s, 1 more set up to 3, 2 more reps up to 15]"

    assert [step.what for step in traits(lines).progression] == ["moves.grip", "sets", "reps"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "similar: [toe-pres]",
            '11: there\'s no exercise called "toe-pres"; did you mean toe-press?',
        ),
        (
            "similar: [zzz]",
            '11: there\'s no exercise called "zzz"; write the id of another exercise, or',
        ),
        ("similar: [marbles]", '11: "marbles" is the exercise itself; delete it here'),
        ("similar: [toe-fan, toe-fan]", '20: "toe-fan" is named twice; delete it here'),
        ("similar: [[a]]", "11: similar is a list of ids; write text here"),
        ("similar: toe-press", "10: similar takes a list; write similar: [toe-press]"),
        ("similar: []", "1: similar has 0 entries; write 1 or more, or delete the key"),
        (
            "progression: [harder]",
            '15: "harder" is not a step; write 2 more reps up to 15, or grip 1s',
        ),
        ("progression: [hold 1s longer up to 5s]", '15: this exercise has no move called "hold"'),
        ("progression: [0 more reps up to 5]", '15: "0" is too little; write 1 to 500'),
        ("progression: [2 more reps up to 9999]", '15: "9999" is too much; write 1 to 500'),
        ("progression: [2 more reps up to 10-15]", '15: "10-15" is a range; write one number'),
        ("progression: [1 more set up to 1]", "never makes it harder; write a greater number"),
        (
            "progression: [1 more set up to 2, 1 more set up to 3]",
            '35: "1 more set up to 3" repeats an earlier step; keep one of the two',
        ),
        ("progression: [[a]]", "15: progression is a list of steps such as 2 more reps up to 15"),
        ("tiptoe: maybe", '9: tiptoe can\'t be "maybe"; write true or false'),
    ],
)
def test_a_mistake_is_reported_at_its_place_with_a_remedy(text: str, message: str) -> None:
    with pytest.raises(RoutineError) as caught:
        traits(text)

    (problem,) = caught.value.problems
    assert str(problem).startswith("marbles.yaml:7:")
    assert message in str(problem).removeprefix("marbles.yaml:7:")


def test_the_steps_that_messages_offer_are_taken() -> None:
    with pytest.raises(RoutineError) as caught:
        traits("progression: [harder]")

    (problem,) = caught.value.problems
    offered = problem.right.removeprefix("write ").split(", or ")
    assert len(traits(f"progression: {offered}").progression) == 2


def test_an_exercise_defined_in_a_routine_has_traits(one: Callable[[str], Exercise]) -> None:
    exercise = one(
        f"exercise: marbles\n{OWN}similar: [toe-press]\n"
        "progression: [2 more reps up to 9]\ntiptoe: true\n"
    )

    assert exercise.traits == ExerciseTraits(
        similar=("toe-press",), progression=(ProgressionStep("reps", 2, 9),), tiptoe=True
    )


def test_an_exercise_of_a_routine_can_name_another_one_of_it(
    tmp_path: Path,
) -> None:
    (tmp_path / "mine.yaml").write_text(
        "title: Mine\nexercises:\n"
        "  - {exercise: peas, similar: [marbles], name: Peas, position: sitting,"
        " moves: [{id: pick, do: Pick one, time: 3s}]}\n"
        "  - rounds: 2\n    exercises:\n"
        "      - {exercise: marbles, name: Marbles, position: sitting,"
        " moves: [{id: grip, do: Grip one, time: 3s}]}\n"
    )

    peas, _ = Library(tmp_path).load("mine").exercises

    assert peas.traits.similar == ("marbles",)


@pytest.mark.parametrize(
    "key",
    ["similar: [toe-fan]", "progression: [1 more set up to 2]", "tiptoe: true", "unloaded: true"],
)
def test_the_traits_of_the_catalogue_cannot_be_changed_in_a_routine(
    mistakes: Callable[[str], list[str]], key: str
) -> None:
    (message,) = mistakes(f"title: T\nexercises:\n  - exercise: toe-press\n    {key}\n")

    assert (
        f"{key.partition(chr(58))[0]} of toe-press comes from the catalogue; delete it" in message
    )


def test_an_own_exercise_file_can_name_shipped_ones_and_its_neighbours(tmp_path: Path) -> None:
    folder = tmp_path / "exercises"
    folder.mkdir()
    (folder / "marbles.yaml").write_text(OWN + "similar: [toe-press, peas]\n")
    (folder / "peas.yaml").write_text(OWN)

    entry = Library(tmp_path).catalogue.find("marbles")

    assert entry
    assert entry.traits.similar == ("toe-press", "peas")


def test_a_file_in_another_folder_is_checked_against_its_neighbours_too(tmp_path: Path) -> None:
    folder = tmp_path / "exercises"
    folder.mkdir()
    (folder / "marbles.yaml").write_text(OWN + "similar: [peas]\n")
    library = Library(tmp_path / "own")

    with pytest.raises(RoutineError, match="peas"):
        library.check(folder / "marbles.yaml")
    (folder / "peas.yaml").write_text(OWN)
    library.check(folder / "marbles.yaml")


def test_traits_are_no_reason_to_take_an_exercise_for_another(
    one: Callable[[str], Exercise],
) -> None:
    plain, marked = (one(f"exercise: m\n{OWN}{more}") for more in ("", "tiptoe: true\n"))

    assert plain.traits != marked.traits
    assert plain == marked
