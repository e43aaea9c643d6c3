"""The part of the conversation that offers to change a routine: a step up, or a step back.

Nothing changes unless the person says yes. Then the change is written into their own copy of
the routine, and the log remembers what was offered and what was taken.
"""

from enum import Enum, auto
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from footcoach.advice.change_text import write_change, write_new_value
from footcoach.advice.easier_session import make_routine_easier
from footcoach.advice.pain import Light, rate_pain
from footcoach.coach.log_service import LogService
from footcoach.coach.question_kinds import QuestionKind
from footcoach.coach.questions import DONT_ASK
from footcoach.coach.requests import Answer, Message, Question, Talk, ask, call, show
from footcoach.coach.switch_off import switch_off
from footcoach.log.records import SessionRecord
from footcoach.routine.dose_change import DoseChange, current_value
from footcoach.routine.errors import RoutineError, printable
from footcoach.routine.library import Library
from footcoach.routine.model import Exercise, Routine
from footcoach.session import words

if TYPE_CHECKING:
    from footcoach.routine.user_copy import Rewrite

GREEN_TWICE = "Your last two sessions of it were GREEN and complete, on different days."
AFTER_A_GAP = "It's been more than a week, so it's better to go back one step."
AFTER_PAIN = {
    Light.AMBER: "After AMBER it's better to go back one step.",
    Light.RED: "After RED, go back to where you began, once it has rested for two days.",
}
UNLESS_YES = "Nothing changes unless you say yes."
ONLY_THIS = "Only this changes in your own copy."
ORIGINAL_STAYS = "The original stays as it is; the change goes into your own copy."


class Decision(Enum):
    """What a person says to a change of a routine."""

    NOT_NOW = auto()
    YES = auto()
    NEVER = auto()
    """No, and don't suggest changes any more."""


class _Outcome(NamedTuple):
    """What an offer led to."""

    routine: Routine
    """The routine as it is now."""
    message: Message | None = None
    """What to tell the person; None if they said no."""


class DoseOffers:
    """Offers changes of routines, one question at a time."""

    def __init__(self, log: LogService, library: Library) -> None:
        self._log = log
        self._library = library

    def offer_before(self, wanted: Routine) -> Talk[Routine]:
        """Offer a step back if a week was missed; return the routine to do then."""
        routine = yield from call(lambda: self._find(wanted))
        if routine is None:
            return wanted
        changes = yield from call(lambda: self._log.find_steps_back(routine))
        return (yield from self._offer(routine, changes or (), AFTER_A_GAP))

    def offer_after(self, record: SessionRecord, done: Routine) -> Talk[None]:
        """Offer a step up or back if the answers about a session of ``done`` are a reason to."""
        routine = yield from call(lambda: self._find(done))
        record = (yield from call(lambda: self._log.store.entry(record.uuid))) or record
        felt = rate_pain(record.feeling)
        if routine is None or felt is None:
            return
        if felt is Light.GREEN:
            step = yield from call(lambda: self._log.find_step_up(routine))
            yield from self._offer(routine, (step,) if step else (), GREEN_TWICE)
        else:
            steps = yield from call(lambda: self._log.find_steps_back_after(record, routine))
            yield from self._offer(routine, steps or (), AFTER_PAIN[felt])

    def _find(self, done: Routine) -> Routine | None:
        """Return the routine of the library that ``done`` is, as it is or made easier.

        None if the library has no such routine: a file outside it gets no copy.
        """
        try:
            routine = self._library.load_known(done.identity)
        except RoutineError:
            return None
        if routine is None or done not in (routine, make_routine_easier(routine)):
            return None
        return routine

    def _offer(
        self, routine: Routine, changes: tuple[DoseChange, ...], reason: str
    ) -> Talk[Routine]:
        """Ask, write what is taken and note it in the log; return the routine as it is then."""
        if not changes or not self._log.questions.asks(QuestionKind.STEPS):
            return routine
        outcome = yield from self._decide(routine, changes, reason)
        # Noted before it is shown, so that it is in the log even if the app is closed now.
        for change in changes:
            exercise = outcome.routine.exercises[change.exercise]
            taken = current_value(exercise, change.what) == change.span
            yield from call(partial(self._log.note_offer, routine, change, taken=taken))
        if outcome.message:
            yield from show(outcome.message)
        return outcome.routine

    def _decide(
        self, routine: Routine, changes: tuple[DoseChange, ...], reason: str
    ) -> Talk[_Outcome]:
        """Ask, and write what was taken; just tell what only the person can change."""
        heading, lines = _head(routine, changes), _describe(routine, changes)
        draft = yield from call(lambda: _draft(self._library, routine, changes[0]))
        if draft is None or draft.rewrite is None:
            return _Outcome(routine, _message(heading, *lines, draft.error if draft else ""))
        lines = (*lines, *_describe_pause(routine, draft.rewrite, changes[0]))
        lines = (*lines, UNLESS_YES, reason, draft.where)
        question = Question(heading, lines, _list_answers(changes), "change nothing")
        if not (yield from self._ask(question)):
            return _Outcome(routine)
        from footcoach.routine.user_copy import write_changes

        written = yield from call(lambda: write_changes(self._library, routine, changes))
        if written is None or written.error:
            error = str(written.error) if written else ""
            return _Outcome(written.routine if written else routine, _message("Not changed", error))
        saved = f"Saved in {printable(str(written.path))}."
        return _Outcome(written.routine, _message("Changed", *_describe(routine, changes), saved))

    def _ask(self, question: Question[Decision]) -> Talk[bool]:
        """Ask whether to change a routine; suggest nothing again if the person says so."""
        decision = yield from ask(question)
        if decision is Decision.NEVER:
            yield from switch_off(self._log.questions, QuestionKind.STEPS)
        return decision is Decision.YES


def _list_answers(changes: tuple[DoseChange, ...]) -> tuple[Answer[Decision], ...]:
    # In a small window the answers are all that is seen, so the second names the amounts.
    amounts = ", ".join(map(write_new_value, changes))
    return (
        Answer("Not now", Decision.NOT_NOW),
        Answer(f"Yes, {amounts} from now on", Decision.YES),
        Answer(DONT_ASK.text, Decision.NEVER),
    )


class _Draft(NamedTuple):
    """A change as it would be written."""

    rewrite: "Rewrite | None"
    """None if it can't be written; ``error`` says why."""
    where: str
    """Which file it would be written to, in a sentence."""
    error: str = ""


def _draft(library: Library, routine: Routine, change: DoseChange) -> _Draft:
    from footcoach.routine.user_copy import UnchangedError, UserCopy

    own = UserCopy(library, routine)
    where = ONLY_THIS if own.exists else ORIGINAL_STAYS
    try:
        return _Draft(own.plan(change), where)
    except UnchangedError as error:
        return _Draft(None, where, str(error))


def _message(heading: str, *lines: str) -> Message:
    return Message(heading, tuple(("", line) for line in lines))


def _head(routine: Routine, changes: tuple[DoseChange, ...]) -> str:
    more = any(_is_more(routine.exercises[change.exercise], change) for change in changes)
    return "Ready for a bit more?" if more else "Take it a bit easier from now on?"


def _is_more(exercise: Exercise, change: DoseChange) -> bool:
    now = current_value(exercise, change.what)
    return now is not None and change.span.low + change.span.high > now.low + now.high


def _describe(routine: Routine, changes: tuple[DoseChange, ...]) -> tuple[str, ...]:
    """Say what becomes what."""
    return tuple(_describe_change(routine.exercises[change.exercise], change) for change in changes)


def _describe_change(exercise: Exercise, change: DoseChange) -> str:
    old = current_value(exercise, change.what) or change.span
    return f"{exercise.name}: {write_change(change, old)}."


def _describe_pause(routine: Routine, rewrite: "Rewrite", change: DoseChange) -> tuple[str, ...]:
    """Say how a suggested pause changes too, if it does."""
    before, after = (
        one.exercises[change.exercise].left.release.low for one in (routine, rewrite.routine)
    )
    if before == after:
        return ()
    return (f"The pause between reps becomes {words.spell(after)} too.",)
