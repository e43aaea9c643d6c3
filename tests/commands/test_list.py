"""`list` says what is left today, and waits for nothing it needn't."""

import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from footcoach.cli import main
from footcoach.paths import own_folder
from footcoach.routine.library import Library

SEES = """
import sys
from footcoach.__main__ import main
try:
    main()
finally:
    print(*sorted({"yaml", "sqlite3", "footcoach.log.store"} & set(sys.modules)))
"""
"""Starts footcoach, and says in the last line what was imported of what a list needn't have."""


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("CONFIG", "DATA", "CACHE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name.lower()))


def run(*arguments: str) -> str:
    result = CliRunner().invoke(main, arguments, prog_name="footcoach")
    assert result.exit_code == 0, result.stderr
    return result.stdout


def listed(name: str) -> str:
    """Return the line of a routine."""
    return next(line for line in run("list").splitlines() if line.startswith(f"{name} "))


def test_a_list_imports_what_reads_the_log_only_when_the_log_changed() -> None:
    run("plan", "add", "two-minutes")

    first, second = (
        subprocess.run(
            [sys.executable, "-c", SEES, "list"], capture_output=True, text=True, check=True
        ).stdout.splitlines()
        for _ in range(2)
    )

    assert first[-1] == "footcoach.log.store sqlite3"
    assert second[-1] == ""
    assert second[:-1] == first[:-1]


def test_what_is_left_follows_the_plan() -> None:
    run("plan", "add", "two-minutes")
    assert listed("two-minutes").endswith("left today")
    run("plan", "remove", "two-minutes")
    assert not listed("two-minutes").endswith("left today")
    run("plan", "add", "two-minutes")
    assert listed("two-minutes").endswith("left today")


def test_what_is_left_follows_the_file_of_a_routine() -> None:
    run("plan", "add", "two-minutes")
    before = listed("two-minutes")
    path = Library().folder / "two-minutes.yaml"
    path.parent.mkdir(parents=True)
    path.write_text("title: Mine\nexercises:\n  - toe-press: 3 reps of 4s, 5 times a day\n")

    after = listed("two-minutes")

    assert after.rpartition(";")[2] != before.rpartition(";")[2]


@pytest.mark.parametrize("kept", ["", "x", "[]", "1", "null", '{"two-minutes"', '["ab"]'])
def test_what_cannot_be_read_of_it_is_worked_out_again(kept: str) -> None:
    run("plan", "add", "two-minutes")
    line = listed("two-minutes")
    path = own_folder("cache") / "list"
    head, period, _, *sources = path.read_text().split("\n")
    path.write_text("\n".join((head, period, kept, *sources)))

    assert listed("two-minutes") == line


def test_what_is_wrong_with_a_routine_in_the_plan_is_said_each_time() -> None:
    path = Library().folder / "mine.yaml"
    path.parent.mkdir(parents=True)
    path.write_text("title: Mine\nexercises:\n  - toe-press: 3 reps of 4s\n")
    run("plan", "add", "mine")
    path.write_text("title: Mine\n")

    said = [CliRunner().invoke(main, ["list"]).stderr for _ in range(2)]

    assert "mine.yaml isn't listed" in said[0]
    assert said[1] == said[0]
