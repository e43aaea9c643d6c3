"""Steps, doses and times in words: the same on every screen and in plain mode."""

from collections.abc import Iterable
from typing import NamedTuple

from footcoach.routine.enums import BodyPart, Side, Sides
from footcoach.routine.limits import HOUR, MINUTE
from footcoach.routine.model import Exercise, Move, Routine
from footcoach.session.cues import StepKind
from footcoach.session.outline import Length, Outline
from footcoach.session.prescription import PrescribedDose, Prescription
from footcoach.session.timeline import Step, Timeline

DAYS_OF_WEEK = 7

PAUSE_NAMES = {
    StepKind.READY: "Get ready",
    StepKind.RELEASE: "Release",
    StepKind.SWITCH: "Change sides",
    StepKind.REST: "Rest",
    StepKind.COUNT: "How many?",
}
UNTIL_DONE = "until done"
"""How long a move lasts that waits for a key."""
BRACKETS = "In brackets: suggested by footcoach."
"""Explains the brackets, where there are any."""


class Phrase(NamedTuple):
    """One piece of a dose in words."""

    text: str
    is_suggested: bool
    """Whether the routine's source leaves it open, so that footcoach suggests a value."""


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


def length(takes: Length) -> str:
    """Write how long a session takes; with a plus where moves that wait for a key add to it."""
    return clock(takes.known) + ("+" if takes.waits else "")


def headline(step: Step) -> str:
    """Say in a word or two what to do in a step."""
    return step.move.say if step.move else PAUSE_NAMES[step.kind]


def name_side(part: BodyPart, side: Side | None) -> str:
    """Name a side: left arm; None is both together. "" where the exercise has no sides."""
    if part is BodyPart.NONE:
        return ""
    return f"both {part.plural}" if side is None else f"{side} {part}"


def working_side(step: Step, prescription: Prescription) -> str:
    """Say which side works, or in a pause which works next.

    "" where there are no sides, and in a rest between two exercises.
    """
    exercise = prescription.exercise
    if step.is_between_exercises:
        return ""
    return name_side(exercise.body_part, None if exercise.sides is Sides.BOTH else step.side)


def shared_work(exercise: Exercise) -> str:
    """Say how the sides share the work: each arm; "" where there are no sides."""
    part = exercise.body_part
    if part is BodyPart.NONE:
        return ""
    said = {
        Sides.BOTH: f"both {part.plural}",
        Sides.EACH: f"each {part}",
        Sides.ALTERNATE: f"alternating {part.plural}",
        Sides.ONE: f"the sore {part}",
    }
    return said.get(exercise.sides) or f"{exercise.sides} {part}"


def plural(number: int, one: str, many: str | None = None) -> str:
    """Write a number of things: 1 rep, 3 reps."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def dose_phrases(prescription: Prescription) -> tuple[Phrase, ...]:
    """Say how much is done, piece by piece."""
    exercise = prescription.exercise
    if prescription.left == prescription.right:
        amounts = _amounts(prescription.left, exercise.suggested)
    else:
        amounts = (
            *_amounts(prescription.left, exercise.suggested, "left "),
            *_amounts(prescription.right, exercise.suggested, "right "),
        )
    sides, after = shared_work(exercise), prescription.rest_after
    return (
        *amounts,
        *_pauses(prescription),
        *([Phrase(sides, "sides" in exercise.suggested)] if sides else ()),
        *([Phrase(f"then rest {spell(after)}", is_suggested=False)] if after else ()),
    )


def _amounts(
    dose: PrescribedDose, suggested: tuple[str, ...], prefix: str = ""
) -> tuple[Phrase, ...]:
    phrases = []
    if dose.sets > 1:
        sets = plural(dose.sets, "set")
        of_each = f" of {_list_reps(dose.by_set)}" if dose.by_set else ""
        phrases.append(Phrase(f"{prefix}{sets}{of_each}", "sets" in suggested))
    if dose.as_many:
        lasts = f" in {spell(dose.set_seconds)}" if dose.set_seconds else ""
        said = f"{prefix}as many reps as you can{lasts}"
        return (*phrases, Phrase(said, "reps" in suggested))
    if not dose.by_set and (dose.reps > 1 or dose.own_pace):
        phrases.append(Phrase(f"{prefix}{plural(dose.reps, 'rep')}", "reps" in suggested))
    if dose.own_pace:
        return (*phrases, Phrase("own pace", is_suggested=False))
    return (*phrases, *(_move_time(move, time, suggested) for move, time in dose.moves))


def _list_reps(by_set: tuple[int, ...]) -> str:
    *others, last = by_set
    return f"{', '.join(map(str, others))} and {last} reps" if others else plural(last, "rep")


def _move_time(move: Move, time: int | None, suggested: tuple[str, ...]) -> Phrase:
    lasts = UNTIL_DONE if time is None else spell(time)
    return Phrase(f"{_move_name(move)} {lasts}", f"moves.{move.id}" in suggested)


def _move_name(move: Move) -> str:
    return move.id.replace("-", " ")


def _pauses(prescription: Prescription) -> tuple[Phrase, ...]:
    exercise = prescription.exercise
    seconds = {
        "release": prescription.left.release,
        "rest": prescription.rest,
        # Sides that alternate change in the time of the release.
        "switch": prescription.switch if exercise.sides is Sides.EACH else 0,
    }
    return tuple(
        Phrase(f"{name} {spell(time)}", name in exercise.suggested)
        for name, time in seconds.items()
        if time and name in prescription.pauses
    )


def exercise_facts(prescription: Prescription, routine: Routine) -> tuple[tuple[str, str], ...]:
    """Return everything known about an exercise, as labels and texts."""
    exercise = prescription.exercise
    rows = (
        ("dose", join_phrases(dose_phrases(prescription))),
        ("position", exercise.position.shown),
        ("you need", ", ".join(exercise.equipment)),
        ("load", exercise.load),
        ("start", exercise.setup),
        *((_move_name(move), move.do) for move, _ in prescription.left.moves),
        ("stop", exercise.stop),
        ("care", exercise.caution),
        ("note", exercise.note),
        ("why", exercise.why),
        ("also", ", ".join(exercise.also)),
        ("this routine", routine.caution),
    )
    return tuple((label, text) for label, text in rows if text)


def needed(things: Iterable[str]) -> str:
    """Say what to fetch; "" if that's nothing."""
    listed = ", ".join(things)
    return listed and f"You'll need: {listed}."


def was_asleep(seconds: float) -> str:
    """Say that a session paused itself because nothing looked at the clock for ``seconds``."""
    return f"Paused: the computer was asleep for {spell(round(seconds))}."


def frequency_phrases(prescription: Prescription) -> tuple[Phrase, ...]:
    """Say how many times a day and on how many days a week an exercise is done."""
    suggested = prescription.exercise.suggested
    return (
        Phrase(times_a_day(prescription.per_day), "per_day" in suggested),
        Phrase(days_a_week(prescription.days_per_week), "days_per_week" in suggested),
    )


def times_a_day(times: tuple[int, int]) -> str:
    """Write a range of times a day."""
    named = {(1, 1): "once a day", (2, 2): "twice a day"}
    return named.get(times) or f"{range_text(times)} times a day"


def days_a_week(days: tuple[int, int]) -> str:
    """Write a range of days a week."""
    if days == (DAYS_OF_WEEK, DAYS_OF_WEEK):
        return "every day"
    return f"{range_text(days)} day{'' if days == (1, 1) else 's'} a week"


def range_text(span: tuple[int, int]) -> str:
    """Write a range, or a number where both ends are the same."""
    low, high = span
    return str(low) if low == high else f"{low}\N{EN DASH}{high}"


def join_phrases(phrases: tuple[Phrase, ...]) -> str:
    """Join phrases in one line, with brackets round what is suggested."""
    return ", ".join(f"({text})" if is_suggested else text for text, is_suggested in phrases)


def has_brackets(prescriptions: Iterable[Prescription], *, frequency: bool = True) -> bool:
    """Whether `join_phrases` makes brackets of what is said about any of ``prescriptions``.

    ``frequency`` False leaves out how often they're done.
    """
    return any(
        phrase.is_suggested
        for one in prescriptions
        for phrase in (*dose_phrases(one), *(frequency_phrases(one) if frequency else ()))
    )


def equipment(timeline: Timeline | Outline) -> tuple[str, ...]:
    """Return what to fetch, in the order of use."""
    return tuple(dict.fromkeys(item for one in _included(timeline) for item in one.equipment))


def positions(timeline: Timeline | Outline) -> tuple[str, ...]:
    """Return the positions of the body, in the order of use."""
    return tuple(dict.fromkeys(exercise.position.value for exercise in _included(timeline)))


def _included(timeline: Timeline | Outline) -> tuple[Exercise, ...]:
    return tuple(timeline.exercises[index].exercise for index in timeline.included)


def frequency(timeline: Timeline | Outline) -> str:
    """Say how often a routine is done, over all its exercises."""
    return f"{times_a_day(per_day(timeline))}, {days_a_week(days_per_week(timeline))}"


def per_day(timeline: Timeline | Outline) -> tuple[int, int]:
    """Return the fewest and the most times a day that any exercise asks for."""
    return _over_all([prescription.per_day for prescription in timeline.exercises])


def days_per_week(timeline: Timeline | Outline) -> tuple[int, int]:
    """Return the fewest and the most days a week that any exercise asks for."""
    return _over_all([prescription.days_per_week for prescription in timeline.exercises])


def _over_all(spans: list[tuple[int, int]]) -> tuple[int, int]:
    return min(low for low, _ in spans), max(high for _, high in spans)
