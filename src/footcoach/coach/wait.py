"""How long a ready step has waited for a key; that isn't part of the session's time."""

from footcoach.session.player import Session


class Wait:
    """Follows a session from look to look, and keeps the time of the step under way."""

    def __init__(self) -> None:
        self.since: float | None = None
        """The moment from which the step waits; None if it doesn't, or not any more."""
        self.before = 0.0
        """Seconds that it waited before ``since``, or before its seconds ran."""
        self._step = -1
        """Which step that was, as `Session.begun` counts them; -1 before the first."""

    def see(self, session: Session, now: float) -> None:
        """Take note of whether ``session`` waits at the moment ``now``."""
        if session.begun != self._step:
            self.since, self.before, self._step = None, 0.0, session.begun
        if not session.is_waiting:
            self.before, self.since = self.seconds(now), None
        elif self.since is None:
            self.since = now

    @property
    def has_been(self) -> bool:
        """Whether the step under way waits, or waited."""
        return self.since is not None or self.before > 0

    def seconds(self, now: float) -> float:
        """Return the seconds for which the step under way waited; 0 for one that never did."""
        return self.before + (0.0 if self.since is None else max(0.0, now - self.since))
