"""Small worlds for tests: build one and override what matters."""

from typing import Any

from footcoach.routine.enums import Position, Sides
from footcoach.routine.model import Block, Dose, Exercise, Move, Routine, Span
from footcoach.session.timeline import Timeline, compile_timeline


class FakeClock:
    """A clock that stands still until it is told to go on."""

    def __init__(self, now: float = 1000.0) -> None:
        self.now = now

    def __call__(self) -> float:
        return self.now

    def tick(self, seconds: float) -> float:
        self.now += seconds
        return self.now


def span(low: int, high: int | None = None) -> Span:
    return Span(low, low if high is None else high)


def move(name: str = "hold", seconds: int | None = 3, **changes: Any) -> Move:
    time = None if seconds is None else span(seconds)
    return Move(
        **{"id": name, "do": f"Do the {name}.", "say": name.title(), "time": time} | changes
    )


def dose(
    reps: int | Span = 2, *moves: Move, sets: int = 1, release: int = 3, **changes: Any
) -> Dose:
    values: dict[str, Any] = {
        "sets": span(sets),
        "reps": span(reps) if isinstance(reps, int) else reps,
        "moves": moves or (move(),),
        "release": span(release),
    }
    return Dose(**values | changes)


def exercise(name: str = "toe-press", same: Dose | None = None, **changes: Any) -> Exercise:
    """Build an exercise; ``same`` is the dose of both sides."""
    same = same or dose()
    defaults: dict[str, Any] = {
        "id": name,
        "name": name.replace("-", " ").capitalize(),
        "position": Position.STANDING,
        "main": same.moves[0].id if len(same.moves) == 1 else None,
        "sides": Sides.BOTH,
        "left": same,
        "right": same,
        "switch": span(5),
        "rest": span(10),
        "ready": None,
        "per_day": span(1),
        "days_per_week": span(7),
    }
    return Exercise(**defaults | changes)


def routine(*exercises: Exercise, **changes: Any) -> Routine:
    blocks = (Block(exercises=exercises or (exercise(),)),)
    return Routine(**{"name": "test", "title": "Test routine", "blocks": blocks} | changes)


def timeline(*exercises: Exercise, **changes: Any) -> Timeline:
    return compile_timeline(routine(*exercises, **changes))
