"""The tables of the log, row by row: what is in each column, and what may be.

The names of the columns are in `schema` and stay what they are, whatever the records are
called; `docs/log-format.md` describes them. A file may have been changed by another hand, so
what is read is checked as strictly as an import.
"""

from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from footcoach.log.json_codec import Fields, Json, malformed
from footcoach.log.json_values import (
    BIGGEST,
    check_moment,
    nullable,
    read_day,
    read_file,
    read_milliseconds,
    read_pain,
    read_text,
    read_uuid,
    read_whole,
)
from footcoach.log.json_words import EFFORTS, ENDINGS, KNOWN_BY, SAID, SIDE
from footcoach.log.record_json import write_corrected
from footcoach.log.records import PainReport, Said, SessionRecord, SideRecord, StartTime
from footcoach.routine.enums import Effort
from footcoach.session.player import Ending
from footcoach.session.tally import KnownBy

COLUMNS = (
    "uuid", "routine", "title", "effort", "at", "offset", "day", "saved", "ending", "open", "note",
    "before", "after", "morning", "sign", "hurt", "asked", "file", "corrected",
)  # fmt: skip
"""All that a session's row says; what each side did is in rows of their own."""
_BETWEEN = " "
"""What is between two words of one column."""
_LATER = "saved = CASE WHEN saved = ? THEN ? ELSE max(saved, ?) END"
PROGRESS = ("saved", "ending", "open")
"""What changes while a session is under way."""
_SIDE_COLUMNS = (
    "exercise", "nth", "side", "planned", "done", "skipped", "seconds", "known_by", "counted",
    "load",
)  # fmt: skip
_SIDES = {None: None, "left": SIDE.read("left"), "right": SIDE.read("right")}
_KNOWN_BY: dict[str | None, KnownBy | None] = {
    None: None,
    **{KNOWN_BY.write(how): how for how in KnownBy},
}

ALL = "true"
"""The condition that all sessions meet."""
SESSION_NAME = "The session of {7}, {3},"
"""Names a session by columns of such a row."""
COLUMNS_THERE = "SELECT name FROM pragma_table_info(?)"
INSERT_SIDE = f"INSERT INTO part (session, {', '.join(_SIDE_COLUMNS)}) VALUES (?{', ?' * 10})"


def insert_session(over: tuple[str, ...]) -> str:
    """Return what writes a session; of one that is there only the columns ``over`` change."""
    changes = ", ".join(f"{column} = excluded.{column}" for column in over)
    return (
        f"INSERT INTO session ({', '.join(COLUMNS)}) VALUES (?{', ?' * (len(COLUMNS) - 1)})"
        f" ON CONFLICT (uuid) DO UPDATE SET {changes}"
    )


def update_session(before: SessionRecord, after: SessionRecord) -> tuple[str, tuple[Any, ...]]:
    """Return what changes the columns in which two records of a session differ, and its values.

    When it was last written never becomes earlier, unless it's just this change that is undone.
    """
    rows = zip(COLUMNS, session_row(before), session_row(after), strict=True)
    changes = {column: new for column, old, new in rows if column != "saved" and old != new}
    assignments = ", ".join((*(f"{column} = ?" for column in changes), _LATER))
    values = (*changes.values(), before.saved, after.saved, after.saved, after.uuid)
    return f"UPDATE session SET {assignments} WHERE uuid = ?", values


def session_row(record: SessionRecord) -> tuple[Any, ...]:
    """Return a session in the order of `COLUMNS`."""
    began, pain = record.began, record.feeling
    return (
        record.uuid,
        record.routine,
        record.title,
        EFFORTS.write(record.effort),
        began.at,
        began.offset,
        began.day,
        record.saved,
        ENDINGS.write_or_none(record.ending),
        record.open,
        record.note,
        pain.before,
        pain.after,
        pain.morning,
        pain.sign,
        pain.hurt,
        pain.asked,
        record.file or None,
        _BETWEEN.join(write_corrected(record)) or None,
    )


def read_session(row: Sequence[Any], sides: tuple[SideRecord, ...]) -> SessionRecord:
    """Return the session of a row, with what each side did; raise `MalformedError`."""
    values = dict(zip(COLUMNS, row, strict=True))
    what = _read_what(*[values.pop(name) for name in _WHAT])
    feeling = _read_feeling(*[values.pop(name) for name in _FEELING])
    with Fields(values) as fields:
        return SessionRecord(
            uuid=fields.required("uuid", read_uuid),
            routine=what.routine,
            title=what.title,
            effort=what.effort,
            began=_read_start(fields),
            saved=fields.required("saved", read_milliseconds),
            ending=what.ending,
            open=what.open,
            note=fields.required("note", read_text),
            feeling=feeling,
            parts=sides,
            file=what.file,
            corrected=what.corrected,
        )


class _What(NamedTuple):
    """What many sessions have in common."""

    routine: str
    title: str
    effort: Effort
    ending: Ending | None
    open: bool
    file: str
    corrected: frozenset[Said]


_WHAT = ("routine", "title", "effort", "ending", "open", "file", "corrected")
_FEELING = ("before", "after", "morning", "sign", "hurt", "asked")


@lru_cache(maxsize=256, typed=True)
def _read_what(*values: Json) -> _What:
    """Return what these columns say; remembered, since of thousands of sessions most are alike."""
    with Fields(dict(zip(_WHAT, values, strict=True))) as fields:
        return _What(
            routine=fields.required("routine", read_text),
            title=fields.required("title", read_text),
            effort=fields.required("effort", EFFORTS.read),
            ending=fields.required("ending", nullable(ENDINGS.read)),
            open=fields.required("open", read_flag),
            file=fields.required("file", nullable(read_file)) or "",
            corrected=fields.required("corrected", _read_corrected),
        )


@lru_cache(maxsize=256, typed=True)
def _read_feeling(*values: Json) -> PainReport:
    with Fields(dict(zip(_FEELING, values, strict=True))) as fields:
        return PainReport(
            before=fields.required("before", read_pain),
            after=fields.required("after", read_pain),
            morning=fields.required("morning", read_pain),
            sign=fields.required("sign", read_flag),
            hurt=fields.required("hurt", nullable(read_text)),
            asked=fields.required("asked", read_flag),
        )


def _read_corrected(data: Json) -> frozenset[Said]:
    return frozenset(() if data is None else map(SAID.read, read_text(data).split(_BETWEEN)))


def _read_start(fields: Fields) -> StartTime:
    at, offset = fields.required("at", read_milliseconds), fields.required("offset", read_whole)
    check_moment(at, offset)
    return StartTime(at=at, offset=offset, day=fields.required("day", read_day))


def read_flag(data: Json) -> bool:
    """Return what a flag of a table says: SQLite has no true and false."""
    if type(data) is not int or data not in {0, 1}:
        raise malformed(data, "should be 0 or 1")
    return bool(data)


def select_sessions(condition: str, there: Collection[str]) -> str:
    """Return what reads the sessions that meet ``condition``, the newest first.

    ``there`` has the columns of the table: an older log that can't be brought up to date lacks the
    newest, which read as null.
    """
    return (
        f"SELECT id, {_list_columns(COLUMNS, there)} FROM session WHERE {condition}"
        " ORDER BY day DESC, at DESC, uuid"
    )


def select_sides(condition: str, there: Collection[str]) -> str:
    """Return what reads the sides of the sessions that meet ``condition``.

    ``there`` is as in `select_sessions`, of their table.
    """
    some = f"WHERE session IN (SELECT id FROM session WHERE {condition})"
    # Looking each of them up would take as long as reading it.
    where = "" if condition == ALL else some
    return f"SELECT session, {_list_columns(_SIDE_COLUMNS, there)} FROM part {where} ORDER BY rowid"


def select_days(there: Collection[str]) -> str:
    """Return what reads the first and the last day of every routine.

    ``there`` is as in `select_sessions`. What isn't a day that Python knows is left out.
    """
    return (
        f"SELECT routine, {_list_columns(('file',), there)} AS file, min(day), max(day)"
        " FROM session WHERE day = date(day, '+0 days') AND day >= '0001-01-01'"
        " AND typeof(routine) = 'text' GROUP BY routine, file"
    )


def _list_columns(columns: Iterable[str], there: Collection[str]) -> str:
    return ", ".join(name if name in there else "NULL" for name in columns)


def side_row(side: SideRecord) -> tuple[Any, ...]:
    """Return what one side did, in the order of the columns."""
    return (
        side.exercise,
        side.nth,
        SIDE.write_or_none(side.side),
        side.planned,
        side.done,
        side.skipped,
        side.seconds,
        KNOWN_BY.write_or_none(side.known_by),
        side.counted,
        side.load or None,
    )


@lru_cache(maxsize=4096)
def read_side(row: tuple[Any, ...]) -> SideRecord:
    """Return what one side did; raise `MalformedError`.

    Equal rows are of the same types, as their columns are; most are done as often before.
    """
    exercise, nth, side, planned, done, skipped, seconds, known_by, counted, load = row
    # There are thousands of these, so they are looked at all at once.
    if not (
        side in _SIDES
        and type(nth) is type(planned) is type(done) is type(skipped) is int
        and min(nth, planned, done, skipped) >= 0
        and type(seconds) in {int, float}
        and 0 <= seconds <= BIGGEST
        and known_by in _KNOWN_BY
        and (counted is None or (type(counted) is int and counted >= 0))
    ):
        raise malformed(row, "should be what one side did")
    return SideRecord(
        exercise=read_text(exercise),
        nth=nth,
        side=_SIDES[side],
        planned=planned,
        done=done,
        skipped=skipped,
        seconds=seconds,
        counted=counted,
        load="" if load is None else read_text(load),
        known_by=_KNOWN_BY[known_by],
    )
