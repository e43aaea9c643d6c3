"""The log as a table for a spreadsheet: a line for each side of each exercise."""

import csv
from collections.abc import Iterator
from io import StringIO
from typing import Any
from unicodedata import category, normalize

from footcoach.log.json_words import EFFORTS, ENDINGS, KNOWN_BY, SIDE_OR_BOTH
from footcoach.log.record_json import write_corrected
from footcoach.log.store import Store

_COLUMNS = (
    "day", "began", "routine", "title", "effort", "ending", "exercise", "side", "planned", "done",
    "skipped", "seconds", "known_by", "pain_before", "pain_after", "pain_morning", "note",
    "counted", "load", "file", "corrected",
)  # fmt: skip
_FORMULA = frozenset("=+-@")
_ENDS_CELL = ("\t", "\r", "\n")
_UNSEEN = frozenset("CZ")
"""The kinds of characters that can't be seen: controls, formats and blanks."""


def export_csv(store: Store) -> Iterator[str]:
    """Yield the table line by line, the oldest session first; raise `LogError`."""
    yield _line(_COLUMNS)
    for record in reversed(store.entries()):
        began = record.began.local.isoformat(timespec="seconds")
        effort, ending = EFFORTS.write(record.effort), ENDINGS.write_or_none(record.ending)
        head = (record.began.day, began, record.routine, record.title, effort, ending or "")
        pain = (record.feeling.before, record.feeling.after, record.feeling.morning)
        for side in record.parts:
            known_by = KNOWN_BY.write_or_none(side.known_by) or ""
            counts = (side.planned, side.done, side.skipped, side.seconds, known_by)
            more = ("" if side.counted is None else side.counted, side.load)
            what = (side.exercise, SIDE_OR_BOTH.write(side.side))
            last = (record.file, " ".join(write_corrected(record)))
            yield _line((*head, *what, *counts, *pain, record.note, *more, *last))


def _line(values: tuple[Any, ...]) -> str:
    written = StringIO()
    csv.writer(written).writerow([_disarm(value) for value in values])
    return written.getvalue()


def _disarm(value: Any) -> Any:
    """Return a value that no spreadsheet takes for a formula.

    Some skip blanks and what can't be seen before the sign, and take its full-width form; a tab
    or the end of a line at the beginning can part a cell in two.
    """
    if isinstance(value, str) and (value.startswith(_ENDS_CELL) or _is_formula(value)):
        return f"'{value}"
    return value


def _is_formula(text: str) -> bool:
    seen = (char for char in normalize("NFKC", text) if category(char)[0] not in _UNSEEN)
    return next(seen, "") in _FORMULA
