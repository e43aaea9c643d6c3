"""How entries lie in the tables: the columns are the fields, and the queries follow from them."""

from collections.abc import Iterator, Sequence
from dataclasses import fields, replace
from typing import Any

from footcoach.log.json_codec import from_data, malformed
from footcoach.log.records import Offer, PainReport, SessionRecord, SideRecord, StartTime
from footcoach.routine.enums import Side

_OWN = ("uuid", "routine", "title", "effort", "saved", "ending", "open", "note")
_BEGAN = tuple(field.name for field in fields(StartTime))
_FEELING = tuple(field.name for field in fields(PainReport))
_PART = tuple(field.name for field in fields(SideRecord))
_FLAGS = frozenset({"open", "sign", "asked", "taken"})
_ENDS = ("old_low", "old_high", "new_low", "new_high")
_OFFER = tuple(field.name for field in fields(Offer) if field.name not in {"old", "new"})

_SIDES: dict[str | None, Side | None] = {None: None, **{side.value: side for side in Side}}

COLUMNS = (*_OWN, *_BEGAN, *_FEELING)
"""All that an entry says itself; its parts are rows of their own."""
PROGRESS = ("saved", "ending", "open")
"""What changes while a session goes on."""

SESSIONS = (
    f"SELECT id, {', '.join(COLUMNS)} FROM session WHERE {{}} ORDER BY day DESC, at DESC, uuid"
)
PARTS = (
    f"SELECT session, {', '.join(_PART)} FROM part"
    " WHERE session IN (SELECT id FROM session WHERE {}) ORDER BY rowid"
)
INSERT_PART = f"INSERT INTO part VALUES (?{', ?' * len(_PART)})"

OFFERS = f"SELECT {', '.join((*_OFFER, *_ENDS))} FROM offer ORDER BY at, uuid"
INSERT_OFFER = (
    f"INSERT OR IGNORE INTO offer ({', '.join((*_OFFER, *_ENDS))})"
    f" VALUES (?{', ?' * (len(_OFFER) + len(_ENDS) - 1)})"
)


def insert_session(over: tuple[str, ...]) -> str:
    """Return what writes an entry; of one that is there only the columns ``over`` change."""
    changes = ", ".join(f"{column} = excluded.{column}" for column in over)
    return (
        f"INSERT INTO session ({', '.join(COLUMNS)}) VALUES (?{', ?' * (len(COLUMNS) - 1)})"
        f" ON CONFLICT (uuid) DO UPDATE SET {changes}"
    )


def session_row(entry: SessionRecord) -> tuple[Any, ...]:
    """Return what an entry says, in the order of the columns."""
    return (
        *_values(entry, _OWN),
        *_values(entry.began, _BEGAN),
        *_values(entry.feeling, _FEELING),
    )


def part_row(part: SideRecord) -> tuple[Any, ...]:
    """Return what a part says, in the order of its columns."""
    return tuple(_values(part, _PART))


def part(row: Sequence[Any]) -> SideRecord:
    """Return the part that a row holds; raises `MalformedError`.

    There are thousands of these, so only what is no plain value is looked at.
    """
    values = dict(zip(_PART, row, strict=True))
    if values["side"] not in _SIDES:
        raise malformed(values["side"], "should be a side")
    values["side"] = _SIDES[values["side"]]
    return SideRecord(**values)


def entry(row: Sequence[Any], parts: tuple[SideRecord, ...]) -> SessionRecord:
    """Return the entry that a row holds, with its parts; raises `MalformedError`."""
    values = {
        name: bool(value) if name in _FLAGS else value
        for name, value in zip(COLUMNS, row, strict=True)
    }
    data = {name: values[name] for name in _OWN}
    data["began"] = {name: values[name] for name in _BEGAN}
    data["feeling"] = {name: values[name] for name in _FEELING}
    found: SessionRecord = from_data(SessionRecord, data)
    return replace(found, parts=parts)


def offer_row(offer: Offer) -> tuple[Any, ...]:
    """Return what an offer says, in the order of its columns."""
    ends = (offer.old.low, offer.old.high, offer.new.low, offer.new.high)
    return (*_values(offer, _OFFER), *ends)


def offer(row: Sequence[Any]) -> Offer:
    """Return the offer that a row holds; raises `MalformedError`."""
    values = dict(zip((*_OFFER, *_ENDS), row, strict=True))
    data = {name: bool(value) if name in _FLAGS else value for name, value in values.items()}
    for name in ("old", "new"):
        data[name] = {end: data.pop(f"{name}_{end}") for end in ("low", "high")}
    found: Offer = from_data(Offer, data)
    return found


def _values(source: object, names: tuple[str, ...]) -> Iterator[Any]:
    """Yield fields as SQLite takes them: of an enumeration its value."""
    for name in names:
        value = getattr(source, name)
        yield getattr(value, "value", value)
