"""The groups in which routines are offered."""

from enum import StrEnum

from footcoach.overview.summary import RoutineSummary
from footcoach.routine.enums import Goal
from footcoach.routine.limits import MINUTE

_STARTER = 2 * MINUTE
"""The most seconds of a routine to begin with."""
_OWN_MIX = "footcoach's own mix"
"""The source of a preset that wasn't in an article begins so."""


class Group(StrEnum):
    """A group of routines, by its heading; in the order in which they're offered."""

    START = "Start here"
    DESK = "At the desk"
    ARTICLES = "From the articles"
    COMBINED = "Combined"
    OWN = "Your own"


def find_group(preset: RoutineSummary) -> Group:
    """Return the group of a preset."""
    if not preset.source.startswith(_OWN_MIX):
        return Group.ARTICLES
    if preset.seconds is not None and preset.seconds <= _STARTER:
        return Group.START
    return Group.DESK if Goal.DESK_BREAK in preset.goals else Group.COMBINED
