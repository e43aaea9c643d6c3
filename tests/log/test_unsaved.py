"""A session that the log can't take goes into a file that an import takes."""

import os
import stat
from pathlib import Path
from threading import Event

import pytest

from footcoach.log import autosave as autosave_module
from footcoach.log.autosave import Autosave
from footcoach.log.import_export import import_json
from footcoach.log.records import PainReport
from footcoach.log.session_writer import SessionWriter
from footcoach.log.store import Store
from footcoach.log.unsaved import UnsavedSession, name_file
from footcoach.session.actions import Action, press
from footcoach.session.player import Session
from tests.log.world import START, finished, logged, under_way


@pytest.fixture
def blocked(tmp_path: Path) -> Store:
    """Return a log that can't be written: a folder is in its place."""
    path = tmp_path / "data" / "footcoach.db"
    path.mkdir(parents=True)
    return Store(path)


def go_through(store: Store, session: Session) -> Autosave:
    autosave = Autosave(store, logged(session)[0])
    autosave.see(session, START)
    autosave.close()
    return autosave


def left(session: Session) -> Session:
    return press(session, Action.LEAVE, START).session


@pytest.mark.parametrize("session", [finished(), left(under_way()), under_way()])
def test_what_the_log_lacks_is_the_session_as_it_ended(blocked: Store, session: Session) -> None:
    autosave = go_through(blocked, session)

    assert autosave.unsaved is not None
    record, unsaved = autosave.unsaved
    assert unsaved == session
    assert record.parts
    assert "can't be opened" in (autosave.trouble or "")


def test_a_session_in_which_nothing_was_done_is_not_missed(blocked: Store) -> None:
    assert go_through(blocked, left(under_way(seconds=4))).unsaved is None


def test_a_session_that_is_saved_is_not_unsaved(tmp_path: Path) -> None:
    assert go_through(Store(tmp_path / "footcoach.db"), finished()).unsaved is None


def test_a_disk_that_does_not_answer_leaves_a_session_unsaved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer = Event()
    monkeypatch.setattr(autosave_module, "FAREWELL", 0.01)
    monkeypatch.setattr(SessionWriter, "finish", lambda *_: answer.wait(60))
    try:
        autosave = go_through(Store(tmp_path / "footcoach.db"), finished())
        assert autosave.unsaved is not None
        assert "didn't answer" in (autosave.trouble or "")
    finally:
        answer.set()


def unsaved_in(folder: Path) -> UnsavedSession:
    record, session = logged(left(under_way()), note="ticklish", feeling=PainReport(before=2))
    return UnsavedSession("the disk is full", record, session, name_file(folder, record))


def test_the_file_is_imported_with_all_that_is_in_it(tmp_path: Path) -> None:
    unsaved = unsaved_in(tmp_path / "state")
    unsaved.write()
    assert unsaved.file is not None
    assert unsaved.trouble == ""
    store = Store(tmp_path / "footcoach.db")

    counts = import_json(store, unsaved.file.read_text(encoding="utf-8"))

    assert (counts.added, counts.left_out) == (1, ())
    (record,) = store.entries()
    assert (record.note, record.feeling.before) == ("ticklish", 2)
    assert record.parts == unsaved.record.parts
    assert store.session(record.uuid) == unsaved.session


@pytest.mark.skipif(os.name == "nt", reason="there are no such rights")
def test_the_file_and_its_folder_are_readable_by_their_owner_alone(tmp_path: Path) -> None:
    unsaved = unsaved_in(tmp_path / "state")
    unsaved.write()

    assert unsaved.file is not None
    assert stat.S_IMODE(unsaved.file.stat().st_mode) == 0o600
    assert stat.S_IMODE(unsaved.file.parent.stat().st_mode) == 0o700
    assert list(unsaved.file.parent.iterdir()) == [unsaved.file]


def test_where_the_file_cannot_be_written_either_it_says_why(tmp_path: Path) -> None:
    (tmp_path / "state").touch()
    unsaved = unsaved_in(tmp_path / "state")

    unsaved.write()

    assert unsaved.trouble
    store = Store(tmp_path / "footcoach.db")
    assert import_json(store, unsaved.text).added == 1


def test_a_full_disk_leaves_no_half_of_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", refuse)
    unsaved = unsaved_in(tmp_path / "state")

    unsaved.write()

    assert unsaved.trouble == "No space left on device"
    assert list((tmp_path / "state").iterdir()) == []
