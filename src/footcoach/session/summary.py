"""An exercise in one line, as its file says it: ranges as ranges, suggestions in brackets."""

from collections.abc import Iterator
from itertools import groupby

from footcoach.routine.dose.flags import Flag
from footcoach.routine.limits import MINUTE
from footcoach.routine.model import Dose, Exercise, Move, Span
from footcoach.routine.pauses import DoseSize, applying_pauses
from footcoach.session.words import (
    UNTIL_DONE,
    Phrase,
    days_a_week,
    plural,
    range_text,
    shared_work,
    spell,
    times_a_day,
)

_EVERY_DAY = ((1, 1), (7, 7))


def summarise(exercise: Exercise) -> str:
    """Return the name of an exercise and its dose in one line."""
    phrases = (
        *_amounts(exercise),
        *_pauses(exercise),
        *_sides(exercise),
        *_rest_after(exercise),
        *([Phrase(exercise.load, is_suggested=False)] if exercise.load else ()),
        *_frequency(exercise),
    )
    groups = groupby(phrases, key=lambda phrase: phrase.is_suggested)
    pieces = (
        f"({', '.join(one.text for one in group)})"
        if is_suggested
        else ", ".join(one.text for one in group)
        for is_suggested, group in groups
    )
    return f"{exercise.name}: {', '.join(pieces)}"


def describe_exercise(exercise: Exercise) -> Iterator[str]:
    """Yield what was understood of an exercise, its guesses, and other remarks."""
    yield summarise(exercise)
    yield from (f"  ? {guess}" for guess in list_guesses(exercise))
    yield from (f"  - {remark}" for remark in list_remarks(exercise))


def list_guesses(exercise: Exercise) -> Iterator[str]:
    """Yield a sentence for each guess about the dose line that can be read another way."""
    for flag in exercise.flags:
        if flag.other:
            yield explain_guess(flag)


def list_remarks(exercise: Exercise) -> Iterator[str]:
    """Yield a sentence for whatever else the person must be told about the dose line."""
    seen = set[str]()
    for flag in exercise.flags:
        if not flag.other and flag.words and flag.text not in seen:
            seen.add(flag.text)
            yield flag.text


def explain_guess(flag: Flag) -> str:
    """Return a sentence that says how a line was read, and how else it can be."""
    return f"{flag.text} It could also mean: {flag.other}."


def _amounts(exercise: Exercise) -> Iterator[Phrase]:
    if exercise.left == exercise.right:
        yield from _dose(exercise.left, exercise.suggested)
        return
    for name, dose in (("left", exercise.left), ("right", exercise.right)):
        first, *others = _dose(dose, exercise.suggested)
        yield first._replace(text=f"{name} {first.text}")
        yield from others


def _dose(dose: Dose, suggested: tuple[str, ...]) -> Iterator[Phrase]:
    if dose.by_set:
        *others, last = map(_range, dose.by_set)
        yield Phrase(f"sets of {', '.join(others)} and {last}", "reps" in suggested)
    else:
        yield from _counts(dose, suggested)
    if dose.own_pace:
        if not dose.as_many:
            yield Phrase("own pace", is_suggested=False)
        return
    for move in dose.moves:
        if move.time and not move.time.high:
            continue
        yield Phrase(_move(move), f"moves.{move.id}" in suggested)


def _counts(dose: Dose, suggested: tuple[str, ...]) -> Iterator[Phrase]:
    if dose.as_many:
        lasts = f" in {spell_range(dose.set_time)}" if dose.set_time else ""
        reps = Phrase(f"as many reps as you can{lasts}", "reps" in suggested)
    else:
        reps = Phrase(_count(dose.reps, "rep"), "reps" in suggested)
    sets = Phrase(_count(dose.sets, "set"), "sets" in suggested)
    if dose.sets.high == 1:
        yield reps
    elif dose.reps.high == 1 and not dose.as_many:
        yield sets
    elif sets.is_suggested == reps.is_suggested and not dose.as_many:
        yield Phrase(f"{sets.text} of {_range(dose.reps)}", sets.is_suggested)
    else:
        yield from (sets, reps)


def _pauses(exercise: Exercise) -> Iterator[Phrase]:
    doses = (exercise.left, exercise.right)
    sizes = [DoseSize(dose.sets.high, dose.reps.high, dose.own_pace) for dose in doses]
    applies = applying_pauses(exercise.sides, sizes)
    spans = {
        "release": exercise.left.release,
        "rest": exercise.rest,
        "switch": exercise.switch,
    }
    for name, span in spans.items():
        if name in applies and span.high:
            yield Phrase(f"{name} {spell_range(span)}", name in exercise.suggested)


def _rest_after(exercise: Exercise) -> Iterator[Phrase]:
    if exercise.rest_after.high:
        yield Phrase(f"then rest {spell_range(exercise.rest_after)}", is_suggested=False)


def _sides(exercise: Exercise) -> Iterator[Phrase]:
    if said := shared_work(exercise):
        yield Phrase(said, "sides" in exercise.suggested)


def _frequency(exercise: Exercise) -> Iterator[Phrase]:
    times = (exercise.per_day.low, exercise.per_day.high)
    days = (exercise.days_per_week.low, exercise.days_per_week.high)
    opens = ["per_day" in exercise.suggested, "days_per_week" in exercise.suggested]
    if (times, days) == _EVERY_DAY:
        yield Phrase("daily", all(opens))
        return
    yield Phrase(times_a_day(times), opens[0])
    yield Phrase(days_a_week(days), opens[1])


def _move(move: Move) -> str:
    lasts = UNTIL_DONE if move.time is None else spell_range(move.time)
    return f"{move.id.replace('-', ' ')} {lasts}"


def spell_range(span: Span) -> str:
    """Write a time or a range of times: 5 s, 45 s to 1 min."""
    if span.low == span.high:
        return spell(span.low)
    if span.high < MINUTE:
        return f"{_range(span)} s"
    if span.low % MINUTE == span.high % MINUTE == 0:
        return f"{range_text((span.low // MINUTE, span.high // MINUTE))} min"
    return f"{spell(span.low)} to {spell(span.high)}"


def _range(span: Span) -> str:
    return range_text((span.low, span.high))


def _count(span: Span, one: str) -> str:
    return plural(1, one) if span.high == 1 else f"{_range(span)} {one}s"
