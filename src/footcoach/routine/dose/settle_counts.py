"""Decides what numbers without a word of their own count: reps or sets."""

from footcoach.routine.dose.draft import Count, Draft
from footcoach.routine.dose.reading import Misreading, write_count, write_span
from footcoach.routine.dose.work import BREATH
from footcoach.routine.errors import one_of
from footcoach.routine.format import ALLOWED
from footcoach.routine.key import Section
from footcoach.routine.model import Span
from footcoach.routine.move_names import MOVE_TIME

SHORT_REST = 15
"""The longest rest right after a hold that is likelier between reps than sets, in seconds."""
_APART = 4
"""Characters between two numbers that belong to different phrases."""
_FEW = 2
"""Ways to read a number, from which on the likelier ones are enough to offer."""
_FEWEST_REPS = 6
"""A number this large or larger isn't a number of sets."""


def settle_counts(draft: Draft) -> None:
    """Give each loose number of ``draft`` its meaning; refuse those that have none."""
    _settle_breaths(draft)
    _settle_things(draft)
    loose = [count for count in draft.counts if count.style != "nouns"]
    nouns = [count for count in draft.counts if count.style == "nouns"]
    for count in nouns:
        if "reps" in draft.values and "reps" not in draft.weak:
            _note_other(draft, count)
            continue
        draft.give("reps", count.span, count.token)
    if "reps_by_set" in draft.values and len(loose) == 1:
        draft.give("sets", loose.pop().span)
    has_reps = any(key in draft.values for key in ("reps", "left", "reps_by_set"))
    has_sets, is_listed = "sets" in draft.values, False
    if len(loose) > 1 and not has_reps and not has_sets:
        is_listed = _give_both(draft, loose[0], loose[1])
        loose = loose[2:]
    elif loose and _counts_sets(draft, loose[0]) and not has_reps and not has_sets:
        _give_sets(draft, loose.pop(0))
        draft.implied["reps"] = Span(1, 1)
        words = draft.words_between(draft.works[0].token, draft.places["sets"])
        text = f'"{words}" is read as sets of one rep.'
        draft.flag("order", text, words, f"{write_count(draft.span('sets'), 'rep')} in one set")
    elif loose and not has_reps:
        _give_reps(draft, loose.pop(0), has_sets=has_sets)
    elif loose and not has_sets:
        _give_sets(draft, loose.pop(0))
    for count in loose:
        if is_listed and count.style == "bare":
            _note_other(draft, count)
        else:
            _refuse_count(draft, count)


def _counts_sets(draft: Draft, count: Count) -> bool:
    """Whether a number counts sets of one rep, since there's a rest between them."""
    if draft.works and "rest_s" in draft.values:
        return True
    return count.style == "lead" and _rests_long(draft)


def _rests_long(draft: Draft) -> bool:
    """Whether there's work and a rest that is too long to be between reps."""
    rests = [phrase.token("T", "N") for phrase, _ in draft.rests]
    spans = [rest.span for rest in rests if rest and rest.span]
    return bool(draft.works) and any(span.high > SHORT_REST for span in spans)


def _settle_breaths(draft: Draft) -> None:
    """Take breaths as reps where something else is timed, else as the time of a hold."""
    for count in [one for one in draft.counts if one.style == "breaths"]:
        draft.counts.remove(count)
        is_held = "sides" in draft.values and not draft.is_breathing
        if draft.works or not is_held or count.span is None:
            draft.give("reps", count.span, count.token)
            continue
        words = count.words
        draft.flag("count", f'"{words}": each breath is taken to last {BREATH} s.', words)
        draft.values["hold"] = words
        span = Span(count.span.low * BREATH, count.span.high * BREATH)
        draft.values["breaths"] = span


def _settle_things(draft: Draft) -> None:
    """Take 20 marbles as reps; 2 pillows beside a time, or beside other counts, aren't."""
    others = [one for one in draft.counts if one.style != "things"]
    has_reps = others or any(key in draft.values for key in ("reps", "left", "reps_by_set"))
    for count in [one for one in draft.counts if one.style == "things"]:
        is_few = count.span is not None and count.span.high < _FEWEST_REPS
        if has_reps or (draft.works and is_few):
            draft.counts.remove(count)
            if not is_few:
                _note_other(draft, count)


def _note_other(draft: Draft, count: Count) -> None:
    """Note a count of something else, beside the reps: 10 curls, 10 spreads."""
    draft.values.setdefault("then", {"reps": count.span})
    draft.flag("two-parts", f'"{count.words}" is a second part.', count.words)


def _give_both(draft: Draft, one: Count, two: Count) -> bool:
    """Give reps and sets: a lead comes before what it repeats, or else the smaller is the sets.

    Return whether neither is the sets, but each the reps of something else: 5 small, 5 big.
    """
    first, second = (one.span or Span(1, 1)), (two.span or Span(1, 1))
    is_apart = two.token.start > one.token.end + _APART and one.style != "lead"
    if is_apart and (first == second or min(first.low, second.low) >= _FEWEST_REPS):
        # "10 with knees bent, 10 with knees straight": neither is a number of sets.
        draft.give("reps", one.span, one.token)
        draft.values["then"] = {"reps": two.span}
        words = draft.text[one.token.start : two.token.end]
        draft.flag("two-parts", f'"{words}": a session uses the first one.', words)
        return True
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
    text = f'"{words}" is read as {write_count(sets.span, "set")} of {write_span(reps.span)}.'
    other = f"{write_count(reps.span, 'set')} of {write_count(sets.span, 'rep')}"
    draft.flag("order", text, words, other)
    return False


def _give_reps(draft: Draft, count: Count, *, has_sets: bool) -> None:
    draft.give("reps", count.span, count.token)
    draft.is_loose = count.style != "times"
    if "steps" in draft.values and count.style == "after":
        text = f'"{count.words}" is read as {write_count(count.span, "rep")} in one set.'
        draft.flag("order", text, count.words, write_count(count.span, "set"))
    if has_sets or not draft.works:
        return
    time = draft.works[0].token
    pauses = "relax_s" in draft.values or draft.rests
    is_before = count.token.start < time.start
    is_unclear = (count.style == "lead" and is_before) or (count.style == "after" and pauses)
    if is_unclear:
        words = draft.words_between(time, (count.token.start, count.token.end))
        text = f'"{words}" is read as {write_count(count.span, "rep")} in one set.'
        other = f"{write_count(count.span, 'set')} of {draft.text[time.start : time.end]}"
        draft.flag("order", text, words, other)


def _give_sets(draft: Draft, count: Count) -> None:
    draft.give("sets", count.span, count.token)
    if count.style != "lead":
        text = f'"{count.words}" is read as {write_count(count.span, "set")}.'
        draft.flag("order", text, count.words, f"{write_count(count.span, 'time')} a day")


def _refuse_count(draft: Draft, count: Count) -> None:
    keys = [key for key in ("reps", "sets", "time", "per_day") if _is_open(draft, count, key)]
    if count.style != "bare":
        keys = [key for key in keys if key in ("reps", "per_day")]
    elif len(keys) > _FEW:
        keys.remove("per_day")
    ways = {
        "reps": write_count(count.span, "rep"),
        "sets": write_count(count.span, "set"),
        "time": f"{write_span(count.span)}s",
        "per_day": f"{write_count(count.span, 'time')} a day",
    }
    options = [ways[key] for key in keys]
    right = f"write {one_of(options)}" if options else "delete it"
    # Without an end, so that no remedy is tried: there may be one such number after the other.
    wrong = f'"{count.words}" doesn\'t say what it counts'
    draft.mistakes.append(Misreading(count.token.start, wrong, right))


def _is_open(draft: Draft, count: Count, key: str) -> bool:
    """Whether a number can be the value of ``key``, which the line doesn't give yet."""
    given = (draft.works or draft.named) if key == "time" else key in draft.values
    bounds = MOVE_TIME if key == "time" else ALLOWED[Section.ITEM][key]
    span = count.span or Span(0, 0)
    return not given and bounds.low <= span.low and span.high <= bounds.high
