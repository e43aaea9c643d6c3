"""Saves a session while it is under way, so that no kill can take it away.

The coach reports each look at it; a thread of its own does the writing, so neither the screen
nor a cue ever waits for a disk. A log that can't be written stops nothing: the trouble is there
to be shown, and every change tries again.
"""

from collections.abc import Callable
from datetime import UTC, datetime
from threading import Condition, Thread
from typing import NamedTuple

from footcoach.log.database import LogError
from footcoach.log.heartbeat import Heartbeat, Pulse
from footcoach.log.records import SessionRecord, with_progress
from footcoach.log.session_json import at_rest
from footcoach.log.store import Store
from footcoach.session.player import Ending, Session
from footcoach.session.tally import work_seconds
from footcoach.session.timeline import Timeline

PERIOD = 0.25
"""Seconds between two heartbeats."""
FAREWELL = 5.0
"""Seconds to wait for the last write."""


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


class Autosave:
    """Saves one session while it is under way."""

    def __init__(
        self,
        store: Store,
        entry: SessionRecord,
        *,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self.entry = entry
        """What the log says of the session since the last write."""
        self.trouble: str | None = None
        """Why the last write failed, in words for the person; None if it didn't."""
        self._store = store
        self._now = now
        self._beat = Heartbeat(store.database.path, entry.uuid)
        self._beating = False
        self._latest: Snapshot | None = None
        self._tried: Stage | None = None
        """What was last written, or couldn't be."""
        self._changed = Condition()
        self._closing = False
        self._thread: Thread | None = None

    @property
    def notice(self) -> str:
        """What to tell the person while the session is under way; "" is nothing."""
        trouble = self.trouble
        return f"This session isn't being saved: {trouble}." if trouble else ""

    def see(self, session: Session, moment: float) -> None:
        """Take note of where the session is at ``moment``, and return at once."""
        look = Snapshot(session, moment)
        with self._changed:
            news = self._latest is None or not look.stage.is_same(self._latest.stage)
            self._latest = look
            if news:
                self._start()
                self._changed.notify()

    def close(self) -> None:
        """Write what is left and end; wait for that, but no longer than `FAREWELL`."""
        with self._changed:
            self._closing = True
            self._changed.notify()
        if self._thread is not None:
            self._thread.join(FAREWELL)

    def _start(self) -> None:
        if self._thread is None and not self._closing:
            # A daemon, so that a disk that hangs can't keep the program from ending.
            self._thread = Thread(target=self._run, name="autosave", daemon=True)
            self._thread.start()

    def _run(self) -> None:
        closing = False
        while not closing:
            with self._changed:
                self._changed.wait_for(self._news, PERIOD)
                look, closing = self._latest, self._closing
            if look is not None:
                self._keep(look)
            if look is not None and closing and self.trouble:
                self._tried = None
                self._keep(look)
        self._beat.stop()

    def _news(self) -> bool:
        latest = self._latest
        return self._closing or (latest is not None and not latest.stage.is_same(self._tried))

    def _keep(self, look: Snapshot) -> None:
        try:
            if not look.stage.is_same(self._tried):
                self._tried = look.stage
                self._write(look)
            elif look.session.is_running:
                self._beat.write(Pulse(look.stage.entries, look.session.elapsed(look.moment)))
        except (LogError, OSError) as error:
            self.trouble = str(error)

    def _write(self, look: Snapshot) -> None:
        session = at_rest(look.session, look.moment)
        entry = with_progress(self.entry, session, self._now())
        if session.ending is Ending.LEFT and not work_seconds(session):
            # Nothing was done yet, so there is nothing to resume.
            self._store.delete(entry.uuid)
            self._beat.forget()
        else:
            self._store.record(entry, session)
            self._update_heartbeat(session)
        self.entry, self.trouble = entry, None

    def _update_heartbeat(self, session: Session) -> None:
        """Start the heartbeat after the first write, and remove it after the last."""
        if session.ending in {Ending.FINISHED, Ending.STOPPED}:
            self._beat.forget()
        elif not self._beating:
            self._beating = self._beat.start()
