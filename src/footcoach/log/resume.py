"""Sessions that were under way when the program last ended, and how they are resumed."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import Enum, StrEnum, auto
from typing import NamedTuple

from footcoach.log.database import LogError
from footcoach.log.heartbeat import Heartbeat, Lock, Pulse
from footcoach.log.ownership import Claim, Owner
from footcoach.log.reader import UnreadableError
from footcoach.log.records import SessionRecord, milliseconds, with_progress
from footcoach.log.store import Store
from footcoach.routine.errors import RoutineError
from footcoach.routine.library import Library
from footcoach.routine.model import Routine
from footcoach.session.player import Ending, Session
from footcoach.session.step_record import Outcome
from footcoach.session.tally import KnownBy

_SILENCE = 60
"""Seconds without a heartbeat after which an app is gone, where no lock says so."""


class ResumeWay(StrEnum):
    """What happens to the step that was under way."""

    GO_ON = "go on"
    """It resumes at the same second."""
    COUNT = "count it"
    """It counts as done, and the next step begins."""
    REPEAT = "repeat it"
    """It begins again."""


class RoutineState(Enum):
    """What has become of the routine of an unfinished session."""

    SAME = auto()
    CHANGED = auto()
    """Its file says something else now than when the session began."""
    GONE = auto()
    """The library has none of that name any more, or can't read it."""
    ELSEWHERE = auto()
    """It is in a file outside the library, which isn't the one that was asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unfinished:
    """A session that can be resumed."""

    entry: SessionRecord
    session: Session
    """Paused at the second at which it was last seen."""
    ago: float
    """Seconds since it was last written; never negative, even if a clock was set back."""
    owner: Owner | None = None
    """The app that had it last; None if that isn't known."""
    may_be_open: bool = False
    """Whether ``owner`` may still have it: there are no file locks here to tell."""


class Refusal(NamedTuple):
    """Why a session couldn't be taken."""

    is_held: bool
    """Another app has it. False: it was changed since it was offered, so look at it again."""
    owner: Owner | None = None
    """The app that has it; None if that isn't known."""


def find_unfinished(store: Store, now: datetime) -> tuple[Unfinished, ...]:
    """Return the sessions that can be resumed, the newest first; raise `LogError`.

    Those that another app has under way aren't among them, nor those that can't be read.
    """
    found = (_find(store, entry, now) for entry in store.unfinished())
    return tuple(one for one in found if one)


def is_any_under_way(store: Store, now: datetime) -> bool:
    """Whether a running app has a session under way, also a paused one; raise `LogError`."""
    beats = (Heartbeat(store.database.path, entry.uuid) for entry in store.unfinished())
    return any(_is_beating(beat, now.timestamp() - _SILENCE) for beat in beats)


def _is_beating(beat: Heartbeat, since: float) -> bool:
    lock = beat.look()
    return lock is Lock.HELD or (lock is Lock.UNKNOWN and beat.has_beaten_since(since))


def _find(store: Store, entry: SessionRecord, now: datetime) -> Unfinished | None:
    beat = Heartbeat(store.database.path, entry.uuid)
    lock = beat.look()
    if lock is Lock.HELD:
        return None
    try:
        session = catch_up(store.session(entry.uuid), beat.read())
    except UnreadableError as error:
        store.leave_out_session(entry, error.reason)
        return None
    owner = store.owner(entry.uuid)
    return Unfinished(
        entry=entry,
        session=_restore_file(session, entry),
        ago=max(0, milliseconds(now) - entry.saved) / 1000,
        owner=owner,
        may_be_open=lock is Lock.UNKNOWN and owner is not None and entry.ending is None,
    )


def _restore_file(session: Session, entry: SessionRecord) -> Session:
    """Return ``session`` with its routine's file, which is kept beside the plan."""
    routine = replace(session.timeline.routine, file=entry.file)
    return replace(session, timeline=replace(session.timeline, routine=routine))


def take_over(store: Store, one: Unfinished, now: datetime) -> Claim | Refusal:
    """Take an unfinished session for this app, so that no other can; raise `LogError`.

    What the person was offered has to be what is there: another app may have done some of it
    since, and left it again.
    """
    uuid = one.entry.uuid
    claim = Claim.of(store.database.path, uuid, now, one.owner)
    lock = claim.lock()
    if lock is Lock.HELD:
        return Refusal(is_held=True, owner=store.owner(uuid))
    try:
        if _is_unchanged(store, one, claim.beat) and _note_owner(store, one, claim, lock):
            return claim
    except BaseException:
        claim.beat.stop()
        raise
    claim.beat.stop()
    return Refusal(is_held=False)


def _is_unchanged(store: Store, one: Unfinished, beat: Heartbeat) -> bool:
    if store.entry(one.entry.uuid) != one.entry:
        return False
    return catch_up(store.session(one.entry.uuid), beat.read()) == one.session


def _note_owner(store: Store, one: Unfinished, claim: Claim, lock: Lock) -> bool:
    try:
        return store.take(one.entry, claim)
    except LogError:
        if lock is Lock.FREE:
            return True  # the lock is enough; on a full disk a session can still be resumed
        raise


def catch_up(session: Session, pulse: Pulse | None) -> Session:
    """Return ``session`` as far into its step as its last heartbeat was.

    A heartbeat of another step says nothing: the log is newer.
    """
    step = session.step
    if pulse is None or pulse.entries != session.begun or step is None or session.ending:
        return session
    longest = pulse.seconds if step.seconds is None else min(pulse.seconds, step.seconds)
    return replace(session, banked=max(session.banked, longest))


def compare_routine(library: Library, one: Unfinished, wanted: Routine | None) -> RoutineState:
    """Return what has become of the routine of a session since it began.

    ``wanted`` is the routine that the person asked for now, None if they asked for none. A file
    outside the library is only known by that: what a log calls a file is never opened.
    """
    identity, then = one.entry.identity, one.session.timeline.routine
    if wanted is not None and wanted.identity == identity:
        return RoutineState.SAME if wanted == then else RoutineState.CHANGED
    if identity.file:
        return RoutineState.ELSEWHERE
    try:
        now = library.load_known(identity)
    except RoutineError:
        return RoutineState.GONE
    if now is None:
        return RoutineState.GONE
    return RoutineState.SAME if now == then else RoutineState.CHANGED


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


def save_as_unfinished(store: Store, one: Unfinished, claim: Claim, now: datetime) -> None:
    """Close a session as it is: what was done of it counts. Raise `LogError`."""
    session = replace(one.session, ending=Ending.LEFT)
    try:
        store.put(replace(with_progress(one.entry, session, now), open=False), session, claim)
        claim.beat.forget()
    finally:
        claim.beat.stop()


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
