"""A place in a plan as JSON, in version 2 of the format: where a session is, and what was done.

With its plan that is all a session needs to be resumed. `docs/log-format.md` describes
every key.
"""

from dataclasses import replace
from itertools import chain, groupby, repeat
from operator import itemgetter
from typing import NamedTuple

from footcoach.log import version_1
from footcoach.log.json_codec import Fields, Json, dumps, loads, malformed
from footcoach.log.json_values import (
    BIGGEST,
    list_of,
    nullable,
    omit_if,
    pair_of,
    read_count,
    read_flag,
    read_number,
    read_seconds,
    without_none,
    write_number,
)
from footcoach.log.json_words import ENDINGS, OUTCOMES
from footcoach.log.plan_json import PlanText
from footcoach.log.versions import VERSION, check_version, in_version_2
from footcoach.session.player import Ending, Session
from footcoach.session.step_record import Outcome, Record
from footcoach.session.timeline import Timeline

PRECISE = 6
"""Decimals of a second that are kept: a microsecond, far below what a person can tell."""


class _Place(NamedTuple):
    """A place as it is written and read; there are thousands when a log is exported."""

    step: int
    seconds: float
    added: float
    by_clock: bool
    begun: int
    ending: Ending | None
    outcomes: tuple[tuple[int, Outcome | None], ...]
    """What became of so many steps in a row; together they are all steps of the plan.

    Neighbours may have the same outcome, and are written as one.
    """
    spent: tuple[float, ...]
    """Seconds spent in each step; those that are missing at the end are 0."""
    counts: tuple[tuple[int, int], ...]
    """Steps that asked how many reps there were, by index, and what was typed in."""


class WrittenSession(NamedTuple):
    """A session as text, not taken apart: its plan, and its place in it from `write_place`."""

    plan: PlanText
    place: str


def at_rest(session: Session, now: float) -> Session:
    """Return ``session`` as it is kept: paused at ``now``, times to the microsecond."""
    paused = session.pause(now)
    records = tuple(
        replace(record, seconds=round(record.seconds, PRECISE)) for record in paused.records
    )
    return replace(paused, records=records, banked=round(paused.banked, PRECISE))


def write_place(session: Session) -> str:
    """Write out where ``session``, which is at rest, is in its plan."""
    place = _Place(
        step=session.index,
        seconds=session.banked,
        added=session.added,
        by_clock=session.by_clock,
        begun=session.begun,
        ending=session.ending,
        outcomes=tuple((1, record.outcome) for record in session.records),
        spent=tuple(record.seconds for record in session.records),
        counts=tuple(
            (index, record.count)
            for index, record in enumerate(session.records)
            if record.count is not None
        ),
    )
    return _write(place)


def read_place(timeline: Timeline, text: str) -> Session:
    """Read a place in ``timeline`` back; raise `MalformedError` unless it is one."""
    return read_place_data(timeline, loads(text))


def read_place_data(timeline: Timeline, data: Json) -> Session:
    """Read a place that is JSON already; raise `MalformedError` unless it is one."""
    steps = len(timeline.steps)
    place = _read(data, steps)
    outcomes = chain.from_iterable(repeat(outcome, count) for count, outcome in place.outcomes)
    spent = (*place.spent, *repeat(0.0, steps - len(place.spent)))
    return Session(
        timeline=timeline,
        records=tuple(map(Record, outcomes, spent, map(dict(place.counts).get, range(steps)))),
        index=place.step,
        added=place.added,
        banked=place.seconds,
        by_clock=place.by_clock,
        begun=place.begun,
        ending=place.ending,
    )


def rewrite_place(text: str, steps: int) -> str:
    """Return a place in a plan of so many steps as it is written today.

    Raise `MalformedError` unless it is one.
    """
    return rewrite_place_data(loads(text), steps)


def rewrite_place_data(data: Json, steps: int) -> str:
    """Return a place that is JSON already as `rewrite_place` does."""
    return _write(_read(data, steps))


def _write(place: _Place) -> str:
    # Whole numbers are as they should be; an export has a million of them.
    spent = [one if type(one) is int else write_number(one) for one in place.spent]
    while spent and not spent[-1]:
        spent.pop()
    data = {
        "version": VERSION,
        "step": place.step,
        "seconds": write_number(place.seconds),
        "added": omit_if(0, write_number(place.added)),
        "by_clock": place.by_clock or None,
        "begun": place.begun,
        "ending": ENDINGS.write_or_none(place.ending),
        "outcomes": [
            [sum(count for count, _ in runs), OUTCOMES.write_or_none(outcome)]
            for outcome, runs in groupby(place.outcomes, itemgetter(1))
        ],
        "spent": spent,
        "counts": omit_if([], [list(pair) for pair in place.counts]),
    }
    return dumps(without_none(data))


def _read(data: Json, steps: int) -> _Place:
    with Fields(in_version_2(data, version_1.upgrade_place)) as fields:
        fields.required("version", check_version)
        place = _Place(
            step=fields.required("step", read_count),
            seconds=fields.required("seconds", read_seconds),
            added=fields.optional("added", read_number, 0.0),
            by_clock=fields.optional("by_clock", read_flag, absent=False),
            begun=fields.required("begun", read_count),
            ending=fields.perhaps("ending", ENDINGS.read),
            outcomes=fields.required("outcomes", _read_outcomes),
            spent=fields.required("spent", _read_spent),
            counts=fields.optional("counts", _read_counts, ()),
        )
    counts = [count for count, _ in place.outcomes]
    if min(counts, default=0) < 1 or sum(counts) != steps:
        raise malformed(counts, f"should be the {steps} steps of the plan", "outcomes")
    if len(place.spent) > steps:
        raise malformed(place.spent, f"should be at most {steps} steps", "spent")
    if any(index >= steps for index, _ in place.counts):
        raise malformed(place.counts, f"should be of the {steps} steps of the plan", "counts")
    if place.step > steps:
        raise malformed(place.step, "should be a step of the plan", "step")
    return place


_read_outcomes = list_of(pair_of(read_count, nullable(OUTCOMES.read)))


_read_counts = list_of(pair_of(read_count, read_count))


def _read_spent(data: Json) -> tuple[float, ...]:
    # All at once: an export has a million of them.
    is_right = isinstance(data, list) and set(map(type, data)) <= {int, float}
    if not is_right or (data and not (min(data) >= 0 and max(data) <= BIGGEST)):
        raise malformed(data, "should be a list of seconds")
    return tuple(data)
