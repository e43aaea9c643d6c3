import pytest
from hypothesis import given
from hypothesis import strategies as st

from footcoach.routine.errors import Problem, Problems, RoutineError, Spot, quote
from footcoach.routine.yaml_errors import explain


@pytest.mark.parametrize(
    ("problem", "line"),
    [
        (Problem("a.yaml", 4, 17, "bad", "write good"), "a.yaml:4:17: bad; write good"),
        (Problem("a.yaml", 4, 17, "bad"), "a.yaml:4:17: bad"),
        (Problem("", 1, 1, "bad", "write good"), "bad; write good"),
        (Problem("a\x1b[31m\n.yaml", 1, 1, "bad"), "a\\x1b[31m\\n.yaml:1:1: bad"),
    ],
)
def test_a_problem_is_one_line_with_its_place(problem: Problem, line: str) -> None:
    assert str(problem) == line


def test_mistakes_are_listed_from_top_to_bottom_and_other_files_after() -> None:
    problems = Problems("a")
    problems.include(RoutineError((Problem("b", 1, 1, "other"),)))
    problems.add(Spot(2, 1), "third")
    problems.add(Spot(1, 9), "second")
    problems.add(Spot(1, 2), "first")

    told = [problem.wrong for problem in problems.error().problems]

    assert told == ["first", "second", "third", "other"]


def test_each_file_has_its_own_twenty() -> None:
    error = RoutineError(tuple(Problem(file, 1, 1, "bad") for file in "ab" for _ in range(21)))

    assert error.lines().count("a:1:1: bad") == 20
    assert error.lines()[-1] == "b: and 1 more"


@given(st.text())
def test_a_quote_is_short_and_printable(text: str) -> None:
    shown = quote(text)

    assert shown.isprintable()
    # An escape takes up to ten characters for one.
    assert len(shown) <= 402


def test_an_unforeseen_complaint_of_the_parser_still_says_what_to_do() -> None:
    wrong, right = explain("while flying a kite, found a bird")

    assert wrong == "this can't be read as a routine"
    assert right
