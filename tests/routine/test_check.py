"""Every file that ships is without a mistake, and check knows which kind a file is."""

from pathlib import Path

import pytest

from footcoach.paths import bundled
from footcoach.routine.errors import RoutineError
from footcoach.routine.library import Library

SHIPPED = sorted(bundled("routines").rglob("*.yaml"))


@pytest.mark.parametrize("path", SHIPPED, ids=[path.stem for path in SHIPPED])
def test_a_shipped_file_has_no_mistakes(path: Path, tmp_path: Path) -> None:
    Library(tmp_path).check(path)


def test_a_file_among_exercises_is_checked_as_an_exercise(tmp_path: Path) -> None:
    folder = tmp_path / "exercises"
    folder.mkdir()
    (folder / "wobble.yaml").write_text("title: A routine\n")

    with pytest.raises(RoutineError) as caught:
        Library(tmp_path).check(folder / "wobble.yaml")

    assert "title" in str(caught.value)
