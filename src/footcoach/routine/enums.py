"""The fixed words of a routine: effort, position, side, and how two sides share the work.

The command line and the index of presets need these words and nothing else of the model, so they
have a module that costs next to nothing to import.
"""

from enum import StrEnum


class Effort(StrEnum):
    """Which end of a range is done."""

    GENTLE = "gentle"
    MODERATE = "moderate"
    FULL = "full"


class Position(StrEnum):
    """How the body is placed during an exercise."""

    STANDING = "standing"
    SITTING = "sitting"
    LYING = "lying"


class Side(StrEnum):
    """The foot, ankle or leg that works."""

    LEFT = "left"
    RIGHT = "right"

    @property
    def other(self) -> "Side":
        """The opposite side."""
        return Side.RIGHT if self is Side.LEFT else Side.LEFT


class Sides(StrEnum):
    """How an exercise shares its work between the two sides."""

    BOTH = "both"
    """Together, or in turn as in walking: one count for the two."""
    EACH = "each"
    """All sets and reps of one side, then all of the other."""
    ALTERNATE = "alternate"
    """One rep left, one rep right, and so on; reps are counted for each side."""
