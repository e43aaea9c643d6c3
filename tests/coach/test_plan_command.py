"""In plain mode "plan" says what is in the plan, and adds or removes the routine under way."""

from pathlib import Path

import pytest

from footcoach.coach.log_service import LogService
from footcoach.coach.plan_command import HELP, PlanCommand
from footcoach.log.store import Store
from footcoach.routine.library import Library
from tests.world import routine


@pytest.fixture
def command(tmp_path: Path) -> PlanCommand:
    library = Library(tmp_path / "own")
    log = LogService(Store(tmp_path / "footcoach.db"), library)
    return PlanCommand(log, library, library.load("two-minutes"))


def test_the_routine_under_way_is_added_named_and_removed(command: PlanCommand) -> None:
    lines = ("plan", "plan add", "plan", "plan remove", "plan")

    assert [command.answer(line)[0] for line in lines] == [
        "Your plan is empty.",
        "Quick starter: added to your plan.",
        "Your plan: Quick starter.",
        "Quick starter: removed from your plan.",
        "Your plan is empty.",
    ]
    assert command.answer("plan what")[1] == HELP


def test_other_lines_are_about_something_else(command: PlanCommand) -> None:
    assert [command.answer(line) for line in ("", "planned", "add", "x")] == [()] * 4


def test_a_file_of_its_own_is_not_added(tmp_path: Path, command: PlanCommand) -> None:
    library = Library(tmp_path / "own")
    other = PlanCommand(LogService(Store(tmp_path / "footcoach.db"), library), library, routine())

    assert "can't be added" in other.answer("plan add")[0]
    assert command.answer("plan")[0] == "Your plan is empty."
