"""The log as a table for a spreadsheet: a line for each side of each exercise."""

import csv
from collections.abc import Iterator
from io import StringIO
from typing import Any
from unicodedata import normalize

from footcoach.log.json_words import EFFORTS, ENDINGS, SIDE_OR_BOTH
from footcoach.log.store import Store

_COLUMNS = (
    "day", "began", "routine", "title", "effort", "ending", "exercise", "side", "planned", "done",
    "skipped", "seconds", "pain_before", "pain_after", "pain_morning", "note",
)  # fmt: skip
_FORMULA = ("=", "+", "-", "@")


def export_csv(store: Store) -> Iterator[str]:
    """Yield the table line by line, the oldest session first; raise `LogError`."""
    yield _line(_COLUMNS)
    for record in reversed(store.entries()):
        began = record.began.local.isoformat(timespec="seconds")
        effort, ending = EFFORTS.write(record.effort), ENDINGS.write_or_none(record.ending)
        head = (record.began.day, began, record.routine, record.title, effort, ending or "")
        pain = (record.feeling.before, record.feeling.after, record.feeling.morning)
        for side in record.parts:
            counts = (side.planned, side.done, side.skipped, side.seconds)
            what = (side.exercise, SIDE_OR_BOTH.write(side.side))
            yield _line((*head, *what, *counts, *pain, record.note))


def _line(values: tuple[Any, ...]) -> str:
    written = StringIO()
    csv.writer(written).writerow([_disarm(value) for value in values])
    return written.getvalue()


def _disarm(value: Any) -> Any:
    """Return a value that no spreadsheet takes for a formula.

    Some skip blanks before the sign, and take its full-width form.
    """
    if isinstance(value, str) and normalize("NFKC", value).lstrip().startswith(_FORMULA):
        return f"'{value}"
    return value
