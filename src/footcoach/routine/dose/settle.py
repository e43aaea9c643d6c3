"""Decides what loose numbers and times of a line mean, and flags what the line leaves open."""

from footcoach.routine.dose.draft import Count, Draft
from footcoach.routine.dose.settle_counts import settle_counts
from footcoach.routine.dose.settle_times import (
    flag_metres,
    imply_one_rep,
    settle_rests,
    settle_times,
)
from footcoach.routine.dose.sides import say_total
from footcoach.routine.model import Span

_WAYS = ("distance_m", "steps")
"""Keys of a way, which has no sides."""
_UNTIMED = ("amrap", "task")
"""Keys of other work that isn't measured in seconds."""
_WORK = ("reps", "sets", "hold_s", "hold", "moves_s", "left", "right", "reps_by_set")
_OFTEN = ("per_day", "days_per_week", "every_h", "every_days", "weekdays", "when")


def settle(draft: Draft) -> None:
    """Give every loose number and time of ``draft`` its meaning, and flag what is open."""
    _settle_side_reps(draft)
    settle_counts(draft)
    settle_times(draft)
    flag_metres(draft)
    settle_rests(draft)
    imply_one_rep(draft)
    _settle_total(draft)
    flag_open(draft)


def _settle_side_reps(draft: Draft) -> None:
    sides = dict(draft.side_reps)
    if not sides:
        return
    first, token = draft.side_reps[0]
    if len(sides) == 1:
        words = draft.text[token.start : token.end]
        draft.give("sides", first, token)
        if "reps" in draft.labelled or draft.counts:
            # "12 reps, 3 times left leg": the times are sets.
            draft.counts.append(Count("times", token, words))
        else:
            draft.give("reps", token.span, token)
        draft.flag("one-side", f'"{words}" is for the {first} side only.', f"{words} {first}")
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
                draft.flag(
                    "total", f"{reps.low} in all can't be split evenly between the sides.", ""
                )
    elif sides == "alternate" and not draft.is_for_each:
        say_total(draft, reps, "alternate")


def flag_open(draft: Draft) -> None:
    """Flag what the line leaves open: which side, and how long a rep takes."""
    values = draft.values
    works = any(key in values for key in (*_WORK, *_UNTIMED))
    if not works or any(key in values for key in _WAYS):
        return
    walks = draft.is_walk or draft.is_walk_by_name
    if "sides" not in values and "left" not in values and not walks:
        draft.flag("sides", "The dose doesn't say whether it's for one side or both.")
    counted = any(key in values for key in ("reps", "left", "reps_by_set", "sets"))
    timed = any(key in values for key in ("hold_s", "hold", "moves_s", *_UNTIMED)) or draft.named
    if counted and not timed:
        draft.flag("time", "The dose doesn't say how long a rep takes.")


def has_dose(draft: Draft) -> bool:
    """Whether the line says anything about a dose besides the sides."""
    if draft.named or "own_pace" in draft.values:
        return True
    return any(
        key in draft.values
        for key in (*_WORK, *_OFTEN, *_UNTIMED, *_WAYS, "weeks", "rest_s", "until")
    )
