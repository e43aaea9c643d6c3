"""What is asked around a session, in which order, and what becomes of the answers."""

from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from footcoach.advice.pain import Light
from footcoach.advice.safety_text import (
    GREEN_AFTER_STOP,
    NORMAL,
    NOTHING_LEFT,
    SEE_SOMEONE,
    TOO_MUCH,
)
from footcoach.coach.conversation import Conversation
from footcoach.coach.dose_offers import (
    AFTER_A_GAP,
    AFTER_PAIN,
    GREEN_TWICE,
    ORIGINAL_STAYS,
    Decision,
)
from footcoach.coach.log_service import LogService
from footcoach.coach.question_kinds import QuestionKind
from footcoach.coach.question_settings import QuestionSettings, UnsavedError
from footcoach.coach.questions import MorePain
from footcoach.coach.requests import (
    Call,
    Message,
    PainQuestion,
    PainReply,
    Question,
    Request,
    Talk,
    TextQuestion,
    TextReply,
)
from footcoach.coach.resume_questions import IS_GONE
from footcoach.coach.session_start import Start, Wanted
from footcoach.coach.waiting_questions import find_waiting
from footcoach.log.records import PainReport, SessionRecord
from footcoach.log.resume import find_unfinished
from footcoach.log.store import Store
from footcoach.paths import bundled
from footcoach.routine.library import Library
from footcoach.session.player import Ending, Session
from footcoach.session.timeline import Timeline, compile_timeline
from tests.log.world import MONDAY, finished, laid_out, logged, offer, under_way
from tests.world import span

NOW = MONDAY + timedelta(hours=2)
GREEN = PainReport(before=1, after=1, asked=True)
AMBER = PainReport(after=4, asked=True)
RED = PainReport(after=8, asked=True)
PRESET = bundled("routines") / "two-minutes.yaml"

PAIN_BEFORE = "Any pain before you start?"
PAIN_AFTER = "Any pain now?"
PAIN_MORNING = "Any pain the morning after?"
RESUME = "Resume Test routine?"
EASIER = "An easier session today?"
WHICH = "Which exercise hurt?"
NOTE = "Note (optional)"
HELP = "When to get medical help"
MORE = "Ready for a bit more?"
LESS = "Take it a bit easier from now on?"


@dataclass
class Reader:
    """Reads a conversation: answers by heading, and remembers what was asked."""

    replies: dict[str, Any] = field(default_factory=dict)
    """By heading: the text of an answer, a pain reply, or a line; nothing is no answer."""
    requests: list[Request] = field(default_factory=list)
    has_log: bool = True

    def read(self, talk: Talk[Any]) -> Any:
        reply = None
        while True:
            try:
                request = talk.send(reply)
            except StopIteration as end:
                return end.value
            reply = self.call(request) if isinstance(request, Call) else self.answer(request)

    def call(self, request: Call[Any]) -> Any:
        return request.what() if self.has_log else None

    def answer(self, request: Request) -> Any:
        self.requests.append(request)
        assert not isinstance(request, Call)
        reply = self.replies.get(request.heading)
        if isinstance(request, Question) and reply is not None:
            return next(one.value for one in request.answers if one.text.startswith(reply))
        if isinstance(request, TextQuestion) and isinstance(reply, str):
            return TextReply(reply)
        if isinstance(reply, MorePain):
            return PainReply(None, reply)
        return PainReply(reply) if isinstance(reply, int) else reply

    @property
    def headings(self) -> list[str]:
        return [one.heading for one in self.requests if not isinstance(one, Call)]

    def asked(self, heading: str) -> Any:
        return next(one for one in self.requests if getattr(one, "heading", "") == heading)


class World:
    """A log, a library and a clock that stands still."""

    def __init__(self, folder: Path) -> None:
        self.store = Store(folder / "data" / "footcoach.db")
        self.store.follow("two-minutes", yes=False)  # the plan has tests of its own
        self.library = Library(folder / "own")
        self.moment = NOW
        self.switched_off: list[QuestionKind] = []
        settings = QuestionSettings(None, self.switched_off.append)
        self.log = LogService(self.store, self.library, lambda: self.moment, questions=settings)
        self.talk = Conversation(self.log, self.library)
        self.wanted = Wanted(compile_timeline(self.library.load("two-minutes")), ("Some.",))

    def did(self, name: str = "two-minutes", days_ago: int = 0, **changes: Any) -> None:
        plan = compile_timeline(self.library.load(name))
        self.store.put(*logged(finished(plan), MONDAY - timedelta(days=days_ago), **changes))

    def left(self) -> None:
        self.store.record(*logged(under_way(), at=MONDAY))

    def stepped_up(self) -> Path:
        """Have a step up that was taken three weeks ago; return the user's own copy."""
        own = self.library.folder / "two-minutes.yaml"
        own.parent.mkdir()
        own.write_text(PRESET.read_text().replace("5 reps", "7 reps"))
        self.wanted = Wanted(compile_timeline(self.library.load("two-minutes")))
        moment = MONDAY - timedelta(days=21)
        step = {"routine": "two-minutes", "exercise": "short-foot", "old": span(5), "new": span(7)}
        self.store.note_offers([offer(moment, **step)])
        return own

    def before(self, **replies: Any) -> tuple[Start | None, Reader]:
        reader = Reader({_HEADINGS[name]: reply for name, reply in replies.items()})
        return reader.read(self.talk.before(self.wanted)), reader

    def after(
        self, ending: Ending = Ending.FINISHED, seconds: float = 1000, **replies: Any
    ) -> tuple[SessionRecord, Reader]:
        """Do the session; return what the log has of it then."""
        reader = Reader({_HEADINGS[name]: reply for name, reply in replies.items()})
        before = PainReport(before=1)
        session = finished(self.wanted.timeline)
        if seconds < 1000:
            session = under_way(self.wanted.timeline, seconds)
        record, session = logged(session, ending=ending, feeling=before)
        ended = replace(session, ending=ending)
        self.store.put(record, ended)
        reader.read(self.talk.after(record, ended))
        found = self.store.entry(record.uuid)
        assert found is not None
        return found, reader


_HEADINGS = {
    "pain": PAIN_BEFORE,
    "now": PAIN_AFTER,
    "morning": PAIN_MORNING,
    "resume": RESUME,
    "easier": EASIER,
    "which": WHICH,
    "note": NOTE,
    "more": MORE,
    "less": LESS,
}


@pytest.fixture
def world(tmp_path: Path) -> World:
    made = World(tmp_path)
    made.store.note_fact("notice", "seen")
    return made


# ---- before a session


def test_the_notice_is_given_once_and_confirmed(tmp_path: Path) -> None:
    world = World(tmp_path)

    _, first = world.before()
    _, second = world.before()

    assert first.headings == ["Before your first session", PAIN_BEFORE]
    assert all(one.confirm for one in first.requests if isinstance(one, Message))
    assert second.headings == [PAIN_BEFORE]


def test_a_session_starts_with_the_pain_that_was_entered(world: World) -> None:
    start, reader = world.before(pain=3)

    assert start == Start(world.wanted.timeline, ("Some.",), 3)
    assert reader.headings == [PAIN_BEFORE]


def test_without_an_answer_about_pain_it_starts_all_the_same(world: World) -> None:
    start, _ = world.before()

    assert start == Start(world.wanted.timeline, ("Some.",), None)


def test_with_much_pain_no_session_starts(world: World) -> None:
    start, reader = world.before(pain=6)

    assert start is None
    assert reader.headings == [PAIN_BEFORE, "Not today"]
    assert ("", TOO_MUCH) in reader.asked("Not today").lines
    assert world.before(pain=5)[0] is not None


def test_the_morning_is_asked_about_once(world: World) -> None:
    world.did(days_ago=1, feeling=PainReport(before=1, after=2))

    _, first = world.before(morning=1)
    _, second = world.before()

    assert first.headings == [PAIN_MORNING, PAIN_BEFORE]
    assert first.asked(PAIN_MORNING).lines == ("After Quick starter on Sun 15 Nov.", NORMAL)
    assert second.headings == [PAIN_BEFORE]
    assert world.store.entries()[0].feeling == PainReport(before=1, after=2, morning=1, asked=True)


def test_a_morning_that_was_skipped_is_not_asked_about_again(world: World) -> None:
    world.did(days_ago=1, feeling=PainReport(after=2))

    world.before()

    assert world.store.entries()[0].feeling == PainReport(after=2, asked=True)


@pytest.mark.parametrize(
    ("answer", "index", "banked"), [("Resume", 3, 2.0), ("Count", 4, 0.0), ("Do this", 3, 0.0)]
)
def test_an_unfinished_session_resumes_as_it_was_answered(
    world: World, answer: str, index: int, banked: float
) -> None:
    world.left()

    start, reader = world.before(resume=answer)

    assert start is not None
    session = start.what
    assert isinstance(session, Session)
    assert (session.index, session.banked, session.is_running) == (index, banked, False)
    assert start.remarks == ()
    assert start.unfinished is not None
    assert reader.headings == [RESUME]


def test_the_offer_to_resume_says_where_the_session_was_left(world: World) -> None:
    world.left()

    _, reader = world.before()

    question = reader.asked(RESUME)
    assert question.lines == (
        "You left it 1 h 50 min ago, with 19 s to go.",
        "Toe press, both feet, rep 2: 2 s into “Hold”.",
        IS_GONE,
    )
    assert [answer.text for answer in question.answers] == [
        "Resume where I left off",
        "Count this hold and resume",
        "Do this hold again",
        "Save as unfinished",
        "Start Quick starter and keep this one",
    ]
    assert question.without == "start the new one"


def test_an_unfinished_session_can_be_saved_as_it_is(world: World) -> None:
    world.left()

    start, reader = world.before(resume="Save")

    assert start is not None
    assert start.what is world.wanted.timeline
    assert reader.headings == [RESUME, PAIN_BEFORE]
    assert find_unfinished(world.store, NOW) == ()
    assert [part.done for part in world.store.entries()[0].parts] == [1]


@pytest.mark.parametrize("answer", [None, "Start"])
def test_an_unfinished_session_that_is_kept_for_later_is_offered_once(
    world: World, answer: str | None
) -> None:
    world.left()
    world.left()

    start, first = world.before(resume=answer)
    _, second = world.before()

    assert start is not None
    assert start.what is world.wanted.timeline
    assert (first.headings, second.headings) == ([RESUME, PAIN_BEFORE], [PAIN_BEFORE])
    assert len(find_unfinished(world.store, NOW)) == 2


# ---- what waits on home


def test_what_waits_is_asked_before_a_session_whichever_it_is(world: World) -> None:
    world.left()
    world.did(days_ago=1, feeling=PainReport(after=2))
    uuid = find_unfinished(world.store, NOW)[0].entry.uuid
    reader = Reader()

    start = reader.read(world.talk.resume(uuid))

    assert reader.headings == [PAIN_MORNING]
    assert start.unfinished.entry.uuid == uuid


def test_what_was_answered_from_its_row_waits_no_longer(world: World) -> None:
    world.did(days_ago=1, feeling=PainReport(after=2))
    ((kind, heading, about),) = find_waiting(world.talk.log, world.talk._library)
    answering = Reader({PAIN_MORNING: 1})

    answering.read(world.talk.ask_waiting(kind))
    _, reader = world.before()

    assert (heading, about) == (PAIN_MORNING, "After Quick starter on Sun 15 Nov.")
    assert answering.headings == [PAIN_MORNING]
    assert find_waiting(world.talk.log, world.talk._library) == ()
    assert reader.headings == [PAIN_BEFORE]


def test_nothing_waits_before_anything_was_logged(world: World) -> None:
    assert find_waiting(world.talk.log, world.talk._library) == ()


@pytest.mark.parametrize(("answer", "index"), [("Resume", 3), ("Count", 4), ("Do this", 3)])
def test_what_becomes_of_a_session_can_be_said_from_its_row(
    world: World, answer: str, index: int
) -> None:
    world.left()
    world.did(days_ago=1, feeling=PainReport(after=2))
    reader = Reader({RESUME: answer})

    start = reader.read(world.talk.settle(find_unfinished(world.store, NOW)[0].entry.uuid))

    assert reader.headings == [RESUME, PAIN_MORNING]
    assert reader.asked(RESUME).without == "keep it for later"
    assert start.what.index == index


def test_saving_it_as_unfinished_from_its_row_asks_nothing_else(world: World) -> None:
    world.left()
    world.did(days_ago=1, feeling=PainReport(after=2))
    reader = Reader({RESUME: "Save"})

    start = reader.read(world.talk.settle(find_unfinished(world.store, NOW)[0].entry.uuid))

    assert (start, reader.headings) == (None, [RESUME])
    assert find_unfinished(world.store, NOW) == ()


# ---- before a session, after one that hurt


@pytest.mark.parametrize(("answer", "reps"), [("Make", 4), ("Do it as planned", 5)])
def test_after_amber_an_easier_session_is_offered(world: World, answer: str, reps: int) -> None:
    world.did(feeling=AMBER)

    start, reader = world.before(easier=answer)

    assert start is not None
    assert isinstance(start.what, Timeline)
    assert start.what.exercises[0].left.reps == reps
    assert reader.headings == [PAIN_BEFORE, EASIER]
    assert reader.asked(EASIER).lines[0].startswith("AMBER last time. ")


def test_no_answer_about_an_easier_session_starts_none(world: World) -> None:
    world.did(feeling=AMBER)

    assert world.before()[0] is None


def test_after_red_what_rests_is_named_and_left_out(world: World) -> None:
    world.did("feet-first", feeling=PainReport(after=8, hurt="toe-fan", asked=True))

    start, reader = world.before(easier="Make")

    assert start is not None
    assert isinstance(start.what, Timeline)
    assert reader.asked(EASIER).lines[1] == "Resting: Short foot."
    included = [start.what.exercises[index].exercise.id for index in start.what.included]
    assert included == ["ankle-circles"]


def test_where_everything_rests_no_session_starts(world: World) -> None:
    world.did(feeling=RED)

    start, reader = world.before(easier="Make")

    assert start is None
    assert reader.requests[-1] == Message("Not today", (("", NOTHING_LEFT),))


def test_after_a_missed_week_a_step_back_is_offered_and_done(world: World) -> None:
    own = world.stepped_up()
    world.did(days_ago=9, feeling=GREEN)

    start, reader = world.before(less="Yes")

    assert start is not None
    assert isinstance(start.what, Timeline)
    assert start.what.exercises[0].left.reps == 5
    assert reader.headings == [PAIN_BEFORE, LESS, "Changed"]
    assert AFTER_A_GAP in reader.asked(LESS).lines
    assert own.read_text() == PRESET.read_text()


# ---- where nobody can answer


def test_where_nobody_can_answer_nothing_is_asked_and_everything_waits(tmp_path: Path) -> None:
    world = World(tmp_path)
    world.left()
    world.did(days_ago=1, feeling=PainReport(after=2))
    reader = Reader()

    start = reader.read(world.talk.before_unattended(world.wanted))

    kept = "kept for later, unfinished: Test routine"
    assert start == Start(world.wanted.timeline, (kept, "Some."))
    assert reader.requests == []
    assert world.log.is_notice_due()
    assert world.log.find_morning_to_ask() is not None
    assert len(find_unfinished(world.store, NOW)) == 1


def test_where_nobody_can_answer_a_session_after_amber_is_easier_and_says_so(world: World) -> None:
    world.did(feeling=AMBER)

    start = Reader().read(world.talk.before_unattended(world.wanted))

    assert start.what.exercises[0].left.reps == 4
    assert start.remarks[1].startswith("making it easier: AMBER last time. ")


def test_where_nobody_can_answer_what_rests_is_not_done(world: World) -> None:
    world.did(feeling=RED)
    reader = Reader()

    assert reader.read(world.talk.before_unattended(world.wanted)) is None
    assert reader.requests == [Message("Not today", (("", NOTHING_LEFT),))]


# ---- after a session


def test_how_it_went_is_kept_with_a_note(world: World) -> None:
    record, reader = world.after(now=2, note="went well")

    assert record.feeling == PainReport(before=1, after=2)
    assert record.note == "went well"
    assert reader.headings == [PAIN_AFTER, NOTE]
    assert reader.asked(NOTE).lines == ("GREEN: Carry on as planned.",)


def test_after_a_stop_because_it_hurt_green_does_not_say_to_carry_on_as_planned(
    world: World,
) -> None:
    record, reader = world.after(ending=Ending.STOPPED, seconds=20, now=2, note="it hurt")

    assert record.ending is Ending.STOPPED
    assert reader.asked(NOTE).lines == (f"GREEN: {GREEN_AFTER_STOP}",)


def test_without_an_answer_nothing_more_is_asked(world: World) -> None:
    record, reader = world.after()

    assert record.feeling == PainReport(before=1)
    assert reader.headings == [PAIN_AFTER]


def test_a_note_needs_no_answer_about_pain(world: World) -> None:
    record, reader = world.after(now=PainReply(None, MorePain.NOTE), note="hm")

    assert (record.feeling, record.note) == (PainReport(before=1), "hm")
    assert reader.asked(NOTE).lines == ()


def test_a_session_that_was_left_is_not_asked_about(world: World) -> None:
    _, reader = world.after(Ending.LEFT, seconds=20)

    assert reader.requests == []


def test_red_asks_which_exercise_and_says_when_to_get_help(world: World) -> None:
    record, reader = world.after(now=PainReply(3, MorePain.SIGN), which="Ankle")

    assert record.feeling == PainReport(before=1, after=3, sign=True, hurt="ankle-circles")
    assert reader.headings == [PAIN_AFTER, WHICH, NOTE, HELP]
    assert reader.asked(WHICH).without == "rest everything you did"
    line, back = reader.asked(NOTE).lines
    assert line.startswith("RED: Give Ankle circles and similar exercises a rest for two days. ")
    assert back.startswith("Offered again on ")
    assert any("emergency number" in text for _, text in reader.asked(HELP).lines)


def test_without_an_answer_what_a_session_was_stopped_in_is_what_hurt(world: World) -> None:
    record, reader = world.after(Ending.STOPPED, seconds=20, now=8)

    assert record.feeling.hurt == "short-foot"
    assert reader.asked(WHICH).without == "rest Short foot"


def test_twice_red_in_a_week_advises_to_see_someone(world: World) -> None:
    world.did(days_ago=3, feeling=RED)

    _, reader = world.after(now=8)

    assert reader.asked(HELP).lines[0] == ("", SEE_SOMEONE)
    assert reader.asked(NOTE).lines[0].startswith("RED: Give everything you did a rest for ")


def test_a_step_up_that_is_taken_changes_the_own_copy_and_nothing_else(world: World) -> None:
    world.did(days_ago=1, feeling=GREEN)
    own = world.library.folder / "two-minutes.yaml"

    _, reader = world.after(now=1, more="Yes")

    assert reader.headings == [PAIN_AFTER, NOTE, MORE, "Changed"]
    assert reader.asked(MORE).lines == (
        "Short foot: 5 → 7 reps.",
        "Nothing changes unless you say yes.",
        GREEN_TWICE,
        ORIGINAL_STAYS,
    )
    assert reader.asked("Changed").lines[1] == ("", f"Saved in {own}.")
    assert own.read_text() == PRESET.read_text().replace("short-foot: 5 reps", "short-foot: 7 reps")
    (step,) = world.store.offers()
    assert (step.exercise, step.what, step.old, step.new) == (
        "short-foot",
        "reps",
        span(5),
        span(7),
    )
    assert (step.taken, step.day) == (True, "2026-11-16")


def test_every_change_of_a_routine_is_offered_with_not_now_first(world: World) -> None:
    world.did(days_ago=1, feeling=GREEN)

    _, reader = world.after(now=1)

    answers = reader.asked(MORE).answers
    assert [(answer.text, answer.value) for answer in answers] == [
        ("Not now", Decision.NOT_NOW),
        ("Yes, 7 reps from now on", Decision.YES),
        ("Don't ask this again", Decision.NEVER),
    ]


@pytest.mark.parametrize("answer", [None, "Not now"])
def test_a_step_that_is_declined_changes_nothing_and_is_remembered(
    world: World, answer: str | None
) -> None:
    world.did(days_ago=1, feeling=GREEN)

    world.after(now=1, more=answer)
    world.moment += timedelta(days=1)
    _, again = world.after(now=1)

    assert not world.library.folder.exists()
    assert [one.taken for one in world.store.offers()] == [False]
    assert MORE not in again.headings


def test_no_step_is_offered_for_a_file_named_by_its_path(world: World, tmp_path: Path) -> None:
    path = tmp_path / "elsewhere" / "two-minutes.yaml"
    path.parent.mkdir()
    path.write_text(PRESET.read_text().replace("5 reps", "6 reps"))
    timeline = compile_timeline(world.library.load(str(path)))
    world.wanted = Wanted(timeline)
    world.store.put(*logged(finished(timeline), MONDAY - timedelta(days=1), feeling=GREEN))

    _, reader = world.after(now=1)

    assert reader.headings == [PAIN_AFTER, NOTE]
    assert world.store.offers() == ()


def test_what_only_a_person_can_change_is_told(world: World) -> None:
    own = world.library.folder / "two-minutes.yaml"
    own.parent.mkdir()
    text = PRESET.read_text().replace("5 reps of 3s, both feet", "5 reps of 3s,\n      both feet")
    own.write_text(text)
    world.did(days_ago=1, feeling=GREEN)

    _, reader = world.after(now=1)

    (first, last) = reader.asked(MORE).lines
    assert first == ("", "Short foot: 5 → 7 reps.")
    assert "give short-foot 7 reps." in last[1]
    assert isinstance(reader.asked(MORE), Message)
    assert own.read_text() == text
    assert [one.taken for one in world.store.offers()] == [False]


def test_a_copy_that_cannot_be_written_is_told(world: World) -> None:
    world.library.folder.write_text("in the way")
    world.did(days_ago=1, feeling=GREEN)

    _, reader = world.after(now=1, more="Yes")

    assert reader.headings[-1] == "Not changed"
    assert "Nothing was changed." in reader.asked("Not changed").lines[0][1]
    assert [one.taken for one in world.store.offers()] == [False]


def test_after_amber_a_step_back_is_offered(world: World) -> None:
    own = world.stepped_up()

    _, reader = world.after(now=4, less="Yes")

    assert reader.asked(LESS).lines[0] == "Short foot: 7 → 5 reps."
    assert own.read_text() == PRESET.read_text()
    assert [one.up for one in world.store.offers()] == [True, False]


def test_after_red_the_way_back_to_the_start_is_offered_as_one(world: World) -> None:
    own = world.stepped_up()
    own.write_text(own.read_text().replace("7 reps of 3s", "7 reps of 4s"))
    world.wanted = Wanted(compile_timeline(world.library.load("two-minutes")))
    moment = MONDAY - timedelta(days=10)
    step = {"routine": "two-minutes", "exercise": "short-foot", "what": "moves.hold"}
    world.store.note_offers([offer(moment, **step, old=span(3), new=span(4))])

    _, reader = world.after(now=8, which="Short foot", less="Yes")

    lines = reader.asked(LESS).lines
    assert lines[:2] == ("Short foot: 7 → 5 reps.", "Short foot: hold 4 → 3 s.")
    assert AFTER_PAIN[Light.RED] in lines
    assert own.read_text() == PRESET.read_text()
    assert [one.taken for one in world.store.offers()] == [True] * 4


def test_a_log_that_cannot_be_used_stops_nothing(world: World) -> None:
    world.did(feeling=RED)
    reader = Reader(has_log=False)

    start = reader.read(world.talk.before(world.wanted))

    assert reader.headings == [PAIN_BEFORE]
    assert start.what is world.wanted.timeline


def test_requests_say_what_happens_without_an_answer(world: World) -> None:
    world.left()
    world.did(feeling=RED)

    _, before = world.before(resume="Save")
    _, after = world.after(now=8)

    labels = [
        one.without
        for one in (*before.requests, *after.requests)
        if isinstance(one, Question | PainQuestion | TextQuestion)
    ]
    assert labels == [
        "start the new one",
        "start without answering",
        "cancel",
        "skip",
        "rest everything you did",
        "save without a note",
    ]


def test_a_plan_of_another_routine_is_left_alone(world: World) -> None:
    world.wanted = Wanted(laid_out())

    start, _ = world.before()

    assert start == Start(world.wanted.timeline, (), None)


# ---- questions switched off


@pytest.mark.parametrize(
    ("kind", "heading"),
    [(QuestionKind.PAIN_BEFORE, PAIN_BEFORE), (QuestionKind.NEXT_MORNING, PAIN_MORNING)],
)
def test_a_kind_of_question_can_be_switched_off_where_it_is_asked(
    world: World, kind: QuestionKind, heading: str
) -> None:
    world.did(days_ago=1, feeling=PainReport(before=1, after=2))
    names = {PAIN_BEFORE: "pain", PAIN_MORNING: "morning"}
    never = {names[heading]: MorePain.NEVER}

    start, first = world.before(**never)
    world.did(days_ago=1, feeling=PainReport(before=1, after=2))
    _, second = world.before()

    assert start is not None
    assert heading in first.headings
    assert f"“{kind}”" in first.asked("Questions").lines[1][1]
    assert heading not in second.headings
    assert world.switched_off == [kind]


def test_a_number_chosen_before_the_question_is_switched_off_counts(world: World) -> None:
    start, reader = world.before(pain=PainReply(8, MorePain.NEVER))

    assert start is None
    assert reader.headings == [PAIN_BEFORE, "Questions", "Not today"]


def test_once_pain_after_is_switched_off_only_a_note_is_asked_for(world: World) -> None:
    _, first = world.after(now=MorePain.NEVER)
    record, second = world.after(note=TextReply("fine"))

    assert first.headings == [PAIN_AFTER, "Questions", NOTE]
    assert second.headings == [NOTE]
    assert (record.feeling.after, record.note) == (None, "fine")
    assert world.switched_off == [QuestionKind.PAIN_AFTER]


@pytest.mark.parametrize("note", ["", "went well"])
def test_the_note_can_be_switched_off_alone_and_what_was_written_stays(
    world: World, note: str
) -> None:
    first, asked = world.after(now=2, note=TextReply(note, MorePain.NEVER))
    second, reader = world.after(now=2)

    assert (asked.headings, first.note) == ([PAIN_AFTER, NOTE, "Questions"], note)
    assert (reader.headings, second.feeling.after) == ([PAIN_AFTER], 2)
    assert world.switched_off == [QuestionKind.NOTE]


def test_which_exercise_hurt_can_be_switched_off_and_everything_rests(world: World) -> None:
    first, asked = world.after(now=8, which="Don't ask this again")
    second, reader = world.after(now=8)

    assert asked.headings == [PAIN_AFTER, WHICH, "Questions", NOTE, HELP]
    assert reader.headings == [PAIN_AFTER, NOTE, HELP]
    assert first.feeling.hurt is second.feeling.hurt is None
    assert reader.asked(NOTE).lines == asked.asked(NOTE).lines
    assert "everything you did" in asked.asked(NOTE).lines[0]
    assert world.switched_off == [QuestionKind.WHICH_EXERCISE]


def test_what_a_session_was_stopped_in_rests_though_which_exercise_is_switched_off(
    world: World,
) -> None:
    world.log.questions.switch_off(QuestionKind.WHICH_EXERCISE)

    record, _ = world.after(Ending.STOPPED, seconds=20, now=8)

    assert record.feeling.hurt == "short-foot"


def test_no_kind_is_asked_that_config_does_not_name(world: World) -> None:
    asked = QuestionSettings(frozenset({QuestionKind.PAIN_BEFORE}))
    world.did(days_ago=1, feeling=GREEN)
    world.log = LogService(world.store, world.library, lambda: world.moment, questions=asked)
    world.talk = Conversation(world.log, world.library)

    assert world.before()[1].headings == [PAIN_BEFORE]
    assert world.after(now=1)[1].headings == []


def test_what_cannot_be_kept_for_good_is_off_until_the_end_and_says_what_to_do(
    world: World,
) -> None:
    def fail(_: QuestionKind) -> None:
        msg = "config.yaml can't be written."
        raise UnsavedError(msg)

    asked = QuestionSettings(None, fail)
    world.log = LogService(world.store, world.library, lambda: world.moment, questions=asked)
    world.talk = Conversation(world.log, world.library)

    _, first = world.before(pain=MorePain.NEVER)
    _, second = world.before()

    assert [text for _, text in first.asked("Questions").lines] == [
        "footcoach won't ask this again until you restart it.",
        "config.yaml can't be written.",
    ]
    assert second.headings == []
