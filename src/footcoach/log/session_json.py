"""A plan and a place in it as JSON: all that a session needs to be gone on with.

The plan is kept whole, cues included, so that a session under way is the same after its
routine file, the catalogue or the program changed.
"""

import json
from dataclasses import dataclass, replace
from hashlib import sha256
from itertools import chain, groupby, repeat
from typing import Any, NamedTuple

from footcoach.log.json_codec import (
    Pool,
    from_data,
    from_data_fields,
    malformed,
    to_data,
    to_data_fields,
)
from footcoach.routine.limits import LONGEST_STEP
from footcoach.routine.model import Exercise, Move
from footcoach.session.player import Ending, Outcome, Record, Session
from footcoach.session.timeline import Step, Timeline

PRECISE = 6
"""Decimals of a second that are kept: a microsecond, far below what a person can tell."""

Json = Any
"""What json reads and writes."""


class PlanText(NamedTuple):
    """A timeline as text, and the name that only this text has."""

    digest: str
    text: str


class Run(NamedTuple):
    """Neighbouring steps to which the same happened."""

    steps: int
    outcome: Outcome | None
    seconds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a session is, and what was done of its plan."""

    index: int
    changed: float = 0.0
    banked: float = 0.0
    by_clock: bool = False
    entries: int
    ending: Ending | None = None
    records: tuple[Run, ...]


def at_rest(session: Session, now: float) -> Session:
    """Return ``session`` as it is kept: paused at ``now``, times to the microsecond."""
    paused = session.pause(now)
    records = tuple(
        replace(record, seconds=round(record.seconds, PRECISE)) for record in paused.records
    )
    return replace(paused, records=records, banked=round(paused.banked, PRECISE))


def write_plan(timeline: Timeline) -> PlanText:
    """Write a timeline out; equal timelines give equal texts."""
    pool = Pool(Move, Exercise)
    data = to_data_fields(timeline, pool)
    parts = [[type(part).__name__, to_data_fields(part, pool)] for part in pool.values]
    text = dumps({"parts": parts, "timeline": data})
    return PlanText(sha256(text.encode()).hexdigest(), text)


def read_plan(text: str) -> Timeline:
    """Read a timeline back; raises `MalformedError` unless it is one."""
    data = loads(text)
    if not isinstance(data, dict) or data.keys() != {"parts", "timeline"}:
        raise malformed(data, "should hold parts and a timeline")
    timeline: Timeline = from_data_fields(Timeline, data["timeline"], _parts(data["parts"]))
    if not timeline.steps or not all(_fits(step, timeline) for step in timeline.steps):
        raise malformed(timeline.steps, "should make a session", "timeline.steps")
    return timeline


def _fits(step: Step, timeline: Timeline) -> bool:
    known = 0 <= step.exercise < len(timeline.exercises)
    return known and (step.seconds is None or 0 < step.seconds <= LONGEST_STEP)


def _parts(data: Json) -> Pool:
    pool = Pool(Move, Exercise)
    kinds = {kind.__name__: kind for kind in pool.kinds}
    try:
        for name, part in data:
            pool.number(from_data_fields(kinds[name], part, pool))
    except (KeyError, TypeError, ValueError):
        raise malformed(data, "should be pairs of a kind and an object", "parts") from None
    return pool


def write_place(session: Session) -> str:
    """Write out where ``session``, which is at rest, is in its plan."""
    runs = ((len(list(same)), record) for record, same in groupby(session.records))
    place = Place(
        index=session.index,
        changed=session.changed,
        banked=session.banked,
        by_clock=session.by_clock,
        entries=session.entries,
        ending=session.ending,
        records=tuple(Run(steps, record.outcome, record.seconds) for steps, record in runs),
    )
    return dumps(to_data(place))


def read_place(timeline: Timeline, text: str) -> Session:
    """Read a place in ``timeline`` back; raises `MalformedError` unless it is one."""
    place: Place = from_data(Place, loads(text))
    runs = [run.steps for run in place.records]
    if min(runs, default=0) < 1 or sum(runs) != len(timeline.steps):
        raise malformed(runs, "should fit the plan", "records")
    if not 0 <= place.index <= len(timeline.steps):
        raise malformed(place.index, "should lie in the plan", "index")
    records = (repeat(Record(run.outcome, run.seconds), run.steps) for run in place.records)
    return Session(
        timeline=timeline,
        records=tuple(chain.from_iterable(records)),
        index=place.index,
        changed=place.changed,
        banked=place.banked,
        by_clock=place.by_clock,
        entries=place.entries,
        ending=place.ending,
    )


def dumps(data: Json) -> str:
    """Write JSON in the one way that makes equal data equal text."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def loads(text: str | bytes) -> Json:
    """Read JSON; raises `MalformedError` for what is none, or asks for too much."""
    try:
        return json.loads(text, parse_constant=_no_constant)
    except (ValueError, RecursionError) as error:
        raise malformed(text, f"should be JSON ({error})") from None


def _no_constant(name: str) -> None:
    msg = f"{name} is no number"
    raise ValueError(msg)
