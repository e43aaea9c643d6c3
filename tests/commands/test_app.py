"""The app ends with a status that says whether everything was saved."""

from pathlib import Path

import pytest

from footcoach.commands import app as command
from footcoach.log.unsaved import UnsavedSession, name_file
from footcoach.routine.library import Library
from footcoach.ui.app import FootcoachApp
from footcoach.ui.terminal import guarded_app
from tests.log.world import logged


@pytest.mark.parametrize(("left_with", "status"), [(0, 1), (3, 1), (1, 1), (143, 143), (129, 129)])
def test_a_session_that_could_not_be_saved_makes_it_status_1_unless_a_signal_ended_it(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    left_with: int,
    status: int,
) -> None:
    record, session = logged()
    unsaved = UnsavedSession("the disk is full", record, session, name_file(tmp_path, record))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.setattr(command, "find_obstacle", lambda: "")
    monkeypatch.setattr(guarded_app, "run_guarded", lambda _: left_with)
    monkeypatch.setattr(FootcoachApp, "close_log", lambda _: (unsaved,))

    assert command.show(Library(tmp_path), None, command.AppOptions(still=True)) == status

    said = capsys.readouterr().err
    if left_with == command.HUNG_UP:
        assert said == ""
    else:
        assert said.startswith("footcoach: Test routine wasn't saved: the disk is full. ")
