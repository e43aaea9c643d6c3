"""The plan on the command line."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from footcoach.cli import main
from footcoach.log.store import Store


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("CONFIG", "DATA", "CACHE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name.lower()))
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments, prog_name="footcoach")


def test_an_empty_plan_says_how_to_fill_it_and_creates_nothing(home: Path) -> None:
    result = run("plan")

    assert result.stdout == "Your plan is empty. To add a routine: footcoach plan add ROUTINE\n"
    assert list(home.iterdir()) == []


def test_a_routine_is_added_listed_with_how_often_and_removed() -> None:
    added = run("plan", "add", "morning")
    listed = run("plan")
    data = json.loads(run("plan", "--json").stdout)
    removed = run("plan", "remove", "morning")

    assert added.stdout == "Morning: loosen up: added to your plan.\n"
    assert listed.stdout == "morning  Morning: loosen up, once a day, every day\n"
    assert data == [
        {
            "name": "morning",
            "title": "Morning: loosen up",
            "per_day": [1, 1],
            "days_per_week": [7, 7],
        }
    ]
    assert removed.stdout == "Morning: loosen up: removed from your plan.\n"
    assert run("plan").stdout.startswith("Your plan is empty.")


def test_what_was_added_is_left_today() -> None:
    run("plan", "add", "two-minutes")

    assert run("today", "--short").stdout.startswith("2 left today")


def test_a_file_outside_the_folder_is_not_added_and_a_remedy_is_said(home: Path) -> None:
    file = home / "mine.yaml"
    file.write_text("title: Mine\nexercises: [toe-press]\n")

    result = run("plan", "add", str(file))

    folder = home / "config" / "footcoach" / "routines"
    assert result.exit_code == 1
    assert f"copy it into {folder} and give its name without .yaml" in result.stderr
    assert not (home / "data").exists()


def test_an_unknown_routine_is_not_added() -> None:
    result = run("plan", "add", "nonsense")

    assert (result.exit_code, result.stdout) == (1, "")
    assert "nonsense" in result.stderr


def test_what_is_not_in_the_plan_cannot_be_removed() -> None:
    result = run("plan", "remove", "morning")

    said = "footcoach: morning isn't in your plan; `footcoach plan` lists what is\n"
    assert (result.exit_code, result.stderr) == (1, said)


def test_a_routine_whose_file_is_gone_is_listed_and_can_be_removed() -> None:
    Store().follow("gone", yes=True)

    assert run("plan").stdout == "gone  its file can't be read\n"
    assert run("plan", "remove", "gone").exit_code == 0
    assert Store().followed() == {"gone": False}
