"""Chooses the exercises that fit into the time there is. Each is done whole or not at all."""

from collections.abc import Mapping
from types import MappingProxyType

from footcoach.routine.enums import Side
from footcoach.session.outline import outline
from footcoach.session.timeline import Timeline, compile_timeline
from footcoach.session.words import plural


def fit_into(
    seconds: int,
    whole: Timeline,
    *,
    start_side: Side | None = None,
    feet: Mapping[int, Side] = MappingProxyType({}),
) -> Timeline | None:
    """Return the session of those exercises of ``whole`` that fit; None if none does.

    They're taken in the order of the routine, each with all its sets and both its sides; one that
    doesn't fit is passed over, and a shorter one after it may still fit. ``start_side`` and
    ``feet`` are those that ``whole`` was compiled with. A move that waits for a key counts as
    nothing.
    """
    chosen: tuple[int, ...] = ()
    for index in whole.included:
        longer = (*chosen, index)
        asked = outline(
            whole.routine, whole.effort, include=longer, start_side=start_side, feet=feet
        )
        if asked.length.known <= seconds:
            chosen = longer
    if not chosen:
        return None
    return compile_timeline(
        whole.routine, whole.effort, include=chosen, start_side=start_side, feet=feet
    )


def say_what_is_left(minutes: int, whole: Timeline, fitting: Timeline | None) -> str:
    """Say which exercises of ``whole`` don't fit; "" if all do."""
    time = plural(minutes, "minute")
    if fitting is None:
        return f"No exercise of {whole.routine.name} fits into {time}. Give it more time."
    later = [index for index in whole.included if index not in fitting.included]
    names = ", ".join(whole.exercises[index].exercise.name for index in later)
    return f"Left for later: {names}. With that it would take longer than {time}." if names else ""
