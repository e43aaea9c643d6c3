"""Reads what a report is made from."""

from collections.abc import Iterable, Iterator
from datetime import timedelta

from footcoach.coach.log_service import LogService
from footcoach.coach.similar_exercises import name_exercise
from footcoach.log.records import Offer, SessionRecord
from footcoach.report.facts import ReportFacts, WeekFacts
from footcoach.routine.library import Library

_WEEK, _DAY = timedelta(days=7), timedelta(days=1)


def read_report_facts(log: LogService, library: Library, weeks: int) -> ReportFacts:
    """Return what is known of this week so far and the ``weeks`` before it; raise `LogError`."""
    plan = log.plan()
    found = tuple(_list_weeks(log, frozenset(plan), weeks))
    records = tuple(reversed(log.store.entries(found[0].first, found[-1].last)))
    offers = log.store.offers()
    return ReportFacts(
        weeks=found,
        records=records,
        timelines=log.store.timelines(records),
        names=_find_names(library, records, offers),
        offers=offers,
        days_off=log.store.marks(),
        is_plan_empty=not plan,
        unreadable=_list_unreadable(log, plan),
    )


def _list_weeks(log: LogService, plan: frozenset[str], weeks: int) -> Iterator[WeekFacts]:
    today = log.today
    this_week = log.days.find_first_of_week(today)
    for ago in range(weeks, -1, -1):
        first = this_week - ago * _WEEK
        last = min(first + _WEEK - _DAY, today)
        to_do = (one for one in log.week(last) if one.routine.name in plan)
        yield WeekFacts(first, last, tuple(to_do))


def _list_unreadable(log: LogService, plan: tuple[str, ...]) -> tuple[str, ...]:
    readable = {one.routine.name for one in log.to_do()[0]}
    return tuple(name for name in plan if name not in readable)


def _find_names(
    library: Library, records: Iterable[SessionRecord], offers: Iterable[Offer]
) -> dict[str, str]:
    """Return what exercises are called whose sessions may not say it."""
    in_sessions = (part.exercise for record in records for part in record.parts)
    idents = {*in_sessions, *(offer.exercise for offer in offers)}
    return {ident: name_exercise(library, ident) for ident in idents}
