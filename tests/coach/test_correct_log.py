"""Plain mode corrects the log too: with the same questions as the app, in numbered lines."""

from datetime import timedelta
from pathlib import Path
from queue import SimpleQueue

import pytest

from footcoach.coach.conversation import Conversation
from footcoach.coach.correct_log import correct_log
from footcoach.coach.how_known import list_marks
from footcoach.coach.log_service import LogService
from footcoach.coach.text_input import TextReader
from footcoach.log.records import PainReport, Said, SessionRecord
from footcoach.log.store import Store
from footcoach.routine.library import Library
from footcoach.session.correction import complete_session, correct_counts, list_counts
from footcoach.session.tally import KnownBy
from tests.log.world import MONDAY, logged
from tests.world import dose, exercise, move, timeline

REPORT = PainReport(before=1, after=8, asked=True)


class Desk:
    """A log of three sessions, the newest with pain, and someone who types."""

    def __init__(self, folder: Path) -> None:
        self.library = Library(folder / "own")
        self.log = LogService(Store(folder / "log.db"), self.library, lambda: MONDAY)
        for days_ago in range(3):
            day = MONDAY - timedelta(days=days_ago)
            self.log.store.put(*logged(at=day, feeling=REPORT if not days_ago else PainReport()))
        self.said = list[str]()

    def type(self, *lines: str) -> None:
        queue = SimpleQueue[str | None]()
        for line in (*lines, None):
            queue.put(line)
        reader = TextReader(self.log, queue, self.said.append, self.said.append)
        reader.read(correct_log(Conversation(self.log, self.library)))

    @property
    def newest(self) -> SessionRecord:
        return self.log.store.entries()[0]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_a_slip_in_an_answer_about_pain_is_corrected(desk: Desk) -> None:
    desk.type("1", "4", "3", "", "")

    assert desk.newest.feeling == PainReport(before=1, after=3, asked=True)
    assert "1 Mon 16 Nov 2026, Test routine, RED" in desk.said
    assert "4 Pain after: 8" in desk.said
    assert "Saved." in desk.said
    assert "4 Pain after: 3, corrected" in desk.said
    assert "AMBER: Make it easier next time" in "\n".join(desk.said)


def test_reps_are_corrected_and_an_impossible_number_is_asked_again(desk: Desk) -> None:
    desk.type("1", "2", "9", "2", "", "")

    (part,) = desk.newest.parts
    assert (part.done, part.seconds, part.known_by) == (2, 10, KnownBy.CORRECTED)
    assert '"9" is more than was planned; write a number from 0 to 4.' in desk.said


def test_every_correction_can_be_undone(desk: Desk) -> None:
    before = desk.newest
    desk.type("1", "4", "3", "8", "Note to self", "9", "9", "", "")

    assert [line for line in desk.said if line.startswith(("Saved", "Undone"))] == [
        "Saved.",
        "Saved.",
        "Undone: the note, Test routine, Mon 16 Nov.",
        "Undone: pain after, Test routine, Mon 16 Nov.",
    ]
    assert desk.newest == before


def test_older_sessions_are_offered_by_the_page(desk: Desk) -> None:
    for days_ago in range(3, 13):
        desk.log.store.put(*logged(at=MONDAY - timedelta(days=days_ago), title=f"No {days_ago}"))
    desk.type("10", "1", "", "")

    assert "1 Sat 7 Nov 2026, No 9" in desk.said
    assert "No 9: what do you want to correct?" in desk.said
    assert "5 Newer sessions" in desk.said


def test_a_session_done_without_footcoach_is_added_and_can_be_corrected(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    names = sorted(desk.library.names(), key=["two-minutes", *desk.library.names()].index)
    desk.log.store.follow("two-minutes", yes=True)
    desk.type("4", "1", "2026-11-15", "2", "3", "", "")

    added = next(record for record in desk.log.store.entries() if record.routine == names[0])
    short_foot, *circles = added.parts
    assert (added.began.day, added.open, added.seconds) == ("2026-11-15", False, 49)
    assert (short_foot.done, short_foot.known_by) == (3, KnownBy.CORRECTED)
    assert {(part.done, part.known_by) for part in circles} == {(1, KnownBy.TYPED)}
    assert {record.uuid for record in desk.log.store.entries(MONDAY.date())} == {desk.newest.uuid}


def test_adding_a_session_can_be_given_up(desk: Desk) -> None:
    before = desk.log.store.entries()
    desk.type("4", "1", "", "")

    assert desk.log.store.entries() == before


def test_a_day_to_come_is_asked_again(desk: Desk) -> None:
    desk.type("4", "1", "2026-11-17", "16 Nov", "2026-11-16", "", "")

    assert "2026-11-17 is still to come; write a day up to 2026-11-16." in desk.said
    assert len(desk.log.store.entries()) == 4


def test_an_empty_log_offers_to_add_a_session(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    for record in desk.log.store.entries():
        desk.log.store.delete(record.uuid)
    desk.type()

    assert desk.said[:2] == ["Which session?", "1 Add a session you did without footcoach"]


def test_what_was_said_otherwise_first_is_marked_as_corrected_until_that_is_undone(
    desk: Desk,
) -> None:
    desk.type("1", "4", "3", "", "")

    assert desk.newest.corrected == {Said.AFTER}
    assert "4 Pain after: 3, corrected" in desk.said

    desk.type("1", "4", "5", "9", "", "")

    assert desk.newest.corrected == {Said.AFTER}
    assert desk.newest.feeling.after == 3


@pytest.mark.parametrize(
    ("lines", "what"),
    [
        (("1", "2026-11-14"), Said.DAY),
        (("3", "4"), Said.BEFORE),
        (("4", "11"), Said.AFTER),
        (("6", "1"), Said.SIGN),
    ],
    ids=str,
)
def test_every_fact_that_was_said_is_marked_once_corrected(
    desk: Desk, lines: tuple[str, str], what: Said
) -> None:
    uuid = desk.newest.uuid
    desk.type("1", *lines, "", "")

    record = desk.log.store.entry(uuid)
    assert record is not None
    assert record.corrected == {what}
    assert list_marks(record) == ("corrected",)


@pytest.mark.parametrize("lines", [("5", "3"), ("8", "Later"), ("3", "1"), ("1", "2026-11-16")])
def test_what_was_not_said_before_or_stays_the_same_is_no_correction(
    desk: Desk, lines: tuple[str, str]
) -> None:
    desk.type("1", *lines, "", "")

    assert desk.newest.corrected == frozenset()


def test_a_note_is_marked_in_a_line_of_its_own(desk: Desk) -> None:
    desk.type("1", "8", "Fine", "8", "Not fine", "", "")

    assert desk.newest.corrected == {Said.NOTE}
    assert "8 Note: Not fine (corrected)" in desk.said


def test_reps_typed_in_for_as_many_as_you_can_are_corrected_set_by_set(desk: Desk) -> None:
    many = dose(1, move("hold", None), sets=2, own_pace=True, as_many=True)
    plan = timeline(exercise(same=many))
    session = correct_counts(complete_session(plan), 0, None, (12, 9))
    desk.log.store.put(*logged(session, at=MONDAY + timedelta(hours=1)))
    desk.type("1", "2", "many", "14", "10000", "10", "", "")

    (part,) = desk.newest.parts
    assert (part.done, part.counted, part.known_by) == (2, 24, KnownBy.CORRECTED)
    assert list_counts(desk.log.store.session(desk.newest.uuid), 0, None) == (14, 10)
    assert '"many" isn\'t a number of reps; write one from 0 to 9999.' in desk.said
    assert '"10000" is more than can be typed in; write a number from 0 to 9999.' in desk.said
    assert "In set 2 of 2, how many reps did you do?" in desk.said
