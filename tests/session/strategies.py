"""Routines, key presses and looks at the clock, at random."""

from dataclasses import replace
from typing import Any

from hypothesis import strategies as st

from footcoach.routine.enums import BodyPart, Position, Sides
from footcoach.routine.model import Block, Dose, Exercise, Routine, Span
from footcoach.session.actions import Action
from footcoach.session.timeline import Timeline, compile_timeline
from tests.world import exercise, move, routine, span

SECONDS = st.integers(1, 25)
MOVES = ("rise", "hold", "lower")


def spans(low: int, high: int) -> st.SearchStrategy[Span]:
    return st.integers(low, high).map(span)


def _doses(count: int, *, waits: bool) -> st.SearchStrategy[Dose]:
    """Return doses of ``count`` moves; with ``waits`` some wait for a key."""
    times = SECONDS | st.just(0) | (st.none() if waits else SECONDS)
    moves = st.tuples(*(st.builds(move, st.just(name), times) for name in MOVES[:count])).filter(
        lambda some: any(one.time != span(0) for one in some)
    )
    counted = st.builds(Dose, sets=spans(1, 2), reps=spans(1, 3), moves=moves, release=spans(0, 4))
    own = counted.map(lambda one: replace(one, own_pace=True))
    by_set = st.builds(_by_set, counted, st.lists(st.integers(1, 3), min_size=2, max_size=3))
    as_many = st.builds(_as_many, own, st.none() | SECONDS.map(span))
    paced = counted | counted | by_set
    return paced | own | as_many if waits else paced


def _by_set(one: Dose, reps: list[int]) -> Dose:
    return replace(one, sets=span(len(reps)), reps=span(max(reps)), by_set=tuple(map(span, reps)))


def _as_many(one: Dose, time: Span | None) -> Dose:
    return replace(one, reps=span(1), as_many=True, set_time=time)


def _exercises(count: int, *, waits: bool) -> st.SearchStrategy[Exercise]:
    doses = _doses(count, waits=waits)

    def build(
        left: Dose, other: Dose | None, sides: Sides, part: BodyPart, **changes: Any
    ) -> Exercise:
        right = other if other and sides.takes_turns else left
        part = BodyPart.NONE if sides is Sides.BOTH else part
        return exercise(left=left, right=right, sides=sides, body_part=part, **changes)

    return st.builds(
        build,
        left=doses,
        other=st.none() | doses,
        sides=st.sampled_from(Sides),
        part=st.sampled_from(BodyPart),
        main=st.sampled_from([None, *MOVES[:count]]),
        position=st.sampled_from(Position),
        ready=st.none() | spans(0, 8),
        switch=spans(0, 6),
        rest=spans(0, 6),
        rest_after=st.sampled_from([0, 0, 5]).map(span),
        load=st.sampled_from(["", "5 kg"]),
    )


# Strategies are made once, not as an example is drawn: making one takes longer than drawing.
def routines(*, waits: bool = True) -> st.SearchStrategy[Routine]:
    one = st.one_of(*(_exercises(count, waits=waits) for count in range(1, len(MOVES) + 1)))
    blocks = st.builds(
        Block,
        exercises=st.lists(one, min_size=1, max_size=3).map(tuple),
        rounds=spans(1, 2),
        rest=spans(0, 9),
    )
    return st.lists(blocks, min_size=1, max_size=2).map(lambda some: routine(blocks=tuple(some)))


def timelines(*, waits: bool = True) -> st.SearchStrategy[Timeline]:
    return routines(waits=waits).map(compile_timeline)


Keys = list[tuple[float, Action | None]]
GAPS = st.floats(0, 40, allow_nan=False) | st.sampled_from([0.0, 0.1, 1.0, 3.0])
"""Seconds between two looks or keys."""
KEYS = st.lists(st.tuples(GAPS, st.none() | st.sampled_from(Action)), max_size=40)
"""Looks (None) and key presses, each with the seconds since the one before."""
