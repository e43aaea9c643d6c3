"""A pasted sheet says what it was taken for, and each guess can be flipped and flipped back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footcoach.coach.sheet_review import Guess, SheetReview
from footcoach.paths import bundled
from footcoach.routine.catalogue import Catalogue
from footcoach.routine.errors import RoutineError
from footcoach.routine.reader import parse_routine
from footcoach.routine.sheet.sheet import read_sheet
from footcoach.routine.sheet.writer import EmptySheetError

CATALOGUE = Catalogue(bundled("routines") / "exercises")
SHEET = """\
Ankle sheet

Twice a day.
1. Heel raises 3 x 12
2. Ankle bends: 10 to each side
3. Balance on one leg: 60 s eyes open, 30 s eyes shut, five times each
"""
LINES = (
    "Heel raises 3 x 12",
    "Bridge 3x10, x2",
    "Ankle bends: 10 to each side",
    "Toe taps 10 alternating",
    "Balance: 60 s eyes open, 30 s eyes shut, five times each",
    "Quad set: 60s, 10 reps",
    "Step-ups 5/7, 2 x 10",
    "Marching 20 minutes a day",
    "Wall sit 30/10 x 4",
    "Do 2 and 3 on the sore foot only.",
    "Both legs: squat 10 times",
    "Walk 5 m, 3 times",
    "Clam 10 (R) 15 (L), 3 x 10 each",
)


def read(text: str, before: SheetReview | None = None) -> SheetReview:
    return SheetReview(read_sheet(text), CATALOGUE, before)


def guesses(review: SheetReview) -> list[tuple[int, Guess]]:
    found = enumerate(review.list_exercises())
    return [(index, guess) for index, exercise in found for guess in exercise.guesses]


def lines(review: SheetReview) -> list[str]:
    return [exercise.text for exercise in review.list_exercises()]


def test_a_flipped_guess_is_read_the_other_way_and_written_so() -> None:
    review = read(SHEET)
    index, guess = next((index, one) for index, one in guesses(review) if "3 x 12" in one.text)
    assert lines(review)[index].startswith("Heel raises: 3 sets of 12")

    review.flip(index, guess)

    assert lines(review)[index].startswith("Heel raises: 12 sets of 3")
    routine = parse_routine(review.make("mine").text, "mine", CATALOGUE, "mine")
    assert (routine.exercises[index].left.sets.high, routine.exercises[index].left.reps.high) == (
        12,
        3,
    )


def test_reps_for_each_side_become_reps_in_all() -> None:
    review = read("1. Ankle bends: 10 to each side\n2. Squat: 5 times\n")
    ((index, guess),) = guesses(review)

    review.flip(index, guess)

    assert "each" not in lines(review)[index]
    ((_, chosen),) = guesses(review)
    assert chosen.is_flipped
    assert chosen.text == 'You chose "10 in all" for "10 to each side".'


def test_what_is_not_understood_is_named_and_why() -> None:
    review = read("1. Squat: 5 times\n2. Bend: 10 reps, 20 reps\n")
    (*_, last) = review.list_exercises()

    assert last.text == "Bend: 10 reps, 20 reps"
    assert last.remarks[0].startswith("Not understood: ")


def test_choices_stay_for_the_lines_that_are_the_same() -> None:
    before = read(SHEET)
    index, guess = next((index, one) for index, one in guesses(before) if "3 x 12" in one.text)
    before.flip(index, guess)

    after = read(SHEET.replace("1. Heel", "1. Squat: 5 times\n2. Heel"), before)

    assert lines(after)[index + 1] == lines(before)[index]


def test_what_is_left_out_is_a_comment_and_can_be_put_back() -> None:
    review = read("Physio: 5 reps\n1. Squat: 5 times\n")
    before = lines(review)

    review.leave_out(0)

    (out, _) = review.list_exercises()
    assert out.is_left_out
    text = review.make("mine").text
    assert "#   Physio: 5 reps" in text
    routine = parse_routine(text, "mine", CATALOGUE, "mine")
    assert [exercise.name for exercise in routine.exercises] == ["Squat"]
    with pytest.raises(EmptySheetError):
        review.leave_out(1)

    review.leave_out(0)
    assert lines(review) == before


def test_what_is_no_exercise_is_named() -> None:
    review = read(f"{SHEET}\nRing us with any questions.\n")

    assert "Ring us with any questions." in review.others


def test_a_sheet_of_which_nothing_is_understood_says_why() -> None:
    with pytest.raises(EmptySheetError, match=r"is understood\. Bend: 10 reps, 20 reps: "):
        read("1. Bend: 10 reps, 20 reps\n")


def test_without_an_exercise_it_says_what_to_write() -> None:
    with pytest.raises(EmptySheetError, match=r"Write each on a line of its own"):
        read("Dear patient, see you soon.")


@given(st.lists(st.sampled_from(LINES), min_size=1, max_size=4, unique=True).map("\n".join))
def test_each_guess_that_can_be_flipped_changes_what_is_done_and_flips_back(text: str) -> None:
    try:
        review = read(text)
    except EmptySheetError:
        return
    before = lines(review)
    for index, guess in guesses(review):
        if not guess.can_flip:
            continue
        review.flip(index, guess)
        assert lines(review)[index] != before[index]
        (chosen,) = (one for _, one in guesses(review) if one.is_flipped)
        review.flip(index, chosen)
        assert lines(review) == before


@given(st.text(max_size=300) | st.text("Heel raise:3x10s,each\n -12.", max_size=80), st.data())
def test_any_text_can_be_reviewed_and_what_is_written_is_read(
    text: str, data: st.DataObject
) -> None:
    try:
        review = read(text)
    except (EmptySheetError, RoutineError):
        return
    found = guesses(review)
    if found:
        review.flip(*data.draw(st.sampled_from(found)))
    made = review.make("mine")
    routine = parse_routine(made.text, "mine", CATALOGUE, "mine")

    assert routine.exercises == tuple(filter(None, made.exercises))
