"""Keeps a session on disk while it goes on, so that no kill can take it away.

The coach tells of every look; a thread of the keeper's own does the writing, so neither
the screen nor a cue ever waits for a disk. A log that cannot be written stops nothing:
the trouble is there to be told, and every change tries again.
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
"""Seconds between two signs of life."""
FAREWELL = 5.0
"""Seconds to wait at the end for the last write."""


class Snapshot(NamedTuple):
    """A session at the moment at which the coach looked."""

    session: Session
    moment: float
    """Of the coach's clock, in seconds."""

    @property
    def stage(self) -> "Stage":
        """What makes it worth a write."""
        session = self.session
        return Stage(
            session.timeline, session.entries, session.is_running, session.changed, session.ending
        )


class Stage(NamedTuple):
    """What changes at a step, a pause, a swap or an end, and never in between."""

    timeline: Timeline
    entries: int
    running: bool
    changed: float
    ending: Ending | None

    def same(self, other: "Stage | None") -> bool:
        """Tell whether ``other`` is the same; plans are compared by identity, which is quick."""
        return other is not None and self.timeline is other.timeline and self[1:] == other[1:]


class Autosave:
    """Writes one session down as it goes on."""

    def __init__(
        self,
        store: Store,
        entry: SessionRecord,
        *,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self.entry = entry
        """What the log says of the session, as of the last write."""
        self.trouble: str | None = None
        """Why the last write failed, in words; None if it did not."""
        self._store = store
        self._now = now
        self._beat = Heartbeat(store.database.path, entry.uuid)
        self._beating = False
        self._latest: Snapshot | None = None
        self._tried: Stage | None = None
        """What was last written, or could not be."""
        self._changed = Condition()
        self._closing = False
        self._thread: Thread | None = None

    @property
    def notice(self) -> str:
        """What to tell the person while the session goes on; "" is nothing."""
        trouble = self.trouble
        return f"The session goes on, but is not saved: {trouble}" if trouble else ""

    def see(self, session: Session, moment: float) -> None:
        """Take note of where the session is at ``moment``; returns at once."""
        look = Snapshot(session, moment)
        with self._changed:
            news = self._latest is None or not look.stage.same(self._latest.stage)
            self._latest = look
            if news:
                self._start()
                self._changed.notify()

    def close(self) -> None:
        """Write the last of it and end; waits for that, but not for ever."""
        with self._changed:
            self._closing = True
            self._changed.notify()
        if self._thread is not None:
            self._thread.join(FAREWELL)

    def _start(self) -> None:
        if self._thread is None and not self._closing:
            # A daemon, so that a disk that hangs cannot keep the program from ending.
            self._thread = Thread(target=self._run, name="keeper", daemon=True)
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
        return self._closing or (latest is not None and not latest.stage.same(self._tried))

    def _keep(self, look: Snapshot) -> None:
        try:
            if not look.stage.same(self._tried):
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
            # Nothing was done yet, so there is nothing to go on with.
            self._store.delete(entry.uuid)
            self._beat.forget()
        else:
            self._store.record(entry, session)
            self._sign(session)
        self.entry, self.trouble = entry, None

    def _sign(self, session: Session) -> None:
        """Give the first sign of life with the first write, and the last with the last."""
        if session.ending in {Ending.FINISHED, Ending.STOPPED}:
            self._beat.forget()
        elif not self._beating:
            self._beating = self._beat.start()
