"""Every preset says what it works on, and a routine of one's own can."""

from pathlib import Path

import pytest

from footcoach.overview.preset_index import Overview
from footcoach.overview.summarise import summarise
from footcoach.routine.enums import Goal
from footcoach.routine.errors import RoutineError
from footcoach.routine.library import Library

LIBRARY = Library(Path("nowhere"))


def test_every_preset_has_a_goal_and_every_goal_a_preset() -> None:
    goals = [Overview(LIBRARY).summary(name).goals for name in LIBRARY.names()]

    assert all(goals)
    assert {goal for each in goals for goal in each} == set(Goal)


def test_a_routine_of_ones_own_says_what_it_works_on(tmp_path: Path) -> None:
    mine = "title: Mine\ngoals: [toes, heel and calf, toes]\nexercises:\n  - toe-press: 3 reps\n"
    (tmp_path / "mine.yaml").write_text(mine)

    assert summarise(Library(tmp_path).load("mine")).goals == (Goal.TOES, Goal.HEEL_AND_CALF)


def test_an_unknown_goal_is_a_mistake_with_what_to_write(tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text("title: A\ngoals: [ankle]\nexercises: [toe-press]\n")

    with pytest.raises(RoutineError, match=r'mine\.yaml:2:9: .*"ankle"; did you mean ankles'):
        Library(tmp_path).load("mine")


def test_effort_changes_something_only_where_a_dose_is_a_range() -> None:
    with_efforts = [name for name in LIBRARY.names() if Overview(LIBRARY).summary(name).has_efforts]

    for name in LIBRARY.names():
        lengths = Overview(LIBRARY).summary(name).lengths
        assert name in with_efforts or len(set(lengths)) == 1, name
    # Three articles leave nothing open, and the starter stays one short thing.
    without = {"five-exercises", "four-exercises", "ten-exercises", "two-minutes"}
    assert set(LIBRARY.names()) - set(with_efforts) == without
