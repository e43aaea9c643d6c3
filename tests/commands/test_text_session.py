"""What is said and asked around a session without a screen."""

from datetime import timedelta
from pathlib import Path
from queue import SimpleQueue

import pytest

from footcoach.advice.safety_text import NOTICE, RED_FLAGS
from footcoach.coach.log_service import LogService
from footcoach.coach.text_input import Asker
from footcoach.commands.run_plan import RunPlan
from footcoach.commands.text_session import TextSession
from footcoach.log.records import PainReport
from footcoach.log.store import Store
from footcoach.routine.library import Library
from footcoach.session.player import Ending, Session
from footcoach.session.timeline import Timeline, compile_timeline
from tests.log.world import MONDAY, finished, laid_out, logged, under_way

NOW = MONDAY + timedelta(hours=2)


class Room:
    """Somebody at a keyboard, and a log of their own."""

    def __init__(self, folder: Path) -> None:
        self.store = Store(folder / "data" / "footcoach.db")
        self.library = Library(folder / "own")
        self.diary = LogService(self.store, self.library, lambda: NOW)
        self.said: list[str] = []
        self.timeline = compile_timeline(self.library.load("two-minutes"))

    def sitting(self, *typed: str | None) -> TextSession:
        lines = SimpleQueue[str | None]()
        for line in (*typed, None):
            lines.put(line)
        return TextSession(self.library, self.diary, Asker(self.said.append, lines))

    def begin(self, *typed: str | None, remark: str = "") -> Timeline | Session | None:
        plan = RunPlan(timeline=self.timeline, remark=remark, diary=self.diary)
        return self.sitting(*typed).begin(plan)


@pytest.fixture
def room(tmp_path: Path) -> Room:
    made = Room(tmp_path)
    made.store.note_fact("notice", "seen")
    return made


def test_the_notice_and_the_signs_are_said_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    room = Room(tmp_path)

    room.begin()
    first = capsys.readouterr()
    room.begin()
    second = capsys.readouterr()

    lines = first.err.splitlines()
    assert tuple(lines[:5]) == NOTICE
    assert [line.split(": ")[0] for line in lines[5:]] == [
        when.capitalize() for when, _ in RED_FLAGS
    ]
    assert (first.out, second.out, second.err) == ("", "", "")


@pytest.mark.parametrize(
    ("typed", "index", "banked"), [("g", 3, 2.0), ("", 3, 2.0), ("c", 4, 0.0), ("r", 3, 0.0)]
)
def test_what_was_under_way_is_offered_and_gone_on_with(
    room: Room, typed: str, index: int, banked: float
) -> None:
    room.store.record(*logged(under_way(), at=MONDAY))

    session = room.begin(typed)

    assert isinstance(session, Session)
    assert (session.index, session.banked, session.is_running) == (index, banked, False)
    assert room.said[0] == "Test routine was not finished"
    assert room.said[1].startswith("1 h 50 min ago, ")
    assert room.said[-1].endswith("n start Quick starter; this one waits")


@pytest.mark.parametrize("typed", ["n", None])
def test_what_was_under_way_waits_where_something_else_is_started_or_nobody_answers(
    room: Room, typed: str | None
) -> None:
    room.store.record(*logged(under_way(), at=MONDAY))

    assert room.begin(typed) is room.timeline
    assert len(room.diary.unfinished()) == 1


def test_what_was_under_way_can_be_kept_as_it_is(room: Room) -> None:
    room.store.record(*logged(under_way(), at=MONDAY))

    assert room.begin("k") is room.timeline
    assert room.diary.unfinished() == ()
    assert [part.done for part in room.store.entries()[0].parts] == [1]


def test_what_is_left_out_is_said_of_a_new_session_only(
    room: Room, capsys: pytest.CaptureFixture[str]
) -> None:
    room.store.record(*logged(under_way(), at=MONDAY))

    room.begin("g", remark="Left out: Short foot.")
    old = capsys.readouterr().err
    room.begin("n", remark="Left out: Short foot.")

    assert old == ""
    assert capsys.readouterr().err == "footcoach: Left out: Short foot.\n"


@pytest.mark.parametrize(("typed", "reps"), [("e", 4), ("f", 5), (None, 4)])
def test_after_amber_less_is_offered_and_done_unless_somebody_wants_it_all(
    room: Room, typed: str | None, reps: int
) -> None:
    room.store.put(*logged(finished(laid_out()), feeling=PainReport(after=4, asked=True)))

    timeline = room.begin(typed)

    assert isinstance(timeline, Timeline)
    assert timeline.exercises[0].left.reps == reps
    assert room.said[1].startswith("AMBER the last time.")


def test_the_morning_is_asked_about_once(room: Room) -> None:
    went = PainReport(before=1, after=2)
    room.store.put(*logged(finished(), at=MONDAY - timedelta(days=1), feeling=went))

    room.begin("3")
    room.begin()

    assert room.store.entries()[0].feeling == PainReport(before=1, after=2, morning=3, asked=True)
    assert [line for line in room.said if "next morning" in line] == [
        "How was it the next morning? 0 to 10"
    ]


def test_where_red_leaves_nothing_no_session_is_begun(
    room: Room, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = finished(room.timeline)
    room.store.put(*logged(bad, feeling=PainReport(after=8, asked=True)))

    assert room.begin("e") is None
    assert "A day off is fine too" in capsys.readouterr().err


def test_a_damaged_log_is_told_and_keeps_nobody_from_a_session(
    room: Room, capsys: pytest.CaptureFixture[str]
) -> None:
    room.store.database.path.write_bytes(b"no database" * 500)

    assert room.begin() is room.timeline
    assert "The log was damaged. It was put aside" in capsys.readouterr().err


def after(room: Room, *typed: str, ending: Ending = Ending.FINISHED) -> PainReport:
    entry, session = logged(finished(room.timeline), ending=ending)
    room.store.put(entry, session)
    room.sitting(*typed).ask_after(entry, session)
    return room.store.entries()[0].feeling


def test_how_it_went_is_asked_and_kept(room: Room) -> None:
    assert after(room, "2", "went well") == PainReport(after=2)
    assert room.store.entries()[0].note == "went well"
    assert room.said[-1] == "GREEN: Carry on as planned."


def test_how_it_went_need_not_be_said(room: Room) -> None:
    assert after(room, "") == PainReport()


def test_red_asks_which_exercise_and_shows_the_signs(
    room: Room, capsys: pytest.CaptureFixture[str]
) -> None:
    assert after(room, "s", "b", "") == PainReport(sign=True, hurt="ankle-circles")
    assert "Call an emergency number" in capsys.readouterr().err
