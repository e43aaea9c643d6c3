"""Sessions that were under way when the program last ended, and how they are resumed."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from footcoach.log.heartbeat import Heartbeat, Pulse
from footcoach.log.records import SessionRecord, milliseconds, with_progress
from footcoach.log.store import Store, UnreadableError
from footcoach.routine.errors import RoutineError
from footcoach.routine.library import Library
from footcoach.session.player import Ending, Outcome, Session
from footcoach.session.tally import KnownBy


class ResumeWay(StrEnum):
    """What happens to the step that was under way."""

    GO_ON = "go on"
    """It resumes at the same second."""
    COUNT = "count it"
    """It counts as done, and the next step begins."""
    REPEAT = "repeat it"
    """It begins again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unfinished:
    """A session that can be resumed."""

    entry: SessionRecord
    session: Session
    """Paused at the second at which it was last seen."""
    ago: float
    """Seconds since it was last written; never negative, even if a clock was set back."""


def find_unfinished(store: Store, now: datetime) -> tuple[Unfinished, ...]:
    """Return the sessions that can be resumed, the newest first; raise `LogError`.

    Those that another app has under way aren't among them, nor those that can't be read.
    """
    found = []
    for entry in store.unfinished():
        beat = Heartbeat(store.database.path, entry.uuid)
        if beat.is_alive():
            continue
        try:
            session = catch_up(store.session(entry.uuid), beat.read())
        except UnreadableError as error:
            store.leave_out_session(entry, error.reason)
            continue
        ago = max(0, milliseconds(now) - entry.saved) / 1000
        found.append(Unfinished(entry=entry, session=session, ago=ago))
    return tuple(found)


def catch_up(session: Session, pulse: Pulse | None) -> Session:
    """Return ``session`` as far into its step as its last heartbeat was.

    A heartbeat of another step says nothing: the log is newer.
    """
    step = session.step
    if pulse is None or pulse.entries != session.begun or step is None or session.ending:
        return session
    longest = pulse.seconds if step.seconds is None else min(pulse.seconds, step.seconds)
    return replace(session, banked=max(session.banked, longest))


def has_routine_changed(library: Library, one: Unfinished) -> bool:
    """Whether the routine's file says something else now than when the session began."""
    try:
        return library.load(one.entry.routine) != one.session.timeline.routine
    except RoutineError:
        return True


def resume_session(session: Session, way: ResumeWay) -> Session:
    """Return an unfinished session, ready to resume ``way`` and still paused."""
    return _WAYS[way](replace(session, ending=None))


def note_way(one: Unfinished, way: ResumeWay) -> Unfinished:
    """Return ``one`` with a note of what the person, and not the clock, says was done."""
    step = one.session.step
    if way is not ResumeWay.COUNT or step is None or step.least is None:
        return one
    key = (*one.session.timeline.routine.keys[step.exercise], step.side)
    parts = (
        replace(part, known_by=KnownBy.KEY) if part.key == key else part for part in one.entry.parts
    )
    return replace(one, entry=replace(one.entry, parts=tuple(parts)))


def save_as_unfinished(store: Store, one: Unfinished, now: datetime) -> None:
    """Close a session as it is: what was done of it counts. Raise `LogError`."""
    session = replace(one.session, ending=Ending.LEFT)
    store.put(replace(with_progress(one.entry, session, now), open=False), session)
    Heartbeat(store.database.path, one.entry.uuid).forget()


def _count(session: Session) -> Session:
    # The person says that it was done, however much of it the clock saw.
    before, here = session.record_step(Outcome.DONE, 0), session.index
    done = replace(before.records[here], outcome=Outcome.DONE)
    records = (*before.records[:here], done, *before.records[here + 1 :])
    return replace(before, records=records).enter(here + 1, 0)


def _repeat(session: Session) -> Session:
    return session.record_step(None, 0).enter(session.index, 0)


_WAYS: dict[ResumeWay, Callable[[Session], Session]] = {
    ResumeWay.GO_ON: lambda session: session,
    ResumeWay.COUNT: _count,
    ResumeWay.REPEAT: _repeat,
}
