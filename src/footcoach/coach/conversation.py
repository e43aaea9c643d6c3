"""The one conversation around a session: everything that is asked, in order, through any door.

It is made of generators without input or output (`footcoach.coach.requests`). The app reads them
in ``ui.conversation_worker``, with screens and threads; plain mode in ``coach.text_input``, with
lines of text. So the two can't differ in what they ask, in which order, or in which words. What
hardly any session asks is imported once it's asked, since home waits for this.
"""

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from footcoach.advice import easier_session
from footcoach.advice.pain import TOO_MUCH_TO_START, Light, rate_pain
from footcoach.coach import questions, resume_questions
from footcoach.coach.dose_offers import DoseOffers
from footcoach.coach.log_service import LogService
from footcoach.coach.plan_questions import PlanQuestions
from footcoach.coach.question_kinds import QuestionKind
from footcoach.coach.questions import MorePain
from footcoach.coach.requests import (
    PainQuestion,
    PainReply,
    Talk,
    TextQuestion,
    ask,
    ask_pain,
    ask_text,
    call,
    show,
)
from footcoach.coach.session_start import Start, Wanted
from footcoach.coach.sore_side import ask_sore_side, recall_sore_side
from footcoach.coach.switch_off import switch_off
from footcoach.coach.unfinished_offers import UnfinishedOffers
from footcoach.coach.waiting_questions import WaitingKind
from footcoach.log.records import SessionRecord
from footcoach.routine.library import Library
from footcoach.routine.model import Routine
from footcoach.session.player import Ending, Session
from footcoach.session.timeline import Timeline

if TYPE_CHECKING:
    from collections.abc import Callable

    from footcoach.coach.log_changes import LogChanges
    from footcoach.coach.plan_command import PlanCommand
    from footcoach.coach.session_facts import Fact, LoggedSession
    from footcoach.remembered import SoundChoice


class Conversation:
    """Everything that is asked around sessions while the program runs."""

    def __init__(self, log: LogService, library: Library) -> None:
        self.log = log
        self._library = library
        self._offers = DoseOffers(log, library)
        self._plan = PlanQuestions(log, library)
        self._unfinished = UnfinishedOffers(log, library)

    def give_notice(self) -> Talk[None]:
        """Show the notice of the first start, unless it was read already."""
        if (yield from call(self.log.is_notice_due)):
            yield from show(questions.notice())
            yield from call(self.log.acknowledge_notice)

    def welcome(self, remember: "Callable[[SoundChoice], object]") -> Talk[Start | None]:
        """Give the notice of the first start, and help to choose the first routine.

        ``remember`` keeps what the person wants to hear. Return what to start; None for nothing.
        """
        from footcoach.coach.first_routine import choose_first

        yield from self.give_notice()
        timeline = yield from choose_first(self._library, remember)
        return (yield from self.before(Wanted(timeline))) if timeline else None

    def before(self, wanted: Wanted) -> Talk[Start | None]:
        """Ask what is due before a session; return what to start, None for nothing."""
        yield from self._ask_what_waits()
        start = yield from self._unfinished.offer(wanted.timeline.routine)
        if start is not None:
            return start
        reply = yield from self._rate(QuestionKind.PAIN_BEFORE, questions.pain_before())
        pain = reply.pain if reply else None
        if pain is not None and pain >= TOO_MUCH_TO_START:
            yield from show(questions.too_much_pain())
            return None
        timeline = yield from self._make_easier((yield from self._step_back(wanted.timeline)))
        if timeline is None:
            return None
        timeline = yield from ask_sore_side(self.log, wanted, timeline)
        return Start(timeline, wanted.remarks, pain)

    def resume(self, uuid: str) -> Talk[Start | None]:
        """Ask what is due before any session; return the unfinished one ``uuid`` to resume.

        None if it can't be resumed any more: another window has it, or it was deleted.
        """
        yield from self._ask_what_waits()
        return (yield from self._unfinished.resume(uuid))

    def settle(self, uuid: str) -> Talk[Start | None]:
        """Ask how to resume the unfinished session ``uuid``, or whether to save it as it is.

        Return what to start; None for nothing.
        """
        return (yield from self._unfinished.settle(uuid, self._ask_what_waits))

    def ask_waiting(self, kind: WaitingKind) -> Talk[None]:
        """Ask a question that waits, if it still does."""
        match kind:
            case WaitingKind.MORNING:
                yield from self._ask_about_morning()
            case WaitingKind.PLAN:
                yield from self._plan.ask_about_earlier()

    def before_unattended(self, wanted: Wanted) -> Talk[Start | None]:
        """Ask nothing, since no one can answer; return what to start, None for nothing.

        After amber or red that is the easier session. Notice and questions wait for a person.
        """
        remarks = wanted.remarks
        if unfinished := (yield from call(self.log.find_unfinished)):
            remarks = (resume_questions.say_kept(unfinished), *remarks)
        timeline = wanted.timeline
        advice = yield from call(self.log.pain_advice)
        if advice and not advice.is_clear:
            resting = easier_session.name_resting(timeline, advice)
            remarks = (*remarks, questions.say_easier(advice, resting))
            timeline = easier_session.make_easier(timeline, advice)
        timeline, said = yield from recall_sore_side(self.log, wanted, timeline)
        left = yield from self._leave_some(timeline)
        return Start(left, (*remarks, *said)) if left else None

    def after(self, record: SessionRecord, session: Session) -> Talk[None]:
        """Ask how a session went that ended or was stopped, and offer what follows from it."""
        if session.ending is Ending.LEFT:
            return
        light = yield from self._ask_about_pain(record, session)
        if light is not Light.RED:
            yield from self._plan.ask_after(record)

    def _ask_about_pain(self, record: SessionRecord, session: Session) -> Talk[Light | None]:
        """Ask how a session felt, and offer what follows; return what the answers mean."""
        reply = yield from self._rate(QuestionKind.PAIN_AFTER, questions.pain_after())
        if reply is None and self.log.questions.asks(QuestionKind.PAIN_AFTER):
            return None
        report = record.feeling
        if reply is not None:
            report = replace(report, after=reply.pain, sign=reply.other is MorePain.SIGN)
        light = rate_pain(report)
        if light is Light.RED:
            report = replace(report, hurt=(yield from self._ask_what_hurt(session)))
        note = yield from self._ask_for_note(
            questions.note_after(report, session, record.began.date)
        )
        yield from call(lambda: self.log.note_report(record, report, note))
        if light is Light.RED:
            advice = yield from call(self.log.pain_advice)
            see_someone = advice is not None and advice.see_someone
            yield from show(questions.after_red(see_someone=see_someone))
        yield from self._offers.offer_after(record, session.timeline.routine)
        return light

    def read_logged(self, uuid: str) -> "LoggedSession | None":
        """Return a session in the log; None if it isn't there. Raise `LogError`."""
        from footcoach.coach.session_facts import read_logged

        return read_logged(self.log, self._library, uuid)

    def compare_sides(self, last: date) -> "tuple[Fact, ...]":
        """Return what left and right did in the weeks up to ``last``; raise `LogError`."""
        from footcoach.coach.side_facts import list_side_facts

        return list_side_facts(self.log, self._library, last)

    def add_session(self, changes: "LogChanges") -> Talk[str | None]:
        """Ask about a session done without footcoach and add it; return its uuid."""
        from footcoach.coach.added_session import add_session

        return add_session(self.log, self._library, changes)

    def command_plan(self, routine: Routine) -> "PlanCommand":
        """Return what answers typed lines about the plan during a session of ``routine``."""
        from footcoach.coach.plan_command import PlanCommand

        return PlanCommand(self.log, self._library, routine)

    def _ask_what_waits(self) -> Talk[None]:
        """Ask what is due before a session, whichever it is."""
        yield from self.give_notice()
        for kind in WaitingKind:
            yield from self.ask_waiting(kind)

    def _ask_about_morning(self) -> Talk[None]:
        record = yield from call(self.log.find_morning_to_ask)
        if record is not None:
            question = questions.pain_next_morning(record)
            reply = yield from self._rate(QuestionKind.NEXT_MORNING, question)
            pain = reply.pain if reply else None
            yield from call(lambda: self.log.note_morning(record, pain))

    def _rate(
        self, kind: QuestionKind, question: PainQuestion[MorePain]
    ) -> Talk[PainReply[MorePain] | None]:
        """Ask about pain, unless that is switched off; None is no answer."""
        if not self.log.questions.asks(kind):
            return None
        reply = yield from ask_pain(question)
        if reply is None or reply.other is not MorePain.NEVER:
            return reply
        yield from switch_off(self.log.questions, kind)
        # A number that was chosen all the same counts: it may be too high to start with.
        return PainReply(reply.pain) if reply.pain is not None else None

    def _ask_what_hurt(self, session: Session) -> Talk[str | None]:
        """Ask which exercise hurt, unless that question is switched off; return its id.

        Without an answer it's the one that the session was stopped in, None if it wasn't.
        """
        hurt: str | MorePain | None = None
        if self.log.questions.asks(QuestionKind.WHICH_EXERCISE):
            hurt = yield from ask(questions.hurt_exercise(session))
        if isinstance(hurt, MorePain):
            yield from switch_off(self.log.questions, QuestionKind.WHICH_EXERCISE)
            hurt = None
        return hurt or questions.exercise_stopped_in(session)

    def _ask_for_note(self, question: TextQuestion) -> Talk[str]:
        """Ask for a note, unless that is switched off; "" is none."""
        if not self.log.questions.asks(QuestionKind.NOTE):
            return ""
        reply = yield from ask_text(question)
        if reply is None:
            return ""
        if reply.other is MorePain.NEVER:
            yield from switch_off(self.log.questions, QuestionKind.NOTE)
        return reply.text

    def _step_back(self, timeline: Timeline) -> Talk[Timeline]:
        """Offer a step back if a week was missed."""
        routine = yield from self._offers.offer_before(timeline.routine)
        if routine == timeline.routine:
            return timeline
        return easier_session.recompile(timeline, routine)

    def _make_easier(self, timeline: Timeline) -> Talk[Timeline | None]:
        """Offer an easier session if the last one hurt; return None for no session."""
        advice = yield from call(self.log.pain_advice)
        if advice is None or advice.is_clear:
            return timeline
        resting = easier_session.name_resting(timeline, advice)
        wants_easier = yield from ask(questions.easier_session(advice, resting))
        if wants_easier is None:
            return None
        if not wants_easier:
            return timeline
        return (yield from self._leave_some(easier_session.make_easier(timeline, advice)))

    def _leave_some(self, timeline: Timeline) -> Talk[Timeline | None]:
        """Return ``timeline``, or None and say so if nothing is left in it."""
        if timeline.steps:
            return timeline
        yield from show(questions.nothing_left())
        return None
