"""Cycles of several times: tempo, breathing patterns, work and pause."""

from footcoach.routine.dose.draft import Draft, WorkTime
from footcoach.routine.dose.patterns import Phrase
from footcoach.routine.dose.sides import note_each, take_both_ways
from footcoach.routine.dose.tokens import Token
from footcoach.routine.dose.work import say_seconds
from footcoach.routine.model import Span

_NEAR, _MOST_REPS = 1.5, 20
"""How many times the first number the second one can be, in a range of reps, and how many."""
_TEMPO = ("lower", "hold", "lift", "pause")
"""How tempo is counted in a gym: the way down first."""
_UP_AND_DOWN = ("up", "down", "in", "out")
_IN_AND_OUT = ("in", "hold", "out", "pause")
_BREATHING = ("breathe-in", "hold", "breathe-out", "pause")


def take_tempo(draft: Draft, phrase: Phrase) -> None:
    """Take "tempo 3-0-3"."""
    numbers = phrase.token("LIST")
    if numbers is None:
        return
    labels = _BREATHING if draft.is_breathing or not phrase.has("tempo") else _TEMPO
    if labels is _BREATHING:
        say_seconds(draft, phrase)
    for index, span in enumerate(numbers.numbers):
        label = labels[index] if index < len(labels) else f"part-{index + 1}"
        draft.works.append(WorkTime(label, numbers, phrase, span))
    draft.values["moves_s"] = numbers.numbers


def take_digits(draft: Draft, phrase: Phrase) -> None:
    """Take "tempo 3010"."""
    amount = phrase.token("N")
    digits = draft.text[amount.start : amount.end] if amount else ""
    if amount is None or not digits.isdecimal() or not 1 < len(digits) <= len(_TEMPO):
        return
    spans = tuple(Span(int(digit), int(digit)) for digit in digits)
    for label, span in zip(_TEMPO, spans, strict=False):
        draft.works.append(WorkTime(label, amount, phrase, span))
    draft.values["moves_s"] = spans


def take_on_off(draft: Draft, phrase: Phrase) -> None:
    """Take "30s/30s": work and pause."""
    first, second = (token for token in phrase.tokens if token.has("T"))
    draft.works.append(WorkTime("", first, phrase, first.span))
    draft.give("relax_s", second.span, second)
    words = draft.words(phrase)
    if phrase.what == "on_off":
        draft.flag("order", f'"{words}" is read as work and pause.', words, "two holds")


def take_in_brackets(draft: Draft, phrase: Phrase) -> None:
    """Take "21 x (10+5)": so many reps of work and pause, in seconds."""
    count, first, second = (token for token in phrase.tokens if token.has("N"))
    _take_cycle(draft, phrase, (first, second))
    draft.give("reps", count.span, count)


def take_work_and_rest(draft: Draft, phrase: Phrase) -> None:
    """Take "20/10 x 8" as work and pause; "10/10 x 3" is ten on each side."""
    first, second, count = (token for token in phrase.tokens if token.has("N"))
    if _is_range(first, second):
        _give_range(draft, phrase, count, (first, second))
        return
    if first.span != second.span:
        _take_cycle(draft, phrase, (first, second))
        draft.give("reps", count.span, count)
        return
    draft.give("sets", count.span, count)
    words = draft.words(phrase)
    note_each(draft, phrase, first)
    draft.flag("order", f'"{words}": the last number is read as sets.', words)


def take_sets_and_slash(draft: Draft, phrase: Phrase) -> None:
    """Take "3 x 10/12" as a range of reps, and "2 x 10/10" as ten on each side."""
    count, first, second = (token for token in phrase.tokens if token.has("N"))
    if first.span == second.span:
        draft.give("sets", count.span, count)
        note_each(draft, phrase, first)
    else:
        _give_range(draft, phrase, count, (first, second))


def _is_range(first: Token, second: Token) -> bool:
    """Whether two numbers are likelier a range of reps than work and pause: 10/12, not 20/10."""
    low, high = first.span, second.span
    if low is None or high is None or high.high > _MOST_REPS:
        return False
    return low.low < high.high <= low.low * _NEAR


def _give_range(draft: Draft, phrase: Phrase, count: Token, reps: tuple[Token, Token]) -> None:
    low, high = (token.span or Span(1, 1) for token in reps)
    draft.give("reps", Span(min(low.low, high.low), max(low.high, high.high)), reps[0])
    draft.places.pop("reps", None)
    draft.give("sets", count.span, count)
    words = draft.words(phrase)
    draft.flag("order", f'"{words}" is read as sets of a range of reps.', words, "work and pause")


def _take_cycle(draft: Draft, phrase: Phrase, seconds: tuple[Token, Token]) -> None:
    """Note bare numbers that are work and pause in seconds, as the person must be told."""
    first, second = seconds
    words = draft.words(phrase)
    draft.works.append(WorkTime("", first, phrase, first.span))
    draft.give("relax_s", second.span, second)
    draft.flag("count", f'"{words}": the numbers are read as seconds.', words)
    draft.flag("order", f'"{words}" is read as work and pause.', words, "reps")


def take_work_and_rest_named(draft: Draft, phrase: Phrase) -> None:
    """Take "work 40 / rest 20"."""
    first, second = (token for token in phrase.tokens if token.has("N") or token.has("T"))
    draft.works.append(WorkTime("", first, phrase, first.span))
    draft.give("relax_s", second.span, second)
    if first.has("N") or second.has("N"):
        say_seconds(draft, phrase)


def take_breath_cycle(draft: Draft, phrase: Phrase) -> None:
    """Take "in 4, hold 4, out 4, hold 4"."""
    numbers = [token for token in phrase.tokens if token.has("N")]
    for label, number in zip(_IN_AND_OUT, numbers, strict=False):
        draft.works.append(WorkTime(label, number, phrase, number.span))
    draft.values["moves_s"] = tuple(number.span for number in numbers)
    draft.is_breathing_in = True
    say_seconds(draft, phrase)


def take_ways_or_tempo(draft: Draft, phrase: Phrase) -> None:
    """Take "10 up, 10 down" as two ways, and "3 x 8, 3 up, 3 down" as a tempo."""
    if phrase.has(*_UP_AND_DOWN) and (draft.counts or "reps" in draft.values):
        take_up_and_down(draft, phrase)
    else:
        take_both_ways(draft, phrase)


def take_up_and_down(draft: Draft, phrase: Phrase) -> None:
    """Take "2 up, 4 down": a tempo."""
    words = draft.words(phrase)
    ways = [token.text for token in phrase.tokens if token.text in _UP_AND_DOWN]
    numbers = [token for token in phrase.tokens if token.has("N")]
    for way, number in zip(ways, numbers, strict=True):
        draft.works.append(WorkTime(way, number, phrase, number.span))
    draft.values["moves_s"] = tuple(number.span for number in numbers)
    draft.flag("count", f'"{words}": the numbers are read as seconds.', words)
