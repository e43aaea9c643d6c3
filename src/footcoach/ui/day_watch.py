"""Notices while the app is idle that a new day has begun or a night is over."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.app import App
    from textual.timer import Timer

    from footcoach.coach.log_service import LogService

LOOK = 30.0
"""Seconds between two looks at most: a computer that was asleep, or a clock that was set, is
noticed that much later."""


class DayWatch:
    """Calls ``turned`` when it's another day than before, or a night after a session is over."""

    def __init__(self, app: "App[int]", log: "LogService", turned: Callable[[], None]) -> None:
        self._app = app
        self._log = log
        self._turned = turned
        self._today = log.today
        self._timer: Timer | None = None

    @property
    def today(self) -> date:
        """The day that was found at the last look."""
        return self._today

    def look(self) -> None:
        """See which day it is, and look again when that may change."""
        today = self._log.today
        if today != self._today or self._log.is_morning_new:
            self._today = today
            self._turned()
        if self._timer is not None:
            self._timer.stop()
        self._timer = self._app.set_timer(self._find_delay(), self.look)

    def _find_delay(self) -> float:
        """Return the seconds to the next look: no later than the day turns."""
        now = self._log.now()
        # By what passes: of two times in one zone Python subtracts what the clocks show.
        return min(LOOK, self._log.days.find_turn(now).timestamp() - now.timestamp())
