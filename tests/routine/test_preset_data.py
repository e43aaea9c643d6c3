"""A preset is known in full without its file: the same as what reading it gives."""

import subprocess
import sys
from pathlib import Path

import pytest
from tools.make_index import read_files

from footcoach.paths import bundled
from footcoach.routine import preset_data
from footcoach.routine.library import Library

NOT_NEEDED = ("yaml", "footcoach.routine.reader", "footcoach.routine.dose_line")
"""What only reading a file needs."""
CHANGED = """\
name: My press
position: standing
moves: [{id: hold, do: Press., time: 2s}]
dose: 2 reps
"""


def test_every_preset_is_the_same_as_its_file_read() -> None:
    library = Library(Path("nowhere"))

    for routine in read_files():
        # Equality leaves out what a session doesn't keep; repr leaves out nothing.
        assert repr(library.load(routine.name)) == repr(routine)


def test_loading_a_preset_imports_nothing_that_reads_files(tmp_path: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from footcoach.routine.library import Library;"
        f"Library(Path({str(tmp_path)!r})).load('morning'); print(*sys.modules)"
    )
    loaded = subprocess.run(
        [sys.executable, "-c", program], check=True, capture_output=True, text=True
    )

    assert "footcoach.routine.preset_data" in loaded.stdout.split()
    assert not {*NOT_NEEDED} & {*loaded.stdout.split()}


def test_own_files_come_before_what_is_known_of_presets(tmp_path: Path) -> None:
    (tmp_path / "morning.yaml").write_text("title: Mine\nexercises:\n  - toe-press: 3 reps of 4s\n")
    assert Library(tmp_path).load("morning").title == "Mine"

    (tmp_path / "exercises").mkdir()
    (tmp_path / "exercises" / "toe-press.yaml").write_text(CHANGED)
    names = {one.name for one in Library(tmp_path).load("morning").exercises}
    assert names == {"My press"}
    assert "My press" in {one.name for one in Library(tmp_path).load("feet-first").exercises}


def test_presets_are_read_from_their_files_where_nothing_is_known_of_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    known = Library(Path("nowhere")).load("morning")
    monkeypatch.setattr(preset_data, "PRESET_DATA", "gone.json")

    assert preset_data.read_preset(bundled("routines"), "morning") is None
    assert Library(Path("nowhere")).load("morning") == known
