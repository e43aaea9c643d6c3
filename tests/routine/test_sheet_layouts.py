"""A sheet is read however it's laid out: with marks, broken words, and what isn't an exercise."""

import json
from pathlib import Path

import pytest

from footcoach.paths import bundled
from footcoach.routine.catalogue import Catalogue
from footcoach.routine.model import Exercise
from footcoach.routine.reader import parse_routine
from footcoach.routine.sheet.page_marks import is_page_mark
from footcoach.routine.sheet.plain_lines import make_plain
from footcoach.routine.sheet.sheet import read_sheet
from footcoach.routine.sheet.writer import write_routine

CATALOGUE = Catalogue(bundled("routines") / "exercises")


def exercises(sheet: str) -> dict[str, Exercise]:
    text = write_routine(read_sheet(sheet), "mine", CATALOGUE)
    return {one.name: one for one in parse_routine(text, "mine", CATALOGUE, "mine").exercises}


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("# Title\n**Squat** *slowly*\n---", "Title\nSquat slowly\n"),
        ("Straight-\nen the knee", "\nStraighten the knee"),
        ("anti-\nclockwise, self-\nmassage", "\nanticlockwise, \nself-massage"),
        ("Exercise 1: Squat\nExercise 2: Lunge", "1. Squat\n2. Lunge"),
        ("1 Squat\n2 Lunge", "1. Squat\n2. Lunge"),
        ("5 Squats", "5 Squats"),
        ("1.\n\nSquat", "1. Squat"),
        ("•\nSquat", "• Squat"),
        ("snake_case and 2 * 3 * 4", "snake_case and 2 * 3 * 4"),
    ],
)
def test_lines_are_made_plain_without_losing_a_word(typed: str, plain: str) -> None:
    assert make_plain(typed) == plain


@pytest.mark.parametrize(
    "text",
    ["Page 2 of 4", "- 3 -", "3/4", "Tel: 01234 567890", "www.example.org/feet", "© 2024 A Clinic",
     "info@example.org", "Review date: May 2026", "Version 2"],
)  # fmt: skip
def test_what_is_beside_the_text_of_a_page_is_no_exercise(text: str) -> None:
    assert is_page_mark(text)
    assert list(exercises(f"Feet\n\n1. Squat: 10 times\n{text}\n")) == ["Squat"]


@pytest.mark.parametrize(
    "text", ["Page turns: 10 times", "2 x 10", "Reference foot first, 10 reps"]
)
def test_an_exercise_is_no_page_mark(text: str) -> None:
    assert not is_page_mark(text)


def test_an_exercise_that_differs_from_the_one_of_that_name_is_the_users_own() -> None:
    item = "  - exercise: Heel raise\n    own: true\n    dose: hold 5s\n"
    text = f"title: T\nexercises:\n{item}"
    (one,) = parse_routine(text, "mine", CATALOGUE, "mine").exercises

    assert one.name == "Heel raise"
    assert [move.time.low for move in one.left.moves if move.time] == [5]


def test_what_is_said_of_something_else_is_no_dose_for_all() -> None:
    found = exercises("Back\n\n1. Bridge: 10 times\n\nKeep walking, 10 minutes twice a day.\n")

    assert "per_day" not in found["Bridge"].understood


def test_words_for_several_exercises_are_no_sides_and_no_number() -> None:
    found = exercises(
        "Back\n\nDo both exercises twice a day.\n\n1. Bridge: 10 times\n2. Plank: 20s\n"
    )

    assert {name: one.understood.get("per_day") for name, one in found.items()} == {
        "Bridge": 2,
        "Plank": 2,
    }
    assert not any("sides" in one.understood for one in found.values())


SHEETS = Path(__file__).parent / "sheets"
"""Sheets in the manner of real leaflets; beside each what it says."""


@pytest.mark.parametrize("name", sorted(path.stem for path in SHEETS.glob("*.txt")))
def test_a_sheet_says_what_it_says_and_each_guess_is_told(name: str) -> None:
    sheet = (SHEETS / f"{name}.txt").read_text(encoding="utf-8")
    expected = json.loads((SHEETS / f"{name}.json").read_text(encoding="utf-8"))

    text = write_routine(read_sheet(sheet), "mine", CATALOGUE)
    routine = parse_routine(text, "mine", CATALOGUE, "mine")

    assert routine.title == expected["title"]
    assert [one.name for one in routine.exercises] == [one["name"] for one in expected["exercises"]]
    for exercise, said in zip(routine.exercises, expected["exercises"], strict=True):
        values = {key: value for key, value in said.items() if key not in {"name", "flags"}}
        assert {key: exercise.understood.get(key) for key in values} == values
        assert set(said["flags"]) <= {flag.kind for flag in exercise.flags}
    for words in expected["kept"]:
        assert words in text
