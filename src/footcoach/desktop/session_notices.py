"""Notifications about a session, for someone who has gone to another window, or away."""

from threading import Thread

from footcoach.desktop.notification import APP, NotificationError, Way, notify
from footcoach.session.milestones import LONG_PAUSE, Milestone
from footcoach.session.player import Session
from footcoach.session.words import spell

_FAREWELL = 1.0
"""Seconds to wait for the last one before the program ends."""
TEXTS = {
    Milestone.FINISHED: "{title}: done.",
    Milestone.LONG_PAUSE: f"{{title}}: paused for {spell(LONG_PAUSE)}.",
}


class SessionNotices:
    """Notifies at the end of a session, and once a pause is long."""

    def __init__(self, ways: tuple[Way, ...] | None = None) -> None:
        """Take the ways to notify, in order; None is those of this system."""
        self._ways = ways
        self._last: Thread | None = None

    def note(self, milestone: Milestone, session: Session) -> None:
        """Notify, if it's time to; return at once."""
        if text := TEXTS.get(milestone):
            said = text.format(title=session.timeline.routine.title)
            self._last = Thread(target=self._notify, args=(said,), name="notice", daemon=True)
            self._last.start()

    def close(self) -> None:
        """Wait for the last notification, though not long."""
        if self._last is not None:
            self._last.join(_FAREWELL)

    def _notify(self, text: str) -> None:
        try:
            notify(APP, text, self._ways)
        except NotificationError:
            return  # the screen says it too, and no one looks for what never came
