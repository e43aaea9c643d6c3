"""What footcoach asks and says about a session that was left before its end."""

from typing import NamedTuple

from footcoach.coach.requests import Answer, Message, Question
from footcoach.log.ownership import Owner
from footcoach.log.resume import ResumeWay, RoutineState, Unfinished
from footcoach.routine.files import describe_uri
from footcoach.routine.limits import MINUTE
from footcoach.session import words
from footcoach.session.cues import StepKind
from footcoach.session.player import Session
from footcoach.session.timeline import Step

DAY = 86_400
KEEPS_PLAN = "This session keeps the plan it began with."
HAS_CHANGED = f"The routine has changed since. {KEEPS_PLAN}"
IS_GONE = f"The routine isn't in your list any more, or can't be read. {KEEPS_PLAN}"


class ResumeChoice(NamedTuple):
    """What to do with an unfinished session."""

    way: ResumeWay | None
    """How it resumes; None saves it as unfinished for good."""


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
    lines = [f"You left it {_ago(one.ago)}, with {words.spell(session.total_left(0))} to go."]
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
            f"Another window has had it open {one.owner}. It may still be open there:"
            " without file locks, footcoach can't tell. If you resume it here, that window can't"
            " save it any more."
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
        (("", "Another window has this session, or it was deleted. Choose another one."),),
    )


def say_kept(unfinished: tuple[Unfinished, ...]) -> str:
    """Say that unfinished sessions are kept, where no one can be asked about them."""
    titles = ", ".join(one.session.timeline.routine.title for one in unfinished)
    return f"kept for later, unfinished: {titles}"


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
    if seconds < MINUTE:
        return "just now"
    days = int(seconds // DAY)
    return f"{words.plural(days, 'day') if days else words.spell(seconds - seconds % MINUTE)} ago"
