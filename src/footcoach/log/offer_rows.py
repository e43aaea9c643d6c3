"""The table of offers of the log, row by row, as `rows` has the others."""

from collections.abc import Sequence
from typing import Any

from footcoach.log.json_codec import Fields
from footcoach.log.json_values import (
    read_count,
    read_day,
    read_milliseconds,
    read_text,
    read_uuid,
)
from footcoach.log.record_json import read_amount
from footcoach.log.records import Offer
from footcoach.log.rows import read_flag
from footcoach.routine.model import Span

_COLUMNS = (
    "uuid", "at", "day", "routine", "exercise", "nth", "what", "old_low", "old_high", "new_low",
    "new_high", "taken",
)  # fmt: skip
SELECT = f"SELECT {', '.join(_COLUMNS)} FROM offer ORDER BY at, uuid"
INSERT = f"INSERT OR IGNORE INTO offer ({', '.join(_COLUMNS)}) VALUES (?{', ?' * 11})"


def write_offer(offer: Offer) -> tuple[Any, ...]:
    """Return an offer in the order of its columns."""
    return (
        offer.uuid,
        offer.at,
        offer.day,
        offer.routine,
        offer.exercise,
        offer.nth,
        offer.what,
        offer.old.low,
        offer.old.high,
        offer.new.low,
        offer.new.high,
        offer.taken,
    )


def read_offer(row: Sequence[Any]) -> Offer:
    """Return the offer of a row; raise `MalformedError`."""
    with Fields(dict(zip(_COLUMNS, row, strict=True))) as fields:
        return Offer(
            uuid=fields.required("uuid", read_uuid),
            at=fields.required("at", read_milliseconds),
            day=fields.required("day", read_day),
            routine=fields.required("routine", read_text),
            exercise=fields.required("exercise", read_text),
            nth=fields.required("nth", read_count),
            what=fields.required("what", read_text),
            old=_read_amount(fields, "old_low", "old_high"),
            new=_read_amount(fields, "new_low", "new_high"),
            taken=fields.required("taken", read_flag),
        )


def _read_amount(fields: Fields, low: str, high: str) -> Span:
    return read_amount([fields.required(low, read_count), fields.required(high, read_count)])
