"""A session is on disk while it is under way, and comes back where it was."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from threading import Condition, Event
from typing import Any

import pytest
from benchmarks.tables import Outcome
from hypothesis import given
from hypothesis import strategies as st

from footcoach.coach.coach import Coach
from footcoach.log import autosave as autosave_module
from footcoach.log.autosave import Autosave
from footcoach.log.database import LogError
from footcoach.log.heartbeat import Heartbeat, Lock, Pulse
from footcoach.log.ownership import Claim
from footcoach.log.records import SessionRecord, begin_record, with_progress
from footcoach.log.resume import (
    ResumeWay,
    Unfinished,
    catch_up,
    find_unfinished,
    note_way,
    resume_session,
    save_as_unfinished,
)
from footcoach.log.store import Store
from footcoach.routine.enums import Sides
from footcoach.session.actions import Action
from footcoach.session.player import Ending, Session
from footcoach.session.tally import KnownBy, tally_sides
from footcoach.sound.speaker import Silence
from tests.log.strategies import done, sessions
from tests.log.world import MONDAY, START, laid_out, logged, start_time, take, under_way
from tests.world import FakeClock, dose, exercise, move, timeline


class World:
    """A coach whose session is kept."""

    def __init__(self, folder: Path, what: Session | None = None) -> None:
        self.store = Store(folder / "footcoach.db")
        self.clock = FakeClock()
        plan = laid_out()
        entry = begin_record(what or Session.at_start(plan), start_time())
        self.autosave = Autosave(self.store, entry, now=lambda: MONDAY + timedelta(minutes=1))
        tell, clock = self.autosave.see, self.clock
        self.coach = Coach(what or plan, Silence(), clock=clock, wall=clock, tell=tell)
        self.coach.begin()

    def pass_time(self, seconds: float) -> None:
        for _ in range(round(seconds / 0.5)):
            self.clock.tick(0.5)
            self.coach.look()

    def entry(self) -> SessionRecord:
        (entry,) = self.store.entries()
        return entry


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    made = World(tmp_path)
    yield made
    made.autosave.close()


def test_a_pause_is_on_disk_with_its_second(world: World) -> None:
    world.pass_time(11.5)

    world.coach.press(Action.PAUSE)
    world.autosave.close()

    session = world.store.session(world.entry().uuid)
    assert (session.index, session.banked) == (1, 1.5)
    assert not session.is_running


def test_a_session_that_was_left_can_be_resumed(world: World) -> None:
    world.pass_time(20)

    world.coach.press(Action.LEAVE)
    world.autosave.close()

    (one,) = find_unfinished(world.store, MONDAY + timedelta(minutes=6))
    assert one.ago == 300
    assert resume_session(one.session, ResumeWay.GO_ON) == replace(world.coach.session, ending=None)
    assert [part.done for part in one.entry.parts] == [1]


def test_a_finished_session_leaves_no_heartbeat(world: World, tmp_path: Path) -> None:
    world.pass_time(60)

    world.autosave.close()

    assert world.entry().ending is Ending.FINISHED
    assert [part.done for part in world.entry().parts] == [4]
    assert find_unfinished(world.store, MONDAY) == ()
    assert list(tmp_path.glob("running/*")) == []


def test_a_session_left_before_any_work_is_not_logged(world: World) -> None:
    world.pass_time(4)

    world.coach.press(Action.LEAVE)
    world.autosave.close()

    assert world.store.entries() == ()


def test_a_session_under_way_is_not_offered_to_another_app(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    began = Event()
    record = Store.record

    def record_and_tell(self: Store, *what: Any) -> None:
        record(self, *what)
        began.set()

    monkeypatch.setattr(Store, "record", record_and_tell)
    world = World(tmp_path)
    world.pass_time(15)
    assert began.wait(5)

    while_it_runs = find_unfinished(world.store, MONDAY)
    world.autosave.close()

    assert while_it_runs == ()
    assert len(find_unfinished(world.store, MONDAY)) == 1


def test_a_log_that_cannot_be_written_stops_nothing_and_says_why(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        msg = "the disk is full"
        raise LogError(msg)

    monkeypatch.setattr(Store, "record", refuse)

    world.pass_time(60)
    world.autosave.close()

    assert world.coach.session.ending is Ending.FINISHED
    assert world.autosave.trouble == "the disk is full"


def test_the_last_write_is_tried_again_at_the_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    record, tries = Store.record, list[Session]()

    def refuse_once(self: Store, entry: SessionRecord, session: Session, claim: Claim) -> None:
        tries.append(session)
        if len(tries) == 1:
            msg = "locked"
            raise LogError(msg)
        record(self, entry, session, claim)

    monkeypatch.setattr(Store, "record", refuse_once)
    kept = Autosave(Store(tmp_path / "footcoach.db"), logged(under_way())[0])
    kept.see(under_way(), 0.0)
    kept.close()

    assert len(tries) >= 2
    assert kept.trouble is None


def test_nothing_is_written_when_nothing_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written: list[Session] = []
    monkeypatch.setattr(Store, "record", lambda _self, _entry, session, _: written.append(session))
    monkeypatch.setattr(autosave_module, "PERIOD", 0.001)
    entry, session = logged(under_way())
    kept = Autosave(Store(tmp_path / "footcoach.db"), entry)

    for _ in range(200):
        kept.see(session, 0.0)
    kept.close()

    assert len(written) == 1


@pytest.mark.parametrize(
    ("session", "seconds"),
    [(under_way().resume(START + 20), autosave_module.PERIOD), (under_way(), None)],
)
def test_in_a_pause_the_heart_rests_until_something_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, session: Session, seconds: float | None
) -> None:
    waits = list[float | None]()
    wait_for = Condition.wait_for

    def note(self: Condition, until: Callable[[], bool], timeout: float | None = None) -> bool:
        waits.append(timeout)
        return wait_for(self, until, timeout)

    monkeypatch.setattr(Condition, "wait_for", note)
    kept = Autosave(Store(tmp_path / "footcoach.db"), logged(under_way())[0])
    kept.see(session, START + 20)
    kept.close()

    assert waits[0] == seconds


# ---- heartbeats and resuming


def test_a_session_comes_back_at_its_last_heartbeat() -> None:
    session = under_way(seconds=11.5)

    assert catch_up(session, Pulse(session.begun, 3.25)).banked == 3.25
    assert catch_up(session, Pulse(session.begun, 0.25)).banked == session.banked
    assert catch_up(session, Pulse(session.begun, 99.0)).banked == 5


def test_a_heartbeat_of_another_step_says_nothing() -> None:
    session = under_way(seconds=11.5)

    assert catch_up(session, Pulse(session.begun - 1, 3.25)) == session
    assert catch_up(session, None) == session


@given(sessions().filter(lambda session: session.step is not None), st.sampled_from(ResumeWay))
def test_resuming_never_changes_what_was_finished(session: Session, way: ResumeWay) -> None:
    before = sum(side.done for side in tally_sides(session))

    after = resume_session(session, way)

    done = sum(side.done for side in tally_sides(after))
    assert done == before or (way is ResumeWay.COUNT and done == before + 1)
    assert not after.is_running
    assert after.index == session.index + (way is ResumeWay.COUNT)


def test_a_hold_that_the_person_counts_is_done_and_says_that_a_key_is_how_it_is_known() -> None:
    feet = timeline(exercise(sides=Sides.EACH, same=dose(2, move("hold", 30))))
    entry, session = logged(replace(under_way(feet, seconds=15), ending=Ending.LEFT))
    one = Unfinished(entry=entry, session=session, ago=60)

    counted = resume_session(session, ResumeWay.COUNT)

    noted = with_progress(note_way(one, ResumeWay.COUNT).entry, done(counted), MONDAY)
    assert [(part.done, part.known_by) for part in noted.parts] == [
        (2, KnownBy.KEY),
        (2, KnownBy.CLOCK),
    ]
    assert note_way(one, ResumeWay.GO_ON) == one


@given(sessions().filter(lambda session: session.step is not None))
def test_a_repeated_step_begins_again_and_keeps_its_time(session: Session) -> None:
    after = resume_session(session, ResumeWay.REPEAT)

    assert after.banked == 0
    spent = sum(side.seconds for side in tally_sides(session))
    assert sum(side.seconds for side in tally_sides(after)) == pytest.approx(spent)


def test_a_session_saved_as_unfinished_counts_and_is_not_offered_again(tmp_path: Path) -> None:
    store = Store(tmp_path / "footcoach.db")
    store.record(*logged(under_way(seconds=26)))
    (one,) = find_unfinished(store, MONDAY)

    save_as_unfinished(store, one, take(store, one), MONDAY)

    (entry,) = store.entries()
    assert find_unfinished(store, MONDAY) == ()
    assert (entry.ending, entry.parts[0].done) == (Ending.LEFT, 2)


def test_a_clock_that_was_set_back_gives_no_negative_time(tmp_path: Path) -> None:
    store = Store(tmp_path / "footcoach.db")
    store.record(*logged(under_way()))

    (one,) = find_unfinished(store, MONDAY - timedelta(days=400))

    assert one.ago == 0


def test_a_heartbeat_is_read_as_it_was_written(tmp_path: Path) -> None:
    beat = Heartbeat(tmp_path / "footcoach.db", logged()[0].uuid)
    assert beat.read() is None
    assert beat.start() is Lock.FREE

    beat.write(Pulse(123456, 7199.999999))
    beat.write(Pulse(7, 1.5))

    assert beat.read() == Pulse(7, 1.5)
    assert beat.look() is Lock.HELD
    beat.stop()
    assert beat.look() is Lock.FREE


def test_a_heartbeat_that_cannot_be_read_says_nothing(tmp_path: Path) -> None:
    beat = Heartbeat(tmp_path / "footcoach.db", logged()[0].uuid)
    beat.start()
    (file,) = (tmp_path / "running").iterdir()
    file.write_bytes(b"\xff\x00 what is this?")

    assert beat.read() is None
    beat.forget()


def test_what_is_not_a_uuid_names_no_file(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="badly formed"):
        Heartbeat(tmp_path / "footcoach.db", "../../etc/passwd")


def test_the_same_session_is_taken_by_one_process_only(tmp_path: Path) -> None:
    uuid = logged()[0].uuid
    first, second = (Heartbeat(tmp_path / "footcoach.db", uuid) for _ in range(2))

    assert first.start() is Lock.FREE
    assert second.start() is Lock.HELD
    first.stop()
    assert second.start() is Lock.FREE
    second.stop()


# ---- kills


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are forked to be killed")
def test_two_hundred_kills_lose_no_rep_and_no_second() -> None:
    options = ("--kills", "200", "--app-kills", "0", "--seed", "7")
    killed = subprocess.run(
        [sys.executable, "-m", "benchmarks.kill_and_resume", "--json", *options],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=False,
    )

    assert killed.returncode == 0, killed.stderr
    table, wrong = Outcome.read(killed.stdout).find("wrong", "of all") or pytest.fail("no figure")
    assert wrong.values == (0,), table.remarks
