"""Which routine suits what a person would like to work on, how long and how."""

from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple

from footcoach.overview.summary import RoutineSummary
from footcoach.routine.enums import Goal, Position
from footcoach.routine.limits import MINUTE

_TOO_LONG = 2
"""A second too many counts as much as so many too few."""


class Way(StrEnum):
    """How a routine can be done."""

    ANY = "any way"
    SITTING = "sitting only"
    NO_KIT = "no equipment"


class Wish(NamedTuple):
    """What a person would like to do."""

    goal: Goal | None = None
    """None is anything."""
    minutes: int = 5
    way: Way = Way.ANY


def order_by_wish(wish: Wish, offered: Iterable[RoutineSummary]) -> tuple[RoutineSummary, ...]:
    """Return the routines with a known length, the one that suits ``wish`` best first.

    How it's done counts more than what for, since some people can do it in no other way, and the
    length counts least.
    """
    known = [one for one in offered if one.seconds is not None]
    return tuple(sorted(known, key=lambda one: (*_misses(wish, one), _find_gap(wish, one))))


def explain_miss(wish: Wish, offer: RoutineSummary) -> str:
    """Say what ``offer`` isn't that was wished for; "" is nothing."""
    misses_way, misses_goal = _misses(wish, offer)
    if misses_way:
        return f"This one isn't {wish.way}." if wish.way is Way.SITTING else "It needs equipment."
    return f"This one isn't for {wish.goal}." if misses_goal else ""


def _misses(wish: Wish, one: RoutineSummary) -> tuple[bool, bool]:
    """Return whether it can't be done so, and whether it isn't for that."""
    fits = {
        Way.ANY: True,
        Way.SITTING: one.positions == (Position.SITTING,),
        Way.NO_KIT: not one.kit,
    }
    return not fits[wish.way], wish.goal is not None and wish.goal not in one.goals


def _find_gap(wish: Wish, one: RoutineSummary) -> tuple[int, str]:
    over = (one.seconds or 0) - wish.minutes * MINUTE
    return (_TOO_LONG * over if over > 0 else -over), one.title
