"""The questions around a session, in words: the same on a screen and in lines of text."""

from typing import Any, NamedTuple

from footcoach.advice.pain import Light, PainAdvice, rate_pain
from footcoach.advice.safety_text import MEANING, NORMAL, SIGNS
from footcoach.log.records import WORST, PainReport
from footcoach.log.resume import ResumeWay, Unfinished
from footcoach.routine.limits import MINUTE
from footcoach.session import words
from footcoach.session.player import Ending, Session
from footcoach.session.timeline import Timeline


class Answer(NamedTuple):
    """One of the answers to choose from."""

    key: str
    """The letter or digit that gives it at once."""
    text: str
    value: Any


class Question(NamedTuple):
    """A question that has some answers; the first is the one to expect."""

    heading: str
    lines: tuple[str, ...]
    answers: tuple[Answer, ...]


class TextQuestion(NamedTuple):
    """A question that is answered by a line of text."""

    heading: str
    lines: tuple[str, ...]


SKIP = Answer("-", "skip", None)
DAY = 86_400
_TEN = "t"
_ENDS = {0: "0 is none", WORST: f"{WORST} is the worst you can imagine"}


class PainAnswer(NamedTuple):
    """An answer about pain after a session."""

    after: int | None
    sign: bool = False


class ResumeChoice(NamedTuple):
    """What becomes of an unfinished session."""

    way: ResumeWay | None
    """None keeps it as it is, as a partial one."""


def _scale() -> tuple[Answer, ...]:
    return tuple(
        Answer(_TEN if pain == WORST else str(pain), _ENDS.get(pain, str(pain)), pain)
        for pain in range(WORST + 1)
    )


def before() -> Question:
    """Ask about pain at the start."""
    return Question("Does anything hurt now? 0 to 10", (), (SKIP, *_scale()))


def morning(title: str, day: str) -> Question:
    """Ask about pain the morning after."""
    lines = (f"After {title} on {day}.",)
    return Question("How was it the next morning? 0 to 10", lines, (SKIP, *_scale()))


def after() -> Question:
    """Ask about pain at the end."""
    scale = tuple(answer._replace(value=PainAnswer(answer.value)) for answer in _scale())
    kinds = Answer("s", f"it was {SIGNS}", PainAnswer(None, sign=True))
    note = Answer("n", "only write a note", PainAnswer(None))
    return Question("Does anything hurt now? 0 to 10", (NORMAL,), (SKIP, *scale, kinds, note))


def note(feeling: PainReport) -> TextQuestion:
    """Ask for a note, and say what the answers so far mean."""
    shown = rate_pain(feeling)
    lines = (f"{shown}: {MEANING[shown]}",) if shown else ()
    return TextQuestion("A note? Enter saves it", lines)


def which(timeline: Timeline) -> Question:
    """Ask which exercise hurt."""
    names = {
        timeline.exercises[index].exercise.id: timeline.exercises[index].exercise.name
        for index in timeline.included
    }
    answers = tuple(
        Answer(chr(ord("a") + place), name, ident)
        for place, (ident, name) in enumerate(names.items())
    )
    lines = ("It and its relatives are left out for two days; without an answer all are.",)
    return Question("Which exercise hurt?", lines, (SKIP, *answers))


def hurt(said: str | None, session: Session) -> str | None:
    """Return which exercise hurt; unless it was said, the one that a session was stopped in."""
    if said is None and session.ending is Ending.STOPPED and session.step:
        return session.timeline.exercises[session.step.exercise].exercise.id
    return said


def unfinished(one: Unfinished, *, changed: bool, instead: str = "") -> Question:
    """Offer to go on with a session; or to start another, the title of which is ``instead``."""
    session = one.session
    step = session.step
    lines = [f"{_ago(one.ago)} ago, {words.spell(session.total_left(0))} before its end."]
    answers = [Answer("k", "keep it as partly done", ResumeChoice(None))]
    if step is not None:
        settled = session.timeline.exercises[step.exercise]
        rep = f", rep {step.rep}" if step.rep else ""
        at = words.spell(session.elapsed(0))
        foot = words.foot(step, settled)
        lines.append(f"{settled.exercise.name}, {foot}{rep}: {words.headline(step)}, at {at}.")
        answers = [
            Answer("g", "go on at the same second", ResumeChoice(ResumeWay.GO_ON)),
            Answer("c", f"go on; this {step.kind} counts as done", ResumeChoice(ResumeWay.COUNT)),
            Answer("r", f"go on; this {step.kind} again", ResumeChoice(ResumeWay.REPEAT)),
            *answers,
        ]
    if instead:
        answers.append(Answer("n", f"start {instead}; this one waits", None))
    if changed:
        lines.append("The routine's file has changed since; this session keeps its old plan.")
    heading = f"{session.timeline.routine.title} was not finished"
    return Question(heading, tuple(lines), tuple(answers))


def easier(advice: PainAdvice, names: tuple[str, ...]) -> Question:
    """Offer less after amber or red; the answer says whether to take it."""
    shown = advice.light or Light.AMBER
    lines = [f"{shown} the last time. {MEANING[shown]}"]
    if names:
        lines.append(f"Left out: {', '.join(names)}.")
    answers = (
        Answer("e", "the easier session", value=True),
        Answer("f", "as planned", value=False),
    )
    return Question("An easier session today?", tuple(lines), answers)


def _ago(seconds: float) -> str:
    days = int(seconds // DAY)
    if days:
        return words.plural(days, "day")
    return words.spell(seconds - seconds % MINUTE if seconds > MINUTE else seconds)
