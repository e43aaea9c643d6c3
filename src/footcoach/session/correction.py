"""What a person says about a session afterwards: how many reps they did, or that they did all."""

from dataclasses import replace

from footcoach.routine.enums import Side
from footcoach.session.player import Ending, Session
from footcoach.session.step_record import Outcome, Record
from footcoach.session.timeline import Step, Timeline


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


def complete_session(timeline: Timeline) -> Session:
    """Return a session of ``timeline`` in which everything was done as planned."""
    records = tuple(Record(Outcome.DONE, float(step.seconds or 0)) for step in timeline.steps)
    return Session(timeline=timeline, records=records, index=len(records), ending=Ending.FINISHED)


def _is_move_of(step: Step, exercise: int, side: Side | None) -> bool:
    return step.move is not None and step.exercise == exercise and step.side == side


def _rep_of(step: Step) -> tuple[int, int | None, int | None]:
    return step.round, step.set, step.rep


def _correct(record: Record, step: Step, *, is_done: bool) -> Record:
    if not is_done:
        return Record()
    if record.outcome is Outcome.DONE:
        return record
    return Record(Outcome.DONE, max(record.seconds, float(step.seconds or 0)))
