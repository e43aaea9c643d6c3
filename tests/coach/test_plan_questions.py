"""A routine is in the plan only when the person adds it, and they're asked once for each."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from footcoach.coach.conversation import Conversation
from footcoach.coach.log_service import LogService
from footcoach.coach.question_kinds import QuestionKind
from footcoach.coach.requests import Question
from footcoach.coach.waiting_questions import WaitingKind, find_waiting
from footcoach.log.store import Store
from footcoach.routine.library import Library
from footcoach.session.player import Ending, Session
from footcoach.session.timeline import Timeline, compile_timeline
from tests.coach.test_conversation import PAIN_AFTER, WHICH, Reader
from tests.log.world import MONDAY, finished, laid_out, logged, under_way

NOW = MONDAY + timedelta(hours=2)
ADD = "Add Quick starter to your plan?"
ADD_OTHER = "Add Desk break to your plan?"
ADD_SOME = "Add routines to your plan?"


class World:
    """A log without a plan, and someone who answers."""

    def __init__(self, folder: Path) -> None:
        self.store = Store(folder / "data" / "footcoach.db")
        self.library = Library(folder / "own")
        log = LogService(self.store, self.library, lambda: NOW)
        self.log = log
        self.talk = Conversation(log, self.library)

    def timeline(self, name: str = "two-minutes") -> Timeline:
        return compile_timeline(self.library.load(name))

    def did(self, name: str, days_ago: int = 0) -> None:
        done = finished(self.timeline(name))
        self.store.put(*logged(done, at=MONDAY - timedelta(days=days_ago)))

    def after(self, session: Session, **replies: object) -> list[str]:
        """End a session; return what is asked."""
        record, _ = logged(session)
        self.store.put(record, session)
        reader = Reader({_HEADINGS[name]: reply for name, reply in replies.items()})
        reader.read(self.talk.after(record, session))
        return reader.headings

    def ask_about_earlier(self, **replies: object) -> Reader:
        reader = Reader({_HEADINGS[name]: reply for name, reply in replies.items()})
        waits = any(
            one.kind is WaitingKind.PLAN for one in find_waiting(self.talk.log, self.talk._library)
        )
        reader.read(self.talk.ask_waiting(WaitingKind.PLAN))
        assert bool(reader.headings) == waits
        return reader


_HEADINGS = {"add": ADD, "some": ADD_SOME, "pain": PAIN_AFTER, "which": WHICH}


@pytest.fixture
def world(tmp_path: Path) -> World:
    return World(tmp_path)


# ---- after a session


@pytest.mark.parametrize(
    ("reply", "plan"), [("Add it", ("two-minutes",)), ("Not now", ()), (None, ())]
)
def test_after_the_first_finished_session_of_a_routine_it_is_asked_once(
    world: World, reply: str | None, plan: tuple[str, ...]
) -> None:
    assert world.after(finished(world.timeline()), add=reply)[-1] == ADD
    assert world.log.plan() == plan
    assert ADD not in world.after(finished(world.timeline()), add=reply)


def test_the_answer_to_expect_is_not_now(world: World) -> None:
    reader = Reader()
    record, session = logged(finished(world.timeline()))
    reader.read(world.talk.after(record, session))

    question = reader.asked(ADD)
    assert isinstance(question, Question)
    texts = [answer.text for answer in question.answers]
    assert texts == ["Not now", "Add it to my plan", "Don't ask this again"]
    assert question.without == "not now"


@pytest.mark.parametrize("ending", [Ending.LEFT, Ending.STOPPED])
def test_a_session_that_was_not_finished_asks_for_no_plan(world: World, ending: Ending) -> None:
    session = replace(under_way(world.timeline(), seconds=30), ending=ending)

    assert ADD not in world.after(session)
    assert world.after(finished(world.timeline()))[-1] == ADD


def test_a_session_that_was_skipped_to_its_end_asks_for_no_plan(world: World) -> None:
    session = replace(Session.at_start(world.timeline()), ending=Ending.FINISHED)

    assert ADD not in world.after(session)


def test_after_a_session_that_hurt_nothing_is_to_be_added(world: World) -> None:
    assert ADD not in world.after(finished(world.timeline()), pain=8)
    assert ADD in world.after(finished(world.timeline()), pain=0)


def test_a_file_that_is_not_among_the_routines_is_not_for_the_plan(world: World) -> None:
    assert world.after(finished(laid_out())) == [PAIN_AFTER]


# ---- what was done before there was a plan to add to


def test_a_routine_of_the_last_four_weeks_is_asked_about_once(world: World) -> None:
    world.did("two-minutes", days_ago=28)
    world.did("evening", days_ago=29)

    assert world.ask_about_earlier(add="Add it").headings == [ADD]
    assert world.log.plan() == ("two-minutes",)
    assert world.ask_about_earlier().headings == []


def test_of_several_some_can_be_added(world: World) -> None:
    for name, days_ago in (("two-minutes", 3), ("evening", 1), ("morning", 2)):
        world.did(name, days_ago)

    texts = [
        one.text for one in world.ask_about_earlier(some="Add only Morning").asked(ADD_SOME).answers
    ]

    assert texts[:2] == ["Not now", "Add all 3"]
    assert texts[2].startswith("Add only Evening")
    assert world.log.plan() == ("morning",)
    assert world.ask_about_earlier().headings == []
    assert ADD not in world.after(finished(world.timeline()))


def test_what_was_added_or_removed_before_stays_and_is_not_asked_about(world: World) -> None:
    world.did("two-minutes")
    world.did("evening")
    world.store.follow("two-minutes", yes=True)
    world.store.follow("evening", yes=False)

    assert world.ask_about_earlier().headings == []
    assert world.log.plan() == ("two-minutes",)


def test_two_seconds_of_three_routines_never_become_a_plan(world: World) -> None:
    world.ask_about_earlier()
    for name in ("two-minutes", "evening", "morning"):
        world.after(replace(under_way(world.timeline(name), seconds=22), ending=Ending.LEFT))

    assert not [one for one in world.ask_about_earlier().headings if "your plan" in one]
    assert world.log.to_do() == ((), ())


# ---- switched off


def test_after_a_session_it_can_be_switched_off_and_nothing_is_added(world: World) -> None:
    asked = world.after(finished(world.timeline()), add="Don't ask")

    assert asked[-2:] == [ADD, "Questions"]
    assert world.log.plan() == ()
    assert ADD_OTHER not in world.after(finished(world.timeline("desk-break")))


@pytest.mark.parametrize("names", [("two-minutes",), ("two-minutes", "evening")])
def test_what_was_done_without_a_plan_is_asked_about_no_more(
    world: World, names: tuple[str, ...]
) -> None:
    for name in names:
        world.did(name, days_ago=2)

    asked = world.ask_about_earlier(add="Don't ask", some="Don't ask")

    assert asked.headings[1:] == ["Questions"]
    assert world.log.plan() == ()
    assert world.ask_about_earlier().headings == []


def test_nothing_waits_if_it_was_switched_off(world: World) -> None:
    world.did("two-minutes", days_ago=2)
    world.log.questions.switch_off(QuestionKind.PLAN)

    assert world.ask_about_earlier().headings == []
    assert world.log.plan() == ()
