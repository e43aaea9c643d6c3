"""The fixed words of a routine: effort, position, side, body part, and how two sides share work.

The command line and the index of presets need these words and nothing else of the model, so they
have a module that costs next to nothing to import.
"""

from enum import StrEnum


class Effort(StrEnum):
    """Which end of a range is done."""

    GENTLE = "gentle"
    MODERATE = "moderate"
    FULL = "full"


class Goal(StrEnum):
    """What a routine works on, or what it's for, so that people can search for it."""

    HEEL_AND_CALF = "heel and calf"
    ARCH = "arch"
    TOES = "toes"
    ANKLES = "ankles"
    BALANCE = "balance"
    DESK_BREAK = "desk break"


class Position(StrEnum):
    """How the body is placed during an exercise."""

    STANDING = "standing"
    SITTING = "sitting"
    LYING = "lying"
    """On the back."""
    PRONE = "prone"
    """On the belly."""
    SIDE_LYING = "side-lying"
    KNEELING = "kneeling"
    ALL_FOURS = "all fours"
    HANGING = "hanging"
    """From a bar or a board."""

    @property
    def shown(self) -> str:
        """The position in words that need no dictionary."""
        return "lying face down" if self is Position.PRONE else self.value


class BodyPart(StrEnum):
    """What the two sides of an exercise are sides of."""

    FOOT = "foot"
    ANKLE = "ankle"
    CALF = "calf"
    KNEE = "knee"
    LEG = "leg"
    HIP = "hip"
    HAND = "hand"
    FINGER = "finger"
    THUMB = "thumb"
    WRIST = "wrist"
    ELBOW = "elbow"
    ARM = "arm"
    SHOULDER = "shoulder"
    SIDE = "side"
    """Of the whole body, as in turning to each side."""
    NONE = "none"
    """The exercise has no sides, and nothing is said about them."""

    @property
    def plural(self) -> str:
        """Two of them: feet, arms; "" where there are none."""
        irregular = {BodyPart.FOOT: "feet", BodyPart.CALF: "calves", BodyPart.NONE: ""}
        return irregular.get(self, f"{self}s")


class Side(StrEnum):
    """The side of the body that works."""

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
    LEFT = "left"
    """The left side alone."""
    RIGHT = "right"
    """The right side alone."""
    ONE = "one"
    """The sore side alone; which one that is, is chosen at the start of a session."""

    @property
    def takes_turns(self) -> bool:
        """Whether both sides work, but not together."""
        return self in {Sides.EACH, Sides.ALTERNATE}

    @property
    def is_single(self) -> bool:
        """Whether one side works and the other doesn't."""
        return self in {Sides.LEFT, Sides.RIGHT, Sides.ONE}
