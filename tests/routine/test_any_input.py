"""Whatever is read, nothing falls over, and the work is in proportion to the length."""

import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from types import FrameType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footcoach.paths import bundled
from footcoach.routine.catalogue import Catalogue
from footcoach.routine.dose.line_reader import read_line
from footcoach.routine.dose.reader import read_dose
from footcoach.routine.errors import Problem, RoutineError
from footcoach.routine.files import decode
from footcoach.routine.library import Library
from footcoach.routine.model import Exercise
from footcoach.routine.reader import parse_routine
from footcoach.routine.sheet.sheet import read_sheet
from footcoach.routine.sheet.writer import EmptySheetError, write_routine

CATALOGUE = Catalogue(bundled("routines") / "exercises")
LENGTH = 700
"""Characters of the shorter text, so long that what isn't in proportion shows."""
PIECES = (
    *("title: T\n", "exercises:\n", "  - ", "toe-press: ", "10 reps", "3s", ", ", "\n", "{", "}"),
    *("[", "]", "&a ", "*a ", "!!x ", "|\n", "'", '"', "#", "\t", "\r", "- - ", "? ", ": ", "%"),
    *("\ufeff", "\x00", "\x1b[2J", "\u202e", "\ud7ff", "é", "½", "…", "---\n", "exercise: new\n"),
    *("    moves: ", "left: {reps: 3}", "Hold for 5 secs.", "1. ", "• ", "Week 1: ", "| a | 2 |"),
)
some_bytes = st.binary(max_size=80) | st.lists(
    st.sampled_from([piece.encode() for piece in PIECES]) | st.binary(max_size=3), max_size=40
).map(b"".join)


@given(some_bytes)
def test_a_file_of_any_bytes_is_a_routine_or_has_mistakes_with_remedies(data: bytes) -> None:
    with TemporaryDirectory() as folder:
        (Path(folder) / "mine.yaml").write_bytes(data)
        exercises, problems = load(Path(folder))

    assert exercises or problems
    assert all(problem.wrong for problem in problems)


def load(folder: Path) -> tuple[tuple[Exercise, ...], tuple[Problem, ...]]:
    """Return the exercises of the routine "mine" in a folder, or its mistakes."""
    try:
        return Library(folder).load("mine").exercises, ()
    except RoutineError as error:
        return (), error.problems


@given(some_bytes)
def test_a_sheet_of_any_bytes_is_a_routine_or_has_no_exercise(data: bytes) -> None:
    try:
        text = write_routine(read_sheet(decode(Path("sheet"), data)), "mine", CATALOGUE)
    except (RoutineError, EmptySheetError):
        return

    assert parse_routine(text, "mine", CATALOGUE, "mine").exercises


def count_steps(read: Callable[[str], object], text: str) -> int:
    """Return how many functions are called until ``text`` is read, those of Python included."""
    steps = 0

    def count(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal steps
        steps += event in {"call", "c_call"}

    read_dose.cache_clear()
    before = sys.getprofile()
    sys.setprofile(count)
    try:
        read(text)
    except (RoutineError, EmptySheetError):
        pass
    finally:
        sys.setprofile(before)
    return steps


def read_file(text: str) -> object:
    return parse_routine(f"title: T\nexercises:\n  - toe-press: {text}", "mine", CATALOGUE, "mine")


def make_routine(text: str) -> object:
    return write_routine(read_sheet(f"Title\n\n{text}"), "mine", CATALOGUE)


@pytest.mark.parametrize("read", [read_line, read_file, make_routine])
@pytest.mark.parametrize(
    "piece",
    ["1-", "3 x ", "then ", "each ", "too easy? ", "10 reps, ", "- a: 3 x 5\n", "(", "left right ",
     "week 1: ", "1.\n", "a-\n", "**a ", "| a ", "'", "{a: ", "[", "\n  - heel-raise: 3s", "x"],
)  # fmt: skip
def test_twice_the_text_is_at_most_about_twice_the_work(
    read: Callable[[str], object], piece: str
) -> None:
    number = LENGTH // len(piece)
    once, twice = (count_steps(read, piece * times) for times in (number, 2 * number))

    assert twice <= 2.3 * once + 2000
