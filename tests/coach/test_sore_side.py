"""The sore side is asked about where it matters, remembered, and never guessed in silence."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from footcoach.coach.conversation import Conversation
from footcoach.coach.log_service import LogService
from footcoach.coach.requests import Question
from footcoach.coach.session_start import Start, Wanted
from footcoach.log.store import Store
from footcoach.routine.enums import BodyPart, Side, Sides
from footcoach.routine.library import Library
from footcoach.session.timeline import Timeline, compile_timeline
from tests.coach.test_conversation import Reader
from tests.world import exercise, routine

QUESTION = "Which side is sore?"
SORE = exercise("leg-raise", sides=Sides.ONE, body_part=BodyPart.LEG)
EACH = exercise("calf-stretch", sides=Sides.EACH)
NOW = datetime(2026, 3, 30, 8, tzinfo=UTC)


class World:
    """A log and its conversation, which may be opened again."""

    def __init__(self, folder: Path) -> None:
        self.store = Store(folder / "footcoach.db")
        self.store.note_fact("notice", "seen")
        library = Library(folder / "own")
        self.talk = Conversation(LogService(self.store, library, lambda: NOW), library)

    def before(self, wanted: Wanted, reply: str = "") -> tuple[Start, Reader]:
        reader = Reader({QUESTION: reply} if reply else {})
        start = reader.read(self.talk.before(wanted))
        assert isinstance(start, Start)
        return start, reader

    def unattended(self, wanted: Wanted) -> Start:
        start = Reader({}).read(self.talk.before_unattended(wanted))
        assert isinstance(start, Start)
        return start


@pytest.fixture
def world(tmp_path: Path) -> World:
    return World(tmp_path)


def sides_of(start: Start, index: int = 0) -> set[Side | None]:
    assert isinstance(start.what, Timeline)
    return {step.side for step in start.what.steps if step.exercise == index}


def wanted(**changes: Side) -> Wanted:
    return Wanted(compile_timeline(routine(SORE, EACH)), (), **changes)


def test_the_answer_is_the_side_that_works_and_nothing_else_changes(world: World) -> None:
    start, _ = world.before(wanted(), "Right")

    assert sides_of(start) == {Side.RIGHT}
    assert sides_of(start, 1) == {Side.LEFT, Side.RIGHT}


def test_it_is_asked_each_time_with_the_last_answer_first(world: World) -> None:
    world.before(wanted(), "Right")

    _, reader = world.before(wanted())

    question = reader.asked(QUESTION)
    assert isinstance(question, Question)
    assert [answer.text for answer in question.answers] == ["Right", "Left"]
    assert question.lines == ("It's for: Leg raise.",)


def test_without_an_answer_it_is_the_side_of_the_last_time(world: World) -> None:
    first, _ = world.before(wanted())
    world.before(wanted(), "Right")
    again, _ = world.before(wanted())

    assert (sides_of(first), sides_of(again)) == ({Side.LEFT}, {Side.RIGHT})


def test_nothing_is_asked_where_it_does_not_matter(world: World) -> None:
    _, reader = world.before(Wanted(compile_timeline(routine(EACH))))
    _, without = world.before(Wanted(compile_timeline(routine(SORE, EACH), include={1})))

    assert QUESTION not in reader.headings
    assert QUESTION not in without.headings


def test_nothing_is_asked_that_the_command_line_says(world: World) -> None:
    start, reader = world.before(wanted(sore_side=Side.RIGHT))

    assert QUESTION not in reader.headings
    assert sides_of(start) == {Side.RIGHT}


def test_unattended_the_command_line_answers_and_is_remembered(world: World) -> None:
    told = world.unattended(wanted(sore_side=Side.RIGHT))
    later = world.unattended(wanted())

    assert (sides_of(told), told.remarks) == ({Side.RIGHT}, ())
    assert sides_of(later) == {Side.RIGHT}
    assert later.remarks == (
        "Sore side: right, as last time. To change that, add --start-side left.",
    )


def test_unattended_a_side_that_nobody_named_is_said(world: World) -> None:
    start = world.unattended(wanted())

    assert sides_of(start) == {Side.LEFT}
    assert start.remarks == (
        "Sore side: left, since you haven't said which. To change that, add --start-side right.",
    )


def test_another_hand_in_the_log_cannot_name_a_side_there_is_none_of(world: World) -> None:
    world.store.note_fact("sore side", "\x1b[31mboth")

    start, _ = world.before(wanted())

    assert sides_of(start) == {Side.LEFT}
