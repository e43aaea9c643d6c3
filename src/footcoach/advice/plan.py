"""Which routines are in someone's plan."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import NamedTuple

STAYS_IN_PLAN = timedelta(days=28)
"""A routine stays in the plan for this long after it was last done, unless the person says."""


class DaysDone(NamedTuple):
    """The first and the last day on which a routine was done."""

    first: date
    last: date


def list_plan(
    said: Mapping[str, bool], done: Mapping[str, DaysDone], today: date
) -> tuple[str, ...]:
    """Return the names of the routines in the plan, the one done last first.

    ``said`` holds the routines that the person added (True) or removed (False), ``done`` the days
    of every routine in the log. The plan is what was done lately, without what was removed, and
    with what was added.
    """
    lately = {name for name, days in done.items() if today - days.last <= STAYS_IN_PLAN}
    names = {name for name in lately | said.keys() if said.get(name, True)}
    return tuple(sorted(names, key=lambda name: _newest_first(done.get(name), name)))


def _newest_first(days: DaysDone | None, name: str) -> tuple[int, str]:
    return (-days.last.toordinal() if days else 0), name
