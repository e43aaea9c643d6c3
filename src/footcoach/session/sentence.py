"""A sentence to say aloud, and how important it is."""

from enum import IntEnum
from typing import NamedTuple


class Rank(IntEnum):
    """How important a sentence is; the lowest is left out first."""

    ENCOURAGEMENT = 0
    REP = 1
    LENGTH = 2
    AMOUNT = 3
    EQUIPMENT = 4
    POSITION = 5
    NEXT = 6
    KEY = 7
    """That it waits for a key."""
    SIDE = 8
    MOVE = 9


class Sentence(NamedTuple):
    """A row of phrases that were recorded."""

    rank: Rank
    phrases: tuple[str, ...]
    earliest: float = 0.0
    latest: float | None = None
    """When it must be over, in seconds of the step; None is the step's end."""
    is_brief: bool = False
    """Whether it's said if little is said."""
    short: str = ""
    """What is said instead where there's no time for it."""
    joins: bool = False
    """Whether it comes right after the sentence before it, as if they were one."""
    otherwise: str = ""
    """What is said instead where a phrase has no recording."""
