"""Reads what a report is made from."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from footcoach.advice.today import Week, work_out_today
from footcoach.coach.log_service import LogService
from footcoach.coach.similar_exercises import name_exercise
from footcoach.log.records import DayOff, Offer, SessionRecord
from footcoach.report.facts import ReportFacts, WeekFacts
from footcoach.routine.errors import RoutineError
from footcoach.routine.library import Library
from footcoach.routine.model import Routine, RoutineIdentity

_WEEK, _DAY = timedelta(days=7), timedelta(days=1)


class _Planned(NamedTuple):
    """A routine of the plan."""

    routine: Routine
    since: date | None
    """The day from which it's asked for; None if that isn't known."""


def read_report_facts(log: LogService, library: Library, weeks: int) -> ReportFacts:
    """Return what is known of this week so far and the ``weeks`` before it; raise `LogError`."""
    today, names = log.today, log.plan()
    first = log.days.find_first_of_week(today) - weeks * _WEEK
    planned = tuple(_load_plan(log, library, names))
    # A session late on the day before can count for how a week begins.
    around = tuple(reversed(log.store.entries(first - _DAY, today + _DAY)))
    records = tuple(record for record in around if first <= record.began.date <= today)
    marks, offers = log.store.marks(), log.store.offers()
    return ReportFacts(
        weeks=tuple(
            _read_week(one, today, planned, around, marks)
            for one in (first + number * _WEEK for number in range(weeks + 1))
        ),
        records=records,
        timelines=log.store.timelines(records),
        names=_find_names(library, records, offers),
        offers=offers,
        days_off=marks,
        is_plan_empty=not names,
        unreadable=_list_unreadable(names, planned),
    )


def _load_plan(log: LogService, library: Library, names: Iterable[str]) -> Iterator[_Planned]:
    """Yield the routines of the plan whose files can be read."""
    added, done = log.store.followed_since(), log.store.routines()
    for name in names:
        identity = RoutineIdentity(name)
        since = added.get(name) or (done[identity][0] if identity in done else None)
        try:
            routine = library.load_known(identity)
        except RoutineError:
            continue  # the page says that it isn't counted
        if routine:
            yield _Planned(routine, since)


def _list_unreadable(names: Iterable[str], planned: Iterable[_Planned]) -> tuple[str, ...]:
    readable = {one.routine.name for one in planned}
    return tuple(name for name in names if name not in readable)


def _read_week(
    first: date,
    today: date,
    planned: Iterable[_Planned],
    records: tuple[SessionRecord, ...],
    days_off: dict[date, DayOff],
) -> WeekFacts:
    last = min(first + _WEEK - _DAY, today)
    to_do = (
        work_out_today(routine, records, last, Week(first, days_off), since=since)
        for routine, since in planned
        if since and since <= last
    )
    return WeekFacts(first, last, tuple(to_do))


def _find_names(
    library: Library, records: Iterable[SessionRecord], offers: Iterable[Offer]
) -> dict[str, str]:
    """Return what exercises are called whose sessions may not say it."""
    in_sessions = (part.exercise for record in records for part in record.parts)
    idents = {*in_sessions, *(offer.exercise for offer in offers)}
    return {ident: name_exercise(library, ident) for ident in idents}
