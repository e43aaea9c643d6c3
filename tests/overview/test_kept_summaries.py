"""What was read for a list is kept until a file changes, and never longer."""

import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from footcoach.overview import kept_summaries
from footcoach.overview.preset_index import Overview
from footcoach.overview.summary import RoutineSummary
from footcoach.paths import own_folder
from footcoach.routine.errors import RoutineError
from tests.overview.reading import Reading

ROUTINE = "title: {title}\nexercises:\n  - toe-press: 3 reps of 4s\n"
SLOW_PRESS = "name: Slow press\nposition: standing\nmoves: [{id: hold, do: Press., time: 2m}]\n"
LATER = 10**10
"""Nanoseconds after which a changed file has another time."""


@pytest.fixture(autouse=True)
def _nothing_kept(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with two routines, whose files haven't changed for a while."""
    (tmp_path / "one.yaml").write_text(ROUTINE.format(title="One"))
    (tmp_path / "two.yaml").write_text(ROUTINE.format(title="Two"))
    now = time.time_ns() + LATER
    monkeypatch.setattr(kept_summaries, "time_ns", lambda: now)
    return tmp_path


def go_through(own: Path) -> tuple[list[str], dict[str, RoutineSummary]]:
    """Return which routines a list reads, and what it says of the user's own."""
    library = Reading(own)
    overview = Overview(library)
    found = {}
    for name in overview.names():
        try:
            found[name] = overview.summary(name)
        except RoutineError:
            continue
    overview.keep()
    mine = {name: summary for name, summary in found.items() if (own / f"{name}.yaml").exists()}
    return library.loaded, mine


def kept_file() -> Path:
    return own_folder("cache") / "summaries"


def test_a_file_is_read_once(own: Path) -> None:
    read, first = go_through(own)
    again, second = go_through(own)

    assert (read, again) == (["one", "two"], [])
    assert second == first
    assert [one.title for one in second.values()] == ["One", "Two"]


def test_only_the_owner_can_read_what_is_kept(own: Path) -> None:
    go_through(own)

    assert kept_file().stat().st_mode & 0o777 == 0o600


def test_only_a_file_that_changed_is_read_again(own: Path) -> None:
    go_through(own)
    (own / "two.yaml").write_text(ROUTINE.format(title="Another"))

    read, found = go_through(own)

    assert read == ["two"]
    assert [one.title for one in found.values()] == ["One", "Another"]


def test_a_file_with_another_time_is_read_again(own: Path) -> None:
    go_through(own)
    os.utime(own / "two.yaml", (1, 1))

    assert go_through(own)[0] == ["two"]


def test_what_was_changed_just_now_is_not_kept(tmp_path: Path) -> None:
    """A second change in the same tick of the disk's clock couldn't be seen."""
    (tmp_path / "one.yaml").write_text(ROUTINE.format(title="One"))

    go_through(tmp_path)

    assert go_through(tmp_path)[0] == ["one"]


def test_all_is_read_again_when_an_exercise_of_the_user_changes(own: Path) -> None:
    go_through(own)
    (own / "exercises").mkdir()
    (own / "exercises" / "toe-press.yaml").write_text(SLOW_PRESS)

    read, found = go_through(own)

    assert {"one", "two"} < set(read)  # and the presets with a toe press
    assert found["one"].exercises[0].name == "Slow press"
    (own / "exercises" / "toe-press.yaml").unlink()
    assert go_through(own)[1]["one"].exercises[0].name != "Slow press"


def test_presets_with_an_exercise_of_the_user_are_kept_too(own: Path) -> None:
    (own / "exercises").mkdir()
    (own / "exercises" / "toe-press.yaml").write_text(SLOW_PRESS)

    assert len(go_through(own)[0]) > 2
    assert go_through(own)[0] == []


@pytest.mark.parametrize(
    "spoil",
    [
        lambda text: text[:0],
        lambda text: text[:-1],
        lambda text: text.replace("One", "Two", 1),
        lambda text: text.replace("\n", "", 1),
        lambda text: "[" * len(text),
        lambda text: "\N{EURO SIGN}" + text,
    ],
)
def test_what_cannot_be_read_counts_as_nothing(own: Path, spoil: Callable[[str], str]) -> None:
    first = go_through(own)
    kept_file().write_text(spoil(kept_file().read_text()), encoding="utf-8")

    assert go_through(own) == first
    assert go_through(own)[0] == []


def test_another_version_reads_all_again(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    go_through(own)
    monkeypatch.setattr(kept_summaries, "__version__", "0.0.0")

    assert go_through(own)[0] == ["one", "two"]


def test_nothing_breaks_where_nothing_can_be_kept(own: Path) -> None:
    kept_file().parent.write_text("no folder")

    assert go_through(own) == go_through(own)


def test_a_file_that_is_gone_is_forgotten(own: Path) -> None:
    go_through(own)
    (own / "two.yaml").unlink()
    go_through(own)

    assert "two.yaml" not in kept_file().read_text()


def test_a_file_with_mistakes_is_read_each_time(own: Path) -> None:
    (own / "two.yaml").write_text("title: x\n")
    go_through(own)

    assert go_through(own)[0] == ["two"]


def test_nothing_is_written_without_files_of_the_user(tmp_path: Path) -> None:
    go_through(tmp_path)

    assert not kept_file().exists()


@pytest.mark.parametrize("count", [1, 30])
def test_all_routines_take_as_many_looks_into_the_folder_as_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, count: int
) -> None:
    for number in range(count):
        (tmp_path / f"own-{number}.yaml").write_text(ROUTINE.format(title=f"Number {number}"))
    looks, look = list[Path](), Path.iterdir

    def note_look(folder: Path) -> Iterator[Path]:
        looks.append(folder)
        return look(folder)

    monkeypatch.setattr(Path, "iterdir", note_look)

    assert len(go_through(tmp_path)[0]) == count

    assert looks.count(tmp_path) == 2  # whether it can be read, and what is in it
