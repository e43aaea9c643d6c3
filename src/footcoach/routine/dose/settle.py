"""Settles what an unlabelled number, time or pause means, given the rest of the line."""

from footcoach.routine.dose.draft import Count, Draft, WorkTime
from footcoach.routine.dose.patterns import Phrase
from footcoach.routine.dose.reading import NamedTime
from footcoach.routine.dose.sides import say_total
from footcoach.routine.dose.tokens import Token
from footcoach.routine.dose.work import BREATH
from footcoach.routine.limits import MINUTE
from footcoach.routine.model import Span

_UNTIMED = ("amrap", "distance_m", "steps", "task")
"""What has no seconds of its own."""
_WORK = ("reps", "sets", "hold_s", "hold", "moves_s", "left", "right", "reps_by_set")
_PAIR = 2
_MANY = 4
"""Reps that a time must hold at least to be that of all."""
_LONG_MINUTES = 10
_SHORT_REST = 15
"""Seconds of a rest that is likelier between reps than between sets, right after a hold."""
_FEWEST_REPS = 6
"""What is at least this many isn't a number of sets."""
_OFTEN = ("per_day", "days_per_week", "every_h", "every_days", "weekdays", "when")


def settle(draft: Draft) -> None:
    """Give every loose number and time of ``draft`` its meaning, and flag what is open."""
    _settle_side_reps(draft)
    _settle_counts(draft)
    _settle_times(draft)
    _flag_metres(draft)
    _settle_rests(draft)
    _settle_total(draft)
    flag_open(draft)


def written(span: Span | None) -> str:
    """Return a number or a range as one writes it."""
    if span is None:
        return "…"
    return str(span.low) if span.low == span.high else f"{span.low}-{span.high}"


# -- counts ---------------------------------------------------------------------


def _settle_counts(draft: Draft) -> None:
    _settle_breaths(draft)
    loose = [count for count in draft.counts if count.style != "nouns"]
    nouns = [count for count in draft.counts if count.style == "nouns"]
    for count in nouns:
        if "reps" in draft.values and "reps" not in draft.weak:
            continue
        draft.give("reps", count.span, count.token)
    if "reps_by_set" in draft.values and len(loose) == 1:
        draft.give("sets", loose.pop().span)
    has_reps = any(key in draft.values for key in ("reps", "left", "reps_by_set"))
    has_sets = "sets" in draft.values
    if len(loose) > 1 and not has_reps and not has_sets:
        _give_both(draft, loose[0], loose[1])
        loose = loose[2:]
    elif loose and loose[0].style == "lead" and draft.works and draft.rests and not has_reps:
        _give_sets(draft, loose.pop(0))
        draft.implied["reps"] = Span(1, 1)
        words = draft.words_between(draft.works[0].token, draft.places["sets"])
        text = f'"{words}" is taken as sets of one rep.'
        draft.flag("order", text, words, f"{written(draft.span('sets'))} reps in one set")
    elif loose and not has_reps:
        _give_reps(draft, loose.pop(0), has_sets=has_sets)
    elif loose and not has_sets:
        _give_sets(draft, loose.pop(0))
    for count in loose:
        _refuse_count(draft, count)


def _settle_breaths(draft: Draft) -> None:
    """Take breaths as reps where something else is timed, else as the time of a hold."""
    for count in [one for one in draft.counts if one.style == "breaths"]:
        draft.counts.remove(count)
        is_held = "sides" in draft.values and not draft.is_breathing
        if draft.works or not is_held or count.span is None:
            draft.give("reps", count.span, count.token)
            continue
        words = count.words
        draft.flag("count", f'"{words}": a breath is taken as {BREATH} s.', words)
        draft.values["hold"] = words
        span = Span(count.span.low * BREATH, count.span.high * BREATH)
        draft.values["breaths"] = span


def _give_both(draft: Draft, one: Count, two: Count) -> None:
    """Give reps and sets: a lead comes before what it repeats, else the smaller is the sets."""
    first, second = (one.span or Span(1, 1)), (two.span or Span(1, 1))
    sets, reps = (one, two) if first.low <= second.low else (two, one)
    if one.style == "lead" and two.style in ("bare", "lead") and first.low < _FEWEST_REPS:
        sets, reps = one, two
    draft.give("sets", sets.span, sets.token)
    draft.give("reps", reps.span, reps.token)
    draft.is_loose = True
    words = (
        f"{one.words} {two.words}"
        if two.token.start > one.token.end + 4
        else (draft.text[one.token.start : two.token.end])
    )
    text = f'"{words}" is taken as {written(sets.span)} sets of {written(reps.span)}.'
    other = f"{written(reps.span)} sets of {written(sets.span)} reps"
    draft.flag("order", text, words, other)


def _give_reps(draft: Draft, count: Count, *, has_sets: bool) -> None:
    draft.give("reps", count.span, count.token)
    draft.is_loose = count.style != "times"
    if "steps" in draft.values and count.style == "after":
        number = written(count.span)
        text = f'"{count.words}" is taken as {number} reps in one set.'
        draft.flag("order", text, count.words, f"{number} sets")
    if has_sets or not draft.works:
        return
    time = draft.works[0].token
    pauses = "relax_s" in draft.values or draft.rests
    is_before = count.token.start < time.start
    is_unclear = (count.style == "lead" and is_before) or (count.style == "after" and pauses)
    if is_unclear:
        words = draft.words_between(time, (count.token.start, count.token.end))
        number = written(count.span)
        text = f'"{words}" is taken as {number} reps in one set.'
        draft.flag("order", text, words, f"{number} sets of {draft.text[time.start : time.end]}")


def _give_sets(draft: Draft, count: Count) -> None:
    draft.give("sets", count.span, count.token)
    if count.style != "lead":
        text = f'"{count.words}" is taken as {written(count.span)} sets.'
        draft.flag("order", text, count.words, f"{written(count.span)} times a day")


def _refuse_count(draft: Draft, count: Count) -> None:
    number = written(count.span)
    if count.style == "bare":
        right = f"write {number} reps, {number} sets or {number}s"
    else:
        right = f"write {number} reps or {number} times a day"
    draft.refuse(count.token, f'"{count.words}" doesn\'t say what it counts', right)


# -- times ----------------------------------------------------------------------


def _settle_times(draft: Draft) -> None:
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


def _flag_metres(draft: Draft) -> None:
    """Say that minutes could be metres, where that's likely: with a space, or if it's repeated."""
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
        draft.flag("distance", f'"{words}" is taken as metres.', words, words.replace("m", "min"))
        return
    text = f'"{words}" is taken as minutes.'
    draft.flag("distance", text, words, words.replace("m", " metres", 1).replace("  ", " "))


def _without_doubles(works: list[WorkTime]) -> list[WorkTime]:
    """Return the times without a hold that is said again in other words."""
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
    """Return the times without that of all reps together, from which reps follow."""
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
    draft.flag("approx", f'"{words}" is taken as {total // one} reps.', words)
    return works[:-1]


def _give_hold(draft: Draft, work: WorkTime) -> None:
    is_motion = work.phrase.has("over", "lower", "lowering", "down") or (
        work.phrase.what == "count" and work.label != "hold"
    )
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


# -- pauses ---------------------------------------------------------------------


def _settle_rests(draft: Draft) -> None:
    for phrase, is_beside in draft.rests:
        amount = phrase.token("T", "N")
        if amount is not None:
            _settle_rest(draft, phrase, amount, is_beside=is_beside)


def _settle_rest(draft: Draft, phrase: Phrase, amount: Token, *, is_beside: bool) -> None:
    """Give a rest that doesn't say between what: between sets if there are any."""
    sets, reps = draft.span("sets"), draft.span("reps")
    has_reps = reps is not None and reps.high > 1
    in_sets = sets is not None and sets.high > 1
    is_held = is_beside or any(work.phrase.has("HOLD") for work in draft.works)
    if "rest_s" in draft.values and "relax_s" not in draft.values:
        draft.give("relax_s", amount.span, amount)
    elif in_sets and is_beside and has_reps and amount.span and amount.span.high <= _SHORT_REST:
        draft.give("relax_s", amount.span, amount)
        words = draft.words(phrase)
        draft.flag("order", f'"{words}" is taken as between reps.', words, f"{words} between sets")
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
    from footcoach.routine.dose.reading import Misreading

    time = draft.text[first:last]
    wrong = f"\"rest {time}\" has no effect: it's between sets, and there's one"
    draft.mistakes.append(
        Misreading(start, wrong, f"write release {time} or rest {time} between reps")
    )


# -- sides ----------------------------------------------------------------------


def _settle_side_reps(draft: Draft) -> None:
    sides = dict(draft.side_reps)
    if not sides:
        return
    first, token = draft.side_reps[0]
    if len(sides) == 1:
        words = draft.text[token.start : token.end]
        draft.give("sides", first, token)
        draft.give("reps", token.span, token)
        draft.flag("one-side", f'Only the {first} side does "{words}".', f"{words} {first}")
        return
    left, right = sides["left"].span, sides["right"].span
    if left == right and left is not None:
        draft.give("sides", "each", token)
        draft.give("reps", left, token)
        say_total(draft, left, draft.text[token.start : draft.side_reps[-1][1].end])
        return
    draft.values["left"] = {"reps": left}
    draft.values["right"] = {"reps": right}


def _settle_total(draft: Draft) -> None:
    reps, is_total = draft.span("reps"), draft.values.pop("total", "")
    if isinstance(is_total, Span):
        draft.values["total"] = is_total
        return
    if reps is None:
        return
    sides = draft.values.get("sides")
    if is_total:
        draft.values["total"] = reps
        if sides in ("each", "alternate"):
            draft.values["reps"] = Span((reps.low + 1) // 2, (reps.high + 1) // 2)
            draft.places.pop("reps", None)
            if reps.low % 2:
                draft.flag("total", f"{reps.low} in all can't be shared out evenly.", "")
    elif sides == "alternate" and not draft.is_for_each:
        say_total(draft, reps, "alternate")


def flag_open(draft: Draft) -> None:
    """Flag what the line leaves open: the side, and the time of a rep."""
    values = draft.values
    works = [key for key in _WORK if key in values]
    if not works or any(key in values for key in _UNTIMED):
        return
    walks = draft.is_walk or draft.is_walk_by_name
    if "sides" not in values and "left" not in values and not walks:
        draft.flag("sides", "It doesn't say whether one side or both.")
    counted = any(key in values for key in ("reps", "left", "reps_by_set", "sets"))
    timed = any(key in values for key in ("hold_s", "hold", "moves_s")) or draft.named
    if counted and not timed:
        draft.flag("time", "It doesn't say how long a rep takes.")


def has_dose(draft: Draft) -> bool:
    """Whether the line says anything of a dose beside the sides."""
    if draft.named or "own_pace" in draft.values:
        return True
    return any(key in draft.values for key in (*_WORK, *_OFTEN, *_UNTIMED, "weeks", "rest_s"))
