"""The questions around a session, in words: the same on a screen and in plain mode."""

from collections.abc import Mapping
from datetime import date
from enum import Enum, auto

from footcoach.advice.pain import DAYS_OF_REST, Light, PainAdvice, rate_pain
from footcoach.advice.safety_text import (
    GREEN_AFTER_STOP,
    MEANING,
    NORMAL,
    NOTHING_LEFT,
    NOTICE,
    RED_FLAGS,
    SEE_SOMEONE,
    SIGNS,
    TOO_MUCH,
    advise_rest,
)
from footcoach.advice.today_text import write_day
from footcoach.coach.question_kinds import QuestionKind
from footcoach.coach.requests import Answer, Message, PainQuestion, Question, TextQuestion
from footcoach.coach.waiting_questions import wait_for_morning
from footcoach.log.records import PainReport, SessionRecord
from footcoach.paths import config_file
from footcoach.routine.errors import printable
from footcoach.session.player import Ending, Session
from footcoach.session.timeline import Timeline

WHEN_TO_GET_HELP = "When to get medical help"
NOT_TODAY = "Not today"
HAVE_READ = "I've read this"


class MorePain(Enum):
    """What can be said about pain after a session besides a number."""

    SIGN = auto()
    """It was of a kind that is red whatever the number."""
    NOTE = auto()
    """Nothing; just ask for a note."""
    NEVER = auto()
    """Nothing, and don't ask this any more."""


DONT_ASK = Answer("Don't ask this again", MorePain.NEVER)


def notice() -> Message:
    """Return what is to be read before the first session."""
    return Message("Before your first session", _unlabelled(*NOTICE), HAVE_READ)


def pain_before() -> PainQuestion[MorePain]:
    """Ask about pain before a session."""
    without = "start without answering"
    return PainQuestion("Any pain before you start?", (), (DONT_ASK,), without)


def pain_next_morning(record: SessionRecord) -> PainQuestion[MorePain]:
    """Ask about pain on the morning after a session."""
    waiting = wait_for_morning(record)
    return PainQuestion(waiting.heading, (waiting.about, NORMAL), (DONT_ASK,))


def pain_after() -> PainQuestion[MorePain]:
    """Ask about pain after a session."""
    others = (
        Answer(f"It was {SIGNS}", MorePain.SIGN),
        Answer("No answer, but write a note", MorePain.NOTE),
        DONT_ASK,
    )
    return PainQuestion("Any pain now?", (NORMAL,), others)


def switched_off(kind: QuestionKind, trouble: str) -> Message:
    """Say that a kind of question is switched off, and how to switch it on again.

    ``trouble`` says why that couldn't be kept for good, "" for nothing.
    """
    if trouble:
        lines = ("footcoach won't ask this again until you restart it.", trouble)
    else:
        file = printable(str(config_file()))
        back = f"To be asked again, add “{kind}” to questions: in {file}."
        lines = ("footcoach won't ask this again.", back)
    return Message("Questions", _unlabelled(*lines))


def too_much_pain() -> Message:
    """Advise against a session, and say when to get medical help."""
    return Message(NOT_TODAY, (*_unlabelled(TOO_MUCH), *RED_FLAGS))


def nothing_left() -> Message:
    """Say that everything in a session rests."""
    return Message(NOT_TODAY, _unlabelled(NOTHING_LEFT))


def after_red(*, see_someone: bool) -> Message:
    """Say when to get medical help; ``see_someone`` advises it first."""
    advice = _unlabelled(SEE_SOMEONE) if see_someone else ()
    return Message(WHEN_TO_GET_HELP, (*advice, *RED_FLAGS))


def easier_session(advice: PainAdvice, resting: tuple[str, ...]) -> Question[bool]:
    """Offer an easier session after amber or red; the value says whether to take it.

    ``resting`` names the exercises that the easier session leaves out.
    """
    answers = (Answer("Make it easier", value=True), Answer("Do it as planned", value=False))
    return Question("An easier session today?", _explain_easier(advice, resting), answers)


def say_easier(advice: PainAdvice, resting: tuple[str, ...]) -> str:
    """Say that a session is made easier, where no one can be asked about it."""
    return " ".join(("making it easier:", *_explain_easier(advice, resting)))


def hurt_exercise(session: Session) -> Question[str | MorePain]:
    """Ask which exercise hurt; the value is its id."""
    timeline = session.timeline
    names = name_exercises(timeline)
    answers = tuple(Answer[str | MorePain](name, ident) for ident, name in names.items())
    stopped_in = exercise_stopped_in(session)
    without = f"rest {names[stopped_in] if stopped_in else 'everything you did'}"
    lines = ("It and similar exercises get a rest for two days.",)
    return Question("Which exercise hurt?", lines, (*answers, DONT_ASK), without)


def name_exercises(timeline: Timeline) -> dict[str, str]:
    """Return the names of the exercises in a session, by id."""
    exercises = (timeline.exercises[index].exercise for index in timeline.included)
    return {exercise.id: exercise.name for exercise in exercises}


def exercise_stopped_in(session: Session) -> str | None:
    """Return the id of the exercise in which a session was stopped; None if it wasn't."""
    if session.ending is Ending.STOPPED and session.step:
        return session.timeline.exercises[session.step.exercise].exercise.id
    return None


def note_after(report: PainReport, session: Session, day: date) -> TextQuestion:
    """Ask for a note, and say what the answers so far mean for a session of ``day``."""
    lines = _explain(report, session, day)
    return TextQuestion("Note (optional)", lines, "save without a note", others=(DONT_ASK,))


def _explain(report: PainReport, session: Session, day: date) -> tuple[str, ...]:
    shown, names = rate_pain(report), name_exercises(session.timeline)
    if shown is None:
        return ()
    is_stopped = session.ending is Ending.STOPPED
    line = f"{shown}: {give_meaning(report, names, is_stopped=is_stopped)}"
    back = f"Offered again on {write_day(day + DAYS_OF_REST)}."
    return (line, back) if shown is Light.RED else (line,)


def give_meaning(report: PainReport, names: Mapping[str, str], *, is_stopped: bool) -> str:
    """Say what the answers about pain mean; "" if nothing was said.

    ``is_stopped`` says that the session was stopped because it hurt.
    """
    match rate_pain(report):
        case None:
            return ""
        case Light.RED:
            known = f"{name_hurt(report.hurt, names)} and similar exercises" if report.hurt else ""
            return advise_rest(known or "everything you did")
        case Light.GREEN if is_stopped:
            return GREEN_AFTER_STOP
        case light:
            return MEANING[light]


def name_hurt(ident: str, names: Mapping[str, str]) -> str:
    """Return the name of an exercise; one that isn't in the session goes by its id."""
    return names.get(ident, ident.replace("-", " "))


def _explain_easier(advice: PainAdvice, resting: tuple[str, ...]) -> tuple[str, ...]:
    shown = advice.light or Light.AMBER
    line = f"{shown} last time. {MEANING[shown]}"
    return (line, f"Resting: {', '.join(resting)}.") if resting else (line,)


def _unlabelled(*texts: str) -> tuple[tuple[str, str], ...]:
    return tuple(("", text) for text in texts)
