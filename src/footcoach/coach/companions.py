"""What accompanies a session beside the screen; no session waits for it.

The coach tells of every look; each companion gets what has happened and returns at once.
"""

from collections.abc import Callable, Iterable
from typing import Protocol

from footcoach.coach.coach import Tell
from footcoach.desktop.awake import Awake
from footcoach.desktop.hooks import Hooks
from footcoach.desktop.notification import Way
from footcoach.desktop.session_notices import SessionNotices
from footcoach.desktop.settings import DesktopSettings
from footcoach.session.milestones import Milestone, MilestoneWatch
from footcoach.session.player import Session

Say = Callable[[str], None]
"""Takes a line for the person, from any thread."""


class Companion(Protocol):
    """One of them."""

    def note(self, milestone: Milestone, session: Session) -> None:
        """Take note of what has happened; return at once."""

    def close(self) -> None:
        """Wait a bounded time for what is still to be done."""


class DisplayKeeper:
    """Keeps the display on during a session, but not through a long pause."""

    _ON = frozenset({Milestone.STARTED, Milestone.RESUMED})
    _OFF = frozenset({Milestone.LONG_PAUSE, Milestone.FINISHED, Milestone.STOPPED})

    def __init__(self, awake: Awake) -> None:
        self._awake = awake

    def note(self, milestone: Milestone, session: Session) -> None:  # noqa: ARG002, one shape
        """Keep the display on, or let it go dark."""
        if milestone in self._ON:
            self._awake.keep()
        elif milestone in self._OFF:
            self._awake.release()

    def close(self) -> None:
        """Let the display go dark; the system does so too when the program ends."""
        self._awake.release()


class Companions:
    """All those of one session."""

    def __init__(self, parts: Iterable[Companion]) -> None:
        self._parts = tuple(parts)
        self._watch = MilestoneWatch()

    def see(self, session: Session, moment: float) -> None:
        """Take note of a look of the coach, at ``moment`` of its clock; return at once."""
        for milestone in self._watch.see(session, moment):
            for part in self._parts:
                part.note(milestone, session)

    def join(self, tell: Tell | None) -> Tell:
        """Return what tells ``tell`` and then these."""

        def tell_all(session: Session, moment: float) -> None:
            if tell is not None:
                tell(session, moment)
            self.see(session, moment)

        return tell_all

    def close(self) -> None:
        """Wait a bounded time for what is still to be done."""
        for part in self._parts:
            part.close()


def make_companions(
    settings: DesktopSettings, say: Say, ways: tuple[Way, ...] | None = None
) -> Companions:
    """Return the companions of a session that begins now.

    ``ways`` are those to notify; None is those of this system.
    """
    parts = list[Companion]()
    if settings.keep_awake:
        parts.append(DisplayKeeper(Awake(say)))
    if settings.notifications:
        parts.append(SessionNotices(ways))
    if settings.hooks:
        parts.append(Hooks(settings.hooks, say))
    return Companions(parts)
