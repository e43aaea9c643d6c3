"""Steps, doses and times in words, the same on every screen and in plain text."""

from collections.abc import Iterator
from typing import NamedTuple

from footcoach.routine.enums import Effort, Side, Sides
from footcoach.routine.limits import HOUR, MINUTE
from footcoach.routine.model import Exercise, Routine
from footcoach.session.cues import StepKind
from footcoach.session.player import Ending, Session
from footcoach.session.prescription import PrescribedDose, Prescription
from footcoach.session.tally import Tally
from footcoach.session.timeline import Step, Timeline

DAYS_OF_WEEK = 7

FOOT_NAMES = {Side.LEFT: "left foot", Side.RIGHT: "right foot", None: "both feet"}
PAUSES = {
    StepKind.READY: "Get ready",
    StepKind.RELEASE: "Release",
    StepKind.SWITCH: "Change sides",
    StepKind.REST: "Rest",
}
SHARED = {
    Sides.BOTH: "both feet",
    Sides.EACH: "each foot",
    Sides.ALTERNATE: "alternating feet",
}
ENDING_TEXT = {
    Ending.FINISHED: "Done",
    Ending.LEFT: "Left before the end",
    Ending.STOPPED: "Stopped safely",
}
ENDING_ADVICE = {
    Ending.STOPPED: (
        "Stopping was right. Sharp, spreading or rising pain is a reason to leave an exercise"
        " out and to ask a doctor, physiotherapist or podiatrist."
    ),
}
"""What is said to how a session ended, where something is."""


class Phrase(NamedTuple):
    """A piece of a dose in words."""

    text: str
    ours: bool
    """The routine's source leaves it open, so the value is footcoach's choice."""


def clock(seconds: float) -> str:
    """Write whole seconds as a clock does: 9:05, 1:00:00."""
    minutes, rest = divmod(int(seconds), MINUTE)
    hours, minutes = divmod(minutes, MINUTE)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def spell(seconds: float) -> str:
    """Write whole seconds as a person says them: 45 s, 2 min, 1 min 30 s, 1 h 5 min."""
    hours, rest = divmod(int(seconds), HOUR)
    minutes, rest = divmod(rest, MINUTE)
    parts = [(hours, "h"), (minutes, "min"), (rest, "s")]
    return " ".join(f"{number} {unit}" for number, unit in parts if number) or "0 s"


def length(timeline: Timeline) -> str:
    """Write how long a timeline takes; where moves wait for a key it is the least."""
    if timeline.seconds is not None:
        return clock(timeline.seconds)
    return clock(sum(step.seconds or 0 for step in timeline.steps)) + "+"


def headline(step: Step) -> str:
    """Say in a few words what to do in a step."""
    return step.move.say if step.move else PAUSES[step.kind]


def instruction(step: Step, settled: Prescription) -> str:
    """Say in a sentence what to do in a step; in a pause, what to get ready for."""
    dose = settled.dose(step.side)
    if step.kind is StepKind.MOVE and step.rep is None:
        return f"{dose.reps} times at your own pace, then press Enter."
    if step.move:
        return step.move.do
    return settled.exercise.setup if step.kind is StepKind.READY else dose.moves[0][0].do


def foot(step: Step, settled: Prescription) -> str:
    """Say which foot works, or works next."""
    return "both feet" if settled.exercise.sides is Sides.BOTH else FOOT_NAMES[step.side]


def why_no_swap(session: Session) -> str:
    """Say why the feet cannot be swapped in the exercise under way; empty if they can."""
    steps = [session.timeline.steps[index] for index in session.timeline.turn_at(session.index)]
    if not any(step.side for step in steps):
        return "There is no other foot to swap with."
    exercise = session.timeline.exercises[steps[0].exercise].exercise
    return "" if exercise.left == exercise.right else "The feet have different doses here."


def plural(number: int, one: str, many: str | None = None) -> str:
    """Write a number of things: 1 rep, 3 reps."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def dose_phrases(settled: Prescription) -> tuple[Phrase, ...]:
    """Say how much is done, piece by piece, and which pieces are our choice."""
    exercise = settled.exercise
    if settled.left == settled.right:
        amounts = _amounts(settled.left, exercise.assumed)
    else:
        amounts = (
            *_amounts(settled.left, exercise.assumed, "left "),
            *_amounts(settled.right, exercise.assumed, "right "),
        )
    return (
        *amounts,
        *_pauses(settled),
        Phrase(SHARED[exercise.sides], "sides" in exercise.assumed),
    )


def _amounts(
    dose: PrescribedDose, assumed: tuple[str, ...], prefix: str = ""
) -> tuple[Phrase, ...]:
    phrases = []
    if dose.sets > 1:
        phrases.append(Phrase(f"{prefix}{plural(dose.sets, 'set')}", "sets" in assumed))
    if dose.reps > 1 or dose.own_pace:
        phrases.append(Phrase(f"{prefix}{plural(dose.reps, 'rep')}", "reps" in assumed))
    if dose.own_pace:
        return (*phrases, Phrase("own pace", ours=False))
    return (
        *phrases,
        *(
            Phrase(
                f"{move.id.replace('-', ' ')} {'until done' if time is None else spell(time)}",
                f"moves.{move.id}" in assumed,
            )
            for move, time in dose.moves
        ),
    )


def _pauses(settled: Prescription) -> tuple[Phrase, ...]:
    exercise, dose = settled.exercise, settled.left
    shown = {
        "release": dose.release if dose.reps > 1 and not dose.own_pace else 0,
        "rest": settled.rest if max(dose.sets, settled.right.sets) > 1 else 0,
        "switch": settled.switch if exercise.sides is Sides.EACH else 0,
    }
    return tuple(
        Phrase(f"{key} {spell(seconds)}", key in exercise.assumed)
        for key, seconds in shown.items()
        if seconds
    )


def exercise_facts(settled: Prescription, routine: Routine) -> tuple[tuple[str, str], ...]:
    """Say all that is known of an exercise, as pairs of a label and a text."""
    exercise = settled.exercise
    moves = tuple((move.id.replace("-", " "), move.do) for move in exercise.left.moves)
    rows = (
        ("dose", join_phrases(dose_phrases(settled))),
        ("position", exercise.position.value),
        ("to hand", ", ".join(exercise.equipment)),
        ("start", exercise.setup),
        *moves,
        ("stop", exercise.stop),
        ("care", exercise.caution),
        ("note", exercise.note),
        ("why", exercise.why),
        ("also", ", ".join(exercise.also)),
        ("this routine", routine.caution),
    )
    return tuple((label, text) for label, text in rows if text)


def preparation(timeline: Timeline) -> str:
    """Say what is to be known and fetched before a session; empty if that is nothing."""
    fetched = ", ".join(equipment(timeline))
    return "\n".join(filter(None, (timeline.routine.caution, fetched and f"To hand: {fetched}.")))


def frequency_phrases(settled: Prescription) -> tuple[Phrase, ...]:
    """Say how often an exercise is done, and which half of that is our choice."""
    assumed = settled.exercise.assumed
    return (
        Phrase(times_a_day(settled.per_day), "per_day" in assumed),
        Phrase(days_a_week(settled.days_per_week), "days_per_week" in assumed),
    )


def times_a_day(times: tuple[int, int]) -> str:
    """Say how many times a day."""
    named = {(1, 1): "once a day", (2, 2): "twice a day"}
    return named.get(times) or f"{range_text(times)} times a day"


def days_a_week(days: tuple[int, int]) -> str:
    """Say on how many days a week."""
    if days == (DAYS_OF_WEEK, DAYS_OF_WEEK):
        return "every day"
    return f"{range_text(days)} day{'' if days == (1, 1) else 's'} a week"


def range_text(span: tuple[int, int]) -> str:
    """Write a range, or the number if it is one."""
    low, high = span
    return str(low) if low == high else f"{low} to {high}"


def join_phrases(phrases: tuple[Phrase, ...], ours: str = "({})") -> str:
    """Join phrases in one line; what is our choice is put into ``ours``."""
    return ", ".join(ours.format(text) if is_ours else text for text, is_ours in phrases)


def equipment(timeline: Timeline) -> tuple[str, ...]:
    """List what to fetch, in the order of use."""
    return tuple(dict.fromkeys(item for one in _included(timeline) for item in one.equipment))


def positions(timeline: Timeline) -> tuple[str, ...]:
    """List the positions of the body, in the order of use."""
    return tuple(dict.fromkeys(exercise.position.value for exercise in _included(timeline)))


def _included(timeline: Timeline) -> tuple[Exercise, ...]:
    return tuple(timeline.exercises[index].exercise for index in timeline.included)


def frequency(timeline: Timeline) -> str:
    """Say how often a routine is done, over all its exercises."""
    return f"{times_a_day(per_day(timeline))}, {days_a_week(days_per_week(timeline))}"


def per_day(timeline: Timeline) -> tuple[int, int]:
    """Return the fewest and the most times a day that any exercise asks for."""
    return _over_all([settled.per_day for settled in timeline.exercises])


def days_per_week(timeline: Timeline) -> tuple[int, int]:
    """Return the fewest and the most days a week that any exercise asks for."""
    return _over_all([settled.days_per_week for settled in timeline.exercises])


def _over_all(spans: list[tuple[int, int]]) -> tuple[int, int]:
    return min(low for low, _ in spans), max(high for _, high in spans)


def side_result(tally: Tally, settled: Prescription) -> str:
    """Say what one side did of an exercise."""
    side = f"{tally.side}, " if tally.side else ""
    return f"{settled.exercise.name}: {side}{amount_done(tally, settled)}"


def amount_done(tally: Tally, settled: Prescription) -> str:
    """Say how much of an exercise was done, and how long that took."""
    unit = "set" if settled.dose(tally.side).own_pace else "rep"
    return f"{tally.done} of {plural(tally.planned, unit)}, {spell(round(tally.seconds))}"


def effort_text(effort: Effort) -> str:
    """Say which end of a range an effort takes."""
    ends = {Effort.GENTLE: "low end", Effort.MODERATE: "middle", Effort.FULL: "high end"}
    return f"{effort} effort, the {ends[effort]} of every range"


def timeline_lines(timeline: Timeline) -> Iterator[str]:
    """Write a timeline out, a line for each step with its cues."""
    yield f"{timeline.routine.title}: {length(timeline)}, {effort_text(timeline.effort)}"
    yield "(in brackets: our choice where the source is silent)"
    before = None
    for start, step in zip(timeline.starts, timeline.steps, strict=True):
        settled = timeline.exercises[step.exercise]
        if step.turn != before:
            how = join_phrases(dose_phrases(settled)), join_phrases(frequency_phrases(settled))
            yield f"\n{settled.exercise.name}: {'; '.join(how)}"
            before = step.turn
        yield _step_line(start, step, settled)


def _step_line(start: float, step: Step, settled: Prescription) -> str:
    seconds = "until done" if step.seconds is None else spell(step.seconds)
    place = f"{foot(step, settled)}{f', rep {step.rep}' if step.rep else ''}"
    cues = " ".join(f"{clock(start + mark.at)} {mark.cue}" for mark in step.cues)
    return f"{clock(start):>7}  {seconds:>10}  {headline(step):16}  {place:18}  {cues}".rstrip()
