"""The overview says of every routine what reading it would say, and reads only what it must."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from tools.make_index import make_texts

from footcoach.overview.preset_index import Overview
from footcoach.overview.summarise import summarise
from footcoach.overview.summary import RoutineSummary
from footcoach.paths import bundled
from footcoach.routine.enums import Effort
from footcoach.routine.errors import RoutineError
from footcoach.routine.library import Library
from footcoach.session import words
from footcoach.session.outline import Outline, Slot
from footcoach.session.timeline import compile_timeline
from tests.overview.reading import Reading

PRESETS = Library(Path("nowhere")).names()
SLOW_PRESS = """\
name: Slow press
position: standing
moves: [{id: hold, do: Press., time: 2m}]
dose: 2 reps
"""


def summaries(library: Library) -> dict[str, RoutineSummary]:
    overview = Overview(library)
    return {name: overview.summary(name) for name in library.names()}


def test_what_is_known_of_presets_is_what_their_files_make() -> None:
    """Where this fails, run tools/make_index.py."""
    for name, text in make_texts().items():
        assert (bundled("routines") / name).read_text(encoding="utf-8") == text, name


def test_presets_are_known_in_full_without_being_read(tmp_path: Path) -> None:
    library = Reading(tmp_path)

    known = summaries(library)

    assert library.loaded == []
    assert known == {name: summarise(library.load(name)) for name in PRESETS}


def test_a_routine_of_the_user_is_read_instead_of_the_preset(tmp_path: Path) -> None:
    (tmp_path / "morning.yaml").write_text("title: Mine\nexercises:\n  - toe-press: 3 reps of 4s\n")
    library = Reading(tmp_path)

    known = summaries(library)["morning"]

    assert library.loaded == ["morning"]
    assert (known.title, known.seconds) == ("Mine", summarise(library.load("morning")).seconds)


@pytest.mark.parametrize("file", ["toe-press.yaml", "Toe-Press.yaml"])
def test_presets_with_an_exercise_that_the_user_changed_are_read(tmp_path: Path, file: str) -> None:
    (tmp_path / "exercises").mkdir()
    (tmp_path / "exercises" / file).write_text(SLOW_PRESS)
    library = Reading(tmp_path)

    known = summaries(library)

    using = {
        name for name in PRESETS if any(one.id == "toe-press" for one in known[name].exercises)
    }
    assert 0 < len(using) < len(PRESETS)
    assert set(library.loaded) == using
    assert known == {name: summarise(library.load(name)) for name in PRESETS}


def test_a_file_that_cannot_be_read_is_reported_as_when_it_is_opened(tmp_path: Path) -> None:
    (tmp_path / "broken.yaml").write_text("title: x\n")

    with pytest.raises(RoutineError, match=r"broken\.yaml:1:1: "):
        Overview(Library(tmp_path)).summary("broken")


def test_a_length_is_that_of_the_effort(tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text(
        "title: Mine\nready: 10s\nexercises:\n  - toe-press: 1 rep of 10-30s, both feet\n"
    )

    known = Overview(Library(tmp_path)).summary("mine")

    assert [known.length(effort) for effort in Effort] == ["0:20", "0:30", "0:40"]


@pytest.mark.parametrize(
    ("rounds", "dose", "often"),
    [("2", "3 reps of 4s", 1), ("2-3", "3 reps of 4s", 3), ("2", "3-5 reps of 4s", 3)],
)
def test_only_efforts_that_differ_are_laid_out(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, rounds: str, dose: str, often: int
) -> None:
    (tmp_path / "mine.yaml").write_text(
        f"title: Mine\nexercises:\n  - rounds: {rounds}\n    exercises: [toe-press: {dose}]\n"
    )
    routine = Library(tmp_path).load("mine")
    laid_out = list[Effort]()

    def note(asked: Outline) -> Iterator[Slot]:
        laid_out.append(asked.effort)
        return lay_out(asked)

    lay_out = Outline.slots
    monkeypatch.setattr(Outline, "slots", note)
    found = summarise(routine)

    assert len(laid_out) == often
    assert found.lengths == tuple(
        words.length(compile_timeline(routine, effort).length) for effort in Effort
    )
