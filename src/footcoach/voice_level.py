"""How much is said aloud: the command line needs this before anything else is imported."""

from enum import StrEnum


class Voice(StrEnum):
    """How much is said aloud."""

    FULL = "full"
    BRIEF = "brief"
    """Names, sides and the last three seconds."""
    OFF = "off"

    @property
    def next_level(self) -> "Voice":
        """The level after this one; after the last one, the first."""
        levels = tuple(Voice)
        return levels[(levels.index(self) + 1) % len(levels)]
