"""What a person says about a session afterwards: how many reps they did, or that they did all."""

from collections.abc import Sequence
from dataclasses import replace

from footcoach.routine.enums import Side
from footcoach.session.cues import StepKind
from footcoach.session.player import Ending, Session
from footcoach.session.step_record import Outcome, Record
from footcoach.session.timeline import Step, Timeline

_Set = tuple[int, int | None]
"""The round and the set of a step."""


def correct_reps(session: Session, exercise: int, side: Side | None, reps: int) -> Session:
    """Return ``session`` as if ``reps`` of one side of an exercise had been done, and no more.

    ``exercise`` is an index into the timeline's exercises; the first reps count as done. The
    seconds follow: a rep that was done keeps its own, one that wasn't gets those planned, and one
    that doesn't count any more loses them.
    """
    steps = session.timeline.steps
    found = dict.fromkeys(_rep_of(step) for step in steps if _is_move_of(step, exercise, side))
    done = set(list(found)[:reps])
    records = tuple(
        _correct(record, step, is_done=_rep_of(step) in done)
        if _is_move_of(step, exercise, side)
        else record
        for step, record in zip(steps, session.records, strict=True)
    )
    return replace(session, records=records)


def list_counts(session: Session, exercise: int, side: Side | None) -> tuple[int | None, ...]:
    """Return how many reps the person typed in for each set that asks; None is no answer."""
    return tuple(
        record.count
        for step, record in zip(session.timeline.steps, session.records, strict=True)
        if _is_count_of(step, exercise, side)
    )


def correct_counts(
    session: Session, exercise: int, side: Side | None, counts: Sequence[int]
) -> Session:
    """Return ``session`` as if the person had typed in ``counts``, one for each set that asks.

    A set with no rep in it wasn't done. The seconds follow as in `correct_reps`.
    """
    steps, records = session.timeline.steps, list(session.records)
    asking = [i for i, step in enumerate(steps) if _is_count_of(step, exercise, side)]
    is_done = dict[_Set, bool]()
    for index, count in zip(asking, counts, strict=True):
        records[index] = replace(records[index], outcome=Outcome.DONE, count=count)
        is_done[_set_of(steps[index])] = count > 0
    for index, step in enumerate(steps):
        if _is_move_of(step, exercise, side) and _set_of(step) in is_done:
            records[index] = _correct(records[index], step, is_done=is_done[_set_of(step)])
    return replace(session, records=tuple(records))


def complete_session(timeline: Timeline) -> Session:
    """Return a session of ``timeline`` in which everything was done as planned."""
    records = tuple(Record(Outcome.DONE, float(step.seconds or 0)) for step in timeline.steps)
    return Session(timeline=timeline, records=records, index=len(records), ending=Ending.FINISHED)


def _is_move_of(step: Step, exercise: int, side: Side | None) -> bool:
    return step.move is not None and step.exercise == exercise and step.side == side


def _is_count_of(step: Step, exercise: int, side: Side | None) -> bool:
    return step.kind is StepKind.COUNT and step.exercise == exercise and step.side == side


def _set_of(step: Step) -> _Set:
    return step.round, step.set


def _rep_of(step: Step) -> tuple[int, int | None, int | None]:
    return step.round, step.set, step.rep


def _correct(record: Record, step: Step, *, is_done: bool) -> Record:
    if not is_done:
        return Record()
    if record.outcome is Outcome.DONE:
        return record
    return Record(Outcome.DONE, max(record.seconds, float(step.seconds or 0)))
