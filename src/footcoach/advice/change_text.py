"""What becomes what in a change of a routine, in words."""

from footcoach.routine.dose_change import DoseChange
from footcoach.routine.model import Span
from footcoach.session.words import range_text


def write_change(change: DoseChange, old: Span) -> str:
    """Write what becomes what: 10 → 12 reps, or hold 3 → 5 s."""
    before = range_text((old.low, old.high))
    if change.move:
        return f"{_name_move(change.move)} {before} → {_write_span(change.span)} s"
    return f"{before} → {write_new_value(change)}"


def write_new_value(change: DoseChange) -> str:
    """Write what a change leads to: 12 reps, or hold 5 s."""
    amount = _write_span(change.span)
    if change.move:
        return f"{_name_move(change.move)} {amount} s"
    return f"{amount} {change.what if change.span.high > 1 else change.what[:-1]}"


def _name_move(move: str) -> str:
    return move.replace("-", " ")


def _write_span(span: Span) -> str:
    return range_text((span.low, span.high))
