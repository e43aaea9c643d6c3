"""What a list says about a routine, and how that is written in the index.

Only the fixed words of the model are imported: listing presets needs no more.
"""

from typing import Any, NamedTuple

from footcoach.routine.enums import Effort, Goal, Sides

AT_HAND = frozenset({"wall"})
"""What is in every room, so that it needn't be fetched."""


class ExerciseSummary(NamedTuple):
    """One exercise of a routine, as far as what is left today depends on it."""

    id: str
    name: str
    sides: Sides
    per_day: tuple[int, int]
    days_per_week: tuple[int, int]
    choice: str | None
    """Of the exercises with the same choice, only one is asked for; None is no choice."""
    optional: bool


class RoutineSummary(NamedTuple):
    """A routine in brief; its lengths and equipment are those of the default exercises."""

    name: str
    title: str
    about: str
    goals: tuple[Goal, ...]
    source: str
    seconds: int | None
    """How long it takes at gentle effort; None if a move waits for a key."""
    lengths: tuple[str, ...]
    """How long it takes in words, for each `Effort`."""
    has_efforts: bool
    """Whether anything differs between the efforts."""
    positions: tuple[str, ...]
    equipment: tuple[str, ...]
    per_day: tuple[int, int]
    days_per_week: tuple[int, int]
    frequency: str
    """How often, in words."""
    exercises: tuple[ExerciseSummary, ...]
    """All of them, done by default or not."""

    @property
    def place(self) -> str:
        """The positions of the body in one line."""
        return ", ".join(self.positions)

    @property
    def kit(self) -> tuple[str, ...]:
        """What has to be fetched."""
        return tuple(one for one in self.equipment if one not in AT_HAND)

    def length(self, effort: Effort) -> str:
        """Return how long it takes in words."""
        return self.lengths[list(Effort).index(effort)]


def summary_to_json(summary: RoutineSummary) -> dict[str, Any]:
    """Return a summary as plain data."""
    return summary._asdict() | {"exercises": [one._asdict() for one in summary.exercises]}


def summary_from_json(data: dict[str, Any]) -> RoutineSummary:
    """Return the summary that `summary_to_json` made plain data of."""
    exercises = tuple(
        ExerciseSummary(**_tupled(one) | {"sides": Sides(one["sides"])})
        for one in data["exercises"]
    )
    goals = tuple(map(Goal, data["goals"]))
    return RoutineSummary(**_tupled(data) | {"exercises": exercises, "goals": goals})


def _tupled(data: dict[str, Any]) -> dict[str, Any]:
    """Return the data with tuples for lists, which JSON doesn't tell apart."""
    return {key: tuple(value) if isinstance(value, list) else value for key, value in data.items()}
