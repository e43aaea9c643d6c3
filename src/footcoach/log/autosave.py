"""Saves a session while it is under way, so that it survives if the program is killed.

The coach reports each look at it; a thread of its own does the writing, so neither the screen
nor a cue ever waits for a disk. A log that can't be written stops nothing: the trouble is there
to be shown, and every change tries again.
"""

from collections.abc import Callable
from datetime import UTC, datetime
from threading import Condition, Thread

from footcoach.log.ownership import Claim
from footcoach.log.records import SessionRecord
from footcoach.log.session_writer import SessionWriter, Snapshot
from footcoach.log.store import Store
from footcoach.session.player import Session

PERIOD = 0.25
"""Seconds between two heartbeats."""
FAREWELL = 5.0
"""Seconds to wait for the last write."""


class Autosave:
    """Saves one session while it is under way."""

    def __init__(
        self,
        store: Store,
        entry: SessionRecord,
        claim: Claim | None = None,
        *,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        """Take the ``claim`` to a session that is resumed; a new one needs none."""
        own = claim or Claim.of(store.database.path, entry.uuid, now())
        self._writer = SessionWriter(store, entry, own, now)
        self._latest: Snapshot | None = None
        self._changed = Condition()
        self._closing = False
        self._hanging: str | None = None
        """Why the last write didn't end; None if it did."""
        self._thread: Thread | None = None

    @property
    def entry(self) -> SessionRecord:
        """What the log says of the session since the last write."""
        return self._writer.entry

    @property
    def trouble(self) -> str | None:
        """Why the last write failed, in words for the person; None if it didn't."""
        return self._writer.trouble or self._hanging

    @property
    def unsaved(self) -> tuple[SessionRecord, Session] | None:
        """The session as it ended, if the log lacks it; None if it's saved, or nothing was done."""
        if not self.trouble or self._latest is None:
            return None
        return self._writer.find_unsaved(self._latest)

    @property
    def is_taken_over(self) -> bool:
        """Whether another window has the session now, and saves it."""
        return self._writer.is_taken_over

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
        if self._thread is None:
            self._writer.finish(None)
        else:
            self._thread.join(FAREWELL)
            if self._thread.is_alive():
                self._hanging = f"the disk didn't answer for {FAREWELL:.0f} s"

    def _start(self) -> None:
        if self._thread is None and not self._closing:
            # A daemon, so that a disk that hangs can't keep the program from ending.
            self._thread = Thread(target=self._run, name="autosave", daemon=True)
            self._thread.start()

    def _run(self) -> None:
        while True:
            with self._changed:
                self._changed.wait_for(self._has_news, self._find_wait())
                look, closing = self._latest, self._closing
            if closing:
                self._writer.finish(look)
                return
            if look is not None:
                self._writer.keep(look)

    def _find_wait(self) -> float | None:
        """Return the seconds until the next heartbeat; None in a pause, which has none."""
        runs = self._latest is not None and self._latest.session.is_running
        return PERIOD if runs else None

    def _has_news(self) -> bool:
        latest = self._latest
        return self._closing or (latest is not None and self._writer.is_behind(latest.stage))
