"""Routines, key presses and looks at the clock, at random."""

from dataclasses import replace
from typing import Any

from hypothesis import strategies as st

from footcoach.routine.enums import BodyPart, Position, Sides
from footcoach.routine.model import Block, Dose, Exercise, Move, Routine
from footcoach.session.actions import Action
from footcoach.session.timeline import Timeline, compile_timeline
from tests.world import exercise, move, routine, span

SECONDS = st.integers(1, 25)


@st.composite
def doses(draw: st.DrawFn, moves: st.SearchStrategy[tuple[Move, ...]]) -> Dose:
    paces = ["counted", "counted", "by set", "own", "as many"]
    pace = draw(st.sampled_from(paces))
    by_set = draw(st.lists(st.integers(1, 3), min_size=2, max_size=3)) if pace == "by set" else []
    return Dose(
        sets=span(len(by_set) or draw(st.integers(1, 2))),
        reps=span(max(by_set, default=1 if pace == "as many" else draw(st.integers(1, 3)))),
        by_set=tuple(map(span, by_set)),
        moves=draw(moves),
        release=span(draw(st.integers(0, 4))),
        own_pace=pace in {"own", "as many"},
        as_many=pace == "as many",
        set_time=draw(st.none() | SECONDS.map(span)) if pace == "as many" else None,
    )


@st.composite
def exercises(draw: st.DrawFn, *, waits: bool = True) -> Exercise:
    names = ["rise", "hold", "lower"][: draw(st.integers(1, 3))]
    times = SECONDS | st.just(0) | (st.none() if waits else SECONDS)
    moves = st.tuples(*(st.builds(move, st.just(name), times) for name in names)).filter(
        lambda moves: any(one.time != span(0) for one in moves)
    )
    left = draw(doses(moves))
    right = draw(st.just(left) | doses(moves))
    if not waits:
        left, right = _paced(left), _paced(right)
    sides = draw(st.sampled_from(Sides))
    changes: dict[str, Any] = {"left": left, "right": right if sides.takes_turns else left}
    return exercise(
        **changes,
        main=draw(st.sampled_from([None, *names])),
        sides=sides,
        position=draw(st.sampled_from(Position)),
        ready=draw(st.none() | st.integers(0, 8).map(span)),
        switch=span(draw(st.integers(0, 6))),
        rest=span(draw(st.integers(0, 6))),
        rest_after=span(draw(st.sampled_from([0, 0, 5]))),
        body_part=BodyPart.NONE if sides is Sides.BOTH else draw(st.sampled_from(BodyPart)),
        load=draw(st.sampled_from(["", "5 kg"])),
    )


def _paced(one: Dose) -> Dose:
    return replace(one, own_pace=False, as_many=False, set_time=None)


@st.composite
def routines(draw: st.DrawFn, *, waits: bool = True) -> Routine:
    blocks = st.builds(
        Block,
        exercises=st.lists(exercises(waits=waits), min_size=1, max_size=3).map(tuple),
        rounds=st.integers(1, 2).map(span),
        rest=st.integers(0, 9).map(span),
    )
    return routine(blocks=tuple(draw(st.lists(blocks, min_size=1, max_size=2))))


def timelines(*, waits: bool = True) -> st.SearchStrategy[Timeline]:
    return routines(waits=waits).map(compile_timeline)


Keys = list[tuple[float, Action | None]]
GAPS = st.floats(0, 40, allow_nan=False) | st.sampled_from([0.0, 0.1, 1.0, 3.0])
"""Seconds between two looks or keys."""
KEYS = st.lists(st.tuples(GAPS, st.none() | st.sampled_from(Action)), max_size=40)
"""Looks (None) and key presses, each with the seconds since the one before."""
