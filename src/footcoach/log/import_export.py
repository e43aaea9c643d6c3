"""All of the log as one text, and back in again without duplicates.

Version 2 of the format is written; `docs/log-format.md` describes it. Each plan is there once
and everything is in an order that follows from the content alone: what is exported, imported
elsewhere and exported again is the same to the byte.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import cache, partial
from math import inf
from typing import Any, NamedTuple

from footcoach.log import version_1
from footcoach.log.json_codec import (
    Fields,
    Json,
    MalformedError,
    Value,
    dumps,
    loads,
    malformed,
)
from footcoach.log.json_values import read_count, read_day, read_flag, read_text
from footcoach.log.json_words import DAYS_OFF
from footcoach.log.plan_json import PlanText, read_plan, read_plan_data, write_plan
from footcoach.log.record_json import read_offer, read_session, write_offer, write_session
from footcoach.log.records import (
    DayOff,
    Offer,
    SessionRecord,
    SideKey,
    SideRecord,
    planned_seconds,
    side_records,
)
from footcoach.log.session_json import read_place_data, rewrite_place, write_place
from footcoach.log.store import Store
from footcoach.log.versions import VERSION
from footcoach.session.player import Session
from footcoach.session.timeline import Timeline


class ImportCounts(NamedTuple):
    """What an import did."""

    added: int
    """Sessions that were new."""
    renewed: int
    """Sessions that were there in an older state."""
    known: int
    """Sessions that were there already."""
    left_out: tuple[str, ...] = ()
    """What in the file can't be read, where it is and what it should be."""


class _Plan(NamedTuple):
    """A plan of the log as an export has it."""

    text: PlanText
    timeline: Timeline
    planned: dict[SideKey, float | None]


def export_json(store: Store) -> Iterator[str]:
    """Yield the whole log, piece by piece; raise `LogError`.

    A session that can't be read is left out, and named in the remarks of the log.
    """
    days = {day.isoformat(): DAYS_OFF.write(mark) for day, mark in store.marks().items()}
    used = dict[str, str]()
    yield f'{{"footcoach":{VERSION},\n"days":{dumps(days)},'
    yield f'\n"followed":{dumps(store.followed())},'
    if since := {name: day.isoformat() for name, day in store.followed_since().items()}:
        yield f'\n"followed_since":{dumps(since)},'
    yield '\n"offers":['
    yield ",".join(f"\n{dumps(write_offer(offer))}" for offer in store.offers())
    yield '],\n"sessions":['
    yield ",".join(f"\n{line}" for line in _session_lines(store, used))
    yield '],\n"plans":{'
    yield ",".join(f'\n"{digest}":{used[digest]}' for digest in sorted(used))
    yield "}}\n"


def export_session(record: SessionRecord, session: Session) -> str:
    """Return an export of one session, which is at rest and needn't be in a log."""
    plan, planned = write_plan(session.timeline), planned_seconds(session.timeline)
    line = _session_line(record, planned, plan.digest, write_place(session))
    return (
        f'{{"footcoach":{VERSION},\n"days":{{}},\n"followed":{{}},\n"offers":[],\n"sessions":['
        f'\n{line}],\n"plans":{{\n"{plan.digest}":{plan.text}}}}}\n'
    )


def _session_lines(store: Store, used: dict[str, str]) -> Iterator[str]:
    """Yield each session that can be read, and put its plan into ``used``."""
    log = store.whole()
    read = cache(lambda digest: _read_stored_plan(log.plans.get(digest, "")))
    for record in sorted(log.records, key=lambda record: (record.began.at, record.uuid)):
        digest, place = log.places.get(record.uuid, ("", ""))
        try:
            plan = read(digest)
            again = rewrite_place(place, len(plan.timeline.steps))
        except MalformedError as error:
            store.leave_out_session(record, str(error))
            continue
        used[plan.text.digest] = plan.text.text
        yield _session_line(record, plan.planned, plan.text.digest, again)


def _session_line(
    record: SessionRecord, planned: Mapping[SideKey, float | None], digest: str, place: str
) -> str:
    own = dumps(write_session(record, planned))
    return f'{own[:-1]},"plan":"{digest}","place":{place}}}'


def _read_stored_plan(text: str) -> _Plan:
    timeline = read_plan(text)
    return _Plan(write_plan(timeline), timeline, planned_seconds(timeline))


def import_json(store: Store, text: str) -> ImportCounts:
    """Take in what `export_json` wrote, in this version or an older one.

    Of a session that is there already, the state that was written last stays. None can be
    resumed here: where it was begun, it still can. What can't be read is left out and named.
    Raise `MalformedError` where the text as a whole isn't such an export, and `LogError`.
    """
    export = _read_export(loads(text))
    known = {entry.uuid: entry.saved for entry in store.entries()}
    new = [pair for pair in export.sessions if pair[0].uuid not in known]
    # What another window saves meanwhile stays, if it's later: `Store.put_all` sees to that.
    newer = [pair for pair in export.sessions if pair[0].saved > known.get(pair[0].uuid, inf)]
    there, said = store.marks(), store.followed()
    days = {day: mark for day, mark in export.days.items() if day not in there}
    followed = {
        name: (yes, export.since.get(name))
        for name, yes in export.followed.items()
        if name not in said
    }
    under_way: tuple[SessionRecord, ...] = ()
    if new or newer or days or export.offers or followed:
        under_way = store.put_all([*new, *newer], days, export.offers, followed)
    kept = len(export.sessions) - len(new) - len(newer)
    left_out = (*export.left_out, *map(_say_under_way, under_way))
    return ImportCounts(len(new), len(newer) - len(under_way), kept, left_out)


def _say_under_way(record: SessionRecord) -> str:
    session = f"the session of {record.began.day}, {record.title},"
    return f"{session} is open in another window; import it again once it's closed there"


class _Export(NamedTuple):
    """What an export says, as far as it can be read."""

    sessions: list[tuple[SessionRecord, Session]]
    days: dict[date, DayOff]
    followed: dict[str, bool]
    since: dict[str, date]
    """Since when routines are in the plan, where that is known."""
    offers: list[Offer]
    left_out: tuple[str, ...]


class _Sieve:
    """Keeps what can be read of an export, and says what can't."""

    def __init__(self) -> None:
        self.left_out = list[str]()

    def keep(
        self, section: str, items: Iterable[tuple[Any, Json]], read: Callable[[Any, Json], Value]
    ) -> list[Value]:
        """Return what ``read`` makes of each key or index with its item."""
        kept = list[Value]()
        for key, item in items:
            try:
                kept.append(read(key, item))
            except MalformedError as error:
                self.left_out.append(str(error.under(key).under(section)))
        return kept


def _read_export(data: Json) -> _Export:
    """Read the frame of an export, and what can be read in it."""
    if not isinstance(data, dict) or "footcoach" not in data:
        raise malformed(data, "should be what footcoach history --json prints")
    _check_not_newer(data["footcoach"])
    sieve = _Sieve()
    with Fields(data) as fields:
        upgrades = _UPGRADES[fields.required("footcoach", _read_version)]
        plans = dict(sieve.keep("plans", fields.required("plans", _read_map), _read_plan))
        sessions = fields.required("sessions", _read_list)
        days = fields.required("days", _read_map)
        followed = fields.perhaps("followed", _read_map) or ()
        since = fields.perhaps("followed_since", _read_map) or ()
        offers = fields.perhaps("offers", _read_list) or ()
    return _Export(
        sieve.keep(
            "sessions", sessions, lambda _, item: _read_session(upgrades.session(item), plans)
        ),
        dict(sieve.keep("days", days, _read_day_off)),
        dict(sieve.keep("followed", followed, _read_followed)),
        dict(sieve.keep("followed_since", since, _read_since)),
        sieve.keep("offers", offers, lambda _, item: read_offer(upgrades.offer(item))),
        tuple(sieve.left_out),
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
    if not isinstance(data, list):
        raise malformed(data, "should be a list")
    return enumerate(data)


def _read_plan(digest: str, data: Json) -> tuple[str, Timeline]:
    return digest, read_plan_data(data)


def _read_day_off(day: str, mark: Json) -> tuple[date, DayOff]:
    return date.fromisoformat(read_day(day)), DAYS_OFF.read(mark)


def _read_followed(routine: str, yes: Json) -> tuple[str, bool]:
    return read_text(routine), read_flag(yes)


def _read_since(routine: str, day: Json) -> tuple[str, date]:
    return read_text(routine), date.fromisoformat(read_day(day))


def _read_session(data: Json, plans: dict[str, Timeline]) -> tuple[SessionRecord, Session]:
    def find_plan(digest: Json) -> Timeline:
        if not isinstance(digest, str) or digest not in plans:
            raise malformed(digest, "should be a plan of this file that can be read")
        return plans[digest]

    with Fields(data) as fields:
        record = read_session(fields)
        plan = fields.required("plan", find_plan)
        session = fields.required("place", partial(read_place_data, plan))
    if record.parts:
        _check_sides(record.parts, plan)
        return record, session
    counted = (replace(side, known_by=None) for side in side_records(session))
    return replace(record, parts=tuple(counted)), session


def _check_sides(sides: tuple[SideRecord, ...], plan: Timeline) -> None:
    """Raise `MalformedError` unless each side is in the plan, once, and did no more than it."""
    keys = [side.key for side in sides]
    if len(set(keys)) < len(keys) or not set(keys) <= planned_seconds(plan).keys():
        raise malformed(keys, "should be sides of the plan, each once", "exercises")
    if any(side.done + side.skipped > side.planned for side in sides):
        raise malformed(sides, "should be no more than was planned", "exercises")
