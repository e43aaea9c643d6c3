"""Which routines are in someone's plan: those that they added, and no others."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import NamedTuple

from footcoach.routine.model import RoutineIdentity

LATELY = timedelta(days=28)
"""What was done without a plan longer ago than this isn't asked about."""


class DaysDone(NamedTuple):
    """The first and the last day on which a routine was done."""

    first: date
    last: date


def list_plan(
    said: Mapping[str, bool], done: Mapping[RoutineIdentity, DaysDone]
) -> tuple[str, ...]:
    """Return the names of the routines in the plan, the latest done first.

    ``said`` holds the routines that the person was asked about or changed: True are those added.
    They are the library's, and so is every routine in a plan. ``done`` holds the days of every
    routine in the log.
    """
    names = (name for name, is_added in said.items() if is_added)
    return tuple(
        sorted(names, key=lambda name: _newest_first(done.get(RoutineIdentity(name)), name))
    )


def list_unasked(
    said: Mapping[str, bool], done: Mapping[RoutineIdentity, DaysDone], today: date
) -> tuple[str, ...]:
    """Return the routines done lately that the person was never asked about, latest first.

    One from a file outside the library can't be in a plan, so it isn't asked about.
    """
    lately = {
        routine.name: days
        for routine, days in done.items()
        if today - days.last <= LATELY and routine == RoutineIdentity(routine.name)
    }
    names = lately.keys() - said.keys()
    return tuple(sorted(names, key=lambda name: _newest_first(lately[name], name)))


def _newest_first(days: DaysDone | None, name: str) -> tuple[int, str]:
    return (-days.last.toordinal() if days else 0), name
