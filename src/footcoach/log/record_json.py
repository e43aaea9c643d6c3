"""Sessions and offers as an export holds them, in version 2 of the format.

`docs/log-format.md` describes every key. The plan and the place of a session are beside it:
they belong to `plan_json` and `session_json`.
"""

from collections.abc import Mapping
from functools import lru_cache

from footcoach.log.json_codec import Fields, Json, malformed
from footcoach.log.json_values import (
    list_of,
    nullable,
    read_count,
    read_day,
    read_file,
    read_flag,
    read_moment,
    read_pain,
    read_range,
    read_seconds,
    read_text,
    read_uuid,
    without_none,
    write_moment,
    write_number,
    write_range,
)
from footcoach.log.json_words import EFFORTS, ENDINGS, KNOWN_BY, SAID, SIDE_OR_BOTH
from footcoach.log.records import (
    Offer,
    PainReport,
    Said,
    SessionRecord,
    SideKey,
    SideRecord,
    StartTime,
)
from footcoach.routine.model import Span

_SCALARS = frozenset({str, int, float, bool, type(None)})


def write_session(record: SessionRecord, planned: Mapping[SideKey, float | None]) -> Json:
    """Return a session as `read_session` reads it.

    ``planned`` says how many seconds its plan has for each side of each exercise.
    """
    began, pain = record.began, record.feeling
    return {
        "uuid": record.uuid,
        "day": began.day,
        "began": write_moment(began.at, began.offset),
        "saved": write_moment(record.saved),
        "routine": record.routine,
        "title": record.title,
        "effort": EFFORTS.write(record.effort),
        "ending": ENDINGS.write_or_none(record.ending),
        "note": record.note,
        "pain_before": pain.before,
        "pain_after": pain.after,
        "pain_morning": pain.morning,
        "pain_exercise": pain.hurt,
        "warning_sign": pain.sign,
        "morning_asked": pain.asked,
        "exercises": [_write_side(side, planned) for side in record.parts],
        **without_none({"file": record.file or None, "corrected": write_corrected(record) or None}),
    }


def read_session(fields: Fields) -> SessionRecord:
    """Read what an export says of a session itself; it can't be resumed.

    Of a session of version 1, which doesn't say what each side did, the sides are empty.
    """
    at, offset = fields.required("began", read_moment)
    return SessionRecord(
        uuid=fields.required("uuid", read_uuid),
        routine=fields.required("routine", read_text),
        title=fields.required("title", read_text),
        effort=fields.required("effort", EFFORTS.read),
        began=StartTime(at=at, offset=offset, day=fields.required("day", read_day)),
        saved=fields.required("saved", read_moment)[0],
        ending=fields.required("ending", nullable(ENDINGS.read)),
        open=False,
        note=fields.required("note", read_text),
        feeling=PainReport(
            before=fields.required("pain_before", read_pain),
            after=fields.required("pain_after", read_pain),
            morning=fields.required("pain_morning", read_pain),
            sign=fields.required("warning_sign", read_flag),
            hurt=fields.required("pain_exercise", nullable(read_text)),
            asked=fields.required("morning_asked", read_flag),
        ),
        parts=fields.optional("exercises", list_of(_read_side), ()),
        file=fields.perhaps("file", read_file) or "",
        corrected=frozenset(fields.perhaps("corrected", list_of(SAID.read)) or ()),
    )


def write_corrected(record: SessionRecord) -> list[str]:
    """Return the words for what was corrected, always in the same order."""
    return [SAID.write(what) for what in Said if what in record.corrected]


def _write_side(side: SideRecord, planned: Mapping[SideKey, float | None]) -> Json:
    seconds = planned.get(side.key)
    return {
        "exercise": side.exercise,
        "nth": side.nth,
        "side": SIDE_OR_BOTH.write(side.side),
        "planned_reps": side.planned,
        "done_reps": side.done,
        "skipped_reps": side.skipped,
        "planned_seconds": None if seconds is None else write_number(seconds),
        "done_seconds": write_number(side.seconds),
        **without_none(
            {
                "counted_reps": side.counted,
                "load": side.load or None,
                "known_by": KNOWN_BY.write_or_none(side.known_by),
            }
        ),
    }


def _read_side(data: Json) -> SideRecord:
    """Read what one side did.

    In ten years a routine is done a thousand times the same way: that is read once.
    """
    if isinstance(data, dict) and all(type(value) in _SCALARS for value in data.values()):
        return _read_known_side(tuple(data.items()), tuple(map(type, data.values())))
    return _read_any_side(data)


@lru_cache(maxsize=1024)
def _read_known_side(items: tuple[tuple[str, Json], ...], _: tuple[type, ...]) -> SideRecord:
    """Return the same for the same items; their types tell 1 from 1.0 and true."""
    return _read_any_side(dict(items))


def _read_any_side(data: Json) -> SideRecord:
    with Fields(data) as fields:
        fields.required("planned_seconds", nullable(read_seconds))  # follows from the plan
        return SideRecord(
            exercise=fields.required("exercise", read_text),
            nth=fields.required("nth", read_count),
            side=fields.required("side", SIDE_OR_BOTH.read),
            planned=fields.required("planned_reps", read_count),
            done=fields.required("done_reps", read_count),
            skipped=fields.required("skipped_reps", read_count),
            seconds=fields.required("done_seconds", read_seconds),
            counted=fields.perhaps("counted_reps", read_count),
            load=fields.optional("load", read_text, ""),
            known_by=fields.perhaps("known_by", KNOWN_BY.read),
        )


def write_offer(offer: Offer) -> Json:
    """Return an offer as `read_offer` reads it."""
    return {
        "uuid": offer.uuid,
        "day": offer.day,
        "offered": write_moment(offer.at),
        "routine": offer.routine,
        "exercise": offer.exercise,
        "nth": offer.nth,
        "what": offer.what,
        "old": write_range(offer.old),
        "new": write_range(offer.new),
        "taken": offer.taken,
    }


def read_amount(data: Json) -> Span:
    """Read how much of something there is: a range of at least 1."""
    amount = read_range(data)
    if amount.low < 1:
        raise malformed(data, "should be at least 1")
    return amount


def read_offer(data: Json) -> Offer:
    """Read what was offered to be changed in a routine."""
    with Fields(data) as fields:
        return Offer(
            uuid=fields.required("uuid", read_uuid),
            at=fields.required("offered", read_moment)[0],
            day=fields.required("day", read_day),
            routine=fields.required("routine", read_text),
            exercise=fields.required("exercise", read_text),
            nth=fields.required("nth", read_count),
            what=fields.required("what", read_text),
            old=fields.required("old", read_amount),
            new=fields.required("new", read_amount),
            taken=fields.required("taken", read_flag),
        )
