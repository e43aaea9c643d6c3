"""The questions around a session, in words."""

from typing import NamedTuple

from footcoach.log.care import MEANING, NORMAL, NOTICE, SIGNS, Care, Light, light
from footcoach.log.entry import WORST, Feeling
from footcoach.log.resume import Unfinished, Way
from footcoach.session import words
from footcoach.session.timeline import Timeline
from footcoach.ui.card import Card
from footcoach.ui.question import Answer, Line, Question

SKIP = Answer("-", "skip", None)
DAY = 86_400
_TEN = "t"
_ENDS = {0: "0 is none", WORST: f"{WORST} is the worst you can imagine"}


class Pain(NamedTuple):
    """An answer about pain after a session."""

    after: int | None
    sign: bool = False


class Choice(NamedTuple):
    """What becomes of an unfinished session."""

    way: Way | None
    """None keeps it as it is, as a partial one."""


def _scale() -> tuple[Answer, ...]:
    return tuple(
        Answer(_TEN if pain == WORST else str(pain), _ENDS.get(pain, str(pain)), pain)
        for pain in range(WORST + 1)
    )


def before() -> Question[int]:
    """Ask about pain at the start."""
    return Question("Does anything hurt now? 0 to 10", (), (SKIP, *_scale()))


def morning(title: str, day: str) -> Question[int]:
    """Ask about pain the morning after."""
    lines = (f"After {title} on {day}.",)
    return Question("How was it the next morning? 0 to 10", lines, (SKIP, *_scale()))


def after() -> Question[Pain]:
    """Ask about pain at the end."""
    scale = tuple(answer._replace(value=Pain(answer.value)) for answer in _scale())
    kinds = Answer("s", f"it was {SIGNS}", Pain(None, sign=True))
    note = Answer("n", "only write a note", Pain(None))
    return Question("Does anything hurt now? 0 to 10", (NORMAL,), (SKIP, *scale, kinds, note))


def note(feeling: Feeling) -> Line:
    """Ask for a note, and say what the answers so far mean."""
    shown = light(feeling)
    lines = (f"{shown}: {MEANING[shown]}",) if shown else ()
    return Line("A note? Enter saves it", lines)


def which(timeline: Timeline) -> Question[str]:
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


def notice() -> Card:
    """Show the notice of the first run."""
    return Card("Before the first session", tuple(("", line) for line in NOTICE))


def unfinished(one: Unfinished, *, changed: bool) -> Question[Choice]:
    """Offer to go on with a session."""
    session = one.session
    step = session.step
    lines = [f"{_ago(one.ago)} ago, {words.spell(session.total_left(0))} before its end."]
    answers = [Answer("k", "keep it as partly done", Choice(None))]
    if step is not None:
        settled = session.timeline.exercises[step.exercise]
        rep = f", rep {step.rep}" if step.rep else ""
        at = words.spell(session.elapsed(0))
        foot = words.foot(step, settled)
        lines.append(f"{settled.exercise.name}, {foot}{rep}: {words.headline(step)}, at {at}.")
        answers = [
            Answer("g", "go on at the same second", Choice(Way.GO_ON)),
            Answer("c", f"go on; this {step.kind} counts as done", Choice(Way.COUNT)),
            Answer("r", f"go on; this {step.kind} again", Choice(Way.REPEAT)),
            *answers,
        ]
    if changed:
        lines.append("The routine's file has changed since; this session keeps its old plan.")
    heading = f"{session.timeline.routine.title} was not finished"
    return Question(heading, lines, tuple(answers))


def easier(advice: Care, names: tuple[str, ...]) -> Question[bool]:
    """Offer less after amber or red; the answer says whether to take it."""
    shown = advice.light or Light.AMBER
    lines = [f"{shown} the last time. {MEANING[shown]}"]
    if names:
        lines.append(f"Left out: {', '.join(names)}.")
    answers = (
        Answer("e", "the easier session", value=True),
        Answer("f", "as planned", value=False),
    )
    return Question("An easier session today?", lines, answers)


def _ago(seconds: float) -> str:
    days = int(seconds // DAY)
    if days:
        return words.count(days, "day")
    return words.spell(seconds - seconds % 60 if seconds > words.MINUTE else seconds)
