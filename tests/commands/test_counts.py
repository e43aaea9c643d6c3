"""What commands look at and work out, counted: that doesn't depend on how busy a machine is."""

import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from time import time_ns
from typing import Any

import pytest
from click.testing import CliRunner

from footcoach.cli import main
from footcoach.commands import check
from footcoach.overview import kept_summaries
from footcoach.routine import reader
from footcoach.session.outline import Outline, Slot
from footcoach.session.timeline import Step

MODULES = """
import sys
from footcoach.__main__ import main
try:
    main()
finally:
    print(*sorted({"asyncio", "sqlite3", "ssl", "textual"} & set(sys.modules)))
"""
LATER = 10**10
"""Nanoseconds after which a file isn't taken for one that was changed just now."""
ROUTINE = "title: {0}\nexercises:\n  - toe-press: 3 reps of 4s\n"


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the user's folder of routines."""
    for name in ("CONFIG", "DATA", "CACHE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name.lower()))
    now = time_ns() + LATER
    monkeypatch.setattr(kept_summaries, "time_ns", lambda: now)
    folder = tmp_path / "config" / "footcoach" / "routines"
    folder.mkdir(parents=True)
    return folder


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """Return how often a folder was looked at, a file read, a step made and a length added up."""
    counts = Counter[str]()

    def count(place: Any, name: str, what: str) -> None:
        original = getattr(place, name)

        def counting(*values: Any, **named: Any) -> Any:
            counts[what] += 1
            return original(*values, **named)

        monkeypatch.setattr(place, name, counting)

    count(Path, "iterdir", "looks")
    count(reader, "read_source", "files")
    count(Step, "__init__", "steps")
    count(check, "load_lexicon", "voices")
    lay_out = Outline.slots

    def slots(outline: Outline) -> Iterator[Slot]:
        counts["lengths"] += 1
        return lay_out(outline)

    monkeypatch.setattr(Outline, "slots", slots)
    return counts


def write(own: Path, number: int) -> list[str]:
    """Write so many routines; return their paths."""
    paths = [own / f"mine-{one}.yaml" for one in range(number)]
    for path in paths:
        path.write_text(ROUTINE.format(path.stem))
    return list(map(str, paths))


def run(*arguments: str) -> None:
    result = CliRunner().invoke(main, arguments, prog_name="footcoach")
    assert result.exit_code == 0, result.stderr


def test_a_list_looks_at_folders_as_often_however_many_files_there_are(
    own: Path, counted: Counter[str]
) -> None:
    write(own, 2)
    run("list")
    few = counted.pop("looks")
    write(own, 50)
    run("list")

    assert counted["looks"] == few


def test_a_list_reads_each_file_once_and_then_no_more(own: Path, counted: Counter[str]) -> None:
    write(own, 20)
    run("list")
    first = counted.copy()
    counted.clear()
    run("list")

    assert (first["files"], first["lengths"]) == (20, 20)
    assert (counted["files"], counted["lengths"]) == (0, 0)


def test_a_list_makes_no_steps_to_tell_how_long_routines_are(
    own: Path, counted: Counter[str]
) -> None:
    write(own, 3)
    run("list")

    assert counted["lengths"] == 3
    assert counted["steps"] == 0


def test_many_files_are_checked_with_one_voice_each_read_once(
    own: Path, counted: Counter[str]
) -> None:
    run("check", *write(own, 20))

    assert (counted["files"], counted["voices"]) == (20, 1)


@pytest.mark.parametrize(
    "arguments",
    [["list"], ["show", "morning"], ["exercises"], ["check", "{0}"]],
    ids=" ".join,
)
def test_without_a_log_nothing_for_screens_and_databases_is_imported(
    own: Path, arguments: list[str]
) -> None:
    (file,) = write(own, 1)
    command = [sys.executable, "-c", MODULES, *(one.format(file) for one in arguments)]

    output = subprocess.run(command, capture_output=True, text=True, check=True).stdout

    assert output.splitlines()[-1] == ""
