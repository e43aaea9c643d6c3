"""What a list says of a routine, and how the index holds it.

Nothing of the model is imported here: a list of presets is to be had without.
"""

from typing import Any, NamedTuple

EFFORTS = ("gentle", "moderate", "full")
"""The values of `Effort`, in its order."""


class ExerciseSummary(NamedTuple):
    """One exercise of a routine, as far as it decides what is owed."""

    id: str
    name: str
    sides: str
    """A value of `Sides`."""
    per_day: tuple[int, int]
    days_per_week: tuple[int, int]
    choice: str | None
    """Only one of the exercises that share this name is asked for."""
    optional: bool


class RoutineSummary(NamedTuple):
    """A routine in brief, with the exercises that are offered unless somebody chooses."""

    name: str
    title: str
    about: str
    source: str
    seconds: int | None
    """How long it takes at gentle effort; None if a move waits for a key."""
    lengths: tuple[str, ...]
    """How long it takes in words, for each of `EFFORTS`."""
    positions: tuple[str, ...]
    equipment: tuple[str, ...]
    per_day: tuple[int, int]
    days_per_week: tuple[int, int]
    frequency: str
    """How often, in words."""
    exercises: tuple[ExerciseSummary, ...]
    """All of them, offered or not."""

    @property
    def place(self) -> str:
        """The positions of the body in one line."""
        return ", ".join(self.positions)

    def length(self, effort: str) -> str:
        """Return how long it takes in words."""
        return self.lengths[EFFORTS.index(effort)]


def as_data(summary: RoutineSummary) -> dict[str, Any]:
    """Return a summary as JSON knows it."""
    return summary._asdict() | {"exercises": [one._asdict() for one in summary.exercises]}


def from_data(data: dict[str, Any]) -> RoutineSummary:
    """Return the summary that `as_data` wrote."""
    exercises = tuple(ExerciseSummary(**_tupled(one)) for one in data["exercises"])
    return RoutineSummary(**_tupled(data) | {"exercises": exercises})


def _tupled(data: dict[str, Any]) -> dict[str, Any]:
    """Return the same with tuples for lists, which JSON does not tell apart."""
    return {key: tuple(value) if isinstance(value, list) else value for key, value in data.items()}
