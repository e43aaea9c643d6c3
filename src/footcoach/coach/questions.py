"""The questions around a session, in words: the same on a screen and in plain mode."""

from collections.abc import Mapping
from enum import Enum, auto
from typing import NamedTuple

from footcoach.advice.pain import Light, PainAdvice, rate_pain
from footcoach.advice.safety_text import (
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
from footcoach.coach.waiting_questions import WaitingKind, WaitingQuestion
from footcoach.log.ownership import Owner
from footcoach.log.records import PainReport, SessionRecord
from footcoach.log.resume import ResumeWay, RoutineState, Unfinished
from footcoach.paths import config_file
from footcoach.routine.errors import printable
from footcoach.routine.files import describe_uri
from footcoach.routine.limits import MINUTE
from footcoach.session import words
from footcoach.session.cues import StepKind
from footcoach.session.player import Ending, Session
from footcoach.session.timeline import Step, Timeline

DAY = 86_400
WHEN_TO_GET_HELP = "When to get medical help"
NOT_TODAY = "Not today"
KEEPS_PLAN = "This session keeps the plan it began with."
HAS_CHANGED = f"The routine has changed since. {KEEPS_PLAN}"
IS_GONE = f"The routine isn't in your list any more, or can't be read. {KEEPS_PLAN}"
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


class ResumeChoice(NamedTuple):
    """What to do with an unfinished session."""

    way: ResumeWay | None
    """How it resumes; None saves it as unfinished for good."""


def notice() -> tuple[Message, ...]:
    """Return what is to be read before the first session."""
    return (
        Message("Before your first session", _unlabelled(*NOTICE), HAVE_READ),
        Message(WHEN_TO_GET_HELP, RED_FLAGS, HAVE_READ),
    )


def describe_routine(one: Unfinished, state: RoutineState | None) -> str:
    """Say what has become of the routine of a session; "" where there's nothing to say.

    ``state`` is None where that isn't known.
    """
    match state:
        case RoutineState.CHANGED:
            return HAS_CHANGED
        case RoutineState.GONE:
            return IS_GONE
        case RoutineState.ELSEWHERE:
            return f"It's from the file {describe_uri(one.entry.file)}. {KEEPS_PLAN}"
        case _:
            return ""


def unfinished_session(
    one: Unfinished, *, state: RoutineState | None, instead: str
) -> Question[ResumeChoice | None]:
    """Offer to resume an unfinished session.

    ``state`` is what has become of its routine, None if that isn't known. ``instead`` is the title
    of the session that was asked for, "" for none; its value is None, which is also no answer.
    """
    session, step = one.session, one.session.step
    lines = [f"You left it {_ago(one.ago)} ago, with {words.spell(session.total_left(0))} to go."]
    answers = [Answer[ResumeChoice | None]("Save as unfinished", ResumeChoice(None))]
    if step is not None:
        lines.append(_describe_place(session, step))
        answers = [
            Answer("Resume where I left off", ResumeChoice(ResumeWay.GO_ON)),
            Answer(_label_count(step), ResumeChoice(ResumeWay.COUNT)),
            Answer(f"Do this {_name_step(step)} again", ResumeChoice(ResumeWay.REPEAT)),
            *answers,
        ]
    if one.may_be_open:
        lines.append(
            f"Another window has had it open {one.owner}, and may have it still: there are no file"
            " locks here to tell. If you resume it here, that window can't save it any more."
        )
    if instead:
        answers.append(Answer(f"Start {instead} and keep this one", None))
    if said := describe_routine(one, state):
        lines.append(said)
    heading = f"Resume {session.timeline.routine.title}?"
    without = "start the new one" if instead else "keep it for later"
    return Question(heading, tuple(lines), tuple(answers), without)


def open_elsewhere(one: Unfinished, owner: Owner | None, instead: str) -> Question[bool]:
    """Say that another window has a session; the value says whether to try to take it again.

    ``instead`` is the title of the session that was asked for, "" for none.
    """
    other = f"Start {instead}" if instead else "Start something else"
    since = (f"It's been open there {owner}.",) if owner else ()
    return Question(
        f"{one.session.timeline.routine.title} is open in another window",
        (*since, "Carry on there, or leave it there and try again."),
        (Answer(other, value=False), Answer("Try again", value=True)),
        other[0].lower() + other[1:],
    )


def not_there() -> Message:
    """Say that an unfinished session can't be resumed here any more."""
    return Message(
        "Not here any more",
        _unlabelled("Another window has this session, or it was deleted. Choose another one."),
    )


def say_kept(unfinished: tuple[Unfinished, ...]) -> str:
    """Say that unfinished sessions are kept, where no one can be asked about them."""
    titles = ", ".join(one.session.timeline.routine.title for one in unfinished)
    return f"kept for later, unfinished: {titles}"


def pain_before() -> PainQuestion[MorePain]:
    """Ask about pain before a session."""
    without = "start without answering"
    return PainQuestion("Any pain before you start?", (), (DONT_ASK,), without)


def pain_next_morning(record: SessionRecord) -> PainQuestion[MorePain]:
    """Ask about pain on the morning after a session."""
    waiting = wait_for_morning(record)
    return PainQuestion(waiting.heading, (waiting.about, NORMAL), (DONT_ASK,))


def wait_for_morning(record: SessionRecord) -> WaitingQuestion:
    """Return what `pain_next_morning` says of itself while it waits."""
    about = f"After {record.title} on {write_day(record.began.date)}."
    return WaitingQuestion(WaitingKind.MORNING, "Any pain the morning after?", about)


def pain_after() -> PainQuestion[MorePain]:
    """Ask about pain after a session."""
    others = (
        Answer(f"It was {SIGNS}", MorePain.SIGN),
        Answer("No answer, but write a note", MorePain.NOTE),
        DONT_ASK,
    )
    return PainQuestion("Any pain now?", (NORMAL,), others)


def switched_off(kind: QuestionKind, trouble: str) -> Message:
    """Say that a kind of question isn't asked any more, and how to have it back.

    ``trouble`` says why that couldn't be kept for good, "" for nothing.
    """
    if trouble:
        lines = ("footcoach won't ask this again until you leave it.", trouble)
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


def note_after(report: PainReport, timeline: Timeline) -> TextQuestion:
    """Ask for a note, and say what the answers so far mean."""
    lines = _explain(report, timeline)
    return TextQuestion("Note (optional)", lines, "save without a note", others=(DONT_ASK,))


def _explain(report: PainReport, timeline: Timeline) -> tuple[str, ...]:
    shown, names = rate_pain(report), name_exercises(timeline)
    return (f"{shown}: {give_meaning(shown, report.hurt, names)}",) if shown else ()


def give_meaning(light: Light, hurt: str | None, names: Mapping[str, str]) -> str:
    """Say what a light means; ``hurt`` is the id of what hurt, None if that wasn't said."""
    if light is not Light.RED:
        return MEANING[light]
    if hurt is None:
        return advise_rest("everything you did")
    return advise_rest(f"{name_hurt(hurt, names)} and similar exercises")


def name_hurt(ident: str, names: Mapping[str, str]) -> str:
    """Return the name of an exercise; one that isn't in the session goes by its id."""
    return names.get(ident, ident.replace("-", " "))


def _explain_easier(advice: PainAdvice, resting: tuple[str, ...]) -> tuple[str, ...]:
    shown = advice.light or Light.AMBER
    line = f"{shown} last time. {MEANING[shown]}"
    return (line, f"Resting: {', '.join(resting)}.") if resting else (line,)


def _unlabelled(*texts: str) -> tuple[tuple[str, str], ...]:
    return tuple(("", text) for text in texts)


def _describe_place(session: Session, step: Step) -> str:
    """Say which step a session was left in, and how far into it."""
    prescription = session.timeline.exercises[step.exercise]
    rep = f"rep {step.rep}" if step.rep else ""
    side = words.working_side(step, prescription)
    where = ", ".join(filter(None, (prescription.exercise.name, side, rep)))
    return f"{where}: {words.spell(session.elapsed(0))} into “{words.headline(step)}”."


def _name_step(step: Step) -> str:
    """Return what to call a step, such as hold or rest."""
    match step.kind:
        case StepKind.MOVE if step.rep is None:
            return "set"
        case StepKind.MOVE:
            return "hold" if step.move and step.move.id == "hold" else "move"
        case StepKind.READY | StepKind.SWITCH:
            return "pause"
        case StepKind.COUNT:
            return "question"
        case _:
            return step.kind.value


def _label_count(step: Step) -> str:
    verb = "Count" if step.kind is StepKind.MOVE else "Skip"
    return f"{verb} this {_name_step(step)} and resume"


def _ago(seconds: float) -> str:
    days = int(seconds // DAY)
    if days:
        return words.plural(days, "day")
    return words.spell(seconds - seconds % MINUTE if seconds > MINUTE else seconds)
