"""Two windows that ask about the same unfinished session: one gets it, the other is told."""

import errno
import fcntl
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from footcoach.coach.conversation import Conversation
from footcoach.coach.log_changes import LogChanges
from footcoach.coach.log_service import LogService
from footcoach.coach.requests import Call, Question, Talk
from footcoach.coach.session_start import Start, Wanted
from footcoach.log import heartbeat
from footcoach.log.resume import find_unfinished
from footcoach.log.session_json import at_rest
from footcoach.log.store import ChangedError, Store
from footcoach.routine.library import Library
from footcoach.session.actions import Action, press
from footcoach.session.player import Session
from footcoach.session.timeline import compile_timeline
from tests.log.world import MONDAY, START, finished, logged, under_way

if TYPE_CHECKING:
    from footcoach.log.autosave import Autosave

NOW = MONDAY + timedelta(hours=2)
RESUME = "Resume Test routine?"
ELSEWHERE = "Test routine is open in another window"
PAIN_BEFORE = "Any pain before you start?"


class Window:
    """A running app: its conversation stops at each question until that is answered."""

    def __init__(self, folder: Path) -> None:
        self.store = Store(folder / "footcoach.db")
        library = Library(folder / "own")
        self.log = LogService(self.store, library, lambda: NOW)
        self.conversation = Conversation(self.log, library)
        self.wanted = Wanted(compile_timeline(library.load("two-minutes")))
        self._talk: Talk[Start | None] | None = None
        self.asked: Any = None
        """The question on its screen; None once the conversation is over."""
        self.start: Start | None = None
        self.autosave: Autosave | None = None

    def prepare(self) -> None:
        """Ask what is due before a session."""
        self._talk = self.conversation.before(self.wanted)
        self.reply(None)

    def settle(self) -> None:
        """Ask what becomes of the session that was left, as its row on home does."""
        (one,) = find_unfinished(self.store, NOW)
        self._talk = self.conversation.settle(one.entry.uuid)
        self.reply(None)

    def answer(self, text: str) -> None:
        assert isinstance(self.asked, Question)
        self.reply(next(one.value for one in self.asked.answers if one.text.startswith(text)))

    def reply(self, value: Any) -> None:
        assert self._talk is not None
        try:
            request = self._talk.send(value)
            while isinstance(request, Call):
                request = self._talk.send(request.what())
            self.asked = request
        except StopIteration as end:
            self.asked, self.start = None, end.value

    @property
    def heading(self) -> str:
        return self.asked.heading if self.asked else ""

    def run(self) -> Session:
        """Begin what the conversation came to, and have it saved."""
        assert self.start is not None
        session = self.start.what
        assert isinstance(session, Session)
        self.autosave = self.start.autosave(self.log)
        self.autosave.see(session, START)
        return session

    def leave(self, session: Session) -> None:
        assert self.autosave is not None
        self.autosave.see(press(session, Action.LEAVE, START).session, START)
        self.autosave.close()


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Try a lock again without waiting."""
    monkeypatch.setattr(heartbeat, "_INSTANT", 0)


@pytest.fixture
def windows(tmp_path: Path) -> tuple[Window, Window]:
    """Return two windows on a log with an unfinished session."""
    store = Store(tmp_path / "footcoach.db")
    store.note_fact("notice", "seen")
    store.record(*logged(under_way(), at=MONDAY))
    return Window(tmp_path), Window(tmp_path)


def test_the_second_window_is_told_and_starts_what_it_was_asked_for(
    windows: tuple[Window, Window],
) -> None:
    one, other = windows
    one.settle()
    other.prepare()
    assert one.heading == other.heading == RESUME

    one.answer("Resume")
    session = one.run()
    other.answer("Resume")

    assert other.heading == ELSEWHERE
    assert other.asked.lines[0].startswith("It's been open there since 10:30 on 16 Nov, process ")
    other.answer("Start Quick starter")
    assert other.heading == PAIN_BEFORE
    other.reply(None)
    assert other.start is not None
    assert other.start.what is other.wanted.timeline
    one.leave(session)
    assert len(find_unfinished(other.store, NOW)) == 1


def test_the_second_window_at_home_offers_to_start_something_else(
    windows: tuple[Window, Window],
) -> None:
    one, other = windows
    one.settle()
    other.settle()
    one.answer("Resume")
    session = one.run()

    other.answer("Count")

    assert [answer.text for answer in other.asked.answers] == [
        "Start something else",
        "Try again",
    ]
    assert other.asked.without == "start something else"
    other.reply(None)
    assert (other.asked, other.start) == (None, None)
    one.leave(session)


def test_trying_again_offers_the_session_as_the_other_window_left_it(
    windows: tuple[Window, Window],
) -> None:
    one, other = windows
    one.settle()
    other.settle()
    one.answer("Resume")
    session = one.run()
    other.answer("Resume")
    other.answer("Try again")
    assert other.heading == ELSEWHERE

    later = at_rest(session.resume(START, lead=0).advance(START + 5).session, START + 5)
    one.leave(later)
    other.answer("Try again")

    assert other.heading == RESUME
    other.answer("Resume")
    assert other.start is not None
    assert isinstance(other.start.what, Session)
    assert other.start.what.index == later.index > session.index


def test_a_session_finished_elsewhere_since_it_was_offered_is_not_saved_over(
    windows: tuple[Window, Window],
) -> None:
    one, other = windows
    one.settle()
    other.settle()
    one.answer("Save as unfinished")

    other.answer("Save as unfinished")

    assert other.heading == "Not here any more"
    other.reply(None)
    assert (other.asked, other.start) == (None, None)
    (entry,) = other.store.entries()
    assert not entry.open


def test_a_session_that_cannot_be_taken_is_not_offered_for_ever(
    windows: tuple[Window, Window], monkeypatch: pytest.MonkeyPatch
) -> None:
    one, _ = windows
    one.settle()
    monkeypatch.setattr(LogService, "take", lambda *_: None)  # what a log in trouble comes to

    one.answer("Resume")

    assert (one.asked, one.start) == (None, None)


def test_without_locks_the_offer_says_who_has_had_the_session_and_since_when(
    windows: tuple[Window, Window], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(fcntl, "flock", refuse)
    one, other = windows
    one.settle()
    one.answer("Resume")
    session = one.run()
    assert one.autosave is not None
    one.autosave.close()

    other.settle()

    assert other.heading == RESUME
    (doubt,) = (line for line in other.asked.lines if "window" in line)
    assert doubt.startswith("Another window has had it open since 10:30 on 16 Nov, process ")
    other.answer("Resume")
    assert other.run() == session


def test_an_added_session_with_a_note_from_another_window_is_not_undone(tmp_path: Path) -> None:
    one, other = Window(tmp_path), Window(tmp_path)
    changes = LogChanges(one.log)
    record, session = logged(finished())
    changes.add(record, session)
    other.store.amend(record, replace(record, note="it tingled", saved=record.saved + 1))

    with pytest.raises(ChangedError, match="changed in another window"):
        changes.undo()

    assert [entry.note for entry in one.store.entries()] == ["it tingled"]
