"""What happens in a session that other parts may want to know, found by looking at it."""

from enum import StrEnum

from footcoach.session.player import Ending, Session

LONG_PAUSE = 300.0
"""Seconds after which a pause is a long one."""


class Milestone(StrEnum):
    """Something that happened; the names of the first four are those of the hooks."""

    STARTED = "session_started"
    """It moves for the first time, here and now."""
    STEP = "step"
    """A step began."""
    FINISHED = "session_finished"
    STOPPED = "session_stopped"
    """It was left early, or stopped because it hurt."""
    LONG_PAUSE = "long pause"
    RESUMED = "resumed"
    """It moves again after a long pause."""


class MilestoneWatch:
    """Follows one session, from look to look."""

    def __init__(self) -> None:
        self._has_started = self._is_over = self._is_long = False
        self._begun = -1
        self._paused_at: float | None = None

    def see(self, session: Session, now: float) -> tuple[Milestone, ...]:
        """Return what has happened since the last look; ``now`` is a moment of its clock.

        Nothing is said of a session before it moves.
        """
        if self._is_over or not (self._has_started or session.is_running):
            return ()
        found = list[Milestone]()
        if not self._has_started:
            self._has_started = True
            found.append(Milestone.STARTED)
        if session.begun != self._begun and session.step is not None:
            self._begun = session.begun
            found.append(Milestone.STEP)
        found += self._see_pause(session, now)
        if session.ending:
            self._is_over = True
            is_whole = session.ending is Ending.FINISHED
            found.append(Milestone.FINISHED if is_whole else Milestone.STOPPED)
        return tuple(found)

    def _see_pause(self, session: Session, now: float) -> tuple[Milestone, ...]:
        if session.is_running or session.ending:
            was_long, self._is_long, self._paused_at = self._is_long, False, None
            return (Milestone.RESUMED,) if was_long and session.is_running else ()
        if self._paused_at is None:
            self._paused_at = now
        if self._is_long or now - self._paused_at < LONG_PAUSE:
            return ()
        self._is_long = True
        return (Milestone.LONG_PAUSE,)
