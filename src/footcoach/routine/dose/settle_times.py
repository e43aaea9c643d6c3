"""Decides which times belong to the moves of a rep, to all reps together, or to a pause."""

from footcoach.routine.dose.draft import Draft, WorkTime
from footcoach.routine.dose.patterns import Phrase
from footcoach.routine.dose.reading import Misreading, NamedTime
from footcoach.routine.dose.settle_counts import SHORT_REST
from footcoach.routine.dose.tokens import Token
from footcoach.routine.limits import MINUTE
from footcoach.routine.model import Span

_PAIR = 2
_MANY = 4
"""How many reps a time must have room for, to be the time of all of them."""
_LONG_MINUTES = 10
"""From this many on, "m" is likelier to be metres than minutes if it's repeated."""
_MOTIONS = ("lower", "lowering", "down", "eccentric", "negative", "descent")
"""Words with which a time is that of a movement, as it is with "over"."""
_LONG_HOLD = 15
"""Seconds from which a hold is a whole set."""


def settle_times(draft: Draft) -> None:
    """Give the times of work to one hold, or to the moves of a rep."""
    works = _without_total(draft, _without_doubles(draft.works))
    if isinstance(breaths := draft.values.pop("breaths", None), Span):
        draft.times = (NamedTime("hold", breaths),)
        return
    if not works:
        return
    labels = [work.label for work in works]
    if "moves_s" not in draft.values and len(works) == 1:
        _give_hold(draft, works[0])
        return
    is_twice = len(set(labels)) < len(labels) and set(labels) <= {"", "hold"}
    if len(works) > 1 and is_twice and "moves_s" not in draft.values:
        draft.refuse(works[1].token, '"hold" is given twice', "keep one of the two")
        return
    spans = [
        NamedTime(work.label, work.span, work.token.start)
        for work in works
        if work.span is not None
    ]
    draft.times = tuple(spans)
    draft.values["moves_s"] = tuple(one.span for one in spans)


def flag_metres(draft: Draft) -> None:
    """Say that minutes could be metres if that's likely: with a space, or if they're repeated."""
    words = draft.unclear_metres
    is_repeated = "reps" in draft.values or "sets" in draft.values
    if not words or not (" " in words or is_repeated):
        return
    time = draft.span("hold_s")
    if is_repeated and time and time.low >= _LONG_MINUTES * MINUTE and " " in words:
        # Twenty minutes, four times over, is less likely than twenty metres.
        draft.values.pop("hold_s")
        draft.times = ()
        draft.values["distance_m"] = Span(time.low // MINUTE, time.high // MINUTE)
        draft.flag("distance", f'"{words}" is read as metres.', words, words.replace("m", "min"))
        return
    text = f'"{words}" is read as minutes.'
    draft.flag("distance", text, words, words.replace("m", " metres", 1).replace("  ", " "))


def _without_doubles(works: list[WorkTime]) -> list[WorkTime]:
    """Return the times without a hold that only repeats another in other words."""
    found = list[WorkTime]()
    if any(work.label not in {"", "hold"} for work in works):
        return works
    for work in works:
        said = any(
            old.span == work.span and {old.label, work.label} <= {"", "hold"} and old is not work
            for old in found
        )
        if not said or work.phrase.what == "tempo":
            found.append(work)
    return found


def _without_total(draft: Draft, works: list[WorkTime]) -> list[WorkTime]:
    """Return the times without the total of all reps, which gives the number of reps."""
    if len(works) < _PAIR or works[-1].span is None or works[-1].label not in {"", "hold"}:
        return works
    total, inner = works[-1].span.low, [work.span for work in works[:-1] if work.span]
    relax = draft.span("relax_s")
    one = sum(span.low for span in inner) + (relax.low if relax else 0)
    is_total = works[-1].phrase.what == "for_time" or len(inner) > 1 or relax is not None
    if not is_total or total < one * _MANY or "reps" in draft.values or not one:
        return works
    words = draft.text[works[-1].token.start : works[-1].token.end]
    draft.values["reps"] = Span(total // one, total // one)
    draft.flag("approx", f'"{words}" is read as {total // one} reps.', words)
    return works[:-1]


def _give_hold(draft: Draft, work: WorkTime) -> None:
    says_motion = work.phrase.has("over", *_MOTIONS) or work.label in _MOTIONS
    is_motion = says_motion or (work.phrase.what == "count" and work.label != "hold")
    if is_motion and work.span is not None:
        draft.values["moves_s"] = (work.span,)
        draft.times = (NamedTime(work.label, work.span, work.token.start),)
        draft.places["hold_s"] = (work.token.start, work.token.end)
        return
    if "hold" not in draft.values:
        draft.give("hold_s", work.span, work.token)
    draft.places["hold_s"] = (work.token.start, work.token.end)
    if work.span is not None:
        label = "hold" if work.phrase.what in ("hold", "count", "hold_breaths") else ""
        draft.times = (NamedTime(label or work.label, work.span, work.token.start),)


def settle_rests(draft: Draft) -> None:
    """Decide for each rest that doesn't say so whether it's between sets or reps."""
    for phrase, is_beside in draft.rests:
        amount = phrase.token("T", "N")
        if amount is not None:
            _settle_rest(draft, phrase, amount, is_beside=is_beside)


def _settle_rest(draft: Draft, phrase: Phrase, amount: Token, *, is_beside: bool) -> None:
    """Put a rest that doesn't say where it goes between sets, if there are any."""
    sets, reps = draft.span("sets"), draft.span("reps")
    has_reps = reps is not None and reps.high > 1
    in_sets = sets is not None and sets.high > 1
    is_held = is_beside or any(work.phrase.has("HOLD") for work in draft.works)
    if "rest_s" in draft.values and "relax_s" not in draft.values:
        draft.give("relax_s", amount.span, amount)
    elif in_sets and is_beside and has_reps and amount.span and amount.span.high <= SHORT_REST:
        draft.give("relax_s", amount.span, amount)
        words = draft.words(phrase)
        draft.flag("order", f'"{words}" is read as between reps.', words, f"{words} between sets")
    elif in_sets:
        draft.give("rest_s", amount.span, amount)
    elif is_beside or (has_reps and (is_held or _is_counted_after(draft, amount))):
        draft.give("relax_s", amount.span, amount)
    elif has_reps and "sets" not in draft.values and draft.works:
        _refuse_rest(draft, phrase.tokens[0].start, amount.start, amount.end)
    else:
        draft.give("rest_s", amount.span, amount)


def _is_counted_after(draft: Draft, amount: Token) -> bool:
    """Whether reps have no label of their own, or are counted after work and rest."""
    return "reps" not in draft.labelled or draft.places.get("reps", (0, 0))[0] > amount.start


def _refuse_rest(draft: Draft, start: int, first: int, last: int) -> None:
    time = draft.text[first:last]
    wrong = f"\"rest {time}\" has no effect: it's between sets, and there's only one"
    released = "relax_s" in draft.values
    right = "delete it" if released else f"write release {time} or rest {time} between reps"
    draft.mistakes.append(Misreading(start, wrong, right))


def imply_one_rep(draft: Draft) -> None:
    """Note that a set is one rep where a long hold, or work and pause, are counted in sets."""
    sets, named = draft.span("sets"), list(draft.named.values())
    if sets is None or sets.high == 1 or {"reps", "left", "amrap"} & draft.values.keys():
        return
    if draft.has_reps:
        return
    hold = draft.span("hold_s") or (named[0] if len(named) == 1 else None)
    moves = draft.values.get("moves_s")
    if isinstance(moves, tuple) and len(moves) > 1 and draft.is_breathing_in:
        # Ten rounds of breathing in and out are ten breaths.
        draft.implied["reps"] = Span(1, 1)
    if hold and ("relax_s" in draft.values or hold.low >= _LONG_HOLD):
        draft.implied["reps"] = Span(1, 1)
