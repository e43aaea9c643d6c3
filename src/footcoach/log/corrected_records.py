"""What the log says of a session once the person has corrected it, marked as corrected.

Pure: nothing here reads a file or a clock.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from footcoach.log.records import Said, SessionRecord, side_records
from footcoach.routine.enums import Side
from footcoach.session.correction import correct_counts, correct_reps
from footcoach.session.player import Session
from footcoach.session.tally import KnownBy

_UNSAID = (None, "")
_READERS: dict[Said, Callable[[SessionRecord], object]] = {
    Said.DAY: lambda record: record.began.day,
    Said.BEFORE: lambda record: record.feeling.before,
    Said.AFTER: lambda record: record.feeling.after,
    Said.MORNING: lambda record: record.feeling.morning,
    Said.SIGN: lambda record: record.feeling.sign,
    Said.HURT: lambda record: record.feeling.hurt,
    Said.NOTE: lambda record: record.note,
}


def mark_corrected(before: SessionRecord, after: SessionRecord) -> SessionRecord:
    """Return ``after`` with a mark on all that ``before`` said otherwise.

    What wasn't said before, such as a note that's added later, isn't a correction.
    """
    new = {
        what
        for what, read in _READERS.items()
        if read(before) not in _UNSAID and read(before) != read(after)
    }
    return replace(after, corrected=after.corrected | new)


def with_correction(
    record: SessionRecord, session: Session, exercise: int, side: Side | None, reps: int
) -> tuple[SessionRecord, Session]:
    """Return a record and its session corrected as `correct_reps` does, and marked so."""
    right = correct_reps(session, exercise, side, reps)
    return _with_side_of(record, right, exercise, side), right


def with_counts(
    record: SessionRecord,
    session: Session,
    exercise: int,
    side: Side | None,
    counts: Sequence[int],
) -> tuple[SessionRecord, Session]:
    """Return a record and its session corrected as `correct_counts` does, and marked so."""
    right = correct_counts(session, exercise, side, counts)
    return _with_side_of(record, right, exercise, side), right


def _with_side_of(
    record: SessionRecord, right: Session, exercise: int, side: Side | None
) -> SessionRecord:
    """Return ``record`` with what one side did as ``right`` has it."""
    key = (*right.timeline.routine.keys[exercise], side)
    counted = {one.key: replace(one, known_by=KnownBy.CORRECTED) for one in side_records(right)}
    parts = (counted[key] if part.key == key else part for part in record.parts)
    return replace(record, parts=tuple(parts))
