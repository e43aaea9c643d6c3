"""The questions that wait: each is a row of home, and is asked before a session at the latest."""

from enum import Enum
from typing import NamedTuple


class WaitingKind(Enum):
    """A question that can wait; they're asked in this order."""

    MORNING = "morning"
    """How the morning after a session was."""
    PLAN = "plan"
    """Which routines done before there was a plan belong in it."""


class WaitingQuestion(NamedTuple):
    """A question that waits until it's opened, or until a session is about to begin."""

    kind: WaitingKind
    heading: str
    """Short, for a row of a list."""
    about: str
    """What it's about, in a sentence."""
