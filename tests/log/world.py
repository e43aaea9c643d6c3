"""Logged sessions, small: build one and override what matters."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta, timezone
from typing import Any
from uuid import uuid4

from footcoach.coach.local_time import local_now
from footcoach.log.days import DayRules
from footcoach.log.ownership import Claim
from footcoach.log.records import (
    Offer,
    PainReport,
    SessionRecord,
    StartTime,
    begin_record,
    milliseconds,
    with_progress,
)
from footcoach.log.resume import Unfinished, take_over
from footcoach.log.session_json import at_rest
from footcoach.log.store import Store
from footcoach.session.actions import Action, press
from footcoach.session.player import Session
from footcoach.session.timeline import Timeline
from tests.world import dose, exercise, move, span, timeline

LONDON_WINTER = timezone.utc  # noqa: UP017, a place like any other
MONDAY = datetime(2026, 11, 16, 8, 30, tzinfo=LONDON_WINTER)
START = 5000.0


def laid_out() -> Timeline:
    return timeline(exercise("toe-press", same=dose(4, move("hold", 5), release=3)))


def under_way(plan: Timeline | None = None, seconds: float = 20.0) -> Session:
    """Return a session at rest after so many seconds."""
    session = Session.at_start(plan or laid_out()).begin(START).session
    return at_rest(session.advance(START + seconds).session, START + seconds)


def finished(plan: Timeline | None = None) -> Session:
    """Return a session that was gone through without a fault."""
    session, now = Session.at_start(plan or laid_out()).begin(START).session, START
    while session.step:
        now = session.ends_at or now + 1
        waits = session.step.seconds is None
        session = press(session, Action.DONE, now)[0] if waits else session.advance(now)[0]
    return at_rest(session, now)


def start_time(at: datetime = MONDAY) -> StartTime:
    """Return when something began, on the date that the wall clock showed."""
    return StartTime.of(at, at.date())


def noon(days_ago: int = 0) -> datetime:
    """Return noon of today, or of a day before it, where this machine is."""
    now = local_now()
    day = DayRules().find_day(now) - timedelta(days=days_ago)
    return datetime.combine(day, time(12), now.tzinfo)


def logged(
    session: Session | None = None, at: datetime = MONDAY, **changes: Any
) -> tuple[SessionRecord, Session]:
    """Return a session and its entry, as they would be written."""
    session = session or finished()
    entry = with_progress(
        begin_record(session, start_time(at), PainReport()), session, at + timedelta(minutes=10)
    )
    return replace(entry, **changes), session


def take(store: Store, one: Unfinished) -> Claim:
    """Take a session for this app."""
    taken = take_over(store, one, MONDAY)
    assert isinstance(taken, Claim)
    return taken


def offer(at: datetime = MONDAY, **changes: Any) -> Offer:
    """Return a step that was taken."""
    values: dict[str, Any] = {
        "uuid": str(uuid4()),
        "at": milliseconds(at),
        "day": at.date().isoformat(),
        "routine": "test",
        "exercise": "toe-press",
        "what": "reps",
        "old": span(10),
        "new": span(12),
        "taken": True,
    }
    return Offer(**values | changes)


def days(first: date, count: int) -> Iterator[date]:
    for number in range(count):
        yield first + timedelta(days=number)
