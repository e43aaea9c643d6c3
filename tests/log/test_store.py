"""What was written is there, unharmed, whatever happens to the file."""

import errno
import inspect
import os
import sqlite3
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from footcoach.log import database
from footcoach.log.corrected_records import with_correction
from footcoach.log.database import ForeignLogError, LogError
from footcoach.log.records import (
    DayOff,
    PainReport,
    SessionRecord,
    begin_record,
    with_progress,
)
from footcoach.log.schema import APPLICATION, STEPS, VERSION
from footcoach.log.store import Store
from footcoach.routine.enums import Side, Sides
from footcoach.routine.model import RoutineIdentity
from footcoach.session.actions import Action, press
from footcoach.session.correction import correct_reps
from footcoach.session.player import Ending, Session
from footcoach.session.tally import KnownBy, tally_sides
from tests.log.strategies import done, sessions
from tests.log.world import MONDAY, START, finished, logged, offer, start_time, under_way
from tests.world import dose, exercise, move, timeline


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "footcoach.db"


@pytest.fixture
def store(path: Path) -> Store:
    return Store(path)


def only(store: Store) -> SessionRecord:
    (entry,) = store.entries()
    return entry


def test_what_is_written_is_on_the_disk_before_it_counts(store: Store) -> None:
    store.note_fact("any", "text")

    # The tests themselves don't wait for the disk (tests/conftest.py).
    connect = inspect.unwrap(database.Database._connect)
    with closing(connect(store.database, "rw")) as connection:
        ((synchronous,),) = connection.execute("PRAGMA synchronous")
    assert synchronous == 2, "not FULL"


def test_looking_creates_nothing(store: Store, path: Path) -> None:
    assert store.entries() == ()
    assert store.unfinished() == ()
    assert store.routines() == {}
    assert store.marks() == {}
    assert store.fact("any") is None
    assert not path.parent.exists()


def test_an_entry_comes_back_as_it_was(store: Store) -> None:
    entry, session = logged(
        note="first line\nsecond line [b]bold[/b]",
        feeling=PainReport(before=2, after=3, morning=1, sign=True, hurt="toe-press", asked=True),
    )

    store.put(entry, session)

    assert only(store) == entry
    assert store.entry(entry.uuid) == entry
    assert store.session(entry.uuid) == session


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(sessions())
def test_a_session_under_way_comes_back_as_it_was(tmp_path: Path, session: Session) -> None:
    store = Store(tmp_path / "one.db")
    entry = with_progress(begin_record(session, start_time()), session, MONDAY)

    store.record(entry, session)

    assert store.session(entry.uuid) == session
    assert store.entry(entry.uuid) == entry


def test_a_session_saved_again_and_again_is_there_once(store: Store) -> None:
    entry, session = logged(under_way(seconds=12))
    store.record(entry, session)
    later = under_way(seconds=30)

    store.record(with_progress(entry, later, MONDAY), later)

    assert only(store).parts[0].done == 2
    assert store.session(entry.uuid) == later


def test_saving_progress_leaves_what_was_said_meanwhile(store: Store) -> None:
    entry, session = logged(under_way())
    store.record(entry, session)
    store.amend(entry, replace(entry, note="from another window"))

    store.record(entry, session)

    assert only(store).note == "from another window"


def test_entries_are_those_of_the_days_asked_for_and_the_newest_first(store: Store) -> None:
    for number in range(6):
        store.put(*logged(at=MONDAY + timedelta(days=number)))

    found = store.entries(date(2026, 11, 17), date(2026, 11, 19))

    assert [entry.began.day for entry in found] == ["2026-11-19", "2026-11-18", "2026-11-17"]


@pytest.mark.parametrize(
    ("key", "ending", "open_"),
    [(None, None, True), (Action.LEAVE, Ending.LEFT, True), (Action.STOP, Ending.STOPPED, False)],
)
def test_only_what_was_neither_finished_nor_stopped_can_be_resumed(
    store: Store, key: Action | None, ending: Ending | None, open_: bool
) -> None:
    session = under_way()
    session = press(session, key, START).session if key else session
    store.record(*logged(session))
    store.record(*logged(finished()))

    assert [entry.ending for entry in store.unfinished()] == ([ending] if open_ else [])


def test_deleting_a_session_leaves_nothing_of_it(store: Store, path: Path) -> None:
    entry, session = logged()
    store.put(entry, session)

    store.delete(entry.uuid)

    with sqlite3.connect(path) as connection:
        for table in ("session", "part", "place", "plan"):
            assert connection.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,)  # noqa: S608, a name of ours
    connection.close()
    with pytest.raises(LogError, match="isn't in the log"):
        store.session(entry.uuid)


def test_what_was_deleted_can_be_put_back(store: Store) -> None:
    entry, session = logged()
    store.put(entry, session)
    store.delete(entry.uuid)

    store.put(entry, session)

    assert only(store) == entry
    assert store.session(entry.uuid) == session


def test_days_are_marked_and_unmarked(store: Store) -> None:
    monday = MONDAY.date()
    store.mark(monday, DayOff.REST)
    store.mark(monday, DayOff.ILL)
    store.mark(monday + timedelta(days=1), DayOff.REST)
    store.mark(monday + timedelta(days=1), None)

    assert store.marks() == {monday: DayOff.ILL}


def test_facts_and_the_plan_are_kept(store: Store) -> None:
    store.note_fact("notice", "seen")
    store.follow("feet-first", yes=True)
    store.follow("morning", yes=False)

    assert store.fact("notice") == "seen"
    assert store.followed() == {"feet-first": True, "morning": False}


def test_a_routine_keeps_the_day_from_which_it_is_in_the_plan(store: Store) -> None:
    monday, friday = date(2026, 11, 16), date(2026, 11, 20)
    store.follow("feet-first", yes=True, day=monday)
    store.follow("morning", yes=True)

    store.follow("feet-first", yes=True, day=friday)

    assert store.followed_since() == {"feet-first": monday}


def test_a_routine_that_is_added_again_is_in_the_plan_from_that_day(store: Store) -> None:
    monday, friday = date(2026, 11, 16), date(2026, 11, 20)
    store.follow("morning", yes=True, day=monday)
    store.follow("morning", yes=False, day=friday)

    assert store.followed_since() == {}
    store.follow("morning", yes=True, day=friday)
    assert store.followed_since() == {"morning": friday}


def test_a_day_that_cannot_be_read_is_named_and_left_out(store: Store) -> None:
    store.follow("morning", yes=True, day=date(2026, 11, 16))
    with closing(sqlite3.connect(store.database.path)) as connection, connection:
        connection.execute("UPDATE fact SET value = 'once'")

    assert store.followed_since() == {}
    assert len(store.database.remarks()) == 1


def test_the_first_and_last_day_of_each_routine_are_known(store: Store) -> None:
    for number in (0, 3, 9):
        store.put(*logged(at=MONDAY + timedelta(days=number)))

    days = (date(2026, 11, 16), date(2026, 11, 25))
    assert store.routines() == {RoutineIdentity("test"): days}


def test_correcting_a_side_changes_its_reps_and_no_other_side(store: Store) -> None:
    plan = timeline(exercise(same=dose(3), sides=Sides.EACH), exercise("toe-fan"))
    entry, session = logged(finished(plan))
    right = correct_reps(session, 0, Side.RIGHT, 1)

    store.put(with_progress(entry, right, MONDAY), right)

    assert [(part.exercise, part.side, part.done) for part in only(store).parts] == [
        ("toe-press", Side.LEFT, 3),
        ("toe-press", Side.RIGHT, 1),
        ("toe-fan", None, 2),
    ]
    assert [part.seconds for part in only(store).parts] == [9, 3, 6]


def test_what_was_offered_comes_back_in_order_and_once(store: Store) -> None:
    first, second = offer(taken=False), offer(MONDAY + timedelta(days=8), nth=1)

    store.note_offers([second, first])
    store.note_offers([first])

    assert store.offers() == (first, second)


# ---- the file


def first_version(path: Path, *pairs: tuple[SessionRecord, Session]) -> None:
    """Leave a log as the first version of the tables has it."""
    new = Store(path.with_name("new.db"))
    new.put_all(pairs, {MONDAY.date(): DayOff.ILL})
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(STEPS[0])
        connection.execute("ATTACH ? AS new", (str(new.database.path),))
        for (table,) in connection.execute("SELECT name FROM main.sqlite_master").fetchall():
            if not table.startswith("sqlite_") and "_" not in table:
                found = connection.execute(f"SELECT name FROM pragma_table_info('{table}', 'main')")  # noqa: S608, a name of ours
                columns = ", ".join(name for (name,) in found)
                connection.execute(
                    f"INSERT INTO main.{table} SELECT {columns} FROM new.{table}"  # noqa: S608, a name of ours
                )
        connection.execute(f"PRAGMA application_id = {APPLICATION}")
        connection.execute("PRAGMA user_version = 1")
        connection.commit()


def unsaid(entry: SessionRecord) -> SessionRecord:
    """Return a record that doesn't say how it's known what was done."""
    return replace(entry, parts=tuple(replace(part, known_by=None) for part in entry.parts))


def versions(path: Path) -> Iterator[int]:
    with closing(sqlite3.connect(path)) as connection:
        yield from connection.execute("PRAGMA user_version").fetchone()


def test_a_released_version_of_the_tables_never_changes() -> None:
    digests = [sha256(step.encode()).hexdigest()[:12] for step in STEPS]

    assert digests == [
        "6b126b0138bf",
        "31af9ea54ffc",
        "e3b0c44298fc",
        "f56caeaa3ea5",
        "1c1fc8badd4c",
        "2d29126471b1",
        "5e55e6b818df",
        "73817a7bd9a9",
    ]


def test_a_log_of_the_first_version_is_brought_up_to_date_with_all_that_is_in_it(
    store: Store, path: Path
) -> None:
    path.parent.mkdir()
    pairs = [logged(note="one"), logged(under_way(), at=MONDAY + timedelta(days=1))]
    first_version(path, *pairs)
    assert [*versions(path)] == [1]

    assert store.entries() == tuple(unsaid(entry) for entry, _ in reversed(pairs))

    assert [*versions(path)] == [VERSION]
    assert [store.session(entry.uuid) for entry, _ in pairs] == [one for _, one in pairs]
    assert store.marks() == {MONDAY.date(): DayOff.ILL}
    store.note_offers([offer()])
    assert len(store.offers()) == 1


def test_a_log_of_the_first_version_that_cannot_be_written_to_is_still_read(
    store: Store, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path.parent.mkdir()
    first_version(path, logged())
    before, connect = path.read_bytes(), database.Database._connect
    monkeypatch.setattr(database.Database, "_connect", lambda self, _: connect(self, "ro"))

    ((part,),) = (entry.parts for entry in store.entries())
    assert (part.done, part.known_by) == (4, None)
    assert [entry.identity for entry in store.entries()] == [RoutineIdentity("test")]
    assert [*store.routines()] == [RoutineIdentity("test")]
    assert store.offers() == ()
    with pytest.raises(LogError, match="can't be written to"):
        store.note_offers([offer()])

    assert path.read_bytes() == before


@pytest.fixture
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let each app wait for the others, on a busy machine longer than a person would."""
    monkeypatch.setattr(database, "PATIENCE", 60.0)


@pytest.mark.usefixtures("patient")
def test_many_apps_may_bring_a_log_up_to_date_at_once(path: Path) -> None:
    path.parent.mkdir()
    first_version(path, logged())

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda _: Store(path).note_offers([offer()]), range(8)))

    assert len(Store(path).offers()) == 8


def test_a_damaged_log_is_put_aside_under_a_name_that_says_when(store: Store, path: Path) -> None:
    path.parent.mkdir()
    path.write_text("this is not a database, but it is somebody's")

    store.put(*logged())

    (aside,) = path.parent.glob("footcoach.damaged-20*.db")
    assert aside.read_text() == "this is not a database, but it is somebody's"
    (remark,) = store.database.remarks()
    assert str(aside) in remark
    assert store.database.remarks() == ()
    assert len(store.entries()) == 1


def test_a_second_damaged_log_does_not_overwrite_the_first(path: Path) -> None:
    path.parent.mkdir()
    for text in ("one " * 300, "two " * 300):
        path.write_text(text)
        Store(path).put(*logged())
        path.unlink()

    texts = {aside.read_text()[:3] for aside in path.parent.glob("*.damaged-*")}
    assert texts == {"one", "two"}


def test_a_damaged_page_is_found_when_it_is_read(store: Store, path: Path) -> None:
    for number in range(60):
        store.put(*logged(at=MONDAY + timedelta(days=number)))
    data = bytearray(path.read_bytes())
    data[4096 * 3 :] = b"\xff" * (len(data) - 4096 * 3)
    path.write_bytes(data)

    with pytest.raises(LogError):
        store.entries()

    assert store.entries() == ()
    (aside,) = path.parent.glob("*.damaged-*")
    assert aside.read_bytes() == data


def test_an_empty_file_counts_as_lost_and_a_missing_one_as_new(store: Store, path: Path) -> None:
    path.parent.mkdir()
    path.touch()
    os.utime(path, (time.time() - 60,) * 2)

    store.put(*logged())
    lost = store.database.remarks()
    path.unlink()
    store.put(*logged())

    assert "lost" in lost[0]
    assert store.database.remarks() == ()


def test_where_no_log_can_be_started_none_is_said_to_be_lost(
    store: Store, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path.parent.mkdir()
    path.touch()
    os.utime(path, (time.time() - 60,) * 2)
    monkeypatch.setattr(database, "statements", lambda _: ("PRAGMA no = ; full",))

    with pytest.raises(LogError):
        store.put(*logged())

    assert store.database.remarks() == ()


def test_a_log_of_a_newer_version_is_left_alone(store: Store, path: Path) -> None:
    store.put(*logged())
    with sqlite3.connect(path) as connection:
        connection.execute(f"PRAGMA user_version = {VERSION + 1}")
    connection.close()
    before = path.read_bytes()

    with pytest.raises(ForeignLogError, match="newer version"):
        store.put(*logged())
    with pytest.raises(ForeignLogError, match="newer version"):
        store.entries()

    assert path.read_bytes() == before
    assert [one.name for one in path.parent.iterdir()] == ["footcoach.db"]


def test_a_database_of_another_program_is_left_alone(store: Store, path: Path) -> None:
    path.parent.mkdir()
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE session (theirs)")
    connection.close()

    with pytest.raises(ForeignLogError, match="another program"):
        store.put(*logged())


def test_a_full_disk_is_reported_and_loses_nothing(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.put(*logged())
    connect = database.Database._connect

    def small(self: database.Database, mode: str) -> sqlite3.Connection:
        connection = connect(self, mode)
        connection.execute("PRAGMA max_page_count = 1")  # SQLite keeps it at what is there
        return connection

    monkeypatch.setattr(database.Database, "_connect", small)
    more = [logged(at=MONDAY + timedelta(days=number)) for number in range(200)]
    with pytest.raises(LogError, match="disk is full"):
        store.put_all(more, {})

    assert len(store.entries()) == 1


def test_a_folder_that_cannot_be_made_is_reported(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    monkeypatch.setattr(Path, "mkdir", refuse)

    with pytest.raises(LogError, match="Permission denied"):
        store.put(*logged())


def test_a_folder_in_the_place_of_the_log_is_reported(store: Store, path: Path) -> None:
    path.mkdir(parents=True)

    with pytest.raises(LogError, match="can't be opened"):
        store.put(*logged())


def test_a_log_that_stays_locked_is_reported_after_a_moment(
    store: Store, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "PATIENCE", 0.01)
    store.put(*logged())
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")

    with pytest.raises(LogError, match="locked"):
        store.put(*logged())
    other.execute("ROLLBACK")
    other.close()

    store.put(*logged())
    assert len(store.entries()) == 2


def test_a_write_that_fails_half_way_leaves_nothing(store: Store) -> None:
    store.put(*logged())
    good, bad = logged(at=MONDAY + timedelta(days=1)), logged(note=None)

    with pytest.raises(LogError):
        store.put_all([good, bad], {MONDAY.date(): DayOff.REST})

    assert len(store.entries()) == 1
    assert store.marks() == {}


@pytest.mark.usefixtures("patient")
def test_many_apps_may_begin_the_log_at_once(path: Path) -> None:
    entries = [logged(at=MONDAY + timedelta(days=number)) for number in range(8)]

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda pair: Store(path).put(*pair), entries))

    assert len(Store(path).entries()) == 8


def test_the_plan_of_many_sessions_is_written_once(store: Store, path: Path) -> None:
    plan = timeline(exercise(same=dose(10, move("hold", 3))))
    for number in range(5):
        store.put(*logged(finished(plan), at=MONDAY + timedelta(days=number)))

    with sqlite3.connect(path) as connection:
        assert connection.execute("SELECT count(*) FROM plan").fetchone() == (1,)
    connection.close()


@pytest.mark.parametrize("how", [*KnownBy, None])
def test_the_log_keeps_how_it_knows_what_each_side_did(
    store: Store, path: Path, how: KnownBy | None
) -> None:
    entry, session = logged()
    said = replace(entry, parts=tuple(replace(part, known_by=how) for part in entry.parts))

    store.put(said, session)

    assert Store(path).entry(entry.uuid) == said


def test_a_key_is_how_the_log_knows_of_moves_that_wait_for_one_and_the_clock_of_others() -> None:
    plan = timeline(
        exercise("toe-press", same=dose(2, move("hold", 5))),
        exercise("marble-pick", same=dose(2, move("hold", 5), move("drop", None))),
        exercise("heel-raise", same=dose(8, own_pace=True)),
    )

    entry, _ = logged(finished(plan))

    assert [part.known_by for part in entry.parts] == [KnownBy.CLOCK, KnownBy.KEY, KnownBy.KEY]


def test_a_corrected_side_says_so_even_after_the_session_was_resumed() -> None:
    plan = timeline(exercise(sides=Sides.EACH, same=dose(3, move("hold", 5))))
    entry, session = logged(under_way(plan, seconds=30))

    corrected, right = with_correction(entry, session, 0, Side.LEFT, 1)

    left, other = corrected.parts
    assert (left.done, left.known_by) == (1, KnownBy.CORRECTED)
    assert other == entry.parts[1]
    resumed = with_progress(corrected, done(right), MONDAY)
    assert [part.known_by for part in resumed.parts] == [KnownBy.CORRECTED, KnownBy.CLOCK]


def test_a_word_that_is_no_way_of_knowing_leaves_its_session_out(store: Store, path: Path) -> None:
    store.put(*logged())
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE part SET known_by = 'guessed'")
        connection.commit()

    assert store.entries() == ()
    assert "should be what one side did" in "".join(store.database.remarks())


def test_a_correction_is_what_history_counts() -> None:
    entry, session = logged()

    fixed = correct_reps(session, 0, None, 0)

    assert [one.done for one in tally_sides(fixed)] == [0]
    assert [part.done for part in with_progress(entry, fixed, MONDAY).parts] == [0]
