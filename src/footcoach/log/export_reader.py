"""Reading an export: its frame at once, its sessions one by one.

What can't be read in it is left out and named; a text that isn't an export is refused as a whole.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any, NamedTuple

from footcoach.log import version_1
from footcoach.log.json_codec import Fields, Json, MalformedError, Value, malformed
from footcoach.log.json_pieces import LongList, Pieces, load_pieces
from footcoach.log.json_values import read_count, read_day, read_flag, read_text
from footcoach.log.json_words import DAYS_OFF
from footcoach.log.plan_json import PlanText, read_plan_data, write_plan
from footcoach.log.record_json import read_offer, read_session
from footcoach.log.records import (
    DayOff,
    Offer,
    SessionRecord,
    SideKey,
    SideRecord,
    planned_seconds,
    side_records,
)
from footcoach.log.session_json import WrittenSession, read_place_data, rewrite_place_data
from footcoach.log.versions import VERSION
from footcoach.session.timeline import Timeline


@dataclass(frozen=True)
class LoggedPlan:
    """A plan of the log as an export has it."""

    timeline: Timeline

    @cached_property
    def text(self) -> PlanText:
        """The plan as it's written today."""
        return write_plan(self.timeline)

    @cached_property
    def planned(self) -> dict[SideKey, float | None]:
        """The seconds that each side of each exercise takes, as `planned_seconds`."""
        return planned_seconds(self.timeline)


class _Sieve:
    """Keeps what can be read of an export, and says what can't."""

    def __init__(self) -> None:
        self.left_out = list[str]()

    def keep(
        self, section: str, items: Iterable[tuple[Any, Json]], read: Callable[[Any, Json], Value]
    ) -> Iterator[Value]:
        """Yield what ``read`` makes of each key or index with its item."""
        for key, item in items:
            try:
                value = read(key, item)
            except MalformedError as error:
                self.left_out.append(str(error.under(key).under(section)))
            else:
                yield value


class Export(NamedTuple):
    """What an export says, as far as it can be read."""

    sessions: Iterator[tuple[SessionRecord, WrittenSession]]
    """Read one by one, to go through once."""
    days: dict[date, DayOff]
    followed: dict[str, bool]
    since: dict[str, date]
    """Since when routines are in the plan, where that is known."""
    offers: list[Offer]
    sieves: tuple[_Sieve, ...]
    """What noted what can't be read, in the order in which it's said."""

    def list_left_out(self) -> tuple[str, ...]:
        """Return what can't be read, once all sessions were gone through."""
        return tuple(wrong for sieve in self.sieves for wrong in sieve.left_out)


def read_export(pieces: Pieces) -> Export:
    """Read the frame of an export, and all that can be read in it but the sessions.

    Raise `MalformedError` where the text as a whole isn't an export.
    """
    data = load_pieces(pieces, "sessions")
    if not isinstance(data, dict) or "footcoach" not in data:
        raise malformed(data, "should be what footcoach history --json prints")
    _check_not_newer(data["footcoach"])
    before, among, after = _Sieve(), _Sieve(), _Sieve()
    with Fields(data) as fields:
        upgrades = _UPGRADES[fields.required("footcoach", _read_version)]
        plans = fields.required("plans", _read_map)
        sessions = fields.required("sessions", _read_list)
        days = fields.required("days", _read_map)
        followed = fields.perhaps("followed", _read_map) or ()
        since = fields.perhaps("followed_since", _read_map) or ()
        offers = fields.perhaps("offers", _read_list) or ()
    known = dict(before.keep("plans", plans, _read_plan))
    return Export(
        among.keep(
            "sessions", sessions, lambda _, item: _read_session(upgrades.session(item), known)
        ),
        dict(after.keep("days", days, _read_day_off)),
        dict(after.keep("followed", followed, _read_followed)),
        dict(after.keep("followed_since", since, _read_since)),
        list(after.keep("offers", offers, lambda _, item: read_offer(upgrades.offer(item)))),
        (before, among, after),
    )


def _check_not_newer(version: Json) -> None:
    if type(version) is int and version > VERSION:
        wrong = f"it's from a newer footcoach, in version {version} of the format"
        newer = MalformedError("", f"{wrong}; update footcoach, then import it again")
        raise newer


def _read_version(data: Json) -> int:
    version = read_count(data)
    if version not in _UPGRADES:
        raise malformed(data, "should be a version")
    return version


class _Upgrades(NamedTuple):
    """What makes version 2 of an older one."""

    session: Callable[[Json], Json]
    offer: Callable[[Json], Json]


_UPGRADES = {
    1: _Upgrades(version_1.upgrade_session, version_1.upgrade_offer),
    2: _Upgrades(session=lambda data: data, offer=lambda data: data),
}


def _read_map(data: Json) -> Iterable[tuple[str, Json]]:
    if not isinstance(data, dict):
        raise malformed(data, "should be an object")
    return data.items()


def _read_list(data: Json) -> Iterable[tuple[int, Json]]:
    if not isinstance(data, list | LongList):
        raise malformed(data, "should be a list")
    return enumerate(data)


def _read_plan(digest: str, data: Json) -> tuple[str, LoggedPlan]:
    return digest, LoggedPlan(read_plan_data(data))


def _read_day_off(day: str, mark: Json) -> tuple[date, DayOff]:
    return date.fromisoformat(read_day(day)), DAYS_OFF.read(mark)


def _read_followed(routine: str, yes: Json) -> tuple[str, bool]:
    return read_text(routine), read_flag(yes)


def _read_since(routine: str, day: Json) -> tuple[str, date]:
    return read_text(routine), date.fromisoformat(read_day(day))


def _read_session(data: Json, plans: dict[str, LoggedPlan]) -> tuple[SessionRecord, WrittenSession]:
    def find_plan(digest: Json) -> LoggedPlan:
        if not isinstance(digest, str) or digest not in plans:
            raise malformed(digest, "should be a plan of this file that can be read")
        return plans[digest]

    with Fields(data) as fields:
        record = read_session(fields)
        plan = fields.required("plan", find_plan)
        place = fields.required(
            "place", lambda data: (data, rewrite_place_data(data, len(plan.timeline.steps)))
        )
    if record.parts:
        _check_sides(record.parts, plan)
    else:
        session = read_place_data(plan.timeline, place[0])
        counted = (replace(side, known_by=None) for side in side_records(session))
        record = replace(record, parts=tuple(counted))
    return record, WrittenSession(plan.text, place[1])


def _check_sides(sides: tuple[SideRecord, ...], plan: LoggedPlan) -> None:
    """Raise `MalformedError` unless each side is in the plan, once, and did no more than it."""
    keys = [side.key for side in sides]
    if len(set(keys)) < len(keys) or not set(keys) <= plan.planned.keys():
        raise malformed(keys, "should be sides of the plan, each once", "exercises")
    if any(side.done + side.skipped > side.planned for side in sides):
        raise malformed(sides, "should be no more than was planned", "exercises")
