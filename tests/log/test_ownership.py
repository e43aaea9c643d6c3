"""A session is written by one app only: it takes it before it writes, and lets go after."""

import errno
import fcntl
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from footcoach.log import heartbeat
from footcoach.log.autosave import Autosave
from footcoach.log.database import LogError
from footcoach.log.heartbeat import Heartbeat, Lock
from footcoach.log.import_export import export_json, import_json
from footcoach.log.ownership import Claim, UnderWayError
from footcoach.log.records import SessionRecord
from footcoach.log.resume import (
    Refusal,
    ResumeWay,
    Unfinished,
    find_unfinished,
    resume_session,
    save_as_unfinished,
    take_over,
)
from footcoach.log.session_writer import SessionWriter, Snapshot
from footcoach.log.store import ChangedError, Store
from footcoach.session.actions import Action, press
from footcoach.session.player import Ending, Session
from tests.log.world import MONDAY, START, finished, logged, take, under_way

LATER = MONDAY + timedelta(hours=1)


class App:
    """A running app on the log: it writes at once what an autosave writes in its thread."""

    def __init__(self, log: Path) -> None:
        self.store = Store(log)
        self.writer: SessionWriter | None = None
        self.moment = START + 20

    def begin(self) -> SessionRecord:
        entry, session = logged(under_way())
        claim = Claim.of(self.store.database.path, entry.uuid, MONDAY)
        self.writer = SessionWriter(self.store, entry, claim, lambda: MONDAY)
        self.write(session)
        return entry

    def offered(self) -> Unfinished:
        (one,) = find_unfinished(self.store, LATER)
        return one

    def resume(self, one: Unfinished) -> Claim | Refusal:
        taken = take_over(self.store, one, LATER)
        if isinstance(taken, Claim):
            entry = replace(one.entry, ending=None)
            self.writer = SessionWriter(self.store, entry, taken, lambda: LATER)
            self.write(resume_session(one.session, ResumeWay.GO_ON))
        return taken

    def write(self, session: Session, seconds: float = 0) -> None:
        assert self.writer is not None
        self.writer.keep(Snapshot(session, START + seconds))

    def leave(self, session: Session) -> None:
        assert self.writer is not None
        left = press(session, Action.LEAVE, START).session
        self.writer.finish(Snapshot(left, START))

    def be_killed(self) -> None:
        """End as a process that is killed: its locks go, and nothing more is written."""
        assert self.writer is not None
        self.writer._claim.beat.stop()
        self.writer = None


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Try a lock again without waiting."""
    monkeypatch.setattr(heartbeat, "_INSTANT", 0)


@pytest.fixture
def log(tmp_path: Path) -> Path:
    return tmp_path / "footcoach.db"


@pytest.fixture
def one(log: Path) -> App:
    return App(log)


@pytest.fixture
def other(log: Path) -> App:
    return App(log)


@pytest.fixture
def no_locks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have a folder in which no file can be locked."""

    def refuse(*_: object) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(fcntl, "flock", refuse)


def trouble(app: App) -> str:
    assert app.writer is not None
    return app.writer.trouble or ""


def killed_session(app: App) -> None:
    app.begin()
    app.be_killed()


# ---- with locks


def test_a_session_that_two_windows_offer_is_resumed_by_one(one: App, other: App) -> None:
    killed_session(one)
    offered_by_both = one.offered(), other.offered()

    first, second = one.resume(offered_by_both[0]), other.resume(offered_by_both[1])

    assert isinstance(first, Claim)
    assert second == Refusal(is_held=True, owner=first.owner)


def test_a_session_is_taken_before_anything_of_it_can_be_seen(
    one: App, other: App, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[int] = []
    record = Store.record

    def look_and_record(self: Store, *what: Any) -> None:
        record(self, *what)
        seen.append(len(find_unfinished(other.store, LATER)))

    monkeypatch.setattr(Store, "record", look_and_record)

    one.begin()

    assert seen == [0]


def test_what_was_offered_is_not_resumed_once_another_window_did_some_of_it(
    one: App, other: App
) -> None:
    killed_session(one)
    stale = other.offered()
    one.resume(one.offered())
    further = under_way(seconds=26)
    one.write(further)
    one.leave(further)

    refused = other.resume(stale)

    assert refused == Refusal(is_held=False)
    assert other.offered().session == replace(further, ending=Ending.LEFT)
    assert isinstance(other.resume(other.offered()), Claim)


def test_what_was_offered_is_not_resumed_once_another_window_finished_it(
    one: App, other: App
) -> None:
    killed_session(one)
    stale = other.offered()
    one.resume(one.offered())
    assert one.writer is not None
    one.writer.finish(Snapshot(finished(), START))

    assert other.resume(stale) == Refusal(is_held=False)
    assert find_unfinished(other.store, LATER) == ()


def test_what_was_corrected_since_it_was_offered_is_offered_again(one: App, other: App) -> None:
    killed_session(one)
    stale = other.offered()
    one.store.amend(stale.entry, replace(stale.entry, note="the left one tingled"))

    assert other.resume(stale) == Refusal(is_held=False)
    assert other.offered().entry.note == "the left one tingled"


def test_a_session_that_was_left_can_be_resumed_by_any_window(one: App, other: App) -> None:
    one.begin()
    one.leave(under_way())

    assert isinstance(other.resume(other.offered()), Claim)
    assert find_unfinished(one.store, LATER) == ()


def test_a_window_whose_session_was_taken_over_writes_no_more(one: App, other: App) -> None:
    entry = one.begin()
    assert one.writer is not None
    one.writer._claim.beat.stop()  # as if the lock had been lost
    other.resume(other.offered())

    one.write(under_way(seconds=30))
    one.leave(under_way(seconds=35))

    assert "another window took it over" in trouble(one)
    assert other.store.session(entry.uuid) == under_way()


@pytest.mark.parametrize("what", ["amend", "put", "delete"])
def test_a_session_under_way_cannot_be_changed_from_another_window(
    one: App, other: App, what: str
) -> None:
    entry = one.begin()
    session = other.store.session(entry.uuid)
    changes: dict[str, Callable[[], None]] = {
        "amend": lambda: other.store.amend(entry, replace(entry, note="mine")),
        "put": lambda: other.store.put(entry, session),
        "delete": lambda: other.store.delete(entry.uuid),
    }
    change = changes[what]

    with pytest.raises(UnderWayError, match="open in another window"):
        change()
    one.leave(session)
    change()


def test_an_import_leaves_a_session_under_way_alone_and_takes_the_rest(
    one: App, other: App, tmp_path: Path
) -> None:
    entry = one.begin()
    elsewhere = Store(tmp_path / "elsewhere" / "footcoach.db")
    elsewhere.put(replace(entry, note="older", saved=entry.saved + 1), under_way())
    elsewhere.put(*logged())

    counts = import_json(other.store, "".join(export_json(elsewhere)))

    assert (counts.added, counts.renewed, len(counts.left_out)) == (1, 0, 1)
    assert "open in another window" in counts.left_out[0]
    assert [found.note for found in other.store.entries()] == ["", ""]


def test_a_session_is_saved_as_unfinished_by_one_window_only(one: App, other: App) -> None:
    killed_session(one)
    stale = other.offered()
    mine = one.offered()
    save_as_unfinished(one.store, mine, take(one.store, mine), LATER)

    assert other.resume(stale) == Refusal(is_held=False)


def test_a_session_can_be_resumed_where_nothing_can_be_written_any_more(
    one: App, other: App, monkeypatch: pytest.MonkeyPatch
) -> None:
    killed_session(one)
    offered = one.offered()

    def refuse(*_: object) -> bool:
        msg = "the disk is full"
        raise LogError(msg)

    with monkeypatch.context() as patch:
        patch.setattr(Store, "take", refuse)
        assert isinstance(one.resume(offered), Claim)

    assert other.store.owner(offered.entry.uuid) is not None
    assert find_unfinished(other.store, LATER) == ()


def test_an_autosave_that_was_never_told_anything_lets_go_too(one: App, other: App) -> None:
    killed_session(one)
    offered = one.offered()
    autosave = Autosave(one.store, offered.entry, take(one.store, offered))
    assert find_unfinished(other.store, LATER) == ()

    autosave.close()

    assert len(find_unfinished(other.store, LATER)) == 1


# ---- what was seen before another window changed it


def test_a_note_on_what_another_window_has_finished_since_leaves_it_finished(
    one: App, other: App
) -> None:
    killed_session(one)
    (seen,) = other.store.entries()
    one.resume(one.offered())
    assert one.writer is not None
    one.writer.finish(Snapshot(finished(), START))

    other.store.amend(seen, replace(seen, note="it tingled"))

    (record,) = other.store.entries()
    assert (record.ending, record.open, record.note) == (Ending.FINISHED, False, "it tingled")
    assert find_unfinished(other.store, LATER) == ()


def test_two_windows_that_say_different_things_of_a_session_are_both_kept(
    one: App, other: App
) -> None:
    one.store.put(*logged(finished()))
    (seen,) = other.store.entries()

    one.store.amend(seen, replace(seen, note="it tingled", saved=seen.saved + 2))
    said = replace(seen.feeling, after=4)
    other.store.amend(seen, replace(seen, feeling=said, saved=seen.saved + 1))

    (record,) = one.store.entries()
    assert (record.note, record.feeling.after) == ("it tingled", 4)
    assert record.saved == seen.saved + 2


@pytest.mark.parametrize("what", ["put", "delete"])
def test_what_another_window_went_on_with_is_neither_replaced_nor_deleted_unseen(
    one: App, other: App, what: str
) -> None:
    killed_session(one)
    (seen,) = other.store.entries()
    session = other.store.session(seen.uuid)
    one.resume(one.offered())
    further = under_way(seconds=30)
    one.write(further)
    one.leave(further)

    changes: dict[str, Callable[[], None]] = {
        "put": lambda: other.store.put(seen, session, was=seen),
        "delete": lambda: other.store.delete(seen.uuid, was=seen),
    }
    with pytest.raises(ChangedError, match="changed in another window"):
        changes[what]()

    assert other.store.session(seen.uuid).index == further.index


def test_nothing_is_said_of_a_session_that_another_window_deleted(one: App, other: App) -> None:
    one.store.put(*logged(finished()))
    (seen,) = other.store.entries()
    one.store.delete(seen.uuid)

    with pytest.raises(LogError, match="isn't in the log any more"):
        other.store.amend(seen, replace(seen, note="it tingled"))
    with pytest.raises(ChangedError, match="isn't in the log any more"):
        other.store.put(seen, finished(), was=seen)

    assert one.store.entries() == ()


def test_an_import_leaves_what_another_window_saved_meanwhile(one: App, other: App) -> None:
    entry, session = logged(under_way())
    one.store.put(replace(entry, saved=entry.saved + 5), under_way(seconds=30))

    other.store.put_all([(entry, session)], {})

    assert one.store.session(entry.uuid) == under_way(seconds=30)


# ---- the lock


@pytest.fixture
def beats(log: Path) -> Iterator[tuple[Heartbeat, Heartbeat]]:
    uuid = str(uuid4())
    made = Heartbeat(log, uuid), Heartbeat(log, uuid)
    yield made
    for beat in made:
        beat.stop()


def test_a_look_from_elsewhere_does_not_keep_a_session_from_being_taken(
    beats: tuple[Heartbeat, Heartbeat], monkeypatch: pytest.MonkeyPatch
) -> None:
    mine, theirs = beats
    assert theirs.start() is Lock.FREE
    monkeypatch.setattr(heartbeat, "sleep", lambda seconds: theirs.stop() if seconds else None)
    monkeypatch.setattr(heartbeat, "_INSTANT", 0.001)

    assert mine.start() is Lock.FREE


def test_two_windows_that_look_at_once_take_neither_for_the_owner(
    beats: tuple[Heartbeat, Heartbeat], monkeypatch: pytest.MonkeyPatch
) -> None:
    mine, theirs = beats
    mine.start()
    mine.stop()
    lock, found = heartbeat._lock, list[Lock]()

    def look_while_looking(descriptor: int, *, exclusive: bool) -> Lock:
        result = lock(descriptor, exclusive=exclusive)
        if not found:
            found.append(result)
            found.append(theirs.look())
        return result

    monkeypatch.setattr(heartbeat, "_lock", look_while_looking)
    mine.look()

    assert found == [Lock.FREE, Lock.FREE]


def test_a_lock_on_a_file_that_was_removed_meanwhile_is_none(
    beats: tuple[Heartbeat, Heartbeat], monkeypatch: pytest.MonkeyPatch
) -> None:
    mine, theirs = beats
    theirs.start()
    lock = heartbeat._lock

    def remove_and_lock(descriptor: int, *, exclusive: bool) -> Lock:
        monkeypatch.setattr(heartbeat, "_lock", lock)
        theirs.forget()
        return lock(descriptor, exclusive=exclusive)

    monkeypatch.setattr(heartbeat, "_lock", remove_and_lock)
    assert mine.start() is Lock.FREE

    assert theirs.look() is Lock.HELD
    assert theirs.start() is Lock.HELD


# ---- without locks


@pytest.mark.usefixtures("no_locks")
def test_without_locks_the_log_says_who_has_a_session_and_since_when(one: App, other: App) -> None:
    one.begin()

    found = other.offered()

    assert found.may_be_open
    assert found.owner is not None
    assert str(found.owner).startswith("since 08:30 on 16 Nov, process ")


@pytest.mark.usefixtures("no_locks")
def test_without_locks_the_window_that_resumed_last_has_the_session(one: App, other: App) -> None:
    entry = one.begin()

    assert isinstance(other.resume(other.offered()), Claim)
    one.write(under_way(seconds=30))
    other.write(under_way(seconds=26))

    assert "another window took it over" in trouble(one)
    assert trouble(other) == ""
    assert other.store.session(entry.uuid) == under_way(seconds=26)


@pytest.mark.usefixtures("no_locks")
def test_without_locks_two_windows_that_offer_a_session_do_not_both_resume_it(
    one: App, other: App
) -> None:
    killed_session(one)
    offered_by_both = one.offered(), other.offered()

    assert isinstance(one.resume(offered_by_both[0]), Claim)
    assert other.resume(offered_by_both[1]) == Refusal(is_held=False)


@pytest.mark.usefixtures("no_locks")
def test_without_locks_a_session_is_under_way_as_soon_as_it_is_taken(one: App, other: App) -> None:
    one.begin()
    one.leave(under_way())
    (seen,) = other.store.entries()
    take(one.store, one.offered())

    with pytest.raises(UnderWayError):
        other.store.put(seen, under_way(), was=seen)


@pytest.mark.usefixtures("no_locks")
def test_without_locks_a_session_that_was_left_is_in_no_doubt(one: App, other: App) -> None:
    one.begin()
    one.leave(under_way())

    assert not other.offered().may_be_open
    assert isinstance(other.resume(other.offered()), Claim)


@pytest.mark.usefixtures("no_locks")
def test_without_locks_a_session_that_may_be_open_is_not_changed_from_elsewhere(
    one: App, other: App
) -> None:
    entry = one.begin()

    with pytest.raises(UnderWayError, match="since 08:30 on 16 Nov"):
        other.store.delete(entry.uuid)


def test_a_system_without_such_locks_works_too(
    one: App, other: App, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(heartbeat, "fcntl", None)

    one.begin()

    assert other.offered().may_be_open


def test_an_owner_that_cannot_be_read_keeps_no_one_out(one: App, other: App, log: Path) -> None:
    killed_session(one)
    with closing(sqlite3.connect(log)) as connection, connection:
        connection.execute("UPDATE owner SET token = 'me', since = 'yesterday'")

    assert other.offered().owner is None
    assert isinstance(other.resume(other.offered()), Claim)
