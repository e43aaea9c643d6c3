"""Writes one session into the log while it is under way, from snapshots, in order.

It takes the session for this app before the first write, and lets go of it after the last. It has
no thread and no clock of its own: `footcoach.log.autosave` gives it both.
"""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from typing import NamedTuple

from footcoach.log.database import LogError
from footcoach.log.heartbeat import Lock, Pulse
from footcoach.log.ownership import Claim, UnderWayError
from footcoach.log.records import SessionRecord, with_progress
from footcoach.log.session_json import at_rest
from footcoach.log.store import Store
from footcoach.session.player import Ending, Session
from footcoach.session.tally import work_seconds
from footcoach.session.timeline import Timeline


class Snapshot(NamedTuple):
    """A session at the moment when the coach looked."""

    session: Session
    moment: float
    """Seconds of the coach's clock."""

    @property
    def stage(self) -> "Stage":
        """What is written again as soon as it changes."""
        session = self.session
        return Stage(
            session.timeline, session.begun, session.is_running, session.added, session.ending
        )


class Stage(NamedTuple):
    """What changes at a step, a pause, a swap or the end, and never in between."""

    timeline: Timeline
    entries: int
    running: bool
    changed: float
    ending: Ending | None

    def is_same(self, other: "Stage | None") -> bool:
        """Whether ``other`` is the same; plans are compared by identity, which is quick."""
        return other is not None and self.timeline is other.timeline and self[1:] == other[1:]


class SessionWriter:
    """Writes one session. Where that fails, ``trouble`` says why, and nothing stops."""

    def __init__(
        self, store: Store, entry: SessionRecord, claim: Claim, now: Callable[[], datetime]
    ) -> None:
        self.entry = entry
        """What the log says of the session since the last write."""
        self.trouble: str | None = None
        """Why the last write failed, in words for the person; None if it didn't."""
        self._store = store
        self._claim = claim
        self._now = now
        self._lock: Lock | None = None
        """What the lock was when it was taken; None until then."""
        self._tried: Stage | None = None
        """What was last written, or couldn't be."""
        self.is_taken_over = False
        """Whether another app has the session now, so that this one writes no more of it."""

    def is_behind(self, stage: Stage) -> bool:
        """Whether ``stage`` is yet to be written."""
        return not stage.is_same(self._tried)

    def keep(self, look: Snapshot) -> None:
        """Write where the session is, or just how far into its step if that's all that is new."""
        if self.is_taken_over:
            self._tried = look.stage
            return
        try:
            if self.is_behind(look.stage):
                self._tried = look.stage
                self._write(look)
            elif look.session.is_running:
                self._write_pulse(look)
        except LogError as error:
            self.trouble = str(error)
            self.is_taken_over = isinstance(error, UnderWayError)

    def find_unsaved(self, look: Snapshot) -> tuple[SessionRecord, Session] | None:
        """Return what to save elsewhere of a session that isn't in the log; None for nothing."""
        session = at_rest(look.session, look.moment)
        is_begun = session.ending not in {None, Ending.LEFT} or work_seconds(session)
        if not is_begun:
            return None
        return with_progress(self.entry, session, self._now()), session

    def finish(self, look: Snapshot | None) -> None:
        """Write the last snapshot, once more if it couldn't be written, and let go."""
        if look is not None:
            self.keep(look)
            if self.trouble:
                self._tried = None
                self.keep(look)
        self._claim.beat.stop()

    def _write(self, look: Snapshot) -> None:
        self._take()
        session = at_rest(look.session, look.moment)
        entry = with_progress(self.entry, session, self._now())
        if session.ending is Ending.LEFT and not work_seconds(session):
            # Nothing was done yet, so there is nothing to resume.
            self._store.delete(entry.uuid, self._claim)
            self._claim.beat.forget()
        else:
            self._store.record(entry, session, self._claim)
            if session.ending in {Ending.FINISHED, Ending.STOPPED}:
                self._claim.beat.forget()
        self.entry, self.trouble = entry, None

    def _write_pulse(self, look: Snapshot) -> None:
        # Without a heartbeat the session is saved all the same, to the step.
        with suppress(OSError):
            pulse = Pulse(look.stage.entries, look.session.elapsed(look.moment))
            self._claim.beat.write(pulse)

    def _take(self) -> None:
        """Lock the session before the first write, so that no other app can have it too."""
        if self._lock is None:
            self._lock = self._claim.lock()
        if self._lock is Lock.HELD:
            msg = "another window has it open"
            raise UnderWayError(msg)
