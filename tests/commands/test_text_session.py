"""Plain mode takes a person through the conversation, the session, and the conversation again."""

import json
import subprocess
import sys
from datetime import timedelta
from pathlib import Path
from queue import SimpleQueue

import pytest

from footcoach.coach.coach import Coach, Tell
from footcoach.coach.conversation import Conversation
from footcoach.coach.log_service import LogService
from footcoach.coach.session_start import Wanted
from footcoach.coach.text_input import TextReader
from footcoach.commands.output import print_note
from footcoach.commands.text_session import TextSession
from footcoach.exit_status import Status
from footcoach.log.import_export import import_json
from footcoach.log.records import PainReport
from footcoach.log.store import Store
from footcoach.paths import config_file
from footcoach.routine.library import Library
from footcoach.session.player import Session
from footcoach.session.timeline import Timeline, compile_timeline
from footcoach.sound.speaker import Recorder
from tests.coach.test_text_guide import Typist
from tests.log.world import MONDAY, finished, logged, under_way
from tests.world import FakeClock

NOW = MONDAY + timedelta(hours=2)
QUICK = 150.0
"""Seconds after which the quick starter is over."""
SHORT = """
title: Short
exercises:
  - exercise: still
    name: Stand still
    position: standing
    ready: 0s
    moves: [{id: hold, do: Stand., say: Stand, time: 1s}]
"""


class Room:
    """Someone at a keyboard, and a log of their own."""

    def __init__(self, folder: Path, *, can_answer: bool = True) -> None:
        self.store = Store(folder / "data" / "footcoach.db")
        self.store.note_fact("notice", "seen")
        self.library = Library(folder / "own")
        self.log = LogService(self.store, self.library, lambda: NOW)
        self.clock = FakeClock()
        self.said: list[str] = []
        self.lines = SimpleQueue[str | None]()
        """What was typed and not read yet."""
        self.wanted = Wanted(compile_timeline(self.library.load("two-minutes")))
        self.can_answer = can_answer

    def run(self, *answers: str, typed: tuple[tuple[float, str | None], ...] = ()) -> int:
        """Run a session; ``answers`` are typed to questions, ``typed`` while it goes on."""
        coming = iter(answers)

        def hear(line: str) -> None:
            self.said.append(line)
            if line.startswith(("Type ", "Press Enter: ")):
                self.lines.put(next(coming, None))

        session = TextSession(
            Conversation(self.log, self.library),
            TextReader(self.log, self.lines, hear, print_note),
            Typist(self.clock, *typed),
            self.make_coach,
            can_answer=self.can_answer,
        )
        return session.run(self.wanted)

    def make_coach(self, what: Timeline | Session, tell: Tell) -> Coach:
        speaker = Recorder(self.clock)
        return Coach(what, speaker, clock=self.clock, wall=self.clock, tell=tell)


@pytest.fixture
def room(tmp_path: Path) -> Room:
    return Room(tmp_path)


def test_a_session_is_asked_about_before_and_after_and_kept(room: Room) -> None:
    assert room.run("1", "2", "went well") == Status.DONE

    (record,) = room.store.entries()
    assert (record.feeling, record.note) == (PainReport(before=1, after=2), "went well")
    asked = [line for line in room.said if line.startswith(("Any pain", "Note"))]
    assert asked == ["Any pain before you start?", "Any pain now?", "Note (optional)"]


def test_with_much_pain_nothing_starts(room: Room, capsys: pytest.CaptureFixture[str]) -> None:
    assert room.run("8") == Status.DONE  # 3 would say that something can be resumed

    assert room.store.entries() == ()
    assert capsys.readouterr().out == ""


def test_questions_go_nowhere_near_the_session(
    room: Room, capsys: pytest.CaptureFixture[str]
) -> None:
    room.run("1", "2", "")

    out = capsys.readouterr().out
    assert out.startswith("Quick starter. ")
    assert not any(line in out.splitlines() for line in room.said)


def test_a_resumed_session_is_kept_as_the_one_it_was(room: Room) -> None:
    room.store.record(*logged(under_way(), at=MONDAY))

    assert room.run("1", "", typed=((0, ""),)) == Status.DONE

    (record,) = room.store.entries()
    assert [part.done for part in record.parts] == [4]


def test_what_was_typed_before_a_question_does_not_answer_it(room: Room) -> None:
    coach = room.make_coach

    def type_too_late(what: Timeline | Session, tell: Tell) -> Coach:
        room.lines.put("")
        room.lines.put("9")
        return coach(what, tell)

    room.make_coach = type_too_late  # type: ignore[method-assign]  # as someone who types on

    room.run("1", "2", "fine")

    assert room.store.entries()[0].feeling == PainReport(before=1, after=2)


def test_the_plan_is_changed_by_typing_while_the_session_goes_on(
    room: Room, capsys: pytest.CaptureFixture[str]
) -> None:
    room.run("", typed=((15.0, "plan add"), (16.0, "plan"), (20.0, "q")))

    assert room.store.followed() == {"two-minutes": True}
    out = capsys.readouterr().out
    assert "Quick starter: added to your plan.\nYour plan: Quick starter.\n" in out


def test_a_session_that_was_left_is_not_asked_about(room: Room) -> None:
    assert room.run("1", typed=((30, "q"),)) == Status.UNFINISHED

    assert "Any pain now?" not in room.said
    assert len(room.log.find_unfinished()) == 1


def test_where_nobody_can_answer_nothing_is_asked_and_what_waits_is_said_in_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    room = Room(tmp_path, can_answer=False)
    room.store.record(*logged(under_way(), at=MONDAY))

    assert room.run("1", "1", "1") == Status.DONE

    assert room.said == []
    assert capsys.readouterr().err == "footcoach: kept for later, unfinished: Test routine\n"
    assert len(room.log.find_unfinished()) == 1
    assert [one.feeling for one in room.store.entries()] == [PainReport()] * 2


def test_what_is_left_out_is_said_of_a_new_session_only(
    room: Room, capsys: pytest.CaptureFixture[str]
) -> None:
    room.store.record(*logged(under_way(), at=MONDAY))
    room.wanted = room.wanted._replace(remarks=("Left out: Short foot.",))

    room.run("1", typed=((5, "q"),))
    old = capsys.readouterr().err
    room.run("5", typed=((5, "q"),))

    assert old == ""
    assert capsys.readouterr().err == "footcoach: Left out: Short foot.\n"


def test_a_damaged_log_is_told_and_keeps_nobody_from_a_session(
    room: Room, capsys: pytest.CaptureFixture[str]
) -> None:
    room.store.database.path.write_bytes(b"no database" * 500)

    assert room.run() == Status.DONE
    assert "The log was damaged. It was put aside" in capsys.readouterr().err


@pytest.mark.parametrize("when", ["before", "after"])
def test_ctrl_c_at_a_question_leaves_nothing_unfinished(
    room: Room, monkeypatch: pytest.MonkeyPatch, when: str
) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Conversation, when, interrupt)

    assert room.run("1") == Status.DONE
    assert len(room.store.entries()) == (when == "after")


def test_amber_makes_the_session_easier_where_nobody_can_answer(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    room = Room(tmp_path, can_answer=False)
    hurt = PainReport(after=4, asked=True)
    room.store.put(*logged(finished(room.wanted.timeline), feeling=hurt))

    room.run()

    assert "making it easier: AMBER last time." in capsys.readouterr().err
    assert room.store.entries()[0].parts[0].planned == 4


def blocked(room: Room) -> Room:
    """Put a folder in the place of the log, so that it can't be written."""
    room.store.database.path.unlink()
    room.store.database.path.mkdir()
    return room


def test_a_session_that_cannot_be_saved_says_on_leaving_where_it_is_instead(
    room: Room, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert blocked(room).run("1", "2", "went well") == Status.WRONG_DATA

    *_, last = capsys.readouterr().err.splitlines()
    assert last.startswith("footcoach: Quick starter wasn't saved: the log ")
    assert "can't be opened" in last
    path = Path(last.rpartition("footcoach import ")[2])
    store = Store(tmp_path / "another.db")
    assert import_json(store, path.read_text(encoding="utf-8")).added == 1
    (record,) = store.entries()
    assert (record.feeling, record.note) == (PainReport(before=1, after=2), "went well")


def test_a_session_that_was_left_and_cannot_be_saved_ends_with_status_1(room: Room) -> None:
    assert blocked(room).run("1", typed=((30, "q"),)) == Status.WRONG_DATA


def test_a_session_that_no_file_can_take_is_printed(
    room: Room, capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "file"))

    assert blocked(room).run("1", "2", "") == Status.WRONG_DATA

    printed = capsys.readouterr()
    assert "so it's printed" in printed.err.splitlines()[-1]
    text = printed.out[printed.out.index('{"footcoach":') :]
    assert import_json(Store(tmp_path / "another.db"), text).added == 1


def test_programs_of_the_users_are_told_in_plain_mode_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("CONFIG", "DATA", "CACHE", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name.lower()))
    told = tmp_path / "told"
    keep = f"import sys; open({str(told)!r}, 'a').write(sys.stdin.read() + chr(10))"
    hook = json.dumps([sys.executable, "-I", "-S", "-c", keep])
    config_file().parent.mkdir(parents=True)
    config_file().write_text(f"hooks:\n  session_started: {hook}\n  session_finished: {hook}\n")
    routine = tmp_path / "short.yaml"
    routine.write_text(SHORT)

    run = [sys.executable, "-m", "footcoach", "run", str(routine), "--plain", "--sound", "off"]
    done = subprocess.run(run, stdin=subprocess.DEVNULL, capture_output=True, check=True)

    assert done.stderr == b""
    events = [json.loads(line)["event"] for line in told.read_text().splitlines()]
    assert events == ["session_started", "session_finished"]
