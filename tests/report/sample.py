"""A small log of four weeks with something of everything that a report shows."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from footcoach.advice.today import RoutineToDo, Week, work_out_today
from footcoach.log.records import DayOff, Offer, PainReport, Said, SessionRecord
from footcoach.report.facts import ReportFacts, WeekFacts
from footcoach.routine.enums import Sides
from footcoach.routine.model import Routine
from footcoach.session.player import Ending, Session
from footcoach.session.tally import KnownBy
from footcoach.session.timeline import Timeline, compile_timeline
from tests.log.world import finished, logged, offer, under_way
from tests.world import dose, exercise, move, routine, span

LAST = date(2026, 11, 19)
"""A Thursday: the week isn't over."""
FIRST = date(2026, 10, 26)
ROUTINE = routine(
    exercise(
        "short-foot",
        dose(6, move("hold", 5), release=2),
        sides=Sides.EACH,
        per_day=span(2),
        days_per_week=span(5),
        suggested=("release",),
    ),
    exercise(
        "calf-raise",
        dose(10, move("up", 2), move("down", 3), sets=2, release=0),
        days_per_week=span(3, 4),
        load="5 kg <vest>",
    ),
    name="home",
    title="At home & <b>at work</b>",
)
BEFORE = routine(
    replace(ROUTINE.exercises[0], left=dose(4, move("hold", 5)), right=dose(4, move("hold", 5))),
    ROUTINE.exercises[1],
    name="home",
    title=ROUTINE.title,
)
NOTE = "Felt <i>fine</i> & easy.\nThen a script: <script>alert(1)</script>"


def at(day: date, hour: int = 8) -> datetime:
    return datetime.combine(day, time(hour), UTC)


def record(plan: Timeline, day: date, hour: int = 8, **changes: Any) -> SessionRecord:
    """Return a whole session, and override what matters."""
    return replace(logged(finished(plan), at(day, hour))[0], **changes)


def with_known(one: SessionRecord, how: KnownBy) -> SessionRecord:
    return replace(one, parts=tuple(replace(part, known_by=how) for part in one.parts))


def feeling(before: int | None, after: int | None, morning: int | None = None) -> PainReport:
    return PainReport(before=before, after=after, morning=morning)


def list_sessions() -> Iterator[tuple[SessionRecord, Timeline]]:
    """Yield the sessions in order, each with its plan."""
    early, late = compile_timeline(BEFORE), compile_timeline(ROUTINE)
    day = timedelta(days=1)
    second = FIRST + 7 * day
    for number in (0, 1, 3):
        yield record(early, second + number * day, feeling=feeling(3, 3, 2)), early
        yield record(early, second + number * day, 18, feeling=feeling(3, 4)), early
    stopped: Session = under_way(early, 70)
    hurt = PainReport(before=4, after=6, morning=3, sign=True, hurt="calf-raise")
    one, _ = logged(stopped, at(second + 4 * day), ending=Ending.STOPPED, open=False, feeling=hurt)
    yield one, early
    third = second + 10 * day
    yield with_known(record(late, third, note=NOTE), KnownBy.TYPED), late
    corrected = record(late, third + day, feeling=feeling(2, 2), corrected=frozenset({Said.AFTER}))
    yield with_known(corrected, KnownBy.CORRECTED), late
    yield record(late, LAST, feeling=feeling(1, 1)), late


def sample_facts(planned: Routine | None = ROUTINE, **changes: Any) -> ReportFacts:
    """Return what is known; ``planned`` None is a plan without routines."""
    sessions = tuple(list_sessions())
    days_off = {LAST - timedelta(days=9): DayOff.ILL, LAST - timedelta(days=8): DayOff.REST}
    records = tuple(one for one, _ in sessions)
    steps: tuple[Offer, ...] = (
        offer(at(date(2026, 11, 12)), exercise="short-foot", old=span(4), new=span(6)),
        offer(at(date(2026, 11, 13)), exercise="calf-raise", taken=False),
        offer(at(date(2026, 9, 1)), exercise="calf-raise"),
    )
    facts = ReportFacts(
        weeks=tuple(list_weeks(planned, records, days_off)),
        records=records,
        timelines={one.uuid: plan for one, plan in sessions},
        names={"calf-raise": "Calf raise"},
        offers=steps,
        days_off=days_off,
        is_plan_empty=planned is None,
    )
    return replace(facts, **changes)


def list_weeks(
    planned: Routine | None, records: tuple[SessionRecord, ...], days_off: dict[date, DayOff]
) -> Iterator[WeekFacts]:
    for number in range(4):
        first = FIRST + timedelta(days=7 * number)
        last = min(first + timedelta(days=6), LAST)
        since = records[0].began.date
        to_do: tuple[RoutineToDo, ...] = ()
        if planned and since <= last:
            week = Week(first, days_off)
            to_do = (work_out_today(planned, records, last, week, since=since),)
        yield WeekFacts(first, last, to_do)
